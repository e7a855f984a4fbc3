"""Kills review sessions at random moments, again and again, and counts the answers that were lost.

    python -m tests.memory.kills [COUNT]         1000 sessions when no count is given

Every session is `deckdl study --plain` in a process of its own, over one workspace that stays, and ends by
SIGKILL: some while they open, most between two answers or in the middle of one. An answer counts as
acknowledged once the session has printed what comes after it.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from deckdl.memory.checkup import checkup
from deckdl.memory.store import Store
from deckdl.sessions.desk import load_library
from deckdl.workspace import Workspace

LONGEST = 0.5
"""Seconds from the start of a session within which it is killed: half of that goes into opening it."""
CARDS = 1000
ANSWERS = 3000
DECK = "deck: killed\ntitle: Killed\nconcepts:\n  one:\n    title: One\ncards:\n"


@dataclass
class Count:
    """What was found over all sessions."""

    kills: int = 0
    acknowledged: int = 0
    found: int = 0
    lost: int = 0
    taken_back: int = 0
    wrong: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} sessions killed: {self.acknowledged} answers acknowledged, {self.found} found, "
            f"{self.lost} lost; {self.taken_back} taken back; "
            f"{self.wrong} faults found by the doctor's check."
        )


def kill_sessions(root: Path, number: int, seed: int = 0) -> Count:
    """Kill so many sessions in the workspace `root`, which is made where it is missing."""
    prepare(root)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["deckdl.cli.entry", "deckdl.sessions.plain", "deckdl.sessions.desk"])
    chance, count = random.Random(seed), Count()
    before: Counter[str] = Counter()
    for _ in range(number):
        said = root / "said.txt"
        said.write_text("", encoding="utf-8")
        session = context.Process(target=study, args=(root, chance.random()))
        session.start()
        session.join(chance.uniform(0, LONGEST))
        session.kill()
        session.join()
        count.kills += 1
        answers, undos = acknowledged(said.read_text(encoding="utf-8"))
        with Store(root / "progress.db") as store, store.snapshot() as connection:
            after = Counter(kind for (kind,) in connection.execute("SELECT kind FROM events"))
            found = checkup(connection)
        count.wrong += len(found.differing) + found.homeless + (found.fault is not None)
        count.acknowledged += answers
        count.taken_back += undos
        count.found += after["review"] - before["review"]
        count.lost += max(0, answers - (after["review"] - before["review"]))
        count.lost += max(0, undos - (after["undo"] - before["undo"]))
        before = after
    return count


def prepare(root: Path) -> None:
    """A workspace with one deck of its own, no limit on new cards, and its decks read once."""
    (root / "decks").mkdir(parents=True, exist_ok=True)
    cards = "".join(
        f"  - id: c{n}\n    concept: one\n    front: What?\n    back: That.\n" for n in range(CARDS)
    )
    (root / "decks" / "killed.yaml").write_text(DECK + cards, encoding="utf-8")
    (root / "settings.yaml").write_text("new_per_day: 9999\nreviews_per_day: 9999\n", encoding="utf-8")
    load_library(Workspace(root))


def study(root: Path, seed: float) -> None:
    """A session whose learner answers at once, mostly wrong so that cards stay, and undoes some."""
    from deckdl.cli.entry import run

    chance = random.Random(seed)
    lines = "".join(chance.choices(("\n1\n", "\n2\n", "\n3\n", "/undo\n"), (50, 40, 5, 5), k=ANSWERS))
    typed = root / "typed.txt"
    typed.write_text(lines, encoding="utf-8")
    said = os.open(root / "said.txt", os.O_WRONLY | os.O_APPEND)
    os.dup2(said, 1)
    sys.stdin = typed.open(encoding="utf-8")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    run(["study", "--plain", "killed", "--workspace", str(root)])


def acknowledged(said: str) -> tuple[int, int]:
    """Answers and undos that a session went on after, by what it printed."""
    answers, undos, asked, undone = 0, 0, False, False
    for line in said.splitlines(keepends=True):
        if line == "The last answer is taken back.\n":
            undos, undone = undos + 1, True
        elif line.startswith("Card ") and line.endswith("\n"):
            answers += asked and not undone
            asked, undone = True, False
    return answers, undos


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        count = kill_sessions(Path(folder), int(arguments[0]) if arguments else 1000)
    print(count)
    return 1 if count.lost or count.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
