-- The programmes, measures and reasons that the claims of a header name.
    (
        SELECT json_group_array(item)
        FROM (
            SELECT DISTINCT i.item FROM {claims} AS c
            JOIN claim_programs AS i ON i.claim_id = c.claim_id
            WHERE c.{key} = h.{key}
            ORDER BY i.item
        )
    ) AS "programId[]",
    (
        SELECT json_group_array(item)
        FROM (
            SELECT DISTINCT i.item FROM {claims} AS c
            JOIN claim_measures AS i ON i.claim_id = c.claim_id
            WHERE c.{key} = h.{key}
            ORDER BY i.item
        )
    ) AS "provisions[]",
    (
        SELECT json_group_array(item)
        FROM (
            SELECT DISTINCT i.item FROM {claims} AS c
            JOIN claim_reasons AS i ON i.claim_id = c.claim_id
            WHERE c.{key} = h.{key}
            ORDER BY i.item
        )
    ) AS "reason[]"
