"""`deckdl export` and `deckdl import`: the log, notes and Anki packages, in and out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError


@click.group(
    "export",
    epilog="""\b
Examples:
  deckdl export log progress.jsonl    everything you answered
  deckdl export anki deckdl.apkg      your cards, to study on a phone

\b
Exit codes: 0 fine, 2 cannot do that.""",
)
@workspace_option
def export() -> None:
    """Write what you learned for other programs."""


@click.group(
    "import",
    epilog="""\b
Examples:
  deckdl import log laptop/progress.db    what was answered elsewhere
  deckdl import notes notes.csv --deck my-notes
  deckdl import anki vision.apkg          cards and what you know of them

\b
Exit codes: 0 fine, 2 cannot do that.""",
)
@workspace_option
def import_() -> None:
    """Take in what was learned or written elsewhere."""


@export.command(
    "log",
    epilog="""\b
Examples:
  deckdl export log progress.jsonl
  deckdl export log - | jq -r 'select(.kind == "review") | .card'

\b
One event a line, as an object:
  id          its own for ever; ids sort by the time of writing
  at          when it happened, in UTC
  device      the workspace that wrote it
  kind        review, undo, forget, keep, rename or schedule
  card        the card's id at that time, or null
  data        what happened; of a review: rating (1 to 4), day (local),
              schedule, and evidence such as seconds and hints

\b
Exit codes: 0 fine, 2 cannot do that.""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@click.pass_obj
def export_log(context: Context, file: Path) -> None:
    """Write the log of all that happened to FILE, as JSON lines.

    FILE may be -, for standard output. A file that is there already is not overwritten.
    """
    from deckdl.exchange.event_log import lines
    from deckdl.sessions.files import replacing
    from deckdl.sessions.labels import plural

    _refuse_existing(file)
    with context.desk() as desk:
        if str(file) == "-":
            for line in lines(desk.memory.events()):
                click.echo(line)
            return
        count = 0
        with replacing(file) as write:
            for line in lines(desk.memory.events()):
                write(line + "\n")
                count += 1
    click.echo(f"{plural(count, 'event')} written to {file}.")


@export.command(
    "anki",
    epilog="""\b
Examples:
  deckdl export anki deckdl.apkg

\b
--json prints one line:
  notes, cards, reviews    how many the package holds
  left_out    ids of cards whose reference cannot be read

\b
Exit codes: 0 fine, 2 cannot do that.""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def export_anki(context: Context, file: Path, as_json: bool) -> None:
    """Write all cards as an Anki package, with dates and history.

    What deckdl judges itself becomes a question with its answer; numbers are
    those of one example. Imported into Anki again, a later package brings the
    cards up to date.
    """
    from dataclasses import asdict

    from deckdl.exchange.anki_export import export_package
    from deckdl.sessions.labels import plural

    with context.desk() as desk:
        done = export_package(desk, file)
    if as_json:
        print_json(asdict(done))
        return
    for card in done.left_out:
        click.echo(f"{card} was left out: it cannot be shown, `deckdl check` says why.", err=True)
    parts = (plural(done.notes, "note"), plural(done.cards, "card"), plural(done.reviews, "review"))
    click.echo(f"{', '.join(parts)} written to {file}.")


@import_.command(
    "log",
    epilog="""\b
Examples:
  deckdl import log ~/laptop/deckdl            another workspace
  deckdl import log other.db
  ssh laptop deckdl export log - | deckdl import log -

\b
--json prints one line:
  events      how many events the log held
  new         how many of them were new here

\b
Exit codes: 0 fine, 2 cannot do that; then nothing was taken over.""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def import_log(context: Context, file: Path, as_json: bool) -> None:
    """Merge the log of another device into yours.

    FILE is what `deckdl export log` wrote, another workspace, or its
    progress.db, which stays as it is. - is standard input. It may be taken in
    any number of times: what is known already changes nothing.
    """
    from dataclasses import asdict

    from deckdl.exchange.event_log import take_in, take_in_lines
    from deckdl.sessions.labels import plural

    with context.desk() as desk:
        if str(file) == "-":
            taken = take_in_lines(desk.memory, sys.stdin.buffer.read(), "-")
        else:
            taken = take_in(desk.memory, file)
    if as_json:
        print_json(asdict(taken))
    else:
        click.echo(f"{plural(taken.events, 'event')} read, {taken.new} of them new.")


@import_.command(
    "notes",
    epilog="""\b
Examples:
  deckdl import notes notes.csv --deck my-notes
  deckdl import notes anki-export.txt --deck vision --json

\b
A line is a note: front and back, as two columns; or the first line names the
columns: front, back, tags, concept, why, source. A front with {{c1::gaps}}
becomes a cloze card. .csv has commas, other files tabs; what Anki writes as
"notes in plain text" says so itself.

\b
--json prints one line:
  deck, path  the deck that was written
  cards       how many cards it has
  left_out    a list: place (file:line), reason
  code        formulas that deckdl cannot draw, which stand in the deck as
              code, a list: place, formula

\b
Exit codes: 0 fine, 2 cannot do that; then nothing was written.""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--deck", required=True, metavar="NAME", help="The id of the deck to make.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def import_notes(context: Context, file: Path, deck: str, as_json: bool) -> None:
    """Make a deck of a list of notes: CSV, TSV, or plain text from Anki.

    It is written to the decks of your workspace; a deck that is there already
    is not overwritten.
    """
    from deckdl.exchange import notes
    from deckdl.sessions.labels import plural

    done = notes.import_notes(context.workspace(), file, deck)
    if as_json:
        print_json(done.to_json())
        return
    for one in done.left_out:
        click.echo(f"{one.place}: left out, {one.reason}.", err=True)
    for place, formula in done.code:
        click.echo(f"{place}: kept as code, deckdl cannot draw {formula}", err=True)
    click.echo(f"{plural(done.cards, 'card')} written to {done.path}.")


@import_.command(
    "anki",
    epilog="""\b
Examples:
  deckdl import anki vision.apkg
  deckdl import anki collection.colpkg --json | jq .left_out

\b
--json prints one line:
  decks       a list: name (in Anki), deck, path, cards, written (false for
              one that was taken in before), missing (notes it lacks)
  own         notes that `deckdl export anki` wrote: of them only the
              reviews are taken in
  reviews     how many answers these cards had in Anki
  new_reviews how many of them were new here
  not_counted lines of the review log that are no reviews: dates set by
              hand, filtered decks that were told not to reschedule
  left_out    an object: how many notes, by the reason
  media       names of the pictures and sounds, which were left out
  code        notes with formulas that deckdl cannot draw, kept as code
  suspended, flagged    cards that were so in Anki
  scripts     note types whose templates run programs, which was left out
  changed     whether anything is there now that was not

\b
Exit codes: 0 fine, 2 cannot do that; then nothing was changed.""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def import_anki(context: Context, file: Path, as_json: bool) -> None:
    """Take in an Anki package: .apkg or .colpkg, old and new.

    Basic and cloze notes become decks of your workspace, one for each
    top-level deck of Anki, with what you answered in Anki. A deck that was
    taken in before stays as it is; later reviews are added. So it is with
    cards that came from deckdl and were studied in Anki.
    """
    from deckdl.exchange.anki_import import import_package
    from deckdl.exchange.anki_report import sentences

    with context.desk() as desk:
        report = import_package(desk, file)
    if as_json:
        print_json(report.to_json())
        return
    for sentence in sentences(report):
        click.echo(sentence)


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise DeckdlError(f"{file} is there already, and is not overwritten: choose another name.")
