//! `sayso schema`: what every table and column means.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use sayso::error::Result;
use sayso::output::{schema_md, write_schema};

/// Prints what every table and column means, as Markdown.
#[derive(Args)]
#[command(after_help = "\
Examples:
  sayso schema | less        read it
  sayso schema --write       bring ./schema.md up to date")]
pub(super) struct Arguments {
    /// Write it to a file instead of printing it.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "schema.md")]
    write: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.write {
        Some(path) => write_schema(path)?,
        None => super::print(&schema_md())?,
    }
    Ok(ExitCode::SUCCESS)
}
