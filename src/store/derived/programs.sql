-- Finds the programmes of every regime.

WITH
spans AS (
    SELECT
        r.regime_id,
        r.sender_id,
        r.target_id,
        substr(min(
            coalesce(r.started_on, r.first_reported_on, r.status_on),
            coalesce(r.first_reported_on, r.started_on, r.status_on)
        ), 1, 4) AS first,
        substr(coalesce(r.ended_on, max(
            coalesce(r.last_reported_on, r.status_on, r.started_on),
            coalesce(r.status_on, r.last_reported_on, r.started_on)
        )), 1, 4) AS last
    FROM regimes AS r
),
found AS (
    SELECT s.regime_id, p.item AS program_id, 'named' AS how
    FROM sanction_claims AS s
    JOIN claim_programs AS p ON p.claim_id = s.claim_id
    UNION
    SELECT l.regime_id, p.item, 'named'
    FROM designation_claims AS l
    JOIN claim_programs AS p ON p.claim_id = l.claim_id
    WHERE l.regime_id IS NOT NULL
    UNION
    SELECT s.regime_id, b.program_id, 'named'
    FROM sanction_claims AS s
    JOIN claim_legal_bases AS i ON i.claim_id = s.claim_id
    JOIN legal_bases AS b ON b.legal_basis_id = i.item
    WHERE b.program_id IS NOT NULL
    UNION
    SELECT l.regime_id, b.program_id, 'named'
    FROM designation_claims AS l
    JOIN claim_legal_bases AS i ON i.claim_id = l.claim_id
    JOIN legal_bases AS b ON b.legal_basis_id = i.item
    WHERE l.regime_id IS NOT NULL AND b.program_id IS NOT NULL
    UNION
    SELECT r.regime_id, p.program_id, 'implied'
    FROM spans AS r
    JOIN programs AS p ON p.issuer_id = r.sender_id AND p.target_id = r.target_id
    WHERE CASE
        WHEN r.last IS NULL THEN p.status = 'active'
        ELSE coalesce(substr(p.since, 1, 4) <= r.last, 1) AND coalesce(substr(p.until, 1, 4) >= r.first, 1)
    END
)
INSERT INTO regime_programs
SELECT f.regime_id, f.program_id, max(f.how)
FROM found AS f
JOIN regimes AS r ON r.regime_id = f.regime_id
JOIN programs AS p ON p.program_id = f.program_id
-- A claim may name a programme of somebody else, beside the one that it is about.
WHERE f.how = 'implied' OR p.issuer_id = r.sender_id
GROUP BY f.regime_id, f.program_id
ORDER BY f.regime_id, f.program_id;
