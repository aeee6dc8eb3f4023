//! Evidence: what weaker mention rules would have answered, had the stronger one said nothing.

use std::cell::OnceCell;

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
/// agrees. `scene` gives the article with the final decisions.
///
/// It goes through the list rule by rule, and within a rule quotation by quotation: no answer here
/// depends on another one, and a rule is done sooner while the processor has it at hand.
pub(super) fn rejected(scene: &Scene, lists: &Lists) -> Vec<Vec<Rejected>> {
    let mut rejected: Vec<Vec<Rejected>> = scene.decisions.iter().map(|_| Vec::new()).collect();
    let speaker_rules = || speaker::RULES.iter().filter(|rule| !lists.leave_out(rule.id));
    // The rule must see the quotation as undecided but for its kind.
    let undecided: Vec<Decision> = scene
        .decisions
        .iter()
        .map(|decided| Decision { kind: decided.kind, ..Decision::default() })
        .collect();
    // Those that a rule of the list so far has decided; the others have been put to all rules.
    let mut behind: Vec<usize> = Vec::with_capacity(undecided.len());
    for rule in mention::RULES {
        if !lists.leave_out(rule.id) {
            for &asked in &behind {
                let decided = &scene.decisions[asked];
                let asks = |decision| Scene { decision, asked, head: OnceCell::new(), ..*scene };
                if let Some(answer) = (rule.find)(&asks(&undecided[asked]))
                    && let Some(words) = new_words(&answer, decided, &rejected[asked])
                {
                    let would_be = Decision { mention: Some((answer, rule.id)), ..undecided[asked].clone() };
                    let scene = asks(&would_be);
                    let means = speaker_rules().find_map(|rule| (rule.find)(&scene));
                    if !agrees(&means, decided) || words.is_some() && means.is_some() {
                        rejected[asked].push(Rejected { rule_id: rule.id, words, speaker: means });
                    }
                }
            }
        }
        let by_rule = |decided: &Decision| decided.mention.as_ref().is_some_and(|(_, id)| *id == rule.id);
        behind.extend((0..undecided.len()).filter(|asked| by_rule(&scene.decisions[*asked])));
    }
    rejected
}

/// The words that an answer rests on (`None` where it carries on another quotation), unless it names
/// nobody or another answer rests on them already.
fn new_words(answer: &MentionAnswer, decided: &Decision, rejected: &[Rejected]) -> Option<Option<Words>> {
    let words = match answer {
        MentionAnswer::Source(source) => source.words,
        MentionAnswer::CarriesOn(_) => return Some(None),
        MentionAnswer::Nobody => return None,
    };
    let taken = match &decided.mention {
        Some((MentionAnswer::Source(source), _)) => Some(source.words),
        _ => None,
    };
    let mut known = taken.into_iter().chain(rejected.iter().filter_map(|other| other.words));
    (!known.any(|other| overlap(words, other))).then_some(Some(words))
}

/// Whether the rejected words mean the one who was chosen, or nobody where nobody was.
fn agrees(means: &Option<SpeakerAnswer>, decided: &Decision) -> bool {
    match (means, &decided.speaker) {
        (Some(means), Some((chosen, _))) => same(means, chosen),
        (means, _) => means.is_none(),
    }
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
    use crate::attribution::{
        Annotated, Attribution, Lists, Outcome, Reason, annotate, annotate_with, attribute,
    };
    use crate::corpus::Article;

    const TEXT: &str = "Ana Voss was unmoved. “We go on,” said Mia Bell.";

    /// The rules that lost the last quotation, with whom each would have named.
    fn lost(text: &str, without: &[&str]) -> Vec<(&'static str, String)> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let without = without.iter().map(|id| (*id).to_owned()).collect();
        let lists = Lists { without, ..Lists::default() };
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
    fn whoever_wants_the_answers_alone_gets_the_same() {
        let article = Article { text: TEXT.to_owned(), ..Article::default() };
        let (all, alone) = (annotate(&article), attribute(&article));
        let (with, without) = (&all.attributions[0], &alone.attributions[0]);
        assert_eq!((with.n_candidates, without.n_candidates), (2, 1));
        assert_eq!(with.considered[..2].len(), without.considered.len());
        let answers = |a: &Attribution| (a.kind, a.speaker, a.mention, a.mention_rule, a.speaker_rule);
        assert_eq!(answers(with), answers(without));
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
