"""An even load: of the days that fuzz allows for a card, the one on which the fewest reviews are due.

The choice depends on the other cards, so it is kept in the log with the review, and a replay repeats it.
"""

from __future__ import annotations

import sqlite3

from deckdl.memory.fuzz import fraction


class Lightest:
    """Chooses an interval for a card that is answered on `day`; among equally light days as fuzz would."""

    def __init__(self, connection: sqlite3.Connection, day: int, card: str) -> None:
        self._connection = connection
        self._day = day
        self._card = card
        self.chosen: int | None = None
        """The last choice, in days; None where there was none to make."""

    def __call__(self, shortest: int, longest: int) -> int:
        if shortest == longest:
            return shortest
        query = (
            "SELECT due_day, count(*) FROM cards WHERE phase = 'review' AND due_day BETWEEN ? AND ? "
            "AND card <> ? GROUP BY due_day"
        )
        loads = dict(self._connection.execute(query, (self._day + shortest, self._day + longest, self._card)))
        days = range(shortest, longest + 1)
        lightest = min(loads.get(self._day + interval, 0) for interval in days)
        light = [interval for interval in days if loads.get(self._day + interval, 0) == lightest]
        self.chosen = light[int(fraction(f"{self._card}\0{self._day}") * len(light))]
        return self.chosen
