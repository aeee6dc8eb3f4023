//! `sayso diff`: what differs between two datasets.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::Style;
use clap::Args;

use sayso::error::{Error, Result};
use sayso::output::{Made, write_table};
use sayso::regenerate::{Difference, compare, page};

use super::{counted, print, regenerate, thousands};

/// Compares two datasets: other versions, settings or rules.
#[derive(Args)]
#[command(after_help = "\
Examples:
  sayso diff before after
      How the two were made, and how many quotations differ in what way.
  sayso diff before after --out changes.csv --html changes.html
      Each difference as a row (.csv or .parquet), and as a page to be read side by side.")]
pub(super) struct Arguments {
    /// The folder of the older dataset.
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The folder of the newer dataset.
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// A new file for the table of differences: .csv or .parquet.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,

    /// A file for the page.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (old, new) = (Made::open(&arguments.old)?, Made::open(&arguments.new)?);
    let difference = compare(&old, &new)?;
    if let Some(out) = &arguments.out {
        write_table(out, &difference.changes)?;
    }
    if let Some(html) = &arguments.html {
        let name = |path: &Path| path.display().to_string();
        let page = page(&difference, &name(&arguments.old), &name(&arguments.new))?;
        std::fs::write(html, page).map_err(|error| {
            Error::new(format!("cannot be written: {error}")).at(html).cure("Name another file with --html.")
        })?;
    }
    print(&told(&difference))?;
    Ok(ExitCode::SUCCESS)
}

/// What differs, for people.
fn told(difference: &Difference) -> String {
    let bold = Style::new().bold();
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{bold}{}{bold:#} before, {} now: {} added, {} removed, {} with another text",
        counted(difference.n_articles.0 as u64, "article"),
        thousands(difference.n_articles.1 as u64),
        thousands(difference.added.len() as u64),
        thousands(difference.removed.len() as u64),
        thousands(difference.edited.len() as u64),
    );
    let (before, now) = difference.n_quotations;
    let _ = writeln!(text, "{bold}{}{bold:#} before, {} now", counted(before, "quotation"), thousands(now));
    if !difference.making.is_empty() {
        text.push_str("Made otherwise\n");
        for (what, old, new) in &difference.making {
            let _ = writeln!(text, "  {what}: {}, now {}", short(old), short(new));
        }
    }
    text.push_str(&regenerate::changed(difference.changes.iter().map(|row| row.change)));
    text
}

/// The beginning of a digest; other texts whole.
fn short(text: &str) -> &str {
    let is_digest = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_digest { &text[..12] } else { text }
}
