#!/usr/bin/env python3
"""Writes nicknames.txt from the PyPI package nicknames 1.0.1.

Downloads and installs nothing, and needs only Python. First, anywhere:
    pip download --no-deps nicknames==1.0.1
then:
    python3 make_nicknames.py nicknames-1.0.1-py3-none-any.whl > nicknames.txt

The package's names.csv has a formal name, `has_nickname`, and a nickname on each line; here
the pairs are turned round and gathered by nickname. Single letters are dropped.
"""
import collections
import csv
import hashlib
import io
import sys
import zipfile

SHA256 = "30608a6a50086bb508e6d5f4fb618ef4f988d5604f73ec1ebcccbc92952f9de9"
HEAD = """\
# sayso lexicon: nicknames. Short and pet forms of given names, with the formal names that they may stand for.
# columns (TAB): nickname (lowercase), formal names (comma-separated, sorted)
# source: PyPI package nicknames 1.0.1 (Carlton Northern, Nick Crews); pairs turned round by make_nicknames.py, one-letter names dropped.
# licence: Apache-2.0 (text in NOTICE.md). Sorted bytewise.
"""


def main(path):
    data = open(path, "rb").read()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{path} is not nicknames-1.0.1-py3-none-any.whl")
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        lines = wheel.read("nicknames/names.csv").decode("utf-8").splitlines()
    formal = collections.defaultdict(set)
    for row in csv.DictReader(lines):
        full, nickname = row["name1"].strip().lower(), row["name2"].strip().lower()
        if row["relationship"] == "has_nickname" and len(full) > 1 and len(nickname) > 1 and full != nickname:
            formal[nickname].add(full)
    out = HEAD + "".join(
        f"{name}\t{','.join(sorted(formal[name]))}\n" for name in sorted(formal, key=lambda n: n.encode())
    )
    sys.stdout.buffer.write(out.encode("utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
