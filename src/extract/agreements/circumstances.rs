//! When: the date that stands with the verb over an agreement, or with its noun.

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::text::dates::DateRole;

/// The date that belongs to the event of `anchor`: one that stands under it, else the nearest of its clause.
pub(super) fn date(scene: &Scene<'_>, sentence: usize, anchor: usize, noun: usize) -> Option<PartialDate> {
    let clauses = scene.clauses(sentence)?;
    let leaving = matches!(
        clauses.lemma(anchor),
        "bind"
            | "govern"
            | "party"
            | "signatory"
            | "withdraw"
            | "leave"
            | "quit"
            | "pull"
            | "walk"
            | "exit"
            | "abandon"
    );
    // "has been in force since March", "has held since Friday".
    let perfect = clauses.children_with(anchor, &[Label::Aux]).into_iter().any(|aux| clauses.lemma(aux) == "have");
    let lasting = perfect && matches!(clauses.lemma(anchor), "be" | "hold" | "stand" | "remain" | "last" | "exist");
    let of = &scene.document.sentences[sentence];
    if let Some(day) = day_when(scene, &clauses, sentence, anchor) {
        return Some(day);
    }
    let mut best: Option<(usize, PartialDate)> = None;
    for hit in &of.dates {
        // "under sanctions since 2018, after it left the pact" gives the year of the leaving.
        let since = hit.role == DateRole::Since;
        if hit.role != DateRole::Point && !(since && (leaving || lasting)) {
            continue;
        }
        let Some(token) = of.token_at(hit.span.start).filter(|token| *token < clauses.len()) else { continue };
        let near = distance(&clauses, token, anchor, noun);
        let Some(cost) = near.or_else(|| (since && leaving).then(|| token.abs_diff(anchor) + 300)) else { continue };
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, hit.date));
        }
    }
    best.map(|(_, date)| date)
}

/// "since March, when A and B signed a pact": the day on which the clause of the event hangs.
fn day_when(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, anchor: usize) -> Option<PartialDate> {
    let when = clauses.children(anchor).find(|child| *child < anchor && clauses.lemma(*child) == "when")?;
    let of = &scene.document.sentences[sentence];
    let last = of.dates.iter().rfind(|hit| of.token_at(hit.span.start).is_some_and(|token| token < when))?;
    let end = of.token_at(last.span.end.saturating_sub(1))?;
    let next = (end + 1..when).all(|at| matches!(clauses.lemma(at), "," | "-" | "—" | "–" | "--"));
    next.then_some(last.date)
}

/// "17 December 2015: delegations sign the accord": the date that opens an entry of a timeline.
pub(super) fn of_entry(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let of = &scene.document.sentences[sentence];
    let first = of.dates.first()?;
    let start = of.token_at(first.span.start)?;
    let end = of.token_at(first.span.end.saturating_sub(1))?;
    let opens = (0..start).all(|at| {
        let word = scene.document.word(sentence, at);
        word.chars().all(|c| !c.is_alphanumeric()) || word.eq_ignore_ascii_case("on") || word.eq_ignore_ascii_case("in")
    });
    let closes = (end + 1 < of.tokens.len()).then(|| scene.document.word(sentence, end + 1))?;
    (opens && matches!(closes, ":" | "-" | "–" | "—" | "--")).then_some(first.date)
}

/// "Since 2018 it has been under sanctions. This happened after it left the pact": the day of what the sentence takes up.
pub(super) fn taken_up(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let clauses = scene.clauses(sentence).filter(|_| scene.document.sentences[sentence].dates.is_empty())?;
    let verb = (1..clauses.len().min(5)).find(|word| clauses.is_verb(*word))?;
    let takes_up = matches!(clauses.lemma(0), "this" | "that" | "it" | "these")
        && clauses.head(0) == Some(verb)
        && clauses.verb_is(verb, "agreement_event")
        && clauses.realis(verb, 0).is_actual();
    let before = scene.document.sentences.get(sentence.checked_sub(1)?).filter(|_| takes_up)?;
    let told = |role: DateRole| matches!(role, DateRole::Point | DateRole::Since);
    before.dates.iter().find(|hit| told(hit.role)).map(|hit| hit.date)
}

/// The date that stands in the phrase of the noun itself: "last year's deal", "Monday's accord".
pub(super) fn own_date(scene: &Scene<'_>, sentence: usize, noun: usize) -> Option<PartialDate> {
    let clauses = scene.clauses(sentence)?;
    let of = &scene.document.sentences[sentence];
    let hit = of.dates.iter().find(|hit| {
        let token = of.token_at(hit.span.start).filter(|token| *token < clauses.len() && token.abs_diff(noun) < 12);
        let dating = hit.role == DateRole::Since
            && token.and_then(|token| clauses.verb_above(token)).is_some_and(|verb| clauses.lemma(verb) == "date");
        // "from last year's deal".
        let owned = token.is_some_and(|token| {
            let owns = |word: usize| clauses.label(word) == Label::Poss && clauses.head(word) == Some(noun);
            owns(token) || clauses.head(token).is_some_and(owns)
        });
        (hit.role == DateRole::Point || dating || owned) && token.is_some_and(|token| clauses.is_below(token, noun))
    });
    hit.map(|hit| hit.date)
}

/// How far a date stands from the event; `None` where it belongs to another clause.
fn distance(clauses: &Clauses<'_>, token: usize, anchor: usize, noun: usize) -> Option<usize> {
    let gap = token.abs_diff(anchor).min(token.abs_diff(noun));
    let clause = clauses.head(token).and_then(|up| clauses.verb_above(up)).or_else(|| clauses.verb_above(token));
    if clause == Some(anchor) || clauses.verb_above(anchor) == clause {
        return Some(gap);
    }
    if clauses.is_below(token, noun) && clause.is_none_or(|verb| !clauses.is_below(verb, noun)) {
        return Some(gap);
    }
    // "X said on Tuesday that they had signed": the report is of the day unless the event has its own date.
    let reported = clause.is_some_and(|verb| clauses.is_below(anchor, verb) && clauses.verb_is(verb, "say"));
    if reported {
        return Some(gap + 100);
    }
    // "On 9 November it answered by suspending the pact."
    let by_way = matches!(clauses.label(anchor), Label::Pcomp | Label::Xcomp)
        && clause.is_some_and(|verb| clauses.is_below(anchor, verb));
    if by_way {
        return Some(gap + 50);
    }
    // "Meeting in Vienna on Monday, the two signed it."
    let meanwhile = clause.is_some_and(|verb| {
        clauses.head(verb) == Some(anchor) && clauses.label(verb) == Label::Advcl && clauses.tag(verb) == "VBG"
    });
    if meanwhile {
        return Some(gap + 150);
    }
    let same = clause.is_some_and(|verb| clauses.head(verb) == Some(anchor) && clauses.label(verb) == Label::Conj);
    same.then_some(gap + 200)
}

/// A year that stands before the noun as part of its name: "the 2001 agreement".
pub(super) fn year(clauses: &Clauses<'_>, head: usize) -> Option<i16> {
    clauses
        .children(head)
        .filter(|child| {
            *child < head
                && matches!(clauses.label(*child), Label::Nummod | Label::Compound | Label::Nmod | Label::Amod)
        })
        .chain(clauses.objects_of(head, &["of", "in"]))
        .find_map(|word| clauses.lemma(word).parse::<i16>().ok())
        .filter(|year| (1800..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn what_lasts_is_dated_by_its_beginning() {
        let text = "A fragile truce between Kenya and Libya has held since May 2016.";
        assert_eq!(agreements(text), ["KE+LY ceasefire in_force 2016-05 -"]);
        let text = "A fragile truce between Kenya and Libya has held. Libya has been at war since May 2016.";
        assert_eq!(agreements(text), ["KE+LY ceasefire in_force - -"]);
    }

    #[test]
    fn a_day_may_own_the_agreement() {
        let text = "Kenya made money from last year's trade pact with Libya.";
        assert_eq!(agreements(text), ["KE+LY accord agreed 2018 -"]);
        let text = "Kenya made money from last year's harvest by a trade pact with Libya.";
        assert_eq!(agreements(text), ["KE+LY accord agreed - -"]);
    }

    #[test]
    fn a_sentence_that_takes_up_the_last_has_its_day() {
        let text = "Since 2016 Kenya has been alone. This happened after it withdrew from a border treaty with Libya.";
        assert_eq!(agreements(text), ["KE+LY treaty withdrawn 2016 -"]);
        let text = "Since 2016 Kenya has been alone. Kenya withdrew from a border treaty with Libya.";
        assert_eq!(agreements(text), ["KE+LY treaty withdrawn - -"]);
    }
}
