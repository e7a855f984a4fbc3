"""A card with its answer, and what is remembered of it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from deckdl.memory.calendar import Calendar
from deckdl.sessions.card_views import CardView, Part
from deckdl.sessions.question import Option
from deckdl.tui import words
from deckdl.tui.cardtext import CardText, inline
from deckdl.tui.widgets.answer import code
from deckdl.tui.widgets.options import Row

QUIET = "$foreground 55%"


class CardPanel(VerticalScroll):
    """Shows one card as a learner sees it once it is answered, all of its parts one below the other."""

    async def show(self, view: CardView, at: datetime, calendar: Calendar) -> None:
        """Show this card as it stands at this time."""
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(_widgets(view, at, calendar))
            self.scroll_home(animate=False)

    async def say(self, sentence: str) -> None:
        """One sentence instead of a card."""
        await self.remove_children()
        await self.mount(Static(Content(sentence).stylize(QUIET)))


def dates(part: Part, at: datetime, calendar: Calendar) -> str:
    """How an item stands, in a line: due in 3 days, asked 5 times, forgotten twice, stability 12 days."""
    said = []
    if part.mark.suspended:
        said.append("suspended")
    elif part.mark.buried == calendar.day(at):
        said.append("not today")
    if part.mark.flagged:
        said.append("flagged")
    if part.state is None or part.due is None:
        return " · ".join([*said, "new, not met yet"])
    if not part.mark.suspended:
        said.append(f"due {words.until(part.due, at, calendar.time_zone)}")
    said.append(f"asked {words.plural(part.state.repetitions, 'time')}")
    if part.state.lapses:
        said.append(f"forgotten {words.plural(part.state.lapses, 'time')}")
    return " · ".join([*said, f"stability {_days(part.state.stability)}"])


def _days(days: float) -> str:
    return "under a day" if days < 1 else words.plural(round(days), "day")


def _widgets(view: CardView, at: datetime, calendar: Calendar) -> Iterator[Widget]:
    for part in view.parts:
        yield Static(Content(dates(part, at, calendar)).stylize(QUIET), classes="dates")
        yield from _part(part)
    if why := view.parts[0].question.why:
        yield Horizontal(Static("why", classes="label"), CardText(why), classes="why")
    yield from _facts(view)


def _part(part: Part) -> Iterator[Widget]:
    asked = part.question
    yield CardText(part.front)
    if asked.code:
        yield Static(code(asked), classes="code")
    if asked.kind == "choice":
        yield Vertical(*map(_option, count(), asked.options), classes="choices")
    elif asked.kind == "code":
        yield Static(
            Content.assemble("the code that you write in ", (asked.impl, "$code-name")), classes="answer"
        )
    else:
        yield CardText(_answer(part), classes="answer")


def _answer(part: Part) -> str:
    asked = part.question
    if asked.kind == "bug":
        return f"line {min(asked.lines)}: {asked.back}"
    if asked.kind == "numeric" and asked.values:
        return f"{asked.back}\n\n*one example: the numbers change each time*"
    return asked.back


def _option(number: int, option: Option) -> Row:
    row = Row(number, option)
    if option.right:
        row.draw("✓", "right")
    else:
        row.draw("", "", inline(option.because) if option.because else "")
    return row


def _facts(view: CardView) -> Iterator[Widget]:
    facts = [("concept", Content(view.concept))]
    if view.rests_on:
        facts.append(("rests on", Content(", ".join(view.rests_on))))
    if view.card.source:
        facts.append(("source", inline(view.card.source)))
    facts.append(("card", Content(view.card.full_id)))
    for name, said in facts:
        yield Horizontal(Static(name, classes="label"), Static(said), classes="fact")
