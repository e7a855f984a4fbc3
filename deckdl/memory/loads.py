"""An even load: of the days that fuzz allows for a card, the one on which the fewest reviews are due.

The choice depends on the other cards, so it is kept in the log with the review, and a replay repeats it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from deckdl.memory.fuzz import fraction
from deckdl.memory.schedule import CardState

MARGIN = 3
"""Days before and after those to choose from that show how the number of reviews falls."""


class Loads:
    """How many reviews are due on each day: counted once, then kept up with the answers of this window.

    What another window answers meanwhile is left out, which makes a day a little fuller and nothing wrong.
    """

    def __init__(self) -> None:
        self._counts: dict[int, int] | None = None

    def read(self, connection: sqlite3.Connection) -> dict[int, int]:
        """By local day."""
        if self._counts is None:
            query = "SELECT due_day, count(*) FROM cards WHERE phase = 'review' GROUP BY due_day"
            self._counts = dict(connection.execute(query))
        return self._counts

    def moved(self, before: CardState | None, after: CardState) -> None:
        """A card was answered."""
        if self._counts is not None:
            for state, change in ((before, -1), (after, 1)):
                if state is not None and state.phase == "review":
                    self._counts[state.due_day] = self._counts.get(state.due_day, 0) + change

    def forget(self) -> None:
        """Count anew when it is next needed: more than one answer changed."""
        self._counts = None


class Lightest:
    """Chooses an interval for a card that is answered on `day`; among equally light days as if drawn.

    Light is a day with fewer reviews than the days around it let expect, by a straight line through them:
    later days have always fewer, and to choose by number alone would make all intervals longer.
    """

    def __init__(self, counts: Mapping[int, int], day: int, card: str) -> None:
        self._counts = counts
        self._day = day
        self._card = card
        self.chosen: int | None = None
        """The last choice, in days; None where there was none to make."""

    def __call__(self, shortest: int, longest: int) -> int:
        if shortest == longest:
            return shortest
        around = range(max(1, shortest - MARGIN), longest + MARGIN + 1)
        loads = {interval: self._counts.get(self._day + interval, 0) for interval in around}
        slope = _slope(loads)
        above = {interval: loads[interval] - slope * interval for interval in range(shortest, longest + 1)}
        least = min(above.values())
        light = [interval for interval, load in above.items() if load - least < 1e-9]
        self.chosen = light[int(fraction(f"{self._card}\0{self._day}") * len(light))]
        return self.chosen


def _slope(values: Mapping[int, int]) -> float:
    """Of the straight line that is nearest to the values, by least squares."""
    middle, mean = sum(values) / len(values), sum(values.values()) / len(values)
    spread = sum((place - middle) ** 2 for place in values)
    return sum((place - middle) * (value - mean) for place, value in values.items()) / spread
