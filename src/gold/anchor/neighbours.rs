//! The way by the records before and after: what stands as far from them as before.
use super::Anchor;
use super::own_words::Move;
use super::place::Place;
use super::search::Search;
use crate::text::Span;

impl Search<'_> {
    /// Decides by how far the records before and after have moved: between equally likely places, and
    /// where a mention or cue went that no longer stands beside its span.
    pub(super) fn settle_by_neighbours(&self, anchors: &[Anchor], places: &mut [Place]) {
        let start = |span: Span| i64::from(self.new_points.at(span.start));
        let moves: Vec<Option<i64>> = anchors
            .iter()
            .zip(places.iter())
            .map(|(anchor, place)| {
                let span = place.span.filter(|_| place.outcome.is_sound() || place.lacks_detail)?;
                Some(start(span) - i64::from(anchor.span.0))
            })
            .collect();
        let others = |index: usize| -> Vec<Move> {
            let all = anchors.iter().zip(&moves).enumerate().filter(|(other, _)| *other != index);
            all.filter_map(|(_, (anchor, moved))| Some((anchor.span.0, (*moved)?))).collect()
        };
        for (index, anchor) in anchors.iter().enumerate() {
            if let (true, Some((first, last))) = (places[index].lacks_detail, places[index].at) {
                let reason = "Its words were found again; what stands between them and the words that name the \
                              speaker was edited.";
                let again = self.with_details(anchor, first, last - first, reason, &others(index));
                if again.outcome.is_sound() {
                    places[index] = again;
                }
                continue;
            }
            if places[index].rivals.is_empty() {
                continue;
            }
            let before = moves[..index].iter().rev().flatten().next();
            let after = moves[index + 1..].iter().flatten().next();
            let n = places[index].n_tokens;
            let fits = |at: &&usize| {
                let by = start(self.new.span(**at, **at + n)) - i64::from(anchor.span.0);
                before == Some(&by) || after == Some(&by)
            };
            let fitting: Vec<usize> = places[index].rivals.iter().filter(fits).copied().collect();
            if let [at] = fitting[..] {
                places[index] = self.with_details(
                    anchor,
                    at,
                    n,
                    "Its words were found again, as far from the next record as before.",
                    &others(index),
                );
            }
        }
    }
}
