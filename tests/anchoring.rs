//! Gold through edits: seeded edits of real kinds, with every right place known beforehand.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]
// Kinds of edit and ways of looking are counted in tables by their numbers.
#![allow(clippy::needless_range_loop)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sayso::corpus::{self, Item, ReadOptions};
use sayso::gold::{Anchor, AnchorOutcome, Cut, Fingerprint, Fingerprints, anchor, text_sha256};
use sayso::layout::paragraphs;
use sayso::quotation::find_quotations;
use sayso::text::CodePoints;

/// Splitmix64: the same edits everywhere and for ever.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// An edited text: each character with the place in the old text that it came from.
type Edited = Vec<(char, Option<u32>)>;

const KINDS: [&str; 5] =
    ["a sentence added", "a typo mended", "a paragraph moved", "marks restyled", "all of these"];

const ADDED: [&str; 6] = [
    "The council of Harrow Vale had said nothing by the evening.",
    "“We will wait and see,” Ines Kray said.",
    "It was not clear who would pay.",
    "“No,” he said.",
    "She added that the “gift” had come late.",
    "The vote is on Monday.",
];

fn edit(text: &str, kind: usize, random: &mut Random) -> Edited {
    let mut edited: Edited = text.chars().enumerate().map(|(at, c)| (c, Some(at as u32))).collect();
    if kind == 0 || kind == 4 {
        for _ in 0..=random.below(3) {
            add_sentence(&mut edited, random);
        }
    }
    if kind == 1 || kind == 4 {
        for _ in 0..=random.below(5) {
            mend(&mut edited, random);
        }
    }
    if kind == 2 || kind == 4 {
        move_paragraph(&mut edited, random);
    }
    if kind == 3 || kind == 4 {
        restyle(&mut edited);
    }
    edited
}

fn add_sentence(edited: &mut Edited, random: &mut Random) {
    let mut ends: Vec<usize> = edited
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| matches!(pair[0].0, '.' | '”' | '"' | '\n') && pair[1].0.is_whitespace())
        .map(|(at, _)| at + 1)
        .collect();
    ends.push(edited.len());
    let at = ends[random.below(ends.len())];
    let sentence = format!(" {}", ADDED[random.below(ADDED.len())]);
    edited.splice(at..at, sentence.chars().map(|c| (c, None)));
}

fn mend(edited: &mut Edited, random: &mut Random) {
    let letters: Vec<usize> =
        edited.iter().enumerate().filter(|(_, (c, _))| c.is_ascii_lowercase()).map(|(at, _)| at).collect();
    if letters.is_empty() {
        return;
    }
    let at = letters[random.below(letters.len())];
    match random.below(3) {
        0 => drop(edited.remove(at)),
        1 => edited.insert(at, ('e', None)),
        _ => edited[at] = (if edited[at].0 == 'x' { 'y' } else { 'x' }, None),
    }
}

fn move_paragraph(edited: &mut Edited, random: &mut Random) {
    let mut starts = vec![0];
    starts.extend(edited.iter().enumerate().filter(|(_, (c, _))| *c == '\n').map(|(at, _)| at + 1));
    starts.push(edited.len());
    starts.dedup();
    let from = random.below(starts.len() - 1);
    let mut taken: Edited = edited.drain(starts[from]..starts[from + 1]).collect();
    if taken.last().is_none_or(|(c, _)| *c != '\n') {
        taken.push(('\n', None));
    }
    let mut lines = vec![0];
    lines.extend(edited.iter().enumerate().filter(|(_, (c, _))| *c == '\n').map(|(at, _)| at + 1));
    let at = lines[random.below(lines.len())];
    edited.splice(at..at, taken);
}

/// Curly marks become straight, the others curly.
fn restyle(edited: &mut Edited) {
    let is_curly = edited.iter().any(|(c, _)| matches!(c, '“' | '”'));
    let mut styled: Edited = Vec::with_capacity(edited.len());
    let mut at = 0;
    while at < edited.len() {
        let (c, from) = edited[at];
        let is_doubled = c == '\'' && edited.get(at + 1).is_some_and(|(next, _)| *next == '\'');
        let opens = styled.last().is_none_or(|(c, _)| c.is_whitespace() || matches!(c, '(' | '[' | '—'));
        let curly = if opens { '“' } else { '”' };
        styled.push(match c {
            '“' | '”' => ('"', from),
            '’' if is_curly => ('\'', from),
            '"' if !is_curly => (curly, from),
            '\'' if !is_curly && is_doubled => (curly, from),
            '\'' if !is_curly => ('’', from),
            _ => (c, from),
        });
        at += if is_doubled && !is_curly { 2 } else { 1 };
    }
    *edited = styled;
}

/// For each character of the old text, where it stands now.
fn index(old: &[char], edited: &Edited) -> Vec<Option<u32>> {
    let mut index = vec![None; old.len()];
    for (at, (_, from)) in edited.iter().enumerate() {
        if let Some(from) = from {
            index[*from as usize] = Some(at as u32);
        }
    }
    index
}

/// Where an old stretch stands now, without spaces at its ends, if its words are all there and
/// nothing else is among them.
fn right_place(
    old: &[char],
    edited: &Edited,
    index: &[Option<u32>],
    (start, end): (u32, u32),
) -> Option<(u32, u32)> {
    let stretch = start as usize..end as usize;
    let mut first = *index[stretch.clone()].iter().flatten().min()? as usize;
    let mut last = *index[stretch.clone()].iter().flatten().max()? as usize + 1;
    let is_of = |(_, from): &(char, Option<u32>)| from.is_some_and(|from| (start..end).contains(&from));
    let now: String = edited[first..last].iter().map(|(c, _)| c).collect();
    let before: String = old[stretch].iter().collect();
    // A letter added at the very edge makes another word of it.
    let joins = |at: usize, beside: Option<usize>| {
        let c = |at: usize| edited.get(at).is_some_and(|(c, _)| c.is_alphanumeric());
        beside.is_some_and(|beside| c(at) && c(beside) && edited[beside].1.is_none())
    };
    if joins(first, first.checked_sub(1)) || joins(last - 1, Some(last).filter(|at| *at < edited.len())) {
        return None;
    }
    let is_whole = edited[first..last].iter().all(is_of);
    while edited[first].0.is_whitespace() && first + 1 < last {
        first += 1;
    }
    while edited[last - 1].0.is_whitespace() && first + 1 < last {
        last -= 1;
    }
    (is_whole && Fingerprint::of(&now) == Fingerprint::of(&before)).then_some((first as u32, last as u32))
}

/// The stretch without spaces at its ends.
fn trimmed(new: &[char], (mut start, mut end): (u32, u32)) -> (u32, u32) {
    while start + 1 < end && new[start as usize].is_whitespace() {
        start += 1;
    }
    while start + 1 < end && new[end as usize - 1].is_whitespace() {
        end -= 1;
    }
    (start, end)
}

/// The places of one record: span, mention, cue.
type Places = [Option<(u32, u32)>; 3];

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    untouched: usize,
    right: usize,
    wrong: usize,
    set_aside: usize,
    edited: usize,
    edited_believed: usize,
}

const WAYS: [&str; 3] = ["old text", "words", "fingerprints"];

fn tally(texts: &[(String, Vec<Places>)], seed: u64) -> BTreeMap<(usize, usize), Tally> {
    let mut tallies: BTreeMap<(usize, usize), Tally> = BTreeMap::new();
    let mut random = Random(seed);
    for (nth, (text, records)) in texts.iter().enumerate() {
        let old: Vec<char> = text.chars().collect();
        let sha256 = text_sha256(text);
        let exacts: Vec<String> = records
            .iter()
            .map(|[span, ..]| span.map(|(s, e)| old[s as usize..e as usize].iter().collect()).unwrap())
            .collect();
        let prints: Vec<Fingerprints> = records
            .iter()
            .map(|[span, mention, cue]| Fingerprints::of(text, span.unwrap(), *mention, *cue))
            .collect();
        for kind in 0..KINDS.len() {
            let edited = edit(text, kind, &mut random);
            let new: String = edited.iter().map(|(c, _)| c).collect();
            let index = index(&old, &edited);
            let now: Vec<char> = new.chars().collect();
            let right: Vec<Option<Places>> = records
                .iter()
                .map(|places| {
                    let now =
                        places.map(|place| place.map(|place| right_place(&old, &edited, &index, place)));
                    let is_whole = now.iter().all(|place| *place != Some(None));
                    is_whole.then(|| now.map(Option::flatten))
                })
                .collect();
            // Looking without the old text takes longer, so larger corpora are sampled for it.
            let ways = if texts.len() < 100 || nth % 4 == 0 { WAYS.len() } else { 1 };
            for way in 0..ways {
                let anchors: Vec<Anchor> = (0..records.len())
                    .map(|at| Anchor {
                        span: records[at][0].unwrap(),
                        mention: records[at][1],
                        cue: records[at][2],
                        text_sha256: Some(&sha256),
                        exact: (way == 1).then_some(&exacts[at]),
                        mention_text: None,
                        fingerprints: if way == 0 { Fingerprints::default() } else { prints[at] },
                    })
                    .collect();
                let found = anchor(&anchors, (way == 0).then_some(text), &new);
                let tally = tallies.entry((kind, way)).or_default();
                for ((found, right), exact) in found.iter().zip(&right).zip(&exacts) {
                    let is_sound = found.outcome.is_sound();
                    let here = [found.span, found.mention, found.cue]
                        .map(|place| place.map(|place| trimmed(&now, place)));
                    let told =
                        || eprintln!("{} {}: {exact}\n  {found:?}\n  {right:?}", KINDS[kind], WAYS[way]);
                    match right {
                        Some(right) => {
                            tally.untouched += 1;
                            tally.right += usize::from(is_sound && here == *right);
                            tally.wrong += usize::from(is_sound && here != *right);
                            tally.set_aside += usize::from(!is_sound);
                            if std::env::var_os("TELL").is_some() && !(is_sound && here == *right) {
                                told();
                            }
                        }
                        None => {
                            tally.edited += 1;
                            tally.edited_believed += usize::from(is_sound);
                            if std::env::var_os("TELL").is_some() && is_sound {
                                told();
                            }
                        }
                    }
                }
            }
        }
    }
    tallies
}

fn told(tallies: &BTreeMap<(usize, usize), Tally>) {
    eprintln!(
        "{:<20} {:<13} untouched    right  wrong  set aside    %right   edited  believed",
        "edit", "known by"
    );
    for ((kind, way), t) in tallies {
        eprintln!(
            "{:<20} {:<13} {:>9} {:>8} {:>6} {:>10} {:>9.3} {:>8} {:>9}",
            KINDS[*kind],
            WAYS[*way],
            t.untouched,
            t.right,
            t.wrong,
            t.set_aside,
            t.right as f64 * 100.0 / t.untouched.max(1) as f64,
            t.edited,
            t.edited_believed
        );
    }
}

fn quoted(text: &str) -> Vec<Places> {
    let points = CodePoints::new(text);
    let found = find_quotations(text, &paragraphs(text));
    let spans = found.quotations.iter().filter(|quotation| quotation.parent.is_none());
    spans.map(|q| [Some((points.at(q.span.start), points.at(q.span.end))), None, None]).collect()
}

fn hold(tallies: &BTreeMap<(usize, usize), Tally>, least: f64) {
    for ((kind, way), t) in tallies {
        let place = format!("{} by {}: {t:?}", KINDS[*kind], WAYS[*way]);
        assert!(t.untouched > 50, "{place}");
        assert_eq!((t.wrong, t.edited_believed), (0, 0), "{place}");
        assert!(t.right as f64 >= least * t.untouched as f64, "{place}");
    }
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let corpus = corpus::open(&[folder.to_owned()], &ReadOptions::default()).unwrap();
    corpus
        .iter()
        .filter_map(|item| match item {
            Item::Article(article) => Some((article.id, article.text)),
            Item::Problem(_) => None,
        })
        .collect()
}

#[test]
fn quotations_of_the_sample_corpus_are_found_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let texts: Vec<_> =
        texts(&folder).into_iter().map(|(_, text)| (quoted(&text), text)).map(|(q, t)| (t, q)).collect();
    let tallies = tally(&texts, 7);
    told(&tallies);
    hold(&tallies, 0.98);
}

fn polnear() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/polnear");
    if !folder.join("text").is_dir() {
        eprintln!("skipped: there is no ../shared/polnear");
        return None;
    }
    Some(folder)
}

/// Content, Source and Cue of every event whose parts are in one piece.
fn attributed(standoff: &str) -> Vec<Places> {
    let mut spans: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut records = Vec::new();
    for line in standoff.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with('T') && fields.len() > 2 {
            let parts: Vec<&str> = fields[1].split(' ').collect();
            if let [_, start, end] = parts[..] {
                spans.insert(fields[0], (start.parse().unwrap(), end.parse().unwrap()));
            }
        }
    }
    for line in standoff.lines().filter(|line| line.starts_with('E')) {
        let part = |role: &str| {
            let arguments = line.split(['\t', ' ']);
            let id = arguments.filter_map(|a| a.strip_prefix(role)?.strip_prefix(':')).next()?;
            spans.get(id).copied()
        };
        if let Some(content) = part("Content") {
            records.push([Some(content), part("Source"), part("Cue")]);
        }
    }
    records.sort();
    records.dedup_by_key(|record| record[0]);
    records
}

#[test]
fn quotations_of_polnear_are_found_again() {
    let Some(folder) = polnear() else { return };
    let texts: Vec<_> =
        texts(&folder.join("text")).into_iter().map(|(_, t)| (quoted(&t), t)).map(|(q, t)| (t, q)).collect();
    assert_eq!(texts.len(), 840);
    let tallies = tally(&texts, 7);
    told(&tallies);
    hold(&tallies, 0.995);
}

#[test]
fn attributions_of_polnear_are_found_again() {
    let Some(folder) = polnear() else { return };
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("attributions")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let texts: Vec<_> = texts(&folder.join("text"))
        .into_iter()
        .map(|(id, text)| {
            let file =
                files.iter().find(|f| f.file_stem().unwrap().to_str().unwrap().starts_with(&id)).unwrap();
            (text, attributed(&std::fs::read_to_string(file).unwrap()))
        })
        .collect();
    let tallies = tally(&texts, 11);
    told(&tallies);
    hold(&tallies, 0.995);
}

#[test]
fn any_texts_and_places_are_taken() {
    use proptest::prelude::*;
    let text = "([“”\"' a-c\u{a0}\u{300}’.\n]|''|“ab”){0,60}";
    proptest!(|(old in text, new in text, places in prop::collection::vec((0_u32..70, 1_u32..20), 0..6))| {
        let anchors: Vec<Anchor> = places.iter().map(|(start, n)| {
            let span = (*start, start + n);
            let fingerprints = Fingerprints::of(&old, span, None, None);
            Anchor { span, fingerprints, text_sha256: Some("00"), ..Anchor::default() }
        }).collect();
        let sha256 = text_sha256(&old);
        let with_old: Vec<Anchor> = anchors.iter().map(|a| Anchor { text_sha256: Some(&sha256), ..*a }).collect();
        for found in [anchor(&anchors, None, &new), anchor(&with_old, Some(&old), &new)] {
            prop_assert_eq!(found.len(), anchors.len());
            for (found, anchor) in found.iter().zip(&anchors) {
                let words = |text: &str, (s, e): (u32, u32)| text.chars().skip(s as usize).take((e - s) as usize).collect::<String>();
                let total = new.chars().count() as u32;
                if let Some((start, end)) = found.span {
                    prop_assert!(start < end && end <= total);
                }
                if found.outcome.is_sound() {
                    let now = words(&new, found.span.unwrap());
                    prop_assert!(!now.is_empty());
                    if let Some(print) = anchor.fingerprints.span.filter(|print| print.cut == Cut::default()) {
                        prop_assert_eq!(Fingerprint::of(&now), print);
                    }
                }
                prop_assert!(found.outcome != AnchorOutcome::Moved || old != new);
            }
        }
    });
}
