//! `sayso convert`: gold taken from one tool's format to another's.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use sayso::choice::Choice;
use sayso::corpus::{self, Corpus, Encoding, ReadOptions};
use sayso::error::{Error, Result};
use sayso::gold::GoldProblem;
use sayso::gold::format::{Body, Document, File, Format, OffsetUnit, ReadContext, decode};

/// Take gold from one annotation tool's format to another's.
///
/// Everything in the files is read, known labels or not. Where the target has no place for
/// something, that is told with file and line; the exit code is then 1 unless --allow-loss is
/// given. --to sayso has a place for everything: records go into quotations.csv, which validate
/// and the other commands read, and what they cannot say into annotations.csv, from which the
/// tool's files can be written again as they were.
///
/// A record is a span labelled Quotation with the attributes type (direct, partial, scare, title),
/// speaker and kind (person, group, unknown), and may have relations mention and cue to spans.
/// Offsets are made code points of your own files. With --corpus the texts and words in the files
/// are compared with your articles: a byte-order mark, other line ends and a lost last line end
/// are made good; annotations of another text are refused.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Convert {
    /// The gold: a file, or a folder of files.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// The format to write.
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::is_written))]
    to: Format,

    /// The folder to write into; it must be empty or new.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// The format of the gold, where it cannot be told by looking.
    #[arg(long, value_name = "FORMAT", value_parser = formats(|format| format != Format::WebAnnotation))]
    from: Option<Format>,

    /// The articles: folders of .txt files, or files; may be given several times.
    #[arg(long, value_name = "DIR")]
    corpus: Vec<PathBuf>,

    /// What the offsets in the gold count, where the words in it do not tell.
    #[arg(long, value_name = "UNIT", value_parser = words::<OffsetUnit>(|_| true))]
    offsets: Option<OffsetUnit>,

    /// Take only what this annotator made; brat's files tell it by ARTICLE_ANNOTATOR.ann.
    #[arg(long, value_name = "NAME")]
    annotator: Option<String>,

    /// Write into a folder that holds other files; those of the same names are replaced.
    #[arg(long)]
    force: bool,

    /// Succeed although something had to be left out.
    #[arg(long)]
    allow_loss: bool,

    /// How the articles that are not UTF-8 are encoded, such as windows-1252.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso convert annotations/sample --to brat --out brat --corpus corpus
      Gold to look at and correct in brat: texts, .ann files and annotation.conf.
  sayso convert brat --to sayso --out annotations/mine --corpus corpus
      The corrected files as a table, for sayso validate --gold annotations/mine.
  sayso convert export.json --from label-studio --to sayso --out gold --corpus articles
      An export of Label Studio; its offsets are checked against the words of the regions.
  sayso convert export.jsonl --from doccano --offsets utf-16 --to brat --out brat
  sayso convert brat --annotator ik --to sayso --out annotations/ik --corpus articles
      One annotator of two, such as for sayso agree.
  sayso convert annotations/mine --to web-annotation --out web --corpus articles";

/// The formats of which this is true, as values of an option.
pub(super) fn formats(is_offered: fn(Format) -> bool) -> impl TypedValueParser<Value = Format> {
    words(is_offered)
}

/// The words of a closed list as values, each with its meaning.
fn words<T: Choice + Send + Sync>(is_offered: fn(T) -> bool) -> impl TypedValueParser<Value = T> {
    let offered = T::ALL.iter().zip(T::WORDS).filter(|(value, _)| is_offered(**value));
    let values: Vec<PossibleValue> =
        offered.map(|(_, (word, meaning))| PossibleValue::new(*word).help(*meaning)).collect();
    PossibleValuesParser::new(values)
        .try_map(|word| T::from_word(&word).ok_or_else(|| format!("\"{word}\" is none of the words")))
}

pub(super) fn run(args: &Convert) -> Result<ExitCode> {
    let from = args.from.or_else(|| Format::detect(&args.gold)).ok_or_else(|| {
        let (message, cure) = match args.gold.exists() {
            true => {
                ("its format cannot be told", "Name it with --from; sayso help convert lists the formats.")
            }
            false => ("there is no such file or folder", "Name the gold to read."),
        };
        Error::new(message).at(&args.gold).cure(cure)
    })?;
    if !args.force {
        refuse_full(&args.out)?;
    }
    let corpus = open(args)?;
    let context = ReadContext { corpus: corpus.as_ref(), offsets: args.offsets };
    let mut read = from.read(&args.gold, &context)?;
    if let Some(annotator) = &args.annotator {
        keep_annotator(&mut read.documents, annotator, &args.gold)?;
    }
    let written = args.to.write(&read.documents);
    let mut problems = read.problems;
    problems.extend(written.problems.into_iter().map(|problem| below(&args.gold, problem)));
    let mut errors = anstream::stderr().lock();
    for problem in &problems {
        // A closed standard error must not keep the files back.
        let _ = writeln!(errors, "{}", super::plain(problem));
    }
    for file in &written.files {
        write(&args.out, file)?;
    }
    super::print(&summary(&read.documents, &problems, from, args, written.files.len()))?;
    let is_whole = problems.iter().all(|problem| problem.records == 0);
    Ok(if is_whole || args.allow_loss { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn open(args: &Convert) -> Result<Option<Corpus>> {
    if args.corpus.is_empty() {
        return Ok(None);
    }
    let options = ReadOptions { encoding: args.encoding, ..ReadOptions::default() };
    corpus::open(&args.corpus, &options).map(Some)
}

pub(super) fn refuse_full(out: &Path) -> Result<()> {
    let is_full = std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if is_full || out.is_file() {
        return Err(Error::new("there is something already")
            .at(out)
            .cure("Name a new folder, or say --force to replace the files that have the same names."));
    }
    Ok(())
}

fn keep_annotator(documents: &mut Vec<Document>, annotator: &str, gold: &Path) -> Result<()> {
    let known: BTreeSet<String> =
        documents.iter().filter_map(|document| document.annotator.clone()).collect();
    documents.retain(|document| document.annotator.as_deref() == Some(annotator));
    if documents.is_empty() {
        let known: Vec<String> = known.into_iter().collect();
        let cure = match known.is_empty() {
            true => "The files name none; brat's need --corpus to tell ARTICLE from ANNOTATOR.".to_owned(),
            false => format!("There are: {}.", known.join(", ")),
        };
        return Err(Error::new(format!("nothing in it is by the annotator {annotator}")).at(gold).cure(cure));
    }
    Ok(())
}

/// A problem with its path below the gold's folder.
fn below(gold: &Path, mut problem: GoldProblem) -> GoldProblem {
    problem.path = match gold.is_dir() && !problem.path.as_os_str().is_empty() {
        true => gold.join(&problem.path),
        false => gold.to_owned(),
    };
    problem
}

/// Writes a file into a folder, with the folders between.
pub(super) fn write(out: &Path, file: &File) -> Result<()> {
    let path = out.join(&file.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::new(format!("it cannot be made ({error})")).at(folder).cure("Name another --out.")
        })?;
    }
    super::write_whole(&path, &file.text)
}

fn summary(
    documents: &[Document],
    problems: &[GoldProblem],
    from: Format,
    args: &Convert,
    n_files: usize,
) -> String {
    let articles: BTreeSet<&str> = documents.iter().map(|document| document.article_id.as_str()).collect();
    let mut labels: BTreeMap<&str, u64> = BTreeMap::new();
    for annotation in documents.iter().flat_map(|document| &document.annotations) {
        if let Body::Span { label, .. } = &annotation.body {
            *labels.entry(label).or_default() += 1;
        }
    }
    let records: usize = documents.iter().map(|document| decode(document).0.len()).sum();
    let spans: u64 = labels.values().sum();
    let mut text = format!(
        "Read as {}: {}, {}, {}, {}.\n",
        from.word(),
        super::counted(articles.len() as u64, "article"),
        super::counted(documents.len() as u64, "document"),
        super::counted(spans, "span"),
        super::counted(records as u64, "gold record")
    );
    let mut labels: Vec<(&str, u64)> = labels.into_iter().collect();
    labels.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    for (label, count) in labels {
        let _ = writeln!(text, "  {:>9}  {label}", super::thousands(count));
    }
    if records == 0 {
        text += "No gold record: these are spans labelled Quotation with a type, a speaker and a kind.\n";
    }
    let lost: usize = problems.iter().map(|problem| problem.records).sum();
    if lost > 0 {
        let _ = writeln!(
            text,
            "Left out or changed: {}; see the messages above.",
            super::counted(lost as u64, "annotation")
        );
    }
    let _ = writeln!(
        text,
        "Written as {}: {} in {}",
        args.to.word(),
        super::counted(n_files as u64, "file"),
        args.out.display()
    );
    text
}
