-- Agreements.
SELECT json_patch('{}', json_object(
    'id', agreement_id,
    'title', title,
    'kind', kind,
    'status', status,
    'status_on', status_on,
    'signed_on', signed_on,
    'place', place,
    'articles', articles,
    'publishers', publishers,
    'first_reported', first_reported_on,
    'last_reported', last_reported_on
))
FROM agreements
ORDER BY agreement_id
