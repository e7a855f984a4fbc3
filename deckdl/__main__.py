"""`python -m deckdl`."""

from deckdl.cli import main

if __name__ == "__main__":
    main()
