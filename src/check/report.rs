//! What a check found, as lines or as JSON.

use super::Report;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

/// Writes one line for each fault, or one that tells how much was found sound.
///
/// # Errors
/// When `out` cannot be written.
pub fn lines(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for fault in &report.faults {
        writeln!(out, "{fault}")?;
    }
    if report.is_sound() {
        let rows: u64 = report.rows.iter().map(|(_, rows)| rows).sum();
        writeln!(out, "sound: {rows} rows in {} tables and views", report.rows.len())?;
    }
    Ok(())
}

/// Writes one JSON object: `sound`, the `rows` of each table and view, and `faults`, each with its `place` and `what` is
/// wrong there.
///
/// # Errors
/// When `out` cannot be written.
pub fn json(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    #[derive(Serialize)]
    struct Checked<'r> {
        sound: bool,
        #[serde(serialize_with = "by_name")]
        rows: &'r [(String, u64)],
        faults: Vec<Found<'r>>,
    }
    #[derive(Serialize)]
    struct Found<'r> {
        place: &'r str,
        what: &'r str,
    }
    let faults = report.faults.iter().map(|fault| Found { place: &fault.place, what: &fault.what }).collect();
    serde_json::to_writer(&mut *out, &Checked { sound: report.is_sound(), rows: &report.rows, faults })?;
    writeln!(out)
}

/// A map in the order of the list.
fn by_name<S: Serializer>(rows: &[(String, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(rows.len()))?;
    rows.iter().try_for_each(|(name, rows)| map.serialize_entry(name, rows))?;
    map.end()
}
