//! Gender: what titles and roles say goes before given names.

use super::{Cast, Gender, SpeakerKind};
use crate::layout::Layout;
use crate::mention::name::NameClass;
use crate::quotation::Quotation;

/// Settles every speaker's gender by the strongest evidence among its names.
pub fn settle(_text: &str, _layout: &Layout, _quotations: &[Quotation], cast: &mut Cast) {
    let mut votes = vec![[0u32; 2]; cast.speakers.len()];
    for name in &cast.names {
        if name.class != NameClass::Person && !name.titled {
            continue;
        }
        let weight = if name.honorific {
            20
        } else if name.titled {
            4
        } else {
            2
        };
        match name.gender {
            Gender::Female => votes[name.speaker as usize][0] += weight,
            Gender::Male => votes[name.speaker as usize][1] += weight,
            Gender::Unknown => {}
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
