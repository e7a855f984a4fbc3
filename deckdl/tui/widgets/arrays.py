"""Input, expected and got, so written that the eye finds the difference."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from deckdl.exercises.report import CheckResult
from deckdl.sessions.report_text import locate

_ENTRY = re.compile(r"[^\[\],\s]+")
MARK = "▲"
QUIET = "$foreground 60%"


def align(texts: Sequence[str]) -> list[str]:
    """Arrays with their entries under each other: all that have the form of the last one.

    NumPy pads each array by itself; what is compared must stand in the same column.
    """
    if not texts:
        return []
    forms = [_form(text) for text in texts]
    alike = [index for index, form in enumerate(forms) if form == forms[-1]]
    rows = [_ENTRY.findall(line) for index in alike for line in texts[index].splitlines()]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    return [_padded(text, widths) if index in alike else text for index, text in enumerate(texts)]


def _form(text: str) -> list[str]:
    return [_ENTRY.sub("x", line).replace(" ", "") for line in text.splitlines()]


def _padded(text: str, widths: Sequence[int]) -> str:
    lines = []
    for line in text.splitlines():
        entries = iter(
            [entry.rjust(width) for entry, width in zip(_ENTRY.findall(line), widths, strict=False)]
        )
        indent = line[: len(line) - len(line.lstrip())]
        form = re.sub(r"\s+", "", _ENTRY.sub("x", line)).replace(",", ", ")
        form = re.sub(r"x(?=x)", "x ", form)  # NumPy's str() puts no comma
        lines.append(indent + "".join(next(entries) if sign == "x" else sign for sign in form).rstrip())
    return "\n".join(lines)


def _widest(texts: Sequence[str]) -> int:
    return max((len(line) for text in texts for line in text.splitlines()), default=0)


def comparison(check: CheckResult, room: int) -> Content:
    """The smallest input that fails, what should have come and what came, the first difference marked.

    Names stand at the left where `room`, in cells, allows it, else above.
    """
    rows = [*check.input.items(), ("expected", check.expected), ("got", check.got)]
    rows = [(name, text) for name, text in rows if text]
    names, texts = [name for name, _ in rows], [text for _, text in rows]
    width = max(map(len, names), default=0) + 2
    aligned = align(texts)
    above = width + _widest(aligned) > room
    if above:  # the input's columns may be wide: those of the results alone are aligned
        aligned = [*texts[:-2], *align(texts[-2:])]
    lines: list[Content] = []
    for name, text in zip(names, aligned, strict=True):
        if above and "\n" in text:
            lines.append(Content(name).stylize(QUIET))
        found = locate(text, check.mark) if name == "got" and check.mark is not None else None
        for number, line in enumerate(text.splitlines()):
            first = name if number == 0 else ""
            label = "" if above and "\n" in text else f"{first:<{width}}"
            if found and found[0] == number:
                _, start, length = found
                end = start + length
                wrong = (line[start:end], "bold $text-error")
                lines.append(Content.assemble((label, QUIET), line[:start], wrong, line[end:]))
                pointer = " " * (len(label) + start + length // 2)
                lines.append(Content.assemble(pointer, (f"{MARK} differs first", "$text-error")))
            else:
                lines.append(Content.assemble((label, QUIET), line))
    return Content("\n").join(lines)
