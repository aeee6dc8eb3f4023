//! Evidence: what weaker mention rules would have answered, had the stronger one said nothing.

use super::Lists;
use crate::rule::{Decision, MentionAnswer, Scene, SpeakerAnswer, Words, mention, speaker};

/// The answer of a rule that came too late.
pub(super) struct Rejected {
    /// The mention rule.
    pub(super) rule_id: &'static str,
    /// The words it would have chosen; `None` where it would have carried on another quotation.
    pub(super) words: Option<Words>,
    /// Whom those words mean, as the list of speaker rules says.
    pub(super) speaker: Option<SpeakerAnswer>,
}

/// Asks, for every quotation, the rules of the mention list behind the one that decided: one list
/// for each quotation, strongest first, each wording once.
///
/// A rule that would have chosen the same words, or gone on with the same speaker, is left out: it
/// agrees. `scene` gives the article; its decisions are replaced by `decisions`, which must be
/// final and come back as they were.
pub(super) fn rejected(scene: &Scene, lists: &Lists, decisions: &mut [Decision]) -> Vec<Vec<Rejected>> {
    (0..decisions.len()).map(|asked| of_one(scene, lists, decisions, asked)).collect()
}

fn of_one(scene: &Scene, lists: &Lists, decisions: &mut [Decision], asked: usize) -> Vec<Rejected> {
    let mut found: Vec<Rejected> = Vec::new();
    // A quotation that no rule decided has been put to all of them already.
    let chosen = decisions[asked].mention.as_ref().map_or("", |(_, rule)| *rule);
    let Some(place) = mention::RULES.iter().position(|rule| rule.id == chosen) else { return found };
    // The rules must see the quotation as undecided, for they look at their neighbours' decisions.
    let mention = decisions[asked].mention.take();
    let speaker = decisions[asked].speaker.take();
    let taken = match &mention {
        Some((MentionAnswer::Source(source), _)) => Some(source.words),
        _ => None,
    };
    for rule in &mention::RULES[place + 1..] {
        if lists.without.iter().any(|id| id == rule.id) {
            continue;
        }
        let answer = (rule.find)(&Scene { decisions, asked, ..*scene });
        let words = match &answer {
            Some(MentionAnswer::Source(source)) => Some(source.words),
            Some(MentionAnswer::CarriesOn(_)) => None,
            Some(MentionAnswer::Nobody) | None => continue,
        };
        let known = taken.into_iter().chain(found.iter().filter_map(|other| other.words));
        if words.is_some_and(|words| known.into_iter().any(|other| overlap(words, other))) {
            continue;
        }
        decisions[asked].mention = answer.map(|answer| (answer, rule.id));
        let means = {
            let scene = Scene { decisions, asked, ..*scene };
            let rules = speaker::RULES.iter().filter(|rule| !lists.without.iter().any(|id| id == rule.id));
            rules.into_iter().find_map(|rule| (rule.find)(&scene))
        };
        decisions[asked].mention = None;
        let agrees = match (&means, speaker.as_ref().map(|(answer, _)| answer)) {
            (Some(means), Some(chosen)) => same(means, chosen),
            (means, _) => means.is_none(),
        };
        if !agrees || words.is_some() && means.is_some() {
            found.push(Rejected { rule_id: rule.id, words, speaker: means });
        }
    }
    decisions[asked].mention = mention;
    decisions[asked].speaker = speaker;
    found
}

fn overlap(a: Words, b: Words) -> bool {
    a.first < b.last && b.first < a.last
}

/// Whether two answers mean one speaker.
pub(super) fn same(a: &SpeakerAnswer, b: &SpeakerAnswer) -> bool {
    match (a, b) {
        (SpeakerAnswer::Known(a), SpeakerAnswer::Known(b)) => a == b,
        (
            SpeakerAnswer::Described { name: a, kind: x, .. },
            SpeakerAnswer::Described { name: b, kind: y, .. },
        ) => a == b && x == y,
        (SpeakerAnswer::Nobody, SpeakerAnswer::Nobody) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::{Annotated, Lists, Outcome, Reason, annotate_with};
    use crate::corpus::Article;

    const TEXT: &str = "Ana Voss was unmoved. “We go on,” said Mia Bell.";

    /// The rules that lost the last quotation, with whom each would have named.
    fn lost(text: &str, without: &[&str]) -> Vec<(&'static str, String)> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let lists = Lists { without: without.iter().map(|id| (*id).to_owned()).collect() };
        let found: Annotated = annotate_with(&article, &lists);
        let said = found.attributions.last().expect("a quotation");
        let name = |speaker: Option<u32>| {
            speaker.map_or("", |s| found.speakers[s as usize].name.as_str()).to_owned()
        };
        said.considered
            .iter()
            .filter(|c| c.outcome == Outcome::Rejected && c.reason == Reason::StrongerRule)
            .map(|c| (c.rule_id, name(c.speaker)))
            .collect()
    }

    #[test]
    fn a_weaker_rule_with_another_answer_is_told() {
        assert_eq!(lost(TEXT, &[]), [("lead-sentence", "Ana Voss".to_owned())]);
    }

    #[test]
    fn a_rule_that_is_left_out_is_not_asked() {
        assert_eq!(lost(TEXT, &["lead-sentence"]), []);
    }

    #[test]
    fn a_weaker_rule_that_agrees_is_left_out() {
        assert_eq!(lost("“We go on,” said Mia Bell. “We do.”", &[]), []);
    }

    #[test]
    fn what_nobody_says_shows_who_might_have() {
        let title = "Ana Voss wrote the song “Harbour Lights” in 1981.";
        assert_eq!(lost(title, &[]), [("said-before", "Ana Voss".to_owned())]);
    }

    #[test]
    fn the_question_leaves_no_trace_in_the_answers() {
        let article = Article { text: format!("{TEXT} “We do.”"), ..Article::default() };
        let found = annotate_with(&article, &Lists::default());
        let rules: Vec<_> = found.attributions.iter().map(|a| (a.mention_rule, a.speaker)).collect();
        assert_eq!(rules[0].0, Some("said-after-inverted"));
        assert_eq!(rules[1].0, Some("reported-before"));
        assert_eq!(rules[0].1, rules[1].1);
    }
}
