"""What is left of a broken card, so that its other faults are told in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from deckdl.content.problems import Fault

# What stands in for a key that is missing or cannot be read; it has no faults of its own.
_FILLERS: dict[str, Any] = {
    "id": "id",
    "concept": "",
    "front": "?",
    "back": "?",
    "text": "{{c1::?}}",
    "answer": "0",
    "options": [{"right": "yes"}, {"wrong": "no", "because": "?"}],
    "code": "",
    "items": ["1", "2", "3"],
    "checks": [{}],
    "impl": "",
}


def broken_keys(faults: Iterable[Fault]) -> set[str]:
    """The keys of a card that faults point at."""
    return {str(fault.loc[0]) for fault in faults if fault.loc}


def remains(model: Any, written: Mapping[str, Any], broken: set[str]) -> dict[str, Any] | None:
    """The card's mapping without its broken keys, fit for the model; None where too much hangs on them."""
    if "vars" in broken:  # every expression would be told for names that are there
        return None
    known = {entry.name for entry in fields(model) if entry.init}
    sound = {key: value for key, value in written.items() if key in known and key not in broken}
    fillers = {key: filler for key, filler in _FILLERS.items() if key in known and key not in sound}
    return {**fillers, **sound}
