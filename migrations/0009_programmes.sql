-- Programmes in full, which of them a regime stands under, the codes of other datasets, and the dictionary of all tables.

ALTER TABLE programs ADD COLUMN target_country -- The state that it is aimed at; NULL where it has a subject or a group.
    TEXT REFERENCES countries (code);
ALTER TABLE programs ADD COLUMN target_id -- The party that it is aimed at, where an article of the dataset names it.
    TEXT REFERENCES parties (party_id);
ALTER TABLE programs ADD COLUMN since -- When it began.
    TEXT CHECK (
        since >= '0001' AND length(since) IN (4, 7, 10)
        AND date(substr(since || '-01-01', 1, 10), '+0 days') IS substr(since || '-01-01', 1, 10)
    );
ALTER TABLE programs ADD COLUMN until -- When it ended.
    TEXT CHECK (
        until >= '0001' AND length(until) IN (4, 7, 10)
        AND date(substr(until || '-01-01', 1, 10), '+0 days') IS substr(until || '-01-01', 1, 10)
    );
ALTER TABLE programs ADD COLUMN status -- Whether it stands: `active`, or `ended` where `until` is given.
    TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'ended'));
ALTER TABLE programs ADD COLUMN opensanctions -- Key of the programme at OpenSanctions, where one is known; of a wider one where they keep several as one.
    TEXT CHECK (opensanctions <> '');
ALTER TABLE programs ADD COLUMN source -- Where its issuer publishes it.
    TEXT CHECK (source <> '');

CREATE TABLE program_measures (
    --! A kind of measure that a programme provides for, as the lexicon knows it.
    -- The programme.
    program_id TEXT NOT NULL REFERENCES programs (program_id),
    -- The measure.
    measure TEXT NOT NULL REFERENCES measures (code),
    PRIMARY KEY (program_id, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE program_legal_bases (
    --! An act that a programme rests on, as the lexicon knows it; `legal_bases` are those that articles cite.
    -- The programme.
    program_id TEXT NOT NULL REFERENCES programs (program_id),
    -- The act, as it is cited.
    citation TEXT NOT NULL CHECK (citation <> ''),
    PRIMARY KEY (program_id, citation)
) STRICT, WITHOUT ROWID;

CREATE TABLE regime_programs (
    --! A programme that a regime stands under.
    -- The regime.
    regime_id TEXT NOT NULL REFERENCES regimes (regime_id),
    -- The programme.
    program_id TEXT NOT NULL REFERENCES programs (program_id),
    -- How that is known: `named` where a claim of the regime names it or the act that it rests on; `implied` where only issuer, target and years fit.
    how TEXT NOT NULL CHECK (how IN ('named', 'implied')),
    PRIMARY KEY (regime_id, program_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_codes (
    --! The code that another dataset has for a measure.
    -- The measure.
    measure TEXT NOT NULL REFERENCES measures (code),
    -- The dataset: `opensanctions`, `gsdb` (Global Sanctions Data Base) or `ties` (Threat and Imposition of Economic Sanctions).
    scheme TEXT NOT NULL CHECK (scheme IN ('opensanctions', 'gsdb', 'ties')),
    -- Its code: a measure of a programme, the name of a variable, a number.
    code TEXT NOT NULL CHECK (code <> ''),
    -- What it calls it.
    label TEXT NOT NULL CHECK (label <> ''),
    -- How well it fits: `exact`, `close`, `broader` where the code covers more than the measure, `narrower` where it covers less.
    fit TEXT NOT NULL CHECK (fit IN ('exact', 'close', 'broader', 'narrower')),
    -- Where the code is defined.
    source TEXT NOT NULL CHECK (source <> ''),
    PRIMARY KEY (measure, scheme, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_dictionary (
    --! A table or view of this database, or a column of one, in the words of the schema.
    -- The table, view or index of words.
    table_name TEXT NOT NULL CHECK (table_name <> ''),
    -- Place of the column, from 1; 0 for the table itself.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The column; NULL for the table itself.
    column_name TEXT CHECK (column_name <> ''),
    -- Of a table `table`, `view` or `search`; of a column what it holds: `text`, `integer`, `real`, `boolean`, `date` (a year, a month or a day) or `day`.
    type TEXT NOT NULL CHECK (type <> ''),
    -- 1 for a column that tells the rows apart, by itself or with others.
    is_key INTEGER NOT NULL CHECK (is_key IN (0, 1)),
    -- 1 for a column that always has a value; not known of views.
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    -- The column that it refers to, as `table.column`; of several joined with `; `.
    refers_to TEXT CHECK (refers_to <> ''),
    -- What a row of it is, or what the column means.
    description TEXT NOT NULL CHECK (description <> ''),
    PRIMARY KEY (table_name, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX programs_target ON programs (target_id);
CREATE INDEX programs_target_country ON programs (target_country);
CREATE INDEX program_measures_measure ON program_measures (measure);
CREATE INDEX regime_programs_program ON regime_programs (program_id);

CREATE VIEW v_measure_crosswalk (
    --! A measure with the codes that other datasets have for it, side by side.
    --! Key: measure.
    -- The measure.
    measure,
    -- What it means.
    definition,
    -- Measures of programmes at OpenSanctions, joined with `; `.
    opensanctions,
    -- Variables of the Global Sanctions Data Base, joined with `; `.
    gsdb,
    -- Types of sanction of the Threat and Imposition of Economic Sanctions dataset, joined with `; `.
    ties
) AS
SELECT
    m.code,
    m.definition,
    (
        SELECT group_concat(code, '; ')
        FROM (SELECT c.code FROM measure_codes AS c WHERE c.measure = m.code AND c.scheme = 'opensanctions' ORDER BY c.code)
    ),
    (
        SELECT group_concat(code, '; ')
        FROM (SELECT c.code FROM measure_codes AS c WHERE c.measure = m.code AND c.scheme = 'gsdb' ORDER BY c.code)
    ),
    (
        SELECT group_concat(code, '; ')
        FROM (SELECT c.code FROM measure_codes AS c WHERE c.measure = m.code AND c.scheme = 'ties' ORDER BY c.code)
    )
FROM measures AS m;

CREATE VIEW v_regimes (
    --! A regime in one row, with the programmes that it stands under.
    --! Key: regime_id.
    -- The regime.
    regime_id,
    -- Name for a reader.
    name,
    -- Who sanctions: the party's code where it has one, else its name.
    sender,
    -- Who is sanctioned, in the same way.
    target,
    -- Latest state.
    status,
    -- Date of the act that brought the latest state; where none is given, the day of the article that tells it.
    status_on,
    -- Earliest imposition that an article reports.
    started_on,
    -- When it was lifted as a whole.
    ended_on,
    -- Kinds of measure that articles name for acts that impose or extend it or say that it is in force, joined with `; `.
    measures,
    -- Programmes that articles name, as keys of `programs`, joined with `; `.
    programs_named,
    -- Further programmes that sender, target and years point to, joined with `; `.
    programs_implied,
    -- How many articles state it; an article and those that repeat it count once.
    articles,
    -- How many publishers these articles come from.
    publishers
) AS
SELECT
    r.regime_id,
    r.name,
    coalesce(sender.code, sender.name),
    coalesce(target.code, target.name),
    r.status,
    r.status_on,
    r.started_on,
    r.ended_on,
    (
        SELECT group_concat(item, '; ')
        FROM (
            SELECT DISTINCT m.item FROM sanction_claims AS s
            JOIN claim_measures AS m ON m.claim_id = s.claim_id
            WHERE s.regime_id = r.regime_id AND s.action IN ('impose', 'in_force', 'extend', 'enforce')
            ORDER BY m.item
        )
    ),
    (
        SELECT group_concat(program_id, '; ')
        FROM (
            SELECT p.program_id FROM regime_programs AS p
            WHERE p.regime_id = r.regime_id AND p.how = 'named' ORDER BY p.program_id
        )
    ),
    (
        SELECT group_concat(program_id, '; ')
        FROM (
            SELECT p.program_id FROM regime_programs AS p
            WHERE p.regime_id = r.regime_id AND p.how = 'implied' ORDER BY p.program_id
        )
    ),
    r.articles,
    r.publishers
FROM regimes AS r
JOIN parties AS sender ON sender.party_id = r.sender_id
JOIN parties AS target ON target.party_id = r.target_id;
