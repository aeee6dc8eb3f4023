//! `sayso agree`: how far two annotators agree.
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sayso::choice::Choice;
use sayso::corpus::{self, Corpus, Encoding, Item, ReadOptions};
use sayso::error::{Error, Result};
use sayso::gold::format::{ReadContext, read_gold};
use sayso::gold::{Gold, text_sha256};
use sayso::schema::AgreementRow;
use sayso::validate::{Agreement, Twice, agreement, agreement_csv, disagreements_csv};

/// Measure how far two annotators of the same articles agree.
///
/// Spans are matched one to one. Agreement and Cohen's kappa are of the spans that both have;
/// Krippendorff's alpha is over all words of the texts, for which the corpus must be at hand. Only
/// articles that both have annotated, and for the same text, are compared; where others are left
/// out because the texts differ, the exit code is 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Agree {
    /// The first one's gold: a folder that holds quotations.csv, a CSV file, or gold in another
    /// tool's format.
    #[arg(value_name = "A")]
    a: PathBuf,

    /// The second one's gold.
    #[arg(value_name = "B")]
    b: PathBuf,

    /// The annotated texts; without them there is no alpha.
    #[arg(long, value_name = "CORPUS", default_value = "corpus")]
    corpus: Vec<PathBuf>,

    /// Write agreement.csv and disagreements.csv into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Print this many disagreements.
    #[arg(long, value_name = "N", default_value_t = 20)]
    errors: usize,

    /// How the files that are not UTF-8 are encoded, such as windows-1252.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso agree annotations/ines annotations/odo --corpus articles
  sayso agree annotations/ines annotations/odo --corpus articles --out agreement";

pub(super) fn run(args: &Agree) -> Result<ExitCode> {
    let corpus = open(args)?;
    let context = ReadContext { corpus: corpus.as_ref(), offsets: None };
    let (a, b) = (read_gold(&args.a, &context)?, read_gold(&args.b, &context)?);
    let mut notes = String::new();
    for problem in a.problems.iter().chain(&b.problems) {
        let _ = writeln!(notes, "{}", super::plain(problem));
    }
    tell_alone(&mut notes, &a, &b);
    tell_alone(&mut notes, &b, &a);
    let common = Common::of(&a, &b, corpus.as_ref(), &mut notes);
    // A closed standard error must not keep the figures back.
    let _ = anstream::stderr().lock().write_all(notes.as_bytes());
    if common.articles.is_empty() {
        return Err(Error::new("the two have no article in common")
            .at(&b.path)
            .cure("Give the gold of two annotators of the same texts."));
    }
    let told = agreement(&common.articles);
    let mut text = compared(&common.articles);
    table(&mut text, &told.figures);
    list(&mut text, &told, args.errors);
    if let Some(folder) = &args.out {
        write(folder, &told)?;
        let _ = writeln!(text, "\nWritten: agreement.csv and disagreements.csv in {}", folder.display());
    }
    super::print(&super::plain(text))?;
    Ok(if common.has_other_texts { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The corpus; `None` where nobody named one and there is none at the usual place.
fn open(args: &Agree) -> Result<Option<Corpus>> {
    let options = ReadOptions { encoding: args.encoding, ..ReadOptions::default() };
    match corpus::open(&args.corpus, &options) {
        Ok(corpus) => Ok(Some(corpus)),
        // The default is only a guess; who names a corpus wants to hear what is wrong with it.
        Err(_) if args.corpus == [PathBuf::from("corpus")] => Ok(None),
        Err(error) => Err(error),
    }
}

/// Notes how many articles only the one has annotated.
fn tell_alone(notes: &mut String, gold: &Gold, other: &Gold) {
    let alone: Vec<&str> = gold.article_ids().filter(|id| other.of(id).is_empty()).collect();
    if let Some(first) = alone.first() {
        let _ = writeln!(
            notes,
            "{}: {} that only this one has, such as {first}.",
            gold.path.display(),
            super::counted(alone.len() as u64, "article")
        );
    }
}

/// What two annotators have in common.
struct Common<'g> {
    /// The articles that both annotated in the same text.
    articles: Vec<Twice<'g>>,
    /// Whether articles are left out because the texts differ.
    has_other_texts: bool,
}

impl<'g> Common<'g> {
    /// Finds the articles that can be compared, and notes what stands in the way of others.
    fn of(a: &'g Gold, b: &'g Gold, corpus: Option<&Corpus>, notes: &mut String) -> Common<'g> {
        let of_b: BTreeSet<&str> = b.article_ids().collect();
        let mut common = Common { articles: Vec::new(), has_other_texts: false };
        for id in a.article_ids().filter(|id| of_b.contains(id)) {
            let hashes: BTreeSet<&str> =
                a.of(id).iter().chain(b.of(id)).filter_map(|r| r.text_sha256.as_deref()).collect();
            if hashes.len() > 1 {
                common.has_other_texts = true;
                let _ =
                    writeln!(notes, "{id} was annotated in different texts, by the hashes; it is left out.");
                continue;
            }
            let text = corpus.and_then(|corpus| text(corpus, id)).filter(|text| {
                let sha256 = text_sha256(text);
                hashes.iter().all(|hash| hash.eq_ignore_ascii_case(&sha256))
            });
            common.articles.push(Twice {
                article_id: id,
                a: a.of(id).iter().collect(),
                b: b.of(id).iter().collect(),
                text,
            });
        }
        let n_without_text = common.articles.iter().filter(|article| article.text.is_none()).count();
        if n_without_text > 0 {
            let without = super::counted(n_without_text as u64, "article");
            let _ = writeln!(
                notes,
                "The annotated text of {without} is not at hand, so alpha is without them; name it with --corpus."
            );
        }
        common
    }
}

/// How much is compared, as the first line of the report.
fn compared(articles: &[Twice]) -> String {
    let (n_a, n_b) =
        articles.iter().fold((0, 0), |n, article| (n.0 + article.a.len(), n.1 + article.b.len()));
    format!(
        "{} of both; {} of A and {n_b} of B\n\n",
        super::counted(articles.len() as u64, "article"),
        super::counted(n_a as u64, "span"),
    )
}

/// Writes the figures and the disagreements into a folder, which is made if need be.
fn write(folder: &Path, told: &Agreement) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Error::new(format!("it cannot be made ({error})")).at(folder).cure("Name another folder with --out.")
    })?;
    super::write_whole(&folder.join("agreement.csv"), &agreement_csv(told)?)?;
    super::write_whole(&folder.join("disagreements.csv"), &disagreements_csv(told)?)
}

/// The figures as a table of text.
fn table(text: &mut String, figures: &[AgreementRow]) {
    let _ = writeln!(text, "{:<20}{:>8}{:>9}  95 % interval", "", "cases", "value");
    for row in figures {
        let value = row.value.map_or("–".to_owned(), |value| format!("{value:.3}"));
        let _ = write!(text, "{:<20}{:>8}{value:>9}", row.metric.replace('_', " "), row.n);
        if let (Some(low), Some(high)) = (row.ci_low, row.ci_high) {
            let _ = write!(text, "  {low:.3} to {high:.3}");
        }
        text.push('\n');
    }
}

/// The disagreements as text, at most `most` of them.
fn list(text: &mut String, told: &Agreement, most: usize) {
    let _ = writeln!(text, "\nDisagreements: {}", told.disagreements.len());
    for row in told.disagreements.iter().take(most) {
        let place = |start: Option<i32>, end: Option<i32>| match (start, end) {
            (Some(start), Some(end)) => format!("{start}–{end}"),
            _ => "no span".to_owned(),
        };
        let (a, b) = (place(row.a_start, row.a_end), place(row.b_start, row.b_end));
        let place = if a == b { a } else { format!("A {a}, B {b}") };
        let _ = write!(text, "{} {place}  {}", row.article_id, row.disagreement.word());
        if row.a_says.is_some() || row.b_says.is_some() {
            let says = |said: &Option<String>| said.clone().unwrap_or_else(|| "nobody".to_owned());
            let _ = write!(text, ": A {}, B {}", says(&row.a_says), says(&row.b_says));
        }
        text.push('\n');
        if let Some(words) = &row.words {
            let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = plain.chars().take(90).collect();
            let _ = writeln!(text, "  {short}{}", if short.len() < plain.len() { " …" } else { "" });
        }
    }
    if told.disagreements.len() > most {
        let _ = writeln!(text, "… and {} more", told.disagreements.len() - most);
    }
}

/// The text of an article; `None` where there is none or it cannot be read.
fn text(corpus: &Corpus, id: &str) -> Option<String> {
    match corpus.read(corpus.position(id)?) {
        Item::Article(article) => Some(article.text),
        Item::Problem(_) => None,
    }
}
