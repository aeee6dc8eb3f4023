//! `sayso annotate --update`: gold and overrides brought up to date with an edited corpus.
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use sayso::choice::Choice;
use sayso::corpus::{self, Corpus, Item, ReadOptions};
use sayso::error::Result;
use sayso::gold::format::{ANNOTATIONS, follow};
use sayso::gold::{
    AnchorOutcome, Gold, GoldProblem, OVERRIDES, Overrides, QUOTATIONS, Updated, update, update_overrides,
};

use super::Annotate;

pub(super) fn run(args: &Annotate) -> Result<ExitCode> {
    // A folder may hold overrides alone; where it holds neither, reading the gold tells so.
    let is_folder = args.gold.is_dir();
    let is_overrides = args.gold.file_name().is_some_and(|name| name == OVERRIDES);
    let has_overrides = is_overrides || (is_folder && args.gold.join(OVERRIDES).exists());
    let is_more = is_folder && args.gold.join(ANNOTATIONS).exists();
    let has_gold = !is_overrides && ((!has_overrides && !is_more) || args.gold.join(QUOTATIONS).exists());
    let gold = if has_gold { Some(Gold::read(&args.gold)?) } else { None };
    let overrides = if has_overrides { Some(Overrides::read(&args.gold)?) } else { None };
    let options = ReadOptions { encoding: args.encoding, ..ReadOptions::default() };
    let new = corpus::open(&args.corpus, &options)?;
    let old = args.old.as_ref().map(|old| corpus::open(std::slice::from_ref(old), &options)).transpose()?;
    let texts = |id: &str| Some((read(&new, id)?, old.as_ref().and_then(|old| read(old, id))));

    let mut text = String::new();
    let mut stale = 0;
    // Both are computed before either is written, so that an error leaves both as they were.
    let mut tables = Vec::new();
    if let Some(gold) = &gold {
        let updated = update(gold, texts, args.fingerprints)?;
        let places: Vec<_> = gold.records.iter().map(|r| (r.line, r.article_id.as_str())).collect();
        stale += tell(&mut text, &gold.path, &places, &updated, &gold.problems);
        tables.push((gold.path.as_path(), updated));
    }
    if let Some(overrides) = &overrides {
        let updated = update_overrides(overrides, texts, args.fingerprints)?;
        let places: Vec<_> = overrides.records.iter().map(|r| (r.line, r.article_id.as_str())).collect();
        stale += tell(&mut text, &overrides.path, &places, &updated, &overrides.problems);
        tables.push((overrides.path.as_path(), updated));
    }
    // What other tools' files say more stands in a table of its own.
    let carried = args.gold.join(ANNOTATIONS);
    if is_folder && carried.exists() {
        let followed = follow(&carried, texts)?;
        let places: Vec<_> = followed.places.iter().map(|(line, id)| (*line, id.as_str())).collect();
        stale += tell(&mut text, &carried, &places, &followed.updated, &followed.problems);
        tables.push((carried.as_path(), followed.updated));
    }
    for (path, updated) in tables {
        let lines = updated.before.lines().zip(updated.text.lines()).filter(|(a, b)| a != b).count();
        let _ = if updated.before == updated.text {
            writeln!(text, "{} is up to date.", path.display())
        } else if args.dry_run {
            writeln!(
                text,
                "Would change {} of {}.",
                crate::cli::counted(lines as u64, "line"),
                path.display()
            )
        } else {
            crate::cli::write_whole(path, &updated.text)?;
            writeln!(text, "Written: {}", path.display())
        };
    }
    crate::cli::print(&crate::cli::plain(text))?;
    Ok(if stale > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Says what became of the records of a table, which stand at these lines and in these articles;
/// gives the number of those that are stale.
fn tell(
    text: &mut String,
    path: &Path,
    places: &[(u64, &str)],
    updated: &Updated,
    problems: &[GoldProblem],
) -> usize {
    let mut stale = 0;
    for ((line, article_id), found) in places.iter().zip(&updated.records) {
        let place = format!("{}:{line}: {article_id}", path.display());
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
    let records = crate::cli::counted(places.len() as u64, "record");
    let _ = writeln!(text, "{}: {records}: {}", path.display(), counts.join(", "));
    for problem in problems {
        let _ = writeln!(text, "{problem}");
    }
    stale
}

/// The text of an article; `None` where there is none or it cannot be read.
fn read(corpus: &Corpus, id: &str) -> Option<String> {
    match corpus.read(corpus.position(id)?) {
        Item::Article(article) => Some(article.text),
        Item::Problem(_) => None,
    }
}
