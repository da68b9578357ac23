//! What a dataset says of each article, read from its views.

use super::facts::{Agreement, Claim, Facts, Item, Listing, Party, Sanction, Saying};
use crate::error::Error;
use crate::store::Store;
use std::collections::BTreeMap;

/// An article of a dataset.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Its words; `None` where the dataset has no such article.
    pub(super) body: Option<String>,
    pub(super) facts: Facts,
}

/// The columns that every view of facts begins with here.
const STATEMENT: &str = "source, claim_id, confidence, quote, date";

/// A row of a view: each cell as text, by the order of the columns asked for.
struct Cells(Vec<Option<String>>);

impl Cells {
    fn take(&mut self, column: usize) -> Option<String> {
        self.0.get_mut(column).and_then(Option::take)
    }

    fn word(&mut self, column: usize) -> String {
        self.take(column).unwrap_or_default()
    }

    /// The items of a list joined by semicolons.
    fn list(&mut self, column: usize) -> Vec<String> {
        let joined = self.word(column);
        joined.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }
}

/// Reads all articles, by their file names, with the facts that are at least so sure.
pub(super) fn read(store: &Store, min_confidence: f64) -> Result<BTreeMap<String, Said>, Error> {
    let mut reader = Reader { store, min_confidence, articles: BTreeMap::new(), rules: BTreeMap::new() };
    reader.articles()?;
    reader.rules()?;
    reader.parties()?;
    reader.sanctions()?;
    reader.designations()?;
    reader.agreements()?;
    Ok(reader.articles)
}

struct Reader<'s> {
    store: &'s Store,
    min_confidence: f64,
    articles: BTreeMap<String, Said>,
    /// The rule of each claim's best words.
    rules: BTreeMap<String, String>,
}

/// The last part of a path.
fn file_name(source: &str) -> &str {
    source.rsplit('/').next().unwrap_or(source)
}

impl Reader<'_> {
    /// Hands over each row of a query together with the article named in its first column.
    fn each(
        &mut self,
        sql: &str,
        mut visit: impl FnMut(&mut Said, Cells, &BTreeMap<String, String>),
    ) -> Result<(), Error> {
        for mut cells in self.store.cells(sql)?.into_iter().map(Cells) {
            let source = cells.word(0);
            visit(self.articles.entry(file_name(&source).to_owned()).or_default(), cells, &self.rules);
        }
        Ok(())
    }

    fn articles(&mut self) -> Result<(), Error> {
        self.each("SELECT source, body FROM articles", |said, mut row, _| said.body = row.take(1))
    }

    fn rules(&mut self) -> Result<(), Error> {
        for mut cells in
            self.store.cells("SELECT claim_id, rule FROM evidence WHERE ordinal = 0")?.into_iter().map(Cells)
        {
            self.rules.insert(cells.word(0), cells.word(1));
        }
        Ok(())
    }

    fn parties(&mut self) -> Result<(), Error> {
        let sql = "SELECT source, code, name, kind, country, aliases FROM v_article_parties";
        self.each(sql, |said, mut row, _| {
            let (code, name, kind, country) = (row.take(1), row.word(2), row.word(3), row.take(4));
            if code.as_deref() != Some("WORLD") {
                said.facts.parties.push(item(Party { name, aliases: row.list(5), kind, code, country }, Vec::new()));
            }
        })
    }

    /// The condition that leaves the facts that are sure enough.
    fn sure(&self) -> String {
        format!("WHERE confidence >= {}", self.min_confidence)
    }

    fn sanctions(&mut self) -> Result<(), Error> {
        let sql = format!("SELECT {STATEMENT}, sender, target, action FROM v_article_sanctions {}", self.sure());
        self.each(&sql, |said, mut row, rules| {
            let saying = saying(&mut row, rules);
            let fact = Sanction { sender: row.take(5), target: row.take(6), action: row.word(7) };
            said.facts.sanctions.push(item(fact, vec![saying]));
        })
    }

    fn designations(&mut self) -> Result<(), Error> {
        let columns = "status, name, aliases, authority";
        let sql = format!("SELECT {STATEMENT}, {columns} FROM v_article_designations {}", self.sure());
        self.each(&sql, |said, mut row, rules| {
            let saying = Saying { status: row.take(5), ..saying(&mut row, rules) };
            let fact = Listing { name: row.word(6), aliases: row.list(7), authority: row.take(8) };
            said.facts.designations.push(item(fact, vec![saying]));
        })
    }

    fn agreements(&mut self) -> Result<(), Error> {
        let columns = "title, kind, status, place, parties, signatories";
        let sql = format!("SELECT {STATEMENT}, {columns} FROM v_article_agreements {}", self.sure());
        self.each(&sql, |said, mut row, rules| {
            let saying = saying(&mut row, rules);
            let fact = Agreement {
                title: row.word(5),
                kind: row.word(6),
                status: row.word(7),
                date: saying.date.clone(),
                place: row.take(8),
                parties: row.list(9),
                signatories: row.list(10),
            };
            said.facts.agreements.push(item(fact, vec![saying]));
        })
    }
}

fn item<F>(fact: F, said: Vec<Saying>) -> Item<F> {
    Item { fact, optional: false, said }
}

/// The statement of a row whose columns from the second are claim, confidence, quote and date.
fn saying(row: &mut Cells, rules: &BTreeMap<String, String>) -> Saying {
    let (id, confidence) = (row.word(1), row.word(2).parse().unwrap_or(0.0));
    let rule = rules.get(&id).cloned().unwrap_or_default();
    Saying { date: row.take(4), status: None, quote: row.take(3), claim: Some(Claim { id, rule, confidence }) }
}
