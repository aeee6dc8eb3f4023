//! The cast: everybody and every body that an article names, with all names that mean them.

use super::describe::Description;
use super::gender::Leaning;
use super::{Speaker, author, cluster, gender, pronoun};
use crate::layout::Layout;
use crate::mention::{Gender, Name, find_names};
use crate::quotation::Quotation;

/// Why a pronoun means whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The only one of its gender so far.
    OnlyOne,
    /// The subject of the sentence before or of this one.
    Subject,
    /// The most salient of several.
    Salient,
}

/// One whom a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A speaker of the cast, by index.
    Speaker(u32),
    /// Somebody whom the article only describes, by index into [`Cast::described`].
    Described(u32),
}

impl Target {
    /// The index of the speaker, where it is one with a name.
    #[must_use]
    pub fn speaker(self) -> Option<u32> {
        match self {
            Target::Speaker(speaker) => Some(speaker),
            Target::Described(_) => None,
        }
    }
}

impl Reference {
    /// The index of the speaker it means, where that one has a name.
    #[must_use]
    pub fn speaker(&self) -> Option<u32> {
        self.target.speaker()
    }
}

/// A pronoun of the reporter's words and the one it means.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// Index of the pronoun's token.
    pub token: u32,
    /// The pronoun's gender.
    pub gender: Gender,
    /// A pronoun; otherwise the head of a description that means somebody spoken of.
    pub pronoun: bool,
    /// Whom it means.
    pub target: Target,
    /// Who would come second.
    pub second: Option<Target>,
    /// Why it was chosen.
    pub why: Why,
}

/// The people and bodies that an article names.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// In order of first mention.
    pub speakers: Vec<Speaker>,
    /// Every name in reading order; those whose `speaker` is `u32::MAX` name nobody who could speak.
    pub names: Vec<Name>,
    /// Pronouns of the third person outside quotations, in reading order.
    pub references: Vec<Reference>,
    /// People whom the reporter's words describe without naming them, in reading order.
    pub described: Vec<Description>,
    /// How each speaker leans where its gender is not known.
    pub leanings: Vec<Leaning>,
    /// Index of the speaker who wrote the article, where it says so.
    pub author: Option<u32>,
    /// For each speaker the first of its names, and for each name the next one of its speaker;
    /// [`NONE`] where there is none.
    first_name: Vec<u32>,
    next_name: Vec<u32>,
}

/// No name.
const NONE: u32 = u32::MAX;

impl Cast {
    /// Finds the cast of an article; `byline` is what is known of its author beside the text.
    #[must_use]
    pub fn gather(text: &str, layout: &Layout, quotations: &[Quotation], byline: Option<&str>) -> Cast {
        let mut cast = Cast { names: find_names(text, layout, quotations), ..Cast::default() };
        cluster::cluster(text, layout, &mut cast);
        gender::settle(text, layout, &mut cast);
        pronoun::resolve(text, layout, quotations, &mut cast);
        cast.author = author::author(text, layout, &cast, byline);
        cast
    }

    /// The names whose core lies between these tokens, in reading order.
    pub fn names_in(&self, first: u32, last: u32) -> impl DoubleEndedIterator<Item = &Name> {
        let from = self.names.partition_point(|n| n.first < first);
        let to = self.names.partition_point(|n| n.first < last);
        self.names[from..to.max(from)].iter().filter(move |n| n.last <= last)
    }

    /// The name that holds this token.
    #[must_use]
    pub fn name_at(&self, token: u32) -> Option<&Name> {
        let at = self.names.partition_point(|n| n.last <= token);
        self.names.get(at).filter(|n| n.first <= token)
    }

    /// What the pronoun at this token was found to mean.
    #[must_use]
    pub fn reference_at(&self, token: u32) -> Option<&Reference> {
        self.references.binary_search_by_key(&token, |r| r.token).ok().map(|i| &self.references[i])
    }

    /// Ties each name to the next one of its speaker, of whom there are so many.
    pub(super) fn tie_names(&mut self, speakers: usize) {
        self.first_name = vec![NONE; speakers];
        self.next_name = vec![NONE; self.names.len()];
        for (number, name) in self.names.iter().enumerate().rev() {
            let first = &mut self.first_name[name.speaker as usize];
            self.next_name[number] = std::mem::replace(first, number as u32);
        }
    }

    /// All names of one speaker, in reading order.
    pub fn names_of(&self, speaker: u32) -> impl Iterator<Item = &Name> {
        let mut next = self.first_name.get(speaker as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let name = self.names.get(next as usize)?;
            next = self.next_name[next as usize];
            Some(name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{lay_out, paragraphs};
    use crate::quotation::find_quotations;

    fn cast(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        let quotations = find_quotations(text, &layout.paragraphs).quotations;
        Cast::gather(text, &layout, &quotations, None).speakers.into_iter().map(|s| s.name).collect()
    }

    #[test]
    fn spellings_of_one_person_are_one_speaker() {
        assert_eq!(
            cast("Kim Tae-ho met reporters. Later Kim Tae Ho left. “No,” Mr. Kim said."),
            ["Kim Tae-ho"]
        );
        assert_eq!(cast("William Orr sang. Bill Orr danced. “No,” Orr said."), ["William Orr"]);
        assert_eq!(cast("Rosa Ibarra Soto spoke. “Water first,” Ms. Ibarra said."), ["Rosa Ibarra Soto"]);
    }

    #[test]
    fn what_follows_a_suffix_is_no_part_of_the_name() {
        assert_eq!(cast("Harold Berrick Jr., who farms, said no."), ["Harold Berrick Jr."]);
        assert_eq!(cast("Harold Berrick, Jr., who farms, said no."), ["Harold Berrick, Jr."]);
    }

    #[test]
    fn a_middle_initial_makes_a_person_of_a_tribe() {
        let text = "Lawrence H. Tribe met Team Ferrand. “No,” Mr. Tribe said.";
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        assert_eq!(cast.speakers[0].kind, crate::speaker::SpeakerKind::Person);
        assert_eq!(cast.speakers[1].kind, crate::speaker::SpeakerKind::Group);
        assert_eq!(cast.speakers.len(), 2);
    }

    #[test]
    fn a_family_is_told_apart_by_its_honorifics() {
        let text = "Jon Ode and Mia Ode run a farm. “It rains,” Mrs. Ode said. “It does,” Mr. Ode said.";
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        let speakers: Vec<u32> = cast.names.iter().map(|n| n.speaker).collect();
        assert_eq!(speakers, [0, 1, 1, 0]);
    }

    #[test]
    fn titles_and_bodies_before_a_name_are_no_part_of_it() {
        assert!(
            cast("White House Press Secretary Ana Voss called it a step.").contains(&"Ana Voss".to_owned())
        );
        assert!(cast("Lt. Gen. Pavel Orlin flew in.").contains(&"Pavel Orlin".to_owned()));
    }
}
