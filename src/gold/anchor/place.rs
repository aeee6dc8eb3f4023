//! Where a record stands, or why that is not known.
use rustc_hash::FxHashMap;

use super::{AnchorOutcome, NEAR_THRESHOLD};
use crate::gold::fold::Folded;
use crate::gold::near::Near;
use crate::text::Span;

pub(super) struct Place {
    pub(super) outcome: AnchorOutcome,
    /// The tokens of the span.
    pub(super) at: Option<(usize, usize)>,
    pub(super) span: Option<Span>,
    pub(super) mention: Option<Span>,
    pub(super) cue: Option<Span>,
    pub(super) score: Option<f64>,
    pub(super) reason: String,
    /// Places that are equally likely, as first tokens, for the neighbours to choose from.
    pub(super) rivals: Vec<usize>,
    pub(super) n_tokens: usize,
    /// Whether only the mention or the cue is not sure.
    pub(super) lacks_detail: bool,
}

impl Place {
    pub(super) fn none(outcome: AnchorOutcome, reason: impl Into<String>) -> Place {
        Place {
            outcome,
            at: None,
            span: None,
            mention: None,
            cue: None,
            score: None,
            reason: reason.into(),
            rivals: Vec::new(),
            n_tokens: 0,
            lacks_detail: false,
        }
    }

    pub(super) fn found(at: (usize, usize), span: Span, reason: impl Into<String>) -> Place {
        Place {
            at: Some(at),
            span: Some(span),
            score: Some(1.0),
            ..Place::none(AnchorOutcome::Moved, reason)
        }
    }

    pub(super) fn near(text: &Folded, near: Option<Near>) -> Place {
        match near {
            Some(near) if near.score >= NEAR_THRESHOLD => Place {
                at: Some(near.window),
                span: Some(text.span(near.window.0, near.window.1)),
                score: Some(near.score),
                ..Place::none(
                    AnchorOutcome::Changed,
                    format!(
                        "Its words were edited: {:.0} % of the words and marks are shared, at least {:.0} % count as an edit.",
                        near.score * 100.0,
                        NEAR_THRESHOLD * 100.0
                    ),
                )
            },
            Some(near) => Place {
                score: Some(near.score),
                ..Place::none(
                    AnchorOutcome::Lost,
                    format!(
                        "Its words are gone: the most similar ones share {:.0} % of the words and marks, and at least {:.0} % count as an edit.",
                        near.score * 100.0,
                        NEAR_THRESHOLD * 100.0
                    ),
                )
            },
            None => Place::none(AnchorOutcome::Lost, "Its words are gone."),
        }
    }
}

pub(super) const STAYED: &str = "The text is the one that was annotated.";

/// Where two records were found in one place, neither is believed.
pub(super) fn part_rivals(places: &mut [Place]) {
    let claimed: Vec<Option<(usize, usize)>> =
        places.iter().map(|place| place.at.filter(|_| place.outcome.is_sound())).collect();
    let mut taken: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for at in claimed.iter().flatten() {
        *taken.entry(*at).or_default() += 1;
    }
    for (place, at) in places.iter_mut().zip(claimed) {
        if at.is_some_and(|at| taken.get(&at).is_some_and(|n| *n > 1)) && place.reason != STAYED {
            *place = Place::none(AnchorOutcome::Ambiguous, "Another record was found in the same place.");
        }
    }
}
