"""New decks, cards and exercises in the learner's workspace, and decks from elsewhere taken in."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content import templates
from deckdl.content.decks import DeckFile, deck_paths, read_decks
from deckdl.content.implementations import reference_path
from deckdl.content.library import is_shipped, load, shipped_decks, shipped_implementations
from deckdl.content.models import CodeCard
from deckdl.content.reader import parse
from deckdl.content.schema import FILE, json_schema
from deckdl.content.validation import deck_of
from deckdl.errors import DeckdlError
from deckdl.sessions.files import keep_copy, read_text, replace_text

if TYPE_CHECKING:
    from deckdl.workspace import Workspace

_ID = re.compile(r"[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True)
class Written:
    """A file that was made or grew, and the line at which what is new begins."""

    path: Path
    line: int = 1


def new_deck(workspace: Workspace, name: str) -> Written:
    """A deck of the learner's own. DeckdlError where one is called so."""
    path = free_path(workspace, name, load([shipped_decks(), *_folder(workspace)]).files)
    write_deck(workspace, path, templates.deck(name))
    return Written(path)


def free_path(workspace: Workspace, name: str, taken: Mapping[str, Path]) -> Path:
    """Where a new deck of that id goes. DeckdlError where it is no id, or one of those that are `taken`."""
    if not _ID.fullmatch(name):
        raise DeckdlError(f"{name!r} is no id for a deck: use letters, digits, - and _, as in my-notes.")
    path = workspace.decks / f"{name}.yaml"
    if name in taken or path.exists():
        raise DeckdlError(f"There is a deck {name} already, in {taken.get(name, path)}: choose another name.")
    return path


def write_deck(workspace: Workspace, path: Path, text: str) -> None:
    """Put a new deck into the workspace, with the schema beside it that its first line names."""
    workspace.create()
    write_schema(workspace)
    replace_text(path, text)


def new_card(workspace: Workspace, deck: str, kind: str) -> Written:
    """A card at the end of a deck of the learner's own, a template of this type."""
    file = _own(workspace, deck)
    return _append(file, lambda name, concept: templates.card(kind, name, concept), "card")


def new_exercise(workspace: Workspace, name: str, deck: str) -> tuple[Written, Written]:
    """A reference, `name` as in activations/softsign, and its card at the end of a deck.

    DeckdlError where there is an exercise of that name.
    """
    impl = name.removesuffix(".py") + ".py"
    family, _, stem = impl.removesuffix(".py").rpartition("/")
    if (
        not re.fullmatch(r"[a-z]\w*", stem)
        or keyword.iskeyword(stem)
        or not re.fullmatch(r"[a-z]\w*", family)
    ):
        raise DeckdlError(
            f"{name} is no name for an exercise: write family/name, as in activations/softsign."
        )
    file = _own(workspace, deck)
    path = workspace.decks / "impl" / impl
    for known in (shipped_implementations() / impl, path):
        if known.exists():
            raise DeckdlError(f"There is an exercise {impl} already, {known}: choose another name.")
    replace_text(path, templates.reference(impl))
    card = _append(file, lambda card, concept: templates.code_card(card, concept, impl), f"implement-{stem}")
    return Written(path), card


def take_in(workspace: Workspace, source: Path) -> list[Path]:
    """Copy a deck, or every deck of a folder, into the workspace, with the references that it brings.

    What was copied. DeckdlError, and nothing copied, where a deck cannot be used or a file is there already.
    """
    files = read_decks([source])
    if not files:
        raise DeckdlError(f"{source} holds no deck: a deck is a file that ends in .yaml.")
    taken = load([shipped_decks(), *_folder(workspace)]).files
    copies: dict[Path, Path] = {}
    for file in files:
        if file.deck is None:
            raise DeckdlError(
                f"{file.path} holds no deck that can be used: `deckdl check {file.path}` says why."
            )
        if file.deck.deck in taken:
            raise DeckdlError(
                f"There is a deck {file.deck.deck} already, in {taken[file.deck.deck]}: change the id in "
                f"{file.path}, or take that one away first."
            )
        copies[file.path] = workspace.decks / f"{file.deck.deck}.yaml"
        for card in file.deck.cards:
            if isinstance(card, CodeCard):
                reference = reference_path(file.path, card.impl)
                if reference.is_file() and reference != shipped_implementations() / card.impl:
                    copies[reference] = workspace.decks / "impl" / card.impl
    for found, copy in copies.items():
        if copy.exists() and copy.read_bytes() != found.read_bytes():
            raise DeckdlError(f"{copy} is there already, and is not {found}: move it away first.")
    texts = {copy: read_text(found) for found, copy in copies.items()}
    workspace.create()
    write_schema(workspace)
    for copy, text in texts.items():
        replace_text(copy, text)
    return list(texts)


def write_schema(workspace: Workspace) -> None:
    """Put the schema beside the learner's decks, where their first line looks for it."""
    path = workspace.decks / FILE
    text = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
        replace_text(path, text)


def _folder(workspace: Workspace) -> list[Path]:
    return [workspace.decks] if workspace.decks.is_dir() else []


def _own(workspace: Workspace, deck: str) -> DeckFile:
    """A sound deck of the workspace, by its id."""
    for file in read_decks(deck_paths(_folder(workspace))):
        if deck in (file.path.stem, file.deck and file.deck.deck):
            if file.problems or file.deck is None:
                raise DeckdlError(f"{file.path} has problems: mend them first, `deckdl check` lists them.")
            return file
    shipped = load([shipped_decks()]).files
    if deck in shipped and is_shipped(shipped[deck]):
        raise DeckdlError(
            f"{deck} comes with deckdl, and an update would undo a change: make a deck of your own."
        )
    raise DeckdlError(f"You have no deck called {deck}: `deckdl new deck {deck}` makes one.")


def _append(file: DeckFile, template: Callable[[str, str], str], stem: str) -> Written:
    """Add a card after the last one; the rest of the file stays as it is, and a copy of it is kept."""
    assert file.deck is not None
    ids = {card.id for card in file.deck.cards}
    name = next(name for number in range(1, len(ids) + 2) if (name := f"{stem}-{number}") not in ids)
    name = stem if stem != "card" and stem not in ids else name
    concepts = [*file.deck.concepts, *(card.concept for card in file.deck.cards[-1:])]
    if not concepts:
        raise DeckdlError(f"{file.path} defines no concept: add one, for cards to be about.")
    text = read_text(file.path)
    grown = f"{text.rstrip()}\n\n{template(name, concepts[-1])}"
    document = parse(grown.encode(), file.path)
    deck, _ = deck_of(document)
    if document.problems or deck is None or len(deck.cards) != len(file.deck.cards) + 1:
        raise DeckdlError(
            f"{file.path} does not end with its cards, each after `  - `: move `cards:` to the end of it."
        )
    keep_copy(file.path, file.path.parent / ".history" / file.path.name)
    replace_text(file.path, grown)
    return Written(file.path, len(text.rstrip().splitlines()) + 2)
