#!/usr/bin/env python3
"""Reads the sample's gold in every format that `sayso convert` writes, without sayso.

    check.py PATH/TO/sayso

Every quotation must be there with its words, at places counted as the tool that reads the format
counts: code points in Python for all but CAS, whose UTF-16 dkpro-cassis converts.
"""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import cassis


def words_of_gold():
    with open("annotations/sample/quotations.csv", encoding="utf-8", newline="") as f:
        return collections.Counter((row["article_id"], row["exact"]) for row in csv.DictReader(f))


def brat(folder):
    for path in sorted(folder.rglob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        for line in path.read_text(encoding="utf-8").splitlines():
            ident, *rest = line.split("\t")
            if not ident.startswith("T"):
                continue
            label, start, end = rest[0].split(" ")
            there = text[int(start):int(end)]
            assert rest[1].split() == there.split(), (path, line)
            if label == "Quotation":
                yield path.relative_to(folder).with_suffix("").as_posix(), there


def label_studio(folder):
    for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8")):
        text = task["data"]["text"]
        for result in task["annotations"][0]["result"]:
            value = result.get("value", {})
            if result["type"] == "labels":
                assert text[value["start"]:value["end"]] == value["text"], result
                if value["labels"] == ["Quotation"]:
                    yield task["data"]["article_id"], value["text"]


def cas_json(folder):
    for path in sorted(folder.rglob("*.json")):
        cas = cassis.load_cas_from_json(path.read_text(encoding="utf-8"))
        for span in cas.select("webanno.custom.SaysoSpan"):
            if span.label == "Quotation":
                assert span.type_ in ("direct", "partial", "scare", "title"), span
                yield path.relative_to(folder).with_suffix("").as_posix(), span.get_covered_text()
        for relation in cas.select("webanno.custom.SaysoRelation"):
            assert relation.Governor.label == "Quotation", relation


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def doccano(folder):
    for task in lines(folder / "doccano.jsonl"):
        for entity in task["entities"]:
            if entity["label"] == "Quotation":
                yield task["article_id"], task["text"][entity["start_offset"]:entity["end_offset"]]


def prodigy(folder):
    for task in lines(folder / "prodigy.jsonl"):
        text, tokens = task["text"], task["tokens"]
        for token in tokens:
            assert text[token["start"]:token["end"]] == token["text"], token
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"], span
            assert tokens[span["token_end"]]["end"] == span["end"], span
            if span["label"] == "Quotation":
                yield task["meta"]["article_id"], text[span["start"]:span["end"]]


def web_annotation(folder):
    page = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    for item in page["items"]:
        if item["motivation"] != "tagging":
            continue
        position, quote = item["target"]["selector"]
        path = pathlib.Path("corpus") / item["target"]["source"]
        text = path.read_bytes().decode("utf-8")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"], item
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"]), item
        if item["body"][0]["value"] == "Quotation":
            yield item["target"]["source"].removesuffix(".txt"), quote["exact"]


def main():
    warnings.simplefilter("ignore")
    wanted = words_of_gold()
    with tempfile.TemporaryDirectory() as place:
        for read in (brat, label_studio, cas_json, doccano, prodigy, web_annotation):
            name = read.__name__.replace("_", "-")
            out = pathlib.Path(place) / name
            subprocess.run(
                [sys.argv[1], "convert", "annotations/sample", "--to", name, "--out", out, "--corpus", "corpus"],
                check=True, stdout=subprocess.DEVNULL,
            )
            found = collections.Counter(read(out))
            assert found == wanted, (name, list((found - wanted) + (wanted - found))[:5])
            print(f"{name}: {found.total()} quotations with their words")


if __name__ == "__main__":
    main()
