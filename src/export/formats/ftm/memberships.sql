-- Who belongs to a bloc that is an organisation.
SELECT
    'membership:' || m.bloc_id || ':' || m.member_id AS "id",
    'Membership' AS "schema",
    m.bloc_id AS "organization@",
    m.member_id AS "member@",
    m.since AS "startDate",
    m.until AS "endDate"
FROM party_members AS m
JOIN parties AS p ON p.party_id = m.bloc_id AND NOT p.is_collective
ORDER BY m.bloc_id, m.member_id
