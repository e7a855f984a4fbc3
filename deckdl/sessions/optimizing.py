"""The scheduler fitted to the learner: when that is worth it, doing it, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.memory.fitting import Fit, fit
from deckdl.memory.schedule import Schedule
from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.sessions.desk import Desk

FIRST = 64
"""Reviews from which on fitting is worth it; and again at each doubling."""


class TooFew(DeckdlError):
    """There are not enough reviews to fit to: the sentence says how many are missing."""


def optimize(desk: Desk) -> Fit:
    """Fit the scheduler to all reviews; adopted where it predicts later ones better, else only noted."""
    answers = list(desk.memory.reviews())
    if len(answers) < FIRST:
        raise TooFew(
            f"There are {plural(len(answers), 'review')} so far, and fitting starts at {FIRST}: "
            f"{FIRST - len(answers)} to go."
        )
    found = fit(answers, desk.memory.schedule)
    if found is None:
        raise TooFew("Hardly a card was asked again on a later day so far: try it again in a few days.")
    if found.parameters is None:
        desk.memory.note_fit(found.reviews, desk.clock())
    else:
        desk.memory.adopt(found.parameters, found.reviews, desk.clock())
    return found


def undo(desk: Desk) -> bool:
    """Go back to the parameters before those in use; called again, forward. False where there are none."""
    memory = desk.memory
    history = [Schedule().weights, *memory.adopted()]
    former = [weights for weights in history if weights != history[-1]]
    if not former:
        return False
    memory.adopt(former[-1], memory.count_reviews(), desk.clock())
    return True


def suggestion(desk: Desk) -> str | None:
    """A sentence when fitting is worth it: at 64 reviews, and at each doubling since the last fit. Cheap."""
    reviews, fitted = desk.memory.count_reviews(), desk.memory.last_fitted()
    if reviews < max(FIRST, 2 * fitted):
        return None
    return f"{reviews:,} reviews so far: `deckdl optimize` fits the scheduler to your memory."
