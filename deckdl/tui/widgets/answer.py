"""Where a card is answered: code to read, a line to type in, options, items to put in order."""

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from deckdl.sessions.question import TYPED, Question
from deckdl.tui.cardtext import python
from deckdl.tui.widgets.options import Options
from deckdl.tui.widgets.ordering import Ordering

WHAT = {"formula": "a formula in {}", "bug": "its number", "predict": "what it prints"}


class Answer(Vertical):
    """Holds what the kind of the card asks for; nothing for a card that is only turned over."""

    async def ask(self, question: Question) -> bool:
        """Make room for the answer to a card; False where there is nothing to put the focus on."""
        await self.remove_children()
        self.display = question.kind in TYPED or bool(question.options) or bool(question.code)
        if question.code:
            await self.mount(Static(code(question), classes="code"))
        if question.kind in TYPED:
            what = WHAT.get(question.kind, "type").format(", ".join(question.variables))
            typed = Input(placeholder=f"{what}; ⏎ checks, empty shows the answer", compact=True)
            unit = Static(question.unit, classes="unit")
            await self.mount(Horizontal(Static("your answer", classes="label"), typed, unit))
            typed.focus()
            return True
        if question.options:
            ordered = question.kind == "order"
            options = Ordering(question) if ordered else Options(question.options, question.several)
            await self.mount(options)
            options.focus()
            return True
        return False

    def submit(self) -> str:
        """Enter on options, where an Input sends its own message; what is missing, in a sentence."""
        for options in self.query(Options):
            if not options.submit():
                return options.MISSING
        return ""

    def close(self) -> None:
        """The card is answered: nothing can be typed any more."""
        for typed in self.query(Input):
            typed.disabled = True


def code(question: Question) -> Content:
    """Python; with the numbers of its lines where one of them is asked for."""
    shown = python(question.code)
    if question.kind != "bug":
        return shown
    lines = shown.split("\n", allow_blank=True)
    width = len(str(len(lines)))
    numbered = [
        Content.assemble((f"{number:>{width}}  ", "$foreground 45%"), line)
        for number, line in enumerate(lines, start=1)
    ]
    return Content("\n").join(numbered)
