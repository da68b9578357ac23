-- The words that state a header best, by claim, and the articles that do.
    (
        SELECT json_group_array(quote)
        FROM (
            SELECT e.quote FROM {claims} AS c
            JOIN evidence AS e ON e.claim_id = c.claim_id AND e.ordinal = 0
            WHERE c.{key} = h.{key}
            ORDER BY c.claim_id
        )
    ) AS "summary[]",
    (
        SELECT json_group_array(article_id)
        FROM (
            SELECT DISTINCT k.article_id FROM {claims} AS c
            JOIN claims AS k ON k.claim_id = c.claim_id
            WHERE c.{key} = h.{key}
            ORDER BY k.article_id
        )
    ) AS "proof@[]",
    (
        SELECT json_group_array(url)
        FROM (
            SELECT DISTINCT a.url FROM {claims} AS c
            JOIN claims AS k ON k.claim_id = c.claim_id
            JOIN articles AS a ON a.article_id = k.article_id
            WHERE c.{key} = h.{key} AND (a.url LIKE 'http://%' OR a.url LIKE 'https://%')
            ORDER BY a.url
        )
    ) AS "sourceUrl[]"
