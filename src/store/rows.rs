//! Writes the rows of a dataset: every table and column once, a table before those that refer to it.

use super::values::{count, words};
use crate::error::Error;
use crate::model::dataset::{ClaimItem, Dataset};
use rusqlite::{Params, Transaction};
use std::collections::HashMap;

/// Inserts rows into a table, given as `table (column, column)`. An error names the table and the row.
pub(super) fn insert<P: Params>(
    transaction: &Transaction<'_>,
    into: &str,
    rows: impl IntoIterator<Item = P>,
) -> Result<(), Error> {
    let columns = into.matches(',').count();
    let sql = format!("INSERT INTO {into} VALUES (?{})", ", ?".repeat(columns));
    let failed = |row: usize, source| {
        let table = into.split(' ').next().unwrap_or(into);
        Error::Database { doing: format!("inserting row {row} into {table}"), source }
    };
    let mut statement = transaction.prepare(&sql).map_err(|source| failed(0, source))?;
    for (row, values) in (1..).zip(rows) {
        statement.execute(values).map_err(|source| failed(row, source))?;
    }
    Ok(())
}

/// Writes all rows of a dataset.
pub(super) fn fill(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    articles(transaction, dataset)?;
    parties(transaction, dataset)?;
    names_in_articles(transaction, dataset)?;
    headers(transaction, dataset)?;
    claims(transaction, dataset)?;
    claim_items(transaction, dataset)?;
    participants(transaction, dataset)?;
    evidence(transaction, dataset)
}

fn articles(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    insert(
        transaction,
        "articles (article_id, source, title, published_on, publisher, author, url, language, relevant, duplicate_of, \
         sha256, body)",
        dataset.articles.iter().map(|a| {
            let said = (words(&a.title), a.published_on, words(&a.publisher), words(&a.author), words(&a.url));
            let (title, published_on, publisher, author, url) = said;
            let told = (&a.language, a.relevant, words(&a.duplicate_of), &a.sha256, &a.body);
            let (language, relevant, duplicate_of, sha256, body) = told;
            (
                &a.article_id,
                &a.source,
                title,
                published_on,
                publisher,
                author,
                url,
                language,
                relevant,
                duplicate_of,
                sha256,
                body,
            )
        }),
    )?;
    insert(
        transaction,
        "rejected_documents (source, reason, ordinal)",
        dataset.rejected_documents.iter().zip(0_i64..).map(|(r, ordinal)| (&r.source, &r.reason, ordinal)),
    )
}

fn parties(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    insert(transaction, "countries (code, iso3, name)", dataset.countries.iter().map(|c| (&c.code, &c.iso3, &c.name)))?;
    insert(
        transaction,
        "parties (party_id, name, kind, code, country, is_collective)",
        dataset
            .parties
            .iter()
            .map(|p| (&p.party_id, &p.name, p.kind, words(&p.code), words(&p.country), p.is_collective)),
    )?;
    insert(
        transaction,
        "party_names (party_id, name, is_primary)",
        dataset.party_names.iter().map(|n| (&n.party_id, &n.name, n.is_primary)),
    )?;
    insert(
        transaction,
        "party_identifiers (party_id, scheme, value)",
        dataset.party_identifiers.iter().map(|i| (&i.party_id, &i.scheme, &i.value)),
    )?;
    insert(
        transaction,
        "party_members (bloc_id, member_id, since, until)",
        dataset.party_members.iter().map(|m| (&m.bloc_id, &m.member_id, m.since, m.until)),
    )
}

fn names_in_articles(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    insert(
        transaction,
        "article_parties (article_id, party_id, name)",
        dataset.article_parties.iter().map(|p| (&p.article_id, &p.party_id, &p.name)),
    )?;
    insert(
        transaction,
        "article_party_names (article_id, party_id, name)",
        dataset.article_party_names.iter().map(|n| (&n.article_id, &n.party_id, &n.name)),
    )?;
    insert(
        transaction,
        "party_roles (article_id, party_id, role)",
        dataset.party_roles.iter().map(|r| (&r.article_id, &r.party_id, &r.role)),
    )?;
    insert(
        transaction,
        "mentions (article_id, party_id, start_char, end_char)",
        dataset.mentions.iter().map(|m| (&m.article_id, &m.party_id, count(m.start_char), count(m.end_char))),
    )
}

fn headers(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    insert(
        transaction,
        "regimes (regime_id, sender_id, target_id, theme, name, status, status_on, started_on, ended_on)",
        dataset.regimes.iter().map(|r| {
            let (id, theme) = (&r.regime_id, words(&r.theme));
            (id, &r.sender_id, &r.target_id, theme, &r.name, r.status, r.status_on, r.started_on, r.ended_on)
        }),
    )?;
    insert(
        transaction,
        "programs (program_id, issuer_id, name)",
        dataset.programs.iter().map(|p| (&p.program_id, &p.issuer_id, &p.name)),
    )?;
    insert(
        transaction,
        "legal_bases (legal_basis_id, citation, program_id)",
        dataset.legal_bases.iter().map(|b| (&b.legal_basis_id, &b.citation, words(&b.program_id))),
    )?;
    insert(
        transaction,
        "designations (designation_id, party_id, authority_id, status, status_on, listed_on, delisted_on)",
        dataset.designations.iter().map(|d| {
            (&d.designation_id, &d.party_id, &d.authority_id, d.status, d.status_on, d.listed_on, d.delisted_on)
        }),
    )?;
    insert(
        transaction,
        "agreements (agreement_id, title, kind, status, status_on, signed_on, place)",
        dataset
            .agreements
            .iter()
            .map(|a| (&a.agreement_id, &a.title, a.kind, a.status, a.status_on, a.signed_on, words(&a.place))),
    )
}

fn claims(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    insert(
        transaction,
        "claims (claim_id, article_id, fact, attributed_to, confidence)",
        dataset.claims.iter().map(|c| (&c.claim_id, &c.article_id, c.fact, words(&c.attributed_to), c.confidence)),
    )?;
    insert(
        transaction,
        "sanction_claims (claim_id, regime_id, action, mode, target_text, date, effective_on, expires_on)",
        dataset.sanction_claims.iter().map(|s| {
            let target_text = words(&s.target_text);
            (&s.claim_id, &s.regime_id, s.action, s.mode, target_text, s.date, s.effective_on, s.expires_on)
        }),
    )?;
    insert(
        transaction,
        "designation_claims (claim_id, designation_id, regime_id, agency_id, list, status, date)",
        dataset.designation_claims.iter().map(|d| {
            let (regime_id, agency_id, list) = (words(&d.regime_id), words(&d.agency_id), words(&d.list));
            (&d.claim_id, &d.designation_id, regime_id, agency_id, list, d.status, d.date)
        }),
    )?;
    insert(
        transaction,
        "agreement_claims (claim_id, agreement_id, title, kind, status, date, place)",
        dataset
            .agreement_claims
            .iter()
            .map(|a| (&a.claim_id, &a.agreement_id, &a.title, a.kind, a.status, a.date, words(&a.place))),
    )
}

fn claim_items(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    let lists: [(&str, &[ClaimItem]); 5] = [
        ("claim_measures (claim_id, item)", &dataset.claim_measures),
        ("claim_reasons (claim_id, item)", &dataset.claim_reasons),
        ("claim_programs (claim_id, item)", &dataset.claim_programs),
        ("claim_legal_bases (claim_id, item)", &dataset.claim_legal_bases),
        ("claim_topics (claim_id, item)", &dataset.claim_topics),
    ];
    for (into, items) in lists {
        insert(transaction, into, items.iter().map(|i| (&i.claim_id, &i.item)))?;
    }
    Ok(())
}

fn participants(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    let mut places = Places::default();
    insert(
        transaction,
        "agreement_claim_parties (claim_id, party_id, role, for_party_id, ordinal)",
        dataset
            .agreement_claim_parties
            .iter()
            .map(|p| (&p.claim_id, &p.party_id, p.role, words(&p.for_party_id), places.next(&p.claim_id))),
    )
}

fn evidence(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<(), Error> {
    let mut places = Places::default();
    insert(
        transaction,
        "evidence (claim_id, start_char, end_char, quote, rule, ordinal)",
        dataset.evidence.iter().map(|e| {
            let (start, end) = (count(e.start_char), count(e.end_char));
            (&e.claim_id, start, end, &e.quote, &e.rule, places.next(&e.claim_id))
        }),
    )
}

/// Numbers the rows of each claim from 0, in the order in which they come.
#[derive(Default)]
struct Places<'d>(HashMap<&'d str, i64>);

impl<'d> Places<'d> {
    fn next(&mut self, claim_id: &'d str) -> i64 {
        let next = self.0.entry(claim_id).or_insert(0);
        *next += 1;
        *next - 1
    }
}
