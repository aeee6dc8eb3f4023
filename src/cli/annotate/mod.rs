//! `sayso annotate`: gold to correct, and gold brought up to date with an edited corpus.
use std::path::PathBuf;
use std::process::ExitCode;

use sayso::choice::Choice;
use sayso::corpus::Encoding;
use sayso::error::Result;
use sayso::gold::Stratum;
use sayso::gold::format::Format;

use super::convert::formats;

mod make;
mod update;

/// Make gold: a table of quoted spans for a reader to correct, or an older one brought up to date.
///
/// With --out, the quoted spans of the corpus, or a sample of them, are written as gold, each with
/// what the rules say of it unless --blind is given.
///
/// With --update, every record is found again in its article's new text: by the old text where
/// --old gives it, else by the words (exact, mention) or the fingerprints (span_sha256 and its kin)
/// in the table. Records that moved get their new places and the text's new hash; nothing else in
/// the file changes. Records whose words were edited, that are ambiguous or lost, stay as they are
/// and are listed; validate does not score them. The exit code is then 1. A folder's overrides.csv
/// and annotations.csv are treated in the same way.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(super) struct Annotate {
    /// Folders of .txt files, or files.
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: Vec<PathBuf>,

    /// Write gold to correct into this folder, which must not hold any.
    #[arg(long, value_name = "DIR", group = "what")]
    out: Option<PathBuf>,

    /// Draw so many quotations instead of taking all.
    #[arg(long, value_name = "N", requires = "out", value_parser = sample_size)]
    sample: Option<usize>,

    /// What a sample must have its share of: outlet, type, kind, attribution, article.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = stratum, requires = "sample")]
    by: Vec<Stratum>,

    /// Another seed draws another sample; the same one draws the same.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "sample")]
    seed: u64,

    /// The format to write: sayso's own table, or that of an annotation tool, texts included.
    #[arg(long, value_name = "FORMAT", default_value = "sayso", value_parser = formats(Format::is_written), requires = "out")]
    format: Format,

    /// Give the spans and hide what the rules say of them.
    #[arg(long, requires = "out")]
    blind: bool,

    /// Leave the words out and give their fingerprints, as for texts that may not be passed on.
    #[arg(long, requires = "out")]
    without_words: bool,

    /// Find the records again and write the table back.
    #[arg(long, group = "what", conflicts_with_all = ["sample", "blind", "without_words"])]
    update: bool,

    /// The gold to bring up to date: a folder that holds quotations.csv, overrides.csv or both, or
    /// a CSV file.
    #[arg(long, value_name = "DIR|CSV", default_value = "annotations/sample", conflicts_with = "out")]
    gold: PathBuf,

    /// The corpus as it was when it was annotated.
    #[arg(long, value_name = "DIR", requires = "update")]
    old: Option<PathBuf>,

    /// Add columns of fingerprints, by which later edits are survived without the words.
    #[arg(long, requires = "update")]
    fingerprints: bool,

    /// Tell what would change, and write nothing.
    #[arg(long, requires = "update")]
    dry_run: bool,

    /// How the files that are not UTF-8 are encoded, such as windows-1252.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

const EXAMPLES: &str = "\
Examples:
  sayso annotate articles --out annotations/mine
      Every quotation with what the rules say of it, to be corrected.
  sayso annotate articles --out annotations/mine --sample 200 --by outlet,type --seed 7 --blind
      Two hundred of them, each outlet and type with its share, without the rules' guess.
  sayso annotate articles --out brat --format brat
      To be corrected in brat; sayso convert takes it to a table then.
  sayso annotate articles --update --gold annotations/mine --old articles-2023
      The articles were edited; their texts of last year are in articles-2023/.
  sayso annotate articles --update --gold annotations/mine --fingerprints
      Before the texts are edited: store what finds the spans again, without their words.
  sayso annotate articles --update --gold annotations/mine --dry-run";

pub(super) fn run(args: &Annotate) -> Result<ExitCode> {
    match &args.out {
        Some(folder) => make::run(args, folder),
        None => update::run(args),
    }
}

fn sample_size(number: &str) -> std::result::Result<usize, String> {
    let size = number.parse().ok().filter(|size| *size > 0);
    size.ok_or_else(|| "not a whole number above 0".to_owned())
}

fn stratum(word: &str) -> std::result::Result<Stratum, String> {
    Stratum::from_word(word).ok_or_else(|| {
        let words: Vec<_> = Stratum::WORDS.iter().map(|(word, _)| *word).collect();
        format!("none of {}", words.join(", "))
    })
}
