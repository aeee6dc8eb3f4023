//! `sayso annotate`: gold brought up to date with an edited corpus.
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use sayso::choice::Choice;
use sayso::corpus::{self, Corpus, Encoding, Item, ReadOptions};
use sayso::error::{Error, Result};
use sayso::gold::{AnchorOutcome, Gold, update};

/// Bring gold up to date with a corpus whose texts were edited.
///
/// Every record is found again in its article's new text: by the old text where --old gives it,
/// else by the words (exact, mention) or the fingerprints (span_sha256 and its kin) in the table.
/// Records that moved get their new places and the text's new hash; nothing else in the file
/// changes. Records whose words were edited, that are ambiguous or lost, stay as they are and are
/// listed; validate does not score them. The exit code is then 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Annotate {
    /// Folders of .txt files, or files.
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: Vec<PathBuf>,

    /// Find the records again and write the table back.
    #[arg(long, required = true)]
    update: bool,

    /// The gold: a folder that holds quotations.csv, or a CSV file.
    #[arg(long, value_name = "DIR|CSV", default_value = "annotations/sample")]
    gold: PathBuf,

    /// The corpus as it was when it was annotated.
    #[arg(long, value_name = "DIR")]
    old: Option<PathBuf>,

    /// Add columns of fingerprints, by which later edits are survived without the words.
    #[arg(long)]
    fingerprints: bool,

    /// Tell what would change, and write nothing.
    #[arg(long)]
    dry_run: bool,

    /// How the files that are not UTF-8 are encoded, such as windows-1252.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso annotate articles --update --gold annotations/mine --old articles-2023
      The articles were edited; their texts of last year are in articles-2023/.
  sayso annotate articles --update --gold annotations/mine --fingerprints
      Before the texts are edited: store what finds the spans again, without their words.
  sayso annotate articles --update --gold annotations/mine --dry-run";

pub(super) fn run(args: &Annotate) -> Result<ExitCode> {
    debug_assert!(args.update);
    let gold = Gold::read(&args.gold)?;
    let options = ReadOptions { encoding: args.encoding, ..ReadOptions::default() };
    let new = corpus::open(&args.corpus, &options)?;
    let old = args.old.as_ref().map(|old| corpus::open(std::slice::from_ref(old), &options)).transpose()?;
    let texts = |id: &str| Some((read(&new, id)?, old.as_ref().and_then(|old| read(old, id))));
    let updated = update(&gold, texts, args.fingerprints)?;

    let mut text = String::new();
    let mut stale = 0;
    for (record, found) in gold.records.iter().zip(&updated.records) {
        let place = format!("{}:{}: {}", gold.path.display(), record.line, record.article_id);
        match found {
            Some(found) if found.outcome.is_sound() => {}
            Some(found) => {
                stale += 1;
                let _ = writeln!(text, "{place} is {}. {}", found.outcome.word(), found.reason);
                for (what, words) in [("was", &found.old_context), ("is", &found.new_context)] {
                    if !words.is_empty() {
                        let _ = writeln!(text, "  {what:<3} {words}");
                    }
                }
            }
            None => {
                stale += 1;
                let _ = writeln!(text, "{place} is no article of the corpus that can be read.");
            }
        }
    }
    let counts: Vec<String> = AnchorOutcome::ALL
        .iter()
        .map(|outcome| format!("{} {}", updated.count(*outcome), outcome.word()))
        .collect();
    let _ = writeln!(text, "{}: {}", super::counted(gold.records.len() as u64, "record"), counts.join(", "));
    for problem in &gold.problems {
        let _ = writeln!(text, "{problem}");
    }
    let before = std::fs::read_to_string(&gold.path).unwrap_or_default();
    if before == updated.text {
        text += "The table is up to date.\n";
    } else if args.dry_run {
        let lines = before.lines().zip(updated.text.lines()).filter(|(a, b)| a != b).count();
        let _ = writeln!(
            text,
            "Would change {} of {}.",
            super::counted(lines as u64, "line"),
            gold.path.display()
        );
    } else {
        // Written beside and renamed, so that a full disk leaves the old table whole.
        let beside = gold.path.with_extension("csv.part");
        let done = std::fs::write(&beside, &updated.text).and_then(|()| std::fs::rename(&beside, &gold.path));
        done.map_err(|error| {
            // The half-written table is of no use to anybody; that it stays is no second error.
            let _ = std::fs::remove_file(&beside);
            Error::new(format!("it cannot be written ({error})")).at(&gold.path).cure("Make it writable.")
        })?;
        let _ = writeln!(text, "Written: {}", gold.path.display());
    }
    super::print(&text)?;
    Ok(if stale > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The text of an article; `None` where there is none or it cannot be read.
fn read(corpus: &Corpus, id: &str) -> Option<String> {
    match corpus.read(corpus.position(id)?) {
        Item::Article(article) => Some(article.text),
        Item::Problem(_) => None,
    }
}
