-- A star for BI tools: facts that can be added up, dimensions to group them by, whole numbers to join them. And a panel for
-- statistics. All follows from the other tables by src/store/derived/star.sql and panel.sql. Numbers are the same in
-- every build of the same input, and may change when articles are added: keep the readable keys.

CREATE TABLE dim_date (
    --! A day of a calendar that holds every year in which an article was published or a fact falls, whole.
    -- The day as a number: 20231205.
    date_key INTEGER NOT NULL PRIMARY KEY,
    -- The day.
    day TEXT NOT NULL UNIQUE CHECK (date(day) IS day),
    -- The year.
    year INTEGER NOT NULL,
    -- The quarter, 1 to 4.
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    -- The month, 1 to 12.
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    -- The name of the month.
    month_name TEXT NOT NULL CHECK (month_name <> ''),
    -- The day of the month.
    day_of_month INTEGER NOT NULL CHECK (day_of_month BETWEEN 1 AND 31),
    -- The day of the week, 1 for Monday to 7 for Sunday.
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7)
) STRICT;

CREATE TABLE dim_party (
    --! A party, for joining by number.
    -- Number in the order of `party_id`.
    party_key INTEGER NOT NULL PRIMARY KEY,
    -- The party.
    party_id TEXT NOT NULL UNIQUE REFERENCES parties (party_id),
    -- Its code where it has one, else its name.
    label TEXT NOT NULL CHECK (label <> ''),
    -- Canonical name.
    name TEXT NOT NULL CHECK (name <> ''),
    -- What it is.
    kind TEXT NOT NULL REFERENCES party_kinds (code),
    -- Code of the state that it is, serves or belongs to.
    country TEXT REFERENCES countries (code),
    -- Name of that state.
    country_name TEXT CHECK (country_name <> ''),
    -- 1 for a loose collective (`WEST`, `WORLD`), never to be added to its members.
    is_collective INTEGER NOT NULL CHECK (is_collective IN (0, 1))
) STRICT;

CREATE TABLE dim_regime (
    --! A sanctions regime, for joining by number.
    -- Number in the order of `regime_id`.
    regime_key INTEGER NOT NULL PRIMARY KEY,
    -- The regime.
    regime_id TEXT NOT NULL UNIQUE REFERENCES regimes (regime_id),
    -- Name for a reader.
    name TEXT NOT NULL CHECK (name <> ''),
    -- Who sanctions.
    sender_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- Who is sanctioned.
    target_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- Latest state.
    status TEXT NOT NULL REFERENCES regime_statuses (code),
    -- First day that the date of the latest state can mean.
    status_date_key INTEGER REFERENCES dim_date (date_key),
    -- First day that the earliest imposition can mean.
    started_date_key INTEGER REFERENCES dim_date (date_key),
    -- First day that the end can mean.
    ended_date_key INTEGER REFERENCES dim_date (date_key)
) STRICT;

CREATE TABLE fact_sanction_actions (
    --! An act on a regime, once however many articles report it.
    -- Number in the order of regime, date, action and mode.
    action_key INTEGER NOT NULL PRIMARY KEY,
    -- The regime acted on.
    regime_key INTEGER NOT NULL REFERENCES dim_regime (regime_key),
    -- Who sanctions.
    sender_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- Who is sanctioned.
    target_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- First day that its date can mean.
    date_key INTEGER REFERENCES dim_date (date_key),
    -- How precise its date is: `year`, `month` or `day`.
    date_precision TEXT CHECK (date_precision IN ('year', 'month', 'day')),
    -- Day of publication of the first article that reports it.
    reported_date_key INTEGER REFERENCES dim_date (date_key),
    -- What is done.
    action TEXT NOT NULL REFERENCES actions (code),
    -- In what way.
    mode TEXT,
    -- How many articles report it; an article and those that repeat it count once.
    articles INTEGER NOT NULL CHECK (articles >= 0),
    -- How many publishers these articles come from.
    publishers INTEGER NOT NULL CHECK (publishers >= 0),
    -- The highest confidence of its claims, 0 to 1.
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    -- 1 if an article names an arms ban.
    measure_arms INTEGER NOT NULL CHECK (measure_arms IN (0, 1)),
    -- 1 if an article names an asset freeze.
    measure_asset_freeze INTEGER NOT NULL CHECK (measure_asset_freeze IN (0, 1)),
    -- 1 if an article names a travel ban.
    measure_travel_ban INTEGER NOT NULL CHECK (measure_travel_ban IN (0, 1)),
    -- 1 if an article names financial restrictions.
    measure_financial INTEGER NOT NULL CHECK (measure_financial IN (0, 1)),
    -- 1 if an article names restrictions on trade in general.
    measure_trade INTEGER NOT NULL CHECK (measure_trade IN (0, 1)),
    -- 1 if an article names limits on exports to the target.
    measure_export_control INTEGER NOT NULL CHECK (measure_export_control IN (0, 1)),
    -- 1 if an article names limits on imports from the target.
    measure_import_ban INTEGER NOT NULL CHECK (measure_import_ban IN (0, 1)),
    -- 1 if an article names an oil price cap.
    measure_oil_price_cap INTEGER NOT NULL CHECK (measure_oil_price_cap IN (0, 1)),
    -- 1 if an article names restrictions on energy.
    measure_energy INTEGER NOT NULL CHECK (measure_energy IN (0, 1)),
    -- 1 if an article names restrictions on transport.
    measure_transport INTEGER NOT NULL CHECK (measure_transport IN (0, 1)),
    -- 1 if an article names restrictions on services.
    measure_services INTEGER NOT NULL CHECK (measure_services IN (0, 1)),
    -- 1 if an article names limits on investment.
    measure_investment INTEGER NOT NULL CHECK (measure_investment IN (0, 1)),
    -- 1 if an article names diplomatic measures.
    measure_diplomatic INTEGER NOT NULL CHECK (measure_diplomatic IN (0, 1)),
    -- 1 if an article names a blacklisting.
    measure_blacklisting INTEGER NOT NULL CHECK (measure_blacklisting IN (0, 1)),
    -- 1 if an article names measures against third parties.
    measure_secondary INTEGER NOT NULL CHECK (measure_secondary IN (0, 1)),
    -- 1 if an article names a measure of no other kind.
    measure_other INTEGER NOT NULL CHECK (measure_other IN (0, 1)),
    FOREIGN KEY (mode, action) REFERENCES modes (code, action)
) STRICT;

CREATE TABLE fact_designations (
    --! A party listed by one authority, once however many articles report it.
    -- Number in the order of `designation_id`.
    designation_key INTEGER NOT NULL PRIMARY KEY,
    -- The designation.
    designation_id TEXT NOT NULL UNIQUE REFERENCES designations (designation_id),
    -- Who is listed.
    party_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- Whose list it is.
    authority_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- The regime that the listing belongs to; of several the first by key.
    regime_key INTEGER REFERENCES dim_regime (regime_key),
    -- Latest state.
    status TEXT NOT NULL REFERENCES designation_statuses (code),
    -- First day that the date of the latest state can mean.
    status_date_key INTEGER REFERENCES dim_date (date_key),
    -- First day that the earliest listing can mean.
    listed_date_key INTEGER REFERENCES dim_date (date_key),
    -- First day that the latest delisting can mean.
    delisted_date_key INTEGER REFERENCES dim_date (date_key),
    -- How many articles report it; an article and those that repeat it count once.
    articles INTEGER NOT NULL CHECK (articles >= 0),
    -- How many publishers these articles come from.
    publishers INTEGER NOT NULL CHECK (publishers >= 0),
    -- The highest confidence of its claims, 0 to 1.
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;

CREATE TABLE fact_agreements (
    --! An agreement, once however many articles report it. Its parties stand in `bridge_agreement_parties`.
    -- Number in the order of `agreement_id`.
    agreement_key INTEGER NOT NULL PRIMARY KEY,
    -- The agreement.
    agreement_id TEXT NOT NULL UNIQUE REFERENCES agreements (agreement_id),
    -- Official title, else the fullest description.
    title TEXT NOT NULL CHECK (title <> ''),
    -- What it is.
    kind TEXT NOT NULL REFERENCES agreement_kinds (code),
    -- Latest state.
    status TEXT NOT NULL REFERENCES agreement_statuses (code),
    -- First day that the date of the latest state can mean.
    status_date_key INTEGER REFERENCES dim_date (date_key),
    -- First day that the day of signing can mean.
    signed_date_key INTEGER REFERENCES dim_date (date_key),
    -- City where it was signed.
    place TEXT CHECK (place <> ''),
    -- How many parties it has, those that have left among them.
    parties INTEGER NOT NULL CHECK (parties >= 0),
    -- How many articles report it; an article and those that repeat it count once.
    articles INTEGER NOT NULL CHECK (articles >= 0),
    -- How many publishers these articles come from.
    publishers INTEGER NOT NULL CHECK (publishers >= 0),
    -- The highest confidence of its claims, 0 to 1.
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;

CREATE TABLE bridge_agreement_parties (
    --! Somebody who takes part in an agreement, as any article states it.
    -- The agreement.
    agreement_key INTEGER NOT NULL REFERENCES fact_agreements (agreement_key),
    -- Who takes part.
    party_key INTEGER NOT NULL REFERENCES dim_party (party_key),
    -- How.
    role TEXT NOT NULL REFERENCES participant_roles (code),
    PRIMARY KEY (agreement_key, party_key, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE panel_dyad_year (
    --! A year in which one party threatened sanctions against another or had them in force, in the shape of country-year panels.
    --! A claim falls in the year of its date or, where it has none, of its article. What was imposed stays in force until
    --! the regime is lifted or, where no article tells that, until the last year of which an article tells.
    -- Who sanctions.
    sender_id TEXT NOT NULL REFERENCES parties (party_id),
    -- Who is sanctioned.
    target_id TEXT NOT NULL REFERENCES parties (party_id),
    -- The year.
    year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
    -- Code of the sender where it has one, else its name.
    sender TEXT NOT NULL CHECK (sender <> ''),
    -- Code of the target where it has one, else its name.
    target TEXT NOT NULL CHECK (target <> ''),
    -- How many articles tell of an act in this year; an article and those that repeat it count once.
    articles INTEGER NOT NULL CHECK (articles >= 0),
    -- 1 if sanctions were in force at any time of the year.
    imposed INTEGER NOT NULL CHECK (imposed IN (0, 1)),
    -- 1 if sanctions were threatened, planned or called for in the year.
    threatened INTEGER NOT NULL CHECK (threatened IN (0, 1)),
    -- 1 if an arms ban was in force.
    imposed_arms INTEGER NOT NULL CHECK (imposed_arms IN (0, 1)),
    -- 1 if an asset freeze was in force.
    imposed_asset_freeze INTEGER NOT NULL CHECK (imposed_asset_freeze IN (0, 1)),
    -- 1 if a travel ban was in force.
    imposed_travel_ban INTEGER NOT NULL CHECK (imposed_travel_ban IN (0, 1)),
    -- 1 if financial restrictions were in force.
    imposed_financial INTEGER NOT NULL CHECK (imposed_financial IN (0, 1)),
    -- 1 if restrictions on trade in general were in force.
    imposed_trade INTEGER NOT NULL CHECK (imposed_trade IN (0, 1)),
    -- 1 if limits on exports to the target were in force.
    imposed_export_control INTEGER NOT NULL CHECK (imposed_export_control IN (0, 1)),
    -- 1 if limits on imports from the target were in force.
    imposed_import_ban INTEGER NOT NULL CHECK (imposed_import_ban IN (0, 1)),
    -- 1 if an oil price cap was in force.
    imposed_oil_price_cap INTEGER NOT NULL CHECK (imposed_oil_price_cap IN (0, 1)),
    -- 1 if restrictions on energy were in force.
    imposed_energy INTEGER NOT NULL CHECK (imposed_energy IN (0, 1)),
    -- 1 if restrictions on transport were in force.
    imposed_transport INTEGER NOT NULL CHECK (imposed_transport IN (0, 1)),
    -- 1 if restrictions on services were in force.
    imposed_services INTEGER NOT NULL CHECK (imposed_services IN (0, 1)),
    -- 1 if limits on investment were in force.
    imposed_investment INTEGER NOT NULL CHECK (imposed_investment IN (0, 1)),
    -- 1 if diplomatic measures were in force.
    imposed_diplomatic INTEGER NOT NULL CHECK (imposed_diplomatic IN (0, 1)),
    -- 1 if a blacklisting was in force.
    imposed_blacklisting INTEGER NOT NULL CHECK (imposed_blacklisting IN (0, 1)),
    -- 1 if measures against third parties were in force.
    imposed_secondary INTEGER NOT NULL CHECK (imposed_secondary IN (0, 1)),
    -- 1 if a measure of no other kind was in force.
    imposed_other INTEGER NOT NULL CHECK (imposed_other IN (0, 1)),
    -- 1 if an arms ban was threatened, planned or called for.
    threatened_arms INTEGER NOT NULL CHECK (threatened_arms IN (0, 1)),
    -- 1 if an asset freeze was threatened, planned or called for.
    threatened_asset_freeze INTEGER NOT NULL CHECK (threatened_asset_freeze IN (0, 1)),
    -- 1 if a travel ban was threatened, planned or called for.
    threatened_travel_ban INTEGER NOT NULL CHECK (threatened_travel_ban IN (0, 1)),
    -- 1 if financial restrictions were threatened, planned or called for.
    threatened_financial INTEGER NOT NULL CHECK (threatened_financial IN (0, 1)),
    -- 1 if restrictions on trade in general were threatened, planned or called for.
    threatened_trade INTEGER NOT NULL CHECK (threatened_trade IN (0, 1)),
    -- 1 if limits on exports to the target were threatened, planned or called for.
    threatened_export_control INTEGER NOT NULL CHECK (threatened_export_control IN (0, 1)),
    -- 1 if limits on imports from the target were threatened, planned or called for.
    threatened_import_ban INTEGER NOT NULL CHECK (threatened_import_ban IN (0, 1)),
    -- 1 if an oil price cap was threatened, planned or called for.
    threatened_oil_price_cap INTEGER NOT NULL CHECK (threatened_oil_price_cap IN (0, 1)),
    -- 1 if restrictions on energy were threatened, planned or called for.
    threatened_energy INTEGER NOT NULL CHECK (threatened_energy IN (0, 1)),
    -- 1 if restrictions on transport were threatened, planned or called for.
    threatened_transport INTEGER NOT NULL CHECK (threatened_transport IN (0, 1)),
    -- 1 if restrictions on services were threatened, planned or called for.
    threatened_services INTEGER NOT NULL CHECK (threatened_services IN (0, 1)),
    -- 1 if limits on investment were threatened, planned or called for.
    threatened_investment INTEGER NOT NULL CHECK (threatened_investment IN (0, 1)),
    -- 1 if diplomatic measures were threatened, planned or called for.
    threatened_diplomatic INTEGER NOT NULL CHECK (threatened_diplomatic IN (0, 1)),
    -- 1 if a blacklisting was threatened, planned or called for.
    threatened_blacklisting INTEGER NOT NULL CHECK (threatened_blacklisting IN (0, 1)),
    -- 1 if measures against third parties were threatened, planned or called for.
    threatened_secondary INTEGER NOT NULL CHECK (threatened_secondary IN (0, 1)),
    -- 1 if a measure of no other kind was threatened, planned or called for.
    threatened_other INTEGER NOT NULL CHECK (threatened_other IN (0, 1)),
    PRIMARY KEY (sender_id, target_id, year)
) STRICT, WITHOUT ROWID;

CREATE INDEX dim_date_year ON dim_date (year, month);
CREATE INDEX dim_party_label ON dim_party (label);
CREATE INDEX dim_party_kind ON dim_party (kind);
CREATE INDEX dim_party_country ON dim_party (country);
CREATE INDEX dim_regime_sender ON dim_regime (sender_key, target_key);
CREATE INDEX dim_regime_target ON dim_regime (target_key);
CREATE INDEX dim_regime_status ON dim_regime (status);
CREATE INDEX dim_regime_status_date ON dim_regime (status_date_key);
CREATE INDEX dim_regime_started_date ON dim_regime (started_date_key);
CREATE INDEX dim_regime_ended_date ON dim_regime (ended_date_key);
CREATE INDEX fact_sanction_actions_regime ON fact_sanction_actions (regime_key);
CREATE INDEX fact_sanction_actions_sender ON fact_sanction_actions (sender_key);
CREATE INDEX fact_sanction_actions_target ON fact_sanction_actions (target_key);
CREATE INDEX fact_sanction_actions_date ON fact_sanction_actions (date_key);
CREATE INDEX fact_sanction_actions_reported_date ON fact_sanction_actions (reported_date_key);
CREATE INDEX fact_sanction_actions_action ON fact_sanction_actions (action);
CREATE INDEX fact_sanction_actions_mode ON fact_sanction_actions (mode, action);
CREATE INDEX fact_designations_party ON fact_designations (party_key);
CREATE INDEX fact_designations_authority ON fact_designations (authority_key);
CREATE INDEX fact_designations_regime ON fact_designations (regime_key);
CREATE INDEX fact_designations_status ON fact_designations (status);
CREATE INDEX fact_designations_status_date ON fact_designations (status_date_key);
CREATE INDEX fact_designations_listed_date ON fact_designations (listed_date_key);
CREATE INDEX fact_designations_delisted_date ON fact_designations (delisted_date_key);
CREATE INDEX fact_agreements_kind ON fact_agreements (kind);
CREATE INDEX fact_agreements_status ON fact_agreements (status);
CREATE INDEX fact_agreements_status_date ON fact_agreements (status_date_key);
CREATE INDEX fact_agreements_signed_date ON fact_agreements (signed_date_key);
CREATE INDEX bridge_agreement_parties_party ON bridge_agreement_parties (party_key);
CREATE INDEX bridge_agreement_parties_role ON bridge_agreement_parties (role);
CREATE INDEX panel_dyad_year_target ON panel_dyad_year (target_id);
CREATE INDEX panel_dyad_year_year ON panel_dyad_year (year);
