"""What the grader said: the checks as they come, then the failure that teaches."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from deckdl.exercises.report import CheckResult, Report
from deckdl.tui import words
from deckdl.tui.widgets.arrays import comparison

SIGNS = {
    "passed": ("✓", "$text-success"),
    "failed": ("✗", "bold $text-error"),
    "not run": ("·", "$foreground 40%"),
}
STAGE_CELLS = 15
WIDEST = 48
ROOM_FOR_A_NAME = 6
PLAIN_KINDS = ("shape", "output", "gradient", "stable")  # their stages are called for what they do


def check_line(check: CheckResult, width: int) -> Content:
    """✓ values  softmax      48, in `width` cells; the name goes first where there are few."""
    sign, style = SIGNS[check.status]
    quiet = "$foreground 40%" if check.status == "not run" else ""
    cases = "" if check.stage == "loads" else str(check.cases or "")
    note = {"passed": cases, "failed": "failed", "not run": "not run"}[check.status]
    room = max(0, width - STAGE_CELLS - len(note) - 4)
    name = _name(check)
    if len(name) > room:
        name = f"{name[: room - 1]}…" if room > ROOM_FOR_A_NAME else ""
    return Content.assemble(
        (sign, style),
        (f" {check.stage:<{STAGE_CELLS}}", quiet),
        (f" {name:<{room}} ", "$foreground 50%"),
        (note, "$foreground 60%"),
    )


def _name(check: CheckResult) -> str:
    """What was checked, with the kind of the check where the stage does not say it."""
    if check.stage == "loads" or check.status == "not run":
        return ""
    return check.name if check.kind in PLAIN_KINDS else f"{check.kind} {check.name}"


def _once(results: Iterable[CheckResult]) -> list[CheckResult]:
    """Of a stage that was not run one line is enough."""
    shown: dict[object, CheckResult] = {}
    for index, result in enumerate(results):
        shown.setdefault(result.stage if result.status == "not run" else index, result)
    return list(shown.values())


class Checks(Widget):
    """The checks, a line each."""

    results: reactive[tuple[CheckResult, ...]] = reactive((), layout=True)
    note: reactive[Content] = reactive(Content(), layout=True)

    def render(self) -> Content:
        width = min(self.content_size.width, WIDEST)
        lines = [check_line(result, width) for result in _once(self.results)]
        return Content("\n").join([*lines, self.note] if self.note.plain else lines)


class VerdictPanel(Vertical):
    """The checks, and for the first that failed: the diagnosis, the message, the arrays, what was printed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._checks = Checks(id="checks")
        self._diagnosis = Static(id="diagnosis")
        self._message = Static(id="failure-message")
        self._arrays = Static(id="arrays")
        self._printed = Static(id="printed")

    def compose(self) -> ComposeResult:
        yield self._checks
        yield self._diagnosis
        yield self._message
        with ScrollableContainer(id="arrays-scroll"):
            yield self._arrays
        yield self._printed

    def on_mount(self) -> None:
        self._show_failure(None, "")

    def begin(self) -> None:
        """A new grade has started."""
        self._checks.results = ()
        self._checks.note = Content("grading…").stylize("$foreground 60%")
        self._show_failure(None, "")

    def add(self, check: CheckResult) -> None:
        """One more check ended."""
        self._checks.results = (*self._checks.results, check)
        if check.status == "failed":
            self._show_failure(check, "")

    def end(self, report: Report) -> None:
        """The whole verdict."""
        self._checks.results = report.checks
        took = words.duration(report.seconds)
        passed = Content.assemble(
            ("\n✓ passed", "bold $text-success"), f" in {took}; f4 compares with the reference"
        )
        self._checks.note = passed if report.passed else Content()
        self._show_failure(report.failure, report.printed)

    def refuse(self, sentence: str) -> None:
        """There is no verdict, and why."""
        self._checks.results = ()
        self._checks.note = Content.assemble(("✗ ", "$text-error"), sentence)

    def _show_failure(self, check: CheckResult | None, printed: str) -> None:
        diagnosis = (check.diagnosis or "").strip() if check else ""
        message = check.message.strip() if check else ""
        if check and check.line:
            message = f"line {check.line}: {message}"
        side = self.parent
        room = side.content_size.width if isinstance(side, Widget) else WIDEST
        arrays = comparison(check, room) if check else Content()
        self._diagnosis.update(Content(diagnosis))
        self._message.update(Content(message))
        self._arrays.update(arrays)
        said = (
            Content.assemble(("your code printed\n", "$foreground 60%"), printed.rstrip())
            if printed
            else Content()
        )
        self._printed.update(said)
        for widget, shown in (
            (self._diagnosis, diagnosis),
            (self._message, message),
            (self._arrays, arrays.plain),
            (self._printed, printed),
        ):
            widget.display = bool(shown)
        self.query_one("#arrays-scroll").display = bool(arrays.plain)
