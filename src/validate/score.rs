//! Each gold span with what was given for it, and whether that is right.
use super::matching::{partners, shared};
use super::names::same;
use super::prediction::Prediction;
use crate::attribution::confidence::fold_of;
use crate::corpus::Article;
use crate::gold::{GoldColumns, GoldRecord};
use crate::schema::{Match, Mistake};
use crate::text::CodePoints;

/// A gold span, the words it stands for, and what was given for it.
#[derive(Clone, Debug)]
pub struct SpanScore {
    /// What the reader says.
    pub gold: GoldRecord,
    /// The span's words.
    pub words: String,
    /// The words that name the speaker; `None` where there are none.
    pub mention_words: Option<String>,
    /// The span given that covers most of it; `None` where it is not found.
    pub given: Option<Prediction>,
    /// The share of its code points that the spans given cover, from 0 to 1.
    pub overlap: f64,
    /// Whether the speaker is right, nobody included.
    pub is_right: bool,
    /// Its partner where spans are matched one to one; `None` where it has none.
    pub partner: Option<Partner>,
}

/// The span given that a gold span is matched with, one to one.
#[derive(Clone, Debug)]
pub struct Partner {
    /// What is said of it.
    pub given: Prediction,
    /// How many code points the two share.
    pub shared: u32,
    /// Whether its speaker is gold's, nobody included.
    pub is_right: bool,
}

impl SpanScore {
    /// Whether somebody is named as its speaker.
    #[must_use]
    pub fn is_attributed(&self) -> bool {
        self.given.as_ref().is_some_and(|given| given.speaker.is_some())
    }

    /// Whether somebody speaks.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.gold.speaker.is_some()
    }

    /// Whether both offsets are those of gold.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.given.as_ref().is_some_and(|given| (given.start, given.end) == (self.gold.start, self.gold.end))
    }

    /// Whether the type is gold's; `None` where the span is not found or nothing is said of it.
    #[must_use]
    pub fn is_type_right(&self) -> Option<bool> {
        let kind = self.given.as_ref()?.kind?;
        Some(Some(kind) == self.gold.kind)
    }

    /// How the gold span and its partner meet.
    #[must_use]
    pub fn meeting(&self) -> Match {
        match &self.partner {
            Some(Partner { given, .. }) if (given.start, given.end) == (self.gold.start, self.gold.end) => {
                Match::Exact
            }
            Some(_) => Match::Partial,
            None => Match::Missed,
        }
    }

    /// How the answer is wrong; `None` where both speaker and type are right.
    #[must_use]
    pub fn mistake(&self) -> Option<Mistake> {
        match (self.is_right, &self.given) {
            (true, _) => (self.is_type_right() == Some(false)).then_some(Mistake::WrongType),
            (false, None) => Some(Mistake::Missed),
            (false, Some(_)) if !self.is_wanted() => Some(Mistake::NeedlessSpeaker),
            (false, Some(_)) if !self.is_attributed() => Some(Mistake::NoSpeaker),
            (false, Some(_)) => Some(Mistake::WrongSpeaker),
        }
    }
}

/// An article's gold spans, and the spans given that no gold span overlaps.
#[derive(Clone, Debug)]
pub struct ArticleScore {
    /// The article.
    pub article_id: String,
    /// Its gold spans in reading order, those of type `error` left out.
    pub spans: Vec<SpanScore>,
    /// The spans given that share no code point with a gold span, with their words.
    pub extra: Vec<(Prediction, String)>,
    /// How many spans were given.
    pub n_given: usize,
    /// The spans given that have no partner, one to one, in reading order; quotations inside
    /// quotations and those matched with a record of type `error` left out.
    pub spurious: Vec<Prediction>,
    /// The fold of cross-validation that its text chooses.
    pub fold: u32,
}

/// The scores of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By article id.
    pub articles: Vec<ArticleScore>,
    /// Which optional columns the gold has.
    pub columns: GoldColumns,
}

impl Scores {
    /// Every gold span with its article's id, in the order of the articles.
    pub fn spans(&self) -> impl Iterator<Item = (&str, &SpanScore)> {
        self.articles.iter().flat_map(|a| a.spans.iter().map(|span| (a.article_id.as_str(), span)))
    }

    /// How many outcomes are right, and out of how many.
    #[must_use]
    pub fn right(&self) -> (usize, usize) {
        self.spans().fold((0, 0), |(right, all), (_, span)| (right + usize::from(span.is_right), all + 1))
    }
}

/// Holds what was given for an article against its gold, whose records must hold for its text.
#[must_use]
pub fn score(article: &Article, gold: &[&GoldRecord], given: &[Prediction]) -> ArticleScore {
    let points = CodePoints::new(&article.text);
    let words = |(start, end): (u32, u32)| {
        let byte = |count| points.byte_of(count).map_or(article.text.len(), |byte| byte as usize);
        article.text[byte(start)..byte(end).max(byte(start))].to_owned()
    };
    let stretch = |record: &GoldRecord| (record.start, record.end);
    let places: Vec<_> = given.iter().map(|given| (given.start, given.end)).collect();
    let pairs = partners(&gold.iter().map(|record| stretch(record)).collect::<Vec<_>>(), &places);
    let spans = gold
        .iter()
        .zip(&pairs)
        .filter(|(record, _)| record.kind.is_some())
        .map(|(record, partner)| {
            let (best, covered) = cover(record, given);
            let length = record.end - record.start;
            let found = best.filter(|_| covered * 2 >= length);
            let is_speaker = |given: Option<&Prediction>| {
                let given = given.and_then(|given| given.speaker.as_deref()).unwrap_or_default();
                same(record.speaker.as_deref().unwrap_or_default(), given, record.speaker_kind)
            };
            let partner = partner.map(|index| Partner {
                is_right: is_speaker(Some(&given[index])),
                shared: shared(stretch(record), places[index]),
                given: given[index].clone(),
            });
            SpanScore {
                words: words(stretch(record)),
                mention_words: record.mention_text.clone().or_else(|| record.mention.map(words)),
                given: found.cloned(),
                overlap: f64::from(covered) / f64::from(length),
                is_right: is_speaker(found),
                partner,
                gold: (*record).clone(),
            }
        })
        .collect();
    let mut spurious: Vec<Prediction> = (0..given.len())
        .filter(|index| !given[*index].is_inner && !pairs.contains(&Some(*index)))
        .map(|index| given[index].clone())
        .collect();
    spurious.sort_by_key(|given| (given.start, given.end));
    let extra = given
        .iter()
        .filter(|given| !gold.iter().any(|record| record.start < given.end && given.start < record.end))
        .map(|given| (given.clone(), words((given.start, given.end))))
        .collect();
    ArticleScore {
        article_id: article.id.clone(),
        spans,
        extra,
        n_given: given.len(),
        spurious,
        fold: fold_of(&article.text),
    }
}

/// The span given that covers most of the record, and how many of its code points any cover.
fn cover<'p>(record: &GoldRecord, given: &'p [Prediction]) -> (Option<&'p Prediction>, u32) {
    let mut best: Option<(&Prediction, u32)> = None;
    let mut pieces = Vec::new();
    for prediction in given {
        let (start, end) = (record.start.max(prediction.start), record.end.min(prediction.end));
        if start >= end {
            continue;
        }
        pieces.push((start, end));
        if best.is_none_or(|(_, most)| end - start > most) {
            best = Some((prediction, end - start));
        }
    }
    pieces.sort_unstable();
    let (mut covered, mut reached) = (0, 0);
    for (start, end) in pieces {
        covered += end.max(reached) - start.max(reached);
        reached = reached.max(end);
    }
    (best.map(|(prediction, _)| prediction), covered)
}
