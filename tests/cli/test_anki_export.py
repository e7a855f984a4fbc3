"""`deckdl export anki`: what Anki's own importer makes of the package."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki_tools import answer, collection, export

from deckdl.memory.calendar import Calendar
from deckdl.memory.memory import Memory
from deckdl.memory.schedule import Schedule
from deckdl.sessions.clock import now

Deckdl = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("own_deck", "no_shipped_decks")

MORE = r"""
  - id: both
    concept: first
    front: The symbol of $\frac{\partial L}{\partial z}$ & <co>?
    back: |
      Two lines with `code`:

      - $a < b$
      - **bold**, costs \$5
    reverse: true
    tags: [some words, easy]
  - id: nested
    concept: first
    type: cloze
    text: We have {{c1::$x^{2^{n}}$}} and $y = {{c3::\frac{1}{2}}}$.
  - id: slope
    concept: first
    type: formula
    front: The derivative of $z^2$, in terms of `z`?
    answer: 2*z
  - id: steps
    concept: first
    type: order
    front: In order?
    items: [forward, backward, step]
  - id: print
    concept: first
    type: predict
    code: print(1 < 2)
    answer: 'True'
"""


@pytest.fixture
def answered(deckdl: Deckdl, own_deck: Path) -> Path:
    """The workspace, with a history: a card in review, one that lapsed, one in learning, others new."""
    own_deck.write_text(own_deck.read_text() + MORE)
    start = now() - timedelta(days=20)
    for card, reviews in {
        "mine/basic": ((0, "good"), (0.01, "good"), (4, "hard"), (12, "easy")),
        "mine/both#reverse": ((0, "easy"), (18, "again")),
        "mine/gap#c1": ((19.9, "again"),),
        "mine/number": ((1, "easy"),),
    }.items():
        for day, rating in reviews:
            at = (start + timedelta(days=day)).isoformat()
            assert deckdl("review", card, rating, "--at", at).code == 0
    assert deckdl("mark", "mine/choice", "--suspend").code == 0
    assert deckdl("mark", "mine/steps", "--flag").code == 0
    return own_deck.parent.parent


@pytest.fixture
def package(deckdl: Deckdl, answered: Path, tmp_path: Path) -> Path:
    file = tmp_path / "out.apkg"
    done = deckdl("export", "anki", str(file), "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out) == {"notes": 9, "cards": 11, "reviews": 8, "left_out": []}
    return file


def take_in(col: Collection, package: Path) -> Any:
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, update_notes=0)
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return col.import_anki_package(request).log


@pytest.fixture
def col(package: Path, tmp_path: Path) -> Iterator[Collection]:
    """A fresh collection of Anki's with the package in it."""
    with collection(tmp_path / "anki") as opened:
        assert len(take_in(opened, package).new) == 9
        yield opened


def note(col: Collection, card: str) -> Any:
    (found,) = [
        col.get_note(key) for key in col.find_notes("") if col.get_note(key).guid == f"deckdl:mine/{card}"
    ]
    return found


def test_every_card_is_readable_in_anki(col: Collection) -> None:
    assert col.card_count() == 11
    assert {deck.name for deck in col.decks.all_names_and_ids()} >= {"deckdl::My own deck"}
    basic = note(col, "basic")
    assert dict(basic.items()) == {
        "Front": r"What is \(\alpha\)?",
        "Back": "The learning rate.",
        "Why": "It scales the step.",
        "Source": "",
    }
    assert basic.tags == ["first"]
    both = note(col, "both")
    assert both["Front"] == r"The symbol of \(\frac{\partial L}{\partial z}\) &amp; &lt;co&gt;?"
    assert "<li>\\(a &lt; b\\)</li>" in both["Back"]
    assert "<strong>bold</strong>, costs $5" in both["Back"]
    assert both.tags == ["easy", "first", "some_words"]
    assert len(both.card_ids()) == 2
    choice = note(col, "choice")
    assert all(f"<li>{option}</li>" in choice["Front"] for option in ("two", "three", "five"))
    assert choice["Back"].startswith("two")
    assert "Three is odd." in choice["Back"]
    number = note(col, "number")
    drawn = int(number["Front"].removeprefix("Twice ").removesuffix("?"))
    assert number["Back"] == f"{2 * drawn} px"
    assert note(col, "slope")["Back"] == "<code>2*z</code>"
    assert note(col, "steps")["Back"] == "<ol><li>forward</li><li>backward</li><li>step</li></ol>"
    assert "print(1 &lt; 2)" in note(col, "print")["Front"]
    assert "True" in note(col, "print")["Back"]


def test_gaps_are_gaps_in_anki_with_formulas_in_them(col: Collection) -> None:
    nested = note(col, "nested")
    cards = [col.get_card(key) for key in nested.card_ids()]
    assert [card.ord for card in cards] == [0, 2]
    assert "[...]" in cards[0].question()
    assert r"\(x^{2^{n} }\)" in cards[0].answer()
    assert r"\frac{1}{2}" in cards[0].question()
    assert r"\frac" not in cards[1].question()
    hinted = col.get_card(note(col, "gap").card_ids()[0])
    assert "[a function]" in hinted.question()
    assert all(not checked.missing for checked in [col.media.check()])


def test_dates_memory_and_history_are_those_of_deckdl(col: Collection, answered: Path) -> None:
    with Memory.open(answered / "progress.db", Schedule(), Calendar.system(), now) as memory:
        states = memory.states()
        today = memory.calendar.day(now())
    for name, part in (("basic", 0), ("both", 1), ("gap", 0), ("number", 0)):
        item = f"mine/{name}" + {"both": "#reverse", "gap": "#c1"}.get(name, "")
        state = states[item]
        card = col.get_card(note(col, name).card_ids()[part])
        assert (card.reps, card.lapses) == (state.repetitions, state.lapses)
        assert card.memory_state is not None
        assert card.memory_state.stability == pytest.approx(state.stability, abs=1e-3)
        assert card.memory_state.difficulty == pytest.approx(state.difficulty, abs=1e-2)
        assert col.db is not None
        log = col.db.all("SELECT id, ease, ivl, lastIvl, type FROM revlog WHERE cid = ? ORDER BY id", card.id)
        assert len(log) == state.repetitions
        assert log[-1][0] == int(state.reviewed.timestamp() * 1000)
        if state.phase == "review":
            assert (int(card.type), int(card.queue)) == (2, 2)
            assert card.due - col.sched.today == state.due_day - today
            assert card.ivl == log[-1][2] == state.due_day - state.last_day
        else:
            assert int(card.type) == {"learning": 1, "relearning": 3}[state.phase]
            assert log[-1][2] == -{"learning": 60, "relearning": 600}[state.phase]
    basic = col.get_card(note(col, "basic").card_ids()[0])
    log = col.db.all("SELECT ease, ivl, lastIvl, type, time FROM revlog WHERE cid = ? ORDER BY id", basic.id)
    assert [row[0] for row in log] == [3, 3, 2, 4]
    assert [row[3] for row in log] == [0, 0, 1, 1]
    assert [row[2] for row in log][1:] == [row[1] for row in log][:-1]
    assert log[0][1:3] == [-600, 0]
    new = col.get_card(note(col, "steps").card_ids()[0])
    assert (int(new.type), new.reps, int(new.queue), new.user_flag()) == (0, 0, 0, 1)
    choice = col.get_card(note(col, "choice").card_ids()[0])
    assert (int(choice.queue), choice.user_flag()) == (-1, 0)


def test_anki_asks_and_answers_the_cards(col: Collection) -> None:
    basic = note(col, "basic").card_ids()[0]
    answer(col, basic, 3)
    assert col.get_card(basic).reps == 5
    assert col.fix_integrity()[1]


def test_a_second_import_updates_the_same_notes(
    col: Collection, deckdl: Deckdl, own_deck: Path, tmp_path: Path
) -> None:
    own_deck.write_text(own_deck.read_text().replace("The learning rate.", "The step size."))
    later = tmp_path / "later.apkg"
    assert deckdl("export", "anki", str(later)).code == 0
    assert col.db is not None
    col.db.execute("UPDATE notes SET mod = mod - 100")  # as if the first import was some time ago
    take_in(col, later)
    assert (col.note_count(), col.card_count()) == (9, 11)
    assert note(col, "basic")["Back"] == "The step size."


def test_what_was_answered_in_anki_comes_back_to_the_same_cards(
    deckdl: Deckdl, package: Path, answered: Path, tmp_path: Path
) -> None:
    with collection(tmp_path / "phone" / "anki") as col:
        take_in(col, package)
        answer(col, note(col, "basic").card_ids()[0], 3)
        answer(col, note(col, "both").card_ids()[0], 4)
        answer(col, note(col, "nested").card_ids()[1], 4)
    before = deckdl("export", "log", "-").out.count('"review"')
    back = export(tmp_path / "phone" / "anki", "new.apkg")
    report = json.loads(deckdl("import", "anki", str(back), "--json").out)
    assert (report["own"], report["decks"], report["reviews"], report["new_reviews"]) == (9, [], 11, 3)
    assert deckdl("export", "log", "-").out.count('"review"') == before + 3
    with Memory.open(answered / "progress.db", Schedule(), Calendar.system(), now) as memory:
        assert len(memory.history("mine/basic")) == 5
        assert len(memory.history("mine/both")) == 1
        assert len(memory.history("mine/nested#c3")) == 1
    done = deckdl("import", "anki", str(back))
    assert done.out.endswith("Nothing was changed.\n")
    assert [path.name for path in (answered / "decks").iterdir()] == ["mine.yaml"]


def test_nothing_is_overwritten(deckdl: Deckdl, package: Path, tmp_path: Path) -> None:
    before = package.read_bytes()
    done = deckdl("export", "anki", str(package))
    assert done.code == 2
    assert "not overwritten" in done.err
    assert package.read_bytes() == before
    done = deckdl("export", "anki", str(tmp_path / "nowhere" / "out.apkg"))
    assert done.code == 2
    assert "cannot be written" in done.err
    assert zipfile.ZipFile(package).testzip() is None
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".deckdl")]
