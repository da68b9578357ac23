//! What `build` says when it is done.

use crate::model::dataset::Dataset;
use std::io::{self, Write};
use std::path::Path;

/// Writes how much was read and found, one line each.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, dataset: &Dataset, folder: &Path) -> io::Result<()> {
    let relevant = dataset.articles.iter().filter(|article| article.relevant).count();
    let repeats = dataset.articles.iter().filter(|article| article.duplicate_of.is_some()).count();
    let rows = [
        ("articles read", dataset.articles.len()),
        ("of them relevant", relevant),
        ("of them repeats", repeats),
        ("documents rejected", dataset.rejected_documents.len()),
        ("parties", dataset.parties.len()),
        ("regimes", dataset.regimes.len()),
        ("designations", dataset.designations.len()),
        ("agreements", dataset.agreements.len()),
        ("claims", dataset.claims.len()),
    ];
    for (what, count) in rows {
        writeln!(out, "{what:>20}  {count}")?;
    }
    writeln!(out, "{:>20}  {}", "written to", folder.display())
}
