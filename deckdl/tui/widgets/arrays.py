"""Input, expected and got, so written that the eye finds the difference."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from deckdl.exercises.report import CheckResult
from deckdl.sessions.report_text import locate

_ENTRY = re.compile(r"[^\[\],\s]+")
MARK = "▲"


def align(texts: Sequence[str]) -> list[str]:
    """Arrays with their entries under each other: all that have the form of the last one.

    NumPy pads each array by itself; what is compared must stand in the same column.
    """
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


def comparison(check: CheckResult) -> Content:
    """The smallest input that fails, what should have come and what came, the first difference marked."""
    rows = [*check.input.items(), ("expected", check.expected), ("got", check.got)]
    rows = [(name, text) for name, text in rows if text]
    rows = list(zip((name for name, _ in rows), align([text for _, text in rows]), strict=True))
    width = max((len(name) for name, _ in rows), default=0) + 2
    lines: list[Content] = []
    for name, text in rows:
        found = locate(text, check.mark) if name == "got" and check.mark is not None else None
        for number, line in enumerate(text.splitlines()):
            label = (f"{name if number == 0 else '':<{width}}", "$foreground 60%")
            if found and found[0] == number:
                _, start, length = found
                lines.append(
                    Content.assemble(
                        label,
                        line[:start],
                        (line[start : start + length], "bold $text-error"),
                        line[start + length :],
                    )
                )
                pointer = " " * (width + start + length // 2)
                lines.append(Content.assemble(pointer, (f"{MARK} differs first", "$text-error")))
            else:
                lines.append(Content.assemble(label, line))
    return Content("\n").join(lines)
