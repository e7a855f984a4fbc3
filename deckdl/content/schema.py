"""The JSON Schema of decks, for editors that complete and check YAML while it is written.

It comes from the same models that `deckdl check` validates with. What the models cannot say is added here: a
text may be written as a number, a card without a type is basic, and a check is told by the key of its kind.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from deckdl.content import models
from deckdl.content.checks import KINDS

FILE = "deck.schema.json"
COMMENT = f"# yaml-language-server: $schema={FILE}\n"
"""What the first line of a deck is, for a schema that lies beside it."""

_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that YAML editors know for certain
_DEFINITIONS = "#/definitions/{model}"
_OURS = ("deck_id", "position")  # set when a card joins its deck

_ONE_OR_SEVERAL = ("was", "draw")  # a list of one may be written without its brackets

# What an editor shows beside a key.
_KEYS = {
    "id": "Stays as it is: the learner's history hangs on deck/id.",
    "concept": "The id of the concept that the card is about; of this deck or another.",
    "type": f"One of {', '.join(models.CARD_TYPES)}; basic when left out.",
    "front": "The question: Markdown, with LaTeX between dollars.",
    "back": "The answer: one sentence or formula.",
    "text": "Text with gaps: {{c1::answer::hint}}.",
    "answer": "An expression over vars, or what the code prints.",
    "options": "`right: text`, or `wrong: text` with `because: reason`; shuffled at each showing.",
    "because": "One sentence on why a wrong option is wrong.",
    "vars": "What is drawn: 8..64, [3, 5, 7] or {uniform: [0.1, 0.9], digits: 2}.",
    "where": "A condition that drawn numbers must meet, as in n % k == 0.",
    "tolerance": "A share of the answer, as in 0.01; 0.001 when left out.",
    "unit": "May be typed or left out.",
    "code": "Python whose output is asked for.",
    "items": "In the right order.",
    "why": "Shown after the answer.",
    "hints": "Shown one at a time.",
    "tags": "Words to find the card by.",
    "source": "Where it is from: author, year, title.",
    "impl": "The exercise that the card speaks of or asks for, as in losses/mse.py.",
    "was": "Old ids of the card: its history follows.",
    "reverse": "Makes a second card that asks for the front.",
    "checks": "What must hold of a solution.",
    "mistakes": "Known wrong solutions: `replace`, `by`, and what it `says` to whoever made it.",
    "requires": "Ids of concepts that are learned before.",
    "title": "What the learner reads.",
    "deck": "The id of the deck: letters, digits, - and _.",
}


def json_schema() -> dict[str, Any]:
    """The schema of a deck file (JSON Schema, draft 7)."""
    schema = TypeAdapter(models.Deck).json_schema(ref_template=_DEFINITIONS)
    definitions: dict[str, Any] = schema.pop("$defs")
    definitions["Card"] = _card(definitions)
    definitions["Check"], of_kinds = _check()
    definitions |= of_kinds
    definitions["CodeCard"]["properties"]["checks"]["items"] = {"$ref": "#/definitions/Check"}
    for name in ("NumericCard", "FormulaCard"):
        definitions[name]["properties"]["vars"]["additionalProperties"] = _variable()
    schema["properties"]["cards"]["items"] = {"$ref": "#/definitions/Card"}
    whole = {"$schema": _DIALECT, **schema, "title": "A deck of deckdl", "definitions": definitions}
    plain: dict[str, Any] = _as_written(whole)
    return plain


def _card(definitions: dict[str, Any]) -> dict[str, Any]:
    """A card by its type: an editor then complains of the one key that is wrong, not of eight models."""
    names = {kind: model.__name__ for kind, model in models.CARD_TYPES.items()}
    for name in names.values():
        for key in _OURS:
            del definitions[name]["properties"][key]
    rules = [
        {
            "if": {"properties": {"type": {"const": kind}}, "required": ["type"] if kind != "basic" else []},
            "then": {"$ref": f"#/definitions/{name}"},
        }
        for kind, name in names.items()
    ]
    kinds = {"type": {"enum": list(names), "description": _KEYS["type"]}}
    return {"type": "object", "properties": kinds, "required": ["id", "concept"], "allOf": rules}


def _check() -> tuple[dict[str, Any], dict[str, Any]]:
    """A check by the kind that it names, and the definitions that its models need."""
    definitions: dict[str, Any] = {}
    rules = []
    for kind, model in KINDS.items():
        schema = model.model_json_schema(ref_template=_DEFINITIONS)
        definitions |= schema.pop("$defs", {})
        definitions[model.__name__] = schema
        rules.append({"if": {"required": [kind]}, "then": {"$ref": f"#/definitions/{model.__name__}"}})
    named = [{"required": [kind]} for kind in KINDS]
    return {"type": "object", "oneOf": named, "allOf": rules}, definitions


def _variable() -> dict[str, Any]:
    number = {"type": "number"}
    ends = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    return {
        "anyOf": [
            {"type": "string", "pattern": r"^\s*[-+]?\d+\s*\.\.\s*[-+]?\d+\s*$"},
            {"type": "array", "items": number, "minItems": 1},
            {
                "type": "object",
                "properties": {"uniform": ends, "digits": {"type": "integer", "minimum": 0, "maximum": 8}},
                "required": ["uniform"],
                "additionalProperties": False,
            },
        ]
    }


def _as_written(value: Any, key: str = "") -> Any:
    """Descriptions by key, and texts that may be written as numbers or words such as `no`."""
    if isinstance(value, list):
        return [_as_written(part) for part in value]
    if not isinstance(value, dict):
        return value
    found = {name: _as_written(part, name) for name, part in value.items()}
    properties = found.get("properties")
    for name, part in properties.items() if isinstance(properties, dict) else ():
        part.pop("title", None)
        part.pop("default", None)
        if name in _KEYS:
            part["description"] = _KEYS[name]
    if found.get("type") == "string" and "const" not in found and "pattern" not in found:
        found["type"] = ["string", "number", "boolean"]
    if found.get("type") == "array" and key in _ONE_OR_SEVERAL:
        return {"anyOf": [{"type": "array", "items": found["items"]}, found["items"]]}
    return found
