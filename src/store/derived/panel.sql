-- Fills the panel of dyads and years.

WITH RECURSIVE
-- Every claim with the year that it falls in, and the article that it counts for.
told AS (
    SELECT
        r.sender_id,
        r.target_id,
        r.regime_id,
        s.claim_id,
        CASE WHEN s.action = 'propose' THEN 'threatened' WHEN s.action = 'propose_ease' THEN NULL ELSE 'imposed' END AS what,
        CAST(substr(coalesce(s.date, a.published_on), 1, 4) AS INTEGER) AS year,
        coalesce(a.duplicate_of, a.article_id) AS article_id
    FROM sanction_claims AS s
    JOIN regimes AS r ON r.regime_id = s.regime_id
    JOIN claims AS c ON c.claim_id = s.claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE coalesce(s.date, a.published_on) IS NOT NULL
),
-- The last year in which a regime was in force, as far as articles tell.
ends AS (
    SELECT
        t.regime_id,
        max(CASE WHEN r.ended_on IS NULL THEN t.year ELSE CAST(substr(r.ended_on, 1, 4) AS INTEGER) END) AS last
    FROM told AS t
    JOIN regimes AS r ON r.regime_id = t.regime_id
    WHERE t.what = 'imposed'
    GROUP BY t.regime_id
),
-- What was in force from when to when; the measure is NULL for sanctions of any kind.
spells AS (
    SELECT t.sender_id, t.target_id, m.item AS measure, min(t.year) AS year, max(e.last, min(t.year)) AS last
    FROM told AS t
    JOIN ends AS e ON e.regime_id = t.regime_id
    LEFT JOIN (SELECT claim_id, item FROM claim_measures UNION ALL SELECT claim_id, NULL FROM sanction_claims) AS m
        ON m.claim_id = t.claim_id
    WHERE t.what = 'imposed'
    GROUP BY t.sender_id, t.target_id, t.regime_id, m.item
),
in_force (sender_id, target_id, measure, year, last) AS (
    SELECT sender_id, target_id, measure, year, last FROM spells
    UNION
    SELECT sender_id, target_id, measure, year + 1, last FROM in_force WHERE year < last
),
states AS (
    SELECT sender_id, target_id, year, 'imposed' AS what, measure FROM in_force
    UNION
    SELECT t.sender_id, t.target_id, t.year, t.what, m.item
    FROM told AS t
    LEFT JOIN (SELECT claim_id, item FROM claim_measures UNION ALL SELECT claim_id, NULL FROM sanction_claims) AS m
        ON m.claim_id = t.claim_id
    WHERE t.what = 'threatened'
),
counts AS (
    SELECT sender_id, target_id, year, count(DISTINCT article_id) AS articles
    FROM told
    GROUP BY sender_id, target_id, year
)
INSERT INTO panel_dyad_year
SELECT
    s.sender_id,
    s.target_id,
    s.year,
    coalesce(sender.code, sender.name),
    coalesce(target.code, target.name),
    coalesce(n.articles, 0),
    max(s.what = 'imposed'),
    max(s.what = 'threatened'),
    max(s.what = 'imposed' AND s.measure IS 'arms'),
    max(s.what = 'imposed' AND s.measure IS 'asset_freeze'),
    max(s.what = 'imposed' AND s.measure IS 'travel_ban'),
    max(s.what = 'imposed' AND s.measure IS 'financial'),
    max(s.what = 'imposed' AND s.measure IS 'trade'),
    max(s.what = 'imposed' AND s.measure IS 'export_control'),
    max(s.what = 'imposed' AND s.measure IS 'import_ban'),
    max(s.what = 'imposed' AND s.measure IS 'oil_price_cap'),
    max(s.what = 'imposed' AND s.measure IS 'energy'),
    max(s.what = 'imposed' AND s.measure IS 'transport'),
    max(s.what = 'imposed' AND s.measure IS 'services'),
    max(s.what = 'imposed' AND s.measure IS 'investment'),
    max(s.what = 'imposed' AND s.measure IS 'diplomatic'),
    max(s.what = 'imposed' AND s.measure IS 'blacklisting'),
    max(s.what = 'imposed' AND s.measure IS 'secondary'),
    max(s.what = 'imposed' AND s.measure IS 'other'),
    max(s.what = 'threatened' AND s.measure IS 'arms'),
    max(s.what = 'threatened' AND s.measure IS 'asset_freeze'),
    max(s.what = 'threatened' AND s.measure IS 'travel_ban'),
    max(s.what = 'threatened' AND s.measure IS 'financial'),
    max(s.what = 'threatened' AND s.measure IS 'trade'),
    max(s.what = 'threatened' AND s.measure IS 'export_control'),
    max(s.what = 'threatened' AND s.measure IS 'import_ban'),
    max(s.what = 'threatened' AND s.measure IS 'oil_price_cap'),
    max(s.what = 'threatened' AND s.measure IS 'energy'),
    max(s.what = 'threatened' AND s.measure IS 'transport'),
    max(s.what = 'threatened' AND s.measure IS 'services'),
    max(s.what = 'threatened' AND s.measure IS 'investment'),
    max(s.what = 'threatened' AND s.measure IS 'diplomatic'),
    max(s.what = 'threatened' AND s.measure IS 'blacklisting'),
    max(s.what = 'threatened' AND s.measure IS 'secondary'),
    max(s.what = 'threatened' AND s.measure IS 'other')
FROM states AS s
JOIN parties AS sender ON sender.party_id = s.sender_id
JOIN parties AS target ON target.party_id = s.target_id
LEFT JOIN counts AS n ON n.sender_id = s.sender_id AND n.target_id = s.target_id AND n.year = s.year
GROUP BY s.sender_id, s.target_id, s.year
ORDER BY s.sender_id, s.target_id, s.year;
