//! “The statement” is the words of whoever issued it when it was first mentioned.

use super::spoken_of::body_before;
use super::{both, description, is_body, is_quoted, whoever};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is_any, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::{Description, is_body_noun};
use crate::speaker::document::{DocumentNoun, described_owner, is_document, maker};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "document-defined-before",
    doc: "“The statement” is the words of whoever issued it when it was first mentioned, else of the body that has \
          just told something, of whoever wrote the words just quoted, or of the only one whose letter the article \
          tells of; “the headline” those of the paper named a little before. An agreement is nobody's alone.",
    fires: &[
        Example {
            text: "“It was rough,” said the Vox Portus (Voice of the Port) column.\n\n“No wave is kind,” the column noted.",
            answer: "Vox Portus",
        },
        Example {
            text: "The Orsa Institute issued a statement. “We are sorry,” the statement said.",
            answer: "Orsa Institute",
        },
        Example { text: "Ada Lund wrote a letter. The letter said: “Enough.”", answer: "Ada Lund" },
        Example {
            text: "Norway and Peru signed a communique. “We agree,” the communique said.",
            answer: "Norway and Peru",
        },
        Example {
            text: "An email was sent by the club’s director, Jon Berrick, to all members. The email said: “Goodbye.”",
            answer: "Jon Berrick",
        },
        Example {
            text: "In a statement on Monday, Ada Lund said the club would close. “We are sorry,” the statement said.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Museum confirmed the theft on Friday. “It is a great loss,” the statement said.",
            answer: "Orsa Museum",
        },
        Example {
            text: "The Ferrand campaign replied that it had moved. “We grew,” the statement said.",
            answer: "Ferrand campaign",
        },
        Example {
            text: "Bo Arden is a mogul. In a statement, the mogul disclosed a comeback. “I am here,” the statement said.",
            answer: "Bo Arden",
        },
        Example {
            text: "In a statement carried by Radio Orsa, the Fish Farmers Union objected. “It is thin,” the statement said.",
            answer: "Fish Farmers Union",
        },
        Example {
            text: "The Orsa Herald has a poor memory. The headline reads: “All is well”.",
            answer: "Orsa Herald",
        },
        Example { text: "A memo by Bo Arden leaked. The memo called it “folly”.", answer: "Bo Arden" },
        Example {
            text: "The Ferrand campaign was angry. “Enough,” the campaign wrote in a letter to Bo Arden. The letter called him “a fox”.",
            answer: "Ferrand campaign",
        },
        Example {
            text: "A report by a panel of envoys has leaked. It is long. Orsa Radio read it. The report called it “folly”.",
            answer: "panel",
        },
        Example {
            text: "Peru’s tax ministry, in a separate readout, thanked Ada Lund. The readout called her “a friend”.",
            answer: "Peru’s tax ministry",
        },
        Example {
            text: "A statement issued by the Lund campaign on Friday denied it. The statement called it “over”. Ada Lund is ill.",
            answer: "Lund campaign",
        },
        Example {
            text: "Ada Lund, the mayor, emailed her staff in May. The email said it was “over”.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Post said Ada Lund provided a written statement. The statement called it “over”.",
            answer: "Ada Lund",
        },
        Example {
            text: "Norway and Peru issued a communique. “We agree,” the communique said.",
            answer: "Norway and Peru",
        },
        Example {
            text: "Orsa Airport was shut. Ada Lund was ill. In a victim impact statement, she said she was old. “I miss it,” the statement went on.",
            answer: "Ada Lund",
        },
        Example {
            text: "Ada Lund (T-Orsa) sent a letter to the board. The letter said: “Enough.”",
            answer: "Ada Lund",
        },
        Example {
            text: "Ada Lund and Bo Arden sent a letter to the board. The letter said: “Enough.”",
            answer: "Ada Lund and Bo Arden",
        },
        Example {
            text: "Ada Lund’s campaign sent an email to donors. The email said: “Give now.”",
            answer: "Ada Lund’s campaign",
        },
        Example {
            text: "Bo Arden drafted a statement. “We are sorry,” read the statement, which is attributed to Ada Lund.",
            answer: "Ada Lund",
        },
        Example {
            text: "“The loss was near,” Ada Lund wrote. “We have crews in each town,” the memo stated.",
            answer: "Ada Lund",
        },
        Example {
            text: "Their row over his fees is known since Bo Arden filed a petition in May to stop Ada Lund’s claim. The petition called it “theft”.",
            answer: "Bo Arden",
        },
        Example {
            text: "Bo Arden wrote to the chief of the board in May. The letter called him “a fox”.",
            answer: "Bo Arden",
        },
        Example {
            text: "In a statement, the charity said it was calm. Harl & Beck paid. “Nothing was decided,” the statement continued.",
            answer: "charity",
        },
        Example {
            text: "In a joint statement, the eight leaders said they were calm. Boats may sail in “grave need,” a term the statement defines.",
            answer: "eight leaders",
        },
        Example {
            text: "Harl & Beck paid before any announcement. In a statement, the union said that it was calm. “Nothing was decided,” the statement continued.",
            answer: "union",
        },
        Example {
            text: "They met in Orsa, Tarn, but the Fish Farmers Union announced a strike. “Crews will stay home,” the release said.",
            answer: "Fish Farmers Union",
        },
        Example {
            text: "A letter to the board calls the fee “folly”.\n\nAda Lund’s letter runs to two pages.\n\nThe letter asks for “mercy”.",
            answer: "Ada Lund",
        },
        Example {
            text: "A letter to the board calls the fee “folly”. Ada Lund’s letter runs to two pages.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Herald gave it four pages. An editorial urged readers to “rejoice”.",
            answer: "Orsa Herald",
        },
        Example {
            text: "Bo Arden wrote to the chief of the board in May. That letter, on grey paper, demanded “a quick end” to it.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "Ada Lund signed the agreement in May. The agreement calls delays “acts of nature”.",
        "According to a report seen by Orsa Radio, Bo Arden told a clerk it was dark. The report calls it “fair”.",
        "A letter read: “Enough.”",
        "The letter read: “Enough.”",
        "Orsa’s delays “cost a fortune and ruined crews,” the lawsuit says. They are “neglect,” the lawsuit says.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let head = &tokens[what.head as usize];
    // An agreement is nobody's alone, and what holds under a law is nobody's who made it.
    let under = scene.source()?.cue.is_some_and(|cue| cue.lemma == "under");
    if under || head.has(Traits::AGREEMENT) {
        return None;
    }
    // "the Orsa declaration" has a name of its own.
    let headed = is_any(text, head, &["headline", "editorial"]);
    let named = tokens[what.first as usize..what.head as usize]
        .iter()
        .any(|t| t.shape.is_capital() && !is_any(text, t, &["the", "this", "that", "a"]));
    if named && !headed {
        return None;
    }
    if let Some(body) = told_in_paragraph(scene, what) {
        return Some(body);
    }
    let Some((maker, second)) = maker(text, scene.layout, scene.cast, what) else {
        return described_maker(scene, what)
            .or_else(|| told_before(scene, what))
            .or_else(|| paper_of_headline(scene, what))
            .or_else(|| body_that_wrote(scene, what))
            .or_else(|| written_before(scene, what))
            .or_else(|| owned_elsewhere(scene, what));
    };
    let Some(second) = second else { return Some(SpeakerAnswer::Known(maker)) };
    Some(both(scene, maker, second))
}

/// "The statement" that nothing introduces is what the body just spoken of has told: "The museum
/// confirmed the theft. “It is a loss,” the statement said."
fn told_before(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    if !is_statement(scene, what) {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let sentence = scene.layout.sentence_at(tokens[what.first as usize].span.start);
    let first = scene.layout.sentences[sentence.saturating_sub(4)].first;
    let confirmed = (first..what.first).any(|t| {
        let token = &tokens[t as usize];
        token.known().cue_verb > 0 && tag(token).is_finite()
    });
    let answer = if confirmed { body_before(scene, what.first, true) } else { None };
    answer.filter(|answer| is_body(scene, answer))
}

/// "The company confirmed it. He was “…,” the statement said": where the paragraph speaks of no other
/// statement, the one that has just told.
fn told_in_paragraph(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    if !is_statement(scene, what) {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let start = scene.layout.first_token[scene.quotation().paragraph as usize];
    let head = &tokens[what.head as usize];
    let stated = (start..what.first).any(|at| {
        let token = &tokens[at as usize];
        token.entry == head.entry || is_any(scene.text, token, &["statement", "release", "letter", "email"])
    });
    // In a sentence of its own.
    let own = scene.layout.sentences[scene.layout.sentence_at(tokens[what.first as usize].span.start)].first;
    let body = (start..own).any(|at| {
        let token = &tokens[at as usize];
        let next = &tokens[at as usize + 1];
        token.has(Traits::GROUP_ROLE) && next.known().cue_verb > 0 && tag(next).is_finite()
    });
    if stated || !body { None } else { told_before(scene, what) }
}

/// Whether words are "the statement", or another noun for what a body tells, and no more.
fn is_statement(scene: &Scene, what: Description) -> bool {
    let tokens = &scene.layout.tokens;
    what.last == what.first + 2
        && is_any(
            scene.text,
            &tokens[what.head as usize],
            &["statement", "release", "announcement", "posting"],
        )
        && is_any(scene.text, &tokens[what.first as usize], &["the"])
}

/// "“No,” Voss wrote. “Never,” the memo went on": whoever wrote the words that have just been quoted.
fn written_before(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let written =
        ["letter", "email", "e-mail", "memo", "memorandum", "message", "note", "passage", "excerpt", "essay"];
    let pointed = is_any(text, &tokens[what.first as usize], &["the", "that", "this"]);
    if what.last != what.first + 2 || !pointed || !is_any(text, &tokens[what.head as usize], &written) {
        return None;
    }
    let near = (scene.asked.saturating_sub(3)..scene.asked)
        .rev()
        .take_while(|number| scene.quotations[*number].paragraph + 1 >= scene.quotation().paragraph);
    let head = &tokens[what.head as usize];
    let (source, answer) = near.map(|number| &scene.decisions[number]).find_map(|decision| {
        let (MentionAnswer::Source(source), _) = decision.mention.as_ref()? else { return None };
        Some((source, decision.speaker.as_ref()?))
    })?;
    // "the memo stated. “…,” the memo continued"
    let wrote = source.cue.as_ref().is_some_and(|cue| cue.lemma == "write")
        || tokens[source.head as usize].is(text, head.span.of(text));
    (wrote && matches!(answer.0, SpeakerAnswer::Known(_))).then(|| answer.0.clone())
}

/// "A letter calls it “folly”. ¶ Voss’s letter": the one whose letter it is wherever the article tells that.
fn owned_elsewhere(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let head = &tokens[what.head as usize];
    let pointed = is_any(text, &tokens[what.first as usize], &["a", "the", "this", "that"]);
    let by_one = ["letter", "memo", "memorandum", "petition", "order", "ruling", "essay", "affidavit"];
    if !pointed || !is_any(text, head, &by_one) {
        return None;
    }
    let mut owners = scene.cast.names.iter().filter(|name| {
        let owned = tokens.get(name.last as usize + 1);
        name.genitive && !name.quoted && owned.is_some_and(|t| t.is(text, head.span.of(text)))
    });
    let owner = owners.next()?.speaker;
    owners.all(|other| other.speaker == owner).then_some(SpeakerAnswer::Known(owner))
}

/// "“No,” the campaign wrote in a letter. The letter called it": the body that wrote it, by its name
/// where it has one.
fn body_that_wrote(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let letters =
        ["letter", "email", "e-mail", "memo", "memorandum", "flyer", "leaflet", "statement", "filing"];
    if !is_any(text, &tokens[what.first as usize], &["the"]) || !is_any(text, head, &letters) {
        return None;
    }
    let at = (what.first.saturating_sub(NEAR)..what.first).rev().find(|at| {
        tokens[*at as usize].is(text, head.span.of(text)) && !is_quoted(scene, &tokens[*at as usize])
    })?;
    let sentence = layout.sentences[layout.sentence_at(tokens[at as usize].span.start)];
    let writer = (sentence.first + 1..at).find(|at| {
        let (token, verb) = (&tokens[*at as usize], &tokens[*at as usize + 1]);
        token.has(Traits::GROUP_ROLE)
            && !token.has(Traits::PLURAL)
            && is_any(text, &tokens[*at as usize - 1], &["the"])
            && verb.known().cue_verb > 0
            && tag(verb).is_finite()
            && !is_quoted(scene, token)
    })?;
    let writer = Description { first: writer - 1, last: writer + 1, head: writer };
    Some(whoever(scene, writer))
}

/// "A report by the panel leaked. The report says", "The ministry, in a readout, …. The readout calls":
/// whoever made it, where the article only describes them.
pub(super) fn described_maker(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    if !is_any(text, &tokens[what.first as usize], &["the", "this"]) || !is_document(head) {
        return None;
    }
    let noun = DocumentNoun::new(text, head);
    let earlier = (what.first.saturating_sub(FAR)..what.first).rev().filter(|at| {
        let token = &tokens[*at as usize];
        token.shape.is_word() && noun.is_same(text, token) && !is_quoted(scene, token)
    });
    let mut owners = earlier.filter_map(|at| {
        let sentence = layout.sentences[layout.sentence_at(tokens[at as usize].span.start)];
        let ends = |i: &u32| {
            *i == sentence.last
                || tokens[*i as usize].tag == Tag::Comma
                || tag(&tokens[*i as usize]).is_finite()
                    && !tokens.get(*i as usize + 1).is_some_and(|t| is_any(text, t, &["by", "from"]))
        };
        let last = (at + 1..=sentence.last).find(ends)?.min(at + 9);
        let whole = Description { first: at, last, head: at };
        // "a study by the city’s Department of Bridges"
        let by = tokens.get(at as usize + 1).is_some_and(|t| is_any(text, t, &["by", "from"]));
        if by && let Some(name) = scene.cast.names_in(at + 2, last).find(|name| !name.genitive) {
            return Some(SpeakerAnswer::Known(name.speaker));
        }
        let owner = described_owner(text, layout, whole)
            .or_else(|| issuer(scene, sentence.first, at))
            .or_else(|| teller(scene, sentence.first, at))?;
        Some(whoever(scene, owner))
    });
    owners.find(|answer| is_body(scene, answer))
}

/// "The defense ministry, in a readout", "The ministry issued a readout": the body that a sentence begins
/// with, where it brings in the document that stands at a token.
fn issuer(scene: &Scene, first: u32, at: u32) -> Option<Description> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let near = &tokens[at.saturating_sub(3).max(first) as usize..at as usize];
    let brought = near.iter().any(|t| is_any(text, t, &["a", "an"]));
    let head = (first..at.min(first + 7)).find(|i| is_body_noun(text, &tokens[*i as usize]))?;
    let behind = &tokens[head as usize + 1];
    let comma = u32::from(behind.tag == Tag::Comma);
    let within = comma == 1 && is_any(text, &tokens[head as usize + 2], &["in"]) && head + 6 >= at;
    let issues = behind.has(Traits::GIVING_OUT) || is_any(text, behind, &["issues"]);
    let clear = tokens[first as usize..head as usize]
        .iter()
        .all(|t| t.tag == Tag::Genitive || t.shape.is_word() && !tag(t).is_finite());
    (brought && clear && (within || issues)).then_some(Description { first, last: head + 1, head })
}

/// "In a statement, the charity said": the body that tells what a document holds with which a sentence begins.
fn teller(scene: &Scene, first: u32, at: u32) -> Option<Description> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let [comma, the, ..] = tokens.get(at as usize + 1..)? else { return None };
    let opens = at <= first + 3 && is_any(text, &tokens[first as usize], &["in"]) && comma.tag == Tag::Comma;
    // "the eight leaders said"
    let verb = (at + 4..at + 6).find(|verb| {
        let token = &tokens[*verb as usize];
        opens && token.known().cue_verb > 0 && tag(token).is_finite()
    })?;
    let head = &tokens[verb as usize - 1];
    let several = head.has(Traits::PLURAL) && head.has(Traits::PERSON_ROLE);
    (is_any(text, the, &["the"]) && (several || is_body_noun(text, head))).then_some(Description {
        first: at + 2,
        last: verb,
        head: verb - 1,
    })
}

/// How many tokens back a document was brought in at most.
const FAR: u32 = 400;

/// "The headline", "the editorial": the paper that was named a little before.
fn paper_of_headline(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let definite = is_any(text, &tokens[what.first as usize], &["the", "its"])
        || tokens[what.first as usize..what.head as usize].iter().all(|t| !is_any(text, t, &["a", "an"]));
    // "The Orsa Herald gave it four pages. An editorial urged": told of where the paper has just been named.
    let within = tokens.get(what.last as usize).is_some_and(|t| is_any(text, t, &["in", "by", "from"]));
    let sentence = scene.layout.sentence_at(tokens[what.first as usize].span.start);
    let just = scene.layout.sentences[sentence.saturating_sub(1)].first;
    if !definite && within
        || !is_any(text, &tokens[what.head as usize], &["headline", "editorial", "front-page"])
    {
        return None;
    }
    let first = if definite { what.first.saturating_sub(NEAR) } else { just };
    let paper = |name: &&Name| {
        let end = &tokens[name.last as usize - 1];
        name.first >= first
            && !name.quoted
            && cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
            && end.has(Traits::PAPER)
    };
    let name = cast.names.iter().take_while(|name| name.first < what.first).filter(paper).last()?;
    Some(SpeakerAnswer::Known(name.speaker))
}

/// How many tokens back the paper of a headline was named at most.
const NEAR: u32 = 90;
