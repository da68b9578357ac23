//! `extract`: an article and its claims, or why it could not be read, as one JSON object on a line.
//!
//! Each line holds the facts twice: as a person reads them, and under `record` as `build --claims` reads them back.

use crate::error::{Error, Rejection};
use crate::interchange::{Origin, Read};
use crate::model::{
    AgreementFact, ArticleFacts, CharOffsets, Claim, DesignationFact, Doubt, Fact, LocalParty, PartialDate,
    Participant, PartyIx, SanctionFact, Span,
};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Writes what became of one document, and a line end: the article with its parties and claims, or why there is none.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_line(out: &mut dyn Write, read: &Read, origin: &Origin) -> Result<(), Error> {
    let (mut line, record) = match read {
        Ok(facts) => (article(facts), json!(origin.record(facts))),
        Err(Rejection { source, reason }) => {
            (json!({"source": source, "rejected": reason}), json!(origin.empty_record()))
        }
    };
    line["record"] = record;
    writeln!(out, "{line}").map_err(Error::Output)
}

fn article(facts: &ArticleFacts) -> Value {
    let article = &facts.article;
    let offsets = CharOffsets::new(&article.body);
    let place = |span: Span| {
        let (start, end) = offsets.chars(&article.body, span);
        json!([start, end])
    };
    json!({
        "source": article.source,
        "title": article.title,
        "published_on": date(article.published_on),
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        "relevant": facts.relevant,
        "body": article.body,
        "parties": facts.parties.iter().map(|p| party(p, &place)).collect::<Vec<_>>(),
        "claims": facts.claims.iter().map(|c| claim(c, facts, &place)).collect::<Vec<_>>(),
    })
}

fn party(party: &LocalParty, place: &dyn Fn(Span) -> Value) -> Value {
    json!({
        "known": party.known,
        "name": party.name,
        "aliases": party.aliases,
        "kind": party.kind.code(),
        "code": party.code,
        "country": party.country,
        "roles": party.roles,
        "identifiers": party.identifiers,
        "mentions": party.mentions.iter().map(|span| place(*span)).collect::<Vec<_>>(),
    })
}

fn claim(claim: &Claim, facts: &ArticleFacts, place: &dyn Fn(Span) -> Value) -> Value {
    let (kind, fields) = fact(&claim.fact, &facts.parties);
    let mut object = Map::new();
    object.insert("fact".into(), json!(kind));
    object.extend(fields);
    object.insert("attributed_to".into(), refer(claim.attributed_to, &facts.parties));
    object.insert("confidence".into(), json!((claim.confidence * 1000.0).round() / 1000.0));
    let doubts: Vec<&str> = claim.doubts(&facts.parties).into_iter().map(Doubt::code).collect();
    object.insert("doubts".into(), json!(doubts));
    let evidence: Vec<Value> = claim
        .evidence
        .iter()
        .map(|e| json!({"span": place(e.span), "quote": e.span.of(&facts.article.body), "rule": e.rule}))
        .collect();
    object.insert("evidence".into(), Value::Array(evidence));
    Value::Object(object)
}

/// Kind and own fields of a fact.
fn fact(fact: &Fact, parties: &[LocalParty]) -> (&'static str, Map<String, Value>) {
    let (kind, value) = match fact {
        Fact::Sanction(s) => ("sanction", sanction(s, parties)),
        Fact::Designation(d) => ("designation", designation(d, parties)),
        Fact::Agreement(a) => ("agreement", agreement(a, parties)),
    };
    match value {
        Value::Object(fields) => (kind, fields),
        _ => (kind, Map::new()),
    }
}

fn sanction(fact: &SanctionFact, parties: &[LocalParty]) -> Value {
    json!({
        "sender": refer(Some(fact.sender), parties),
        "target": refer(Some(fact.target), parties),
        "target_text": fact.target_text,
        "action": fact.action.code(),
        "mode": fact.mode.map(|mode| mode.code()),
        "date": date(fact.date),
        "effective_on": date(fact.effective_on),
        "expires_on": date(fact.expires_on),
        "measures": fact.measures.iter().map(|measure| measure.code()).collect::<Vec<_>>(),
        "reasons": fact.reasons,
        "programs": fact.programs,
        "legal_bases": fact.legal_bases,
    })
}

fn designation(fact: &DesignationFact, parties: &[LocalParty]) -> Value {
    json!({
        "party": refer(Some(fact.party), parties),
        "authority": refer(Some(fact.authority), parties),
        "agency": refer(fact.agency, parties),
        "list": fact.list,
        "regime_target": refer(fact.regime_target, parties),
        "status": fact.status.code(),
        "date": date(fact.date),
        "reasons": fact.reasons,
        "programs": fact.programs,
        "legal_bases": fact.legal_bases,
    })
}

fn agreement(fact: &AgreementFact, parties: &[LocalParty]) -> Value {
    let participant = |p: &Participant| {
        json!({
            "party": refer(Some(p.party), parties),
            "role": p.role.code(),
            "for_party": refer(p.for_party, parties),
        })
    };
    json!({
        "title": fact.title,
        "known": fact.known,
        "kind": fact.kind.code(),
        "status": fact.status.code(),
        "date": date(fact.date),
        "place": fact.place,
        "topics": fact.topics.iter().map(|topic| topic.code()).collect::<Vec<_>>(),
        "participants": fact.participants.iter().map(participant).collect::<Vec<_>>(),
    })
}

/// A party as the views of the dataset name it: by its code where it has one, else by its name in the article.
fn refer(party: Option<PartyIx>, parties: &[LocalParty]) -> Value {
    let party = party.and_then(|at| parties.get(at));
    json!(party.map(|party| party.code.as_ref().unwrap_or(&party.name)))
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::{Action, PartyKind};
    use crate::model::{Article, Evidence};
    use std::collections::BTreeSet;

    #[test]
    fn a_line_names_parties_as_the_views_do_and_counts_characters() {
        let body = "Élan: Ruritania sanctions the Red Hand.";
        let span = |words: &str| body.find(words).map(|at| Span::new(at, at + words.len())).expect("words of the body");
        let named = |name: &str, code: Option<&str>| LocalParty {
            name: name.into(),
            code: code.map(str::to_owned),
            kind: PartyKind::Group,
            mentions: vec![span(name)],
            ..LocalParty::default()
        };
        let fact = SanctionFact {
            sender: 0,
            target: 1,
            target_text: None,
            action: Action::Impose,
            mode: None,
            date: PartialDate::parse("2020-03"),
            effective_on: None,
            expires_on: None,
            measures: BTreeSet::new(),
            reasons: Vec::new(),
            programs: Vec::new(),
            legal_bases: Vec::new(),
        };
        let claim = Claim {
            fact: Fact::Sanction(fact),
            attributed_to: None,
            confidence: 0.12345,
            evidence: vec![Evidence { span: span("sanctions the Red Hand"), rule: "test".into() }],
        };
        let facts = ArticleFacts {
            article: Article {
                source: "a.txt".into(),
                body: body.into(),
                language: "en".into(),
                sha256: "0f".repeat(32),
                ..Article::default()
            },
            relevant: true,
            parties: vec![named("Ruritania", Some("ZR")), named("Red Hand", None)],
            claims: vec![claim],
        };
        let mut out = Vec::new();
        let read = Ok(facts);
        write_line(&mut out, &read, &Origin::of("fedc")).expect("written");
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 1);
        let back = crate::interchange::parse(&out, &Origin::of("fedc"));
        assert_eq!(back, Ok(read), "a line is read back into what it was made from");
        let line: Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(line["parties"][0]["mentions"], json!([[6, 15]]));
        let claim = &line["claims"][0];
        assert_eq!((&claim["sender"], &claim["target"]), (&json!("ZR"), &json!("Red Hand")));
        assert_eq!((&claim["attributed_to"], &claim["confidence"]), (&Value::Null, &json!(0.123)));
        assert_eq!(claim["evidence"][0], json!({"span": [16, 38], "quote": "sanctions the Red Hand", "rule": "test"}));
        assert_eq!(claim["date"], json!("2020-03"));
        assert_eq!(claim["doubts"], json!(["sender_elsewhere", "told_once"]));
    }
}
