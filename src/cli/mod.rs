//! The command line. Nothing outside this module prints or ends the program.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use sayso::error::{Error, Result};
use sayso::text::harmless;

mod agree;
mod annotate;
mod convert;
mod diff;
mod explain;
mod export;
mod regenerate;
mod rules;
mod schema;
mod status;
mod validate;

/// Finds every quotation in English news articles, says who said it and why, and writes the
/// result as documented tables.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  sayso export                         the sample corpus, into output/
  sayso export articles --out tables   a folder of .txt files, into tables/
  sayso regenerate tables              the same tables after edits, and what changed
  sayso rules                          how quotations are read, with measured precision
  sayso schema                         what every table and column means

`sayso help COMMAND` shows examples of a command.";

#[derive(Subcommand)]
enum Command {
    Export(export::Arguments),
    Regenerate(regenerate::Arguments),
    Status(status::Arguments),
    Diff(diff::Arguments),
    Validate(validate::Validate),
    Annotate(annotate::Annotate),
    Agree(agree::Agree),
    Convert(convert::Convert),
    Explain(explain::Explain),
    Rules(rules::Arguments),
    Schema(schema::Arguments),
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Export(arguments) => export::run(&arguments),
        Command::Regenerate(arguments) => regenerate::run(&arguments),
        Command::Status(arguments) => status::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Agree(arguments) => agree::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            // Where even the error cannot be told, the exit code still tells it.
            let _ = tell_error(&error);
            ExitCode::from(2)
        }
    }
}

fn tell_error(error: &Error) -> io::Result<()> {
    use anstyle::{AnsiColor, Style};
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    writeln!(anstream::stderr(), "{red}error:{red:#} {}", plain(error))
}

/// What is told without colours, so that nothing in it that comes out of a file moves a terminal.
fn plain(told: impl Display) -> String {
    told.to_string().split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

/// Prints a text. A reader that has had enough, such as `head`, is no error.
fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a file beside its place and renames it, so that a full disk leaves the old one whole.
fn write_whole(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let done = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    done.map_err(|error| {
        // The half-written file is of no use to anybody; that it stays is no second error.
        let _ = std::fs::remove_file(&beside);
        Error::new(format!("it cannot be written ({error})"))
            .at(path)
            .cure("Name a place that you may write to.")
    })
}

/// The columns to use where the terminal does not tell.
const WIDTH: usize = 100;

/// How many columns to fill: what `COLUMNS` says, within reason.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    told.unwrap_or(WIDTH).clamp(40, 140)
}

/// A number with its thousands set apart.
fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut spaced = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            spaced.push(',');
        }
        spaced.push(digit);
    }
    spaced
}

/// A number and the noun for it, in the plural where it must be.
fn counted(n: u64, noun: &str) -> String {
    format!("{} {noun}{}", thousands(n), if n == 1 { "" } else { "s" })
}

/// A share in whole per cent.
fn percent(part: u64, whole: u64) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.0} %", part as f64 * 100.0 / whole as f64) }
}

/// A share from 0 to 1.
fn share(text: &str) -> std::result::Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err("not between 0 and 1".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn numbers_are_readable() {
        let spelled: Vec<_> = [0, 12, 999, 1_000, 1_234_567].map(thousands).into();
        assert_eq!(spelled, ["0", "12", "999", "1,000", "1,234,567"]);
        assert_eq!(counted(1, "article"), "1 article");
        assert_eq!(counted(1_200, "article"), "1,200 articles");
        assert_eq!((percent(1, 3), percent(0, 0)), ("33 %".to_owned(), "–".to_owned()));
    }
}
