-- What the dataset holds: the documents, the world, what all claims together say, and the claims.
--
-- A date is a year, a month or a day (`2018`, `2018-05`, `2018-05-08`). Its CHECK fills it up to a day and asks whether
-- the calendar gives that day back unchanged, so that neither `2018-13` nor `2018-02-30` can be stored.
--
-- Tables of short rows whose key leads are kept in its order (WITHOUT ROWID). `articles` is not, as its rows are long,
-- nor is a table whose key does not lead: `PRAGMA integrity_check` of SQLite before 3.41 takes its columns for others
-- and reports NULL where there is none.

CREATE TABLE articles (
    --! A document that was read.
    -- Key: `article:` and the source in lower-case ASCII.
    article_id TEXT NOT NULL PRIMARY KEY CHECK (article_id <> ''),
    -- Path as found under the path that was given; `file.jsonl#id` for a line of JSON Lines.
    source TEXT NOT NULL CHECK (source <> ''),
    -- Headline.
    title TEXT CHECK (title <> ''),
    -- Day of publication, where the document itself states it.
    published_on TEXT CHECK (
        published_on >= '0001' AND length(published_on) IN (4, 7, 10)
        AND date(substr(published_on || '-01-01', 1, 10), '+0 days') IS substr(published_on || '-01-01', 1, 10)
    ),
    -- Outlet or authority that published it.
    publisher TEXT CHECK (publisher <> ''),
    -- Byline.
    author TEXT CHECK (author <> ''),
    -- Address on the web.
    url TEXT CHECK (url <> ''),
    -- Language of the text, as an ISO 639 code; only `en` is analysed.
    language TEXT NOT NULL CHECK (length(language) IN (2, 3) AND language NOT GLOB '*[^a-z]*'),
    -- 1 if it holds a word that could state a sanction or an agreement, and so was analysed.
    relevant INTEGER NOT NULL CHECK (relevant IN (0, 1)),
    -- The earlier article whose text it repeats.
    duplicate_of TEXT REFERENCES articles (article_id) DEFERRABLE INITIALLY DEFERRED CHECK (duplicate_of <> article_id),
    -- SHA-256 of the document's bytes, in lower-case hexadecimal.
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    -- The headline, an empty line, and the text; what `start_char` and `end_char` count in.
    body TEXT NOT NULL CHECK (body <> '')
) STRICT;

CREATE TABLE countries (
    --! A state, as the lexicon knows it.
    -- ISO 3166-1 alpha-2 code.
    code TEXT NOT NULL PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z]'),
    -- ISO 3166-1 alpha-3 code.
    iso3 TEXT NOT NULL UNIQUE CHECK (iso3 GLOB '[A-Z][A-Z][A-Z]'),
    -- Common English name.
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
    --! A state, bloc, body, company, person, vessel, aircraft or group, once for all articles.
    -- Key: kind and name in lower-case ASCII, such as `country:ir`.
    party_id TEXT NOT NULL PRIMARY KEY CHECK (party_id <> ''),
    -- Canonical name.
    name TEXT NOT NULL CHECK (name <> ''),
    -- What it is.
    kind TEXT NOT NULL REFERENCES party_kinds (code),
    -- ISO 3166-1 alpha-2 code of a state, or the code of a bloc that has one.
    code TEXT CHECK (code <> ''),
    -- The state that it is, serves or belongs to.
    country TEXT REFERENCES countries (code),
    -- 1 for a loose collective (`WEST`, `WORLD`), whose regimes are never summed with its members'.
    is_collective INTEGER NOT NULL CHECK (is_collective IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE party_names (
    --! A name that a party goes by in any article or in the lexicon.
    -- Whose name it is.
    party_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The name.
    name TEXT NOT NULL CHECK (name <> ''),
    -- 1 for the canonical one, of which a party has at most one.
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    PRIMARY KEY (party_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE party_identifiers (
    --! A number that tells a party from all others of its sort.
    -- Whose number it is.
    party_id TEXT NOT NULL REFERENCES parties (party_id),
    -- Who gives such numbers: `imo`, `mmsi`, `tail`, `registration`, `passport`, `ofac`.
    scheme TEXT NOT NULL CHECK (scheme <> ''),
    -- The number.
    value TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (party_id, scheme, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE party_members (
    --! A member of a bloc, as the lexicon knows it.
    -- The bloc.
    bloc_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The member.
    member_id TEXT NOT NULL REFERENCES parties (party_id) CHECK (member_id <> bloc_id),
    -- When it joined.
    since TEXT CHECK (
        since >= '0001' AND length(since) IN (4, 7, 10)
        AND date(substr(since || '-01-01', 1, 10), '+0 days') IS substr(since || '-01-01', 1, 10)
    ),
    -- When it left.
    until TEXT CHECK (
        until >= '0001' AND length(until) IN (4, 7, 10)
        AND date(substr(until || '-01-01', 1, 10), '+0 days') IS substr(until || '-01-01', 1, 10)
    ),
    PRIMARY KEY (bloc_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_parties (
    --! A party of an article, under the name that the article gives it.
    -- The article.
    article_id TEXT NOT NULL REFERENCES articles (article_id),
    -- The party.
    party_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The fullest spelling that the article uses.
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (article_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_party_names (
    --! A form in which an article names a party.
    -- The article.
    article_id TEXT NOT NULL,
    -- The party.
    party_id TEXT NOT NULL,
    -- The form.
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (article_id, party_id, name),
    FOREIGN KEY (article_id, party_id) REFERENCES article_parties (article_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE party_roles (
    --! An office that an article gives a person.
    -- The article.
    article_id TEXT NOT NULL,
    -- The person.
    party_id TEXT NOT NULL,
    -- The office, without the country.
    role TEXT NOT NULL CHECK (role <> ''),
    PRIMARY KEY (article_id, party_id, role),
    FOREIGN KEY (article_id, party_id) REFERENCES article_parties (article_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    --! A place in an article where a party is named.
    -- The article.
    article_id TEXT NOT NULL,
    -- The party.
    party_id TEXT NOT NULL,
    -- First character of the name in the article's body, counted from 0.
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    -- One past the last character of the name.
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    PRIMARY KEY (article_id, party_id, start_char, end_char),
    FOREIGN KEY (article_id, party_id) REFERENCES article_parties (article_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE regimes (
    --! The sanctions of one sender on one target, as all claims together tell it.
    -- Key: sender and target, such as `regime:us-ir`.
    regime_id TEXT NOT NULL PRIMARY KEY CHECK (regime_id <> ''),
    -- Who sanctions.
    sender_id TEXT NOT NULL REFERENCES parties (party_id),
    -- Who is sanctioned: a state, or a group that is no state.
    target_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The subject of a regime that has no territory.
    theme TEXT CHECK (theme <> ''),
    -- Name for a reader.
    name TEXT NOT NULL CHECK (name <> ''),
    -- Latest state.
    status TEXT NOT NULL REFERENCES regime_statuses (code),
    -- Date of the act that brought the latest state; where none is given, the day of the article that tells it.
    status_on TEXT CHECK (
        status_on >= '0001' AND length(status_on) IN (4, 7, 10)
        AND date(substr(status_on || '-01-01', 1, 10), '+0 days') IS substr(status_on || '-01-01', 1, 10)
    ),
    -- Earliest imposition that an article reports.
    started_on TEXT CHECK (
        started_on >= '0001' AND length(started_on) IN (4, 7, 10)
        AND date(substr(started_on || '-01-01', 1, 10), '+0 days') IS substr(started_on || '-01-01', 1, 10)
    ),
    -- When it was lifted as a whole.
    ended_on TEXT CHECK (
        ended_on >= '0001' AND length(ended_on) IN (4, 7, 10)
        AND date(substr(ended_on || '-01-01', 1, 10), '+0 days') IS substr(ended_on || '-01-01', 1, 10)
    )
) STRICT, WITHOUT ROWID;

CREATE TABLE programs (
    --! A legal sanctions programme, as the lexicon knows it.
    -- Key: issuer and subject, such as `US-IRAN`.
    program_id TEXT NOT NULL PRIMARY KEY CHECK (program_id <> ''),
    -- The party that runs it.
    issuer_id TEXT NOT NULL REFERENCES parties (party_id),
    -- Its name.
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE legal_bases (
    --! An order, regulation or resolution that sanctions rest on.
    -- Key: the citation in lower-case ASCII.
    legal_basis_id TEXT NOT NULL PRIMARY KEY CHECK (legal_basis_id <> ''),
    -- How articles cite it.
    citation TEXT NOT NULL UNIQUE CHECK (citation <> ''),
    -- The programme that it belongs to.
    program_id TEXT REFERENCES programs (program_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE designations (
    --! A party listed by one authority, as all claims together tell it.
    -- Key: authority and party.
    designation_id TEXT NOT NULL PRIMARY KEY CHECK (designation_id <> ''),
    -- Who is listed.
    party_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The state or body whose list it is.
    authority_id TEXT NOT NULL REFERENCES parties (party_id),
    -- Latest state.
    status TEXT NOT NULL REFERENCES designation_statuses (code),
    -- Date of the latest state; where none is given, the day of the article that tells it.
    status_on TEXT CHECK (
        status_on >= '0001' AND length(status_on) IN (4, 7, 10)
        AND date(substr(status_on || '-01-01', 1, 10), '+0 days') IS substr(status_on || '-01-01', 1, 10)
    ),
    -- Earliest listing that an article reports.
    listed_on TEXT CHECK (
        listed_on >= '0001' AND length(listed_on) IN (4, 7, 10)
        AND date(substr(listed_on || '-01-01', 1, 10), '+0 days') IS substr(listed_on || '-01-01', 1, 10)
    ),
    -- Latest delisting that an article reports.
    delisted_on TEXT CHECK (
        delisted_on >= '0001' AND length(delisted_on) IN (4, 7, 10)
        AND date(substr(delisted_on || '-01-01', 1, 10), '+0 days') IS substr(delisted_on || '-01-01', 1, 10)
    ),
    UNIQUE (party_id, authority_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreements (
    --! An international agreement, as all claims together tell it.
    -- Key: `agreement:` and the title in lower-case ASCII.
    agreement_id TEXT NOT NULL PRIMARY KEY CHECK (agreement_id <> ''),
    -- Official title, else the fullest description.
    title TEXT NOT NULL CHECK (title <> ''),
    -- What it is.
    kind TEXT NOT NULL REFERENCES agreement_kinds (code),
    -- Latest state.
    status TEXT NOT NULL REFERENCES agreement_statuses (code),
    -- Date of the latest state; where none is given, the day of the article that tells it.
    status_on TEXT CHECK (
        status_on >= '0001' AND length(status_on) IN (4, 7, 10)
        AND date(substr(status_on || '-01-01', 1, 10), '+0 days') IS substr(status_on || '-01-01', 1, 10)
    ),
    -- When it was signed.
    signed_on TEXT CHECK (
        signed_on >= '0001' AND length(signed_on) IN (4, 7, 10)
        AND date(substr(signed_on || '-01-01', 1, 10), '+0 days') IS substr(signed_on || '-01-01', 1, 10)
    ),
    -- City where it was signed.
    place TEXT CHECK (place <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    --! A fact as one article states it. A claim has one row in the table of its kind of fact.
    -- Key: article and running number.
    claim_id TEXT NOT NULL PRIMARY KEY CHECK (claim_id <> ''),
    -- The article that states it.
    article_id TEXT NOT NULL REFERENCES articles (article_id),
    -- Kind of fact, and so the table that holds the rest: `sanction_claims`, `designation_claims`, `agreement_claims`.
    fact TEXT NOT NULL REFERENCES fact_kinds (code),
    -- The party that says so, where the article attributes the statement.
    attributed_to TEXT REFERENCES parties (party_id),
    -- Chance that the claim reads the article rightly, 0 to 1.
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE sanction_claims (
    --! An act on a sanctions regime, as one article states it.
    -- The claim.
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (claim_id),
    -- The regime acted on.
    regime_id TEXT NOT NULL REFERENCES regimes (regime_id),
    -- What is done.
    action TEXT NOT NULL REFERENCES actions (code),
    -- In what way; one of the modes of the action.
    mode TEXT,
    -- The article's words for who is hit, where narrower than the target.
    target_text TEXT CHECK (target_text <> ''),
    -- When the act happened or is to happen.
    date TEXT CHECK (
        date >= '0001' AND length(date) IN (4, 7, 10)
        AND date(substr(date || '-01-01', 1, 10), '+0 days') IS substr(date || '-01-01', 1, 10)
    ),
    -- When it takes effect, if stated apart.
    effective_on TEXT CHECK (
        effective_on >= '0001' AND length(effective_on) IN (4, 7, 10)
        AND date(substr(effective_on || '-01-01', 1, 10), '+0 days') IS substr(effective_on || '-01-01', 1, 10)
    ),
    -- When it runs out, if stated.
    expires_on TEXT CHECK (
        expires_on >= '0001' AND length(expires_on) IN (4, 7, 10)
        AND date(substr(expires_on || '-01-01', 1, 10), '+0 days') IS substr(expires_on || '-01-01', 1, 10)
    ),
    FOREIGN KEY (mode, action) REFERENCES modes (code, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE designation_claims (
    --! A listing or delisting, as one article states it.
    -- The claim.
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (claim_id),
    -- The designation: who, by whom.
    designation_id TEXT NOT NULL REFERENCES designations (designation_id),
    -- The regime that the listing belongs to.
    regime_id TEXT REFERENCES regimes (regime_id),
    -- The ministry or office that acted, where the article names it.
    agency_id TEXT REFERENCES parties (party_id),
    -- The list, where the article names it.
    list TEXT CHECK (list <> ''),
    -- Listed, taken off, or proposed.
    status TEXT NOT NULL REFERENCES designation_statuses (code),
    -- When.
    date TEXT CHECK (
        date >= '0001' AND length(date) IN (4, 7, 10)
        AND date(substr(date || '-01-01', 1, 10), '+0 days') IS substr(date || '-01-01', 1, 10)
    )
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_claims (
    --! A stage of an agreement, as one article states it.
    -- The claim.
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (claim_id),
    -- The agreement.
    agreement_id TEXT NOT NULL REFERENCES agreements (agreement_id),
    -- Its name in the article.
    title TEXT NOT NULL CHECK (title <> ''),
    -- What it is.
    kind TEXT NOT NULL REFERENCES agreement_kinds (code),
    -- The latest stage that the article gives.
    status TEXT NOT NULL REFERENCES agreement_statuses (code),
    -- Day of signing where stated, otherwise of the status.
    date TEXT CHECK (
        date >= '0001' AND length(date) IN (4, 7, 10)
        AND date(substr(date || '-01-01', 1, 10), '+0 days') IS substr(date || '-01-01', 1, 10)
    ),
    -- City where it was signed.
    place TEXT CHECK (place <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_measures (
    --! A kind of measure that a claim names.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- The measure.
    item TEXT NOT NULL REFERENCES measures (code),
    PRIMARY KEY (claim_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_reasons (
    --! A reason that a claim names.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- The reason, in the article's words.
    item TEXT NOT NULL CHECK (item <> ''),
    PRIMARY KEY (claim_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_programs (
    --! A sanctions programme that a claim names.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- The programme.
    item TEXT NOT NULL REFERENCES programs (program_id),
    PRIMARY KEY (claim_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_legal_bases (
    --! An order, regulation or resolution that a claim names.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- The legal basis.
    item TEXT NOT NULL REFERENCES legal_bases (legal_basis_id),
    PRIMARY KEY (claim_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_topics (
    --! What an agreement is about, according to a claim.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- The topic.
    item TEXT NOT NULL REFERENCES topics (code),
    PRIMARY KEY (claim_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_claim_parties (
    --! A participant of an agreement, as one article states it.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES agreement_claims (claim_id),
    -- Who takes part.
    party_id TEXT NOT NULL REFERENCES parties (party_id),
    -- How: as a party, a signatory, a mediator, or a party that has withdrawn.
    role TEXT NOT NULL REFERENCES participant_roles (code),
    -- The party that a signatory signs for.
    for_party_id TEXT REFERENCES parties (party_id),
    -- Place among the claim's participants, from 0; one person may sign for several parties.
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    PRIMARY KEY (claim_id, ordinal)
) STRICT;

CREATE TABLE evidence (
    --! The words of an article that state a claim.
    -- The claim.
    claim_id TEXT NOT NULL REFERENCES claims (claim_id),
    -- First character of the words in the article's body, counted from 0.
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    -- One past the last character of the words.
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    -- The words: `substr(body, start_char + 1, end_char - start_char)`.
    quote TEXT NOT NULL CHECK (length(quote) = end_char - start_char),
    -- Name of the rule that read them.
    rule TEXT NOT NULL CHECK (rule <> ''),
    -- Place among the claim's evidence; 0 is the best.
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    PRIMARY KEY (claim_id, ordinal)
) STRICT;

CREATE TABLE rejected_documents (
    --! A document that could not be read.
    -- Path as found under the path that was given; `file.jsonl#id` for a line of JSON Lines.
    source TEXT NOT NULL CHECK (source <> ''),
    -- Why it could not be read.
    reason TEXT NOT NULL CHECK (reason <> ''),
    -- Place among the rejected documents, from 0; one source may be rejected more than once.
    ordinal INTEGER NOT NULL PRIMARY KEY CHECK (ordinal >= 0)
) STRICT;
