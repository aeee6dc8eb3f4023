//! Documents brought to the articles that they are about: found, fitted, and checked word for word.
use std::cell::OnceCell;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::document::{Body, Document, Words};
use super::offset::{Fit, same_words};
use super::{Format, Imported, ReadContext};
use crate::corpus::{Corpus, Item};
use crate::gold::{GoldProblem, GoldProblemKind, text_sha256};

/// Brings documents to the articles of a corpus.
pub(super) struct Settler<'c> {
    corpus: Option<&'c Corpus>,
    /// The articles by their texts without white space, made when first needed.
    by_text: OnceCell<FxHashMap<String, String>>,
}

impl<'c> Settler<'c> {
    pub(super) fn new(context: &ReadContext<'c>) -> Self {
        Settler { corpus: context.corpus, by_text: OnceCell::new() }
    }

    /// Finds a document's article, moves its places into that article's text and checks its words;
    /// the document joins `imported` unless it was made for another text.
    ///
    /// Until now its places are code points of its own text, that is, of what the file or its
    /// neighbour holds; where there is no such text, of the article's.
    pub(super) fn settle(&self, mut document: Document, path: &Path, imported: &mut Imported) {
        let problem = |kind, message: String| {
            GoldProblem::new(kind, path, message).record(first_line(&document), &document.article_id)
        };
        let n = document.annotations.len();
        if let Some(corpus) = self.corpus {
            let Some((id, annotator)) = self.article_of(corpus, &document) else {
                let message = format!("The corpus has no article \"{}\".", document.article_id);
                let problem = problem(GoldProblemKind::UnknownArticle, message)
                    .losing(n)
                    .cure("Give the folder whose paths are the article ids, without .txt.");
                imported.problems.push(problem);
                check(&mut document, path, &mut imported.problems);
                imported.documents.push(document);
                return;
            };
            let text = match corpus.read(corpus.position(&id).unwrap_or_default()) {
                Item::Article(article) => article.text,
                Item::Problem(unread) => {
                    let message = format!("The article cannot be read. {}", unread.message);
                    imported.problems.push(problem(GoldProblemKind::UnknownArticle, message).losing(n));
                    imported.documents.push(document);
                    return;
                }
            };
            let sha256 = text_sha256(&text);
            let fit = match &document.text {
                Some(own) => Fit::of(own, &text),
                // Without the text that was annotated its hash can still say that it is another.
                None => document
                    .text_sha256
                    .as_ref()
                    .is_none_or(|hash| hash.eq_ignore_ascii_case(&sha256))
                    .then_some(Fit::Same),
            };
            let Some(fit) = fit else {
                let cure = "Give the corpus as it was annotated; or convert without --corpus, then bring the records \
                            up to date with sayso annotate --update --old.";
                let message = format!(
                    "The annotations were made for another text than the corpus has; {n} of them are left out."
                );
                imported.problems.push(problem(GoldProblemKind::ChangedText, message).losing(n).cure(cure));
                return;
            };
            document.article_id = id;
            document.annotator = document.annotator.or(annotator);
            shift(&mut document, &fit, path, &mut imported.problems);
            document.text = Some(text);
            document.text_sha256 = Some(sha256);
        } else if let Some(text) = &document.text {
            document.text_sha256 = Some(text_sha256(text));
        }
        check(&mut document, path, &mut imported.problems);
        imported.documents.push(document);
    }

    /// The id of the article that a document is about, and the annotator if its name tells.
    fn article_of(&self, corpus: &Corpus, document: &Document) -> Option<(String, Option<String>)> {
        let id = &document.article_id;
        if corpus.position(id).is_some() {
            return Some((id.clone(), None));
        }
        if document.origin.is_none_or(|origin| origin == Format::Brat)
            && let Some((stem, annotator)) = id.rsplit_once('_')
            && corpus.position(stem).is_some()
        {
            return Some((stem.to_owned(), Some(annotator.to_owned())));
        }
        let text = document.text.as_deref()?;
        let by_text = self.by_text.get_or_init(|| {
            let articles = (0..corpus.len()).filter_map(|position| match corpus.read(position) {
                Item::Article(article) => Some((squeezed(&article.text), article.id)),
                Item::Problem(_) => None,
            });
            // Of two articles with one text the first by id is taken.
            let mut by_text: FxHashMap<String, String> = FxHashMap::default();
            for (hash, id) in articles {
                by_text.entry(hash).or_insert(id);
            }
            by_text
        });
        by_text.get(&squeezed(text)).map(|id| (id.clone(), None))
    }
}

/// The hash of a text's signs without white space and byte-order mark.
fn squeezed(text: &str) -> String {
    let signs: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect();
    text_sha256(&signs)
}

fn first_line(document: &Document) -> u64 {
    document.annotations.iter().map(|annotation| annotation.line).find(|line| *line > 0).unwrap_or(1)
}

/// Moves every span as the texts fit.
fn shift(document: &mut Document, fit: &Fit, path: &Path, problems: &mut Vec<GoldProblem>) {
    if *fit == Fit::Same {
        return;
    }
    let (id, is_brat) = (&document.article_id, document.origin == Some(Format::Brat));
    for annotation in &mut document.annotations {
        let Body::Span { stretches, .. } = &mut annotation.body else { continue };
        let moved: Option<Vec<_>> = stretches.iter().map(|stretch| fit.stretch(*stretch)).collect();
        match moved {
            Some(moved) => {
                // A line of brat tells places, and these are no longer it; the objects of the JSON
                // formats are written with the new ones.
                if moved != *stretches && is_brat {
                    annotation.raw = None;
                }
                *stretches = moved;
            }
            None if annotation.holds => {
                problems.push(beyond(path, annotation.line, id, stretches));
                annotation.holds = false;
            }
            None => {}
        }
    }
}

/// Checks that the words of every span stand at its place.
fn check(document: &mut Document, path: &Path, problems: &mut Vec<GoldProblem>) {
    let Some(text) = &document.text else { return };
    let words = Words::new(text);
    let id = &document.article_id;
    for annotation in document.annotations.iter_mut().filter(|annotation| annotation.holds) {
        let Body::Span { stretches, words: told, .. } = &annotation.body else { continue };
        let problem = match (words.of(stretches), told) {
            (None, _) => beyond(path, annotation.line, id, stretches),
            (Some(there), Some(told)) if !same_words(told, &there) => {
                let message =
                    format!("The words are \"{}\", but the text has \"{}\".", short(told), short(&there));
                misplaced(path, annotation.line, id, message)
            }
            _ => continue,
        };
        annotation.holds = false;
        problems.push(problem);
    }
}

/// A span that lies on no characters of the text.
pub(super) fn beyond(path: &Path, line: u64, id: &str, stretches: &[(u32, u32)]) -> GoldProblem {
    let places: Vec<String> = stretches.iter().map(|(start, end)| format!("{start} to {end}")).collect();
    let message = format!(
        "The span from {} lies beyond the text, ends before it begins or cuts a character.",
        places.join(", from ")
    );
    misplaced(path, line, id, message)
}

fn misplaced(path: &Path, line: u64, id: &str, message: String) -> GoldProblem {
    GoldProblem::new(GoldProblemKind::OutsideText, path, message)
        .record(line, id)
        .cure("Give the text that was annotated. Until then the span stays in its own format only.")
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
