//! `sayso explain`: one article with its speakers, or why one quotation has its speaker.
use std::path::PathBuf;
use std::process::ExitCode;

use sayso::attribution::annotate;
use sayso::corpus::{self, Encoding, Item, ReadOptions};
use sayso::error::{Error, Result};
use sayso::render;

/// Show an article with its speakers in colour, or what each rule considered for one quotation.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explain {
    /// A text file.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The quotation to explain, counted from 1 in reading order (`seq` in the table quotations).
    #[arg(long, short, value_name = "N")]
    quotation: Option<usize>,

    /// How the file is encoded if it is not UTF-8, such as windows-1252.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso explain corpus/agency/dam-vote.txt
  sayso explain corpus/agency/dam-vote.txt --quotation 12";

/// Runs the subcommand.
///
/// # Errors
/// Where the file cannot be read or has no such quotation.
pub(crate) fn run(args: &Explain) -> Result<ExitCode> {
    if args.file.is_dir() {
        return Err(Error::new("this is a folder").at(&args.file).cure("Name one file to explain."));
    }
    let options = ReadOptions { encoding: args.encoding, ..ReadOptions::default() };
    let article = match corpus::open(std::slice::from_ref(&args.file), &options)?.read(0) {
        Item::Article(article) => article,
        Item::Problem(problem) => return Err(problem.into()),
    };
    let annotated = annotate(&article);
    let text = match args.quotation {
        None => render::article(&article, &annotated),
        Some(number) => render::quotation(&article, &annotated, number, super::width()).ok_or_else(|| {
            let cure = match annotated.quotations.len() {
                0 => "The article has no quoted span.".to_owned(),
                n => format!("The article has quotations 1 to {n}; without --quotation all are shown."),
            };
            Error::new(format!("there is no quotation {number}")).at(&args.file).cure(cure)
        })?,
    };
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
