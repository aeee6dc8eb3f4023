//! The program.
use std::process::ExitCode;

use clap::Parser;

mod cli;

/// Who said it.
#[derive(Parser)]
#[command(version)]
enum Command {
    Validate(cli::validate::Validate),
    Explain(cli::explain::Explain),
}

#[allow(clippy::print_stderr)]
fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Validate(args) => cli::validate::run(&args),
        Command::Explain(args) => cli::explain::run(&args),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}
