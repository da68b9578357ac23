//! Commands and their options; one short function for each command.

mod signals;

use crate::check::{self, Assertions};
use crate::error::Error;
use crate::eval::{self, Choice};
use crate::export::{self, Options, Publication};
use crate::lexicon::Lexicon;
use crate::pipeline::{self, Outcome, Settings};
use crate::report;
use crate::store::Store;
use clap::{Args, Parser, Subcommand};
use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where articles are looked for when no path is given.
const DEFAULT_INPUT: &str = "seeds/articles";

const EXIT_STATUSES: &str = "\
Exit status:
  0  all documents were read
  1  some could not be read, or none were found; each is named on standard error
  2  bad usage, such as a path that does not exist
  3  nothing could be written, or the dataset is not as --assert expects; what stood in the output folder still stands";

const BUILD_EXAMPLES: &str = "\
Examples:
  sanctionary build                            the sample articles, to out/
  sanctionary build news --out data            a folder and all below it, to data/
  sanctionary build feed.jsonl.gz a.html       files of any known format
  curl -s URL | sanctionary build - --out data JSON Lines from another program";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  sanctionary extract a.txt | jq .claims       the claims of one article
  sanctionary extract news > facts.jsonl       one line for each article";

const EVAL_EXAMPLES: &str = "\
Examples:
  sanctionary eval news --gold gold             reads the articles of news and scores what it finds
  sanctionary eval data --gold gold --errors    scores a dataset that was built before; lists what is wrong
  sanctionary eval data --gold gold --min-fact 0.8 --quiet

Exit status:
  0  scored
  1  below --min-fact or --min-party, a quote that does not stand in its article, or nothing to score
  2  bad usage, an annotation or dataset that cannot be read among it";

const CHECK_EXAMPLES: &str = "\
Examples:
  sanctionary check out                        the database, the CSV files against it, their description
  sanctionary check out/sanctions.sqlite       the database alone
  sanctionary check out --assert expected.toml what you expect of it besides

A file of assertions names tables and views, in TOML or, as *.json, in JSON:
  [claims]
  min = 100                                    rows, at least
  max = 50000                                  rows, at most
  filled = { confidence = 1, attributed_to = 0.1 }   share of rows that have a value

Exit status:
  0  sound
  1  faults were found; each is told on standard output
  2  bad usage, a path without a dataset or a fault in the file of assertions among it";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  sanctionary explain seeds/articles/s03-explainer.txt
  sanctionary explain release.html | less -R";

/// Reads news articles and official releases into a dataset of sanctions, listed parties and agreements.
#[derive(Debug, Parser)]
#[command(name = "sanctionary", version, about, max_term_width = 100, after_help = EXIT_STATUSES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write the dataset: SQLite, CSV and a description of both
    #[command(after_help = BUILD_EXAMPLES)]
    Build {
        #[command(flatten)]
        input: Input,
        /// Folder to write to
        #[arg(long, value_name = "DIR", default_value = "out")]
        out: PathBuf,
        /// Put ' before CSV cells that a spreadsheet would run as a formula
        #[arg(long)]
        spreadsheet_safe: bool,
        /// File of what you expect of the dataset, see `check`; where it does not hold, nothing is published
        #[arg(long, value_name = "FILE")]
        assert: Option<PathBuf>,
    },
    /// Read articles and print each with its claims as one JSON object a line
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract {
        #[command(flatten)]
        input: Input,
    },
    /// Show the facts of one article, each beside the words that say it
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// The article
        path: PathBuf,
        /// Folder of CSV tables whose rows are added to the lexicon
        #[arg(long, value_name = "DIR")]
        lexicon: Option<PathBuf>,
        #[command(flatten)]
        floor: Floor,
    },
    /// Score a dataset against articles that people have annotated
    #[command(after_help = EVAL_EXAMPLES)]
    Eval(Evaluation),
    /// Check that a dataset is sound, without changing it
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// The folder of a dataset, or a database alone
        #[arg(value_name = "DATASET")]
        path: PathBuf,
        /// File of what you expect of it besides: rows of tables, share of rows that have a value
        #[arg(long, value_name = "FILE")]
        assert: Option<PathBuf>,
        /// Print one JSON object instead of lines
        #[arg(long)]
        json: bool,
    },
    /// Print the data dictionary: every table, view, column and code
    Schema,
}

#[derive(Debug, Args)]
struct Input {
    /// Files, folders, or - for JSON Lines on standard input
    #[arg(value_name = "PATH", default_value = DEFAULT_INPUT)]
    paths: Vec<PathBuf>,
    /// Folder of CSV tables whose rows are added to the lexicon
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
    /// Threads to use, at most 256; all cores if not given. The result is the same
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=256))]
    jobs: u16,
    /// No progress bar and no summary
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    floor: Floor,
}

#[derive(Clone, Copy, Debug, Args)]
struct Floor {
    /// Leave out claims whose confidence is below this, from 0 to 1
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    min_confidence: f64,
}

#[derive(Debug, Args)]
struct Evaluation {
    /// Articles to read, or a dataset: sanctions.sqlite, or the folder that holds it
    #[arg(value_name = "DATASET|PATH")]
    path: PathBuf,
    /// Folder of annotations, one <article file name>.gold.json for each article
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Score only articles whose file names begin with one of these, parted by commas
    #[arg(long, value_name = "PREFIX", value_delimiter = ',')]
    only: Vec<String>,
    /// Leave out articles whose file names begin with one of these
    #[arg(long, value_name = "PREFIX", value_delimiter = ',')]
    skip: Vec<String>,
    /// List every missed and extra fact with the words that state it
    #[arg(long)]
    errors: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
    /// End with status 1 where the F1 of all facts is lower
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    min_fact: f64,
    /// End with status 1 where the F1 of parties is lower
    #[arg(long, value_name = "F", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    min_party: f64,
    /// Folder of CSV tables whose rows are added to the lexicon
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
    #[command(flatten)]
    floor: Floor,
    /// No notes on what an annotator should look at
    #[arg(long, short)]
    quiet: bool,
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

/// Runs the command line and gives its exit status: 0 all read; 1 some documents could not be read, or none were
/// found; 2 bad usage; 3 nothing could be written.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(status) => ExitCode::from(status),
        Err(Error::Output(broken)) if broken.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            match &error {
                Error::NoSuchPath(path) if path == Path::new(DEFAULT_INPUT) => {
                    say(format_args!("{error}; name the articles to read, as in: sanctionary build PATH"));
                }
                _ => say(&error),
            }
            ExitCode::from(error.exit_status())
        }
    }
}

fn run(command: Command) -> Result<u8, Error> {
    match command {
        Command::Build { input, out, spreadsheet_safe, assert } => {
            build(&input, &out, &Options { spreadsheet_safe }, assert.as_deref())
        }
        Command::Extract { input } => extract(&input),
        Command::Explain { path, lexicon, floor } => explain(path, lexicon, floor),
        Command::Eval(evaluation) => evaluate(evaluation),
        Command::Check { path, assert, json } => check(&path, assert.as_deref(), json),
        Command::Schema => schema(),
    }
}

fn build(input: &Input, out: &Path, options: &Options, assert: Option<&Path>) -> Result<u8, Error> {
    let assertions = assertions(assert)?;
    let settings = settings(input)?;
    pipeline::check_paths(&settings)?;
    signals::end_orderly().map_err(Error::Signals)?;
    let publication = Publication::begin(out)?;
    let mut articles = Vec::new();
    let outcome = pipeline::read_all(&settings, |facts| {
        articles.push(facts);
        Ok(())
    })?;
    // An empty folder is more often a slip than a wish to lose the dataset.
    if outcome.is_empty() && out.join(export::DATABASE).exists() {
        say(format_args!("no documents found; {} is left as it was", out.display()));
        return Ok(1);
    }
    let dataset = pipeline::dataset(articles, &outcome, &settings.lexicon);
    let vocabulary = pipeline::vocabulary(&settings.lexicon);
    publication.complete(&dataset, &vocabulary, options, |store| expected(&assertions, store, out))?;
    if !input.quiet {
        // The dataset is in place: a terminal that cannot be written to is no failure of the build.
        _ = report::summary::write(&mut anstream::stderr().lock(), &dataset, out);
    }
    let status = status(&outcome);
    // The program ends here: giving back hundreds of thousands of small pieces of memory one by one helps nobody.
    std::mem::forget((settings, dataset));
    Ok(status)
}

/// What the user expects of a dataset of this version.
fn assertions(file: Option<&Path>) -> Result<Assertions, Error> {
    let Some(file) = file else { return Ok(Assertions::default()) };
    let assertions = Assertions::read(file)?;
    assertions.known(&Store::in_memory()?.catalogue()?)?;
    Ok(assertions)
}

/// Refuses a finished dataset that is not as the user expects.
fn expected(assertions: &Assertions, store: &Store, out: &Path) -> Result<(), Error> {
    let faults: Vec<String> = assertions.faults(store)?.iter().map(ToString::to_string).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Unexpected { out: out.to_owned(), faults }) }
}

fn extract(input: &Input) -> Result<u8, Error> {
    let settings = settings(input)?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let outcome = pipeline::read_all(&settings, |facts| report::json::write_line(&mut stdout, &facts))?;
    stdout.flush().map_err(Error::Output)?;
    Ok(status(&outcome))
}

fn explain(path: PathBuf, lexicon: Option<PathBuf>, floor: Floor) -> Result<u8, Error> {
    let settings = quiet_settings(path, lexicon.as_deref(), floor)?;
    let mut stdout = anstream::stdout().lock();
    let outcome =
        pipeline::read_all(&settings, |facts| report::explain::write(&mut stdout, &facts).map_err(Error::Output))?;
    Ok(status(&outcome))
}

fn evaluate(asked: Evaluation) -> Result<u8, Error> {
    let store = match dataset_at(&asked.path) {
        Some(file) => Store::open(&file)?,
        None => {
            let settings = quiet_settings(asked.path, asked.lexicon.as_deref(), asked.floor)?;
            let mut articles = Vec::new();
            let outcome = pipeline::read_all(&settings, |facts| {
                articles.push(facts);
                Ok(())
            })?;
            status(&outcome);
            pipeline::held(&pipeline::dataset(articles, &outcome, &settings.lexicon), &settings.lexicon)?
        }
    };
    let min_confidence = asked.floor.min_confidence;
    let choice = Choice { only: asked.only, skip: asked.skip, min_confidence };
    let score = eval::score(&store, &asked.gold, &choice)?;
    if !asked.quiet {
        score.notes.iter().for_each(say);
    }
    let write = if asked.json { eval::report::json } else { eval::report::table };
    let mut stdout = BufWriter::new(io::stdout().lock());
    write(&mut stdout, &score, asked.errors).and_then(|()| stdout.flush()).map_err(Error::Output)?;
    Ok(u8::from(!score.reaches(asked.min_fact, asked.min_party)))
}

/// The database at a path: the file itself, or the one in a folder; `None` where articles stand there.
fn dataset_at(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.join(export::DATABASE)).filter(|file| file.is_file());
    }
    let named_as_one = path.extension() == Some(OsStr::new("sqlite"));
    let begins_as_one = || {
        let mut head = [0; 16];
        let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
        read.is_ok() && head == *b"SQLite format 3\0"
    };
    (path.is_file() && (named_as_one || begins_as_one())).then(|| path.to_owned())
}

fn check(path: &Path, assert: Option<&Path>, json: bool) -> Result<u8, Error> {
    let assertions = assert.map_or_else(|| Ok(Assertions::default()), Assertions::read)?;
    let report = check::check(path, &pipeline::vocabulary(&Lexicon::embedded()?), &assertions)?;
    let write = if json { check::report::json } else { check::report::lines };
    let mut stdout = BufWriter::new(io::stdout().lock());
    match write(&mut stdout, &report).and_then(|()| stdout.flush()) {
        // Whoever reads no further still asks for the exit status.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(u8::from(!report.is_sound())),
    }
}

fn schema() -> Result<u8, Error> {
    let vocabulary = pipeline::vocabulary(&Lexicon::embedded()?);
    report::schema::schema(&vocabulary, &mut io::stdout().lock())?;
    Ok(0)
}

fn settings(input: &Input) -> Result<Settings, Error> {
    Ok(Settings {
        paths: input.paths.clone(),
        jobs: usize::from(input.jobs),
        quiet: input.quiet,
        min_confidence: input.floor.min_confidence,
        lexicon: load(input.lexicon.as_deref())?,
    })
}

fn quiet_settings(path: PathBuf, lexicon: Option<&Path>, floor: Floor) -> Result<Settings, Error> {
    let min_confidence = floor.min_confidence;
    Ok(Settings { paths: vec![path], jobs: 0, quiet: true, min_confidence, lexicon: load(lexicon)? })
}

fn load(folder: Option<&Path>) -> Result<Lexicon, Error> {
    match folder {
        Some(folder) if !folder.is_dir() => Err(Error::NoSuchPath(folder.to_owned())),
        Some(folder) => Lexicon::with_folder(folder),
        None => Lexicon::embedded(),
    }
}

/// Names each document that could not be read, on standard error, and gives the exit status.
fn status(outcome: &Outcome) -> u8 {
    for rejection in &outcome.rejections {
        say(format_args!("{}: {}", rejection.source, rejection.reason));
    }
    if outcome.is_empty() {
        say("no documents found");
    }
    u8::from(!outcome.rejections.is_empty() || outcome.articles == 0)
}

/// Says something on standard error, which may be closed.
fn say(message: impl Display) {
    _ = writeln!(io::stderr().lock(), "sanctionary: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
