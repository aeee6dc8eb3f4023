//! The rules as a chapter of a grammar: what each looks for, examples, and how often it is right.
use std::fmt::Write;

use super::{BOLD, DIM, paint};
use crate::attribution::conditions::conditions;
use crate::attribution::confidence::{Count, Precision};
use crate::rule::{Rule, kind, mention, speaker};

const OPENING: &str = "A quotation in the news is a small grammar of its own: marks, words that announce speech, \
    and words that name somebody. sayso asks three questions of every span between quotation marks: What is \
    it? Which words name the one who says it? Whom do these words mean? For each there is a list of rules, \
    the strongest first, and the first rule that has an answer decides. So a rule may take for granted \
    that those before it in its list have found nothing.";

const MEASURED: &str = "Under each rule stands how often it was right on gold when it decided, with the number of \
    cases and the 95 % Wilson interval. A rule of the first list is right where the type is; one of the others \
    where the speaker is in the end, so that it answers for the rules it works with too. Of a rule of the second \
    list it is also told how often the words that it chose were the right ones, which more articles tell.";

const KIND: &str = "An utterance, a fragment in the reporter's sentence, a word held at arm's length, or the name \
    of a book. The list is gone through twice: first for what form alone tells, and again when it is known \
    whether words name a speaker. A span that no rule knows is taken to be a term (scare).";

const MENTION: &str = "The words are a noun phrase or a pronoun, mostly the subject of a verb of saying. The rules \
    are asked one after the other, each about all quotations of the article in reading order, so that a weaker \
    rule sees what the stronger ones have given the neighbours. A quotation that all of them leave alone is \
    nobody's.";

const SPEAKER: &str = "The words found are a name, a description or a pronoun, or there are none and the quotation \
    goes on with what somebody is saying. The quotations are asked about in reading order, each by the whole list.";

const CONFIDENCE: &str = "An attribution is right where the right words were found and rightly taken. How often the \
    words are right is counted by mention rule, and under each by cue, by length, and by whether they are a name, \
    a description or a pronoun. How often right words are rightly taken is counted by how plainly they attribute, and \
    under that by how they refer. The confidence is the first share times the second, and where the words are wrong a \
    small share that is right all the same; then it is put on a scale, for most of the articles counted have been \
    learned from, and in others less comes true, above all of what is less plainly attributed. A share of few cases leans on that of the coarser condition: as if so many \
    cases (40 for words, 10 for speakers) had been met as there. Under each condition stand the outcomes of all \
    attributions that meet it, and how often their words were the right ones. No condition decides anything.";

/// The manual of the rules and conditions in lines of at most `width` columns: all of them, or where
/// `only` is not empty those whose ids it holds.
#[must_use]
pub fn rules(only: &[String], width: usize) -> String {
    let mut manual = Manual { out: String::new(), width, only };
    if only.is_empty() {
        manual.heading("The grammar of a quotation");
        manual.text(0, OPENING);
        manual.text(0, MEASURED);
    }
    let precision = Precision::measured();
    manual.list(1, "What is it?", KIND, kind::RULES, |id| precision.kind_rule(id));
    manual.list(2, "Which words name the speaker?", MENTION, mention::RULES, |id| precision.outcomes(id));
    manual.list(3, "Whom do they mean?", SPEAKER, speaker::RULES, |id| precision.outcomes(id));
    manual.conditions(4, "How sure is it?", CONFIDENCE);
    manual.out
}

/// A manual as far as it is written.
struct Manual<'m> {
    out: String,
    width: usize,
    only: &'m [String],
}

impl Manual<'_> {
    fn heading(&mut self, words: &str) {
        let _ = writeln!(self.out, "{}\n", paint(BOLD, words));
    }

    /// A paragraph, indented, and an empty line.
    fn text(&mut self, indent: usize, words: &str) {
        self.lines(indent, "", words);
        self.out.push('\n');
    }

    /// Words broken into lines; the first line begins with `lead`, the others as far in.
    fn lines(&mut self, indent: usize, lead: &str, words: &str) {
        let inner = indent + lead.chars().count();
        let mut column = inner;
        let _ = write!(self.out, "{:indent$}{lead}", "");
        for (at, word) in words.split_whitespace().enumerate() {
            let length = word.chars().count();
            if at > 0 && column + 1 + length > self.width {
                let _ = write!(self.out, "\n{:inner$}", "");
                column = inner;
            } else if at > 0 {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(word);
            column += length;
        }
        self.out.push('\n');
    }

    fn list<Answer>(
        &mut self,
        number: usize,
        question: &str,
        opening: &str,
        rules: &[&Rule<Answer>],
        count: impl Fn(&str) -> Count,
    ) {
        self.chapter(number, question, opening);
        for (rank, rule) in rules.iter().enumerate() {
            if self.has(rule.id) {
                self.rule(&format!("{number}.{}", rank + 1), rule, count(rule.id));
            }
        }
    }

    fn conditions(&mut self, number: usize, question: &str, opening: &str) {
        self.chapter(number, question, opening);
        for (rank, (id, description)) in conditions().into_iter().enumerate() {
            if self.has(id) {
                let _ = writeln!(self.out, "{:<5} {}", format!("{number}.{}", rank + 1), paint(BOLD, id));
                self.lines(6, "", description);
                self.counts(id, Precision::measured().outcomes(id));
            }
        }
    }

    /// Whether the manual tells of this rule or condition.
    fn has(&self, id: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == id)
    }

    /// The heading and opening of a chapter, unless only some rules are asked for.
    fn chapter(&mut self, number: usize, question: &str, opening: &str) {
        if self.only.is_empty() {
            self.heading(&format!("{number}  {question}"));
            self.text(0, opening);
        }
    }

    /// How often a rule or condition was right, and how often its words were.
    fn counts(&mut self, id: &str, count: Count) {
        let _ = writeln!(self.out, "      {}", paint(DIM, &share("right in", count)));
        let words = Precision::measured().right_words(id);
        if words.n > 0 {
            let _ = writeln!(self.out, "      {}", paint(DIM, &share("words", words)));
        }
        self.out.push('\n');
    }

    fn rule<Answer>(&mut self, number: &str, rule: &Rule<Answer>, count: Count) {
        let _ = writeln!(self.out, "{number:<5} {}", paint(BOLD, rule.id));
        self.lines(6, "", rule.doc);
        for example in rule.fires {
            let answer = if example.answer.is_empty() { "nobody" } else { example.answer };
            self.lines(6, "+ ", &format!("{}  → {answer}", in_line(example.text)));
        }
        for text in rule.silent {
            self.lines(6, "– ", &in_line(text));
        }
        self.counts(rule.id, count);
    }
}

/// An example's text on one line, the borders of its paragraphs marked.
fn in_line(text: &str) -> String {
    text.split('\n').filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" ¶ ")
}

/// So many of so many, with the share and its interval.
fn share(what: &str, count: Count) -> String {
    match (count.share(), count.wilson()) {
        (Some(share), Some((low, high))) => format!(
            "{what} {} of {}: {:.1} % ({:.1} to {:.1})",
            count.right,
            count.n,
            100.0 * share,
            100.0 * low,
            100.0 * high
        ),
        _ => "not met on gold".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(styled: &str) -> String {
        anstream::adapter::strip_str(styled).to_string()
    }

    #[test]
    fn every_rule_is_in_the_manual_with_its_examples() {
        let manual = plain(&rules(&[], 100));
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let flat_manual = flat(&manual);
        for (id, doc) in kind::RULES
            .iter()
            .map(|rule| (rule.id, rule.doc))
            .chain(mention::RULES.iter().map(|rule| (rule.id, rule.doc)))
            .chain(speaker::RULES.iter().map(|rule| (rule.id, rule.doc)))
        {
            assert!(manual.contains(&format!(" {id}\n")), "{id}");
            assert!(flat_manual.contains(&flat(doc)), "{id}: {doc}");
        }
        for text in speaker::RULES.iter().flat_map(|rule| rule.silent) {
            assert!(flat_manual.contains(&flat(&format!("– {}", in_line(text)))), "{text}");
        }
        for (id, description) in conditions() {
            assert!(manual.contains(&format!(" {id}\n")) && flat_manual.contains(&flat(description)), "{id}");
        }
        assert!(manual.contains("      right in ") && manual.contains("      words "), "{manual}");
    }

    #[test]
    fn lines_are_as_narrow_as_asked_for() {
        for width in [50, 100] {
            for line in plain(&rules(&[], width)).lines() {
                assert!(line.chars().count() <= width, "{line}");
            }
        }
    }

    #[test]
    fn one_rule_can_be_asked_for() {
        let one = plain(&rules(&["surname".to_owned()], 100));
        assert!(one.starts_with("3.") && one.contains(" surname\n"), "{one}");
        assert!(!one.contains("full-name\n") && !one.contains("Whom do they mean?"), "{one}");
    }
}
