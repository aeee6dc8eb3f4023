//! What sayso says of a quoted span, in the terms of gold.
use crate::attribution::conditions::Conditions;
use crate::attribution::confidence::{Precision, fold_of};
use crate::attribution::{Annotated, QuotationType};
use crate::corpus::Article;
use crate::text::{CodePoints, Span};

/// What is said of one quoted span. Stretches are Unicode code points, half-open, from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prediction {
    /// Where the span begins, its mark included.
    pub start: u32,
    /// Just past its closing mark.
    pub end: u32,
    /// Whether it is quoted inside another quotation; readers do not annotate those.
    pub is_inner: bool,
    /// What the span is; `None` where nothing is said of that.
    pub kind: Option<QuotationType>,
    /// The canonical name of who says it; `None` for nobody.
    pub speaker: Option<String>,
    /// The words that name the speaker.
    pub mention: Option<Words>,
    /// The words that announce the speech.
    pub cue: Option<Words>,
    /// The canonical name of who relays the words.
    pub via: Option<String>,
    /// The words that say who is addressed.
    pub addressee: Option<String>,
    /// The rule that decided the type.
    pub kind_rule: Option<String>,
    /// The rule that found the words which name the speaker.
    pub mention_rule: Option<String>,
    /// The rule that told whom those words mean.
    pub speaker_rule: Option<String>,
    /// Under what conditions the rules decided; `None` where that is not known.
    pub conditions: Option<Conditions>,
    /// The precision to expect, from 0 to 1, this article's own fold left out; `None` where it was
    /// not measured.
    pub confidence: Option<f64>,
}

/// Words of the article and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where they begin.
    pub start: u32,
    /// Just past their last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
}

/// What the rules say of every quoted span of an article, in reading order.
#[must_use]
pub fn predictions(article: &Article, annotated: &Annotated) -> Vec<Prediction> {
    let points = CodePoints::new(&article.text);
    let words = |span: Span| Words {
        start: points.at(span.start),
        end: points.at(span.end),
        text: span.of(&article.text).to_owned(),
    };
    let fold = Some(fold_of(&article.text));
    let name = |index: Option<u32>| index.map(|index| annotated.speakers[index as usize].name.clone());
    annotated
        .quotations
        .iter()
        .zip(&annotated.attributions)
        .map(|(quotation, attribution)| Prediction {
            start: points.at(quotation.span.start),
            end: points.at(quotation.span.end),
            is_inner: quotation.parent.is_some(),
            kind: Some(attribution.kind),
            speaker: name(attribution.speaker),
            mention: attribution.mention.map(|index| words(annotated.mentions[index as usize].span)),
            cue: attribution.cue.map(|index| words(annotated.cues[index as usize].span)),
            via: name(attribution.via),
            addressee: attribution.addressee.map(|span| span.of(&article.text).to_owned()),
            kind_rule: Some(attribution.kind_rule.to_owned()),
            mention_rule: attribution.mention_rule.map(str::to_owned),
            speaker_rule: attribution.speaker_rule.map(str::to_owned),
            conditions: Some(attribution.conditions),
            confidence: Precision::measured().confidence(&attribution.conditions, fold),
        })
        .collect()
}

#[cfg(test)]
pub(crate) use tests::by_hand;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::{Attribution, AttributionForm, Considered, Outcome, Reason};
    use crate::cue::Cue;
    use crate::layout::{Paragraph, Zone};
    use crate::mention::{Mention, MentionForm};
    use crate::quotation::{CloseMark, OpenMark, Quotation};
    use crate::speaker::{Gender, Speaker, SpeakerKind};

    fn find(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words");
        Span::new(start, start + words.len())
    }

    /// A small article with two quotations, annotated by hand.
    pub(crate) fn by_hand() -> (Article, Annotated) {
        let text = "Dam vote\nMara Oyelaran told reporters it was “a gift.” She left.\nNobody cheered the “gift” .\n";
        let article = Article { id: "valley/dam".to_owned(), text: text.to_owned(), ..Article::default() };
        let mut start = 0;
        let paragraphs = text
            .lines()
            .enumerate()
            .map(|(number, line)| {
                let span = Span::new(start, start + line.len());
                start += line.len() + 1;
                Paragraph { span, zone: if number == 0 { Zone::Title } else { Zone::Body } }
            })
            .collect();
        let quotation = |words: &str, paragraph| {
            let span = find(text, words);
            Quotation {
                span,
                inner: Span { start: span.start + 3, end: span.end - 3 },
                paragraph,
                open_mark: OpenMark::CurlyDouble,
                close_mark: Some(CloseMark::CurlyDouble),
                utterance: paragraph - 1,
                utterance_part: 1,
                parent: None,
            }
        };
        let mention = find(text, "Mara Oyelaran");
        let partial = Attribution {
            kind: QuotationType::Partial,
            speaker: Some(0),
            form: AttributionForm::Named,
            mention: Some(0),
            cue: Some(0),
            via: None,
            addressee: Some(find(text, "reporters")),
            kind_rule: "fragment",
            mention_rule: Some("told-before"),
            speaker_rule: Some("full-name"),
            conditions: Conditions::default(),
            confidence: None,
            n_candidates: 1,
            considered: vec![Considered {
                rule_id: "told-before",
                speaker: Some(0),
                outcome: Outcome::Chosen,
                reason: Reason::FirstToAnswer,
                span: Some(mention),
            }],
        };
        let scare = Attribution {
            kind: QuotationType::Scare,
            speaker: None,
            form: AttributionForm::None,
            mention: None,
            cue: None,
            addressee: None,
            kind_rule: "lone-term",
            mention_rule: None,
            speaker_rule: None,
            considered: Vec::new(),
            ..partial.clone()
        };
        let speaker = |name: &str, kind, description: Option<&str>| Speaker {
            name: name.to_owned(),
            kind,
            gender: Gender::Unknown,
            description: description.map(str::to_owned),
            mentions: Vec::new(),
        };
        let annotated = Annotated {
            paragraphs,
            sentences: Vec::new(),
            quotations: vec![quotation("“a gift.”", 1), quotation("“gift”", 2)],
            cues: vec![Cue { span: find(text, "told"), lemma: "tell" }],
            mentions: vec![Mention { span: mention, form: MentionForm::Name, speaker: Some(0) }],
            speakers: vec![
                speaker("Mara Oyelaran", SpeakerKind::Person, Some("the mayor")),
                speaker("council", SpeakerKind::Group, None),
            ],
            attributions: vec![partial, scare],
            problems: Vec::new(),
        };
        (article, annotated)
    }

    #[test]
    fn places_are_told_in_code_points() {
        let (article, annotated) = by_hand();
        let given = predictions(&article, &annotated);
        let characters: Vec<char> = article.text.chars().collect();
        let words =
            |start: u32, end: u32| characters[start as usize..end as usize].iter().collect::<String>();
        assert_eq!(words(given[0].start, given[0].end), "“a gift.”");
        assert_eq!(words(given[1].start, given[1].end), "“gift”");
        let mention = given[0].mention.as_ref().expect("a mention");
        assert_eq!(
            (words(mention.start, mention.end), mention.text.as_str()),
            ("Mara Oyelaran".to_owned(), "Mara Oyelaran")
        );
        assert_eq!(given[0].speaker.as_deref(), Some("Mara Oyelaran"));
        assert_eq!(given[0].addressee.as_deref(), Some("reporters"));
        assert_eq!((given[1].speaker.as_deref(), given[1].kind_rule.as_deref()), (None, Some("lone-term")));
    }
}
