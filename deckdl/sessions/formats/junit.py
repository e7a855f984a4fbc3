"""JUnit XML: a testsuite for each submission, a testcase for each check, its class the exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from deckdl.sessions.formats.texts import NOT_RUN, clean, failure_text, named_checks

if TYPE_CHECKING:
    from deckdl.exercises.report import Report

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="deckdl">\n'
TAIL = "</testsuites>\n"


def suite(name: str, reports: Sequence[Report]) -> str:
    """The testsuite of one submission, to stand between HEAD and TAIL; times are in seconds."""
    checks = [check for report in reports for check in report.checks]
    element = ElementTree.Element(
        "testsuite",
        name=clean(name),
        tests=str(len(checks)),
        failures=str(sum(check.status == "failed" for check in checks)),
        errors="0",
        skipped=str(sum(check.status == "not run" for check in checks)),
        time=f"{sum(report.seconds for report in reports):.3f}",
    )
    for report in reports:
        for called, check in named_checks(report):
            case = ElementTree.SubElement(
                element,
                "testcase",
                classname=clean(report.exercise),
                name=clean(called),
                time=f"{check.seconds:.3f}",
            )
            if check.status == "failed":
                text = clean(failure_text(check))
                message = text.partition("\n")[0]
                ElementTree.SubElement(case, "failure", message=message, type=check.kind).text = text
            elif check.status == "not run":
                ElementTree.SubElement(case, "skipped", message=NOT_RUN)
    ElementTree.indent(element)
    return ElementTree.tostring(element, encoding="unicode") + "\n"
