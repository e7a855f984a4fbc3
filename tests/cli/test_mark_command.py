"""`deckdl mark`: suspending, burying and flagging from the shell, and the list of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Deckdl = Callable[..., Any]


def marks(deckdl: Deckdl) -> list[dict[str, Any]]:
    return json.loads(deckdl("mark", "--json").out)["marks"]


def test_a_card_is_put_away_with_all_its_parts_and_comes_back(deckdl: Deckdl) -> None:
    assert deckdl("mark").out == "No card is suspended, buried or flagged.\n"
    card = json.loads(deckdl("search", "softmax", "--json").out)["cards"][0]["card"]
    done = deckdl("mark", card, "--suspend")
    assert done.code == 0
    assert f"{card}: suspended" in done.out
    assert deckdl("mark", card, "--flag").code == 0
    assert {row["card"].partition("#")[0] for row in marks(deckdl)} == {card}
    assert all(row["suspended"] and row["flagged"] and not row["buried"] for row in marks(deckdl))
    deckdl("mark", card, "--resume")
    assert all(not row["suspended"] and row["flagged"] for row in marks(deckdl))
    deckdl("mark", card, "--unflag")
    deckdl("mark", card, "--bury")
    assert all(row["buried"] for row in marks(deckdl))
    deckdl("mark", card, "--resume")
    assert marks(deckdl) == []


def test_what_is_missing_is_said(deckdl: Deckdl) -> None:
    done = deckdl("mark", "losses/nothing-of-that-name", "--suspend")
    assert (done.code, done.out) == (2, "")
    assert "There is no card called losses/nothing-of-that-name." in done.err
    assert "--suspend, --resume" in deckdl("mark", "losses/mse").err
    assert "Say which card to flag" in deckdl("mark", "--flag").err
