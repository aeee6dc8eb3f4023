"""Reads every table of a dataset with the snippets of schema.md and compares the cells.

    python check.py DATASET [CORPUS]

Parquet as pyarrow reads it is the measure: pandas, Polars, DuckDB (each on CSV and on Parquet),
pyarrow (on CSV), and R's readr and base (on CSV) must give the same values, the same types and the
same number of rows. Then `frictionless validate`, and, with the corpus, the words at every place.
"""

import datetime
import hashlib
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow

from snippets import snippet

HERE = Path(__file__).resolve().parent
passed = failed = skipped = 0


def check(what, wanted, got):
    """Compares two lists of rows, tells the first difference, and counts."""
    global passed, failed
    if wanted == got:
        passed += 1
        return
    failed += 1
    print(f"FAILED {what}")
    if len(wanted) != len(got):
        print(f"    {len(wanted)} rows wanted, {len(got)} read")
    for index, (left, right) in enumerate(zip(wanted, got)):
        if left != right:
            cells = [(a, b) for a, b in zip(left, right) if a != b] or [(left, right)]
            print(f"    row {index}: wanted {cells[0][0]!r}, read {cells[0][1]!r}")
            break


def plain(value):
    """A cell as plain Python: None, str, int, float, bool or an ISO date."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute, value.second) != (0, 0, 0):
            raise SystemExit(f"a day with an hour: {value}")
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else value


def rows_of(table):
    """A table of any of the readers as a list of rows."""
    module = type(table).__module__.split(".")[0].lstrip("_")
    if module == "pandas":
        columns = [list(table[name]) for name in table.columns]
        rows = zip(*columns) if columns else []
    elif module == "polars":
        rows = table.rows()
    elif module == "duckdb":
        rows = table.fetchall()
    elif module == "pyarrow":
        rows = zip(*[column.to_pylist() for column in table.columns])
    else:
        raise SystemExit(f"what is a {type(table)}?")
    return [[plain(value) for value in row] for row in rows]


def kinds_of(table):
    """The kind of each column, whatever the reader calls it."""
    module = type(table).__module__.split(".")[0].lstrip("_")
    if module == "pandas":
        types = [str(dtype) for dtype in table.dtypes]
    elif module == "polars":
        types = [str(dtype) for dtype in table.dtypes]
    elif module == "duckdb":
        types = [str(dtype) for dtype in table.types]
    else:
        types = [str(field.type) for field in table.schema]
    return [kind(name) for name in types]


def kind(name):
    name = name.lower()
    if name.startswith(("int32", "integer")):
        return "integer"
    if name.startswith(("float64", "double")):
        return "number"
    if name.startswith("bool"):
        return "boolean"
    if name.startswith(("date", "datetime")):
        return "date"
    if name.startswith(("str", "categor", "dictionary", "varchar", "large_string", "object", "enum")):
        return "string"
    raise SystemExit(f"what type is {name}?")


READERS = [
    ("pandas", "Parquet", "# pandas"),
    ("Polars", "Parquet", "# Polars"),
    ("DuckDB", "Parquet", "# DuckDB"),
    ("pandas", "CSV", "# pandas"),
    ("Polars", "CSV", "# Polars"),
    ("DuckDB", "CSV", "# DuckDB"),
    ("pyarrow", "CSV", "# pyarrow"),
]


def reader(section, first_line):
    names = {}
    exec(snippet("python", section, first_line), names)
    return names["read"]


def check_python(dataset, resources):
    read_measure = reader("Parquet", "# pyarrow")
    readers = [(f"{name}, {section}", reader(section, first)) for name, section, first in READERS]
    measures = {}
    for table, fields in resources.items():
        measure = read_measure(dataset, table)
        check_descriptions(table, measure, fields)
        wanted = rows_of(measure)
        measures[table] = wanted
        kinds = [field["type"] for field in fields]
        check(f"{table}: types, pyarrow, Parquet", [kinds], [kinds_of(measure)])
        for name, read in readers:
            got = read(dataset, table)
            check(f"{table}: cells, {name}", wanted, rows_of(got))
            got_kinds = kinds_of(got)
            # pandas has no type for days: in Parquet it keeps Python's, in CSV it makes times.
            check(f"{table}: types, {name}", [without_days(name, kinds)], [without_days(name, got_kinds)])
    return measures


def without_days(name, kinds):
    return ["day" if "pandas" in name and kind in ("date", "string") else kind for kind in kinds]


def check_descriptions(table, measure, fields):
    got = [field.metadata[b"description"].decode() for field in measure.schema]
    check(f"{table}: descriptions", [[field["description"] for field in fields]], [got])
    dictionaries = [pyarrow.types.is_dictionary(field.type) for field in measure.schema]
    wanted = ["categories" in f or (table, f["name"]) == ("articles", "outlet") for f in fields]
    check(f"{table}: dictionary columns", [wanted], [dictionaries])


def check_r(dataset, resources, measures):
    global skipped
    if not shutil.which("Rscript"):
        print("SKIPPED R: there is no Rscript on this machine (Debian: apt-get install r-base-core r-cran-readr)")
        skipped += 1
        return
    for name, first_line in [("readr", "# R, readr"), ("base", "# R, nothing else")]:
        if name == "readr" and subprocess.run(["Rscript", "-e", "library(readr)"], capture_output=True).returncode:
            print("SKIPPED readr: R has no package readr (Debian: apt-get install r-cran-readr)")
            skipped += 1
            continue
        with tempfile.TemporaryDirectory() as folder:
            code = snippet("r", "CSV", "# R: the types") + snippet("r", "CSV", first_line)
            Path(folder, "snippet.R").write_text(code, encoding="utf-8")
            command = ["Rscript", HERE / "read.R", f"{folder}/snippet.R", dataset, folder, *resources]
            environment = {**os.environ, "LC_ALL": "C.UTF-8"}
            done = subprocess.run(command, env=environment, capture_output=True, text=True)
            if done.returncode:
                check(f"R, {name} runs", [], [[done.stderr]])
                continue
            for table, fields in resources.items():
                got = json.loads(Path(folder, f"{table}.json").read_text(encoding="utf-8"))
                check(f"{table}: cells, R, {name}", measures[table], got["rows"])
                kinds = [field["type"] for field in fields]
                check(f"{table}: types, R, {name}", [kinds], [got["kinds"]])


def check_words(corpus, resources, measures):
    """The words at every place, by the recipes of schema.md."""
    names = {}
    exec(snippet("python", "Words by their place", "def words"), names)
    by_name = lambda table: [
        dict(zip([f["name"] for f in resources[table]], row)) for row in measures[table]
    ]
    paths = {row["article_id"]: row["source_path"] for row in by_name("articles")}
    places = [
        (str(Path(corpus, paths[row["article_id"]])), row["start"], row["end"], row["text"])
        for table in ("quotations", "mentions")
        for row in by_name(table)
    ]
    got = [[names["words"](path, start, end)] for path, start, end, _ in places]
    check("words by their place, Python", [[text] for *_, text in places], got)
    if not shutil.which("Rscript"):
        return
    with tempfile.TemporaryDirectory() as folder:
        code = snippet("r", "Words by their place", "words <- function")
        Path(folder, "snippet.R").write_text(code, encoding="utf-8")
        Path(folder, "places.txt").write_text(
            "\n".join(str(part) for place in places for part in place[:3]) + "\n", encoding="utf-8"
        )
        command = ["Rscript", HERE / "words.R", f"{folder}/snippet.R", f"{folder}/places.txt", f"{folder}/words.txt"]
        done = subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True)
        if done.returncode:
            check("words by their place, R runs", [], [[done.stderr]])
            return
        got = Path(folder, "words.txt").read_text(encoding="utf-8").split("\x1e")[:-1]
        check("words by their place, R", [[text] for *_, text in places], [[text] for text in got])


def check_frictionless(dataset):
    """`frictionless validate`, and that it would find a fault."""
    command = [Path(sys.executable).parent / "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=dataset, capture_output=True, text=True)
    check("frictionless validate", [], [] if done.returncode == 0 else [[done.stdout + done.stderr]])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(dataset, copy)
        with open(copy / "aliases.csv", "a", encoding="utf-8") as file:
            file.write('"e_nobody","Nobody",1\n')
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        found = done.returncode != 0 and "e_nobody" in done.stdout
        check("frictionless finds a broken link", [], [] if found else [[done.stdout]])
        shutil.copy(copy / "rules.parquet", copy / "aliases.parquet")
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        found = any("aliases-parquet" in line and " INVALID " in line for line in done.stdout.splitlines())
        check("frictionless finds a wrong Parquet file", [], [] if found else [[done.stdout]])


def check_hashes(dataset, package):
    for resource in package["resources"]:
        digest = hashlib.sha256((dataset / resource["path"]).read_bytes()).hexdigest()
        check(f"{resource['path']}: hash", [[resource["hash"]]], [["sha256:" + digest]])


def main():
    dataset = Path(sys.argv[1])
    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    resources = {r["name"]: r["schema"]["fields"] for r in package["resources"] if r.get("type") == "table"}
    measures = check_python(dataset, resources)
    check_r(dataset, resources, measures)
    check_hashes(dataset, package)
    check_frictionless(dataset)
    if len(sys.argv) > 2:
        check_words(Path(sys.argv[2]), resources, measures)
    n = sum(map(len, measures.values()))
    print(f"readers of {dataset.name}, {len(measures)} tables, {n} rows: {passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
