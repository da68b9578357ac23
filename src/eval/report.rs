//! A score as a table or as JSON.

use super::tally::{Fault, Measure, Score, Slip, Tally};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a score as a table, every slip before it where they are asked for.
///
/// # Errors
/// When `out` cannot be written.
pub fn table(out: &mut dyn Write, score: &Score, with_slips: bool) -> io::Result<()> {
    if with_slips {
        slips(out, &score.slips)?;
    }
    writeln!(out, "{} articles, {} quotes that do not stand in their article", score.articles, score.loose_quotes)?;
    writeln!(out, "{:12} {:>6} {:>6} {:>6}   {:>4} {:>4} {:>4}", "", "P", "R", "F1", "tp", "fp", "fn")?;
    for measure in Measure::ALL {
        row(out, measure.name(), score.tally(measure))?;
    }
    row(out, "FACT", score.facts())?;
    for (slot, (right, all)) in &score.slots {
        writeln!(out, "  {slot}: {right}/{all}")?;
    }
    let (fact, party) = (score.facts().f1(), score.tally(Measure::Party).f1());
    let (loose, articles) = (score.loose_quotes, score.articles);
    writeln!(out, "fact_f1={fact:.3} party_f1={party:.3} loose_quotes={loose} articles={articles}")
}

fn row(out: &mut dyn Write, name: &str, tally: Tally) -> io::Result<()> {
    let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
    let Tally { found, extra, missed } = tally;
    writeln!(out, "{name:12} {p:6.3} {r:6.3} {f1:6.3}   {found:4} {extra:4} {missed:4}")
}

/// Each slip under the name of its article, the words that state it below it.
fn slips(out: &mut dyn Write, slips: &[Slip]) -> io::Result<()> {
    let mut article = "";
    for slip in slips {
        if slip.article != article {
            article = &slip.article;
            writeln!(out, "{article}")?;
        }
        let fault = match slip.fault {
            Fault::Missed => "missed",
            Fault::Extra => "extra",
            Fault::Loose => "loose",
        };
        write!(out, "  {fault:7} {}: {}", slip.measure.name(), slip.fact)?;
        match (&slip.rule, slip.confidence) {
            (Some(rule), Some(confidence)) => writeln!(out, "  ({rule}, {confidence:.2})")?,
            _ => writeln!(out)?,
        }
        if let Some(quote) = &slip.quote {
            writeln!(out, "          «{quote}»")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Figures<'s> {
    articles: u32,
    loose_quotes: u32,
    #[serde(flatten)]
    measures: BTreeMap<&'static str, Shares>,
    slots: BTreeMap<&'static str, [u32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<&'s [Slip]>,
}

#[derive(Serialize)]
struct Shares {
    p: f64,
    r: f64,
    f1: f64,
    tp: u32,
    fp: u32,
    #[serde(rename = "fn")]
    missed: u32,
}

impl Shares {
    fn of(tally: Tally) -> Self {
        let rounded = |share: f64| format!("{share:.3}").parse().unwrap_or(share);
        Self {
            p: rounded(tally.precision()),
            r: rounded(tally.recall()),
            f1: rounded(tally.f1()),
            tp: tally.found,
            fp: tally.extra,
            missed: tally.missed,
        }
    }
}

/// Writes a score as one line of JSON, every slip in it where they are asked for.
///
/// # Errors
/// When `out` cannot be written.
pub fn json(out: &mut dyn Write, score: &Score, with_slips: bool) -> io::Result<()> {
    let mut measures: BTreeMap<&'static str, Shares> =
        Measure::ALL.into_iter().map(|measure| (measure.name(), Shares::of(score.tally(measure)))).collect();
    measures.insert("FACT", Shares::of(score.facts()));
    let figures = Figures {
        articles: score.articles,
        loose_quotes: score.loose_quotes,
        measures,
        slots: score.slots.iter().map(|(slot, (right, all))| (*slot, [*right, *all])).collect(),
        errors: with_slips.then_some(score.slips.as_slice()),
    };
    serde_json::to_writer(&mut *out, &figures).map_err(io::Error::from)?;
    writeln!(out)
}
