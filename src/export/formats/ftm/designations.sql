-- A party on the list of an authority.
SELECT
    h.designation_id AS "id",
    'Sanction' AS "schema",
    h.party_id AS "entity@",
    (
        SELECT json_group_array(name)
        FROM (
            SELECT a.name
            UNION ALL
            SELECT * FROM (
                SELECT DISTINCT p.name FROM designation_claims AS c
                JOIN parties AS p ON p.party_id = c.agency_id
                WHERE c.designation_id = h.designation_id
                ORDER BY p.name
            )
        )
    ) AS "authority[]",
    lower(coalesce(a.country, CASE WHEN a.kind = 'country' THEN a.code END)) AS "country",
    h.status AS "status",
    h.listed_on AS "listingDate",
    h.delisted_on AS "endDate",
    (
        SELECT json_group_array(item)
        FROM (
            SELECT DISTINCT p.name AS item FROM designation_claims AS c
            JOIN claim_programs AS i ON i.claim_id = c.claim_id
            JOIN programs AS p ON p.program_id = i.item
            WHERE c.designation_id = h.designation_id
            UNION
            SELECT c.list FROM designation_claims AS c
            WHERE c.designation_id = h.designation_id AND c.list IS NOT NULL
            ORDER BY item
        )
    ) AS "program[]",
    {restrictions},
    {sources},
    h.designation_id AS "recordId"
FROM designations AS h
JOIN parties AS a ON a.party_id = h.authority_id
ORDER BY h.designation_id
