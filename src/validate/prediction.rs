//! What sayso says of a quoted span, in the terms of gold.
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
    let name = |index: Option<u32>| index.map(|index| annotated.speakers[index as usize].name.clone());
    annotated
        .quotations
        .iter()
        .zip(&annotated.attributions)
        .map(|(quotation, attribution)| Prediction {
            start: points.at(quotation.span.start),
            end: points.at(quotation.span.end),
            kind: Some(attribution.kind),
            speaker: name(attribution.speaker),
            mention: attribution.mention.map(|index| words(annotated.mentions[index as usize].span)),
            cue: attribution.cue.map(|index| words(annotated.cues[index as usize].span)),
            via: name(attribution.via),
            addressee: attribution.addressee.map(|span| span.of(&article.text).to_owned()),
            kind_rule: Some(attribution.kind_rule.to_owned()),
            mention_rule: attribution.mention_rule.map(str::to_owned),
            speaker_rule: attribution.speaker_rule.map(str::to_owned),
        })
        .collect()
}
