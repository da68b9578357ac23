//! What `build` says when it is done.

use crate::store::Counts;
use std::io::{self, Write};
use std::path::Path;

/// Writes how much was read and found, one line each.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, counts: &Counts, folder: &Path) -> io::Result<()> {
    let rows = [
        ("articles read", counts.articles),
        ("of them relevant", counts.relevant),
        ("of them repeats", counts.repeats),
        ("documents rejected", counts.rejected),
        ("parties", counts.parties),
        ("regimes", counts.regimes),
        ("designations", counts.designations),
        ("agreements", counts.agreements),
        ("claims", counts.claims),
    ];
    for (what, count) in rows {
        writeln!(out, "{what:>20}  {count}")?;
    }
    writeln!(out, "{:>20}  {}", "written to", folder.display())
}
