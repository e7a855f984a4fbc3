"""Is everything in the workspace in order? What follows from the log is rebuilt where it is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from deckdl.errors import DeckdlError
from deckdl.memory import fold
from deckdl.memory.backups import backup, backups, has_event, last_review, number_of
from deckdl.memory.checkup import Checkup, checkup
from deckdl.memory.store import DAMAGED, Store
from deckdl.sessions.desk import load_library
from deckdl.sessions.labels import plural
from deckdl.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from deckdl.workspace import Workspace

FEW_BYTES = 50_000_000
AHEAD = timedelta(days=1)

Status = Literal["fine", "mended", "note", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `names` are the cards that it is about, where it is about cards."""

    name: str
    status: Status
    says: str
    names: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def examine(workspace: Workspace, now: datetime) -> list[Finding]:
    """Look through the workspace; never fails, what is wrong is a finding. Makes no workspace."""
    if not workspace.root.is_dir():
        return [
            Finding("workspace", "note", f"{workspace.root} is not there yet: deckdl makes it when needed.")
        ]
    found, cards = _database(workspace, now)
    return [*found, _backups(workspace), _settings(workspace), *_decks(workspace, cards), _disk(workspace)]


def _database(workspace: Workspace, now: datetime) -> tuple[list[Finding], Collection[str]]:
    """What is to be said of the database, and the cards that it knows."""
    path = workspace.database
    if not path.exists():
        if backups(path):
            says = f"{path} is missing: `deckdl doctor --restore` puts a backup in its place."
            return [Finding("database", "wrong", says)], ()
        return [Finding("database", "note", f"{path} is not there yet: nothing was answered.")], ()
    try:
        with Store(path) as store:
            with store.snapshot() as connection:
                found = checkup(connection)
                cards = [card for (card,) in connection.execute("SELECT card FROM cards")]
            if found.fault is not None:
                return [Finding("database", "wrong", DAMAGED.format(path=path))], cards
            whole = f"{plural(found.answers, 'answer')} on {plural(found.cards, 'card')}, sound."
            log = [Finding("database", "fine", whole), _states(store, found), *_log(found, now)]
            return log, cards
    except DeckdlError as error:
        return [Finding("database", "wrong", str(error))], ()


def _states(store: Store, found: Checkup) -> Finding:
    """Whether states follow from the log; they are rebuilt where not, after a backup."""
    if found.homeless:
        says = (
            f"The log lacks the settings that {plural(found.homeless, 'review was', 'reviews were')} given "
            "under: merge the log of the device that they come from again."
        )
        return Finding("states", "wrong", says)
    if not found.differing:
        return Finding("states", "fine", "Every card's dates follow from the log, bit for bit.")
    what = plural(len(found.differing), "card") + " had dates that do not follow from the log"
    try:
        copy = backup(store.path, "before-rebuild")
        with store.write() as connection:
            fold.rebuild(connection)
    except DeckdlError as error:
        return Finding("states", "wrong", f"{what}, and nothing was changed. {error}", found.differing)
    return Finding("states", "mended", f"{what}: rebuilt, after the backup {copy.name}.", found.differing)


def _log(found: Checkup, now: datetime) -> Iterator[Finding]:
    """What is odd about the log, but does no harm."""
    if found.unknown:
        count, kinds = sum(found.unknown.values()), ", ".join(sorted(found.unknown))
        says = f"{plural(count, 'event')} of a later deckdl ({kinds}): kept, and without effect here."
        yield Finding("log", "note", says)
    if found.latest is not None and found.latest - now > AHEAD:
        says = (
            f"An answer is dated {found.latest:%Y-%m-%d}, and the clock says {now:%Y-%m-%d}: set it if it is "
            "behind. If it was ahead then, nothing is lost, but cards answered then come back late."
        )
        yield Finding("clock", "note", says)
    else:
        yield Finding("clock", "fine", "No answer lies in the future.")


def _backups(workspace: Workspace) -> Finding:
    path = workspace.database
    made = backups(path)
    if not made:
        return Finding("backups", "note", "There is none yet: the first is made once something was answered.")
    last, number = last_review(made[-1]), number_of(path, made[-1])
    if last is None:
        return Finding("backups", "wrong", f"{made[-1]} cannot be read: check the disk, and delete the file.")
    if path.exists() and not has_event(path, last):
        how = f"`deckdl doctor --restore {number}` joins them"
        return Finding("backups", "note", f"Backup {number} has answers that progress.db lacks: {how}.")
    return Finding("backups", "fine", f"{plural(len(made), 'backup')}, the last is {made[-1].name}.")


def _settings(workspace: Workspace) -> Finding:
    try:
        read_settings(workspace.settings_file)
    except DeckdlError as error:
        return Finding("settings", "wrong", str(error))
    return Finding("settings", "fine", "They can be read.")


def _decks(workspace: Workspace, cards: Collection[str]) -> Iterator[Finding]:
    """Problems in the decks, and cards that were learned and are in no deck."""
    library = load_library(workspace)
    if library.problems:
        what = plural(len(library.problems), "problem")
        yield Finding("decks", "note", f"{what}, left out of study: `deckdl check` lists them.")
    else:
        yield Finding("decks", "fine", f"{plural(len(library.decks), 'deck')} without a problem.")
    gone = tuple(card for card in cards if card not in library.items and card not in library.renamed)
    if gone:
        what = plural(len(gone), "card that was learned is", "cards that were learned are")
        says = f"{what} in no deck now: what is known of them is kept. `deckdl doctor --json` names them."
        yield Finding("cards", "note", says, gone)


def _disk(workspace: Workspace) -> Finding:
    free = shutil.disk_usage(workspace.root).free
    size = f"{free / 1e9:.1f} GB" if free >= 1e9 else f"{free / 1e6:.0f} MB"
    if free < FEW_BYTES:
        return Finding("disk", "wrong", f"Only {size} are free: make room, so that answers can be kept.")
    return Finding("disk", "fine", f"{size} are free.")
