//! Commands and their options; one short function for each command.

mod arguments;
mod examples;
mod manners;
mod signals;

use crate::check::{self, Assertions};
use crate::error::Error;
use crate::eval::{self, Choice};
use crate::export::{self, Options};
use crate::interchange::Origin;
use crate::lexicon::Lexicon;
use crate::pipeline::{self, Before, Holding, Outcome, Settings};
use crate::reader::Search;
use crate::report;
use crate::store::Store;
use arguments::{DEFAULT_INPUT, Evaluation, Floor, Form, Input, SchemaFormat};
use clap::{Parser, Subcommand};
use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Reads news articles and official releases into a dataset of sanctions, listed parties and agreements.
#[derive(Debug, Parser)]
#[command(name = "sanctionary", version, about, max_term_width = 100, after_help = examples::EXIT_STATUSES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write the dataset: SQLite, CSV or other formats
    #[command(after_help = examples::BUILD_EXAMPLES)]
    Build {
        #[command(flatten)]
        input: Input,
        /// Files of lines that `extract` has written, packed or not, folders of them, or -; instead of articles
        #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["paths", "max_document", "stdin_name"])]
        claims: Vec<PathBuf>,
        /// Take what the build before has read from articles that are the same, and read only new and changed ones
        #[arg(long, conflicts_with = "claims")]
        update: bool,
        /// With --update, drop the articles that are no longer there, which stay otherwise
        #[arg(long, requires = "update")]
        drop_missing: bool,
        /// Folder to write to
        #[arg(long, value_name = "DIR", default_value = "out")]
        out: PathBuf,
        #[command(flatten)]
        form: Form,
        /// File of what you expect of the dataset, see `check`; where it does not hold, nothing is published
        #[arg(long, value_name = "FILE")]
        assert: Option<PathBuf>,
    },
    /// Read articles and print each with its claims as one JSON object a line
    #[command(after_help = examples::EXTRACT_EXAMPLES)]
    Extract {
        #[command(flatten)]
        input: Input,
    },
    /// Show the facts of one article, each beside the words that say it
    #[command(after_help = examples::EXPLAIN_EXAMPLES)]
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
    #[command(after_help = examples::EVAL_EXAMPLES)]
    Eval(Evaluation),
    /// Check that a dataset is sound, without changing it
    #[command(after_help = examples::CHECK_EXAMPLES)]
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
    #[command(after_help = examples::SCHEMA_EXAMPLES)]
    Schema {
        /// Text for a terminal, Markdown with diagrams in Mermaid, or one JSON object
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: SchemaFormat,
    },
    /// Print what a shell needs to complete commands and options
    #[command(after_help = examples::COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write it and one for each command
    #[command(after_help = examples::MAN_EXAMPLES)]
    Man {
        /// Folder to write the pages to
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
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
        Command::Build { input, claims, update, drop_missing, out, form, assert } => {
            let before = if update { Before::Update { drop_missing } } else { Before::Replace };
            build(&input, claims, before, &out, &form.options(), assert.as_deref())
        }
        Command::Extract { input } => extract(&input),
        Command::Explain { path, lexicon, floor } => explain(path, lexicon, floor),
        Command::Eval(evaluation) => evaluate(evaluation),
        Command::Check { path, assert, json } => check(&path, assert.as_deref(), json),
        Command::Schema { format } => schema(format.into()),
        Command::Completions { shell } => manners::completions(shell),
        Command::Man { folder } => manners::man(folder.as_deref()),
    }
}

fn build(
    input: &Input,
    claims: Vec<PathBuf>,
    before: Before,
    out: &Path,
    options: &Options,
    assert: Option<&Path>,
) -> Result<u8, Error> {
    let began = Instant::now();
    let assertions = assertions(assert)?;
    let mut settings = settings(input)?;
    if !claims.is_empty() {
        settings.holding = Holding::Claims;
        settings.paths = claims;
    }
    pipeline::check_paths(&settings)?;
    signals::end_orderly().map_err(Error::Signals)?;
    let accept = |store: &Store| expected(&assertions, store, out);
    let built = pipeline::build(&settings, before, out, options, accept, |note| say(note))?;
    let Some(counts) = built.counts else {
        say(format_args!("no documents found; {} is left as it was", out.display()));
        return Ok(1);
    };
    if !input.quiet {
        // The dataset is in place: a terminal that cannot be written to is no failure of the build.
        _ = report::summary::write(&mut anstream::stderr().lock(), &counts, out, began.elapsed());
    }
    let status = status(built.outcome);
    // The program ends here: giving back hundreds of thousands of small pieces of memory one by one helps nobody.
    std::mem::forget(settings);
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
    let origin = Origin::of(settings.lexicon.fingerprint());
    let mut stdout = BufWriter::new(io::stdout().lock());
    let outcome = pipeline::read_all(&settings, |read| {
        if let Err(rejection) = &read {
            say(rejection);
        }
        report::json::write_line(&mut stdout, &read, &origin)
    })?;
    stdout.flush().map_err(Error::Output)?;
    Ok(status(outcome))
}

fn explain(path: PathBuf, lexicon: Option<PathBuf>, floor: Floor) -> Result<u8, Error> {
    let settings = quiet_settings(path, lexicon.as_deref(), floor)?;
    let mut stdout = anstream::stdout().lock();
    let outcome = pipeline::read_all(&settings, |read| match read {
        Ok(facts) => report::explain::write(&mut stdout, &facts).map_err(Error::Output),
        Err(rejection) => {
            say(&rejection);
            Ok(())
        }
    })?;
    Ok(status(outcome))
}

fn evaluate(asked: Evaluation) -> Result<u8, Error> {
    let store = match dataset_at(&asked.path) {
        Some(file) => Store::open(&file)?,
        None => {
            let settings = quiet_settings(asked.path, asked.lexicon.as_deref(), asked.floor)?;
            let (store, outcome) = pipeline::held(&settings, |note| say(note))?;
            status(outcome);
            store
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

fn schema(format: report::schema::Format) -> Result<u8, Error> {
    let vocabulary = pipeline::vocabulary(&Lexicon::embedded()?);
    let mut stdout = BufWriter::new(io::stdout().lock());
    report::schema::schema(format, &vocabulary, &mut stdout)?;
    stdout.flush().map_err(Error::Output)?;
    Ok(0)
}

fn settings(input: &Input) -> Result<Settings, Error> {
    Ok(Settings {
        paths: input.paths.clone(),
        holding: Holding::Articles,
        search: Search {
            max_document: usize::try_from(input.max_document.as_u64()).unwrap_or(usize::MAX),
            stdin_name: input.stdin_name.clone(),
            ..Search::default()
        },
        jobs: usize::from(input.jobs),
        quiet: input.quiet,
        min_confidence: input.floor.min_confidence,
        lexicon: load(input.lexicon.as_deref())?,
    })
}

fn quiet_settings(path: PathBuf, lexicon: Option<&Path>, floor: Floor) -> Result<Settings, Error> {
    Ok(Settings {
        paths: vec![path],
        holding: Holding::Articles,
        search: Search::default(),
        jobs: 0,
        quiet: true,
        min_confidence: floor.min_confidence,
        lexicon: load(lexicon)?,
    })
}

fn load(folder: Option<&Path>) -> Result<Lexicon, Error> {
    match folder {
        Some(folder) if !folder.is_dir() => Err(Error::NoSuchPath(folder.to_owned())),
        Some(folder) => Lexicon::with_folder(folder),
        None => Lexicon::embedded(),
    }
}

/// Says where there was nothing to read, and gives the exit status.
fn status(outcome: Outcome) -> u8 {
    if outcome.is_empty() {
        say("no documents found");
    }
    u8::from(outcome.rejected > 0 || outcome.articles == 0)
}

/// Says something on standard error, which may be closed. Names of files may hold what a terminal would obey.
fn say(message: impl Display) {
    let message = message.to_string();
    let shown = message.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c });
    _ = writeln!(io::stderr().lock(), "sanctionary: {}", shown.collect::<String>());
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
