//! The options of commands, and the words that they take.

use crate::export::{Formats, Options};
use crate::report;
use bytesize::ByteSize;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Where articles are looked for when no path is given.
pub(super) const DEFAULT_INPUT: &str = "seeds/articles";

/// How `schema` writes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SchemaFormat {
    Text,
    Markdown,
    Json,
}

impl From<SchemaFormat> for report::schema::Format {
    fn from(format: SchemaFormat) -> Self {
        match format {
            SchemaFormat::Text => Self::Text,
            SchemaFormat::Markdown => Self::Markdown,
            SchemaFormat::Json => Self::Json,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files, folders, or - for JSON Lines on standard input
    #[arg(value_name = "PATH", default_value = DEFAULT_INPUT)]
    pub(super) paths: Vec<PathBuf>,
    /// Folder of CSV tables whose rows are added to the lexicon
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
    /// Threads to use, at most 256; all cores if not given. The result is the same
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=256))]
    pub(super) jobs: u16,
    /// Reject documents that are larger than this once unpacked; such as 500kB, 10MB or a number of bytes
    #[arg(long, value_name = "SIZE", default_value = "10MB", value_parser = document_size)]
    pub(super) max_document: ByteSize,
    /// What to cite documents on standard input as, instead of -
    #[arg(long, value_name = "NAME", default_value = "-", hide_default_value = true)]
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(super) stdin_name: String,
    /// No progress bar and no summary
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) floor: Floor,
}

#[derive(Debug, Args)]
pub(super) struct Form {
    /// Formats to write, parted by commas; SQLite is always among them
    #[arg(long, value_name = "FORMATS", default_value = "sqlite,csv", value_delimiter = ',', value_parser = formats())]
    pub(super) format: Vec<String>,
    /// Put ' before CSV cells that a spreadsheet would run as a formula
    #[arg(long)]
    pub(super) spreadsheet_safe: bool,
    /// Begin CSV files with a byte order mark, for old spreadsheets, which take them for another encoding without it
    #[arg(long)]
    pub(super) bom: bool,
}

impl Form {
    pub(super) fn options(&self) -> Options {
        let formats = Formats::named(self.format.iter().map(String::as_str)).unwrap_or_default();
        Options { formats, spreadsheet_safe: self.spreadsheet_safe, bom: self.bom }
    }
}

/// Takes the names of formats, and tells what they are.
fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Formats::known().map(|(name, summary)| PossibleValue::new(name).help(summary)))
}

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Floor {
    /// Leave out claims whose confidence is below this, from 0 to 1
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    pub(super) min_confidence: f64,
}

#[derive(Debug, Args)]
pub(super) struct Evaluation {
    /// Articles to read, or a dataset: sanctions.sqlite, or the folder that holds it
    #[arg(value_name = "DATASET|PATH")]
    pub(super) path: PathBuf,
    /// Folder of annotations, one <article file name>.gold.json for each article
    #[arg(long, value_name = "DIR")]
    pub(super) gold: PathBuf,
    /// Score only articles whose file names begin with one of these, parted by commas
    #[arg(long, value_name = "PREFIX", value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// Leave out articles whose file names begin with one of these
    #[arg(long, value_name = "PREFIX", value_delimiter = ',')]
    pub(super) skip: Vec<String>,
    /// List every missed and extra fact with the words that state it
    #[arg(long)]
    pub(super) errors: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    pub(super) json: bool,
    /// End with status 1 where the F1 of all facts is lower
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    pub(super) min_fact: f64,
    /// End with status 1 where the F1 of parties is lower
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    pub(super) min_party: f64,
    /// Folder of CSV tables whose rows are added to the lexicon
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
    #[command(flatten)]
    pub(super) floor: Floor,
    /// No notes on what an annotator should look at
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

/// A size of at least one byte and at most one gigabyte.
fn document_size(text: &str) -> Result<ByteSize, String> {
    match text.parse::<ByteSize>() {
        Ok(size) if (1..=ByteSize::gb(1).as_u64()).contains(&size.as_u64()) => Ok(size),
        Ok(_) => Err("not between one byte and 1GB".to_owned()),
        Err(fault) => Err(fault),
    }
}
