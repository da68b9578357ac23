-- What happened when, what held when, and where articles disagree.

CREATE VIEW v_timeline (
    --! A dated stage of a regime, a designation or an agreement, however many articles report it, in the order of time.
    --! Key: date_from, date_to, fact, subject_id, stage, mode.
    -- When, as precisely as articles tell.
    date,
    -- Kind of fact, and so what `subject_id` is a key of: regimes, designations or agreements.
    fact,
    -- The regime, designation or agreement.
    subject_id,
    -- Its name; of a designation the listed party.
    name,
    -- What came about: the action on a regime, else the status.
    stage,
    -- In what way, for an action on a regime.
    mode,
    -- Who acts or lists; of an agreement all parties, joined with `; `: codes where they have one, else names.
    actors,
    -- Who is hit or listed, in the same way.
    target,
    -- How many articles report it; an article and those that repeat it count once.
    articles,
    -- The first of its claims by key, for the words that state it.
    claim_id,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision
) AS
WITH stages AS (
    SELECT 'sanction' AS fact, s.regime_id AS subject_id, s.action AS stage, s.mode AS mode, s.date AS date, s.claim_id
    FROM sanction_claims AS s
    UNION ALL
    SELECT 'designation', l.designation_id, l.status, NULL, l.date, l.claim_id FROM designation_claims AS l
    UNION ALL
    SELECT 'agreement', g.agreement_id, g.status, NULL, g.date, g.claim_id FROM agreement_claims AS g
),
told AS (
    SELECT
        t.fact,
        t.subject_id,
        t.stage,
        t.mode,
        t.date,
        CAST(count(DISTINCT coalesce(a.duplicate_of, a.article_id)) AS INTEGER) AS articles,
        min(t.claim_id) AS claim_id
    FROM stages AS t
    JOIN claims AS c ON c.claim_id = t.claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE t.date IS NOT NULL
    GROUP BY t.fact, t.subject_id, t.stage, t.mode, t.date
)
SELECT
    t.date,
    t.fact,
    t.subject_id,
    coalesce(r.name, listed.name, g.title),
    t.stage,
    t.mode,
    coalesce(
        sender.code, sender.name, authority.code, authority.name,
        (
            SELECT group_concat(label, '; ')
            FROM (
                SELECT DISTINCT coalesce(p.code, p.name) AS label FROM agreement_claims AS l
                JOIN agreement_claim_parties AS i ON i.claim_id = l.claim_id
                JOIN parties AS p ON p.party_id = i.party_id
                WHERE l.agreement_id = g.agreement_id AND i.role IN ('party', 'withdrawn')
                ORDER BY label
            )
        )
    ),
    coalesce(target.code, target.name, listed.code, listed.name),
    t.articles,
    t.claim_id,
    substr(t.date || '-01-01', 1, 10),
    CASE length(t.date)
        WHEN 4 THEN t.date || '-12-31'
        WHEN 7 THEN date(t.date || '-01', '+1 month', '-1 day')
        ELSE t.date
    END,
    CASE length(t.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END
FROM told AS t
LEFT JOIN regimes AS r ON t.fact = 'sanction' AND r.regime_id = t.subject_id
LEFT JOIN parties AS sender ON sender.party_id = r.sender_id
LEFT JOIN parties AS target ON target.party_id = r.target_id
LEFT JOIN designations AS d ON t.fact = 'designation' AND d.designation_id = t.subject_id
LEFT JOIN parties AS authority ON authority.party_id = d.authority_id
LEFT JOIN parties AS listed ON listed.party_id = d.party_id
LEFT JOIN agreements AS g ON t.fact = 'agreement' AND g.agreement_id = t.subject_id
ORDER BY 11, 12, 2, 3, 5, 6;

CREATE VIEW v_as_of (
    --! A span of time in which a regime, a designation or an agreement had one status, as far as articles tell. How things
    --! stood on a day: `WHERE valid_from <= :day AND (valid_to > :day OR valid_to IS NULL)`. A claim without a date counts
    --! on the day of its article; of statuses told of one day the one that most articles give holds.
    --! Key: fact, subject_id, valid_from.
    -- Kind of fact, and so what `subject_id` is a key of: regimes, designations or agreements.
    fact,
    -- The regime, designation or agreement.
    subject_id,
    -- Its name; of a designation the listed party.
    name,
    -- The status in this span.
    status,
    -- First day on which it holds.
    valid_from,
    -- First day on which it holds no more; NULL where nothing later is told.
    valid_to
) AS
WITH told AS (
    SELECT
        'sanction' AS fact,
        s.regime_id AS subject_id,
        CASE
            WHEN s.action = 'propose' THEN 'threatened'
            WHEN s.action = 'ease' AND s.mode IN ('lifted', 'suspended') THEN s.mode
            ELSE 'in_force'
        END AS status,
        s.date,
        s.claim_id
    FROM sanction_claims AS s
    WHERE s.action <> 'propose_ease'
    UNION ALL
    SELECT 'designation', l.designation_id, l.status, l.date, l.claim_id FROM designation_claims AS l
    UNION ALL
    SELECT 'agreement', g.agreement_id, g.status, g.date, g.claim_id FROM agreement_claims AS g
),
votes AS (
    SELECT
        t.fact,
        t.subject_id,
        t.status,
        substr(coalesce(t.date, a.published_on) || '-01-01', 1, 10) AS day,
        count(DISTINCT coalesce(a.duplicate_of, a.article_id)) AS articles,
        max(c.confidence) AS confidence
    FROM told AS t
    JOIN claims AS c ON c.claim_id = t.claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE coalesce(t.date, a.published_on) IS NOT NULL
    GROUP BY t.fact, t.subject_id, t.status, day
),
-- A threat says nothing of how things stand once sanctions have been in force.
heard AS (
    SELECT v.*, max(status <> 'threatened') OVER (PARTITION BY fact, subject_id ORDER BY day) AS beyond_threats
    FROM votes AS v
),
ranked AS (
    SELECT
        fact,
        subject_id,
        status,
        day,
        row_number() OVER (
            PARTITION BY fact, subject_id, day ORDER BY articles DESC, confidence DESC, status
        ) AS place
    FROM heard
    WHERE status <> 'threatened' OR NOT beyond_threats
),
changes AS (
    SELECT
        fact,
        subject_id,
        status,
        day,
        lag(status) OVER (PARTITION BY fact, subject_id ORDER BY day) AS status_before
    FROM ranked
    WHERE place = 1
)
SELECT
    t.fact,
    t.subject_id,
    coalesce(r.name, p.name, g.title),
    t.status,
    t.day,
    lead(t.day) OVER (PARTITION BY t.fact, t.subject_id ORDER BY t.day)
FROM changes AS t
LEFT JOIN regimes AS r ON t.fact = 'sanction' AND r.regime_id = t.subject_id
LEFT JOIN designations AS d ON t.fact = 'designation' AND d.designation_id = t.subject_id
LEFT JOIN parties AS p ON p.party_id = d.party_id
LEFT JOIN agreements AS g ON t.fact = 'agreement' AND g.agreement_id = t.subject_id
WHERE t.status IS NOT t.status_before;

CREATE VIEW v_conflicts (
    --! A value on which articles disagree: at least one other article gives another value that cannot hold as well. A year
    --! and a day in it agree; so do two lists of parties of which one holds the other, a bloc standing for its members. Articles
    --! that repeat another are left out.
    --! Key: fact, subject_id, field, on_day, value.
    -- Kind of fact, and so what `subject_id` is a key of: regimes, designations or agreements.
    fact,
    -- The regime, designation or agreement.
    subject_id,
    -- Its name; of a designation the listed party.
    name,
    -- What they disagree on: `listed_on`, `delisted_on`, `ended_on`, `signed_on`, `place`, `kind`, `parties`, or `status` on one day.
    field,
    -- The day that a status is told of.
    on_day,
    -- What the articles say; parties by their codes or else names, joined with `; `.
    value,
    -- How many articles say so.
    articles,
    -- 1 if this is what the regime, designation or agreement is given as, all claims taken together.
    is_settled,
    -- The first of the claims by key, for the words that state it.
    claim_id
) AS
WITH told AS (
    SELECT 'sanction' AS fact, s.regime_id AS subject_id, 'ended_on' AS field, NULL AS on_day, s.date AS value, s.claim_id
    FROM sanction_claims AS s
    WHERE s.mode = 'lifted' AND s.date IS NOT NULL
    UNION ALL
    SELECT
        'sanction',
        s.regime_id,
        'status',
        s.date,
        CASE WHEN s.action = 'ease' AND s.mode IN ('lifted', 'suspended') THEN s.mode ELSE 'in_force' END,
        s.claim_id
    FROM sanction_claims AS s
    WHERE s.action NOT IN ('propose', 'propose_ease') AND length(s.date) = 10
    UNION ALL
    SELECT
        'designation',
        l.designation_id,
        CASE l.status WHEN 'designated' THEN 'listed_on' ELSE 'delisted_on' END,
        NULL,
        l.date,
        l.claim_id
    FROM designation_claims AS l
    WHERE l.status IN ('designated', 'delisted') AND l.date IS NOT NULL
    UNION ALL
    SELECT 'designation', l.designation_id, 'status', l.date, l.status, l.claim_id
    FROM designation_claims AS l
    WHERE length(l.date) = 10
    UNION ALL
    SELECT 'agreement', g.agreement_id, 'signed_on', NULL, g.date, g.claim_id
    FROM agreement_claims AS g
    WHERE g.status = 'signed' AND g.date IS NOT NULL
    UNION ALL
    SELECT 'agreement', g.agreement_id, 'status', g.date, g.status, g.claim_id
    FROM agreement_claims AS g
    WHERE length(g.date) = 10
    UNION ALL
    SELECT 'agreement', g.agreement_id, 'place', NULL, g.place, g.claim_id FROM agreement_claims AS g WHERE g.place IS NOT NULL
    UNION ALL
    SELECT 'agreement', g.agreement_id, 'kind', NULL, g.kind, g.claim_id FROM agreement_claims AS g
    UNION ALL
    SELECT
        'agreement',
        g.agreement_id,
        'parties',
        NULL,
        (
            SELECT group_concat(label, '; ')
            FROM (
                SELECT DISTINCT coalesce(p.code, p.name) AS label FROM agreement_claim_parties AS i
                JOIN parties AS p ON p.party_id = i.party_id
                WHERE i.claim_id = g.claim_id AND i.role IN ('party', 'withdrawn')
                ORDER BY label
            )
        ),
        g.claim_id
    FROM agreement_claims AS g
),
-- One row for each value, however many claims give it, so that the comparison below stays small.
given AS (
    SELECT
        t.fact,
        t.subject_id,
        t.field,
        t.on_day,
        t.value,
        CAST(count(DISTINCT c.article_id) AS INTEGER) AS articles,
        min(c.article_id) AS article_id,
        min(t.claim_id) AS claim_id
    FROM told AS t
    JOIN claims AS c ON c.claim_id = t.claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE t.value IS NOT NULL AND a.duplicate_of IS NULL
    GROUP BY t.fact, t.subject_id, t.field, t.on_day, t.value
)
SELECT
    t.fact,
    t.subject_id,
    coalesce(r.name, p.name, g.title),
    t.field,
    t.on_day,
    t.value,
    t.articles,
    CAST(
        CASE t.field
            WHEN 'ended_on' THEN t.value IS r.ended_on
            WHEN 'listed_on' THEN t.value IS d.listed_on
            WHEN 'delisted_on' THEN t.value IS d.delisted_on
            WHEN 'signed_on' THEN t.value IS g.signed_on
            WHEN 'place' THEN t.value IS g.place
            WHEN 'kind' THEN t.value IS g.kind
            WHEN 'status' THEN
                t.value IS coalesce(r.status, d.status, g.status)
                AND t.on_day IS coalesce(r.status_on, d.status_on, g.status_on)
            ELSE 0
        END AS INTEGER
    ),
    t.claim_id
FROM given AS t
LEFT JOIN regimes AS r ON t.fact = 'sanction' AND r.regime_id = t.subject_id
LEFT JOIN designations AS d ON t.fact = 'designation' AND d.designation_id = t.subject_id
LEFT JOIN parties AS p ON p.party_id = d.party_id
LEFT JOIN agreements AS g ON t.fact = 'agreement' AND g.agreement_id = t.subject_id
WHERE EXISTS (
    SELECT 1 FROM given AS o
    WHERE o.fact = t.fact AND o.subject_id = t.subject_id AND o.field = t.field AND o.on_day IS t.on_day
        AND o.value <> t.value
        AND (o.articles > 1 OR t.articles > 1 OR o.article_id <> t.article_id)
        AND CASE
            -- Dates that agree begin alike, as far as the less precise one goes.
            WHEN t.field LIKE '%~_on' ESCAPE '~' THEN
                substr(o.value, 1, length(t.value)) <> t.value AND substr(t.value, 1, length(o.value)) <> o.value
            WHEN t.field = 'parties' THEN
                EXISTS (
                    SELECT 1 FROM agreement_claim_parties AS i
                    WHERE i.claim_id = t.claim_id AND i.role IN ('party', 'withdrawn')
                        AND i.party_id NOT IN (
                            SELECT j.party_id FROM agreement_claim_parties AS j
                            WHERE j.claim_id = o.claim_id AND j.role IN ('party', 'withdrawn')
                            UNION
                            SELECT m.member_id FROM agreement_claim_parties AS j
                            JOIN party_members AS m ON m.bloc_id = j.party_id
                            WHERE j.claim_id = o.claim_id AND j.role IN ('party', 'withdrawn')
                        )
                )
                AND EXISTS (
                    SELECT 1 FROM agreement_claim_parties AS i
                    WHERE i.claim_id = o.claim_id AND i.role IN ('party', 'withdrawn')
                        AND i.party_id NOT IN (
                            SELECT j.party_id FROM agreement_claim_parties AS j
                            WHERE j.claim_id = t.claim_id AND j.role IN ('party', 'withdrawn')
                            UNION
                            SELECT m.member_id FROM agreement_claim_parties AS j
                            JOIN party_members AS m ON m.bloc_id = j.party_id
                            WHERE j.claim_id = t.claim_id AND j.role IN ('party', 'withdrawn')
                        )
                )
            ELSE 1
        END
);
