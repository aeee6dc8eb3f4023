//! `sayso annotate --out`: the quoted spans of a corpus as gold to correct.
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use rayon::prelude::*;
use sayso::attribution::{annotate, attribute};
use sayso::choice::Choice;
use sayso::corpus::{self, Article, Corpus, Item, ReadOptions};
use sayso::error::{Error, Result};
use sayso::gold::format::{Document, Format};
use sayso::gold::{
    Case, Draft, DraftOptions, OVERRIDES, QUOTATIONS, Stratum, draft, draft_csv, draft_document,
    draft_readme, sample,
};
use sayso::rows::rows;

use super::Annotate;

/// What is to be drafted: for each article by its place in the corpus, which of its records; `None`
/// is all of them.
type Wanted = BTreeMap<usize, Option<Vec<usize>>>;

pub(super) fn run(args: &Annotate, folder: &Path) -> Result<ExitCode> {
    let is_own = args.format == Format::Sayso;
    refuse(args, folder)?;
    let corpus =
        corpus::open(&args.corpus, &ReadOptions { encoding: args.encoding, ..ReadOptions::default() })?;
    tell_unreadable(&corpus);
    let options = DraftOptions { is_blind: args.blind, is_wordless: args.without_words };
    let (wanted, how) = match args.sample {
        None => ((0..corpus.len()).map(|index| (index, None)).collect(), "These are all.".to_owned()),
        Some(n) => drawn(&corpus, n, args),
    };
    let (drafts, documents): (Vec<Draft>, Vec<Option<Document>>) = wanted
        .par_iter()
        .filter_map(|(index, which)| {
            let article = read(&corpus, *index)?;
            let draft = chosen(draft(&article, &attribute(&article), options), which.as_deref());
            let document = (!is_own).then(|| draft_document(&article, &draft, options));
            Some((draft, document))
        })
        .filter(|(draft, _)| !draft.records.is_empty())
        .unzip();
    let n_records: usize = drafts.iter().map(|draft| draft.records.len()).sum();
    if n_records == 0 {
        return Err(Error::new("the corpus has no quotations")
            .at(&args.corpus[0])
            .cure("Name another corpus."));
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        Error::new(format!("it cannot be made ({error})"))
            .at(folder)
            .cure("Name a folder that you may write to.")
    })?;
    let mut text = format!(
        "{} of {}. {how}\n",
        crate::cli::counted(n_records as u64, "quotation"),
        crate::cli::counted(drafts.len() as u64, "article"),
    );
    text += &if is_own {
        let readme = draft_readme(n_records, drafts.len(), &how, options);
        write_table(folder, &draft_csv(&drafts, options)?, &readme)?
    } else {
        let documents: Vec<Document> = documents.into_iter().flatten().collect();
        write_files(folder, args.format, &documents)?
    };
    crate::cli::print(&crate::cli::plain(text))?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses what would write over something, or cannot be had in a format.
fn refuse(args: &Annotate, folder: &Path) -> Result<()> {
    let is_own = args.format == Format::Sayso;
    let is_full = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if !is_own && is_full {
        // The files of other tools have the names of the articles.
        return Err(Error::new("there is something already")
            .at(folder)
            .cure("Name a new folder with --out."));
    }
    if !is_own && args.without_words {
        return Err(Error::new(format!("{} holds the texts", args.format.word()))
            .cure("Only sayso's own table can be made --without-words."));
    }
    for name in [QUOTATIONS, OVERRIDES] {
        if folder.join(name).exists() {
            return Err(Error::new("there is gold already")
                .at(&folder.join(name))
                .cure("Name another folder with --out; --update brings gold up to date with edited texts."));
        }
    }
    Ok(())
}

/// Writes sayso's own table, and how to correct it unless somebody wrote of that; says so.
fn write_table(folder: &Path, table: &str, readme: &str) -> Result<String> {
    crate::cli::write_whole(&folder.join(QUOTATIONS), table)?;
    let place = folder.join("README.md");
    if !place.exists() {
        crate::cli::write_whole(&place, readme)?;
    }
    Ok(format!("Written: {QUOTATIONS} and README.md in {}\n", folder.display()))
}

/// Writes the files of another tool, and says what is lost in them and where they are.
fn write_files(folder: &Path, format: Format, documents: &[Document]) -> Result<String> {
    let written = format.write(documents);
    let mut text = String::new();
    for problem in &written.problems {
        let _ = writeln!(text, "{problem}");
    }
    for file in &written.files {
        super::super::convert::write(folder, file)?;
    }
    let n = crate::cli::counted(written.files.len() as u64, "file");
    let _ = writeln!(text, "Written as {}: {n} in {}", format.word(), folder.display());
    Ok(text)
}

/// Draws the sample that was asked for, and says in a sentence how.
fn drawn(corpus: &Corpus, n: usize, args: &Annotate) -> (Wanted, String) {
    let of_article = |index: usize| {
        let cases = read(corpus, index).map(|article| cases(&article, &args.by)).unwrap_or_default();
        cases.into_iter().enumerate().map(move |(at, case)| ((index, at), case))
    };
    let (places, cases): (Vec<_>, Vec<_>) =
        (0..corpus.len()).into_par_iter().flat_map_iter(of_article).unzip();
    let mut wanted = Wanted::new();
    for index in sample(&cases, n, args.seed) {
        let (article, at) = places[index];
        wanted.entry(article).or_insert_with(|| Some(Vec::new())).iter_mut().for_each(|which| which.push(at));
    }
    let by: Vec<_> = args.by.iter().map(|by| by.word()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(" and ")) };
    let all = crate::cli::thousands(cases.len() as u64);
    (wanted, format!("They are a sample{by} of {all}, drawn with the seed {}.", args.seed))
}

/// The quotations of an article that a draft has records for, as cases of a sample.
fn cases(article: &Article, by: &[Stratum]) -> Vec<Case> {
    let rows = rows(article, &annotate(article));
    let value = |row: &sayso::schema::QuotationRow, by: &Stratum| match by {
        Stratum::Outlet => article.metadata.outlet.clone().unwrap_or_default(),
        Stratum::Type => row.r#type.word().to_owned(),
        Stratum::SpeakerKind => row.speaker_kind.map_or("", Choice::word).to_owned(),
        Stratum::Attribution => row.attribution.word().to_owned(),
        Stratum::Article => article.id.clone(),
    };
    let outer = rows.quotations.iter().filter(|row| row.parent_quotation_id.is_none());
    outer
        .map(|row| Case {
            stratum: by.iter().map(|by| value(row, by)).collect(),
            key: row.quotation_id.clone(),
        })
        .collect()
}

/// The records of a draft that are wanted.
fn chosen(draft: Draft, which: Option<&[usize]>) -> Draft {
    let Some(which) = which else { return draft };
    let all = draft.records.into_iter().zip(draft.contexts).enumerate();
    let (records, contexts) =
        all.filter(|(at, _)| which.contains(at)).map(|(_, record_and_context)| record_and_context).unzip();
    Draft { records, contexts }
}

fn read(corpus: &Corpus, index: usize) -> Option<Article> {
    match corpus.read(index) {
        Item::Article(article) => Some(article),
        Item::Problem(_) => None,
    }
}

/// Says which files of the corpus cannot be read; the others are annotated.
fn tell_unreadable(corpus: &Corpus) {
    let mut errors = anstream::stderr().lock();
    for index in 0..corpus.len() {
        if let Item::Problem(problem) = corpus.read(index) {
            // A closed standard error must not keep the gold back.
            let _ = writeln!(errors, "{}", crate::cli::plain(problem));
        }
    }
}
