"""Where the reference of an exercise is: it comes with its deck, or with deckdl."""

from __future__ import annotations

from pathlib import Path

from deckdl.content import library


def reference_folders(deck: Path, learners: Path | None = None) -> list[Path]:
    """The folders in which the references of a deck file are looked for; the first that has one counts.

    They are `impl` beside the file, `impl` beside the file's folder, and the one that ships. `learners` is
    the folder of the learner's own files, which are answers and never references. A deck that is a link
    lies where the link leads.
    """
    folder = deck.resolve().parent
    shipped = library.shipped_implementations()
    known = {shipped.resolve(), learners and learners.resolve()}
    return [place for place in (folder / "impl", folder.parent / "impl") if place not in known] + [shipped]


def reference_path(deck: Path, name: str, learners: Path | None = None) -> Path:
    """Where `name`, as in losses/mse.py, is for a deck file; among the shipped ones where it is nowhere."""
    folders = reference_folders(deck, learners)
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)
