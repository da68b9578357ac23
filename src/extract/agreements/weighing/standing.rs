//! Where an agreement stands, weighed.

use super::super::claim;
use super::super::cluster::Cluster;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::model::vocabulary::AgreementStatus;

/// How much likelier than the state that the rules read another must be.
const LIKELIER: f64 = 1.5;

/// The state that is likeliest by all signs of a cluster, where it is much likelier than the one that the rules read, which
/// is one of them.
pub(super) fn status(scene: &Scene<'_>, cluster: &Cluster, mut signs: Signs) -> AgreementStatus {
    let read = claim::status(scene, cluster);
    // "has not signed the deal", "should do a deal": no other sign makes it signed.
    let settled = match read {
        AgreementStatus::Negotiating => claim::is_unmade(scene, cluster),
        AgreementStatus::Proposed => claim::is_called_for(scene, cluster),
        _ => false,
    };
    // What a verb or noun says has ended was not merely signed.
    let over = matches!(read, AgreementStatus::Suspended | AgreementStatus::Withdrawn | AgreementStatus::Terminated);
    if settled || (over && claim::is_told_so(cluster, read)) {
        return read;
    }
    signs.note(&["read", read.code()]);
    let forests = &scene.tools.lexicon.models().statuses;
    let odds: Vec<(AgreementStatus, f64)> =
        forests.iter().map(|(status, forest)| (*status, forest.odds(&[&signs.mask(forest)]))).collect();
    let of_read = odds.iter().find(|(status, _)| *status == read).map_or(f64::NEG_INFINITY, |(_, odds)| *odds);
    // What was signed before the news may be opposed, and is still there.
    let plan = |status: AgreementStatus| matches!(status, AgreementStatus::Proposed | AgreementStatus::Negotiating);
    let signed = claim::is_signed_by_now(scene, cluster);
    let best =
        odds.into_iter().filter(|(status, _)| !(signed && plan(*status))).max_by(|(_, a), (_, b)| a.total_cmp(b));
    best.filter(|(_, odds)| *odds > of_read + LIKELIER.ln()).map_or(read, |(status, _)| status)
}
