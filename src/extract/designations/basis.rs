//! The list, the legal basis and the reasons that a sentence names.

use super::line::Line;
use crate::extract::scene::Scene;
use crate::lexicon::Lexicon;

/// The list that a sentence names: its name in the lexicon, and the identifier of the party whose list it is.
pub(super) fn list_in(scene: &Scene<'_>, line: &Line<'_>) -> Option<(String, String)> {
    let text = line.span.of(scene.document.body());
    let lists = scene.tools.lexicon.lists();
    lists
        .iter()
        .flat_map(|list| list.names.iter().map(move |name| (name, list)))
        .filter(|(name, _)| contains_words(text, name))
        .max_by_key(|(name, _)| name.len())
        .map(|(_, list)| (list.name.clone(), list.authority.clone()))
}

/// Whether a text holds some words, whole.
pub(super) fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The orders, regulations and resolutions that a sentence cites, in order, as cited.
pub(super) fn bases_in(line: &Line<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match citation(line, at) {
            Some(end) => {
                let words = written(line, at, end);
                if !found.contains(&words) {
                    found.push(words);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// One past the citation that begins at `at`.
fn citation(line: &Line<'_>, at: usize) -> Option<usize> {
    let number = |from: usize, reach: usize| {
        (from..(from + reach).min(line.len())).find(|t| is_number(&line.lower[*t])).map(|t| t + 1)
    };
    if line.is(at, &["e.o.", "e.o", "eo"]) {
        return number(at + 1, 3);
    }
    if line.reads(at, &["executive", "order"]) {
        return number(at + 2, 6);
    }
    if line.is(at, &["regulation", "decision"]) && line.starts_capital(at) {
        return number(at + 1, 6).filter(|end| line.lower[end - 1].contains('/'));
    }
    if line.is(at, &["resolution", "resolutions", "unscr"]) {
        return number(at + 1, 2);
    }
    law(line, at)
}

/// "Special Economic Measures (Haiti) Regulations", "Belarus Democracy Act of 2004".
fn law(line: &Line<'_>, at: usize) -> Option<usize> {
    let named =
        line.starts_capital(at) && !line.is(at, &["the", "under", "a"]) && (at == 0 || !line.starts_capital(at - 1));
    if !named {
        return None;
    }
    let mut end = at + 1;
    while end < line.len()
        && (line.starts_capital(end) || line.is(end, &["(", ")", "of", "and", "for", "against", "through", "on"]))
    {
        if line.is(end, &["regulations", "act"]) && end > at {
            let mut last = end + 1;
            if last < line.len() && is_number(&line.lower[last]) {
                last += 1;
            } else if line.is(last, &["of"]) && line.lower.get(last + 1).is_some_and(|w| is_number(w)) {
                last += 2;
            }
            return Some(last);
        }
        end += 1;
    }
    None
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() >= 3
}

fn written(line: &Line<'_>, first: usize, end: usize) -> String {
    let mut text = String::new();
    for token in first..end {
        if token > first && !line.is_glued(token) {
            text.push(' ');
        }
        text.push_str(line.words[token]);
    }
    text
}

/// The identifier of the party under whose law a citation stands, where its form tells.
pub(super) fn issuer(citation: &str) -> Option<&'static str> {
    let lower = citation.to_lowercase();
    if lower.starts_with("e.o") || lower.starts_with("executive order") || lower.starts_with("eo ") {
        Some("country:us")
    } else if lower.contains("(eu)") || lower.contains("cfsp") {
        Some("bloc:eu")
    } else if lower.starts_with("resolution") || lower.starts_with("unscr") {
        Some("bloc:un")
    } else {
        None
    }
}

/// The programmes of the lexicon that rest on a citation.
pub(super) fn programs(lexicon: &Lexicon, citations: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for citation in citations {
        for program in lexicon.programs() {
            let same_issuer = issuer(citation).is_none_or(|issuer| issuer == program.issuer);
            let rests = same_issuer && program.legal_bases.iter().any(|base| is_cited(base, citation));
            if rests && !found.contains(&program.id) {
                found.push(program.id.clone());
            }
        }
    }
    found
}

/// Whether a citation means a legal basis: by its number or, where it has none, by its name.
fn is_cited(base: &str, citation: &str) -> bool {
    match (number(base), number(citation)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let (base, citation) = (base.to_lowercase(), citation.to_lowercase());
            citation.contains(base.strip_prefix("the ").unwrap_or(&base))
        }
        _ => false,
    }
}

/// The number of an order, regulation or resolution. Four digits alone are the number of a resolution; elsewhere a year.
fn number(citation: &str) -> Option<&str> {
    let lower = citation.to_lowercase();
    let resolution = lower.contains("resolution") || lower.starts_with("unscr");
    let mut numbers =
        citation.split(|c: char| !(c.is_ascii_digit() || c == '/')).map(|number| number.trim_matches('/'));
    if resolution { numbers.find(|number| number.len() >= 3) } else { numbers.rfind(|number| number.len() >= 5) }
}

/// The reason behind `for`, `over` or `because of` after the word at `from`.
pub(super) fn reasons(line: &Line<'_>, from: usize) -> Vec<String> {
    let start = (from + 1..line.len()).find_map(|at| {
        if line.reads(at, &["because", "of"]) {
            return Some(at + 2);
        }
        let gives = line.is(at, &["for", "over", "citing"]) && !line.is(at + 1, &["the", "now", "a", "some"]);
        (gives
            && at + 1 < line.len()
            && !line.clauses().tag(at + 1).starts_with("NNP")
            && line.clauses().tag(at + 1) != "CD")
            .then_some(at + 1)
    });
    let Some(start) = start else { return Vec::new() };
    let stop = (start..line.len())
        .find(|at| line.is(*at, &[",", ";", ".", ":", "(", "–", "—", "together", "along"]))
        .unwrap_or(line.len());
    let words = written(line, start, stop);
    // "for far longer" gives no reason: it names nothing.
    let named = (start..stop).any(|at| line.clauses().tag(at).starts_with('N') || line.clauses().tag(at) == "VBG");
    if named && stop - start <= 14 { vec![words] } else { Vec::new() }
}
