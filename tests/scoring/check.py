"""Holds the figures of `sayso validate` and `sayso agree` against other people's programs.

    python check.py SAYSO

nervaluate must give the figures of spans, NLTK kappa and alpha, and, where ../shared holds the
PolNeAR articles and their scorer, score_polnear.py the figure of the words of attribution. What is
compared are the tool's own answers with gold made of them by mistakes with a seed, so that no figure
is 100 %.
"""

import csv
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from nervaluate import Evaluator
from nltk.metrics.agreement import AnnotationTask

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAYSO = str(Path(sys.argv[1]).resolve())
TYPES = ["direct", "partial", "scare", "title"]
failed = 0


def run(*arguments, codes=(0,)):
    done = subprocess.run([SAYSO, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in codes:
        sys.exit(f"sayso {' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")
    return done.stdout


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, fields, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(records)


def same(what, ours, theirs):
    global failed
    if abs(ours - theirs) > 1e-6:
        failed += 1
        print(f"FAILED  {what}: {ours} here, {theirs} there")
    else:
        print(f"  {what}: {ours:.4f} in both")


FIELDS = ["article_id", "start", "end", "type", "speaker", "kind", "mention_start", "mention_end"]


def mistaken(spans, numbers, length):
    """The spans with mistakes: left out, cut, made longer, of another type or speaker, and new ones.

    No span comes to touch two others, and none that holds another is cut (what is left of it could
    be nearer to the inner one), so that every way of matching gives the same pairs.
    """
    out = []
    for at, span in enumerate(spans):
        before = max(spans[at - 1]["end"] if at else 0, out[-1]["end"] if out else 0)
        after = spans[at + 1]["start"] if at + 1 < len(spans) else length
        span = dict(span)
        draw = numbers.random()
        if draw < 0.1:
            continue
        if draw < 0.2 and not span.get("holds"):
            span["start"] += max(1, (span["end"] - span["start"]) // 3)
        elif draw < 0.3:
            span["end"] = min(span["end"] + 5, max(after - 1, span["end"]))
        elif draw < 0.4:
            span["type"] = numbers.choice(TYPES)
        elif draw < 0.5 and span["speaker"]:
            span["speaker"], span["kind"] = numbers.choice(["Odo Brandt", "Ines Kray"]), "person"
        elif draw < 0.55 and before + 3 < span["start"]:
            out.append(dict(span, start=before + 1, end=span["start"] - 1, type=numbers.choice(TYPES)))
        if span["start"] < span["end"]:
            out.append(span)
    return out


def spans_of(dataset):
    """The tool's spans that are not inside others, by article."""
    found = {}
    table = rows(dataset / "quotations.csv")
    outer = {row["parent_quotation_id"] for row in table}
    for row in table:
        if row["parent_quotation_id"]:
            continue
        speaker = row["speaker_name"]
        found.setdefault(row["article_id"], []).append(
            dict(
                article_id=row["article_id"],
                start=int(row["start"]),
                end=int(row["end"]),
                type=row["type"],
                speaker=speaker,
                kind=row["speaker_kind"],
                mention_start=row["mention_start"],
                mention_end=row["mention_end"],
                holds=row["quotation_id"] in outer,
            )
        )
    return found


def nervaluate(folder):
    """Spans: exact, partial, strict and type."""
    print("Spans, against nervaluate")
    corpus = ROOT / "corpus"
    run("export", corpus, "--out", folder / "set")
    given = spans_of(folder / "set")
    numbers = random.Random(7)
    gold = {}
    for article_id, spans in given.items():
        text = (corpus / f"{article_id}.txt").read_bytes().decode("utf-8")
        gold[article_id] = mistaken(spans, numbers, len(text))
    write(folder / "gold.csv", FIELDS, [span for spans in gold.values() for span in spans])
    run("validate", corpus, "--gold", folder / "gold.csv", "--out", folder / "scores")
    ours = {row["metric"]: row for row in rows(folder / "scores" / "metrics.csv") if row["subset"] == "all"}

    def entities(spans):
        # Theirs are inclusive ends.
        return [{"label": span["type"], "start": span["start"], "end": span["end"] - 1} for span in spans]

    ids = sorted(given)
    evaluator = Evaluator([entities(gold[i]) for i in ids], [entities(given[i]) for i in ids], TYPES, loader="dict")
    theirs = evaluator.evaluate()["overall"]
    for our_name, their_name in [("exact", "exact"), ("partial", "partial"), ("strict", "strict"), ("type", "ent_type")]:
        for figure in ["precision", "recall", "f1"]:
            value = float(ours[f"span_{our_name}_{figure}"]["value"])
            same(f"{our_name} {figure}", value, round(getattr(theirs[their_name], figure), 6))
    if theirs["exact"].f1 > 0.9 or theirs["partial"].partial == 0:
        sys.exit("the mistakes are too few to prove anything")


def nltk(folder):
    """Two annotators: kappa of type and speaker, alpha over words."""
    print("Annotators, against NLTK")
    numbers = random.Random(3)
    corpus = folder / "plain"
    corpus.mkdir()
    people = ["Odo Brandt", "Ines Kray", "Mara Oyelaran", "Tunde Adler"]
    tables = {"a": [], "b": []}
    types, speakers = [], []
    tokens = {"span": [], "type": [], "speaker": []}
    for number in range(12):
        # Words of one letter, so that every even place begins one.
        n = numbers.randrange(40, 80)
        (corpus / f"{number:02}.txt").write_text(" ".join("x" * n), encoding="utf-8")
        one, at = [], 0
        while at + 6 < n:
            length = numbers.randrange(2, 6)
            kind = numbers.choice(TYPES)
            speaker = "" if kind in ("scare", "title") else numbers.choice(people)
            one.append(dict(article_id=f"{number:02}", start=2 * at, end=2 * (at + length) - 1, type=kind, speaker=speaker, kind=speaker and "person"))
            at += length + numbers.randrange(1, 5)
        two = mistaken(one, numbers, 2 * n - 1)
        tables["a"] += one
        tables["b"] += two
        for a in one:
            partner = [b for b in two if b["start"] < a["end"] and a["start"] < b["end"]]
            if partner:
                types.append((a["type"], partner[0]["type"]))
                speakers.append((a["speaker"], partner[0]["speaker"]))
        for place in range(0, 2 * n - 1, 2):
            said = [[s for s in spans if s["start"] <= place < s["end"]] for spans in (one, two)]
            tokens["span"].append(tuple(str(bool(s)) for s in said))
            tokens["type"].append(tuple(s[-1]["type"] if s else "-" for s in said))
            tokens["speaker"].append(tuple(s[-1]["speaker"] if s else "-" for s in said))
    for name, records in tables.items():
        write(folder / name / "quotations.csv", FIELDS, records)
    run("agree", folder / "a", folder / "b", "--corpus", corpus, "--out", folder / "agreement")
    ours = {row["metric"]: float(row["value"]) for row in rows(folder / "agreement" / "agreement.csv")}

    def task(pairs):
        data = [(coder, item, label) for item, pair in enumerate(pairs) for coder, label in zip("ab", pair)]
        return AnnotationTask(data=data)

    same("type agreement", ours["type_agreement"], round(task(types).avg_Ao(), 6))
    same("type kappa", ours["type_kappa"], round(task(types).kappa(), 6))
    same("speaker kappa", ours["speaker_kappa"], round(task(speakers).kappa(), 6))
    for what, pairs in tokens.items():
        same(f"alpha over words, {what}", ours[f"token_{what}_alpha"], round(task(pairs).alpha(), 6))


def polnear(folder):
    """Words of attribution: their units that have one source of one piece."""
    bench, polnear = SHARED / "bench", SHARED / "polnear"
    if not (bench / "score_polnear.py").exists() or not (polnear / "text").exists():
        print(f"SKIPPED words of attribution, against score_polnear.py: {bench} and {polnear} are not here")
        return
    print("Words of attribution, against score_polnear.py")
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(bench))
    import score_polnear

    texts = folder / "polnear"
    texts.mkdir()
    gold, names = [], []
    for path in sorted((polnear / "text").glob("*.txt"))[:200]:
        text = path.read_bytes().decode("utf-8")
        annotators = score_polnear.ann_files(str(polnear), path.stem)
        attributions = score_polnear.prepare(score_polnear.read_ann(annotators[0]), text)
        taken = []
        for start, end, closed in score_polnear.quoted_spans(text):
            within = score_polnear.inside(text, start, end, closed)
            best, _ = score_polnear.best_cover(within, attributions) if within else (None, False)
            sources = best["spans"]["source"] if best else []
            # Gold here has one stretch of words for a mention, and theirs may have several.
            if len(sources) == 1:
                (mention_start, mention_end), = sources
                taken.append(dict(article_id=path.stem, start=start, end=end, type="direct", speaker="x", kind="unknown", mention_start=mention_start, mention_end=mention_end))
        if taken:
            gold += taken
            names.append((path.stem, text))
            (texts / path.name).write_bytes(path.read_bytes())
    write(folder / "polnear.csv", FIELDS, gold)
    run("validate", texts, "--gold", folder / "polnear.csv", "--out", folder / "scores2")
    ours = {row["metric"]: row for row in rows(folder / "scores2" / "metrics.csv") if row["subset"] == "all"}
    run("export", texts, "--out", folder / "set2")
    given = {}
    for row in rows(folder / "set2" / "quotations.csv"):
        source = [(int(row["mention_start"]), int(row["mention_end"]))] if row["mention_start"] else []
        span = [(int(row["start"]), int(row["end"]))]
        given.setdefault(row["article_id"], []).append({"content": span, "source": source, "cue": []})

    def docs():
        for name, text in names:
            mine = [row for row in gold if row["article_id"] == name]
            wanted = [
                {"content": [(r["start"], r["end"])], "source": [(r["mention_start"], r["mention_end"])], "cue": []}
                for r in mine
            ]
            # Their quoted spans that are in this gold, so that both have the same units.
            places = {(r["start"], r["end"]) for r in mine}
            quotes = [q for q in score_polnear.quoted_spans(text) if (q[0], q[1]) in places]
            yield name, text, quotes, score_polnear.prepare(wanted, text), score_polnear.prepare(given.get(name, []), text)

    theirs, _ = score_polnear.score_quoted(docs())
    found = float(ours["spans_found"]["n_right"])
    print(f"  {theirs['units']} units in {len(names)} articles; {found:.0f} of their spans are found")
    right = float(ours["mention_right"]["n_right"])
    same("words of attribution that meet", right / theirs["units"], theirs["span"]["recall"])
    if not 0.5 < theirs["span"]["recall"] < 0.99:
        sys.exit("the figure tells nothing")


with tempfile.TemporaryDirectory() as place:
    for check in (nervaluate, nltk, polnear):
        folder = Path(place) / check.__name__
        folder.mkdir()
        check(folder)
if failed:
    sys.exit(f"{failed} figures differ")
print("All figures agree.")
