"""Measure what deckdl promises about speed, each as two things in one run, and print it.

    python -m tests.benchmarks            all
    python -m tests.benchmarks verdict    one of them

Absolute times move from machine to machine; the ratios are what is promised. Nothing here is a test.
"""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = (
    "verdict",
    "graders",
    "submissions",
    "first_paint",
    "answer_commit",
    "deck_check",
    "many_cards",
    "rebuild",
    "anki_peer",
)


def main(names: list[str]) -> None:
    """Run the named benchmarks and print a line for each figure."""
    for name in names or BENCHMARKS:
        print(f"{name}", flush=True)
        for what, value, unit, limit in importlib.import_module(f"tests.benchmarks.{name}").measure():
            held = (
                ""
                if limit is None
                else f"   limit {limit:.3g} {unit}   {'held' if value <= limit else 'MISSED'}"
            )
            print(f"  {what:<68} {value:10.4g} {unit}{held}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
