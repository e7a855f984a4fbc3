"""What is known of a card beside what is on it, for terminals with room to spare."""

from textual.content import Content

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk, calendar_of
from deckdl.sessions.question import Question
from deckdl.tui.cardtext import inline
from deckdl.tui.words import ago, plural

QUIET = "$foreground 55%"
RATINGS_SHOWN = 8


def about(desk: Desk, question: Question) -> Content:
    """The concept with what it rests on, and how the learner did so far."""
    concepts = desk.library.concepts
    concept = concepts[question.card.concept]
    lines = [Content(concept.title).stylize("bold")]
    if concept.requires:
        lines += [Content("rests on").stylize(QUIET)]
        lines += [Content(f"  {concepts[name].title}") for name in concept.requires if name in concepts]
    reviews = desk.memory.history(question.item)
    lines.append(Content())
    if not reviews:
        lines.append(Content("new").stylize(QUIET))
        return Content("\n").join(lines)
    calendar = calendar_of(desk.settings)
    days = calendar.day(desk.clock()) - calendar.day(reviews[-1].at)
    lines.append(Content(f"asked {plural(len(reviews), 'time')}, last {ago(days)}").stylize(QUIET))
    given = [Rating(review.rating) for review in reviews[-RATINGS_SHOWN:]]
    lines.append(Content(" ").join(_sign(rating) for rating in given))
    return Content("\n").join(lines)


def source(question: Question) -> Content:
    """Where the card's fact comes from; nothing where the author gave no source."""
    return Content.assemble(("source  ", QUIET), inline(question.source)) if question.source else Content()


def _sign(rating: Rating) -> Content:
    return (
        Content("✗").stylize("$text-error")
        if rating is Rating.AGAIN
        else Content("✓").stylize("$text-success")
    )
