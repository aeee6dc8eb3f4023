//! `sayso validate`: how often is it right, by gold.
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;
use sayso::attribution::{Lists, annotate_with};
use sayso::corpus::{self, Corpus, Encoding, Item, ReadOptions, ReadProblem};
use sayso::error::{Error, Result};
use sayso::gold::format::{self, ReadContext};
use sayso::gold::{Gold, GoldProblem, GoldRecord, UNCHECKED};
use sayso::rule;
use sayso::validate::calibration::{calibration_text, curve_svg};
use sayso::validate::{
    ArticleScore, Outcomes, SCORES, Scores, compare, figures, gold_matches_csv, groups, metrics_csv,
    mistakes, mistakes_csv, predictions, score, scores_csv, table,
};

/// Measure what sayso finds against gold made by reading.
///
/// Gold records made for an older text are looked for in the new one. Those that are not found for
/// certain, those for articles that the corpus lacks, or beyond a text's end, are told, counted
/// and left out of the figures; the exit code is then 1 unless --allow-stale is given.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Validate {
    /// Folders of .txt files, or files.
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: Vec<PathBuf>,

    /// The gold: a folder that holds quotations.csv, a CSV file, or another tool's files such as a
    /// folder of brat's (sayso help convert).
    #[arg(long, value_name = "DIR|FILE", default_value = "annotations/sample")]
    gold: PathBuf,

    /// The corpus as it was when the gold was made, to find records again in edited texts.
    #[arg(long, value_name = "DIR")]
    old: Option<PathBuf>,

    /// Write metrics.csv, mistakes.csv, gold_matches.csv, scores.csv and the drawing curve.svg into
    /// this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// List what was won and lost against another run: its --out folder, or its scores.csv.
    #[arg(long, value_name = "DIR|CSV")]
    compare: Option<PathBuf>,

    /// Fail (exit code 1) where the share of right outcomes is below this, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = super::share)]
    min_right: Option<f64>,

    /// Print this many mistakes.
    #[arg(long, value_name = "N", default_value_t = 20)]
    errors: usize,

    /// Leave this rule out, to see what it is worth; may be given several times.
    #[arg(long, value_name = "RULE")]
    without: Vec<String>,

    /// Succeed although gold records had to be left out.
    #[arg(long)]
    allow_stale: bool,

    /// How the files that are not UTF-8 are encoded, such as windows-1252.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso validate                                  the sample corpus
  sayso validate articles --gold annotations/mine --out scores
  sayso validate --compare scores                 what a change won and lost since
  sayso validate --min-right 0.95                 a check, by the exit code
  sayso validate --without said-after             what a rule is worth";

/// How many articles are read and attributed before the next are read.
const BATCH: usize = 256;

/// What validation of one gold article gives.
enum Outcome {
    Scored(ArticleScore, Vec<GoldProblem>),
    Unread(ReadProblem),
}

/// Runs the subcommand.
///
/// # Errors
/// Where the corpus or the gold cannot be read, no gold record fits the corpus, or the tables
/// cannot be written.
pub(crate) fn run(args: &Validate) -> Result<ExitCode> {
    let corpus =
        corpus::open(&args.corpus, &ReadOptions { encoding: args.encoding, ..ReadOptions::default() })?;
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let gold = format::read_gold(&args.gold, &context)?;
    let before = |old: &PathBuf| {
        corpus::open(
            std::slice::from_ref(old),
            &ReadOptions { encoding: args.encoding, ..ReadOptions::default() },
        )
    };
    let old = args.old.as_ref().map(before).transpose()?;
    let (scores, set_aside) = scored(&corpus, &gold, old.as_ref(), &args.without)?;
    let lost: usize = set_aside.iter().map(|told| told.records).sum();

    let mut text = String::new();
    if !set_aside.is_empty() {
        let mut errors = anstream::stderr().lock();
        for told in &set_aside {
            // A closed standard error must not keep the figures back.
            let _ = writeln!(errors, "{}", super::plain(&told.message));
        }
    }
    let before = args.compare.as_deref().map(outcomes).transpose()?;
    let figures = figures(&scores);
    let (right, all) = scores.right();
    if all == 0 {
        return Err(Error::new("no gold record fits the corpus")
            .at(&gold.path)
            .cure("Give the corpus that was annotated; the messages above say what became of the records."));
    }
    text += &format!("{} in {}", counted(all, "gold span"), counted(scores.articles.len(), "article"));
    if lost > 0 {
        text += &format!("; {lost} left out");
    }
    text += "\n\n";
    text += &table(&figures);
    for part in [calibration_text(&scores), groups(&scores)] {
        if !part.is_empty() {
            text += &format!("\n{part}");
        }
    }
    let wrong = mistakes(&scores, args.errors);
    if !wrong.is_empty() {
        text += &format!("\nWrong outcomes: {}\n{wrong}", all - right);
    }
    if let Some(before) = &before {
        text += &format!("\n{}", compare(&scores, before).text(args.errors));
    }
    if let Some(folder) = &args.out {
        write_tables(folder, &scores, &figures)?;
        text += &format!(
            "\nWritten: metrics.csv, mistakes.csv, gold_matches.csv, scores.csv and curve.svg in {}\n",
            folder.display()
        );
    }
    let measured = right as f64 / all as f64;
    let too_low = args.min_right.is_some_and(|least| measured < least);
    if let Some(least) = args.min_right {
        let verdict = if too_low { "below" } else { "at least" };
        text += &format!("\nRight outcomes: {measured:.4}, {verdict} {least}\n");
    }
    super::print(&super::plain(text))?;
    let failed = too_low || (lost > 0 && !args.allow_stale);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Why gold records are left out, and how many.
struct SetAside {
    message: String,
    records: usize,
}

impl From<GoldProblem> for SetAside {
    fn from(problem: GoldProblem) -> Self {
        SetAside { message: problem.to_string(), records: problem.records }
    }
}

fn scored(
    corpus: &Corpus,
    gold: &Gold,
    old: Option<&Corpus>,
    without: &[String],
) -> Result<(Scores, Vec<SetAside>)> {
    let mut scores = Scores { columns: gold.columns, articles: Vec::new() };
    let mut set_aside: Vec<SetAside> = gold.problems.iter().cloned().map(SetAside::from).collect();
    set_aside
        .extend(gold.unknown_articles(|id| corpus.position(id).is_some()).into_iter().map(SetAside::from));
    let unchecked = gold.records.iter().filter(|record| !is_checked(record)).count();
    if unchecked > 0 {
        let message = format!(
            "{}: {} of sayso's own making, which nobody has put a name to.\n  Correct them, and put your name \
             in the column annotator.",
            gold.path.display(),
            if unchecked == 1 { "1 record is".to_owned() } else { format!("{unchecked} records are") }
        );
        set_aside.push(SetAside { message, records: unchecked });
    }
    let lists = lists(without)?;
    let indexes: Vec<usize> = gold.article_ids().filter_map(|id| corpus.position(id)).collect();
    for batch in indexes.chunks(BATCH) {
        let outcomes: Vec<Outcome> = batch
            .par_iter()
            .map(|index| match corpus.read(*index) {
                Item::Article(article) => {
                    let before = old.and_then(|old| match old.read(old.position(&article.id)?) {
                        Item::Article(article) => Some(article.text),
                        Item::Problem(_) => None,
                    });
                    let (records, problems) = gold.settle(&article, before.as_deref());
                    let records: Vec<&GoldRecord> = records.iter().filter(|r| is_checked(r)).collect();
                    let given = predictions(&article, &annotate_with(&article, &lists));
                    Outcome::Scored(score(&article, &records, &given), problems)
                }
                Item::Problem(problem) => Outcome::Unread(problem),
            })
            .collect();
        for outcome in outcomes {
            match outcome {
                Outcome::Scored(article, problems) => {
                    set_aside.extend(problems.into_iter().map(SetAside::from));
                    scores.articles.extend((!article.spans.is_empty()).then_some(article));
                }
                Outcome::Unread(problem) => {
                    let records = gold.of(problem.article_id.as_deref().unwrap_or_default()).len();
                    set_aside.push(SetAside { message: problem.to_string(), records });
                }
            }
        }
    }
    Ok((scores, set_aside))
}

/// Whether a reader answers for a record: to hold the rules against their own guess tells nothing.
fn is_checked(record: &GoldRecord) -> bool {
    record.annotator.as_deref() != Some(UNCHECKED)
}

/// All the rules but those named, each of which must be one.
fn lists(without: &[String]) -> Result<Lists> {
    let kind = rule::kind::RULES.iter().map(|rule| rule.id);
    let mention = rule::mention::RULES.iter().map(|rule| rule.id);
    let speaker = rule::speaker::RULES.iter().map(|rule| rule.id);
    let known: Vec<&str> = kind.chain(mention).chain(speaker).collect();
    match without.iter().find(|id| !known.contains(&id.as_str())) {
        None => Ok(Lists { without: without.to_vec(), alternatives: false }),
        Some(id) => Err(Error::new(format!("there is no rule \"{id}\" to leave out"))
            .cure("`sayso rules` lists the rules.")),
    }
}

/// The outcomes of another run: of a folder that --out wrote, or of a table.
fn outcomes(path: &Path) -> Result<Outcomes> {
    let file = if path.is_dir() { path.join(SCORES) } else { path.to_owned() };
    let bytes = std::fs::read(&file).map_err(|error| {
        Error::new(format!("it cannot be read ({error})"))
            .at(&file)
            .cure("Give --compare a folder that --out wrote, or its scores.csv.")
    })?;
    Outcomes::parse(&bytes, &file)
}

fn write_tables(folder: &Path, scores: &Scores, figures: &[sayso::validate::Figure]) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Error::new(format!("it cannot be written ({error})"))
            .at(folder)
            .cure("Give --out a folder that you may write to.")
    })?;
    let tables = [
        ("metrics.csv", metrics_csv(figures)?),
        ("mistakes.csv", mistakes_csv(scores)?),
        ("gold_matches.csv", gold_matches_csv(scores)?),
        (SCORES, scores_csv(scores)?),
    ];
    for (name, text) in tables.into_iter().chain(curve_svg(scores).map(|svg| ("curve.svg", svg))) {
        super::write_whole(&folder.join(name), &text)?;
    }
    Ok(())
}

/// A number and the noun for it, in the plural where it must be.
fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
