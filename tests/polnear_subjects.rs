//! Who is the subject of a verb of saying, held against PolNeAR: thousands of attributions in news, most of them
//! without quotation marks, whose sources and cues people marked. Where `../shared` lacks it, the test says that
//! it skipped. `SAYSO_LIST_SUBJECTS=1` lists the verbs whose subject is another.

#![allow(clippy::print_stdout)] // What was skipped or measured must be seen.

use std::collections::BTreeMap;
use std::path::Path;

use sayso::corpus::{self, Article, Item, ReadOptions};
use sayso::gold::format::{Annotation, Body, Document, Format, ReadContext, Stretch};
use sayso::layout::{lay_out, paragraphs};
use sayso::lexicon::Tag;
use sayso::quotation::find_quotations;
use sayso::syntax::{Chunk, ChunkKind, Frame, Phrase};
use sayso::text::{CodePoints, Span};

/// The least share of finite verbs of saying whose subject lies within the marked source.
const LEAST_SHARE: f64 = 0.98;

/// An attribution as PolNeAR marks it.
struct Marked {
    source: Span,
    cue: Vec<Span>,
}

/// The forms of verbs that are counted apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Form {
    Finite,
    Gerund,
    Participle,
    Infinitive,
}

#[test]
fn verbs_of_saying_have_their_subjects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/polnear");
    if !folder.is_dir() {
        println!("SKIPPED: there is no {}", folder.display());
        return;
    }
    let corpus = corpus::open(&[folder.join("text")], &ReadOptions::default()).expect("the texts");
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let gold = Format::Brat.read(&folder.join("attributions"), &context).expect("the annotations");
    let mut counts: BTreeMap<Form, (usize, usize)> = BTreeMap::new();
    for item in corpus.iter() {
        let Item::Article(article) = item else { continue };
        let documents = gold.documents.iter().filter(|document| document.article_id == article.id);
        let marked: Vec<Marked> = documents.flat_map(|document| marked(&article, document)).collect();
        count(&article, &marked, &mut counts);
    }
    for (form, (right, all)) in &counts {
        println!("{form:?}: {right} of {all}, {:.1} %", 100.0 * *right as f64 / *all as f64);
    }
    let (right, all) = counts[&Form::Finite];
    assert!(all > 9_000, "{all} finite verbs of saying only");
    assert!(right as f64 >= LEAST_SHARE * all as f64, "{right} of {all} subjects");
}

/// The attributions of a document that have one source and one cue behind it; of a source in several stretches
/// the first.
fn marked(article: &Article, document: &Document) -> Vec<Marked> {
    let points = CodePoints::new(&article.text);
    let span =
        |stretch: &Stretch| Some(Span { start: points.byte_of(stretch.0)?, end: points.byte_of(stretch.1)? });
    let spans: BTreeMap<&str, Vec<Span>> = document
        .annotations
        .iter()
        .filter_map(|annotation| match &annotation.body {
            Body::Span { stretches, .. } => {
                Some((annotation.id.as_str(), stretches.iter().filter_map(span).collect()))
            }
            _ => None,
        })
        .collect();
    let of_event = |annotation: &Annotation| {
        let Body::Event { arguments, .. } = &annotation.body else { return None };
        let only = |role: &str| {
            let mut parts =
                arguments.iter().filter(|(name, _)| name.trim_end_matches(char::is_numeric) == role);
            let (_, id) = parts.next().filter(|_| parts.next().is_none())?;
            spans.get(id.as_str())
        };
        let (source, cue) = (*only("Source")?.first()?, only("Cue")?.clone());
        let is_subject =
            cue.first().is_some_and(|cue| source.start < cue.start) && may_be_subject(&article.text, source);
        is_subject.then_some(Marked { source, cue })
    };
    document.annotations.iter().filter_map(of_event).collect()
}

/// Whether a marked source can be a subject: it hangs on no preposition, owns nothing, and is no pronoun that only
/// leads back to what it tells more of, whose antecedent is the subject here.
fn may_be_subject(text: &str, source: Span) -> bool {
    let before =
        text[..source.start as usize].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = &text[source.end as usize..];
    let words = source.of(text);
    let owns = ["'s", "’s"].iter().any(|mark| words.ends_with(mark) || after.starts_with(mark));
    let first = words.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    !owns
        && !["by", "from", "to", "of"].iter().any(|word| before.eq_ignore_ascii_case(word))
        && !matches!(first.as_str(), "who" | "whom" | "which" | "that")
}

/// Counts the verbs of an article's marked cues by form, and how many have a subject inside their source.
fn count(article: &Article, marked: &[Marked], counts: &mut BTreeMap<Form, (usize, usize)>) {
    let text = article.text.as_str();
    let layout = lay_out(text, paragraphs(text));
    let quotations = find_quotations(text, &layout.paragraphs).quotations;
    let list = std::env::var_os("SAYSO_LIST_SUBJECTS").is_some();
    for paragraph in 0..layout.paragraphs.len() as u32 {
        let first = quotations.partition_point(|quotation| quotation.paragraph < paragraph);
        let frame = Frame::new(text, &layout, paragraph, &quotations, first);
        let phrase = Phrase { text, layout: &layout, quotations: &quotations, frame: &frame };
        for (verb, chunk) in frame.chunks.iter().enumerate() {
            if chunk.kind != ChunkKind::Verb || chunk.cue().is_none() {
                continue;
            }
            let head = chunk.head(&layout).span;
            let Some(marked) = marked.iter().find(|m| m.cue.iter().any(|cue| cue.contains(head))) else {
                continue;
            };
            let subject = phrase.subject(verb).map(|s| frame.chunks[s.chunk].span(&layout, &quotations));
            let is_right = subject.is_some_and(|subject| subject.overlaps(marked.source));
            let (right, all) = counts.entry(form(chunk)).or_default();
            *all += 1;
            *right += usize::from(is_right);
            if list && !is_right {
                let ours = subject.map_or("nobody", |subject| subject.of(text));
                println!("{}: {:?} of <{}>, not <{ours}>", article.id, head.of(text), marked.source.of(text));
            }
        }
    }
}

fn form(chunk: &Chunk) -> Form {
    match chunk.tag {
        _ if chunk.flag => Form::Finite,
        Tag::Gerund => Form::Gerund,
        Tag::Participle => Form::Participle,
        _ => Form::Infinitive,
    }
}
