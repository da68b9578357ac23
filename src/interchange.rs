//! What was read from one document as one line of JSON, and that line read back into exactly what it was made from.
//!
//! A line holds the article and, under `record`, its parties and claims as the program itself keeps them: places in
//! bytes, parties by number. A document that could not be read has a line as well, with the reason under `rejected`. A
//! record names the version of the program and the lexicon that it was made with; claims of different origin are not
//! joined, since the same article could have been read otherwise.

use crate::error::Rejection;
use crate::model::{Article, ArticleFacts, Claim, LocalParty, PartialDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, Write};

/// What a record was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Version of the program.
    pub version: String,
    /// Fingerprint of the lexicon.
    pub lexicon: String,
}

/// What became of one document: its facts, or why there are none.
pub type Read = Result<ArticleFacts, Rejection>;

/// Why a line cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no line of this form, or says what cannot be; the reason in one line without a full stop.
    Broken(String),
    /// It was made with another version or lexicon; what differs, in one line without a full stop.
    OtherOrigin(String),
}

/// The part of a line that is read back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record<'a> {
    version: Cow<'a, str>,
    lexicon: Cow<'a, str>,
    #[serde(default)]
    parties: Cow<'a, [LocalParty]>,
    #[serde(default)]
    claims: Cow<'a, [Claim]>,
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    source: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rejected: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published_on: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publisher: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    language: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    sha256: Cow<'a, str>,
    #[serde(default)]
    relevant: bool,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    body: Cow<'a, str>,
    record: Record<'a>,
}

impl Origin {
    /// This version of the program, with the lexicon of a fingerprint.
    #[must_use]
    pub fn of(lexicon: &str) -> Self {
        Self { version: env!("CARGO_PKG_VERSION").to_owned(), lexicon: lexicon.to_owned() }
    }

    /// What differs between this and the origin of a record, in words for a user; `None` where they are the same.
    fn difference(&self, record: &Record<'_>) -> Option<String> {
        if self.version != record.version {
            let (theirs, ours) = (&record.version, &self.version);
            return Some(format!("read by version {theirs} of the program, while this is version {ours}"));
        }
        (self.lexicon != record.lexicon).then(|| "read with another lexicon than the one in use".to_owned())
    }

    /// The record of some facts.
    #[must_use]
    pub fn record<'a>(&'a self, facts: &'a ArticleFacts) -> Record<'a> {
        self.record_of(&facts.parties, &facts.claims)
    }

    /// The record of a document without facts.
    #[must_use]
    pub fn empty_record(&self) -> Record<'_> {
        self.record_of(&[], &[])
    }

    fn record_of<'a>(&'a self, parties: &'a [LocalParty], claims: &'a [Claim]) -> Record<'a> {
        Record {
            version: Cow::Borrowed(&self.version),
            lexicon: Cow::Borrowed(&self.lexicon),
            parties: Cow::Borrowed(parties),
            claims: Cow::Borrowed(claims),
        }
    }
}

/// Writes the line of an article, as short as it can be read back from, with a line end.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, facts: &ArticleFacts, origin: &Origin) -> io::Result<()> {
    let article = &facts.article;
    let line = Line {
        source: Cow::Borrowed(&article.source),
        rejected: None,
        title: article.title.as_deref().map(Cow::Borrowed),
        published_on: article.published_on,
        publisher: article.publisher.as_deref().map(Cow::Borrowed),
        author: article.author.as_deref().map(Cow::Borrowed),
        url: article.url.as_deref().map(Cow::Borrowed),
        language: Cow::Borrowed(&article.language),
        sha256: Cow::Borrowed(&article.sha256),
        relevant: facts.relevant,
        body: Cow::Borrowed(&article.body),
        record: origin.record(facts),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

/// Reads a line back.
///
/// # Errors
/// A [`Fault`] where it is broken, or was not made with `origin`.
pub fn parse(line: &[u8], origin: &Origin) -> Result<Read, Fault> {
    let line: Line<'_> =
        serde_json::from_slice(line).map_err(|error| Fault::Broken(format!("not a line of claims: {error}")))?;
    if let Some(reason) = origin.difference(&line.record) {
        return Err(Fault::OtherOrigin(reason));
    }
    if line.source.is_empty() {
        return Err(Fault::Broken("not a line of claims: no source".to_owned()));
    }
    if let Some(reason) = line.rejected {
        let reason = if reason.is_empty() { "cannot be read".to_owned() } else { reason.into_owned() };
        return Ok(Err(Rejection { source: line.source.into_owned(), reason }));
    }
    let facts = line.into_facts();
    unsound(&facts).map_or(Ok(Ok(facts)), |what| Err(Fault::Broken(format!("not a line of claims: {what}"))))
}

impl Line<'_> {
    fn into_facts(self) -> ArticleFacts {
        let owned = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        let article = Article {
            source: self.source.into_owned(),
            title: owned(self.title),
            published_on: self.published_on,
            publisher: owned(self.publisher),
            author: owned(self.author),
            url: owned(self.url),
            language: self.language.into_owned(),
            sha256: self.sha256.into_owned(),
            body: self.body.into_owned(),
        };
        let (parties, claims) = (self.record.parties.into_owned(), self.record.claims.into_owned());
        ArticleFacts { article, relevant: self.relevant, parties, claims }
    }
}

/// What no dataset could take of an article; a line comes from outside and may say anything.
fn unsound(facts: &ArticleFacts) -> Option<&'static str> {
    let article = &facts.article;
    let hexadecimal = |text: &str| text.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    let language = &article.language;
    match () {
        () if article.sha256.len() != 64 || !hexadecimal(&article.sha256) => Some("sha256 is none"),
        () if !matches!(language.len(), 2 | 3) || !language.bytes().all(|c| c.is_ascii_lowercase()) => {
            Some("language is no code")
        }
        () if article.body.is_empty() => Some("no body"),
        () if facts.claims.iter().flat_map(|claim| &claim.evidence).any(|words| words.rule.is_empty()) => {
            Some("evidence without a rule")
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::{Action, DesignationStatus, Measure, Mode, PartyKind, Role, Topic};
    use crate::model::vocabulary::{AgreementKind, AgreementStatus};
    use crate::model::{AgreementFact, DesignationFact, Evidence, Fact, Participant, PartyIx, SanctionFact, Span};
    use std::collections::BTreeSet;

    fn origin() -> Origin {
        Origin::of("0123456789abcdef")
    }

    fn claim(fact: Fact, attributed_to: Option<PartyIx>) -> Claim {
        let evidence = vec![Evidence { span: Span::new(3, 9), rule: "test".into() }];
        Claim { fact, attributed_to, confidence: 0.1 + 0.2, evidence }
    }

    fn facts() -> ArticleFacts {
        let date = PartialDate::parse("2020-03");
        let sanction = SanctionFact {
            sender: 0,
            target: 1,
            target_text: Some("«banks»\n".into()),
            action: Action::Impose,
            mode: Some(Mode::Tightened),
            date,
            effective_on: PartialDate::parse("2020"),
            expires_on: PartialDate::parse("2021-02-03"),
            measures: BTreeSet::from([Measure::Arms, Measure::Trade]),
            reasons: vec!["war".into()],
            programs: vec!["US-ZZ".into()],
            legal_bases: vec!["E.O. 1".into()],
        };
        let listing = DesignationFact {
            party: 1,
            authority: 0,
            agency: Some(2),
            list: Some("List".into()),
            regime_target: Some(1),
            status: DesignationStatus::Proposed,
            date: None,
            reasons: vec![],
            programs: vec![],
            legal_bases: vec![],
        };
        let agreement = AgreementFact {
            title: "pact".into(),
            known: Some("agreement:pact".into()),
            kind: AgreementKind::Treaty,
            status: AgreementStatus::InForce,
            date,
            place: Some("Strelsau".into()),
            participants: vec![Participant { party: 2, role: Role::SignedBy, for_party: Some(0) }],
            topics: BTreeSet::from([Topic::Trade]),
        };
        let party = LocalParty {
            known: Some("country:zr".into()),
            name: "Ruritania\u{0}".into(),
            aliases: vec!["Ruritanian".into()],
            kind: PartyKind::Country,
            code: Some("ZR".into()),
            country: Some("ZR".into()),
            roles: vec!["host".into()],
            identifiers: vec![("imo".into(), "1".into())],
            mentions: vec![Span::new(0, 4), Span::new(7, 8)],
        };
        ArticleFacts {
            article: Article {
                source: "a \"b\".txt".into(),
                title: Some("T".into()),
                published_on: date,
                publisher: Some(String::new()),
                author: None,
                url: Some("https://x.example".into()),
                language: "en".into(),
                sha256: "0f".repeat(32),
                body: "T\n\n“Ruritania” 伊朗 \u{1F600}".into(),
            },
            relevant: true,
            parties: vec![party, LocalParty::default(), LocalParty { name: "x".into(), ..LocalParty::default() }],
            claims: vec![
                claim(Fact::Sanction(sanction), None),
                claim(Fact::Designation(listing), Some(2)),
                claim(Fact::Agreement(agreement), None),
            ],
        }
    }

    fn written(facts: &ArticleFacts) -> Vec<u8> {
        let mut line = Vec::new();
        write(&mut line, facts, &origin()).expect("written to memory");
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        line
    }

    #[test]
    fn what_is_read_back_is_what_was_written() {
        assert_eq!(parse(&written(&facts()), &origin()), Ok(Ok(facts())));
    }

    #[test]
    fn every_confidence_survives_to_the_last_bit() {
        for confidence in [0.1, 0.7, 1.0 / 3.0, 0.876_543_210_123_456_7, f64::MIN_POSITIVE, 1.0 - f64::EPSILON] {
            let mut facts = facts();
            facts.claims[0].confidence = confidence;
            assert_eq!(parse(&written(&facts), &origin()), Ok(Ok(facts)));
        }
    }

    #[test]
    fn another_version_or_lexicon_is_told_apart() {
        let line = written(&facts());
        for (other, word) in [
            (Origin { version: "9.9.9".into(), ..origin() }, "version 9.9.9"),
            (Origin { lexicon: "ffff".into(), ..origin() }, "another lexicon"),
        ] {
            let Err(Fault::OtherOrigin(reason)) = parse(&line, &other) else { panic!("{word}: taken") };
            assert!(reason.contains(word), "{reason}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let refused = |change: fn(&mut ArticleFacts)| {
            let mut facts = facts();
            change(&mut facts);
            let read = parse(&written(&facts), &origin());
            assert!(matches!(read, Err(Fault::Broken(_))), "{read:?}");
        };
        refused(|facts| facts.article.sha256 = "x".into());
        refused(|facts| facts.article.language = "EN".into());
        refused(|facts| facts.article.body.clear());
        refused(|facts| facts.article.source.clear());
        refused(|facts| facts.claims[0].evidence[0].rule = "".into());
        for line in ["", "{}", "[]", "{\"source\":\"a\"}", "nonsense"] {
            assert!(matches!(parse(line.as_bytes(), &origin()), Err(Fault::Broken(_))), "{line}");
        }
    }
}
