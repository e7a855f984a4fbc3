"""The last weeks, a sign a day."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

SIGNS = "·▪■"


class History(Widget):
    """How many cards were answered on each of the last days, as many as fit, today at the right."""

    def __init__(self) -> None:
        super().__init__(id="history")
        self._days: Sequence[int] = ()

    def show(self, days: Sequence[int]) -> None:
        """Answers a day, oldest first."""
        self._days = days
        self.refresh()

    def render(self) -> Content:
        label, gap = "Last days", "  "
        room = (self.content_size.width - len(label) - len(gap)) // 2
        days = self._days[-room:] if room > 0 else ()
        usual = sorted(day for day in days if day)
        middle = usual[len(usual) // 2] if usual else 0
        signs = []
        for day in days:
            sign = SIGNS[0 if not day else 1 if day < middle else 2]
            signs.append(Content.assemble((sign, "$accent" if day else "$quiet")))
        return Content.assemble((label, "$foreground 55%"), gap, Content(" ").join(signs))
