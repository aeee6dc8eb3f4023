//! The program `sayso`: every quotation in a corpus of news, who said it, and why.

use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::run()
}
