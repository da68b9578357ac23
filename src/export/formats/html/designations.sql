-- Listings.
SELECT json_patch('{}', json_object(
    'id', designation_id,
    'party', party_id,
    'authority', authority_id,
    'status', status,
    'status_on', status_on,
    'listed_on', listed_on,
    'delisted_on', delisted_on,
    'articles', articles,
    'publishers', publishers,
    'first_reported', first_reported_on,
    'last_reported', last_reported_on
))
FROM designations
ORDER BY designation_id
