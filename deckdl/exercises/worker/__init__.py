"""The grading processes: the only modules of deckdl that import NumPy and PyTorch."""
