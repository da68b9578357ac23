-- The closed sets of codes, each a table of its own, filled from seeds/vocabulary.
--
-- The words that describe the schema stand in it and nowhere else; SQLite keeps them in sqlite_schema, and the data
-- dictionary and datapackage.json are read from there. `--!` describes the table or view it stands in, a `--` line
-- the column under it. `--! Key:` names the columns that tell the rows of a view apart.

CREATE TABLE party_kinds (
    --! Vocabulary: what a party is.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_kinds (
    --! Vocabulary: the three kinds of fact that a claim can state.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
    --! Vocabulary: what is done to a sanctions regime.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE modes (
    --! Vocabulary: the ways in which an action is done.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> ''),
    -- The action that it is a way of.
    action TEXT NOT NULL REFERENCES actions (code),
    UNIQUE (code, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE measures (
    --! Vocabulary: the kinds of restriction that sanctions consist of.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE designation_statuses (
    --! Vocabulary: where a party stands with an authority that lists parties.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE regime_statuses (
    --! Vocabulary: where a sanctions regime stands.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_kinds (
    --! Vocabulary: what an agreement is.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_statuses (
    --! Vocabulary: where an agreement stands.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE participant_roles (
    --! Vocabulary: how somebody takes part in an agreement.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
    --! Vocabulary: what an agreement is about.
    -- The code used in the data.
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    -- What the code means.
    definition TEXT NOT NULL CHECK (definition <> '')
) STRICT, WITHOUT ROWID;
