"""`deckdl stats`: what a learner reads, and what a script gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

Deckdl = Callable[..., Any]
NOW = datetime.now(UTC)


@pytest.fixture
def studied(deckdl: Deckdl, own_deck: Path) -> Deckdl:
    """Two cards learned 40 days ago and reviewed 15 days later, one of them forgotten; one learned today."""
    for days, card, rating in (
        (40, "mine/basic", "easy"),
        (40, "mine/choice", "easy"),
        (25, "mine/basic", "good"),
        (25, "mine/choice", "again"),
        (0, "losses/gaussian-noise", "good"),
    ):
        at = (NOW - timedelta(days=days)).isoformat()
        done = deckdl("review", card, rating, "--at", at)
        assert done.code == 0, done.err
    return deckdl


def test_with_nothing_learned_every_part_says_what_will_stand_there(deckdl: Deckdl) -> None:
    done = deckdl("stats")
    assert done.code == 0
    parts = done.out.split("\n\n")[1:]
    assert [part.splitlines()[0] for part in parts][:3] == [
        "What you recall",
        "Reviews to come",
        "The last year",
    ]
    assert len(parts) == 9
    assert all(" will " in part and "%" not in part for part in parts)
    found = json.loads(deckdl("stats", "--json").out)
    assert found["retention"][0]["recalled"] is None
    assert found["exercises"] == found["mistakes"] == found["calibration"] == []
    assert len(found["days"]) == 365


def test_recall_forecast_and_streak_are_told_in_sentences(studied: Deckdl) -> None:
    done = studied("stats")
    assert done.code == 0
    assert "You recalled 50 % so far; predicted were" in done.out
    assert "of 2 reviews only." in done.out
    assert "1 day in a row, which is the longest so far." in done.out
    assert "5 answers on 3 days" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    rows = [line for line in done.out.splitlines() if line.startswith("  last 7 days")]
    assert rows[0].split() == ["last", "7", "days", "0", *"····"]


def test_the_map_of_the_year_has_a_column_a_week(studied: Deckdl) -> None:
    out = studied("stats").out.splitlines()
    rows = {line.split()[0]: line for line in out if line[:5].strip() in ("Mon", "Tue", "Sun")}
    assert set(rows) == {"Mon", "Tue", "Sun"}
    assert max(map(len, rows.values())) <= 6 + 53
    week = "\n".join(
        line for line in out if line[:5].strip() in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    )
    assert sum(week.count(sign) for sign in "░▒▓█") == 3


def test_one_deck_and_one_concept_count_alone(studied: Deckdl) -> None:
    everything = json.loads(studied("stats", "--json").out)
    mine = json.loads(studied("stats", "mine", "--json").out)
    assert (everything["answers"], mine["answers"]) == (5, 4)
    assert (everything["today"]["answered"], mine["today"]["answered"]) == (1, 0)
    assert (mine["cards"], mine["met"]) == (4, 2)
    assert [deck["deck"] for deck in mine["decks"]] == ["mine"]
    assert [concept["concept"] for concept in mine["concepts"]] == ["first"]
    assert mine["retention"][-1]["reviews"] == 2
    assert json.loads(studied("stats", "--concept", "first", "--json").out) == mine
    assert json.loads(studied("stats", "losses", "--concept", "first", "--json").out)["cards"] == 0
    assert (
        "There is no concept called frist. The nearest: first" in studied("stats", "--concept", "frist").err
    )
    assert studied("stats", "nowhere").code == 2
    assert studied("stats", "mine", "--coverage").code == 2


def test_concepts_come_from_the_weakest_on(studied: Deckdl) -> None:
    concepts = json.loads(studied("stats", "--json").out)["concepts"]
    met = [concept for concept in concepts if concept["met"]]
    assert concepts[: len(met)] == met
    assert [concept["known"] for concept in met] == sorted(concept["known"] for concept in met)
    first = next(concept for concept in concepts if concept["concept"] == "first")
    assert (first["cards"], first["met"]) == (4, 2)
    assert 0 < first["known"] < 0.5  # two of four cards were never met
    assert "You met 2 of 167 concepts; the weakest first." in studied("stats").out


def test_json_has_the_reviews_to_come_by_date(studied: Deckdl) -> None:
    found = json.loads(studied("stats", "--json").out)
    days = found["forecast"]["days"]
    assert len(days) == 30
    assert datetime.fromisoformat(days[29]["date"]) - datetime.fromisoformat(days[0]["date"]) == timedelta(29)
    total = found["forecast"]["overdue"] + sum(day["due"] for day in days)
    assert 1 <= total <= 3
    assert days[0]["date"] == found["days"][-1]["date"]
    assert sum(row["cards"] for row in found["stability"]) == 3
    assert [row["difficulty"] for row in found["difficulty"]] == list(range(1, 11))
