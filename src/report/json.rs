//! `extract`: an article and its claims as one JSON object on a line.

use crate::error::Error;
use crate::model::{ArticleFacts, CharOffsets, Claim, Fact, LocalParty, PartialDate, PartyIx, Span};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Writes one article with its parties and claims, and a line end.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_line(out: &mut dyn Write, facts: &ArticleFacts) -> Result<(), Error> {
    let line = article(facts).to_string();
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
    let (kind, fields) = fact(&claim.fact);
    let mut object = Map::new();
    object.insert("fact".into(), json!(kind));
    object.extend(fields);
    object.insert("attributed_to".into(), json!(claim.attributed_to));
    object.insert("confidence".into(), json!((claim.confidence * 1000.0).round() / 1000.0));
    let evidence: Vec<Value> = claim
        .evidence
        .iter()
        .map(|e| json!({"span": place(e.span), "quote": e.span.of(&facts.article.body), "rule": e.rule}))
        .collect();
    object.insert("evidence".into(), Value::Array(evidence));
    Value::Object(object)
}

/// Kind and own fields of a fact; parties are given by their place in the article's list.
fn fact(fact: &Fact) -> (&'static str, Map<String, Value>) {
    let (kind, value) = match fact {
        Fact::Sanction(s) => (
            "sanction",
            json!({
                "sender": s.sender, "target": s.target, "target_text": s.target_text, "action": s.action.code(),
                "mode": s.mode.map(|m| m.code()), "date": date(s.date), "effective_on": date(s.effective_on),
                "expires_on": date(s.expires_on), "measures": s.measures.iter().map(|m| m.code()).collect::<Vec<_>>(),
                "reasons": s.reasons, "programs": s.programs, "legal_bases": s.legal_bases,
            }),
        ),
        Fact::Designation(d) => (
            "designation",
            json!({
                "party": d.party, "authority": d.authority, "agency": d.agency, "list": d.list,
                "regime_target": d.regime_target, "status": d.status.code(), "date": date(d.date), "reasons": d.reasons,
                "programs": d.programs, "legal_bases": d.legal_bases,
            }),
        ),
        Fact::Agreement(a) => (
            "agreement",
            json!({
                "title": a.title, "known": a.known, "kind": a.kind.code(), "status": a.status.code(), "date": date(a.date),
                "place": a.place, "topics": a.topics.iter().map(|t| t.code()).collect::<Vec<_>>(),
                "participants": a.participants.iter().map(|p| json!({
                    "party": p.party, "role": p.role.code(), "for_party": p.for_party as Option<PartyIx>,
                })).collect::<Vec<_>>(),
            }),
        ),
    };
    match value {
        Value::Object(fields) => (kind, fields),
        _ => (kind, Map::new()),
    }
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
