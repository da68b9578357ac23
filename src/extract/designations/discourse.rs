//! Whose list it is where the sentence does not say: from the law it cites, the head of the document, what was said before,
//! and who speaks.

use super::act::Thread;
use super::authority::{Authority, add, of_name};
use super::basis;
use super::line::Line;
use crate::extract::scene::Scene;
use crate::lexicon::Entry;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::PartyKind;

/// The authority of the list or law that the sentence names.
pub(super) fn of_law(scene: &mut Scene<'_>, line: &Line<'_>) -> Option<Authority> {
    let by_list = basis::list_in(scene, line).map(|(_, authority)| authority);
    let by_base = || basis::bases_in(line).iter().find_map(|base| basis::issuer(base)).map(str::to_owned);
    let id = by_list.or_else(by_base)?;
    let party = scene.parties.known(&id, scene.tools.lexicon)?;
    Some(Authority { states: vec![party], ..Authority::default() })
}

/// Whose document it is: the state or body whose office a line at its head names and nothing else, as releases do.
pub(super) fn issuer(scene: &mut Scene<'_>) -> Option<Authority> {
    let document = scene.document;
    let sentences = document.sentences.len().min(2 * HEAD);
    for sentence in 0..sentences {
        let tokens = document.sentences[sentence].tokens.len();
        let text = document.text(sentence).to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        // A dateline is no line of its own.
        let whole = document.blocks[document.sentences[sentence].block].span == document.sentences[sentence].span;
        if !whole || words.len() > 14 || words.is_empty() || text.ends_with(['.', '!', '?']) {
            continue;
        }
        let cues = scene.tools.lexicon.cues();
        let organ = cues.is(Pos::Noun, words[0], "organ");
        let from = words[0] == "from" && text.contains(':');
        let mentions: Vec<_> = scene.parties.in_sentence(sentence).iter().filter(|m| !m.only_place).copied().collect();
        for mention in mentions {
            let kind = scene.parties.get(mention.party).kind;
            let covered = (mention.end - mention.first) * 10 >= tokens * 6;
            let office = matches!(kind, PartyKind::Organisation | PartyKind::Bloc);
            let last = mention.end == tokens && organ;
            if (covered || from) && office || last && kind != PartyKind::Person {
                let mut found = Authority::default();
                add(scene, &mut found, mention.party);
                if !found.states.is_empty() {
                    return Some(found);
                }
            }
        }
    }
    of_notice(scene).or_else(|| of_publisher(scene))
}

/// "Financial Sanctions Notice": who keeps the list that the text of a notice names.
fn of_notice(scene: &mut Scene<'_>) -> Option<Authority> {
    let document = scene.document;
    let head = document.sentences.len().min(2 * HEAD);
    let is_notice = |sentence: usize| {
        let text = document.text(sentence).to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.len() <= NOTICE && words.contains(&"sanctions") && words.contains(&"notice")
    };
    (0..head).find(|at| is_notice(*at))?;
    let lists = scene.tools.lexicon.lists();
    let named = |sentence: usize| {
        let text = document.text(sentence);
        lists.iter().filter(move |list| list.names.iter().any(|name| basis::contains_words(text, name)))
    };
    let id = (0..document.sentences.len().min(4 * HEAD)).find_map(|at| named(at).next())?.authority.clone();
    let party = scene.parties.known(&id, scene.tools.lexicon)?;
    Some(Authority { states: vec![party], ..Authority::default() })
}

/// "Council of the EU": who publishes the document, where that is a body of a state or bloc and no newspaper.
fn of_publisher(scene: &mut Scene<'_>) -> Option<Authority> {
    let publisher = scene.document.article.publisher.as_deref()?;
    let lexicon = scene.tools.lexicon;
    let body = lexicon.names_in(publisher).into_iter().find_map(|hit| match hit.entry {
        Entry::Party(party) if !party.media && hit.span.len() * 10 >= publisher.len() * 6 => Some(party),
        _ => None,
    })?;
    let acts = match body.kind {
        PartyKind::Bloc => Some(body.id.as_str()),
        _ => body.acts_for.as_deref(),
    };
    let state = scene.parties.known(acts?, lexicon)?;
    Some(Authority { states: vec![state], ..Authority::default() })
}

/// The authority of the thread alone.
pub(super) fn of_discourse_only(scene: &Scene<'_>, thread: &Thread) -> Option<Authority> {
    let found = Authority::of_thread(thread).or_else(|| of_senders(thread)).or_else(|| thread.issuer.clone())?;
    found.states.iter().all(|state| scene.is_state_or_bloc(*state)).then_some(found)
}

/// What a sentence without an agent leaves to the thread.
pub(super) fn of_discourse(scene: &mut Scene<'_>, line: &Line<'_>, thread: &Thread) -> Option<Authority> {
    of_law(scene, line)
        .or_else(|| Authority::of_thread(thread))
        .or_else(|| thread.issuer.clone())
        .or_else(|| of_senders(thread))
        .or_else(|| of_last(thread, line.sentence))
        .or_else(|| of_speaker(scene, line))
}

/// Who listed somebody in the same sentence or the one before, be it in an aside: "X, sanctioned by Peru, and Y, who was
/// designated at the same time".
fn of_last(thread: &Thread, sentence: usize) -> Option<Authority> {
    let act = thread.last.as_ref().filter(|_| sentence.saturating_sub(thread.listed_at) <= 1)?;
    Some(Authority { states: act.authorities.clone(), agency: act.agency, target: act.target })
}

/// "X was sanctioned, the Treasury said": who speaks of a listing that nobody is said to have made.
pub(super) fn of_speaker(scene: &mut Scene<'_>, line: &Line<'_>) -> Option<Authority> {
    let clauses = line.clauses();
    let speakers: Vec<usize> = (0..line.len())
        .filter(|t| clauses.is_verb(*t) && clauses.verb_is(*t, "say"))
        .flat_map(|verb| clauses.subjects(verb, 0))
        .collect();
    let office = |speaker: &usize| line.noun_is(*speaker, "people");
    let named = speakers.iter().find_map(|speaker| of_name(scene, line, *speaker));
    let owned = || speakers.iter().filter(|s| office(s)).find_map(|s| super::authority::of_owner(scene, line, s + 1));
    let found = named.or_else(owned)?;
    found.states.iter().any(|state| scene.is_issuer(*state)).then_some(found)
}

/// Whose release it is: the first sender of sanctions that the head of the article names.
pub(super) fn of_release(scene: &mut Scene<'_>) -> Option<Authority> {
    let mentions: Vec<_> =
        scene.parties.mentions().iter().filter(|m| m.sentence < HEAD && !m.only_place).copied().collect();
    for mention in mentions {
        let mut found = Authority::default();
        add(scene, &mut found, mention.party);
        let sender = found.states.first().and_then(|state| scene.parties.get(*state).code.clone());
        if sender.is_some_and(|code| super::keeping::SENDERS.contains(&code.as_str())) {
            return Some(found);
        }
    }
    None
}

/// Sentences at the top of a release that name who issues it.
const HEAD: usize = 5;

/// The longest line that says that a text is a notice of sanctions, in words.
const NOTICE: usize = 8;

/// Those who were last said to impose sanctions.
pub(super) fn of_senders(thread: &Thread) -> Option<Authority> {
    (!thread.senders.is_empty()).then(|| Authority { states: thread.senders.clone(), ..Authority::default() })
}

/// Whether a name is that of a committee or office, such as the one that decides for who issues a notice.
pub(super) fn is_body(scene: &Scene<'_>, line: &Line<'_>, agent: usize) -> bool {
    let Some(mention) = scene.parties.at(line.sentence, agent) else { return false };
    let party = scene.parties.get(mention.party);
    let body = |name: &str| {
        let last = name.to_lowercase();
        ["committee", "board", "office", "bureau", "agency", "directorate", "department"]
            .iter()
            .any(|word| last.split(|c: char| !c.is_alphabetic()).any(|part| part == *word))
    };
    party.kind == PartyKind::Organisation && (body(&party.name) || party.aliases.iter().any(|alias| body(alias)))
}
