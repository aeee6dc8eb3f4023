//! Attribution: runs the rule lists over an article and records who says what, and why.
use std::cell::OnceCell;

use self::conditions::Conditions;
use self::record::Recorder;
use crate::corpus::Article;
use crate::cue::Cue;
use crate::layout::{Layout, Paragraph, lay_out, paragraphs};
use crate::lexicon::{Tag, Traits};
use crate::mention::Mention;
use crate::mention::Name;
pub use crate::quotation::QuotationType;
use crate::quotation::{PairingProblem, PairingProblemKind, Quotation, find_quotations};
use crate::rule::{
    Decision, Findings, MentionAnswer, Place, Rule, Scene, SpeakerAnswer, Wordings, kind, mention, speaker,
};
use crate::speaker::role::LastRole;
use crate::speaker::{Cast, Speaker};
use crate::syntax::Frames;
use crate::text::Span;

pub mod conditions;
pub mod confidence;
pub mod scale;
mod evidence;
mod record;

choice! {
    /// By what words the speaker is given.
    pub enum AttributionForm {
        /// A name beside the quotation ("Mara Oyelaran", "Ms. Oyelaran").
        Named = "named",
        /// A description beside the quotation ("the senior official").
        Description = "description",
        /// A pronoun beside the quotation ("she").
        Pronoun = "pronoun",
        /// No words of its own: it carries on what somebody is saying.
        CarriedOn = "carried_on",
        /// Nobody in the text says it.
        None = "none",
    }
}

choice! {
    /// What became of a candidate that a rule looked at.
    pub enum Outcome {
        /// The rule's answer, recorded in `quotations`.
        Chosen = "chosen",
        /// Looked at and not taken.
        Rejected = "rejected",
    }
}

choice! {
    /// Why a candidate was chosen or rejected.
    pub enum Reason {
        /// The first rule of its list that had an answer.
        FirstToAnswer = "first_to_answer",
        /// A stronger rule had answered already.
        StrongerRule = "stronger_rule",
        /// Gender, number or kind do not fit the words.
        Disagrees = "disagrees",
        /// Another candidate is nearer, or more often spoken of.
        LessSalient = "less_salient",
        /// An override in the annotations names another speaker.
        Override = "override",
        /// The confidence is below the one asked for, or was not measured; the speaker is left out.
        BelowConfidence = "below_confidence",
    }
}

choice! {
    /// What could not be read or paired.
    pub enum ProblemCode {
        /// An opening mark has no partner and no paragraph after it carries the quotation on.
        UnclosedQuotation = "unclosed_quotation",
        /// A closing mark has no opening one.
        StrayClosingMark = "stray_closing_mark",
        /// The article holds no words.
        EmptyArticle = "empty_article",
        /// A file could not be read.
        UnreadableFile = "unreadable_file",
        /// A file is not text in the encoding that was asked for.
        NotText = "not_text",
        /// A record of the sidecar table fits no article or is malformed.
        MetadataRecord = "metadata_record",
        /// The article is larger than sayso takes.
        TooLarge = "too_large",
        /// An override fits no quotation.
        OverrideUnmatched = "override_unmatched",
        /// The rules broke down over the article, which is a fault of sayso: it has no quotations here.
        NotAttributed = "not_attributed",
        /// The text shows signs of damage, such as HTML tags and entities or question marks in place of
        /// quotation marks, or has marks that sayso does not read: quotations may be missing.
        DamagedText = "damaged_text",
    }
}

choice! {
    /// How grave a problem is.
    pub enum Severity {
        /// Good to know; nothing is lost.
        Note = "note",
        /// Something may be wrong in the tables.
        Warning = "warning",
        /// Something is missing from the tables.
        Error = "error",
    }
}

/// Something that could not be read or paired: never silent, never fatal.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What sort of problem.
    pub code: ProblemCode,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the text, if somewhere.
    pub span: Option<Span>,
    /// What happened, a sentence.
    pub message: String,
}

/// What stands in place of a rule's id where a person insists on the speaker.
pub const OVERRIDE: &str = "override";

/// One thing that a rule looked at for one quotation.
#[derive(Clone, Debug)]
pub struct Considered {
    /// The rule.
    pub rule_id: &'static str,
    /// Index of the speaker it stands for, where there is one.
    pub speaker: Option<u32>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The words looked at, where there are some.
    pub span: Option<Span>,
}

/// Who says a quotation, and on what evidence.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What the span is.
    pub kind: QuotationType,
    /// Index of the speaker; `None` where nobody in the text says it.
    pub speaker: Option<u32>,
    /// By what words the speaker is given.
    pub form: AttributionForm,
    /// Index of the mention that names the speaker beside the quotation.
    pub mention: Option<u32>,
    /// Index of the cue.
    pub cue: Option<u32>,
    /// Index of the speaker who relays the words.
    pub via: Option<u32>,
    /// The words that say who is addressed.
    pub addressee: Option<Span>,
    /// The rule that decided the type.
    pub kind_rule: &'static str,
    /// The rule that found the words which name the speaker.
    pub mention_rule: Option<&'static str>,
    /// The rule that told whom those words mean.
    pub speaker_rule: Option<&'static str>,
    /// The conditions that its confidence depends on.
    pub conditions: Conditions,
    /// The measured precision of these rules under these conditions; `None` where not measured.
    pub confidence: Option<f64>,
    /// How many different speakers were considered.
    pub n_candidates: u32,
    /// What was considered, strongest first.
    pub considered: Vec<Considered>,
}

/// An article with everything found in it. Indexes point into these lists.
pub struct Annotated {
    /// Paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The spans of the sentences, in reading order; they lie inside paragraphs.
    pub sentences: Vec<Span>,
    /// Quoted spans in reading order.
    pub quotations: Vec<Quotation>,
    /// The cues that attributions rest on.
    pub cues: Vec<Cue>,
    /// Mentions in reading order.
    pub mentions: Vec<Mention>,
    /// The article's people and bodies, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// One for each quotation, in the same order.
    pub attributions: Vec<Attribution>,
    /// What could not be read or paired.
    pub problems: Vec<Problem>,
}

/// Finds every quoted span of an article and says who said it and on what evidence.
///
/// A pure function of the article: no text can make it fail, and the same text gives the same
/// answer.
#[must_use]
pub fn annotate(article: &Article) -> Annotated {
    annotate_with(article, &Lists::default())
}

/// [`annotate`] for whoever wants the answers alone: who says what, by which rules, from which words.
///
/// What weaker rules would have answered instead is not looked for, which is a good part of the work,
/// so [`Attribution::considered`] and [`Attribution::n_candidates`] know only of what was chosen and
/// of whom a pronoun would have meant second.
#[must_use]
pub fn attribute(article: &Article) -> Annotated {
    annotate_with(article, &Lists { alternatives: false, ..Lists::default() })
}

/// The rule lists that an article is annotated with.
pub struct Lists {
    /// Rules left out, by id: what a rule is worth shows when it is missing.
    pub without: Vec<String>,
    /// Whether to tell what weaker rules would have answered.
    pub alternatives: bool,
}

impl Default for Lists {
    fn default() -> Self {
        Lists { without: Vec::new(), alternatives: true }
    }
}

impl Lists {
    /// Whether the rule of this id is left out.
    fn leave_out(&self, id: &str) -> bool {
        self.without.iter().any(|other| other == id)
    }
}

/// [`annotate`], with a choice of rules.
#[must_use]
pub fn annotate_with(article: &Article, lists: &Lists) -> Annotated {
    let text = article.text.as_str();
    let layout = lay_out(text, paragraphs(text));
    let found = find_quotations(text, &layout.paragraphs);
    let quotations = found.quotations;
    let frames = Frames::new(text, &layout, &quotations);
    let mut cast = Cast::gather(text, &layout, &quotations, article.metadata.byline.as_deref());
    let mut decisions = vec![Decision::default(); quotations.len()];
    let places = Place::all(&frames, &quotations);
    let wordings = Wordings::new(text, &quotations);
    let findings = Findings {
        text,
        layout: &layout,
        quotations: &quotations,
        wordings: &wordings,
        places: &places,
        frames: &frames,
        cast: &cast,
        last_role: LastRole::default(),
    };
    let run = Run { findings: &findings, lists };
    run.decide(kind::BY_FORM, &mut decisions, |d| &mut d.kind);
    run.decide(mention::RULES, &mut decisions, |d| &mut d.mention);
    run.complete(&mut decisions);
    settle_names(&layout, &cast, &mut decisions);
    for decision in &mut decisions {
        decision.mention.get_or_insert((MentionAnswer::Nobody, "nobody"));
    }
    run.decide(kind::BY_SPEAKER, &mut decisions, |d| &mut d.kind);
    run.decide_in_order(speaker::RULES, &mut decisions);
    let problems = found.problems.iter().map(pairing_problem).collect();
    let rejected = run.rejected(&decisions);
    let speakers = std::mem::take(&mut cast.speakers);
    let recorder = Recorder::new(text, &layout, &cast, speakers, &wordings, &decisions, &rejected);
    recorder.finish(quotations, problems)
}

/// Where a description leads up to a name ("the secretary of state Ana Voss"), the name is the head.
fn settle_names(layout: &Layout, cast: &Cast, decisions: &mut [Decision]) {
    for decision in decisions {
        let Some((MentionAnswer::Source(source), _)) = &mut decision.mention else { continue };
        let office = layout.tokens[source.head as usize].has(Traits::TITLE | Traits::PERSON_ROLE);
        if !office && cast.name_at(source.head).is_some_and(|n| n.speaker != u32::MAX) {
            continue;
        }
        let at = cast.names.partition_point(|n| n.first <= source.head);
        let between = |name: &Name| {
            let gap = &layout.tokens[source.head as usize + 1..name.first as usize];
            let honoured = layout.tokens[name.lead as usize].has(Traits::HONORIFIC)
                || name.lead < name.first
                    && layout.tokens[name.first as usize - 1].has(Traits::TITLE | Traits::PERSON_ROLE);
            let before = &layout.tokens[(name.lead as usize).saturating_sub(1)];
            office
                && gap.len() <= 5
                && gap.iter().all(|t| t.shape.is_capital() || matches!(t.known().tags[0], Tag::Preposition))
                // "a woman from Norway", "an ally of Dame Ada", "an aide for Mayor Voss": the name hangs on the preposition.
                && gap.last().is_none_or(|t| !matches!(t.known().tags[0], Tag::Preposition))
                && !(honoured && matches!(before.known().tags[0], Tag::Preposition))
        };
        let Some(name) = cast.names.get(at) else { continue };
        // "One clerk, Voss recalled, told him": she tells of him in passing.
        let told = (source.head + 1..name.first).any(|at| layout.tokens[at as usize].tag == Tag::Comma)
            && layout.tokens.get(name.last as usize).is_some_and(|t| t.known().cue_verb != 0)
            && layout.tokens.get(name.last as usize + 1).is_some_and(|t| t.tag == Tag::Comma);
        if told {
            continue;
        }
        let leads = (name.lead <= source.head || between(name)) && name.speaker != u32::MAX && !name.quoted;
        let one_sentence = layout.sentence_at(layout.tokens[name.first as usize].span.start)
            == layout.sentence_at(layout.tokens[source.head as usize].span.start);
        if leads && one_sentence {
            source.words.first = source.words.first.min(name.lead);
            source.words.last = name.last;
            source.head = name.last - 1;
        }
    }
}

/// A mark that pairs with nothing or is lost, as a problem of the article.
fn pairing_problem(problem: &PairingProblem) -> Problem {
    let (code, message) = match problem.kind {
        PairingProblemKind::UnclosedQuotation => (
            ProblemCode::UnclosedQuotation,
            "An opening mark has no closing one, and the next paragraph does not carry the quotation on; it is taken to end with its paragraph.",
        ),
        PairingProblemKind::StrayClosingMark => {
            (ProblemCode::StrayClosingMark, "A closing mark has no opening one before it in its paragraph.")
        }
        PairingProblemKind::HtmlEntity => (
            ProblemCode::DamagedText,
            "Characters are written as HTML entities, which are not read, quotation marks or others: decode the text (Python: html.unescape).",
        ),
        PairingProblemKind::HtmlMarkup => (
            ProblemCode::DamagedText,
            "The text is a page of HTML, whose tags and entities are not read: extract the text (Python: bs4.BeautifulSoup(page, \"html.parser\").get_text(\"\\n\")).",
        ),
        PairingProblemKind::QuestionMarks => (
            ProblemCode::DamagedText,
            "Question marks seem to stand in place of quotation marks, which are lost: convert the original again.",
        ),
        PairingProblemKind::Misread => (
            ProblemCode::DamagedText,
            "Marks were read in another encoding than they were written in: convert the original again.",
        ),
        PairingProblemKind::Lost => (
            ProblemCode::DamagedText,
            "The character U+FFFD stands in place of characters that are lost: convert the original again.",
        ),
        PairingProblemKind::UnreadMark => (
            ProblemCode::DamagedText,
            "A mark of this form is not read as a quotation mark: replace it where it is one.",
        ),
    };
    Problem { code, severity: Severity::Warning, span: Some(problem.span), message: message.to_owned() }
}

/// One run of the rules over one article.
struct Run<'a> {
    findings: &'a Findings<'a>,
    lists: &'a Lists,
}

impl Run<'_> {
    /// What a rule may look at when it is asked about a quotation.
    fn scene<'s>(&'s self, decisions: &'s [Decision], asked: usize) -> Scene<'s> {
        let decision = &decisions[asked];
        Scene { findings: self.findings, decisions, decision, asked, head: OnceCell::new() }
    }

    /// What weaker mention rules would have answered, quotation by quotation.
    fn rejected(&self, decisions: &[Decision]) -> Vec<Vec<evidence::Rejected>> {
        if decisions.is_empty() || !self.lists.alternatives {
            return decisions.iter().map(|_| Vec::new()).collect();
        }
        evidence::rejected(&self.scene(decisions, 0), self.lists)
    }

    /// Adds who relays and who is addressed to the sources found, in reading order.
    fn complete(&self, decisions: &mut [Decision]) {
        for asked in 0..decisions.len() {
            let Some((MentionAnswer::Source(source), id)) = decisions[asked].mention.clone() else {
                continue;
            };
            let mut source = source;
            let scene = self.scene(decisions, asked);
            mention::complete(&scene, &mut source);
            decisions[asked].mention = Some((MentionAnswer::Source(source), id));
        }
    }

    /// Goes through a list rule by rule, and within a rule quotation by quotation.
    fn decide<Answer>(
        &self,
        rules: &[&Rule<Answer>],
        decisions: &mut [Decision],
        slot: fn(&mut Decision) -> &mut Option<(Answer, &'static str)>,
    ) {
        let mut undecided: Vec<usize> =
            (0..decisions.len()).filter(|asked| slot(&mut decisions[*asked]).is_none()).collect();
        for rule in rules {
            if self.lists.leave_out(rule.id) {
                continue;
            }
            undecided.retain(|&asked| {
                let answer = (rule.find)(&self.scene(decisions, asked));
                let silent = answer.is_none();
                if let Some(answer) = answer {
                    *slot(&mut decisions[asked]) = Some((answer, rule.id));
                }
                silent
            });
        }
    }

    /// Goes through the quotations in reading order, and for each through the list, so that a
    /// quotation that carries another one on finds that one's speaker decided.
    fn decide_in_order(&self, rules: &[&Rule<SpeakerAnswer>], decisions: &mut [Decision]) {
        // A headline may carry on what is said further down, and waits for it.
        let later = |asked: &usize| matches!(decisions[*asked].mention, Some((MentionAnswer::CarriesOn(on), _)) if on as usize > *asked);
        let (waiting, ready): (Vec<usize>, Vec<usize>) = (0..decisions.len()).partition(later);
        for asked in ready.into_iter().chain(waiting) {
            let scene = self.scene(decisions, asked);
            let answer = rules
                .iter()
                .filter(|rule| !self.lists.leave_out(rule.id))
                .find_map(|rule| (rule.find)(&scene).map(|answer| (answer, rule.id)));
            decisions[asked].speaker = answer;
        }
    }
}
