//! The inflected forms of regular verbs and nouns.
//!
//! Spelling rules: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985,
//! sections 3.5 to 3.10 (verbs) and 5.79 to 5.80 (nouns).

/// The third person, past tense, past participle and present participle of a verb.
pub(super) fn verb(lemma: &str) -> [String; 4] {
    let third = noun(lemma);
    let last = lemma.chars().next_back().unwrap_or_default();
    if let Some(stem) = lemma.strip_suffix("ie") {
        return [third, format!("{lemma}d"), format!("{lemma}d"), format!("{stem}ying")];
    }
    if last == 'e' {
        let gerund = if lemma.ends_with("ee") || lemma.ends_with("oe") || lemma.ends_with("ye") {
            format!("{lemma}ing")
        } else {
            format!("{}ing", &lemma[..lemma.len() - 1])
        };
        return [third, format!("{lemma}d"), format!("{lemma}d"), gerund];
    }
    if last == 'y' && !ends_in_vowel(&lemma[..lemma.len() - 1]) {
        let past = format!("{}ied", &lemma[..lemma.len() - 1]);
        return [third, past.clone(), past, format!("{lemma}ing")];
    }
    if doubles(lemma) {
        let past = format!("{lemma}{last}ed");
        return [third, past.clone(), past, format!("{lemma}{last}ing")];
    }
    let past = format!("{lemma}ed");
    [third, past.clone(), past, format!("{lemma}ing")]
}

/// The plural of a noun, which is also the third person of a verb.
pub(super) fn noun(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y')
        && !ends_in_vowel(stem)
    {
        return format!("{stem}ies");
    }
    if let Some(stem) = lemma.strip_suffix("man")
        && lemma != "human"
        && lemma != "german"
        && !stem.is_empty()
    {
        return format!("{stem}men");
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|e| lemma.ends_with(e)) || lemma.ends_with("go") {
        return format!("{lemma}es");
    }
    format!("{lemma}s")
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Whether the last consonant is doubled: one syllable with one vowel letter before it.
fn doubles(lemma: &str) -> bool {
    // The "u" of "quip" is no vowel.
    let lemma = lemma.replace("qu", "qw");
    let bytes = lemma.as_bytes();
    let vowel = |b: u8| b"aeiou".contains(&b);
    let n = bytes.len();
    n >= 3
        && !vowel(bytes[n - 1])
        && !b"wxyh".contains(&bytes[n - 1])
        && vowel(bytes[n - 2])
        && !vowel(bytes[n - 3])
        && bytes.iter().filter(|b| vowel(**b)).count() == 1
}

#[cfg(test)]
mod tests {
    #[test]
    fn regular_verbs_are_spelled_right() {
        assert_eq!(super::verb("add"), ["adds", "added", "added", "adding"]);
        assert_eq!(super::verb("joke"), ["jokes", "joked", "joked", "joking"]);
        assert_eq!(super::verb("reply"), ["replies", "replied", "replied", "replying"]);
        assert_eq!(super::verb("quip"), ["quips", "quipped", "quipped", "quipping"]);
        assert_eq!(super::verb("agree"), ["agrees", "agreed", "agreed", "agreeing"]);
        assert_eq!(super::verb("repeat"), ["repeats", "repeated", "repeated", "repeating"]);
        assert_eq!(super::verb("stress"), ["stresses", "stressed", "stressed", "stressing"]);
    }
}
