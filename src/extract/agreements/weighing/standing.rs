//! Where an agreement stands, weighed.

use super::super::claim;
use super::super::cluster::Cluster;
use super::own;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::AgreementStatus;

/// How much likelier than the state that the rules read another must be.
const LIKELIER: f64 = 1.5;

/// The state that is likeliest by all signs of the cluster at `at`, where it is much likelier than the one that the rules
/// read, which is one of the signs.
pub(super) fn status(scene: &Scene<'_>, clusters: &[Cluster], at: usize, ruled: Option<&[PartyIx]>) -> AgreementStatus {
    let read = claim::status(scene, &clusters[at]);
    let mut signs = own::signs(scene, clusters, at, ruled, false);
    signs.note(&["read", read.code()]);
    let odds = |status: AgreementStatus| {
        let forest = scene.tools.lexicon.models().statuses.get(&status);
        forest.map_or(f64::NEG_INFINITY, |forest| forest.odds(&[&signs.mask(forest)]))
    };
    let states = scene.tools.lexicon.models().statuses.keys().copied();
    let best = states.max_by(|a, b| odds(*a).total_cmp(&odds(*b))).unwrap_or(read);
    if odds(best) > odds(read) + LIKELIER.ln() { best } else { read }
}
