"""The code blocks of schema.md, by language and first line."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "schema.md"


def snippets(language):
    """The blocks of one language in the order of the page: pairs of section and code."""
    section = None
    found = []
    block = None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if block is not None:
            if line == "```":
                found.append((section, "\n".join(block) + "\n"))
                block = None
            else:
                block.append(line)
        elif line == f"```{language}":
            block = []
        elif line.startswith("### "):
            section = line.removeprefix("### ")
    return found


def snippet(language, section, first_line):
    """The one block below a section's heading whose first line begins so."""
    fitting = [code for s, code in snippets(language) if s == section and re.match(first_line, code)]
    if len(fitting) != 1:
        raise SystemExit(f"schema.md: {len(fitting)} {language} blocks below {section!r} begin with {first_line!r}")
    return fitting[0]
