//! What a shell and `man` want to know of the command line.

use super::Cli;
use crate::error::Error;
use clap::CommandFactory;
use clap_complete::Shell;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Prints what a shell needs to complete commands, options and paths.
pub(super) fn completions(shell: Shell) -> Result<u8, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sanctionary", &mut script);
    printed(&script)
}

/// Prints the manual page of the program or, where a folder is given, writes one page there for it and each command.
pub(super) fn man(folder: Option<&Path>) -> Result<u8, Error> {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(Error::Output)?;
        return printed(&page);
    };
    let failed = |source| Error::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(failed)?;
    Ok(0)
}

fn printed(text: &[u8]) -> Result<u8, Error> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text).and_then(|()| stdout.flush()).map_err(Error::Output)?;
    Ok(0)
}
