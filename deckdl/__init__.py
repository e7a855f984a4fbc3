"""deckdl: study deep learning in the terminal, with cards that come back and code that is graded."""

__version__ = "0.1.0"
