//! `sayso rules`: the rules, with examples and measured precision.
use std::process::ExitCode;

use clap::Args;

use sayso::error::{Error, Result};
use sayso::render;
use sayso::rows::rule_rows;

/// Print the rules as a chapter of a grammar, each with examples and its measured precision.
///
/// A line that begins with + is a text whose last quotation the rule decides, with the answer; one
/// that begins with – is a text of which it says nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso rules | less -R
  sayso rules said-after surname     two of them
  sayso validate --without surname   what a rule is worth")]
pub(super) struct Arguments {
    /// The rules to print; without any, all of them.
    #[arg(value_name = "RULE")]
    rules: Vec<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// Where there is no rule of that name.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let known = rule_rows();
    if let Some(unknown) =
        arguments.rules.iter().find(|id| !known.iter().any(|row| row.rank > 0 && row.rule_id == **id))
    {
        return Err(Error::new(format!("there is no rule \"{unknown}\""))
            .cure("`sayso rules` without a name prints all of them."));
    }
    super::print(&render::rules(&arguments.rules, super::width()))?;
    Ok(ExitCode::SUCCESS)
}
