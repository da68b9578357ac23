//! Writes the rows of a dataset: every table and column once.

use super::values::{count, words};
use crate::error::Error;
use crate::model::dataset::{Article, ClaimItem, Program, Row};
use rusqlite::{Connection, Params, params};
use std::collections::BTreeMap;

/// Inserts rows into a table, given as `table (column, column)`. An error names the table and the row.
pub(super) fn insert<P: Params>(
    connection: &Connection,
    into: &str,
    rows: impl IntoIterator<Item = P>,
) -> Result<(), Error> {
    let sql = statement(into);
    let mut prepared = connection.prepare(&sql).map_err(|source| failed(into, 0, source))?;
    for (row, values) in (1..).zip(rows) {
        prepared.execute(values).map_err(|source| failed(into, row, source))?;
    }
    Ok(())
}

fn statement(into: &str) -> String {
    format!("INSERT INTO {into} VALUES (?{})", ", ?".repeat(into.matches(',').count()))
}

fn failed(into: &str, row: u64, source: rusqlite::Error) -> Error {
    let table = into.split(' ').next().unwrap_or(into);
    Error::Database { doing: format!("inserting row {row} into {table}"), source }
}

/// Inserts rows of all tables as they come, and counts them.
#[derive(Debug)]
pub(super) struct Inserter<'c> {
    connection: &'c Connection,
    /// The statement of each table, and how many rows it has inserted.
    tables: BTreeMap<&'static str, (String, u64)>,
    /// The claim whose rows came last in a table whose rows are numbered within their claim, and how many.
    numbered: BTreeMap<&'static str, (String, i64)>,
}

impl<'c> Inserter<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, tables: BTreeMap::new(), numbered: BTreeMap::new() }
    }

    /// How many rows a table has got.
    pub(super) fn count(&self, table: &str) -> u64 {
        let of = |into: &&'static str| into.split(' ').next() == Some(table);
        self.tables.iter().filter(|(into, _)| of(into)).map(|(_, (_, count))| count).sum()
    }

    fn put(&mut self, into: &'static str, values: impl Params) -> Result<(), Error> {
        let (sql, rows) = self.tables.entry(into).or_insert_with(|| (statement(into), 0));
        *rows += 1;
        let inserted = self.connection.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        inserted.map(drop).map_err(|source| failed(into, *rows, source))
    }

    /// The place of a row among those of its claim, from 0; the rows of a claim come together.
    fn place(&mut self, into: &'static str, claim_id: &str) -> i64 {
        let (claim, next) = self.numbered.entry(into).or_default();
        if claim != claim_id {
            claim_id.clone_into(claim);
            *next = 0;
        }
        *next += 1;
        *next - 1
    }

    /// Inserts a row.
    pub(super) fn take(&mut self, row: &Row) -> Result<(), Error> {
        match row {
            Row::Article(row) => self.article(row),
            Row::RejectedDocument(r) => {
                let into = "rejected_documents (source, reason, ordinal)";
                let ordinal = self.place(into, "");
                self.put(into, params![r.source, r.reason, ordinal])
            }
            Row::ClaimMeasure(item) => self.item("claim_measures (claim_id, item)", item),
            Row::ClaimReason(item) => self.item("claim_reasons (claim_id, item)", item),
            Row::ClaimProgram(item) => self.item("claim_programs (claim_id, item)", item),
            Row::ClaimLegalBasis(item) => self.item("claim_legal_bases (claim_id, item)", item),
            Row::ClaimTopic(item) => self.item("claim_topics (claim_id, item)", item),
            Row::Country(_)
            | Row::Party(_)
            | Row::PartyName(_)
            | Row::PartyIdentifier(_)
            | Row::PartyMember(_)
            | Row::ArticleParty(_)
            | Row::ArticlePartyName(_)
            | Row::PartyRole(_)
            | Row::Mention(_) => self.party(row),
            Row::Program(_)
            | Row::MeasureCode(_)
            | Row::LegalBasis(_)
            | Row::Regime(_)
            | Row::Designation(_)
            | Row::Agreement(_) => self.header(row),
            Row::Claim(_)
            | Row::SanctionClaim(_)
            | Row::DesignationClaim(_)
            | Row::AgreementClaim(_)
            | Row::ClaimParty(_)
            | Row::Evidence(_) => self.claim(row),
        }
    }

    fn article(&mut self, a: &Article) -> Result<(), Error> {
        self.put(
            "articles (article_id, source, title, published_on, publisher, author, url, language, relevant, \
             duplicate_of, sha256, body)",
            params![
                a.article_id,
                a.source,
                words(&a.title),
                a.published_on,
                words(&a.publisher),
                words(&a.author),
                words(&a.url),
                a.language,
                a.relevant,
                words(&a.duplicate_of),
                a.sha256,
                a.body,
            ],
        )
    }

    fn item(&mut self, into: &'static str, item: &ClaimItem) -> Result<(), Error> {
        self.put(into, params![item.claim_id, item.item])
    }

    fn party(&mut self, row: &Row) -> Result<(), Error> {
        match row {
            Row::Country(c) => self.put("countries (code, iso3, name)", params![c.code, c.iso3, c.name]),
            Row::Party(p) => self.put(
                "parties (party_id, name, kind, code, country, is_collective)",
                params![p.party_id, p.name, p.kind, words(&p.code), words(&p.country), p.is_collective],
            ),
            Row::PartyName(n) => {
                self.put("party_names (party_id, name, is_primary)", params![n.party_id, n.name, n.is_primary])
            }
            Row::PartyIdentifier(i) => {
                self.put("party_identifiers (party_id, scheme, value)", params![i.party_id, i.scheme, i.value])
            }
            Row::PartyMember(m) => self.put(
                "party_members (bloc_id, member_id, since, until)",
                params![m.bloc_id, m.member_id, m.since, m.until],
            ),
            Row::ArticleParty(p) => {
                self.put("article_parties (article_id, party_id, name)", params![p.article_id, p.party_id, p.name])
            }
            Row::ArticlePartyName(n) => {
                self.put("article_party_names (article_id, party_id, name)", params![n.article_id, n.party_id, n.name])
            }
            Row::PartyRole(r) => {
                self.put("party_roles (article_id, party_id, role)", params![r.article_id, r.party_id, r.role])
            }
            Row::Mention(m) => self.put(
                "mentions (article_id, party_id, start_char, end_char)",
                params![m.article_id, m.party_id, count(m.start_char), count(m.end_char)],
            ),
            _ => Ok(()),
        }
    }

    fn header(&mut self, row: &Row) -> Result<(), Error> {
        match row {
            Row::Program(program) => self.program(program),
            Row::MeasureCode(c) => self.put(
                "measure_codes (measure, scheme, code, label, fit, source)",
                params![c.measure, c.scheme, c.code, c.label, c.fit, c.source],
            ),
            Row::LegalBasis(b) => self.put(
                "legal_bases (legal_basis_id, citation, program_id)",
                params![b.legal_basis_id, b.citation, words(&b.program_id)],
            ),
            Row::Regime(r) => self.put(
                "regimes (regime_id, sender_id, target_id, theme, name, status, status_on, started_on, ended_on, \
                 first_reported_on, last_reported_on, articles, publishers)",
                params![
                    r.regime_id,
                    r.sender_id,
                    r.target_id,
                    words(&r.theme),
                    r.name,
                    r.status,
                    r.status_on,
                    r.started_on,
                    r.ended_on,
                    r.reported.first_on,
                    r.reported.last_on,
                    count(r.reported.articles),
                    count(r.reported.publishers),
                ],
            ),
            Row::Designation(d) => self.put(
                "designations (designation_id, party_id, authority_id, status, status_on, listed_on, delisted_on, \
                 first_reported_on, last_reported_on, articles, publishers)",
                params![
                    d.designation_id,
                    d.party_id,
                    d.authority_id,
                    d.status,
                    d.status_on,
                    d.listed_on,
                    d.delisted_on,
                    d.reported.first_on,
                    d.reported.last_on,
                    count(d.reported.articles),
                    count(d.reported.publishers),
                ],
            ),
            Row::Agreement(a) => self.put(
                "agreements (agreement_id, title, kind, status, status_on, signed_on, place, first_reported_on, \
                 last_reported_on, articles, publishers)",
                params![
                    a.agreement_id,
                    a.title,
                    a.kind,
                    a.status,
                    a.status_on,
                    a.signed_on,
                    words(&a.place),
                    a.reported.first_on,
                    a.reported.last_on,
                    count(a.reported.articles),
                    count(a.reported.publishers),
                ],
            ),
            _ => Ok(()),
        }
    }

    fn program(&mut self, p: &Program) -> Result<(), Error> {
        self.put(
            "programs (program_id, issuer_id, name, target_country, target_id, since, until, status, opensanctions, \
             source)",
            params![
                p.program_id,
                p.issuer_id,
                p.name,
                words(&p.target_country),
                words(&p.target_id),
                p.since,
                p.until,
                if p.until.is_some() { "ended" } else { "active" },
                words(&p.opensanctions),
                words(&p.source),
            ],
        )?;
        for measure in &p.measures {
            self.put("program_measures (program_id, measure)", params![p.program_id, measure])?;
        }
        for citation in &p.legal_bases {
            self.put("program_legal_bases (program_id, citation)", params![p.program_id, citation])?;
        }
        Ok(())
    }

    fn claim(&mut self, row: &Row) -> Result<(), Error> {
        match row {
            Row::Claim(c) => self.put(
                "claims (claim_id, article_id, fact, attributed_to, confidence)",
                params![c.claim_id, c.article_id, c.fact, words(&c.attributed_to), c.confidence],
            ),
            Row::SanctionClaim(s) => self.put(
                "sanction_claims (claim_id, regime_id, action, mode, target_text, date, effective_on, expires_on)",
                params![
                    s.claim_id,
                    s.regime_id,
                    s.action,
                    s.mode,
                    words(&s.target_text),
                    s.date,
                    s.effective_on,
                    s.expires_on,
                ],
            ),
            Row::DesignationClaim(d) => self.put(
                "designation_claims (claim_id, designation_id, regime_id, agency_id, list, status, date)",
                params![
                    d.claim_id,
                    d.designation_id,
                    words(&d.regime_id),
                    words(&d.agency_id),
                    words(&d.list),
                    d.status,
                    d.date,
                ],
            ),
            Row::AgreementClaim(a) => self.put(
                "agreement_claims (claim_id, agreement_id, title, kind, status, date, place)",
                params![a.claim_id, a.agreement_id, a.title, a.kind, a.status, a.date, words(&a.place)],
            ),
            Row::ClaimParty(p) => {
                let into = "agreement_claim_parties (claim_id, party_id, role, for_party_id, ordinal)";
                let ordinal = self.place(into, &p.claim_id);
                self.put(into, params![p.claim_id, p.party_id, p.role, words(&p.for_party_id), ordinal])
            }
            Row::Evidence(e) => {
                let into = "evidence (claim_id, start_char, end_char, quote, rule, ordinal)";
                let ordinal = self.place(into, &e.claim_id);
                let (start, end) = (count(e.start_char), count(e.end_char));
                self.put(into, params![e.claim_id, start, end, e.quote, e.rule, ordinal])
            }
            _ => Ok(()),
        }
    }
}
