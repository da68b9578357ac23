//! Agreements: who agreed what with whom, and where it stands.

use super::Extractor;
use super::scene::Scene;
use crate::model::Claim;

/// Reads agreements.
#[derive(Debug)]
pub(super) struct Agreements;

impl Extractor for Agreements {
    fn claims(&self, _scene: &mut Scene<'_>) -> Vec<Claim> {
        Vec::new()
    }
}
