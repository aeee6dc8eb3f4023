//! Gender: what titles, roles and relations say goes before given names.

use super::cast::Target;
use super::{Cast, Gender, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::Tag;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::is_any;

/// How well a pronoun of a gender fits somebody of whom the article tells less than that.
#[derive(Clone, Copy, Debug)]
pub struct Leaning {
    /// The share of women among the bearers of the given name in percent; 255 where not known.
    pub female: u8,
    /// Whether a title, a given name or a description shows that it is a person at all.
    pub person: bool,
}

/// Settles every speaker's gender by the strongest evidence among its names.
pub fn settle(text: &str, layout: &Layout, cast: &mut Cast) {
    let mut votes = vec![[0u32; 2]; cast.speakers.len()];
    cast.leanings = vec![Leaning { female: 255, person: false }; cast.speakers.len()];
    for name in &cast.names {
        let leaning = &mut cast.leanings[name.speaker as usize];
        if name.class == NameClass::Person || name.titled {
            leaning.person = true;
        }
        if name.given && name.n_parts > 1 && leaning.female == 255 {
            leaning.female = layout.tokens[name.first as usize].known().female;
        }
        // It counts for less than a given name, for the post may be another's.
        if let Some((_, gender)) = told_by_own(text, layout, name) {
            votes[name.speaker as usize][usize::from(gender == Gender::Male)] += 1;
            cast.leanings[name.speaker as usize].person = true;
        }
        if name.class != NameClass::Person && !name.titled {
            continue;
        }
        let weight = match (name.honorific, name.titled) {
            (true, _) => 20,
            (_, true) => 4,
            _ => 2,
        };
        match name.gender {
            Gender::Female => votes[name.speaker as usize][0] += weight,
            Gender::Male => votes[name.speaker as usize][1] += weight,
            Gender::Unknown => {}
        }
    }
    // "A boy called Andre": nothing but a given name, which no longer one shows to be a surname.
    for name in cast.names.iter().filter(|name| name.given && name.n_parts == 1) {
        let longer = cast.names_of(name.speaker).any(|other| other.n_parts > 1);
        let leaning = &mut cast.leanings[name.speaker as usize];
        if leaning.female == 255 && !longer {
            let female = layout.tokens[name.first as usize].known().female;
            *leaning = Leaning { female, person: true };
        }
    }
    for (speaker, [female, male]) in cast.speakers.iter_mut().zip(votes) {
        speaker.gender = match (speaker.kind, female, male) {
            (SpeakerKind::Person, f, m) if f > m => Gender::Female,
            (SpeakerKind::Person, f, m) if m > f => Gender::Male,
            _ => Gender::Unknown,
        };
    }
}

/// "Oyin Bankole, who took up her post in May": the pronoun by which a relative clause right behind a name tells of
/// its bearer's own post, family or life, as a token, and its gender.
fn told_by_own(text: &str, layout: &Layout, name: &Name) -> Option<(usize, Gender)> {
    let tokens = &layout.tokens;
    let who = name.last as usize + usize::from(tokens.get(name.last as usize)?.tag == Tag::Comma);
    if !is_any(text, tokens.get(who)?, &["who"]) {
        return None;
    }
    let clause = (who + 1..tokens.len().min(who + WITHIN))
        .take_while(|at| !matches!(tokens[*at].tag, Tag::Comma | Tag::Stop | Tag::Mark));
    let own = |at: &usize| tokens.get(at + 1).is_some_and(|t| is_any(text, t, OWN));
    let sex = |at: usize| {
        let female = is_any(text, &tokens[at], &["her"]);
        let gender = if female { Gender::Female } else { Gender::Male };
        (female || is_any(text, &tokens[at], &["his"])).then_some((at, gender))
    };
    clause.filter(own).find_map(sex)
}

/// Whose own post, family or life the possessive at `at` tells of, in a sentence that begins at the token `from`, and
/// is told right behind a name.
pub(super) fn owner_behind_name(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    (from, at): (usize, usize),
) -> Option<u32> {
    let name = cast.names_in(from as u32, at as u32).last()?;
    let (own, gender) = told_by_own(text, layout, name)?;
    let speaker = &cast.speakers[name.speaker as usize];
    let fits =
        speaker.gender == gender || speaker.kind == SpeakerKind::Person && speaker.gender == Gender::Unknown;
    (own == at && fits).then_some(name.speaker)
}

/// How many words behind a name may tell that.
const WITHIN: usize = 10;

/// What people are told to have of their own.
const OWN: &[&str] = &[
    "post",
    "job",
    "role",
    "career",
    "seat",
    "husband",
    "wife",
    "own",
    "life",
    "brother",
    "sister",
    "mother",
    "father",
    "son",
    "daughter",
    "children",
    "family",
    "home",
    "name",
    "retirement",
    "resignation",
];

/// How well a pronoun of this gender fits, from 0 to 1.
#[must_use]
pub fn fit(known: Gender, leaning: Leaning, pronoun: Gender) -> f32 {
    if known != Gender::Unknown {
        return if known == pronoun { 1.0 } else { 0.0 };
    }
    let female = match leaning.female {
        255 => {
            if pronoun == Gender::Male {
                0.3
            } else {
                0.55
            }
        }
        share => f32::from(share) / 100.0,
    };
    let fit = if pronoun == Gender::Female { female } else { 1.0 - female };
    if leaning.person { fit } else { fit * 0.3 }
}

/// Somebody whom nothing else tells of is of the gender that all pronouns for them agree on.
pub(super) fn learn(cast: &mut Cast) {
    let mut votes = vec![[0u32; 2]; cast.speakers.len()];
    for reference in &cast.references {
        if let Target::Speaker(speaker) = reference.target {
            match reference.gender {
                Gender::Female => votes[speaker as usize][0] += 1,
                Gender::Male => votes[speaker as usize][1] += 1,
                Gender::Unknown => {}
            }
        }
    }
    for (speaker, [female, male]) in cast.speakers.iter_mut().zip(votes) {
        if speaker.kind == SpeakerKind::Person && speaker.gender == Gender::Unknown {
            if female > 0 && male == 0 {
                speaker.gender = Gender::Female;
            } else if male > 0 && female == 0 {
                speaker.gender = Gender::Male;
            }
        }
    }
}
