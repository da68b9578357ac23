-- An agreement, as an event in which its parties, signatories and mediators are involved.
SELECT
    h.agreement_id AS "id",
    'Event' AS "schema",
    h.title AS "name",
    h.signed_on AS "date",
    h.place AS "location",
    (
        SELECT json_group_array(party_id)
        FROM (
            SELECT DISTINCT i.party_id FROM agreement_claims AS c
            JOIN agreement_claim_parties AS i ON i.claim_id = c.claim_id
            JOIN parties AS p ON p.party_id = i.party_id AND p.kind NOT IN ('vessel', 'aircraft')
            WHERE c.agreement_id = h.agreement_id
            ORDER BY i.party_id
        )
    ) AS "involved@[]",
    (
        SELECT json_group_array(item)
        FROM (
            SELECT h.kind AS item
            UNION ALL
            SELECT h.status
            UNION ALL
            SELECT * FROM (
                SELECT DISTINCT i.item FROM agreement_claims AS c
                JOIN claim_topics AS i ON i.claim_id = c.claim_id
                WHERE c.agreement_id = h.agreement_id
                ORDER BY i.item
            )
        )
    ) AS "keywords[]",
    {sources},
    h.agreement_id AS "recordId"
FROM agreements AS h
ORDER BY h.agreement_id
