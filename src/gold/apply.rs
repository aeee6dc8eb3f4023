//! Overrides put into an annotated article: what a person insists on comes before every rule.
use super::text_sha256;
use super::{Override, Overrides};
use crate::attribution::{
    Annotated, AttributionForm, Considered, OVERRIDE, Outcome, Problem, ProblemCode, Reason, Severity,
};
use crate::corpus::Article;
use crate::mention::{Gender, MentionForm};
use crate::speaker::{Speaker, SpeakerKind};
use crate::text::CodePoints;

impl Overrides {
    /// Gives the quotations of an article the speakers that its overrides name.
    ///
    /// An override is for the quotation with its offsets; where the text has changed since it was
    /// made (by its hash), or none is there, for the one with its exact words that is nearest. An
    /// override that fits no quotation becomes a problem of the article. Its speaker is the one of
    /// the article with that name, capitals aside, or a new one, a person where its kind is not
    /// given. Quotations that carry on an overridden one keep the speaker that the rules gave them.
    pub fn apply(&self, article: &Article, annotated: &mut Annotated) {
        let records = self.of(&article.id);
        if records.is_empty() {
            return;
        }
        let sha256 = text_sha256(&article.text);
        let points = CodePoints::new(&article.text);
        let unmatched = |message: String| Problem {
            code: ProblemCode::OverrideUnmatched,
            severity: Severity::Warning,
            span: None,
            message,
        };
        let mut given: Vec<(usize, u64)> = Vec::new();
        for record in records {
            let line = record.line;
            let Some(index) = quotation(record, &sha256, &article.text, &points, annotated) else {
                annotated.problems.push(unmatched(format!(
                    "The override on line {line} is for a quotation from {} to {}, and there is none.",
                    record.start, record.end
                )));
                continue;
            };
            // Two that stand apart in the table may be for one quotation, found by its words.
            if let Some((_, first)) = given.iter().find(|(known, _)| *known == index) {
                annotated.problems.push(unmatched(format!(
                    "The override on line {line} is for the same quotation as that on line {first}, which counts."
                )));
                continue;
            }
            given.push((index, line));
            give(record, index, annotated);
        }
    }
}

/// The index of the quotation that an override is for.
fn quotation(
    record: &Override,
    sha256: &str,
    text: &str,
    points: &CodePoints,
    annotated: &Annotated,
) -> Option<usize> {
    let is_changed = record.text_sha256.as_ref().is_some_and(|hash| !hash.eq_ignore_ascii_case(sha256));
    let has_words = |index: usize| {
        record.exact.as_deref().is_none_or(|exact| annotated.quotations[index].span.of(text) == exact)
    };
    let place = |index: usize| {
        let span = annotated.quotations[index].span;
        (points.at(span.start), points.at(span.end))
    };
    let mut all = 0..annotated.quotations.len();
    if !is_changed
        && let Some(there) =
            all.find(|index| place(*index) == (record.start, record.end) && has_words(*index))
    {
        return Some(there);
    }
    record.exact.as_ref()?;
    (0..annotated.quotations.len())
        .filter(|index| has_words(*index))
        .min_by_key(|index| place(*index).0.abs_diff(record.start))
}

/// Gives a quotation the speaker of an override.
fn give(record: &Override, index: usize, annotated: &mut Annotated) {
    let speaker = record.speaker.as_deref().map(|name| speaker(name, record.speaker_kind, annotated));
    let Some(attribution) = annotated.attributions.get_mut(index) else { return };
    for considered in &mut attribution.considered {
        considered.outcome = Outcome::Rejected;
        considered.reason = Reason::Override;
    }
    let mention = attribution.mention.and_then(|mention| annotated.mentions.get_mut(mention as usize));
    let span = mention.as_ref().map(|mention| mention.span);
    // A pronoun or a description may well mean the one insisted on; another's name cannot.
    let names_another = mention.is_some_and(|mention| {
        let is_name = matches!(mention.form, MentionForm::Name | MentionForm::ShortName);
        if !is_name && speaker.is_some() {
            mention.speaker = speaker;
        }
        is_name && mention.speaker != speaker
    });
    if names_another || speaker.is_none() {
        attribution.mention = None;
        attribution.cue = None;
        attribution.form = AttributionForm::None;
    }
    if speaker.is_none() {
        attribution.via = None;
        attribution.addressee = None;
    } else if attribution.form == AttributionForm::None {
        attribution.form = AttributionForm::CarriedOn;
    }
    attribution.speaker = speaker;
    attribution.kind = record.kind.unwrap_or(attribution.kind);
    attribution.speaker_rule = Some(OVERRIDE);
    attribution.confidence = None;
    let chosen = Considered {
        rule_id: OVERRIDE,
        speaker,
        outcome: Outcome::Chosen,
        reason: Reason::Override,
        span: if attribution.mention.is_some() { span } else { None },
    };
    attribution.considered.insert(0, chosen);
    let mut speakers: Vec<u32> = attribution.considered.iter().filter_map(|c| c.speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    attribution.n_candidates = speakers.len() as u32;
}

/// The speaker of that name, added where the article has none.
fn speaker(name: &str, kind: Option<SpeakerKind>, annotated: &mut Annotated) -> u32 {
    let folded = name.to_lowercase();
    let is_meant = |speaker: &Speaker| {
        speaker.name.to_lowercase() == folded && kind.is_none_or(|kind| speaker.kind == kind)
    };
    if let Some(known) = annotated.speakers.iter().position(is_meant) {
        return known as u32;
    }
    annotated.speakers.push(Speaker {
        name: name.to_owned(),
        kind: kind.unwrap_or(SpeakerKind::Person),
        gender: Gender::Unknown,
        description: None,
        mentions: Vec::new(),
    });
    annotated.speakers.len() as u32 - 1
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::attribution::annotate;

    const TEXT: &str = "Mara Oyelaran met Ines Kray. “We open on Monday,” she said. “No,” said Ines Kray.\n";

    fn applied(rows: &str) -> (Article, Annotated) {
        let article = Article { id: "a".to_owned(), text: TEXT.to_owned(), ..Article::default() };
        let mut annotated = annotate(&article);
        let table = format!("article_id,start,end,speaker,kind,type,exact,text_sha256\n{rows}");
        let overrides = Overrides::parse(table.as_bytes(), Path::new("overrides.csv")).expect("a table");
        assert!(overrides.problems.is_empty(), "{:?}", overrides.problems);
        overrides.apply(&article, &mut annotated);
        (article, annotated)
    }

    fn name(annotated: &Annotated, index: usize) -> Option<&str> {
        Some(annotated.speakers[annotated.attributions[index].speaker? as usize].name.as_str())
    }

    #[test]
    fn an_override_beats_the_rules() {
        let (article, annotated) = applied("a,29,49,ines kray,,,,\n");
        let said = &annotated.attributions[0];
        assert_eq!(name(&annotated, 0), Some("Ines Kray"));
        assert_eq!((said.speaker_rule, said.confidence), (Some(OVERRIDE), None));
        assert_eq!(said.form, AttributionForm::Pronoun, "the pronoun may mean her");
        assert_eq!(
            (said.considered[0].outcome, said.considered[0].reason),
            (Outcome::Chosen, Reason::Override)
        );
        assert!(said.considered[1..].iter().all(|c| c.outcome == Outcome::Rejected));
        let rows = crate::rows::rows(&article, &annotated);
        assert!(rows.quotations[0].is_override && !rows.quotations[1].is_override);
        assert!(annotated.problems.is_empty());
    }

    #[test]
    fn anothers_name_does_not_name_the_one_insisted_on() {
        let (_, annotated) = applied("a,60,65,Board of Works,group,,,\n");
        let said = &annotated.attributions[1];
        assert_eq!(name(&annotated, 1), Some("Board of Works"));
        assert_eq!((said.mention, said.form), (None, AttributionForm::CarriedOn));
    }

    #[test]
    fn nobody_can_be_insisted_on() {
        let (_, annotated) = applied("a,60,65,,,scare,,\n");
        let said = &annotated.attributions[1];
        assert_eq!((said.speaker, said.form, said.kind.word()), (None, AttributionForm::None, "scare"));
        use crate::choice::Choice;
        assert_eq!(said.considered[0].reason, Reason::Override);
    }

    #[test]
    fn of_two_overrides_for_one_quotation_the_first_counts_and_the_other_is_told() {
        let stale = "0".repeat(64);
        let (_, annotated) =
            applied(&format!("a,3,7,Mara Oyelaran,,,\"“No,”\",{stale}\na,60,65,Ines Kray,,,,\n"));
        assert_eq!(name(&annotated, 1), Some("Mara Oyelaran"));
        assert!(annotated.problems[0].message.contains("line 3 is for the same quotation as that on line 2"));
    }

    #[test]
    fn an_override_follows_its_words_and_is_told_where_it_fits_nothing() {
        let stale = "0".repeat(64);
        let (_, annotated) = applied(&format!("a,3,7,Mara Oyelaran,,,“No”,{stale}\na,1,9,Ines Kray,,,,\n"));
        assert_eq!(annotated.problems.len(), 2, "the mark after the comma is part of the words");
        let (_, annotated) = applied(&format!("a,3,7,Mara Oyelaran,,,\"“No,”\",{stale}\n"));
        assert_eq!(name(&annotated, 1), Some("Mara Oyelaran"));
        let (_, annotated) = applied("a,29,48,Ines Kray,,,,\n");
        assert_eq!(annotated.problems[0].code, ProblemCode::OverrideUnmatched);
        assert!(annotated.problems[0].message.contains("from 29 to 48"), "{:?}", annotated.problems);
    }
}
