"""What the YAML parser reports, in words that say what to do."""

from __future__ import annotations

import re

import yaml

# A part of the parser's report → what to tell, the first that fits.
_SAYINGS = (
    (
        "unknown escape character",
        "in double quotes a backslash starts an escape; use single quotes for LaTeX",
    ),
    (
        "invalid Unicode character escape",
        "this escape is no character; use single quotes to keep the backslash",
    ),
    (
        "did not find expected hexdecimal",
        "in double quotes a backslash starts an escape; use single quotes for LaTeX",
    ),
    (
        "mapping values are not allowed",
        "a colon and a space within text, or wrong indentation; put the text in quotes",
    ),
    (
        "could not find expected ':'",
        "a line that is neither `key: value` nor a list item; check its indentation",
    ),
    ("did not find expected key", "no key was found where one is due; check the indentation and the quotes"),
    ("did not find expected '-' indicator", "no list item was found where one is due; check the indentation"),
    ("did not find expected ',' or ']'", "a list in [brackets] is not closed or lacks a comma"),
    ("did not find expected ',' or '}'", "a mapping in {braces} is not closed or lacks a comma"),
    (
        "block sequence entries are not allowed",
        "a list item cannot stand here; begin the list on a line of its own",
    ),
    ("did not find expected node content", "a value is missing here"),
    ("did not find expected <document start>", "text after the end of the deck; check its indentation"),
    ("found duplicate anchor", "this anchor is defined twice"),
    # libyaml 0.2.6 has a limit of its own, which brackets meet before the reader sees them.
    ("exceeded maximum nesting depth", "lists and mappings are nested far too deep"),
)
_TAB_INDENT = re.compile(r" *\t")


def explain(error: yaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Line, column and one sentence for a parser's error in `text`."""
    if isinstance(error, yaml.reader.ReaderError):
        return _character(error, text)
    mark = getattr(error, "problem_mark", None)
    report = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.split("\n")
    for number in range(max(0, line - 1), min(line + 1, len(lines))):
        tab = _TAB_INDENT.match(lines[number])
        if tab:
            return number + 1, tab.end(), "a tab in the indentation; use spaces"
    if "quoted scalar" in context and "escape" not in report and "hexdecimal" not in report:
        opened = error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
        if opened is not None:
            return opened.line + 1, opened.column + 1, "a quote is opened here and closed nowhere sensible"
    if "cannot start any token" in report and line < len(lines) and column < len(lines[line]):
        start = lines[line][column]
        if start == "\t":
            return line + 1, column + 1, "a tab where only spaces may be"
        return line + 1, column + 1, f"unquoted text cannot start with {start}; put it in quotes"
    for part, saying in _SAYINGS:
        if part in report:
            return line + 1, column + 1, saying
    return line + 1, column + 1, f"this is not valid YAML: {report or 'it cannot be parsed'}"


def _character(error: yaml.reader.ReaderError, text: str) -> tuple[int, int, str]:
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return line, column, "a control character; remove it"
