//! `sayso regenerate`: a dataset brought up to date with its corpus.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::Style;
use clap::Args;

use sayso::choice::Choice;
use sayso::corpus::Encoding;
use sayso::error::{Error, Result};
use sayso::output::Progress;
use sayso::regenerate::{Options, Outcome, Plan, Update};
use sayso::schema::{Cause, Change};

use super::export::{dataset_version, locked, notes_on, progress_bar};
use super::{counted, print, thousands};

/// Brings a dataset up to date with its corpus and tells what changed.
#[derive(Args)]
#[command(after_help = "\
Examples:
  sayso regenerate tables
      Attributes the articles whose text, metadata, rules or overrides changed since the last run; the others
      are taken over as they are. changes.csv and CHANGELOG.md in tables/ say what came of it.
  sayso regenerate tables --dry-run
      Only lists those articles, each with the reason.
  sayso regenerate tables --corpus moved/articles
      The corpus is at another place now.
  sayso regenerate tables --check-full
      Also exports the whole corpus anew and compares, byte for byte.")]
pub(super) struct Arguments {
    /// The folder of a dataset that sayso export wrote.
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// List what is stale, and why, and write nothing.
    #[arg(long, conflicts_with_all = ["check_full", "dataset_version", "force", "wait"])]
    dry_run: bool,

    /// Where the corpus is now, if it was moved; as many as it has folders or files.
    #[arg(long, value_name = "CORPUS", num_args = 1..)]
    corpus: Vec<PathBuf>,

    /// How files that are not UTF-8 are encoded, if it is not as before.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,

    /// Where the overrides are now, if they were moved, or others in their place.
    #[arg(long, value_name = "FILE|DIR")]
    overrides: Option<PathBuf>,

    /// The dataset's new version. Without: the next one by what changed (columns, rows, cells).
    #[arg(long = "version", value_name = "X.Y.Z", value_parser = dataset_version)]
    dataset_version: Option<String>,

    /// Export the whole corpus anew as well, and fail where a byte differs.
    #[arg(long)]
    check_full: bool,

    /// Read every article to see whether it was edited. Without: in a large corpus only those whose
    /// times, sizes or places are not what they were at the last run.
    #[arg(long)]
    thorough: bool,

    /// Go on where files of the dataset were edited by hand; those edits are lost.
    #[arg(long)]
    force: bool,

    /// Wait for another run that is writing the same dataset, instead of leaving.
    #[arg(long)]
    wait: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let options = Options {
        corpus: arguments.corpus.clone(),
        encoding: arguments.encoding,
        overrides: arguments.overrides.clone(),
        version: arguments.dataset_version.clone(),
        notes: notes_on(&arguments.folder),
        thorough: arguments.thorough,
        force: arguments.force,
    };
    if arguments.dry_run {
        let update = Update::plan(&arguments.folder, options)?;
        print(&listed(update.what()))?;
        return Ok(ExitCode::SUCCESS);
    }
    if !arguments.folder.is_dir() {
        // Before the lock, which would make folders above it.
        return Err(Error::new("there is no such folder")
            .at(&arguments.folder)
            .cure("Name the folder of a dataset that sayso export wrote."));
    }
    let lock = locked(&arguments.folder, "sayso regenerate", arguments.wait)?;
    let update = Update::plan_to_write(&arguments.folder, options.clone())?;
    if update.what().is_stale() || arguments.dataset_version.is_some() {
        let summary = causes(update.what());
        let bar = progress_bar(update.what().n_articles);
        let outcome = update.write(lock, &mut |progress: Progress| bar.set_position(progress.done as u64))?;
        bar.finish_and_clear();
        print(&told(&outcome, &summary))?;
    } else {
        let n = counted(update.what().n_articles as u64, "article");
        print(&format!("{} is up to date: none of {n} changed\n", arguments.folder.display()))?;
        drop(lock);
    }
    if arguments.check_full { check(arguments, options) } else { Ok(ExitCode::SUCCESS) }
}

fn check(arguments: &Arguments, options: Options) -> Result<ExitCode> {
    let update = Update::plan(&arguments.folder, options)?;
    let bar = progress_bar(update.what().n_articles);
    let differing = update.check_full(&mut |progress: Progress| bar.set_position(progress.done as u64))?;
    bar.finish_and_clear();
    if differing.is_empty() {
        print("Checked: a full export gives the same bytes\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    Err(Error::new(format!("a full export gives other bytes in {}", differing.join(", ")))
        .at(&arguments.folder)
        .cure("Write the dataset anew with sayso export, and report this: it is an error of sayso's."))
}

/// Every stale article with its cause, a line each, and the counts.
fn listed(plan: &Plan) -> String {
    let mut text = String::new();
    for stale in &plan.stale {
        let _ = writeln!(text, "{:<17} {}", said(stale.cause.word()), stale.article_id);
    }
    let _ = writeln!(text, "{}", summary(plan));
    text
}

/// How much is stale, in a line.
pub(super) fn summary(plan: &Plan) -> String {
    if !plan.is_stale() {
        return format!("up to date: none of {} changed", counted(plan.n_articles as u64, "article"));
    }
    let n = plan.stale.len() as u64;
    format!("stale: {} of {} ({})", thousands(n), counted(plan.n_articles as u64, "article"), causes(plan))
}

/// The causes with their numbers, and what else there is to do.
fn causes(plan: &Plan) -> String {
    let mut counts: BTreeMap<Cause, u64> = BTreeMap::new();
    plan.stale.iter().for_each(|stale| *counts.entry(stale.cause).or_default() += 1);
    let counts = counts.iter().map(|(cause, n)| format!("{} {}", thousands(*n), said(cause.word())));
    let mut causes: Vec<_> = counts.collect();
    for (is_so, words) in [
        (plan.has_other_problems, "files that cannot be read are others"),
        (plan.has_other_columns, "tables have other columns"),
        (plan.has_other_settings, "corpus or settings are others"),
        (plan.was_edited, "files edited by hand are put right"),
    ] {
        if is_so {
            causes.push(words.to_owned());
        }
    }
    causes.join(", ")
}

/// What came out, for people.
fn told(outcome: &Outcome, causes: &str) -> String {
    let bold = Style::new().bold();
    let summary = &outcome.summary;
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{bold}{}{bold:#} now has {} in {}, version {} (was {})",
        summary.folder.file_name().unwrap_or_default().to_string_lossy(),
        counted(summary.n_quotations, "quotation"),
        counted(summary.n_articles, "article"),
        outcome.new_version,
        outcome.old_version,
    );
    if !causes.is_empty() {
        let _ = writeln!(text, "Articles: {causes}");
    }
    text.push_str(&changed(outcome.changes.iter().map(|row| row.change)));
    text.push_str("changes.csv holds each of them, CHANGELOG.md the gist\n");
    text
}

/// The changes of quotations, counted.
pub(super) fn changed(changes: impl Iterator<Item = Change>) -> String {
    let mut counts: BTreeMap<Change, u64> = BTreeMap::new();
    changes.for_each(|change| *counts.entry(change).or_default() += 1);
    if counts.is_empty() {
        return "No quotation is another\n".to_owned();
    }
    let mut text = "Quotations\n".to_owned();
    for (change, n) in counts {
        let _ = writeln!(text, "  {:<17} {:>7}", said(change.word()), thousands(n));
    }
    text
}

fn said(word: &str) -> String {
    word.replace('_', " ")
}
