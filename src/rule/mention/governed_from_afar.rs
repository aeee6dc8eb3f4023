//! `Voss said the plan, which passed in May, had become "a farce"`.

use super::noun_with_clause::Claim;
use super::{announce, complement, reading, reporting, told_by, unsaid, words_on_things};
use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "governed-from-afar",
    doc: "A cue further left whose complement reaches the quotation: every verb between has its own \
          subject behind the cue, and no new main clause begins between them. Somebody inside the \
          complement who promises or demands the words is nearer than the cue; where the nearer one is a \
          pronoun, whoever the clause outside begins with speaks. A relative clause right behind a \
          quotation (\"a “loud crowd” who need to “find a hobby”\") goes on with that quotation's \
          speaker.",
    fires: &[
        Example {
            text: "Dr. Nwosu said the wheat, which a farmer had dug up in May, was “older than the pyramids”.",
            answer: "Dr. Nwosu",
        },
        Example {
            text: "The company said it expected sales to be “broadly flat” until spring.",
            answer: "The company",
        },
        Example {
            text: "Police believe, the sergeant said, that the fire was lit by “somebody with a grudge”.",
            answer: "the sergeant",
        },
        Example {
            text: "Ms. Platt insists that anyone who has stood at a bus stop in Orsa knows the timetable is “a work of fiction”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Hanlon told Ms. Platt, she said, that the files were “being sorted”.",
            answer: "Mr. Hanlon",
        },
        Example {
            text: "The toasts, said Ana Holt of the Centre for Lakes, were “mostly theatre”.",
            answer: "Ana Holt",
        },
        Example {
            text: "The firm argued in its letter, written by Ana Holt, an aide, that the board had “a stated bias”.",
            answer: "The firm",
        },
        Example {
            text: "A guard said the doors that were forced suggested the thieves sought “papers, not cash”.",
            answer: "A guard",
        },
        Example {
            text: "The lawsuit states that guards left him “to die on the floor of his cell”.",
            answer: "The lawsuit",
        },
        Example {
            text: "Ms. Platt, who rides it daily, claims that the bus is “a hearse”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt conceded the state of the buses is “deeply sad”.", answer: "Ms. Platt"
        },
        Example {
            text: "Mr. Vance defended the plan on Monday, claiming that it would encourage “our good neighbours” to speak.",
            answer: "Mr. Vance",
        },
        Example {
            text: "Ms. Platt received a letter in May from the parks office informing her that the shed was an “oversized object”.",
            answer: "the parks office",
        },
        Example {
            text: "The list includes 38 ships that the North claims belong to a “ghost fleet”.",
            answer: "the North",
        },
        Example {
            text: "Dr. Nwosu shouted at Ana Holt (I-Vale), who had asked why the roof was “paid for twice.”",
            answer: "Ana Holt",
        },
        Example {
            text: "Mr. Vance urged calm, while the Lake Union said now is the time for “calm minds, not songs”.",
            answer: "the Lake Union",
        },
        Example {
            text: "The tolls rose, prompting the chairman, Tom Reyle, to remind pilots that they were “not in a pub”.",
            answer: "the chairman, Tom Reyle",
        },
        Example {
            text: "For somebody who conceded in a talk on Monday that she is “no swimmer,” Ms. Platt did well.",
            answer: "somebody",
        },
        Example {
            text: "Mr. Hanlon back then said he’d told his “crew” to “look into” the leak.",
            answer: "Mr. Hanlon",
        },
        Example {
            text: "Dr. Nwosu said that the pilots had targeted the judges with “vile letters”.",
            answer: "Dr. Nwosu",
        },
        Example { text: "Dr. Nwosu said the union opposed “one-sided tolls”.", answer: "Dr. Nwosu" },
        Example {
            text: "The mayor dismissed pilots who object to the toll as a “loud crowd” who need to “find a hobby”.",
            answer: "The mayor",
        },
        Example {
            text: "A Tarn envoy briefed on the talks said the sides had come “within an hour” of leaving.",
            answer: "A Tarn envoy",
        },
        Example {
            text: "A classified study described to the Herald by two people familiar with it concluded that pilots had shown “sustained interest” in kites.",
            answer: "A classified study",
        },
        Example {
            text: "It distilled the trouble facing Mr. Vance, a three-term incumbent who has long presented himself as “one storm away” from ruin.",
            answer: "Mr. Vance",
        },
        Example {
            text: "A Tarn official who oversaw the removal of nearly 48,000 people from the rolls said on Monday he has “zero regrets” about it.",
            answer: "A Tarn official",
        },
        Example {
            text: "A carer who stole from a widower while telling his family he was “going a bit grey” has been jailed.",
            answer: "A carer",
        },
        Example {
            text: "Ms. Platt told pilots the money had been a gift and claimed Mr. Vance had wished to “see her right”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Vance, through a spokesman, said he harboured “no ill will” toward the guild.",
            answer: "a spokesman",
        },
    ],
    silent: &[
        "The towns had a song (sung, said Ms. Platt, by all) and the “Docker” Bo Arden.",
        "The captains say they were moved by Ms. Platt’s claim that the lock was “a tomb”.",
        "The company said sales fell. Its rivals have had “a terrible spring”.",
        "Dr. Nwosu said: “The wheat is older than the pyramids.”",
        "Ms. Platt recalled that Ana Holt had once promised her there would be no toll “while I live”.",
        "The gates keep enough back to raise the lake, and it is now widely regarded as a “tease”.",
        "Dr. Nwosu said Ana Holt called on pilots to be “very calm indeed”.",
        "The law had rules relating to “gross neglect” in the past.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if let Some(source) = tells_more(scene, &phrase, place) {
        return Some(MentionAnswer::Source(source));
    }
    let (verb, source) = governor(&phrase, place, place)?;
    // "said he had asked the crew to “…”": the pronoun takes up the one who says so.
    // "The paper reported that he had told them that it was “…”": no paper is "he".
    let outer = told_by::told_by(&phrase, verb, place)
        .filter(|outer| !(told_by::is_person(&source, &phrase) && told_by::is_body(scene, outer)));
    Some(MentionAnswer::Source(outer.unwrap_or(source)))
}

/// "dismissed them as a “loud crowd” who “like to row”": whoever judges by the quotation before goes on in
/// the relative clause right behind it.
fn tells_more(scene: &Scene, phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let opener = (1..place).rev().take_while(|at| {
        !matches!(frame.kind(*at as isize), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote)
    });
    let opener = opener.last().filter(|at| {
        matches!(phrase.head_word(*at), "who" | "which" | "that")
            && frame.kind(*at as isize - 1) == ChunkKind::Quote
            && frame.kind(*at as isize + 1) == ChunkKind::Verb
    })?;
    let says = |at: usize| {
        phrase.chunk(at).kind == ChunkKind::Verb
            && matches!(phrase.chunk(at).class(), Some(CueClass::Say | CueClass::Tell | CueClass::Call))
    };
    let before = phrase.chunk(opener - 1).head as usize;
    match &scene.decisions.get(before)?.mention.as_ref()?.0 {
        MentionAnswer::Source(source) if !(opener + 1..place).any(says) => Some(source.clone()),
        _ => None,
    }
}

/// The nearest cue before a chunk whose complement reaches the quotation, and the source it names.
pub(super) fn governor(phrase: &Phrase, before: usize, place: usize) -> Option<(usize, Source)> {
    let sentence = phrase.frame.sentence(place);
    let asked_to =
        |verb: usize| verb >= 2 && phrase.chunk(verb).infinitive && is_act_inside(phrase, verb - 2, place);
    if before == place
        && reading::verb_before(phrase, place).is_some_and(|verb| {
            is_act_inside(phrase, verb, place)
                || asked_to(verb)
                || is_prompted(phrase, verb)
                || is_done_by_agent(phrase, verb, place)
                || is_named_by_all(phrase, verb)
                || reporting::judges_remark(phrase, verb, place)
        })
    {
        return None;
    }
    for verb in (sentence.start..before).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb) {
        let Some(cue) = phrase.chunk(verb).cue() else { continue };
        if reporting::parts_saying_from_content(phrase, verb)
            || reporting::tells_of_words(phrase, verb, place)
            || goes_on_beside(phrase, verb, place)
            || reporting::names_afar(phrase, verb, place)
            || reading::is_joined_on(phrase, verb, place)
        {
            continue;
        }
        if reporting::is_pledge_of_old(phrase, verb) && complement::in_complement(phrase, verb, place) {
            return None;
        }
        // "quoted him as thanking them for “…”": he thanks, and the subject hands it on.
        if cue.class == CueClass::Relay
            && verb + 3 < place
            && announce::reporting(phrase, verb + 3) == Some(verb)
            && let Some(source) = announce::by_verb(phrase, verb + 3)
        {
            return Some((verb + 3, source));
        }
        if !is_over(phrase, verb, place)
            // "say they were moved by Voss’s claim that it was “…”": the claim is nearer.
            && !claimed_inside(phrase, verb, place)
            // "said they left when an aide used the phrase “…”": the aide's.
            && words_on_things::phrase_user(phrase, place).is_none_or(|user| user < verb)
            // "told a crowd, where some waved banners reading “…”": those who hold it up.
            && words_on_things::held_up(phrase, place).is_none_or(|one| one.head < phrase.chunk(verb).first)
            && takes_content(phrase, verb, place)
            && reporting::reports_words(phrase, verb, place)
            && !unsaid::unsaid(phrase, verb)
            && complement::in_complement(phrase, verb, place)
            && let Some(source) = announce::by_verb(phrase, verb)
            && (reading::can_speak(phrase, &source) || speaks_anyhow(phrase, verb, &source))
        {
            return Some((verb, source));
        }
    }
    None
}

/// "blamed a leak, a claim dismissed as “odd” by Voss": whether a participle names who says it behind the words.
fn is_done_by_agent(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let chunk = phrase.chunk(verb);
    chunk.tag == Tag::Participle && !chunk.flag && phrase.agent(verb).is_some_and(|agent| agent > place)
}

/// "said she had met the mayor, who promised “…”": whether an act of speech inside what is said has the
/// quotation for its content and a subject of its own, who is then nearer than the one who tells of it.
fn is_act_inside(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let (frame, chunk) = (phrase.frame, phrase.chunk(verb));
    if chunk.class() != Some(CueClass::Express) {
        return false;
    }
    let Some(subject) = phrase.subject(verb) else { return false };
    let before = frame.kind(verb as isize - 1);
    let that = before == ChunkKind::Subordinator
        && frame.kind(verb as isize - 2) == ChunkKind::Noun
        && phrase.head_word(verb - 1) == "that"
        && !is_wished_for(phrase, verb - 2);
    // "say the captains whom judges have convicted of “…”"
    let whom = || {
        reporting::relative_opener(phrase, verb).is_some_and(|opener| {
            frame.kind(opener as isize) == ChunkKind::Wh
                && matches!(phrase.head_word(opener), "whom" | "which")
        }) && chunk.flag
            && frame.kind(verb as isize + 1) == ChunkKind::Preposition
            && verb + 2 == place
    };
    let named = || {
        phrase.is_name(subject.chunk)
            && matches!(frame.kind(subject.chunk as isize - 1), ChunkKind::Verb | ChunkKind::Wh)
    };
    before == ChunkKind::Wh
        || that
        || whom()
        || is_past_act(phrase, verb, place) && named()
        || acts_in_person(phrase, verb)
}

/// "Orsa claimed to have won, prompting Vale to accuse it of “…”": whether what one side does moves another to an
/// act of speech.
fn is_prompted(phrase: &Phrase, verb: usize) -> bool {
    let Some(moved) = verb.checked_sub(1) else { return false };
    let Some(moving) = moved.checked_sub(1) else { return false };
    phrase.chunk(verb).infinitive
        && phrase.chunk(verb).class() == Some(CueClass::Express)
        && phrase.frame.kind(moved as isize) == ChunkKind::Noun
        && phrase.chunk(moving).tag == Tag::Gerund
        && phrase.frame.kind(moving as isize - 1) == ChunkKind::Comma
        && matches!(
            phrase.head_word(moving),
            "prompting" | "leading" | "causing" | "forcing" | "pushing" | "driving"
        )
}

/// Whether a finite past verb tells of words that were uttered, and the quotation is what it takes.
pub(super) fn is_past_act(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let chunk = phrase.chunk(verb);
    // "said the union opposed “…”": an attitude, which need not be uttered.
    let attitude = chunk.cue().is_some_and(|cue| {
        matches!(cue.lemma, "oppose" | "support" | "back" | "favor" | "favour" | "respect" | "share" | "vote")
    });
    // "said Voss called on the crew to be “…”": what somebody is asked to do.
    let asked = || {
        phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
            && phrase.frame.kind(verb as isize + 2) == ChunkKind::Verb
            && phrase.chunk(verb + 2).infinitive
            && verb + 3 == place
    };
    let takes =
        || verb + 1 == place || verb + 2 == place && phrase.is_bare_article(verb as isize + 1) || asked();
    chunk.flag && matches!(chunk.tag, Tag::Past | Tag::Participle) && !attitude && takes()
}

/// "asked whether the panel, often derided as “…,” would": whether people in general give the name.
fn is_named_by_all(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    let mut first = verb as isize - 1;
    while phrase.frame.kind(first) == ChunkKind::Adverb {
        first -= 1;
    }
    chunk.class() == Some(CueClass::Call)
        && chunk.tag == Tag::Participle
        && !chunk.flag
        && phrase.frame.kind(first) == ChunkKind::Comma
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Subordinator
        && phrase.agent(verb).is_none()
}

/// "thanked Orsa, which brokered the truce, for their “…”": whether the relative clause or the participle of a
/// verb has ended before the quotation.
fn is_over(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let relative = (verb + 1..place).any(|comma| {
        reporting::closed_relative(phrase, comma as isize).is_some_and(|open| open < verb as isize)
    });
    relative
        || is_closed_participle(phrase, verb, place)
        || complement::is_bracketed_off(phrase, verb, place)
        || is_done_otherwise(phrase, verb, place)
}

/// "hailed it as “rare,” and Voss wondered whether they could “…”": whether somebody else does something with words
/// in a clause joined on behind a quotation, while the verb at `verb` takes no clause that could hold both.
fn is_done_otherwise(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let joined = |at: usize| {
        frame.kind(at as isize) == ChunkKind::Conjunction
            && frame.kind(at as isize - 1) == ChunkKind::Quote
            && frame.kind(at as isize + 1) == ChunkKind::Noun
            && frame.kind(at as isize + 2) == ChunkKind::Verb
            && phrase.chunk(at + 2).flag
            && phrase.chunk(at + 2).cue != 0
            && phrase.is_name(at + 1)
    };
    matches!(phrase.chunk(verb).class(), Some(CueClass::Express | CueClass::Call | CueClass::Gesture))
        && (verb + 1..place.saturating_sub(2)).any(joined)
}

/// Whether the content of a cue can be what the quotation is a part of.
fn takes_content(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let Some(cue) = phrase.chunk(verb).cue() else { return false };
    // "told “Breakfast”": a programme
    let programme = cue.class == CueClass::Tell && verb + 1 == place;
    // "observing training in a “classroom”": what is looked at is a thing, and no clause follows.
    let beholds = matches!(cue.lemma, "observe" | "contemplate" | "behold")
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && !phrase.is_temporal(verb as isize + 1)
        && phrase.frame.kind(verb as isize + 2) != ChunkKind::Verb;
    let no_clause = matches!(
        cue.lemma,
        "speak" | "talk" | "chat" | "converse" | "discuss" | "begin" | "call" | "title" | "entitle"
    );
    !programme && !beholds && !no_clause
}

/// Whether somebody's saying stands between a verb and the quotation, which completes the one clause that
/// tells what is said: "his claim that it was “…”".
fn claimed_inside(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let that = (verb + 2..place).rev().find(|at| {
        phrase.frame.kind(*at as isize) == ChunkKind::Subordinator && phrase.head_word(*at) == "that"
    });
    let Some(that) = that else { return false };
    let Some(claim) = Claim::before(phrase, that).filter(|claim| claim.noun > verb) else { return false };
    // "had been told by the general counsel that": whoever tells it.
    if phrase.chunk(verb).passive && phrase.agent(verb) == Some(claim.noun) {
        return false;
    }
    // "repeated her claim that", but "mocked Voss’s claim that": what is judged is another’s.
    let judges =
        !matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell | CueClass::Think));
    let uttered = phrase.chunk(claim.noun).class() == Some(CueClass::Utterance);
    // "claims that he was the winner of what she called “…”": the last verb only names something in the clause.
    let named = |at: usize| {
        at + 1 == place
            && at >= 2
            && phrase.frame.kind(at as isize - 2) == ChunkKind::Wh
            && phrase.head_word(at - 2) == "what"
    };
    let finite = (that + 1..place)
        .filter(|at| {
            phrase.frame.kind(*at as isize) == ChunkKind::Verb && phrase.chunk(*at).flag && !named(*at)
        })
        .count();
    uttered
        && (judges || claim.noun > verb + 1)
        && finite == 1
        && !phrase.is_predicate(place)
        && claim.is_anothers(phrase)
}

/// "Voss took it up, the office said, voicing “…”": whether what is done by speaking is done by the one
/// whom words of attribution in passing tell of.
pub(super) fn acts_in_person(phrase: &Phrase, verb: usize) -> bool {
    let (frame, chunk) = (phrase.frame, phrase.chunk(verb));
    chunk.tag == Tag::Gerund
        && chunk.class() == Some(CueClass::Express)
        && frame.kind(verb as isize - 1) == ChunkKind::Comma
        && frame.kind(verb as isize - 2) == ChunkKind::Verb
        && phrase.subject(verb).is_some_and(|own| {
            phrase.is_name(own.chunk)
                && phrase.subject(verb - 2).is_some_and(|teller| teller.chunk > own.chunk)
        })
}

/// "“…,” said Voss, as the crowd shouted “…”": whether a verb of saying has had its content before, and
/// the quotation stands in a clause beside it.
fn goes_on_beside(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    // "asked for “…”, while Holt voiced “…”": a contrast with a subject and a verb of speech of its own.
    let contrasted = (verb + 1..place).any(|at| {
        frame.kind(at as isize) == ChunkKind::Subordinator
            && matches!(phrase.head_word(at), "while" | "whereas")
            && frame.kind(at as isize + 1) == ChunkKind::Noun
            && (at + 2..place).any(|own| {
                frame.kind(own as isize) == ChunkKind::Verb
                    && phrase.chunk(own).flag
                    && phrase.chunk(own).class() == Some(CueClass::Express)
                    && phrase.subject(own).is_some_and(|subject| subject.chunk > at)
            })
            && (frame.kind(at as isize - 1) == ChunkKind::Comma
                || (verb + 1..at).any(|i| frame.kind(i as isize) == ChunkKind::Quote))
    });
    if contrasted {
        return true;
    }
    let mut at = verb + 1;
    if phrase.frame.sentence(verb).start < verb && frame.kind(at as isize) == ChunkKind::Noun {
        at += 1; // "said Voss, as"
    }
    let quoted = (frame.sentence(verb).start..verb).any(|i| frame.kind(i as isize) == ChunkKind::Quote);
    quoted
        && frame.kind(at as isize) == ChunkKind::Comma
        && frame.kind(at as isize + 1) == ChunkKind::Subordinator
        && phrase.opens_adverbial(at as isize + 1)
        && (at + 2..place).any(|i| phrase.chunk(i).kind == ChunkKind::Verb && phrase.chunk(i).flag)
}

/// "argued in its letter, written by Voss, that it was “…”": a participle with its agent between commas
/// only tells of the text.
fn is_closed_participle(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let chunk = phrase.chunk(verb);
    chunk.tag == Tag::Participle
        && !chunk.flag
        && frame.kind(verb as isize - 1) == ChunkKind::Comma
        && phrase.agent(verb).is_some_and(|agent| {
            agent < place && (agent + 1..place).any(|at| frame.kind(at as isize) == ChunkKind::Comma)
        })
}

/// Whether the verb alone makes its subject a speaker: whatever says or replies can speak ("the
/// foundry replied that"), a body or a document also as "it".
fn speaks_anyhow(phrase: &Phrase, verb: usize, source: &Source) -> bool {
    let chunk = phrase.chunk(verb);
    let word = phrase.layout.tokens[source.head as usize].span.of(phrase.text);
    let pointing = ["this", "that", "those", "these", "which", "you"];
    // "teaches the body to recognise": a thing that makes something happen.
    let brings_about = chunk.class() == Some(CueClass::Tell)
        && (verb + 1..verb + 4)
            .any(|at| phrase.frame.kind(at as isize) == ChunkKind::Verb && phrase.chunk(at).infinitive);
    // "the traces suggest that": what lets somebody infer something does not say it.
    let implies = chunk.cue().is_some_and(|cue| {
        matches!(cue.lemma, "suggest" | "imply" | "indicate" | "signal" | "reflect" | "remind")
    }) && phrase.head(phrase.subject(verb).map_or(verb, |s| s.chunk)).known().cue_noun == 0;
    matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell))
        && !implies
        && !brings_about
        && !chunk.infinitive
        && (chunk.tag != Tag::Gerund || ["it", "It"].contains(&word))
        && !pointing.iter().any(|p| p.eq_ignore_ascii_case(word))
}

/// Whether a noun phrase is what somebody would have: "wants a contract that promises".
fn is_wished_for(phrase: &Phrase, noun: usize) -> bool {
    let Some(verb) = noun.checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)
    else {
        return false;
    };
    has_stem(phrase.head_word(verb), &["want", "seek", "sought", "need", "demand", "propos"])
}
