//! The chance that a claim is right, from the rule that read it best and from what there is to doubt in it.
//!
//! While they work, extractors weigh readings against each other by rough numbers of their own. What leaves the
//! extractors is the chance that was counted on annotated articles.

use crate::lexicon::Lexicon;
use crate::model::{Claim, LocalParty};

/// Gives every claim its chance.
pub(super) fn settle(claims: &mut [Claim], parties: &[LocalParty], lexicon: &Lexicon) {
    for claim in claims {
        let Some(rule) = claim.evidence.first().map(|words| words.rule.as_ref()) else { continue };
        claim.confidence = lexicon.confidence().of(rule, claim.fact.kind(), &claim.doubts(parties));
    }
}
