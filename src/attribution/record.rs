//! Recording: what the rules decided becomes the lists of an annotated article.

use super::conditions::{Conditions, CueCondition, LengthCondition, ReferenceCondition};
use super::confidence::stated;
use super::evidence::Rejected;
use super::{Annotated, Attribution, AttributionForm, Considered, Outcome, Problem, QuotationType, Reason};
use crate::cue::Cue;
use crate::layout::Layout;
use crate::mention::{Gender, Mention, MentionForm, Name};
use crate::quotation::Quotation;
use crate::rule::{Decision, MentionAnswer, Source, SpeakerAnswer, Wordings, Words};
use crate::speaker::cast::Target;
use crate::speaker::describe::{Description, describe};
use crate::speaker::{Cast, Speaker, SpeakerKind};
use crate::text::Span;

/// Collects speakers, mentions and attributions.
pub(super) struct Recorder<'a> {
    text: &'a str,
    layout: &'a Layout,
    cast: &'a Cast,
    speakers: Vec<Speaker>,
    mentions: Vec<Mention>,
    cues: Vec<Cue>,
    attributions: Vec<Attribution>,
}

impl<'a> Recorder<'a> {
    /// Begins with the names and pronouns of the cast, whose speakers are handed over.
    pub(super) fn new(
        text: &'a str,
        layout: &'a Layout,
        cast: &'a Cast,
        speakers: Vec<Speaker>,
        wordings: &Wordings,
        decisions: &[Decision],
        rejected: &[Vec<Rejected>],
    ) -> Self {
        let mut recorder = Recorder {
            text,
            layout,
            cast,
            speakers,
            mentions: Vec::with_capacity(cast.names.len() + cast.references.len() + decisions.len()),
            cues: Vec::new(),
            attributions: Vec::with_capacity(decisions.len()),
        };
        // Names come first and pronouns second, so that a place in either list is a place here.
        for name in &cast.names {
            let span = Words { first: name.lead.min(name.first), last: name.last }.span(layout);
            let speaker = (name.speaker != u32::MAX).then_some(name.speaker);
            recorder.mentions.push(Mention { span, form: recorder.form(name), speaker });
        }
        for reference in &cast.references {
            let span = layout.tokens[reference.token as usize].span;
            recorder.mentions.push(Mention {
                span,
                form: if reference.pronoun { MentionForm::Pronoun } else { MentionForm::Description },
                speaker: reference.speaker(),
            });
        }
        for decision in decisions {
            let attribution = recorder.attribution(decision);
            recorder.attributions.push(attribution);
        }
        for (index, _) in decisions.iter().enumerate() {
            let conditions = recorder.conditions(decisions, index, wordings.of(index).words);
            let attribution = &mut recorder.attributions[index];
            attribution.conditions = conditions;
            attribution.confidence = stated(&conditions);
        }
        // Only now are all the speakers known whom a rejected answer may mean.
        for (index, rejected) in rejected.iter().enumerate() {
            recorder.reject(index, rejected);
        }
        recorder
    }

    /// Puts the lists in reading order.
    pub(super) fn finish(mut self, quotations: Vec<Quotation>, problems: Vec<Problem>) -> Annotated {
        let mut order: Vec<u32> = (0..self.mentions.len() as u32)
            .filter(|m| self.mentions[*m as usize].speaker.is_some())
            .collect();
        order.sort_by_key(|m| (self.mentions[*m as usize].span, *m));
        let mut place = vec![u32::MAX; self.mentions.len()];
        let mut named = vec![0; self.speakers.len()];
        for speaker in self.mentions.iter().filter_map(|mention| mention.speaker) {
            named[speaker as usize] += 1;
        }
        for (speaker, count) in self.speakers.iter_mut().zip(named) {
            speaker.mentions.reserve_exact(count);
        }
        let mut mentions = Vec::with_capacity(order.len());
        for (new, old) in order.iter().enumerate() {
            place[*old as usize] = new as u32;
            let mention = self.mentions[*old as usize].clone();
            if let Some(speaker) = mention.speaker {
                self.speakers[speaker as usize].mentions.push(new as u32);
            }
            mentions.push(mention);
        }
        for attribution in &mut self.attributions {
            attribution.mention = attribution.mention.map(|m| place[m as usize]).filter(|m| *m != u32::MAX);
        }
        Annotated {
            sentences: self.layout.sentences.iter().map(|s| s.span).collect(),
            paragraphs: self.layout.paragraphs.clone(),
            quotations,
            cues: self.cues,
            mentions,
            speakers: self.speakers,
            attributions: self.attributions,
            problems,
        }
    }

    fn form(&self, name: &Name) -> MentionForm {
        let group = name.speaker != u32::MAX
            && self.speakers[name.speaker as usize].kind == SpeakerKind::Group
            && !self.layout.tokens[name.first as usize].shape.is_all_capitals();
        if name.n_parts >= 2 || group { MentionForm::Name } else { MentionForm::ShortName }
    }

    fn attribution(&mut self, decision: &Decision) -> Attribution {
        let (kind, kind_rule) = decision.kind.unwrap_or((QuotationType::Scare, "ungoverned"));
        let mut attribution = Attribution {
            kind,
            speaker: None,
            form: AttributionForm::None,
            mention: None,
            cue: None,
            via: None,
            addressee: None,
            kind_rule,
            mention_rule: decision.mention.as_ref().map(|(_, rule)| *rule),
            speaker_rule: decision.speaker.as_ref().map(|(_, rule)| *rule),
            conditions: Conditions::default(),
            confidence: None,
            n_candidates: 0,
            considered: Vec::with_capacity(3), // mostly two rules, and one who comes second
        };
        attribution.speaker = match &decision.speaker {
            Some((SpeakerAnswer::Known(speaker), _)) => Some(*speaker),
            Some((SpeakerAnswer::Described { name, kind, gender }, _)) => {
                Some(self.described(name, *kind, *gender))
            }
            _ => None,
        };
        match decision.mention.as_ref().map(|(answer, _)| answer) {
            Some(MentionAnswer::Source(source)) if attribution.speaker.is_some() => {
                self.named_beside(source, &mut attribution);
            }
            Some(MentionAnswer::CarriesOn(_)) if attribution.speaker.is_some() => {
                attribution.form = AttributionForm::CarriedOn;
            }
            _ => {}
        }
        self.consider(decision, &mut attribution);
        attribution
    }

    /// The quotation where what this one carries on began; itself where it carries on none.
    fn beginning(decisions: &[Decision], asked: usize) -> usize {
        let mut at = asked;
        // Quotations may carry each other on in a circle, where an article is odd enough.
        for _ in 0..decisions.len() {
            match decisions[at].mention {
                Some((MentionAnswer::CarriesOn(before), _)) => at = before as usize,
                _ => break,
            }
        }
        at
    }

    /// The conditions of an attribution, of a quotation of so many words.
    fn conditions(&self, decisions: &[Decision], asked: usize, words: u32) -> Conditions {
        let attribution = &self.attributions[asked];
        let begun = &self.attributions[Self::beginning(decisions, asked)];
        let cue = attribution.cue.map(|cue| self.cues[cue as usize].lemma);
        let reference = attribution.speaker.map(|speaker| {
            let kind = self.speakers[speaker as usize].kind;
            ReferenceCondition::of(begun.form, kind, begun.speaker_rule.unwrap_or_default())
        });
        Conditions {
            kind_rule: attribution.kind_rule,
            mention_rule: attribution.mention_rule.unwrap_or_default(),
            speaker_rule: attribution.speaker_rule.unwrap_or_default(),
            form: attribution.form,
            carried_form: (attribution.form == AttributionForm::CarriedOn).then_some(begun.form),
            cue: CueCondition::of(cue),
            length: LengthCondition::of(words),
            reference,
        }
    }

    /// Records the words beside the quotation: mention, cue, relayer, addressee.
    fn named_beside(&mut self, source: &Source, attribution: &mut Attribution) {
        let span = source.words.span(self.layout);
        let mention = self.mention(source, span, attribution.speaker);
        attribution.form = match self.mentions[mention as usize].form {
            MentionForm::Name | MentionForm::ShortName => AttributionForm::Named,
            MentionForm::Description => AttributionForm::Description,
            MentionForm::Pronoun => AttributionForm::Pronoun,
        };
        attribution.mention = Some(mention);
        if let Some(cue) = &source.cue {
            attribution.cue = Some(self.cues.len() as u32);
            self.cues.push(Cue { span: cue.words.span(self.layout), lemma: cue.lemma });
        }
        attribution.addressee = source.addressee.map(|words| words.span(self.layout));
        attribution.via =
            source.via.and_then(|words| self.relayer(words)).filter(|via| Some(*via) != attribution.speaker);
    }

    /// The mention that these words are: one of the cast's, or a new description.
    fn mention(&mut self, source: &Source, span: Span, speaker: Option<u32>) -> u32 {
        let names = &self.cast.names;
        let at = names.partition_point(|n| n.last <= source.head);
        if names.get(at).is_some_and(|n| n.first <= source.head) {
            self.mentions[at].span = span;
            self.mentions[at].speaker = speaker;
            return at as u32;
        }
        if let Ok(at) = self.cast.references.binary_search_by_key(&source.head, |r| r.token) {
            let at = names.len() + at;
            self.mentions[at].speaker = speaker;
            if self.mentions[at].form == MentionForm::Description {
                self.mentions[at].span = span;
            }
            return at as u32;
        }
        if let Some(at) = self.mentions.iter().skip(names.len()).position(|m| m.span == span) {
            return (names.len() + at) as u32;
        }
        let one = source.words.last - source.words.first == 1;
        let word = self.layout.tokens[source.head as usize].known().tags[0];
        let pronoun = one
            && matches!(
                word,
                crate::lexicon::Tag::Pronoun | crate::lexicon::Tag::Possessive | crate::lexicon::Tag::Wh
            );
        let form = if pronoun { MentionForm::Pronoun } else { MentionForm::Description };
        self.mentions.push(Mention { span, form, speaker });
        self.mentions.len() as u32 - 1
    }

    /// Who the words that name a relayer mean.
    fn relayer(&mut self, words: Words) -> Option<u32> {
        // "Russia's Tass news agency": the last name among the words.
        let mut names = self.cast.names_in(words.first, words.last);
        if let Some(name) = names.rfind(|n| n.speaker != u32::MAX && !n.genitive) {
            return Some(name.speaker);
        }
        if let Some(reference) = self.cast.reference_at(words.last - 1) {
            return reference.speaker();
        }
        let what = Description { first: words.first, last: words.last, head: words.last - 1 };
        let described = describe(self.text, self.layout, what);
        (!described.name.is_empty())
            .then(|| self.described(&described.name, described.kind, described.gender))
    }

    /// The speaker with this description, added where there is none yet.
    fn described(&mut self, name: &str, kind: SpeakerKind, gender: Gender) -> u32 {
        if let Some(known) = self.described_as(name, kind) {
            return known;
        }
        self.speakers.push(Speaker {
            name: name.to_owned(),
            kind,
            gender,
            description: None,
            mentions: Vec::new(),
        });
        self.speakers.len() as u32 - 1
    }

    /// The speaker with this description, where there is one.
    fn described_as(&self, name: &str, kind: SpeakerKind) -> Option<u32> {
        self.speakers.iter().position(|s| s.name == name && s.kind == kind).map(|known| known as u32)
    }

    /// Records what was considered: the answers taken, and the one who would have come second.
    fn consider(&self, decision: &Decision, attribution: &mut Attribution) {
        let span = attribution.mention.map(|m| self.mentions[m as usize].span);
        for rule_id in [attribution.mention_rule, attribution.speaker_rule].into_iter().flatten() {
            attribution.considered.push(Considered {
                rule_id,
                speaker: attribution.speaker,
                outcome: Outcome::Chosen,
                reason: Reason::FirstToAnswer,
                span,
            });
        }
        let Some((MentionAnswer::Source(source), _)) = &decision.mention else { return };
        if let (Some(reference), Some(rule_id)) =
            (self.cast.reference_at(source.head), attribution.speaker_rule)
            && let Some(Target::Speaker(second)) = reference.second
            && Some(second) != attribution.speaker
        {
            attribution.considered.push(Considered {
                rule_id,
                speaker: Some(second),
                outcome: Outcome::Rejected,
                reason: Reason::LessSalient,
                span,
            });
        }
    }

    /// Records what weaker rules would have answered, and counts who was considered.
    fn reject(&mut self, index: usize, rejected: &[Rejected]) {
        let mut considered = std::mem::take(&mut self.attributions[index].considered);
        considered.extend(rejected.iter().map(|rejected| Considered {
            rule_id: rejected.rule_id,
            speaker: match &rejected.speaker {
                Some(SpeakerAnswer::Known(speaker)) => Some(*speaker),
                Some(SpeakerAnswer::Described { name, kind, .. }) => self.described_as(name, *kind),
                Some(SpeakerAnswer::Nobody) | None => None,
            },
            outcome: Outcome::Rejected,
            reason: Reason::StrongerRule,
            span: rejected.words.map(|words| words.span(self.layout)),
        }));
        let is_new = |(at, c): &(usize, &Considered)| {
            c.speaker.is_some() && considered[..*at].iter().all(|earlier| earlier.speaker != c.speaker)
        };
        self.attributions[index].n_candidates = considered.iter().enumerate().filter(is_new).count() as u32;
        self.attributions[index].considered = considered;
    }
}
