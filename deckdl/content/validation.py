"""From a document to cards: pydantic finds what is wrong with the shape, faults.py with the meaning.

Only this module takes pydantic to cards; a session whose decks come from the cache never imports it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError

from deckdl.content import models
from deckdl.content.checks import KINDS, parse_check
from deckdl.content.faults import card_faults
from deckdl.content.problems import Fault, Problem
from deckdl.content.reader import Document, Place
from deckdl.content.salvage import broken_keys, remains

# The keys of a card whose values are data; all else on it is text, kept as it is written: `0.50`, `no`.
_DATA = frozenset({"checks", "vars", "reverse", "tolerance"})
_ID = re.compile(r"\w[\w.-]*")
ID_RULE = "letters, digits, - and _, without spaces"

# How to write what is often written too shortly, by the key whose values it is.
_EXAMPLES = {
    "options": "; write {right: text} or {wrong: text, because: reason}",
    "concepts": "; write {title: text, requires: [ids]}",
    "mistakes": "; write {replace: text, by: text, says: sentence}",
}


@dataclass
class _Header:
    """The top of a deck; its concepts and cards are checked one by one."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    deck: str
    title: str
    concepts: Any = None
    cards: Any = None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def deck_of(document: Document) -> tuple[models.Deck | None, list[models.Card]]:
    """The deck with every card that is sound, and what is left of the others, for more to be found there.

    What is wrong is added to the document's problems. None where there is no deck to speak of: no mapping, no
    id, no title.
    """
    data = document.data
    if data is None:
        return None, []
    if not isinstance(data, dict):
        document.problems.append(
            document.problem(
                (), f"a deck is a mapping with deck, title, concepts and cards, not {_shape(data)}"
            )
        )
        return None, []
    header = _as_written({**data, "cards": None, "concepts": None}, document.place.values or {})
    faults = list(_shape_faults(_Header, header, (), what="a deck"))
    deck_id, title = header.get("deck"), header.get("title")
    if isinstance(deck_id, str) and not _ID.fullmatch(deck_id):
        faults.append(Fault(("deck",), f"deck is an id: {ID_RULE}"))
    if isinstance(title, str) and not title.strip():
        faults.append(Fault(("title",), "title is empty"))
    concepts, concept_faults = _concepts(data.get("concepts", {}), document)
    cards, broken, card_problems = _cards(data.get("cards", []), document, str(deck_id))
    document.problems += [document.problem(fault.loc, fault.message, key=fault.key) for fault in faults]
    document.problems += [
        document.problem(fault.loc, fault.message, key=fault.key) for fault in concept_faults
    ]
    document.problems += card_problems
    if faults and any(not fault.key for fault in faults):
        return None, broken
    deck = models.Deck(deck=header["deck"], title=header["title"], concepts=concepts, cards=tuple(cards))
    return deck, broken


def _concepts(data: Any, document: Document) -> tuple[dict[str, models.Concept], list[Fault]]:
    if data is None:
        return {}, []
    if not isinstance(data, dict):
        return {}, [
            Fault(("concepts",), f"concepts must be a mapping from ids to titles, not {_shape(data)}")
        ]
    written = _as_written(data, _part(document.place, "concepts").values or {})
    concepts: dict[str, models.Concept] = {}
    faults: list[Fault] = []
    for name, value in written.items():
        loc = ("concepts", name)
        found = list(_shape_faults(models.Concept, value, loc, what="a concept"))
        if not _ID.fullmatch(name):
            found.append(Fault(loc, f"{name!r} is no id for a concept: {ID_RULE}", key=True))
        if not found and not value["title"].strip():
            found.append(Fault((*loc, "title"), "title is empty"))
        if found:
            faults += found
        else:
            concepts[name] = _adapter(models.Concept).validate_python(value)
    return concepts, faults


def _cards(
    data: Any, document: Document, deck_id: str
) -> tuple[list[models.Card], list[models.Card], list[Problem]]:
    """The sound cards, what is left of the broken ones, and what is wrong."""
    if data is None:
        return [], [], []
    if not isinstance(data, list):
        return [], [], [document.problem(("cards",), f"cards must be a list, not {_shape(data)}")]
    places = _part(document.place, "cards").items or []
    cards: list[models.Card] = []
    broken: list[models.Card] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for index, value in enumerate(data):
        loc = ("cards", index)
        card: models.Card | None = None
        faults: list[Fault] = []
        if not isinstance(value, dict):
            faults.append(Fault((), f"a card is a mapping with id, concept and more, not {_shape(value)}"))
        else:
            card, faults = _card(value, places[index])
            name = value.get("id")
            if isinstance(name, str):
                if name in seen:
                    faults.append(Fault(("id",), f"the id {name} is taken by the card in line {seen[name]}"))
                else:
                    seen[name] = places[index].line
        problems += [document.problem((*loc, *fault.loc), fault.message, key=fault.key) for fault in faults]
        if card is not None:
            (broken if faults else cards).append(models.join(card, deck_id, index))
    return cards, broken, problems


def _card(value: dict[str, Any], place: Place) -> tuple[models.Card | None, list[Fault]]:
    """The card and its faults; where it has some, what is left of it, or None."""
    written = _as_written(value, place.values or {})
    if isinstance(written.get("was"), str):
        written["was"] = [written["was"]]
    kind = written.get("type", "basic")
    model: Any = models.CARD_TYPES.get(kind) if isinstance(kind, str) else None
    if model is None:
        known = list(models.CARD_TYPES)
        near = nearest(kind, known) if isinstance(kind, str) else ""
        shown = kind if isinstance(kind, str) else _shape(kind)
        return None, [Fault(("type",), f"there is no card type {shown}{near}; there are {', '.join(known)}")]
    faults = list(_shape_faults(model, written, (), what=f"a {kind} card"))
    faults += _check_faults(written.get("checks")) if kind == "code" else []
    broken = broken_keys(faults)
    fit = remains(model, written, broken) if faults else written
    if fit is None:
        return None, faults
    card: models.Card = _adapter(model).validate_python(fit)
    if not _ID.fullmatch(card.id):
        faults.append(Fault(("id",), f"id is made of {ID_RULE}"))
    missing = fit.keys() - written.keys()
    faults += [fault for fault in card_faults(card) if not broken_keys([fault]) & (broken | missing)]
    return card, faults


def _check_faults(checks: Any) -> Iterator[Fault]:
    for index, check in enumerate(checks if isinstance(checks, list) else []):
        loc = ("checks", index)
        try:
            parse_check(check)
        except ValidationError as error:
            kind = next((key for key in check if key in KINDS), "") if isinstance(check, dict) else ""
            keys = list(KINDS[kind].model_fields) if kind else []
            yield from _faults_of(error, loc, keys, f"a check of {kind}")
        except ValueError as error:
            yield Fault(loc, str(error))


def _shape_faults(model: Any, value: Any, loc: tuple[int | str, ...], what: str) -> Iterator[Fault]:
    try:
        _adapter(model).validate_python(value)
    except ValidationError as error:
        yield from _faults_of(error, loc, [entry.name for entry in fields(model) if entry.init], what)


def _faults_of(
    error: ValidationError, loc: tuple[int | str, ...], keys: Sequence[str], what: str
) -> Iterator[Fault]:
    for found in error.errors(include_url=False, include_input=True):
        inner = tuple(part for part in found["loc"] if isinstance(part, int | str))
        whole = (*loc, *inner)
        name = _name(whole) or what
        kind, given, context = found["type"], found["input"], found.get("ctx", {})
        if kind in ("unexpected_keyword_argument", "extra_forbidden"):
            known = keys if len(inner) == 1 else _option_keys(inner)
            yield Fault(
                whole,
                f"{what} has no key {inner[-1]}{nearest(str(inner[-1]), known) or _all(known)}",
                key=True,
            )
        elif kind in ("missing", "missing_argument"):
            yield Fault(
                whole[:-1], f"{what if len(inner) == 1 else _name(whole[:-1])} needs the key {inner[-1]}"
            )
        elif kind == "value_error":
            yield Fault(whole, str(context.get("error", found["msg"])))
        else:
            example = _EXAMPLES.get(str(whole[-2]), "") if len(whole) > 1 else ""
            yield Fault(whole, f"{name} {_must(kind, given, context)}{example}")


def _must(kind: str, given: Any, context: Mapping[str, Any]) -> str:
    """What a value of the wrong type should have been, for the sentence that begins with its name."""
    if given is None:
        return "is empty"
    if kind in ("too_short", "string_too_short"):
        return "is empty" if context.get("min_length") == 1 else f"needs at least {context.get('min_length')}"
    bounds = {"greater_than": "more than", "greater_than_equal": "at least", "less_than": "less than"}
    bounds["less_than_equal"] = "at most"
    if kind in bounds:
        limit = next(value for key, value in context.items() if key in ("gt", "ge", "lt", "le"))
        return f"must be {bounds[kind]} {limit:g}"
    for part, wanted in (
        ("string", "text"),
        ("tuple", "a list"),
        ("list", "a list"),
        ("dict", "a mapping"),
        ("dataclass", "a mapping"),
        ("model", "a mapping"),
        ("bool", "true or false"),
        ("int", "a whole number"),
        ("float", "a number"),
    ):
        if kind.startswith(part):
            return f"must be {wanted}, not {_shape(given)}"
    return f"is not right: {given!r}"


def _name(loc: Sequence[int | str]) -> str:
    """The last key of a loc, and which of its values: `hints 2` is the second hint."""
    names = [part for part in loc if isinstance(part, str) and part != "cards"]
    if not names:
        return ""
    last = loc[-1]
    return f"{names[-1]} {last + 1}" if isinstance(last, int) else names[-1]


def _option_keys(inner: Sequence[int | str]) -> list[str]:
    parts: dict[str, Any] = {"options": models.Option, "mistakes": models.Mistake}
    model = parts.get(str(inner[0]))
    return [entry.name for entry in fields(model)] if model else []


def nearest(word: str, known: Sequence[str]) -> str:
    """`; did you mean X?` where one of the known words is near."""
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def _all(known: Sequence[str]) -> str:
    return f"; there are {', '.join(known)}" if known else ""


def _shape(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a mapping"


def _part(place: Place, key: str) -> Place:
    return (place.values or {}).get(key, place)


def _as_written(value: Mapping[str, Any], places: Mapping[str, Place]) -> dict[str, Any]:
    """The mapping with numbers and words of its text fields as the text that stands in the file."""
    return {key: part if key in _DATA else _text(part, places.get(key)) for key, part in value.items()}


def _text(value: Any, place: Place | None) -> Any:
    if place is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return [_text(*pair) for pair in zip(value, place.items or [], strict=True)]
    if isinstance(value, dict):
        return {key: _text(part, (place.values or {}).get(key)) for key, part in value.items()}
    # An empty value stays empty: `front:` without anything is a mistake, `front: ~` too.
    return None if value is None else place.written
