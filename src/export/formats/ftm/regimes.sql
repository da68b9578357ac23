-- The sanctions of one sender on one target.
SELECT
    h.regime_id AS "id",
    'Sanction' AS "schema",
    h.target_id AS "entity@",
    s.name AS "authority",
    lower(coalesce(s.country, CASE WHEN s.kind = 'country' THEN s.code END)) AS "country",
    h.status AS "status",
    h.started_on AS "startDate",
    h.ended_on AS "endDate",
    (
        SELECT json_group_array(item)
        FROM (
            SELECT DISTINCT p.name AS item FROM sanction_claims AS c
            JOIN claim_programs AS i ON i.claim_id = c.claim_id
            JOIN programs AS p ON p.program_id = i.item
            WHERE c.regime_id = h.regime_id
            ORDER BY item
        )
    ) AS "program[]",
    {restrictions},
    {sources},
    h.regime_id AS "recordId"
FROM regimes AS h
JOIN parties AS s ON s.party_id = h.sender_id
ORDER BY h.regime_id
