//! Annotations as they stand in files, `<article file name>.gold.json`; `docs/GOLD.md` describes them to annotators.

use super::facts::{Agreement, Facts, Item, Listing, Party, Sanction, Saying};
use crate::error::Error;
use crate::model::vocabulary::{Action, AgreementKind, AgreementStatus, DesignationStatus, PartyKind};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

const ENDING: &str = ".gold.json";

/// The annotation of one article.
#[derive(Debug)]
pub(super) struct Gold {
    /// File name of the article.
    pub(super) article: String,
    pub(super) facts: Facts,
    /// Words that no vocabulary holds, such as a misspelt action: they can match nothing.
    pub(super) unknown: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    article: String,
    #[serde(default)]
    parties: Vec<PartyEntry>,
    #[serde(default)]
    sanctions: Vec<SanctionEntry>,
    #[serde(default)]
    designations: Vec<DesignationEntry>,
    #[serde(default)]
    agreements: Vec<AgreementEntry>,
}

#[derive(Deserialize)]
struct PartyEntry {
    name: String,
    aliases: Option<Vec<String>>,
    kind: String,
    country: Option<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct SanctionEntry {
    sender: Option<String>,
    target: Option<String>,
    action: String,
    date: Option<String>,
    quote: Option<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct DesignationEntry {
    name: String,
    aliases: Option<Vec<String>>,
    authority: Option<String>,
    status: Option<String>,
    date: Option<String>,
    quote: Option<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct AgreementEntry {
    title: String,
    kind: String,
    status: String,
    date: Option<String>,
    place: Option<String>,
    #[serde(default)]
    parties: Vec<String>,
    signatories: Option<Vec<String>>,
    quote: Option<String>,
    #[serde(default)]
    optional: bool,
}

/// Reads every annotation of a folder, in the order of file names.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<Gold>, Error> {
    let fault = |path: &Path, reason: String| Error::Annotation { path: path.to_owned(), reason };
    let entries = fs::read_dir(folder).map_err(|source| fault(folder, source.to_string()))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let path = entry.map_err(|source| fault(folder, source.to_string()))?.path();
        if path.to_str().is_some_and(|name| name.ends_with(ENDING)) {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|source| fault(path, source.to_string()))?;
        serde_json::from_slice(&bytes).map(Gold::of).map_err(|source| fault(path, source.to_string()))
    };
    paths.iter().map(read).collect()
}

impl Gold {
    fn of(file: File) -> Self {
        let unknown = unknown_codes(&file);
        let facts = Facts {
            parties: file.parties.into_iter().map(PartyEntry::item).collect(),
            sanctions: file.sanctions.into_iter().map(SanctionEntry::item).collect(),
            designations: file.designations.into_iter().map(DesignationEntry::item).collect(),
            agreements: file.agreements.into_iter().map(AgreementEntry::item).collect(),
        };
        Self { article: file.article, facts, unknown }
    }
}

fn unknown_codes(file: &File) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut check = |what: &str, code: &str, known: bool| {
        if !known {
            unknown.push(format!("no such {what}: {code}"));
        }
    };
    for party in &file.parties {
        check("kind of party", &party.kind, PartyKind::from_code(&party.kind).is_some());
    }
    for sanction in &file.sanctions {
        check("action", &sanction.action, Action::from_code(&sanction.action).is_some());
    }
    for status in file.designations.iter().filter_map(|listing| listing.status.as_deref()) {
        check("status of a designation", status, DesignationStatus::from_code(status).is_some());
    }
    for agreement in &file.agreements {
        check("kind of agreement", &agreement.kind, AgreementKind::from_code(&agreement.kind).is_some());
        let status = &agreement.status;
        check("status of an agreement", status, AgreementStatus::from_code(status).is_some());
    }
    unknown
}

impl PartyEntry {
    fn item(self) -> Item<Party> {
        let aliases = self.aliases.unwrap_or_default();
        let fact =
            Party { name: self.name, aliases, kind: self.kind, code: self.country.clone(), country: self.country };
        Item { fact, optional: self.optional, said: Vec::new() }
    }
}

impl SanctionEntry {
    fn item(self) -> Item<Sanction> {
        let said = vec![Saying { date: self.date, quote: self.quote, ..Saying::default() }];
        let fact = Sanction { sender: self.sender, target: self.target, action: self.action };
        Item { fact, optional: self.optional, said }
    }
}

impl DesignationEntry {
    fn item(self) -> Item<Listing> {
        let said = vec![Saying { date: self.date, status: self.status, quote: self.quote, claim: None }];
        let fact = Listing { name: self.name, aliases: self.aliases.unwrap_or_default(), authority: self.authority };
        Item { fact, optional: self.optional, said }
    }
}

impl AgreementEntry {
    fn item(self) -> Item<Agreement> {
        let said = vec![Saying { quote: self.quote, ..Saying::default() }];
        let fact = Agreement {
            title: self.title,
            kind: self.kind,
            status: self.status,
            date: self.date,
            place: self.place,
            parties: self.parties,
            signatories: self.signatories.unwrap_or_default(),
        };
        Item { fact, optional: self.optional, said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_may_leave_out_what_it_does_not_know() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = r#"{"article": "a.txt", "parties": [{"name": "Mali", "kind": "state"}],
            "sanctions": [{"sender": null, "target": "ML", "action": "impose"}]}"#;
        fs::write(folder.path().join("a.txt.gold.json"), text).expect("written");
        fs::write(folder.path().join("notes.json"), "{}").expect("written");
        let gold = read_folder(folder.path()).expect("read");
        assert_eq!(gold.len(), 1);
        assert_eq!(gold[0].unknown, ["no such kind of party: state"]);
        assert!(gold[0].facts.agreements.is_empty() && !gold[0].facts.sanctions[0].optional);
        fs::write(folder.path().join("b.txt.gold.json"), "{\"article\": 5}").expect("written");
        let fault = read_folder(folder.path()).expect_err("no text").to_string();
        assert!(fault.contains("b.txt.gold.json: invalid type"), "{fault}");
    }
}
