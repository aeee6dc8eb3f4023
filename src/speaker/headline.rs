//! Lines in capitals, where nothing shows which words are names: they repeat what the article names.

use super::cluster::{Member, bit, bits};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::fold;

/// Gives a name in a line of capitals to a speaker that the body names, or to nobody.
pub(super) fn headline(
    text: &str,
    layout: &Layout,
    names: &mut [Name],
    members: &mut Vec<Member>,
    at: usize,
) {
    // The run holds ordinary words too: look for known names inside it.
    let (first, last) = (names[at].first as usize, names[at].last as usize);
    let mut hit: Option<(usize, usize, usize)> = None;
    for begin in first..last {
        let part = fold(layout.tokens[begin].span.of(text));
        let own = bit(part);
        for (number, member) in members.iter().enumerate().filter(|(_, member)| member.bits & own != 0) {
            let full = &names[member.fullest];
            let parts = full.parts();
            let size = parts.len();
            let whole = begin + size <= last
                && (0..size).all(|i| fold(layout.tokens[begin + i].span.of(text)) == parts[i]);
            let surname = member.class != NameClass::Place
                && (parts[size - 1] == part || parts.len() == 1 && parts[0] == part);
            if whole && hit.is_none_or(|(_, length, _)| size > length) {
                hit = Some((begin, size, number));
            } else if surname && hit.is_none() && member.class != NameClass::Group {
                hit = Some((begin, 1, number));
            }
        }
    }
    let Some((begin, size, number)) = hit else {
        only_in_headline(layout, text, names, members, at);
        return;
    };
    let mut start = begin;
    // A given name before a surname that the body leaves bare.
    let full = names[members[number].fullest];
    if size == 1
        && full.n_parts == 1
        && begin > first
        && layout.tokens[begin - 1].has(Traits::GIVEN)
        && full.class != NameClass::Group
    {
        start = begin - 1;
    }
    let name = &mut names[at];
    (name.first, name.last) = (start as u32, (begin + size) as u32);
    name.lead = name.first;
    name.apposition = (name.last, name.last);
    name.speaker = number as u32;
    if start < begin {
        name.parts[0] = fold(layout.tokens[start].span.of(text));
        name.parts[1] = fold(layout.tokens[begin].span.of(text));
        name.n_parts = 2;
        (members[number].fullest, members[number].bits) = (at, bits(&names[at]));
    } else {
        // The other words with a capital are the headline's.
        for (part, token) in name.parts.iter_mut().zip(&layout.tokens[begin..begin + size]) {
            *part = fold(token.span.of(text));
        }
        name.n_parts = name.n_parts.min(size as u8);
    }
}

/// A person whom only the headline names: a given name and a word that is nothing else.
fn only_in_headline(layout: &Layout, text: &str, names: &mut [Name], members: &mut Vec<Member>, at: usize) {
    let (first, last) = (names[at].first as usize, names[at].last as usize);
    let plain =
        |t: &crate::layout::Token| t.known().tags[0] == Tag::None && !t.has(Traits::PLACE | Traits::ACRONYM);
    let tokens = &layout.tokens;
    let Some(begin) = (first..last.saturating_sub(1)).find(|i| {
        tokens[*i].has(Traits::GIVEN)
            && plain(&tokens[*i])
            && plain(&tokens[*i + 1])
            && tokens[*i + 1].shape.is_capital()
    }) else {
        return;
    };
    let name = &mut names[at];
    (name.first, name.last) = (begin as u32, begin as u32 + 2);
    name.lead = name.first;
    name.apposition = (name.last, name.last);
    name.class = NameClass::Person;
    name.given = true;
    name.parts[0] = fold(tokens[begin].span.of(text));
    name.parts[1] = fold(tokens[begin + 1].span.of(text));
    name.n_parts = 2;
    name.speaker = members.len() as u32;
    members.push(Member { full_mentions: 1, ..Member::new(at, &names[at]) });
}
