-- Sanctions regimes.
SELECT json_patch('{}', json_object(
    'id', regime_id,
    'sender', sender_id,
    'target', target_id,
    'theme', theme,
    'name', name,
    'status', status,
    'status_on', status_on,
    'started_on', started_on,
    'ended_on', ended_on,
    'articles', articles,
    'publishers', publishers,
    'first_reported', first_reported_on,
    'last_reported', last_reported_on
))
FROM regimes
ORDER BY regime_id
