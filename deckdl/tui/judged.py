"""A verdict in words."""

from textual.content import Content

from deckdl.answers import Verdict
from deckdl.sessions.question import Question
from deckdl.tui.cardtext import inline


def in_words(verdict: Verdict, question: Question) -> Content:
    """The verdict in a word and a sign, and what the judge says; options say the rest themselves."""
    if verdict.right:
        said = verdict.message.rstrip(".") or "right"
        return Content.assemble((f"✓ {said[0].lower()}{said[1:]}", "$text-success"))
    said = "" if question.kind == "choice" else verdict.message
    return Content.assemble(("✗ not right", "$text-error"), "   ", inline(said))
