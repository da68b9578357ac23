//! Sanctions: who sanctions whom, what is done, when and why.
//!
//! Each sentence that was parsed is read for triggers; a trigger gives an act with the roles its own clause names. What
//! a clause leaves open is filled from the acts before it ([`discourse`]), and acts on one pair become one claim.

mod act;
mod consequences;
mod details;
mod discourse;
mod followers;
mod measures;
mod occasion;
mod roles;
#[cfg(test)]
mod tests;
mod triggers;
mod weighing;

use super::Extractor;
use super::scene::{Scene, Told};
use crate::lexicon::cues::{Pos, TriggerKind};
use crate::model::vocabulary::{Action, Measure, Mode, PartyKind};
use crate::model::{Claim, Evidence, Fact, PartialDate, PartyIx, SanctionFact, Span};
use crate::text::dates::DateRole;
pub(super) use measures::add_told_after;
pub use weighing::Reading;

/// Reads sanctions.
#[derive(Debug)]
pub(super) struct Sanctions;

/// An act on a sanction, as one clause states it.
#[derive(Clone, Debug)]
struct Act {
    sentence: usize,
    /// The word for the sanction.
    word: usize,
    /// The nouns from that word up to the one that stands for it in its clause.
    chain: Vec<usize>,
    /// The verb that says what is done.
    verb: Option<usize>,
    senders: Vec<PartyIx>,
    targets: Vec<PartyIx>,
    international: bool,
    strong: bool,
    counted: bool,
    /// Whether it stands for sanctions named before.
    back: bool,
    /// Whether its clause says all by itself: who shuts out or cuts off whom, by a verb that means nothing less, or whose
    /// measure hits the party that its phrase names ("penalties on Chile"), done or to come.
    explicit: bool,
    /// Whether its clause names who sanctions and whom, and nothing of it is guessed.
    names_both: bool,
    /// Whether it shuts people out of a land.
    shuts_out: bool,
    /// Whether the clause names somebody who is hit, though no state of theirs.
    names_target: bool,
    target_text: Option<String>,
    action: Action,
    mode: Option<Mode>,
    date: Option<PartialDate>,
    /// The year of what it answers, where nothing else dates it.
    answers_in: Option<PartialDate>,
    expires_on: Option<PartialDate>,
    /// Whether it is told for itself, not in passing.
    news: bool,
    /// Whether it is told in the present.
    present: bool,
    measures: Vec<Measure>,
    reasons: Vec<String>,
    quote: Span,
    rule: &'static str,
    /// How its clause tells of it.
    telling: act::Telling,
    /// The chance of its pair; 0 until it is weighed.
    confidence: f64,
}

impl Extractor for Sanctions {
    fn claims(&self, scene: &mut Scene<'_>) -> Vec<Claim> {
        let Acts { acts, faint, ruled, .. } = all_acts_of(scene);
        let mut weighed = weighing::weigh(scene, &acts, &faint, &ruled);
        consequences::settle(scene, &mut weighed);
        occasion::lend(scene, &mut weighed);
        details::reasons_beside(scene, &mut weighed);
        merged(weighed)
    }
}

impl Sanctions {
    /// Whether any act is likely enough, between the parties known so far.
    pub(super) fn are_possible(scene: &mut Scene<'_>) -> bool {
        let Acts { acts, faint, ruled, .. } = all_acts_of(scene);
        !weighing::weigh(scene, &acts, &faint, &ruled).is_empty()
    }

    /// Who does what in which sentence, by the rules alone: for other extractors to lean on.
    pub(super) fn told(scene: &mut Scene<'_>) -> Vec<Told> {
        acts_of(scene)
            .ruled
            .into_iter()
            .map(|act| Told { sentence: act.sentence, action: act.action, senders: act.senders })
            .collect()
    }

    /// All readings of all acts with what speaks for them: what the trees are fitted on.
    pub(super) fn readings(scene: &mut Scene<'_>) -> Vec<Reading> {
        let Acts { acts, faint, ruled, .. } = all_acts_of(scene);
        weighing::readings(scene, &acts, &faint, &ruled)
    }
}

impl Act {
    /// Whether it is the same act of the same words, whoever the parties to it are.
    fn is_same_act(&self, other: &Self) -> bool {
        (self.sentence, self.word, self.action, self.rule) == (other.sentence, other.word, other.action, other.rule)
    }
}

/// The acts of an article as their clauses name them: those that stand by themselves, and fainter ones; and what the
/// sentences around make of the former.
fn acts_of(scene: &mut Scene<'_>) -> Acts {
    let (mut acts, mut faint, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in 0..scene.document.sentences.len() {
        let read = acts_in(scene, sentence, &acts);
        acts.extend(read.clear);
        faint.extend(read.faint);
        known.push(read.known);
    }
    let mut ruled = acts.clone();
    discourse::fill(scene, &mut ruled);
    Acts { acts, faint, ruled, known }
}

/// The acts of an article.
#[derive(Debug)]
struct Acts {
    /// Those that stand by themselves.
    acts: Vec<Act>,
    /// Those that name too little.
    faint: Vec<Act>,
    /// What the sentences around make of the former.
    ruled: Vec<Act>,
    /// What they were read from, by sentence.
    known: Vec<Vec<act::Known>>,
}

/// The acts of an article, and what else may be one, among the faint: in any sentence where it speaks of sanctions at all,
/// else in those that hold a word for a sanction or a listing, or that may tell what one state does to another.
fn all_acts_of(scene: &mut Scene<'_>) -> Acts {
    let mut found = acts_of(scene);
    let spoken_of = weighing::are_spoken_of(&found.acts, &found.ruled);
    for (sentence, known) in found.known.iter().enumerate() {
        let opens = |kind: &TriggerKind| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing);
        let tells = scene.document.sentences[sentence].triggers.iter().any(opens)
            || scene.parties.may_tell_of_deed(scene.document, sentence);
        if spoken_of || tells {
            found.faint.extend(open_acts_in(scene, sentence, known));
        }
    }
    found
}

/// What a sentence that names a party may do with sanctions without a word for them.
fn open_acts_in(scene: &mut Scene<'_>, sentence: usize, known: &[act::Known]) -> Vec<Act> {
    if scene.parties.in_sentence(sentence).is_empty() {
        return Vec::new();
    }
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let found = act::open(&clauses, known);
    let alone = known.is_empty() && found.len() == 1;
    let acts = found.into_iter().map(|(trigger, deed)| {
        let roles = roles::roles(scene, sentence, &clauses, &trigger, &deed);
        act(scene, (sentence, alone), &clauses, &trigger, deed, roles)
    });
    acts.collect()
}

/// What a sentence says of sanctions.
#[derive(Debug, Default)]
struct Read {
    /// Acts that stand by themselves.
    clear: Vec<Act>,
    /// Acts that name too little.
    faint: Vec<Act>,
    /// What both were read from.
    known: Vec<act::Known>,
}

/// How many sentences back the sanctions may stand that a bare pronoun refers to.
const PRONOUN_REACH: usize = 1;

/// How many words for sanctions are read in one sentence, which no sentence that says something has.
const MOST_IN_SENTENCE: usize = 40;

/// The acts of a sentence, those that name enough and those that do not; the sentences before tell what "it" and "the
/// measures" are.
fn acts_in(scene: &mut Scene<'_>, sentence: usize, earlier: &[Act]) -> Read {
    let (mut acts, mut faint): (Vec<Act>, Vec<Act>) = (Vec::new(), Vec::new());
    let Some(clauses) = scene.clauses(sentence) else { return Read::default() };
    let mut known: Vec<act::Known> = Vec::new();
    let triggers = triggers::find(&clauses);
    let alone = triggers.len() == 1;
    for trigger in triggers.into_iter().take(MOST_IN_SENTENCE) {
        let Some(deed) = act::deed(&clauses, &trigger) else { continue };
        known.push(act::Known { trigger: trigger.clone(), deed });
        let roles = roles::roles(scene, sentence, &clauses, &trigger, &deed);
        if trigger.back && !trigger.strong {
            let pronoun = clauses.tag(trigger.word).starts_with("PRP") || clauses.tag(trigger.word) == "DT";
            let spoken_of = !acts.is_empty()
                || earlier.iter().any(|act| act.strong && (!pronoun || sentence - act.sentence <= PRONOUN_REACH));
            // "Norway imposed a ban on imports from Chile" speaks for itself.
            let said = roles.named && deed.verb_acts && aims_at_party(scene, sentence, &trigger, &roles);
            if !spoken_of && !said {
                faint.push(act(scene, (sentence, alone), &clauses, &trigger, deed, roles));
                continue;
            }
        }
        // A verb that also means to approve is no sanction where courts and clubs act.
        let vouched = roles.named && !(trigger.verbal && trigger.strong);
        let meant = trigger.back && (roles.named || is_near(earlier, &acts, sentence));
        if !vouched && !meant && (!trigger.strong || out_of_place(scene, sentence)) {
            faint.push(act(scene, (sentence, alone), &clauses, &trigger, deed, roles));
            continue;
        }
        // A list that somebody may some day be taken off is no news.
        if deed.rule == "sanction.unregister" && deed.action != Action::Ease && roles.targets.is_empty() {
            continue;
        }
        if deed.rule == "sanction.suspended" && !is_between_club_and_member(scene, &roles) {
            continue;
        }
        if deed.rule == "sanction.penalty" && roles.targets.is_empty() {
            continue;
        }
        if deed.rule == "sanction.register.standing" && (roles.targets.is_empty() || roles.senders.is_empty()) {
            continue;
        }
        for other in act::further(&clauses, &trigger, &deed) {
            acts.push(act(scene, (sentence, alone), &clauses, &trigger, other, roles.clone()));
        }
        for other in act::told_below(&clauses, &trigger, &deed) {
            let own = roles::roles(scene, sentence, &clauses, &trigger, &other);
            if !own.borne {
                acts.push(act(scene, (sentence, alone), &clauses, &trigger, other, own));
            }
        }
        if let Some(other) = act::joined(&deed) {
            let mut own = roles::roles(scene, sentence, &clauses, &trigger, &other);
            own.senders.retain(|sender| !roles.senders.contains(sender) && scene.is_issuer(*sender));
            if !own.senders.is_empty() {
                acts.push(act(scene, (sentence, alone), &clauses, &trigger, other, own));
            }
        }
        acts.push(act(scene, (sentence, alone), &clauses, &trigger, deed, roles));
    }
    for (trigger, deed) in act::faint(&clauses, &known) {
        let roles = roles::roles(scene, sentence, &clauses, &trigger, &deed);
        faint.push(act(scene, (sentence, alone), &clauses, &trigger, deed, roles));
    }
    faint.extend(followers::faint(scene, sentence, &clauses, earlier, &acts));
    Read { clear: acts, faint, known }
}

/// Whether a bloc acts, or a body like one, and a state is hit.
fn is_between_club_and_member(scene: &Scene<'_>, roles: &roles::Roles) -> bool {
    let club = |party: &PartyIx| matches!(scene.parties.get(*party).kind, PartyKind::Bloc | PartyKind::Organisation);
    let (senders, targets) = (&roles.senders, &roles.targets);
    !senders.is_empty()
        && senders.iter().all(club)
        && !targets.is_empty()
        && targets.iter().all(|target| scene.is_state(*target))
}

/// Whether an act that is one beyond doubt stands in the same sentence or shortly before.
fn is_near(earlier: &[Act], here: &[Act], sentence: usize) -> bool {
    here.iter().chain(earlier).any(|act| act.strong && sentence - act.sentence <= PRONOUN_REACH + 1)
}

/// One act, with what its clause says of it; `alone` where its sentence tells of no other.
fn act(
    scene: &Scene<'_>,
    (sentence, alone): (usize, bool),
    clauses: &super::clause::Clauses<'_>,
    trigger: &triggers::Trigger,
    deed: act::Deed,
    roles: roles::Roles,
) -> Act {
    let when = details::when(scene.document, sentence, clauses, trigger, &deed);
    let reasons = details::reasons(scene.document, sentence, clauses, trigger, &deed);
    let names_both = roles.named
        && !roles.guessed
        && !roles.targets.is_empty()
        && roles.senders.iter().all(|sender| scene.is_state_or_bloc(*sender))
        && roles.targets.iter().all(|target| scene.parties.in_sentence(sentence).iter().any(|m| m.party == *target));
    let explicit = names_both
        && (!matches!(deed.action, Action::InForce | Action::Enforce) || act::says_rule(trigger, &deed))
        && (triggers::is_outright(clauses, trigger) || aims_at_party(scene, sentence, trigger, &roles));
    // "Sanctions imposed in 2018 have hurt it": with a date they are more than there.
    let borne = roles.borne && deed.rule == "sanction.participle" && when.date.is_none();
    let mut action = if borne { Action::InForce } else { deed.action };
    let ceased = ceases(clauses, trigger, &deed, action);
    if ceased {
        action = Action::Ease;
    }
    let mut date = None;
    match when.date {
        Some((day, DateRole::Since)) if action == Action::InForce => {
            action = Action::Impose;
            date = Some(day);
        }
        Some((day, _)) if action != Action::InForce => date = Some(day),
        _ => {}
    }
    Act {
        sentence,
        word: trigger.word,
        chain: trigger.chain.clone(),
        verb: deed.verb,
        target_text: target_text(scene, sentence, clauses, &roles),
        measures: measures::measures(scene, (sentence, alone), clauses, trigger, &deed, &reasons),
        reasons,
        senders: roles.senders,
        targets: roles.targets,
        international: roles.international,
        strong: trigger.strong,
        counted: trigger.counted,
        back: trigger.back,
        explicit,
        names_both,
        shuts_out: trigger.shuts_out,
        names_target: roles.target_word.is_some(),
        action,
        mode: if ceased { Some(Mode::Lifted) } else { deed.mode },
        date,
        answers_in: when.answers_in,
        expires_on: when.until,
        news: !ceased && details::is_told_now(clauses, &deed),
        present: !ceased && details::is_present(clauses, &deed),
        quote: scene.document.sentences[sentence].span,
        rule: deed.rule,
        telling: act::Telling::of(scene, sentence, clauses, trigger, &deed),
        confidence: 0.0,
    }
}

/// "is no longer under sanctions", "no longer bans": what was there is over. Where "no longer" is the measure itself ("may no longer
/// land"), it is not.
fn ceases(clauses: &super::clause::Clauses<'_>, trigger: &triggers::Trigger, deed: &act::Deed, action: Action) -> bool {
    let Some(verb) = deed.verb.or_else(|| clauses.verb_above(trigger.top)) else { return false };
    let measure = deed.rule == "sanction.no_longer" || deed.rule.starts_with("open.");
    let over = match action {
        Action::InForce => {
            matches!(clauses.lemma(verb), "be" | "apply" | "face" | "hold" | "remain" | "stand" | "exist" | "bind")
        }
        Action::Impose | Action::Extend => deed.verb_acts,
        _ => false,
    };
    over && !measure && clauses.has_ceased(verb) && clauses.realis(verb, 0).is_actual()
}

/// "imposed penalties on Chile", "lifted its blockade of Chile", "a ban on imports from Chile": the phrase for who is hit names
/// a state, a bloc or a group itself.
fn aims_at_party(scene: &Scene<'_>, sentence: usize, trigger: &triggers::Trigger, roles: &roles::Roles) -> bool {
    let (Some(word), Some(clauses)) = (roles.target_word, scene.clauses(sentence)) else { return false };
    let is_target = |at: usize| scene.parties.at(sentence, at).is_some_and(|m| roles.targets.contains(&m.party));
    let goods = clauses.noun_is(word, "cut_off_object");
    let dealt_with = || {
        let things = triggers::goods_within(&clauses, word).into_iter();
        things.flat_map(|thing| clauses.objects_of(thing, &["to", "from", "with"])).any(is_target)
    };
    !trigger.verbal && !roles.borne && (is_target(word) || (goods && dealt_with()))
}

/// Whether the sentence speaks of sport, courts or the press, which have sanctions and embargoes of their own.
fn out_of_place(scene: &Scene<'_>, sentence: usize) -> bool {
    let document = scene.document;
    (0..document.sentences[sentence].tokens.len()).any(|token| {
        scene.tools.lexicon.cues().is(Pos::Noun, &document.word(sentence, token).to_lowercase(), "elsewhere")
    })
}

/// The words for who is hit, where they are narrower than the target.
fn target_text(
    scene: &Scene<'_>,
    sentence: usize,
    clauses: &super::clause::Clauses<'_>,
    roles: &roles::Roles,
) -> Option<String> {
    let word = roles.target_word.filter(|_| !roles.borne)?;
    if scene.parties.at(sentence, word).is_some_and(|mention| roles.targets.contains(&mention.party)) {
        return None;
    }
    let (first, end) = clauses.extent(word);
    let tokens = &scene.document.sentences[sentence].tokens;
    if end - first > 15 {
        return None;
    }
    let span = Span::new(tokens.get(first)?.span.start, tokens.get(end - 1)?.span.end);
    let words = span.of(scene.document.body()).trim();
    (words.split_whitespace().count() > 1).then(|| words.to_owned())
}

/// One claim for each sender, target, action and date, in the order of the text. Acts without a date belong to the first
/// claim of their kind.
fn merged(acts: Vec<Act>) -> Vec<Claim> {
    let mut groups: Vec<(Key, Vec<Act>)> = Vec::new();
    for act in acts {
        for sender in &act.senders {
            for target in &act.targets {
                let key = (*sender, *target, act.action);
                match groups.iter_mut().find(|(held, group)| *held == key && same_occasion(group, &act)) {
                    Some((_, group)) => group.push(act.clone()),
                    None => groups.push((key, vec![act.clone()])),
                }
            }
        }
    }
    // An undated act may have come before the dated ones; it joins the first of them.
    let mut claims: Vec<(Key, Vec<Act>)> = Vec::new();
    let (undated, dated): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(_, group)| group.iter().all(|act| act.date.is_none()));
    claims.extend(dated);
    for (key, group) in undated {
        match claims.iter_mut().find(|(held, _)| *held == key) {
            Some((_, held)) => held.extend(group),
            None => claims.push((key, group)),
        }
    }
    claims.sort_by_key(|(_, group)| group.iter().map(|act| act.quote.start).min());
    claims.iter().map(|(key, group)| claim(*key, &group.iter().collect::<Vec<_>>())).collect()
}

/// Sender, target and action.
type Key = (PartyIx, PartyIx, Action);

/// Whether an act may be one with those of a group: no two of its dates contradict each other.
fn same_occasion(group: &[Act], act: &Act) -> bool {
    let Some(date) = act.date.map(|date| date.to_string()) else {
        return group.iter().all(|other| other.date.is_none());
    };
    let dates: Vec<String> = group.iter().filter_map(|other| other.date).map(|date| date.to_string()).collect();
    !dates.is_empty() && dates.iter().all(|other| other.starts_with(&date) || date.starts_with(other.as_str()))
}

fn claim((sender, target, action): (PartyIx, PartyIx, Action), group: &[&Act]) -> Claim {
    let mut ranked: Vec<&Act> = group.to_vec();
    ranked.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(b.date.is_some().cmp(&a.date.is_some())));
    let best = ranked[0];
    let date = ranked.iter().filter_map(|act| act.date).max_by_key(|date| precision(*date));
    let mut reasons: Vec<String> = Vec::new();
    for reason in ranked.iter().flat_map(|act| &act.reasons) {
        if !reasons.contains(reason) && reasons.len() < 4 {
            reasons.push(reason.clone());
        }
    }
    let mut evidence: Vec<Evidence> = Vec::new();
    for act in &ranked {
        if !evidence.iter().any(|e| e.span == act.quote) {
            evidence.push(Evidence { span: act.quote, rule: act.rule.into() });
        }
    }
    Claim {
        fact: Fact::Sanction(SanctionFact {
            sender,
            target,
            target_text: ranked.iter().find_map(|act| act.target_text.clone()),
            action,
            mode: best.mode,
            date,
            effective_on: None,
            expires_on: ranked.iter().find_map(|act| act.expires_on),
            measures: ranked.iter().flat_map(|act| act.measures.iter().copied()).collect(),
            reasons,
            programs: Vec::new(),
            legal_bases: Vec::new(),
        }),
        attributed_to: None,
        confidence: best.confidence,
        evidence,
    }
}

fn precision(date: PartialDate) -> usize {
    match date.precision() {
        "day" => 2,
        "month" => 1,
        _ => 0,
    }
}
