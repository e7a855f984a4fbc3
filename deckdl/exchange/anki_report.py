"""What an import from Anki did and did not do, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.exchange.anki_import import Report

_NAMED = 10


def sentences(report: Report) -> Iterator[str]:
    """The report, a sentence a line."""
    for deck in report.decks:
        if deck.written:
            yield f"{deck.name}: {plural(deck.cards, 'card')} written to {deck.path}."
        else:
            lacks = f" It lacks {plural(deck.missing, 'note')} of the package." if deck.missing else ""
            yield f"{deck.name} was taken in before, and {deck.path} stays as it is.{lacks}"
    if report.own:
        yield f"{plural(report.own, 'note')} of deckdl's own: their reviews are taken in, the cards are here."
    yield f"{plural(report.reviews, 'review')} of these cards, {report.new_reviews} of them new."
    for reason, notes in sorted(report.left_out.items(), key=lambda entry: -entry[1]):
        yield f"{plural(notes, 'note')} left out: {reason}."
    if report.not_counted:
        lines = plural(report.not_counted, "line")
        yield f"{lines} of the review log left out: dates set by hand, or answers that Anki does not count."
    if report.media:
        yield f"Pictures and sounds were left out, cards say their names: {_listed(report.media)}."
    if report.code:
        have = plural(report.code, "note has", "notes have")
        yield f"{have} formulas that deckdl cannot draw; they stand there as code."
    if report.suspended:
        yield f"{plural(report.suspended, 'card is', 'cards are')} suspended here as in Anki."
    if report.flagged:
        yield f"{plural(report.flagged, 'card is', 'cards are')} flagged here as in Anki, without colours."
    if report.scripts:
        yield f"Templates with programs, of which only the text was taken: {_listed(report.scripts)}."
    if not report.changed:
        yield "Nothing was changed."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
