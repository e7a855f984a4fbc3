"""What home and the list of exercises show, read from the library and the memory at one moment."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from deckdl.content.items import deck_of
from deckdl.content.library import Library
from deckdl.memory import CardState
from deckdl.sessions.backlog import Backlog
from deckdl.sessions.desk import Desk, calendar_of
from deckdl.sessions.exercises import code_cards
from deckdl.sessions.today import today
from deckdl.tui.words import until

SECONDS_A_CARD = 20
SECONDS_A_CODE_CARD = 240
WEAK_BELOW = 0.9
WEAKEST = 4
DAYS = 120


@dataclass(frozen=True)
class DeckRow:
    """One deck: how many cards are new and due, and what share of it and of each concept is known now."""

    id: str
    title: str
    new: int
    due: int
    known: float
    concepts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Overview:
    """Everything on home. `cards` and `code` are left for today; `new` were met today, of `new_limit`."""

    decks: tuple[DeckRow, ...]
    cards: int
    code: int
    new: int
    new_limit: int
    weakest: tuple[str, ...]
    days: tuple[int, ...]
    next_due: datetime | None
    backlog: Backlog | None

    @property
    def total(self) -> int:
        return self.cards + self.code

    @property
    def card_seconds(self) -> float:
        return self.cards * SECONDS_A_CARD

    @property
    def code_seconds(self) -> float:
        return self.code * SECONDS_A_CODE_CARD

    @property
    def seconds(self) -> float:
        return self.card_seconds + self.code_seconds


def overview(desk: Desk) -> Overview:
    """Read everything that home shows."""
    at, memory, library = desk.clock(), desk.memory, desk.library
    states = {name: state for name, state in memory.states().items() if name in library.items}
    day = calendar_of(desk.settings).day(at)
    hidden = memory.hidden(day)
    asked_for = [name for name in library.items if name not in hidden]
    due = [name for name in asked_for if name in states and memory.is_due(states[name], at)]
    unseen = [name for name in asked_for if name not in states]
    planned = today(desk)
    asked = planned.queue.left
    code = sum(library.items.asks_for_code(name) for name in asked)
    recalls = _recalls(desk, states, day)
    return Overview(
        decks=_decks(library, due, unseen, recalls),
        cards=len(asked) - code,
        code=code,
        new=memory.today(at).new,
        new_limit=desk.settings.new_per_day,
        backlog=planned.backlog,
        weakest=_weakest(library, states, recalls),
        days=tuple(memory.days(DAYS)),
        next_due=planned.queue.next_due_at,
    )


def _recalls(desk: Desk, states: Mapping[str, CardState], day: int) -> dict[str, float]:
    """The probability that each item is known today, of those that were met."""
    return {name: desk.memory.retrievability(state, day) for name, state in states.items()}


def _decks(
    library: Library, due: list[str], unseen: list[str], recalls: Mapping[str, float]
) -> tuple[DeckRow, ...]:
    new_in, due_in = Counter(map(deck_of, unseen)), Counter(map(deck_of, due))
    known: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, recall in recalls.items():
        known[deck_of(name)][library.items.outline(name).concept] += recall
    return tuple(
        DeckRow(
            deck.deck,
            deck.title,
            new_in[deck.deck],
            due_in[deck.deck],
            sum(known[deck.deck].values()) / max(1, sum(library.sizes.get(deck.deck, {}).values())),
            tuple(
                (library.concepts[concept].title, known[deck.deck][concept] / size)
                for concept, size in library.sizes.get(deck.deck, {}).items()
            ),
        )
        for deck in library.decks
    )


def _weakest(
    library: Library, states: Mapping[str, CardState], recalls: Mapping[str, float]
) -> tuple[str, ...]:
    """Titles of the concepts that were met and are known least."""
    met: dict[str, list[float]] = defaultdict(list)
    for name in states:
        met[library.items.outline(name).concept].append(recalls[name])
    known = sorted((sum(values) / len(values), concept) for concept, values in met.items())
    return tuple(library.concepts[concept].title for value, concept in known if value < WEAK_BELOW)[:WEAKEST]


@dataclass(frozen=True)
class ExerciseRow:
    """One coding exercise in the list: what it is called and how it stands."""

    item: str
    name: str
    title: str
    state: str
    due: bool
    met: bool


def exercises(desk: Desk) -> tuple[ExerciseRow, ...]:
    """Every coding exercise, in learning order."""
    at = desk.clock()
    rows = []
    for name, card in code_cards(desk.library).items():
        state = desk.memory.state(card.full_id)
        due = state is not None and desk.memory.is_due(state, at)
        if state is None:
            standing = "new"
        else:
            standing = f"due {until(desk.memory.due_at(state), at, desk.settings.zone)}"
        title = desk.library.concepts[card.concept].title
        rows.append(ExerciseRow(card.full_id, name, title, standing, due, state is not None))
    return tuple(rows)
