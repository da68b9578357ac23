//! Commands and their options; one short function for each command.

use crate::error::Error;
use crate::export::{self, Options};
use crate::lexicon::Lexicon;
use crate::pipeline::{self, Outcome, Settings};
use crate::report;
use clap::{Args, Parser, Subcommand};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Articles in, a relational dataset of sanctions and agreements out.
#[derive(Debug, Parser)]
#[command(name = "sanctionary", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write the dataset: SQLite, CSV and a description of both
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
    Extract {
        #[command(flatten)]
        input: Input,
    },
    /// Show the facts of one article, each beside the words that say it
    Explain {
        /// The article
        path: PathBuf,
        /// Folder of CSV tables whose rows are added to the lexicon
        #[arg(long, value_name = "DIR")]
        lexicon: Option<PathBuf>,
    },
    /// Print the data dictionary: every table, view and column
    Schema,
}

#[derive(Debug, Args)]
struct Input {
    /// Files, folders, or - for JSON Lines on standard input
    #[arg(value_name = "PATH", default_value = "seeds/articles")]
    paths: Vec<PathBuf>,
    /// Folder of CSV tables whose rows are added to the lexicon
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
    /// Threads to use; all cores if not given
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,
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
            eprintln!("sanctionary: {error}");
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
    let dataset = pipeline::dataset(articles, &outcome, &settings.lexicon);
    export::publish(&dataset, &pipeline::vocabulary(&settings.lexicon), out, options)?;
    if !input.quiet {
        report::summary::write(&mut anstream::stderr().lock(), &dataset, out).map_err(Error::Output)?;
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
    let settings = Settings { paths: vec![path], jobs: 1, quiet: true, lexicon: load(lexicon.as_deref())? };
    let mut stdout = anstream::stdout().lock();
    let outcome = pipeline::read_all(&settings, |facts| report::explain::write(&mut stdout, &facts).map_err(Error::Output))?;
    Ok(status(&outcome))
}

fn schema() -> Result<u8, Error> {
    report::schema::schema(&mut io::stdout().lock())?;
    Ok(0)
}

fn settings(input: &Input) -> Result<Settings, Error> {
    Ok(Settings {
        paths: input.paths.clone(),
        jobs: input.jobs,
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
        eprintln!("sanctionary: {}: {}", rejection.source, rejection.reason);
    }
    if outcome.articles == 0 && outcome.rejections.is_empty() {
        eprintln!("sanctionary: no documents found");
    }
    u8::from(!outcome.rejections.is_empty() || outcome.articles == 0)
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
