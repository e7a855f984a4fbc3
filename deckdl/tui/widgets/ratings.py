"""The four ratings with the interval that each would give."""

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from deckdl.memory import Rating

NAMES = {Rating.AGAIN: "again", Rating.HARD: "hard", Rating.GOOD: "good", Rating.EASY: "easy"}


class Ratings(Widget):
    """One line: 1 again 1m   2 hard 6m   3 good 1d   4 easy 4d; the proposed one stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._intervals: Mapping[Rating, str] = {}
        self._proposed: Rating | None = None
        self.display = False

    def show(self, intervals: Mapping[Rating, str], proposed: Rating) -> None:
        """Offer the ratings."""
        self._intervals, self._proposed = intervals, proposed
        self.display = True
        self.refresh()

    def hide(self) -> None:
        """Nothing to rate now."""
        self.display = False

    def render(self) -> Content:
        parts = []
        for rating, name in NAMES.items():
            proposed = rating == self._proposed
            part = Content.assemble(
                (f" {rating.value} ", "bold $accent"),
                (f"{name} ", "bold" if proposed else ""),
                (f"{self._intervals.get(rating, '')} ", "$foreground 60%"),
            )
            if proposed:
                part = Content(f" {rating.value} {name} {self._intervals.get(rating, '')} ").stylize(
                    "bold $background on $accent"
                )
            parts.append(part.stylize(Style.from_meta({"@click": f"screen.rate({rating.value})"})))
        return Content("  " if self.content_size.width >= 64 else "").join(parts)
