//! What `build` says when it is done.

use crate::store::{BANDS, Counts};
use anstyle::Style;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// Writes how much was read and found, how sure it is, and how long it took, one line each.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, counts: &Counts, folder: &Path, took: Duration) -> io::Result<()> {
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
        line(out, what, &grouped(count))?;
    }
    for ((band, _), count) in BANDS.iter().zip(counts.by_confidence) {
        line(out, &format!("sure {band}"), &format!("{}{}", grouped(count), share(count, counts.claims)))?;
    }
    line(out, "time", &spoken(took))?;
    line(out, "written to", &folder.display().to_string())
}

fn line(out: &mut dyn Write, what: &str, value: &str) -> io::Result<()> {
    let dim = Style::new().dimmed();
    writeln!(out, "{dim}{what:>20}{dim:#}  {value}")
}

/// A number with its thousands parted by commas.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let part = |(at, digit): (usize, char)| {
        let comma = at > 0 && (digits.len() - at).is_multiple_of(3);
        comma.then_some(',').into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(part).collect()
}

/// What part of a whole something is, behind its number.
fn share(part: u64, whole: u64) -> String {
    let percent = (part * 100 + whole / 2).checked_div(whole);
    percent.map(|percent| format!("  ({percent} %)")).unwrap_or_default()
}

/// A time as a reader says it: `3.2 s`, `4 min 7 s`, `2 h 5 min`.
fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_told_as_readers_say_them() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [0, 59, 60, 247, 7500].map(Duration::from_secs).map(spoken),
            ["0.0 s", "59.0 s", "1 min 0 s", "4 min 7 s", "2 h 5 min"]
        );
        assert_eq!((share(1, 3), share(0, 0)), ("  (33 %)".to_owned(), String::new()));
    }

    #[test]
    fn every_count_has_its_line() {
        let counts = Counts { articles: 12_000, claims: 4, by_confidence: [1, 1, 2, 0], ..Counts::default() };
        let mut out = Vec::new();
        write(&mut anstream::StripStream::new(&mut out), &counts, Path::new("out"), Duration::from_secs(3))
            .expect("written");
        let told = String::from_utf8(out).expect("text");
        assert!(told.contains("       articles read  12,000\n"), "{told}");
        assert!(told.contains("     sure 0.5 to 0.7  2  (50 %)\n"), "{told}");
        assert_eq!(told.lines().count(), 15);
    }
}
