"""Judging what was typed into a gap: the words count, their writing does not."""

from __future__ import annotations

import re
import unicodedata

from deckdl.answers.verdict import Verdict

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "−": "-", "–": "-", "‐": "-", "‑": "-", "∗": "*"}
)


def judge(typed: str, answer: str) -> Verdict:
    """Judge text for a gap whose answer is Markdown with formulas, as on the card.

    Case, spaces, Unicode variants, Markdown's marks and a full stop make no difference; a formula may be
    typed as LaTeX or as the terminal shows it.
    """
    if not typed.strip():
        return Verdict(None, "Type what is missing.")
    shown = answer
    if "$" in answer or "\\" in answer:
        from deckdl.content.formulas import render

        shown = render(answer if "$" in answer else f"${answer}$")
    if _plain(typed) in {_plain(answer), _plain(answer.replace("$", "")), _plain(shown)}:
        return Verdict(True, "Right.")
    return Verdict(False, f"The answer is {answer}.")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    folded = re.sub(r"[`*$]", "", folded)
    folded = re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", "", folded)  # learning-rate; the sign of -1 stays
    return re.sub(r"\s+", "", folded).rstrip(".") or folded.strip()
