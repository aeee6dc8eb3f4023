//! `sayso status`: whether a dataset is up to date.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use sayso::error::Result;
use sayso::regenerate::{Options, Update};

use super::export::notes_on;
use super::{print, regenerate};

/// Says whether a dataset is what its corpus gives; writes nothing.
#[derive(Args)]
#[command(after_help = "\
Example:
  sayso status tables || sayso regenerate tables

Exit codes: 0 up to date, 1 stale, 2 the dataset or its corpus cannot be read, or files of the
dataset were edited by hand.")]
pub(super) struct Arguments {
    /// The folder of a dataset that sayso export wrote.
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Where the corpus is now, if it was moved.
    #[arg(long, value_name = "CORPUS", num_args = 1..)]
    corpus: Vec<PathBuf>,

    /// Where the overrides are now, if they were moved.
    #[arg(long, value_name = "FILE|DIR")]
    overrides: Option<PathBuf>,

    /// Read every article to see whether it was edited. Without: in a large corpus only those whose
    /// times, sizes or places are not what they were at the last run.
    #[arg(long)]
    thorough: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let options = Options {
        corpus: arguments.corpus.clone(),
        overrides: arguments.overrides.clone(),
        notes: notes_on(&arguments.folder),
        thorough: arguments.thorough,
        ..Options::default()
    };
    let update = Update::plan(&arguments.folder, options)?;
    print(&format!("{}\n", regenerate::summary(update.what())))?;
    Ok(if update.what().is_stale() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
