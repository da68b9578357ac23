-- A party in an article, under the names that it has there. Only legal entities can be what a mention is resolved to.
SELECT
    'mention:' || ap.article_id || ':' || ap.party_id AS "id",
    'Mention' AS "schema",
    ap.article_id AS "document@",
    CASE WHEN p.kind NOT IN ('vessel', 'aircraft') THEN ap.party_id END AS "resolved@",
    (
        SELECT json_group_array(name)
        FROM (
            SELECT ap.name
            UNION ALL
            SELECT * FROM (
                SELECT n.name FROM article_party_names AS n
                WHERE n.article_id = ap.article_id AND n.party_id = ap.party_id
                ORDER BY n.name
            )
        )
    ) AS "name[]",
    CASE p.kind WHEN 'vessel' THEN 'Vessel' WHEN 'aircraft' THEN 'Airplane' END AS "detectedSchema",
    lower(p.country) AS "contextCountry"
FROM article_parties AS ap
JOIN parties AS p ON p.party_id = ap.party_id
ORDER BY ap.article_id, ap.party_id
