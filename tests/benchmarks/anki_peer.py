"""deckdl beside Anki, by the `anki` package: answering, opening, searching, at the same sizes in one run.

Both have the same number of cards, all due; both write an answer through to the disk before the next card.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC
from functools import partial
from pathlib import Path

from anki.collection import AddNoteRequest, Collection

from deckdl.content.library import load
from deckdl.content.search import Search
from deckdl.memory import Calendar, Memory, Schedule
from deckdl.sessions.desk import Desk
from deckdl.workspace import Workspace
from tests.benchmarks.answer_commit import NOW, history, session
from tests.benchmarks.deck_check import DECK, write_decks

SIZES = (1_000, 10_000, 100_000)
LARGE = SIZES[-1]
ANSWERS = 300
ROUNDS = 7
QUERIES = ("table", "17.17", "nowhere")
OPEN_ANKI = """
import sys
from anki.collection import Collection
col = Collection(sys.argv[1])
col.sched.getCard()
"""
OPEN_DECKDL = """
import gc
gc.disable()  # as `deckdl` does until its first screen stands
import sys
from pathlib import Path
from deckdl.sessions.desk import Desk
from deckdl.sessions.study import StudySession
from deckdl.workspace import Workspace
StudySession(Desk.open(Workspace(Path(sys.argv[1])))).current
"""

Row = tuple[str, float, str, float | None]


def measure() -> list[Row]:
    """(name, value, unit, limit) of what is held to."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        rows = [row for size in SIZES for row in answering(folder / str(size), size, stack)]
        rows += opening(folder / str(LARGE))
        return rows + searching(folder / str(LARGE))


def collection(path: Path, size: int) -> Collection:
    """Anki's, with so many basic cards, each due today after four reviews."""
    col = Collection(str(path))
    kind, deck = col.models.by_name("Basic"), col.decks.id("deckdl")
    assert kind is not None
    assert deck is not None
    requests = []
    for number in range(size):
        note = col.new_note(kind)
        row, column = divmod(number, DECK)
        note["Front"] = f"What stands in row {row}.{column} of the table of $x_{{{column}}}$?"
        note["Back"] = f"The value {column}."
        requests.append(AddNoteRequest(note, deck))
    col.add_notes(requests)
    assert col.db is not None
    memory = '{"s":12.0,"d":5.0,"dr":0.9}'
    col.db.execute(
        "UPDATE cards SET type = 2, queue = 2, due = 0, ivl = 12, reps = 4, factor = 2500, data = ?", memory
    )
    col.set_config("fsrs", True)
    config = col.decks.config_dict_for_deck_id(deck)
    config["rev"]["perDay"] = config["new"]["perDay"] = 9999
    col.decks.update_config(config)
    col.decks.select(deck)
    return col


def answering(folder: Path, size: int, stack: ExitStack) -> list[Row]:
    """Turn by turn: one answer on disk and the next card known."""
    folder.mkdir()
    col = collection(folder / "collection.anki2", size)
    card = col.sched.getCard()

    def anki() -> float:
        nonlocal card
        assert card is not None
        started = time.perf_counter()
        col.sched.answerCard(card, 3)
        card = col.sched.getCard()
        return time.perf_counter() - started

    memory = stack.enter_context(Memory.open(folder / "progress.db", Schedule(), Calendar(UTC), lambda: NOW))
    memory.merge(history(size, memory.calendar))
    deckdl = session(size, memory)
    seconds = [(anki(), deckdl()) for _ in range(min(ANSWERS, size // 3))]
    col.close()
    theirs, ours = (statistics.median(column) * 1000 for column in zip(*seconds, strict=True))
    what = f"answer stored and next card, {size:,} cards ({ours:.2f} ms), against Anki ({theirs:.2f} ms)"
    return [(what, ours / theirs, "x", 1.0)]


def opening(folder: Path) -> list[Row]:
    """Whole processes, until the first card of the session is there."""
    workspace = Workspace(folder / "deckdl")
    write_decks(workspace.decks, LARGE)
    with Desk.open(workspace) as desk:  # which also makes the cache of parsed decks, once
        desk.memory.merge(history(LARGE, desk.memory.calendar, in_decks))
    commands = (
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", OPEN_ANKI, str(folder / "collection.anki2")],
        [sys.executable, "-c", OPEN_DECKDL, str(workspace.root)],
    )
    rounds = [[seconds(partial(subprocess.run, run, check=True)) for run in commands] for _ in range(ROUNDS)]
    python, theirs, ours = (statistics.median(times) for times in zip(*rounds, strict=True))
    limit = (1.5 * (theirs - python) + python) / theirs
    what = (
        f"{LARGE:,} cards opened ({ours:.2f} s), against Anki ({theirs:.2f} s, Python's start {python:.2f} s)"
    )
    return [(what, ours / theirs, "x", limit)]


def in_decks(number: int) -> str:
    return f"big{number // DECK}/card-{number % DECK}"


def searching(folder: Path) -> list[Row]:
    """A word of every card, a number in some, a word of none; deckdl's text is read once beforehand."""
    workspace = Workspace(folder / "deckdl")
    library = load([workspace.decks], cache=workspace.deck_cache)
    col = Collection(str(folder / "collection.anki2"))
    ready = Search(library.decks)
    rows: list[Row] = []
    for query in QUERIES:
        found = len(ready.find(query)), len(col.find_cards(query))
        pairs = [
            (seconds(partial(ready.find, query)), seconds(partial(col.find_cards, query)))
            for _ in range(ROUNDS)
        ]
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        told = f"({found[0]:,}, {ours * 1000:.1f} ms; Anki {found[1]:,}, {theirs * 1000:.1f} ms)"
        rows.append((f"search for {query!r} {told}", ours / theirs, "x", 1.0))
    col.close()
    return rows


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    for what, value, unit, limit in measure():
        print(f"{what}: {value:.2f} {unit} (limit {limit:.2f})" if limit else f"{what}: {value:.2f} {unit}")
