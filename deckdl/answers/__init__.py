"""Is a typed answer right: pure functions from what was typed and what is right to a verdict."""

from deckdl.answers.verdict import Verdict

__all__ = ["Verdict"]
