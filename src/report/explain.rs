//! `explain`: the facts of an article in the terminal, each with its sentence, the words that state it marked.

use crate::model::{ArticleFacts, Claim, Fact, LocalParty, PartialDate, PartyIx, Span};
use crate::model::vocabulary::{PartyKind, Role};
use anstyle::{AnsiColor, Color, Style};
use std::io::{self, Write};

const HEAD: Style = Style::new().bold();
const MARK: Style =
    Style::new().fg_color(Some(Color::Ansi(AnsiColor::Black))).bg_color(Some(Color::Ansi(AnsiColor::Yellow)));
const FAINT: Style = Style::new().dimmed();

/// Writes an article's parties and facts. Colours are the writer's to keep or drop.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, facts: &ArticleFacts) -> io::Result<()> {
    let article = &facts.article;
    writeln!(out, "{HEAD}{}{HEAD:#}", article.title.as_deref().unwrap_or(&article.source))?;
    let published = article.published_on.map(|date| date.to_string());
    let about: Vec<&str> =
        [Some(article.source.as_str()), published.as_deref(), article.publisher.as_deref()].into_iter().flatten().collect();
    writeln!(out, "{FAINT}{}{FAINT:#}\n", about.join(" · "))?;
    parties(out, &facts.parties)?;
    if facts.claims.is_empty() {
        writeln!(out, "{}", nothing(facts))?;
    }
    for claim in &facts.claims {
        self::claim(out, claim, facts)?;
    }
    Ok(())
}

fn nothing(facts: &ArticleFacts) -> &'static str {
    if facts.article.language != "en" {
        "Not in English: read, but not analysed."
    } else if facts.relevant {
        "It states no sanction, designation or agreement."
    } else {
        "No word in it could state a sanction or an agreement."
    }
}

fn parties(out: &mut dyn Write, parties: &[LocalParty]) -> io::Result<()> {
    let named: Vec<String> = parties.iter().filter(|party| !party.mentions.is_empty()).map(described).collect();
    if !named.is_empty() {
        writeln!(out, "{HEAD}Parties{HEAD:#}  {}\n", named.join("; "))?;
    }
    Ok(())
}

fn described(party: &LocalParty) -> String {
    match (&party.code, party.kind) {
        (Some(code), _) => format!("{} ({code})", party.name),
        (None, PartyKind::Person) => {
            let about: Vec<&str> = party.country.iter().chain(&party.roles).map(String::as_str).collect();
            if about.is_empty() { party.name.clone() } else { format!("{} ({})", party.name, about.join(", ")) }
        }
        (None, kind) => format!("{} ({kind})", party.name),
    }
}

fn claim(out: &mut dyn Write, claim: &Claim, facts: &ArticleFacts) -> io::Result<()> {
    writeln!(out, "{HEAD}{}{HEAD:#}", headline(&claim.fact, &facts.parties))?;
    for (label, value) in details(&claim.fact, &facts.parties) {
        if !value.is_empty() {
            writeln!(out, "  {label}: {value}")?;
        }
    }
    for evidence in &claim.evidence {
        let (before, words, after) = in_context(&facts.article.body, evidence.span);
        writeln!(out, "  {before}{MARK}{words}{MARK:#}{after}")?;
        writeln!(out, "  {FAINT}rule {}, confidence {:.2}{FAINT:#}", evidence.rule, claim.confidence)?;
    }
    writeln!(out)
}

fn name(parties: &[LocalParty], party: PartyIx) -> &str {
    parties.get(party).map_or("?", |party| &party.name)
}

fn headline(fact: &Fact, parties: &[LocalParty]) -> String {
    match fact {
        Fact::Sanction(s) => format!("SANCTION {} -> {}: {}", name(parties, s.sender), name(parties, s.target), s.action),
        Fact::Designation(d) => format!("DESIGNATION {} by {}: {}", name(parties, d.party), name(parties, d.authority), d.status),
        Fact::Agreement(a) => format!("AGREEMENT {} ({}): {}", a.title, a.kind, a.status),
    }
}

fn details(fact: &Fact, parties: &[LocalParty]) -> Vec<(&'static str, String)> {
    let day = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    match fact {
        Fact::Sanction(s) => vec![
            ("how", s.mode.map(|mode| mode.to_string()).unwrap_or_default()),
            ("date", day(s.date)),
            ("hits", s.target_text.clone().unwrap_or_default()),
            ("measures", s.measures.iter().map(|m| m.code()).collect::<Vec<_>>().join("; ")),
            ("reasons", s.reasons.join("; ")),
            ("legal bases", s.legal_bases.join("; ")),
        ],
        Fact::Designation(d) => vec![
            ("date", day(d.date)),
            ("agency", d.agency.map(|agency| name(parties, agency).to_owned()).unwrap_or_default()),
            ("list", d.list.clone().unwrap_or_default()),
            ("reasons", d.reasons.join("; ")),
            ("legal bases", d.legal_bases.join("; ")),
        ],
        Fact::Agreement(a) => {
            let with = |role: Role| {
                a.participants.iter().filter(|p| p.role == role).map(|p| name(parties, p.party)).collect::<Vec<_>>().join("; ")
            };
            vec![
                ("parties", with(Role::Party)),
                ("left", with(Role::Withdrawn)),
                ("signed by", with(Role::SignedBy)),
                ("mediators", with(Role::Mediator)),
                ("date", day(a.date)),
                ("place", a.place.clone().unwrap_or_default()),
                ("topics", a.topics.iter().map(|t| t.code()).collect::<Vec<_>>().join("; ")),
            ]
        }
    }
}

/// The rest of the paragraph around some words, cut to a sentence or so on each side.
fn in_context(body: &str, span: Span) -> (&str, &str, &str) {
    let start = body[..span.start].rfind(['\n']).map_or(0, |at| at + 1);
    let start = body[start..span.start].rfind(". ").map_or(start, |at| start + at + 2);
    let end = body[span.end..].find('\n').map_or(body.len(), |at| span.end + at);
    let end = body[span.end..end].find(". ").map_or(end, |at| span.end + at + 1);
    (&body[start..span.start], span.of(body), &body[span.end..end])
}
