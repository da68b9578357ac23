-- Fills the star from the tables of facts.

WITH RECURSIVE
years (year) AS (
    SELECT substr(published_on, 1, 4) FROM articles
    UNION SELECT substr(date, 1, 4) FROM sanction_claims
    UNION SELECT substr(date, 1, 4) FROM designation_claims
    UNION SELECT substr(date, 1, 4) FROM agreement_claims
    UNION SELECT substr(value, 1, 4) FROM regimes, json_each(json_array(status_on, started_on, ended_on))
    UNION SELECT substr(value, 1, 4) FROM designations, json_each(json_array(status_on, listed_on, delisted_on))
    UNION SELECT substr(value, 1, 4) FROM agreements, json_each(json_array(status_on, signed_on))
),
days (day) AS (
    SELECT year || '-01-01' FROM years WHERE year IS NOT NULL
    UNION ALL
    SELECT date(day, '+1 day') FROM days WHERE substr(day, 6) < '12-31'
)
INSERT INTO dim_date
SELECT
    CAST(replace(day, '-', '') AS INTEGER),
    day,
    CAST(substr(day, 1, 4) AS INTEGER),
    (CAST(substr(day, 6, 2) AS INTEGER) + 2) / 3,
    CAST(substr(day, 6, 2) AS INTEGER),
    CASE substr(day, 6, 2)
        WHEN '01' THEN 'January' WHEN '02' THEN 'February' WHEN '03' THEN 'March' WHEN '04' THEN 'April'
        WHEN '05' THEN 'May' WHEN '06' THEN 'June' WHEN '07' THEN 'July' WHEN '08' THEN 'August'
        WHEN '09' THEN 'September' WHEN '10' THEN 'October' WHEN '11' THEN 'November' ELSE 'December'
    END,
    CAST(substr(day, 9, 2) AS INTEGER),
    (CAST(strftime('%w', day) AS INTEGER) + 6) % 7 + 1
FROM days
ORDER BY day;

INSERT INTO dim_party
SELECT
    row_number() OVER (ORDER BY p.party_id),
    p.party_id,
    coalesce(p.code, p.name),
    p.name,
    p.kind,
    p.country,
    c.name,
    p.is_collective
FROM parties AS p
LEFT JOIN countries AS c ON c.code = p.country
ORDER BY p.party_id;

INSERT INTO dim_regime
SELECT
    row_number() OVER (ORDER BY r.regime_id),
    r.regime_id,
    r.name,
    sender.party_key,
    target.party_key,
    r.status,
    CAST(replace(substr(r.status_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    CAST(replace(substr(r.started_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    CAST(replace(substr(r.ended_on || '-01-01', 1, 10), '-', '') AS INTEGER)
FROM regimes AS r
JOIN dim_party AS sender ON sender.party_id = r.sender_id
JOIN dim_party AS target ON target.party_id = r.target_id
ORDER BY r.regime_id;

WITH measures_named AS (
    SELECT s.regime_id, s.action, s.mode, s.date, max(c.confidence) AS confidence,
        coalesce(max(m.item = 'arms'), 0) AS arms,
        coalesce(max(m.item = 'asset_freeze'), 0) AS asset_freeze,
        coalesce(max(m.item = 'travel_ban'), 0) AS travel_ban,
        coalesce(max(m.item = 'financial'), 0) AS financial,
        coalesce(max(m.item = 'trade'), 0) AS trade,
        coalesce(max(m.item = 'export_control'), 0) AS export_control,
        coalesce(max(m.item = 'import_ban'), 0) AS import_ban,
        coalesce(max(m.item = 'oil_price_cap'), 0) AS oil_price_cap,
        coalesce(max(m.item = 'energy'), 0) AS energy,
        coalesce(max(m.item = 'transport'), 0) AS transport,
        coalesce(max(m.item = 'services'), 0) AS services,
        coalesce(max(m.item = 'investment'), 0) AS investment,
        coalesce(max(m.item = 'diplomatic'), 0) AS diplomatic,
        coalesce(max(m.item = 'blacklisting'), 0) AS blacklisting,
        coalesce(max(m.item = 'secondary'), 0) AS secondary,
        coalesce(max(m.item = 'other'), 0) AS other
    FROM sanction_claims AS s
    JOIN claims AS c ON c.claim_id = s.claim_id
    LEFT JOIN claim_measures AS m ON m.claim_id = s.claim_id
    GROUP BY s.regime_id, s.action, s.mode, s.date
)
INSERT INTO fact_sanction_actions
SELECT
    row_number() OVER (ORDER BY a.regime_id, a.date_from, a.date_to, a.action, a.mode),
    r.regime_key,
    r.sender_key,
    r.target_key,
    CAST(replace(a.date_from, '-', '') AS INTEGER),
    a.date_precision,
    CAST(replace(substr(a.first_reported_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    a.action,
    a.mode,
    a.articles,
    a.publishers,
    n.confidence,
    n.arms,
    n.asset_freeze,
    n.travel_ban,
    n.financial,
    n.trade,
    n.export_control,
    n.import_ban,
    n.oil_price_cap,
    n.energy,
    n.transport,
    n.services,
    n.investment,
    n.diplomatic,
    n.blacklisting,
    n.secondary,
    n.other
FROM v_acts AS a
JOIN dim_regime AS r ON r.regime_id = a.regime_id
JOIN measures_named AS n
    ON n.regime_id = a.regime_id AND n.action = a.action AND n.mode IS a.mode AND n.date IS a.date
ORDER BY a.regime_id, a.date_from, a.date_to, a.action, a.mode;

INSERT INTO fact_designations
SELECT
    row_number() OVER (ORDER BY d.designation_id),
    d.designation_id,
    party.party_key,
    authority.party_key,
    (
        SELECT min(r.regime_key) FROM designation_claims AS l
        JOIN dim_regime AS r ON r.regime_id = l.regime_id
        WHERE l.designation_id = d.designation_id
    ),
    d.status,
    CAST(replace(substr(d.status_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    CAST(replace(substr(d.listed_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    CAST(replace(substr(d.delisted_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    d.articles,
    d.publishers,
    coalesce((
        SELECT max(c.confidence) FROM designation_claims AS l
        JOIN claims AS c ON c.claim_id = l.claim_id
        WHERE l.designation_id = d.designation_id
    ), 0)
FROM designations AS d
JOIN dim_party AS party ON party.party_id = d.party_id
JOIN dim_party AS authority ON authority.party_id = d.authority_id
ORDER BY d.designation_id;

INSERT INTO fact_agreements
SELECT
    row_number() OVER (ORDER BY g.agreement_id),
    g.agreement_id,
    g.title,
    g.kind,
    g.status,
    CAST(replace(substr(g.status_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    CAST(replace(substr(g.signed_on || '-01-01', 1, 10), '-', '') AS INTEGER),
    g.place,
    (
        SELECT count(DISTINCT i.party_id) FROM agreement_claims AS l
        JOIN agreement_claim_parties AS i ON i.claim_id = l.claim_id
        WHERE l.agreement_id = g.agreement_id AND i.role IN ('party', 'withdrawn')
    ),
    g.articles,
    g.publishers,
    coalesce((
        SELECT max(c.confidence) FROM agreement_claims AS l
        JOIN claims AS c ON c.claim_id = l.claim_id
        WHERE l.agreement_id = g.agreement_id
    ), 0)
FROM agreements AS g
ORDER BY g.agreement_id;

INSERT INTO bridge_agreement_parties
SELECT DISTINCT g.agreement_key, p.party_key, i.role
FROM agreement_claim_parties AS i
JOIN agreement_claims AS l ON l.claim_id = i.claim_id
JOIN fact_agreements AS g ON g.agreement_id = l.agreement_id
JOIN dim_party AS p ON p.party_id = i.party_id
ORDER BY 1, 2, 3;
