-- Who has reported a fact, and when: for every regime, designation and agreement, and for every act.

ALTER TABLE regimes ADD COLUMN first_reported_on -- Day of publication of the first article that states it.
    TEXT CHECK (
        first_reported_on >= '0001' AND length(first_reported_on) IN (4, 7, 10)
        AND date(substr(first_reported_on || '-01-01', 1, 10), '+0 days') IS substr(first_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE regimes ADD COLUMN last_reported_on -- Day of publication of the last article that states it.
    TEXT CHECK (
        last_reported_on >= '0001' AND length(last_reported_on) IN (4, 7, 10)
        AND date(substr(last_reported_on || '-01-01', 1, 10), '+0 days') IS substr(last_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE regimes ADD COLUMN articles -- How many articles state it; an article and those that repeat it count once.
    INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0);
ALTER TABLE regimes ADD COLUMN publishers -- How many publishers these articles come from; one whose articles repeat those of another does not count.
    INTEGER NOT NULL DEFAULT 0 CHECK (publishers >= 0);

ALTER TABLE designations ADD COLUMN first_reported_on -- Day of publication of the first article that states it.
    TEXT CHECK (
        first_reported_on >= '0001' AND length(first_reported_on) IN (4, 7, 10)
        AND date(substr(first_reported_on || '-01-01', 1, 10), '+0 days') IS substr(first_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE designations ADD COLUMN last_reported_on -- Day of publication of the last article that states it.
    TEXT CHECK (
        last_reported_on >= '0001' AND length(last_reported_on) IN (4, 7, 10)
        AND date(substr(last_reported_on || '-01-01', 1, 10), '+0 days') IS substr(last_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE designations ADD COLUMN articles -- How many articles state it; an article and those that repeat it count once.
    INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0);
ALTER TABLE designations ADD COLUMN publishers -- How many publishers these articles come from; one whose articles repeat those of another does not count.
    INTEGER NOT NULL DEFAULT 0 CHECK (publishers >= 0);

ALTER TABLE agreements ADD COLUMN first_reported_on -- Day of publication of the first article that states it.
    TEXT CHECK (
        first_reported_on >= '0001' AND length(first_reported_on) IN (4, 7, 10)
        AND date(substr(first_reported_on || '-01-01', 1, 10), '+0 days') IS substr(first_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE agreements ADD COLUMN last_reported_on -- Day of publication of the last article that states it.
    TEXT CHECK (
        last_reported_on >= '0001' AND length(last_reported_on) IN (4, 7, 10)
        AND date(substr(last_reported_on || '-01-01', 1, 10), '+0 days') IS substr(last_reported_on || '-01-01', 1, 10)
    );
ALTER TABLE agreements ADD COLUMN articles -- How many articles state it; an article and those that repeat it count once.
    INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0);
ALTER TABLE agreements ADD COLUMN publishers -- How many publishers these articles come from; one whose articles repeat those of another does not count.
    INTEGER NOT NULL DEFAULT 0 CHECK (publishers >= 0);

DROP VIEW v_acts;

CREATE VIEW v_acts (
    --! An act on a regime, however many articles report it.
    --! Key: regime_id, action, mode, date.
    -- The regime acted on.
    regime_id,
    -- What is done.
    action,
    -- In what way.
    mode,
    -- When the act happened or is to happen.
    date,
    -- How many articles report it; an article and its duplicates count once.
    articles,
    -- First day that `date` can mean.
    date_from,
    -- Last day that `date` can mean.
    date_to,
    -- How precise `date` is: `year`, `month` or `day`.
    date_precision,
    -- How many publishers these articles come from; one whose articles repeat those of another does not count.
    publishers,
    -- Day of publication of the first article that reports it.
    first_reported_on,
    -- Day of publication of the last article that reports it.
    last_reported_on
) AS
SELECT
    s.regime_id,
    s.action,
    s.mode,
    s.date,
    CAST(count(DISTINCT coalesce(a.duplicate_of, a.article_id)) AS INTEGER),
    substr(s.date || '-01-01', 1, 10),
    CASE length(s.date)
        WHEN 4 THEN s.date || '-12-31'
        WHEN 7 THEN date(s.date || '-01', '+1 month', '-1 day')
        ELSE s.date
    END,
    CASE length(s.date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END,
    CAST(count(DISTINCT CASE WHEN a.duplicate_of IS NULL THEN a.publisher ELSE first.publisher END) AS INTEGER),
    min(a.published_on),
    max(a.published_on)
FROM sanction_claims AS s
JOIN claims AS c ON c.claim_id = s.claim_id
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN articles AS first ON first.article_id = a.duplicate_of
GROUP BY s.regime_id, s.action, s.mode, s.date;
