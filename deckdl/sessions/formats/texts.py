"""What these formats share: a name of its own for each check, and text that any reader takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckdl.sessions.report_text import failure_lines

if TYPE_CHECKING:
    from deckdl.exercises.report import CheckResult, Report

NOT_RUN = "not run: an earlier check failed"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def named_checks(report: Report) -> Iterator[tuple[str, CheckResult]]:
    """Each check with its name, `output softmax`; a second one of the same name is `output softmax (2)`."""
    seen: dict[str, int] = {}
    for check in report.checks:
        name = check.kind if check.kind == check.stage == "loads" else f"{check.kind} {check.name}"
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", check


def failure_text(check: CheckResult) -> str:
    """What went wrong, as lines."""
    return "\n".join(failure_lines(check)).strip("\n")


def clean(text: str) -> str:
    """Without control characters and halves of characters, which neither XML nor UTF-8 can hold."""
    return _NO_XML.sub("\ufffd", text)
