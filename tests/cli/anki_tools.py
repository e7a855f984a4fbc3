"""Collections of Anki's own making, in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.notes import Note

FORMATS = ("new.apkg", "legacy.apkg", "new.colpkg", "legacy.colpkg")
"""What Anki writes: with Zstandard and schema 18, or with schema 11."""


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """A collection in this folder, new if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def add(col: Collection, kind: str, deck: str, fields: Sequence[str], tags: Sequence[str] = ()) -> Note:
    """A note of a note type by its name."""
    model = col.models.by_name(kind)
    assert model is not None
    note = col.new_note(model)
    note.fields = [*fields, *[""] * (len(note.fields) - len(fields))]
    note.tags = list(tags)
    deck_id = col.decks.id(deck)
    assert deck_id is not None
    col.add_note(note, deck_id)
    return note


def answer(col: Collection, card: int, *eases: int) -> None:
    """Answer one card several times in a row."""
    for ease in eases:
        asked = col.get_card(card)  # type: ignore[arg-type]
        asked.start_timer()
        col.sched.answerCard(asked, ease)  # type: ignore[arg-type]


def export(folder: Path, name: str) -> Path:
    """Have Anki write the collection in a folder as one of FORMATS, beside the folder."""
    file = folder.parent / name
    legacy = name.startswith("legacy")
    if name.endswith(".apkg"):
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
        )
        with collection(folder) as col:
            col.export_anki_package(out_path=str(file), options=options, limit=None)
    else:
        opened = Collection(str(folder / "collection.anki2"))
        opened.export_collection_package(str(file), include_media=True, legacy=legacy)  # closes it
    return file
