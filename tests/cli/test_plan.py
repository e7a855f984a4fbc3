"""What a plan says, and what it sets."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deckdl.memory import Calendar, Memory, Rating, Schedule
from deckdl.settings import read_settings

Deckdl = Callable[..., Any]
SOON = (date.today() + timedelta(days=60)).isoformat()
CARDS = 120


@pytest.fixture
def big_deck(workspace: Path) -> Path:
    deck = workspace / "decks" / "many.yaml"
    deck.parent.mkdir(parents=True)
    lines = ["deck: many", "title: Many", "concepts: {one: {title: One}}", "cards:"]
    lines += [f"  - {{id: c{n}, concept: one, front: 'Q{n}?', back: 'A{n}'}}" for n in range(CARDS)]
    deck.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return workspace


def planned(deckdl: Deckdl, *arguments: str, by: str = SOON) -> dict[str, Any]:
    done = deckdl("plan", "--date", by, "many", "--json", *arguments)
    assert done.err == ""
    return json.loads(done.out) | {"code": done.code}


def test_more_minutes_let_more_be_known_and_none_are_exceeded(deckdl: Deckdl, big_deck: Path) -> None:
    little, much = planned(deckdl, "--minutes", "2"), planned(deckdl, "--minutes", "10")
    for plan, minutes in ((little, 2), (much, 10)):
        assert plan["fits"]
        assert plan["mean_minutes"] <= plan["busiest_minutes"] <= minutes
        assert plan["busiest_minutes"] <= plan["worst_minutes"]
    assert 0 < little["new_per_day"] < much["new_per_day"]
    assert little["known"] < much["known"] <= CARDS
    assert little["unmet"] > 0
    assert little["met_on"] is None
    assert much["met_on"] < SOON
    assert planned(deckdl, "--minutes", "2") == little


def test_reviews_that_are_too_many_lower_the_retention(deckdl: Deckdl, big_deck: Path) -> None:
    now = datetime.now(UTC)
    with Memory.open(big_deck / "progress.db", Schedule(), Calendar(UTC), lambda: now) as memory:
        for days in (40, 40, 30):
            for number in range(CARDS):
                rating = Rating.AGAIN if number % 2 else Rating.GOOD
                memory.answer(f"many/c{number}", rating, now - timedelta(days=days), {"seconds": 60})
    ample = planned(deckdl, "--minutes", "600")
    assert ample["new_per_day"] == 0  # none is left
    assert ample["desired_retention"] == 0.9
    assert 0 < ample["known_now"] < ample["known"]
    minutes = int(0.9 * ample["busiest_minutes"])
    tight = planned(deckdl, "--minutes", str(minutes))
    assert tight["fits"]
    assert 0.7 <= tight["desired_retention"] < 0.9
    assert tight["busiest_minutes"] <= minutes
    never = planned(deckdl, "--minutes", "1", by=(date.today() + timedelta(days=4)).isoformat())
    assert (never["code"], never["fits"]) == (1, False)


def test_the_settings_change_only_when_asked_and_keep_the_rest(deckdl: Deckdl, big_deck: Path) -> None:
    file = big_deck / "settings.yaml"
    former = "# mine\ntheme: nord\nnew_per_day: 1  # to begin with\n# desired_retention: 0.9\n"
    file.write_text(former, encoding="utf-8")
    arguments = ("plan", "--date", SOON, "--minutes", "8", "many")
    done = deckdl(*arguments)
    assert done.code == 0
    line = done.out.splitlines()[-1].strip()
    assert line.startswith("new_per_day: ")
    assert file.read_text(encoding="utf-8") == former
    set_ = deckdl(*arguments, "--set")
    assert set_.code == 0
    assert file.read_text(encoding="utf-8") == former.replace("new_per_day: 1", line)
    assert (big_deck / "settings.before-1.yaml").read_text(encoding="utf-8") == former
    assert "are these already" in deckdl(*arguments, "--set").out
    assert not (big_deck / "settings.before-2.yaml").exists()


def test_a_key_that_is_a_comment_takes_the_comment_s_place(deckdl: Deckdl, big_deck: Path) -> None:
    plan = planned(deckdl, "--minutes", "8", "--set")
    file = big_deck / "settings.yaml"
    assert read_settings(file).new_per_day == plan["new_per_day"]
    assert file.read_text(encoding="utf-8").count("new_per_day") == 1
    assert "# reviews_per_day: 200" in file.read_text(encoding="utf-8")
    assert Path(plan["kept"]).is_file()


def test_settings_in_another_form_are_left(deckdl: Deckdl, big_deck: Path) -> None:
    file = big_deck / "settings.yaml"
    file.write_text("{new_per_day: 1, theme: nord}\n", encoding="utf-8")
    done = deckdl("plan", "--date", SOON, "--minutes", "8", "many", "--set")
    assert done.code == 2
    assert "put there new_per_day: " in done.err
    assert file.read_text(encoding="utf-8") == "{new_per_day: 1, theme: nord}\n"
    assert not list(big_deck.glob("settings.before*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--date", "2020-01-01", "--minutes", "20"], "is not ahead"),
        (["--date", "9999-01-01", "--minutes", "20"], "too far ahead"),
        (["--date", "soon", "--minutes", "20"], "is no date"),
        (["--date", SOON, "--minutes", "0"], "--minutes"),
        (["--date", SOON, "--minutes", "nan"], "--minutes"),
        (["--date", SOON, "--minutes", "20", "mny"], "There is no deck called"),
        (["--minutes", "20"], "--date"),
    ],
)
def test_what_makes_no_plan_is_one_sentence(deckdl: Deckdl, arguments: list[str], words: str) -> None:
    done = deckdl("plan", *arguments)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert words in done.err


def test_suspended_cards_are_not_planned_for(deckdl: Deckdl, big_deck: Path) -> None:
    arguments = (
        "plan",
        "--date",
        (date.today() + timedelta(days=30)).isoformat(),
        "--minutes",
        "20",
        "--json",
    )
    cards = json.loads(deckdl(*arguments).out)["cards"]
    card = json.loads(deckdl("search", "deck:many", "--json").out)["cards"][0]["card"]
    deckdl("mark", card, "--suspend")
    assert json.loads(deckdl(*arguments).out)["cards"] == cards - 1
