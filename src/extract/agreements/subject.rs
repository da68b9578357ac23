//! What an agreement is about.

use super::cluster::Cluster;
use super::mention::{Mention, Sort};
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::Span;
use crate::model::vocabulary::{AgreementKind, Topic};
use std::collections::BTreeSet;

/// What the phrases say it is about; failing that, the title of the article, where it speaks of it, and what the sentence
/// that tells most of it names.
pub(super) fn topics(scene: &Scene<'_>, cluster: &Cluster, lead: Span) -> BTreeSet<Topic> {
    let mut found: BTreeSet<Topic> =
        cluster.mentions.iter().filter(|mention| mention.sort <= Sort::Statement).flat_map(topics_of).collect();
    if found.is_empty() {
        found = cluster.topics();
    }
    drop_sanctions(scene, cluster, lead, &mut found);
    if cluster.mentions.iter().any(|mention| mention.kind == Some(AgreementKind::Ceasefire)) {
        found.insert(Topic::Ceasefire);
    }
    if found.is_empty() {
        found = around(scene, cluster, lead);
    }
    drop_politics(scene, cluster, &mut found);
    if found.is_empty() {
        found.insert(Topic::Other);
    }
    found
}

fn topics_of(mention: &Mention) -> impl Iterator<Item = Topic> {
    mention.topics.iter().copied()
}

/// What the sentences around name: those of the headline, of the words quoted, and then of each place.
fn around(scene: &Scene<'_>, cluster: &Cluster, lead: Span) -> BTreeSet<Topic> {
    let cues = scene.tools.lexicon.cues();
    let quoted = |mention: &&Mention| scene.document.sentences[mention.sentence].span == lead;
    let headline = cluster.mentions.iter().filter(|mention| mention.headline);
    let stated = cluster.mentions.iter().filter(quoted);
    let rest = cluster.mentions.iter().filter(|mention| !mention.headline);
    for mention in headline.chain(stated).chain(rest) {
        let named = cues.topics_in(&scene.document.text(mention.sentence).to_lowercase());
        if !named.is_empty() {
            return named.into_iter().collect();
        }
    }
    BTreeSet::new()
}

/// An agreement that the lexicon knows to be about sanctions too is about them here where the words quoted speak of them.
fn drop_sanctions(scene: &Scene<'_>, cluster: &Cluster, lead: Span, found: &mut BTreeSet<Topic>) {
    let cues = scene.tools.lexicon.cues();
    let speaks = |text: &str| cues.topics_in(&text.to_lowercase()).contains(&Topic::Sanctions);
    let titled = cluster.mentions.iter().any(|mention| speaks(&mention.title));
    let told = speaks(lead.of(scene.document.body()));
    if found.len() > 1 && cluster.known().is_some() && !titled && !told {
        found.remove(&Topic::Sanctions);
    }
}

/// "military cooperation", "border controls for migrants": a word that any treaty may bear tells nothing beside a matter.
fn drop_politics(scene: &Scene<'_>, cluster: &Cluster, found: &mut BTreeSet<Topic>) {
    let cues = scene.tools.lexicon.cues();
    let of_states = |title: &str| {
        let lower = title.to_lowercase();
        lower.split(|c: char| !c.is_alphabetic()).any(|word| cues.is_detail(Pos::Noun, word, "of_states"))
    };
    if found.len() > 1 && !cluster.mentions.iter().any(|mention| of_states(&mention.title)) {
        found.remove(&Topic::Political);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    /// The topics of the first agreement.
    fn topics(text: &str) -> Vec<&'static str> {
        let facts = read(text, "2019-03-14");
        let found = facts.claims.iter().find_map(|claim| match &claim.fact {
            Fact::Agreement(agreement) => Some(agreement.topics.iter().map(|topic| topic.code()).collect()),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("no agreement in {text}"))
    }

    #[test]
    fn words_that_any_treaty_bears_tell_nothing_beside_a_matter() {
        assert_eq!(topics("Kenya and Oman signed a treaty on military cooperation."), ["defence"]);
        assert_eq!(topics("Kenya and Oman signed a treaty on cooperation."), ["political"]);
        assert_eq!(
            topics("Kenya and Oman signed a treaty on military bases and mutual recognition."),
            ["defence", "political"]
        );
    }

    #[test]
    fn a_treaty_that_says_nothing_is_about_what_its_sentence_names() {
        assert_eq!(topics("Kenya and Oman signed a treaty after talks about fishing."), ["other"]);
        assert_eq!(topics("Kenya and Oman signed a treaty after talks about vaccines."), ["health"]);
    }
}
