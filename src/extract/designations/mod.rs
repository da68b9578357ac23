//! Designations: named parties that are listed, sanctioned or taken off a list.

use super::Extractor;
use super::scene::Scene;
use crate::model::Claim;

/// Reads designations.
#[derive(Debug)]
pub(super) struct Designations;

impl Extractor for Designations {
    fn claims(&self, _scene: &mut Scene<'_>) -> Vec<Claim> {
        Vec::new()
    }
}
