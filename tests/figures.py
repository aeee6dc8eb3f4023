#!/usr/bin/env python3
"""Refreshes what README.md quotes from the program: no figure and no output there is typed by hand.

    python3 tests/figures.py            rewrites the blocks, prints which changed
    python3 tests/figures.py --check    only says which are stale; exit code 1 if one is
    python3 tests/figures.py --speed    also runs the benchmark, which takes a minute

A block stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. Blocks whose input is not here
(articles that belong to others, beside the project in ../shared) keep what they hold, and this is
said. Needs only Python and cargo.
"""

import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAYSO = ROOT / "target" / "release" / "sayso"

ROWS = [
    ("spans_found", "all", "quoted spans found"),
    ("spans_exact", "all", "… with both offsets right"),
    ("right_outcome", "all", "**right speaker, or rightly nobody**"),
    ("right_outcome", "type=direct", "… direct"),
    ("right_outcome", "type=partial", "… partial"),
    ("right_outcome", "type=scare", "… scare"),
    ("right_outcome", "type=title", "… title"),
    ("right_outcome", "speaker_kind=person", "… speaker a person"),
    ("right_outcome", "speaker_kind=group", "… speaker a group"),
    ("right_outcome", "speaker_kind=unknown", "… speaker without a name"),
    ("right_outcome", "attribution=beside", "… named or described beside it"),
    ("right_outcome", "attribution=pronoun", "… by a pronoun"),
    ("right_outcome", "attribution=none", "… no words of attribution"),
    ("attributed_precision", "all", "of the spans given a speaker, right"),
    ("attributed_recall", "all", "of the spans that have a speaker, right"),
    ("type_right", "all", "type right"),
]

CORPORA = [
    ("sample corpus", ROOT / "corpus", ROOT / "annotations" / "sample"),
    ("five summit articles", SHARED / "corpus", ROOT / "annotations" / "summit-2024"),
    ("84 PolNeAR articles", SHARED / "polnear" / "text", SHARED / "polnear" / "speakers.csv"),
]


def run(*arguments):
    """What the program prints, without colours."""
    done = subprocess.run(
        [SAYSO, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode != 0 and not done.stdout:
        sys.exit(f"sayso {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


def fenced(text, cut=None):
    lines = text.rstrip().splitlines()
    if cut and len(lines) > cut:
        lines = lines[:cut] + ["…"]
    return "```text\n" + "\n".join(line.rstrip() for line in lines) + "\n```"


def explain():
    text = run("explain", "corpus/agency/dam-vote.txt")
    paragraphs = text.split("\n\n")
    some = ["…", *paragraphs[7:9], "…", *paragraphs[10:13], "…"]
    return fenced("$ sayso explain corpus/agency/dam-vote.txt\n" + "\n\n".join(some))


def quotation():
    return fenced(
        "$ sayso explain corpus/agency/dam-vote.txt --quotation 8\n"
        + run("explain", "corpus/agency/dam-vote.txt", "--quotation", "8")
    )


def export():
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "output"
        text = run("export", "corpus", "--out", out)
    return fenced("$ sayso export\n" + text.replace(str(out), "output"))


def metrics(corpus, gold):
    """The metrics of one corpus by name and subset."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores"
        run("validate", corpus, "--gold", gold, "--errors", "0", "--out", out)
        with open(out / "metrics.csv", encoding="utf-8", newline="") as file:
            return {(row["metric"], row["subset"]): row for row in csv.DictReader(file)}


def cell(row):
    if row is None or int(row["n"]) == 0:
        return ""
    value = f"{100 * float(row['value']):.1f} % of {row['n']}"
    if row["ci_low"]:
        value += f" ({100 * float(row['ci_low']):.0f}–{100 * float(row['ci_high']):.0f})"
    return value


def figures():
    """The table of figures, or `None` where a corpus is missing."""
    missing = [name for name, corpus, gold in CORPORA if not (corpus.exists() and gold.exists())]
    if missing:
        print(f"SKIPPED figures: not here: {', '.join(missing)}")
        return None
    found = [metrics(corpus, gold) for _, corpus, gold in CORPORA]
    head = "| | " + " | ".join(name for name, _, _ in CORPORA) + " |\n"
    head += "| --- |" + " --: |" * len(CORPORA) + "\n"
    lines = []
    for metric, subset, words in ROWS:
        cells = [cell(of.get((metric, subset))) for of in found]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return head + "\n".join(lines)


def speed():
    """The lines that the benchmark prints about its ratio."""
    done = subprocess.run(
        ["cargo", "bench", "--bench", "attribution"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("attribution:", "attribution with alternatives:"))]
    if not lines:
        sys.exit(f"the benchmark printed no ratio:\n{done.stdout}\n{done.stderr}")
    return fenced("\n".join(lines))


def main():
    check = "--check" in sys.argv[1:]
    subprocess.run(["cargo", "build", "--release", "--quiet", "--locked"], cwd=ROOT, check=True)
    blocks = {"explain": explain, "quotation": quotation, "export": export, "figures": figures}
    if "--speed" in sys.argv[1:]:
        blocks["speed"] = speed
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    stale = []
    for name, make in blocks.items():
        block = re.compile(f"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if not block.search(text):
            sys.exit(f"README.md has no block {name}")
        made = make()
        if made is None:
            continue
        fresh = block.sub(lambda m: m[1] + made + "\n" + m[2], text)
        if fresh != text:
            stale.append(name)
            text = fresh
    if stale and check:
        sys.exit(f"README.md is stale: {', '.join(stale)}. Run python3 tests/figures.py")
    if not check:
        page.write_text(text, encoding="utf-8")
        print(f"README.md: {', '.join(stale) if stale else 'nothing'} changed")


if __name__ == "__main__":
    main()
