//! Commands and their options; one short function for each command.

use crate::error::Error;
use crate::export::{self, Options};
use crate::lexicon::Lexicon;
use crate::pipeline::{self, Outcome, Settings};
use crate::report;
use clap::{Args, Parser, Subcommand};
use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where articles are looked for when no path is given.
const DEFAULT_INPUT: &str = "seeds/articles";

const EXIT_STATUSES: &str = "\
Exit status:
  0  all documents were read
  1  some could not be read, or none were found; each is named on standard error
  2  bad usage, such as a path that does not exist
  3  nothing could be written; what stood in the output folder still stands";

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
        Command::Build { input, out, spreadsheet_safe } => build(&input, &out, &Options { spreadsheet_safe }),
        Command::Extract { input } => extract(&input),
        Command::Explain { path, lexicon } => explain(path, lexicon),
        Command::Schema => schema(),
    }
}

fn build(input: &Input, out: &Path, options: &Options) -> Result<u8, Error> {
    let settings = settings(input)?;
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
    export::publish(&dataset, &pipeline::vocabulary(&settings.lexicon), out, options)?;
    if !input.quiet {
        // The dataset is in place: a terminal that cannot be written to is no failure of the build.
        _ = report::summary::write(&mut anstream::stderr().lock(), &dataset, out);
    }
    Ok(status(&outcome))
}

fn extract(input: &Input) -> Result<u8, Error> {
    let settings = settings(input)?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let outcome = pipeline::read_all(&settings, |facts| report::json::write_line(&mut stdout, &facts))?;
    stdout.flush().map_err(Error::Output)?;
    Ok(status(&outcome))
}

fn explain(path: PathBuf, lexicon: Option<PathBuf>) -> Result<u8, Error> {
    let settings = Settings { paths: vec![path], jobs: 0, quiet: true, lexicon: load(lexicon.as_deref())? };
    let mut stdout = anstream::stdout().lock();
    let outcome =
        pipeline::read_all(&settings, |facts| report::explain::write(&mut stdout, &facts).map_err(Error::Output))?;
    Ok(status(&outcome))
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
        lexicon: load(input.lexicon.as_deref())?,
    })
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
