//! A headline that quotes what somebody says further down.

use crate::layout::Zone;
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "headline-echo",
    doc: "A quotation in a headline, a heading or a caption whose words stand again in a quotation of the text: \
          the one who says them there says them here.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let zone = |q: usize| scene.layout.paragraphs[scene.quotations[q].paragraph as usize].zone;
    if !matches!(zone(scene.asked), Zone::Title | Zone::Subheading | Zone::Caption) {
        return None;
    }
    let bare = |q: usize| {
        let words = scene.quotations[q].inner.of(scene.text);
        words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    let own = bare(scene.asked);
    if own.len() < 4 {
        return None;
    }
    let text = (0..scene.quotations.len())
        .find(|q| *q != scene.asked && zone(*q) == Zone::Body && bare(*q).contains(&own))?;
    Some(MentionAnswer::CarriesOn(text as u32))
}
