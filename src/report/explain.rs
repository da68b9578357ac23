//! `explain`: the facts of an article in the terminal, each beside the sentence that states it, its words marked.

use crate::model::vocabulary::{PartyKind, Role};
use crate::model::{
    AgreementFact, ArticleFacts, Claim, DesignationFact, Doubt, Fact, LocalParty, PartialDate, PartyIx, SanctionFact,
    Span,
};
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
    heading(out, facts)?;
    parties(out, &facts.parties)?;
    if facts.claims.is_empty() {
        writeln!(out, "{}\n", nothing(facts))?;
    }
    for (claim, number) in facts.claims.iter().zip(1..) {
        self::claim(out, number, claim, facts)?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, facts: &ArticleFacts) -> io::Result<()> {
    let article = &facts.article;
    let published = article.published_on.map(|date| date.to_string());
    let source = article.title.is_some().then_some(article.source.as_str());
    let about: Vec<&str> = [source, published.as_deref(), article.publisher.as_deref()].into_iter().flatten().collect();
    writeln!(out, "{HEAD}{}{HEAD:#}", article.title.as_deref().unwrap_or(&article.source))?;
    if !about.is_empty() {
        writeln!(out, "{FAINT}{}{FAINT:#}", about.join(" · "))?;
    }
    writeln!(out)
}

fn nothing(facts: &ArticleFacts) -> &'static str {
    if facts.article.language != "en" {
        "Not in English: read, but not analysed."
    } else if facts.relevant {
        "No sanction, designation or agreement was found in it."
    } else {
        "No word in it could state a sanction or an agreement."
    }
}

/// The parties that the article names, a line for each kind.
fn parties(out: &mut dyn Write, parties: &[LocalParty]) -> io::Result<()> {
    let mut any = false;
    for kind in PartyKind::ALL {
        let named = parties.iter().filter(|party| party.kind == *kind && !party.mentions.is_empty());
        let named: Vec<String> = named.map(described).collect();
        if !named.is_empty() {
            any = true;
            line(out, kind.code(), &named.join("; "))?;
        }
    }
    if any { writeln!(out) } else { Ok(()) }
}

fn described(party: &LocalParty) -> String {
    let about: Vec<&str> = match &party.code {
        Some(code) => vec![code],
        None => party.country.iter().chain(&party.roles).map(String::as_str).collect(),
    };
    if about.is_empty() { party.name.clone() } else { format!("{} ({})", party.name, about.join(", ")) }
}

fn claim(out: &mut dyn Write, number: usize, claim: &Claim, facts: &ArticleFacts) -> io::Result<()> {
    let parties = &facts.parties;
    let (headline, details) = match &claim.fact {
        Fact::Sanction(fact) => sanction(fact, parties),
        Fact::Designation(fact) => designation(fact, parties),
        Fact::Agreement(fact) => agreement(fact, parties),
    };
    writeln!(out, "{HEAD}{number}. {headline}{HEAD:#}")?;
    for (label, value) in details.iter().filter(|(_, value)| !value.is_empty()) {
        line(out, label, value)?;
    }
    if let Some(speaker) = claim.attributed_to {
        line(out, "according to", name(parties, speaker))?;
    }
    for evidence in &claim.evidence {
        let (before, words, after) = in_context(&facts.article.body, evidence.span);
        let marked = format!("{FAINT}{before}{FAINT:#}{MARK}«{words}»{MARK:#}{FAINT}{after}{FAINT:#}");
        line(out, "words", &marked)?;
        line(out, "", &format!("{FAINT}rule {}{FAINT:#}", evidence.rule))?;
    }
    let doubts: Vec<&str> = claim.doubts(parties).into_iter().map(doubt).collect();
    let colon = if doubts.is_empty() { "" } else { ": " };
    let doubts = format!("{FAINT}{colon}{}{FAINT:#}", doubts.join(", "));
    line(out, "confidence", &format!("{:.2}{doubts}", claim.confidence))?;
    writeln!(out)
}

fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::SenderElsewhere => "other words name who acts",
        Doubt::SenderImplied => "no words name who acts",
        Doubt::TargetElsewhere => "other words name who is hit",
        Doubt::TargetImplied => "no words name who is hit",
        Doubt::OneSide => "fewer than two parties known",
        Doubt::ShortName => "a name of one word",
        Doubt::LongSentence => "a long sentence",
        Doubt::ToldOnce => "told once",
        Doubt::Undated => "no date",
    }
}

/// A label and what it is for, in two columns.
fn line(out: &mut dyn Write, label: &str, value: &str) -> io::Result<()> {
    writeln!(out, "   {label:<13} {value}")
}

fn name(parties: &[LocalParty], party: PartyIx) -> &str {
    parties.get(party).map_or("a party without a name", |party| &party.name)
}

type Details = (String, Vec<(&'static str, String)>);

fn sanction(fact: &SanctionFact, parties: &[LocalParty]) -> Details {
    let how = fact.mode.map(|mode| format!(" ({mode})")).unwrap_or_default();
    let (sender, target) = (name(parties, fact.sender), name(parties, fact.target));
    let details = vec![
        ("date", day(fact.date)),
        ("in effect from", day(fact.effective_on)),
        ("until", day(fact.expires_on)),
        ("who is hit", fact.target_text.clone().unwrap_or_default()),
        ("measures", listed(fact.measures.iter().map(|measure| measure.code()))),
        ("reasons", fact.reasons.join("; ")),
        ("programmes", fact.programs.join("; ")),
        ("legal bases", fact.legal_bases.join("; ")),
    ];
    (format!("SANCTION  {sender} -> {target}: {}{how}", fact.action), details)
}

fn designation(fact: &DesignationFact, parties: &[LocalParty]) -> Details {
    let by = |party: Option<PartyIx>| party.map(|party| name(parties, party).to_owned()).unwrap_or_default();
    let (authority, party) = (name(parties, fact.authority), name(parties, fact.party));
    let details = vec![
        ("date", day(fact.date)),
        ("agency", by(fact.agency)),
        ("list", fact.list.clone().unwrap_or_default()),
        ("sanctions on", by(fact.regime_target)),
        ("reasons", fact.reasons.join("; ")),
        ("programmes", fact.programs.join("; ")),
        ("legal bases", fact.legal_bases.join("; ")),
    ];
    (format!("DESIGNATION  {authority} -> {party}: {}", fact.status), details)
}

fn agreement(fact: &AgreementFact, parties: &[LocalParty]) -> Details {
    let with = |role: Role| {
        let who = fact.participants.iter().filter(|participant| participant.role == role);
        listed(who.map(|participant| name(parties, participant.party)))
    };
    let details = vec![
        ("parties", with(Role::Party)),
        ("left", with(Role::Withdrawn)),
        ("signed by", with(Role::SignedBy)),
        ("mediators", with(Role::Mediator)),
        ("date", day(fact.date)),
        ("place", fact.place.clone().unwrap_or_default()),
        ("topics", listed(fact.topics.iter().map(|topic| topic.code()))),
    ];
    (format!("AGREEMENT  {} ({}): {}", fact.title, fact.kind, fact.status), details)
}

fn day(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

/// Some words with the rest of their sentence before and after, as far as full stops tell.
fn in_context(body: &str, span: Span) -> (&str, &str, &str) {
    let (Some(before), Some(after)) = (body.get(..span.start), body.get(span.end..)) else { return ("", "", "") };
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let start = before[start..].rfind(". ").map_or(start, |at| start + at + 2);
    let words = span.of(body);
    let end = after.find('\n').unwrap_or(after.len());
    let end = if words.ends_with(['.', '!', '?']) { 0 } else { after[..end].find(". ").map_or(end, |at| at + 1) };
    (&before[start..], words, &after[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::DesignationStatus;
    use crate::model::{Article, Evidence};

    fn plain(facts: &ArticleFacts) -> String {
        let mut out = anstream::StripStream::new(Vec::new());
        write(&mut out, facts).expect("written");
        String::from_utf8(out.into_inner()).expect("text")
    }

    fn article(body: &str) -> ArticleFacts {
        let article =
            Article { source: "a.txt".into(), language: "en".into(), body: body.into(), ..Article::default() };
        ArticleFacts { article, relevant: true, ..ArticleFacts::default() }
    }

    #[test]
    fn a_fact_stands_beside_its_words() {
        let body = "It was quiet. Ruritania put Ivan Petrov on its list, officials say. He left.";
        let mut facts = article(body);
        let party = |name: &str, kind: PartyKind, code: Option<&str>| LocalParty {
            name: name.into(),
            kind,
            code: code.map(str::to_owned),
            mentions: vec![Span::new(0, 2)],
            ..LocalParty::default()
        };
        facts.parties =
            vec![party("Ivan Petrov", PartyKind::Person, None), party("Ruritania", PartyKind::Country, Some("ZR"))];
        let start = body.find("put").expect("there");
        let fact = DesignationFact {
            party: 0,
            authority: 1,
            agency: None,
            list: Some("its list".into()),
            regime_target: None,
            status: DesignationStatus::Designated,
            date: PartialDate::parse("2021"),
            reasons: Vec::new(),
            programs: Vec::new(),
            legal_bases: Vec::new(),
        };
        facts.claims.push(Claim {
            fact: Fact::Designation(fact),
            attributed_to: None,
            confidence: 0.8,
            evidence: vec![Evidence {
                span: Span::new(start, body.find(" on its").expect("there")),
                rule: "test".into(),
            }],
        });
        let expected = "\
a.txt

   country       Ruritania (ZR)
   person        Ivan Petrov

1. DESIGNATION  Ruritania -> Ivan Petrov: designated
   date          2021
   list          its list
   words         Ruritania «put Ivan Petrov» on its list, officials say.
                 rule test
   confidence    0.80: other words name who acts, other words name who is hit, told once

";
        assert_eq!(plain(&facts), expected);
    }

    #[test]
    fn an_article_without_facts_says_why() {
        let mut facts = article("Toads.");
        assert!(plain(&facts).ends_with("No sanction, designation or agreement was found in it.\n\n"));
        facts.relevant = false;
        assert!(plain(&facts).contains("No word in it could state"));
        facts.article.language = "ru".into();
        assert!(plain(&facts).contains("Not in English"));
    }

    #[test]
    fn context_ends_with_the_sentence_of_the_words() {
        let body = "Title\nOne. Two three four. Five.\nSix";
        let around = |words: &str| {
            let start = body.find(words).expect("there");
            in_context(body, Span::new(start, start + words.len()))
        };
        assert_eq!(around("three"), ("Two ", "three", " four."));
        assert_eq!(around("Two three four."), ("", "Two three four.", ""));
        assert_eq!(around("Six"), ("", "Six", ""));
        assert_eq!(in_context(body, Span::new(90, 95)), ("", "", ""));
    }
}
