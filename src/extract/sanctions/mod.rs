//! Sanctions: who sanctions whom, what is done, when and why.

use super::Extractor;
use super::scene::Scene;
use crate::model::Claim;

/// Reads sanctions.
#[derive(Debug)]
pub(super) struct Sanctions;

impl Extractor for Sanctions {
    fn claims(&self, _scene: &mut Scene<'_>) -> Vec<Claim> {
        Vec::new()
    }
}
