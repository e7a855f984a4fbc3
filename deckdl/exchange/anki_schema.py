"""Schema 11 of Anki's database, which every Anki since 2012 opens, and the note types of exported cards.

The layout follows Anki's own (rslib/src/storage/schema11.sql and upgrades of it).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

BASIC, REVERSED, CLOZE = 1_400_000_000_001, 1_400_000_000_002, 1_400_000_000_003
"""The ids of the note types, always the same, so that a second import finds those of the first."""

TABLES = """
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
    conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
    csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
    due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
    type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""

_CSS = """\
.card { font-family: sans-serif; font-size: 18px; line-height: 1.5; }
.why, .source { margin-top: 1em; opacity: 0.8; }
.source { font-size: 14px; }
pre { text-align: left; overflow-x: auto; }
.cloze { font-weight: bold; color: blue; }
"""
_MORE = """\
{{#Why}}<div class="why">{{Why}}</div>{{/Why}}{{#Source}}<div class="source">{{Source}}</div>{{/Source}}\
"""
_ANSWER = "{{FrontSide}}<hr id=answer>"


def collection(created: int, now: int, decks: Mapping[int, str], new_cards: int) -> tuple[Any, ...]:
    """The row of the table col: `created` and `now` in seconds since 1970, decks' names by id."""
    models = (
        _model(BASIC, "deckdl basic", ("Front", "Back"), [("{{Front}}", f"{_ANSWER}{{{{Back}}}}{_MORE}")]),
        _model(
            REVERSED,
            "deckdl basic and reversed",
            ("Front", "Back"),
            [
                ("{{Front}}", f"{_ANSWER}{{{{Back}}}}{_MORE}"),
                ("{{Back}}", f"{_ANSWER}{{{{Front}}}}{_MORE}"),
            ],
        ),
        _model(CLOZE, "deckdl cloze", ("Text",), [("{{cloze:Text}}", "{{cloze:Text}}" + _MORE)], cloze=True),
    )
    conf = {
        "nextPos": new_cards + 1,
        "schedVer": 2,
        "sched2021": True,
        "curDeck": 1,
        "activeDecks": [1],
        "newSpread": 0,
        "collapseTime": 1200,
        "timeLim": 0,
        "estTimes": True,
        "dueCounts": True,
        "sortType": "noteFld",
        "sortBackwards": False,
        "addToCur": True,
        "curModel": BASIC,
    }
    values: tuple[Any, ...] = (
        conf,
        {str(model["id"]): model for model in models},
        {str(key): _deck(key, name, now) for key, name in {1: "Default", **decks}.items()},
        {"1": _options()},
        {},
    )
    return (1, created, now * 1000, now * 1000, 11, 0, 0, 0, *map(json.dumps, values))


def _model(
    key: int, name: str, sides: tuple[str, ...], templates: list[tuple[str, str]], *, cloze: bool = False
) -> dict[str, Any]:
    fields = (*sides, "Why", "Source")
    look = {"font": "Arial", "size": 20, "sticky": False, "rtl": False, "media": []}
    empty = {"bqfmt": "", "bafmt": "", "did": None}
    return {
        "id": key,
        "name": name,
        "type": int(cloze),
        "mod": 0,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "css": _CSS,
        "latexPre": "",
        "latexPost": "",
        "tags": [],
        "vers": [],
        "flds": [{"name": field, "ord": at, **look} for at, field in enumerate(fields)],
        "tmpls": [
            {"name": f"Card {at + 1}", "ord": at, "qfmt": front, "afmt": back, **empty}
            for at, (front, back) in enumerate(templates)
        ],
        "req": [[at, "any", [at]] for at in range(len(templates))],
    }


def _deck(key: int, name: str, now: int) -> dict[str, Any]:
    today = {name: [0, 0] for name in ("newToday", "revToday", "lrnToday", "timeToday")}
    limits = {"extendNew": 0, "extendRev": 0, "conf": 1, "dyn": 0}
    return {"id": key, "name": name, "mod": now, "usn": -1, "desc": "", "collapsed": False, **limits, **today}


def _options() -> dict[str, Any]:
    """Anki's defaults for new decks."""
    return {
        "id": 1,
        "name": "Default",
        "mod": 0,
        "usn": 0,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "dyn": False,
        "new": {
            "delays": [1, 10],
            "ints": [1, 4, 7],
            "initialFactor": 2500,
            "order": 1,
            "perDay": 20,
            "bury": True,
            "separate": True,
        },
        "rev": {"perDay": 200, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "bury": True},
        "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0},
    }
