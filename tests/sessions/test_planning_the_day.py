"""What a day asks: prerequisites first, a backlog in shares, and help for who keeps failing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deckdl.memory import Rating
from deckdl.sessions.agenda import agenda
from deckdl.sessions.backlog import told
from deckdl.sessions.desk import Desk
from deckdl.sessions.quiz import QuizSession
from deckdl.sessions.study import StudySession
from deckdl.workspace import Workspace

AGAIN, HARD, GOOD, EASY = Rating
ROOT = "\n".join(f"  - {{id: r{n}, concept: root, front: R{n}?, back: r}}" for n in range(5))
LEAF = "\n".join(f"  - {{id: l{n}, concept: leaf, front: L{n}?, back: l}}" for n in range(3))
TREE = f"""\
deck: tree
title: Tree
concepts:
  root: {{title: Root}}
  side: {{title: Side}}
  leaf: {{title: Leaf, requires: [root, side]}}
cards:
{ROOT}
  - {{id: s, concept: side, front: S?, back: s}}
{LEAF}
"""
MANY = "deck: many\ntitle: Many\nconcepts: {c: {title: C}}\ncards:\n" + "\n".join(
    f"  - {{id: m{n}, concept: c, front: M{n}?, back: m}}" for n in range(130)
)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("deckdl.sessions.desk.content.shipped_decks", lambda: tmp_path / "none")
    (tmp_path / "none").mkdir()
    workspace = Workspace(tmp_path / "study")
    workspace.create()
    (workspace.decks / "tree.yaml").write_text(TREE, encoding="utf-8")
    (workspace.decks / "many.yaml").write_text(MANY, encoding="utf-8")
    with Desk.open(workspace, clock=clock) as opened:
        yield opened


def asked(session: StudySession, rating: Rating = GOOD) -> list[str]:
    """Answer everything; the cards in the order of their first showing."""
    seen: list[str] = []
    while session.current is not None:
        if session.current.item not in seen:
            seen.append(session.current.item)
        session.answer(rating)
    return seen


def test_a_new_concept_waits_for_what_it_rests_on(desk: Desk, clock: Clock) -> None:
    session = StudySession(desk, ["tree"])
    for _ in range(6):
        assert session.current is not None
        assert session.current.item.startswith(("tree/r", "tree/s"))
        session.answer(AGAIN)
        clock.passes(seconds=5)
    shown = {session.current.item} if session.current else set()
    assert not any(item.startswith("tree/l") for item in shown)
    clock.passes(minutes=10)
    order = asked(session, EASY)
    assert order[:6] != []
    assert set(order[-3:]) == {"tree/l0", "tree/l1", "tree/l2"}


def test_with_two_thirds_known_the_next_concept_begins(desk: Desk, clock: Clock) -> None:
    for item in ("r0", "r1", "r2", "s"):
        desk.memory.answer(f"tree/{item}", EASY, clock())
    desk.memory.answer("tree/r3", AGAIN, clock())
    desk.memory.mark("tree/r4", clock(), suspended=True)
    session = StudySession(desk, ["tree"])
    assert session.current is not None
    assert session.current.item == "tree/l0"


def test_more_does_not_wait(desk: Desk) -> None:
    order = asked(StudySession(desk, ["tree"], "more"), EASY)
    assert len(order) == 9


def test_prerequisites_in_decks_that_are_not_studied_hold_nothing_back(desk: Desk, tmp_path: Path) -> None:
    far = "deck: far\ntitle: Far\nconcepts: {f: {title: F, requires: [root]}}\ncards:\n"
    far += "  - {id: f, concept: f, front: F?, back: f}\n"
    (desk.workspace.decks / "far.yaml").write_text(far, encoding="utf-8")
    with Desk.open(desk.workspace, clock=desk.clock) as again:
        assert asked(StudySession(again, ["far"]), EASY) == ["far/f"]


def test_who_fails_a_concept_three_times_is_sent_to_what_it_rests_on(desk: Desk, clock: Clock) -> None:
    desk.memory.answer("tree/s", EASY, clock())
    clock.passes(days=3)
    for number in range(5):
        desk.memory.answer(f"tree/r{number}", EASY, clock())
    session = StudySession(desk, ["tree"])
    for failures in (1, 2, 3):
        while session.current is not None and not session.current.item.startswith("tree/l"):
            session.answer(GOOD)
        assert session.notice == ""
        session.answer(AGAIN)
        clock.passes(minutes=2)
        if failures < 3:
            assert session.notice == ""
    assert session.notice.startswith("Leaf failed 3 times today. It rests on Side, known to ")
    assert session.current is not None
    assert session.current.item == "tree/s"
    session.answer(GOOD)
    assert session.notice == ""
    assert len(desk.memory.history("tree/s")) == 2


def test_a_leech_is_named_with_what_to_do(desk: Desk, clock: Clock) -> None:
    memory, notices = desk.memory, []
    for item in ("r0", "r1", "r2", "r3", "r4", "s"):
        memory.answer(f"tree/{item}", EASY, clock())
    memory.answer("tree/l0", EASY, clock())
    for lapse in range(1, 13):
        clock.passes(days=400)
        session = StudySession(desk, ["tree"])
        while session.current is not None and session.current.item != "tree/l0":
            session.answer(GOOD)
        session.answer(AGAIN)
        if session.notice:
            notices.append((lapse, session.notice))
        memory.answer("tree/l0", EASY, clock())
    assert [lapse for lapse, _ in notices] == [8, 12]
    assert notices[0][1].startswith("tree/l0 was forgotten 8 times")
    assert "study Root and Side first" in notices[0][1]


def test_a_backlog_comes_in_shares_and_is_told(desk: Desk, clock: Clock) -> None:
    for number in range(130):
        desk.memory.answer(f"many/m{number}", EASY, clock() + timedelta(seconds=number))
    clock.passes(days=100)
    session = StudySession(desk)
    assert session.backlog is not None
    share = session.backlog.share
    assert session.backlog.waiting == 130
    assert 20 <= share < 130
    assert session.counts.new == 0
    assert str(share) in told(session.backlog)
    assert agenda(desk).backlog == session.backlog
    known = desk.memory.states()
    day = desk.memory.calendar.day(clock())
    order = asked(session, EASY)
    assert len(order) == share
    recalls = [desk.memory.retrievability(known[item], day) for item in order]
    assert recalls == sorted(recalls, reverse=True)
    assert StudySession(desk).current is None  # today's share is done, and stays done
    assert len(asked(StudySession(desk, share="more"), EASY)) >= 130 - share
    assert StudySession(desk).backlog is None


def test_a_day_that_is_only_full_is_no_backlog(desk: Desk, clock: Clock) -> None:
    for number in range(30):
        desk.memory.answer(f"many/m{number}", EASY, clock())
    clock.passes(days=30)
    session = StudySession(desk)
    assert session.backlog is None
    assert session.counts.review == 30


def test_ahead_asks_what_is_due_soon_and_nothing_new(desk: Desk, clock: Clock) -> None:
    desk.memory.answer("tree/s", EASY, clock())
    due = desk.memory.due_at(desk.memory.states()["tree/s"])
    clock.at = due - timedelta(days=2)
    assert asked(StudySession(desk, ["tree"], "ahead")) == ["tree/s"]
    assert len(desk.memory.history("tree/s")) == 2


def test_what_is_suspended_or_buried_goes_with_all_its_parts(desk: Desk, clock: Clock) -> None:
    session = StudySession(desk, ["tree"])
    session.suspend()
    assert session.current is not None
    assert session.current.item == "tree/r1"
    session.bury()
    assert session.current.item == "tree/r2"
    assert session.flag() is True
    assert session.flag() is False
    assert not {"tree/r0", "tree/r1"} & set(asked(StudySession(desk, ["tree"], "more"), EASY))
    assert "tree/r0" not in asked(QuizSession(desk, ["tree"]))  # type: ignore[arg-type]
    clock.passes(days=1)
    assert "tree/r1" in asked(StudySession(desk, ["tree"]), EASY)


def test_what_is_put_away_is_not_told_as_due(desk: Desk, clock: Clock) -> None:
    desk.memory.answer("tree/s", EASY, clock())
    desk.memory.answer("tree/r0", EASY, clock())
    clock.passes(days=60)
    before = {deck.deck: (deck.due, deck.new) for deck in agenda(desk).decks}
    desk.memory.mark("tree/s", clock(), suspended=True)
    desk.memory.mark("tree/r1", clock(), buried=True)
    after = {deck.deck: (deck.due, deck.new) for deck in agenda(desk).decks}
    due, new = before["tree"]
    assert after == before | {"tree": (due - 1, new - 1)}
    assert (due, new) == (2, 7)
