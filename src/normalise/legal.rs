//! Programmes, and the orders, regulations and resolutions that claims cite, each under one citation however cited.

use super::{Knowledge, Sink, keys};
use crate::error::Error;
use crate::model::Fact;
use crate::model::dataset::{LegalBasis, Program, Row};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What claims cite, however many of them: it grows with the number of different citations.
#[derive(Default)]
pub(super) struct Citations {
    /// The key of every citation as articles write it.
    keys: BTreeMap<String, String>,
    /// The citation of every key.
    citations: BTreeMap<String, String>,
}

impl Citations {
    /// Takes in what a claim cites.
    pub(super) fn note(&mut self, fact: &Fact) {
        for cited in cited(fact) {
            if self.keys.contains_key(cited) {
                continue;
            }
            let citation = citation(cited);
            let key = key(&citation);
            if key.is_empty() {
                continue;
            }
            self.keys.insert(cited.clone(), key.clone());
            // Of two citations with one key the smaller stands, whichever comes first.
            let stands = self.citations.entry(key).or_insert_with(|| citation.clone());
            if citation < *stands {
                *stands = citation;
            }
        }
    }

    /// Hands over the rows of `legal_bases`, and gives back the key of every citation as articles write it.
    pub(super) fn hand_over(
        self,
        sink: Sink<'_>,
        lexicon: &dyn Knowledge,
        programs: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, String>, Error> {
        let owners = owners(lexicon, programs);
        for (legal_basis_id, citation) in self.citations {
            let program_id = owners.get(&legal_basis_id).cloned().flatten();
            sink(Row::LegalBasis(LegalBasis { legal_basis_id, citation, program_id }))?;
        }
        Ok(self.keys)
    }
}

/// Hands over the rows of `programs`, and gives back their keys.
pub(super) fn hand_over_programs(sink: Sink<'_>, mut programs: Vec<Program>) -> Result<BTreeSet<String>, Error> {
    programs.sort_by(|a, b| a.program_id.cmp(&b.program_id));
    programs.dedup_by(|a, b| a.program_id == b.program_id);
    let known = programs.iter().map(|program| program.program_id.clone()).collect();
    programs.into_iter().try_for_each(|program| sink(Row::Program(program)))?;
    Ok(known)
}

/// The programme of each legal basis; `None` where several programmes rest on it.
fn owners(lexicon: &dyn Knowledge, known: &BTreeSet<String>) -> BTreeMap<String, Option<String>> {
    let mut owners: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (cited, program) in lexicon.program_bases() {
        if known.contains(&program) {
            let owner = owners.entry(key(&citation(&cited))).or_insert_with(|| Some(program.clone()));
            if owner.as_ref() != Some(&program) {
                *owner = None;
            }
        }
    }
    owners
}

fn cited(fact: &Fact) -> &[String] {
    match fact {
        Fact::Sanction(fact) => &fact.legal_bases,
        Fact::Designation(fact) => &fact.legal_bases,
        Fact::Agreement(_) => &[],
    }
}

type Write = fn(&Captures<'_>) -> String;

/// The forms of citation that are known, each with the way it is written here.
static FORMS: LazyLock<Vec<(Regex, Write)>> = LazyLock::new(|| {
    let forms: [(&str, Write); 4] = [
        (r"(?i)\b(?:E\.?\s?O\.?|executive\s+orders?)\s*(?:\(E\.?O\.?\)\s*)?(?:no\.?\s*)?(\d{5})\b", |c| {
            format!("Executive Order {}", &c[1])
        }),
        (r"(?i)\bregulations?\s*(?:\((EU|EC|EEC)\))?\s*(?:no\.?\s*)?(\d{1,4})/(\d{1,4})\b", regulation),
        (r"(?i)\bdecision\s*(?:no\.?\s*)?(?:\(CFSP\)\s*)?(\d{4}/\d{1,4})(?:/CFSP)?\b", |c| {
            format!("Decision {}/CFSP", &c[1])
        }),
        (r"(?i)\b(?:UNSCR|resolutions?|UNSC\s+resolutions?)\s*(?:no\.?\s*)?(\d{3,4})\b", |c| {
            format!("UNSCR {}", &c[1])
        }),
    ];
    forms.into_iter().filter_map(|(form, write)| Some((Regex::new(form).ok()?, write))).collect()
});

/// Until 2014 the number stood before the year, behind "No".
fn regulation(cited: &Captures<'_>) -> String {
    let union = cited.get(1).map_or("EU".to_owned(), |union| union.as_str().to_uppercase());
    let (first, second) = (&cited[2], &cited[3]);
    let is_year = |part: &str| part.parse::<u16>().is_ok_and(|year| (1950..2100).contains(&year));
    if is_year(second) && !(is_year(first) && first > "2014") {
        format!("Regulation ({union}) No {first}/{second}")
    } else {
        format!("Regulation ({union}) {first}/{second}")
    }
}

/// A citation as the dataset writes it; one of unknown form keeps its words.
fn citation(cited: &str) -> String {
    let plain = cited.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = FORMS.iter().find_map(|(form, write)| form.captures(&plain).map(|captures| write(&captures)));
    known.unwrap_or(plain)
}

fn key(citation: &str) -> String {
    keys::slug(&citation.replace("Executive Order", "EO"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_basis_has_one_citation() {
        for (cited, expected) in [
            ("E.O. 14024", "Executive Order 14024"),
            ("Executive Order 14024", "Executive Order 14024"),
            ("executive order (E.O.) 13224", "Executive Order 13224"),
            ("Regulation (EU) No 269/2014", "Regulation (EU) No 269/2014"),
            ("Council Regulation 269/2014", "Regulation (EU) No 269/2014"),
            ("Council Regulation (EC) No. 423/2007", "Regulation (EC) No 423/2007"),
            ("Regulation (EU) 2022/328", "Regulation (EU) 2022/328"),
            ("Regulation (EU) 2022/2065", "Regulation (EU) 2022/2065"),
            ("Council Decision 2012/642/CFSP", "Decision 2012/642/CFSP"),
            ("Decision (CFSP) 2012/642", "Decision 2012/642/CFSP"),
            ("UN Security Council Resolution 1718 (2006)", "UNSCR 1718"),
            ("resolution 1718", "UNSCR 1718"),
            ("UNSCR 1718", "UNSCR 1718"),
            ("the  Trade Act\nof 1974", "the Trade Act of 1974"),
        ] {
            assert_eq!(citation(cited), expected, "{cited}");
        }
        assert_eq!(FORMS.len(), 4);
        assert_eq!(key(&citation("E.O. 14024")), "eo-14024");
    }
}
