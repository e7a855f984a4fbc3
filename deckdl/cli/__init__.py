"""The command line: each command a few lines over the rest, imported when it is used."""

from deckdl.cli.entry import main

__all__ = ["main"]
