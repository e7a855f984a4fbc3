"""From a reference to what the learner starts with: nbgrader's marks say what is the solution.

### BEGIN SOLUTION
...
### END SOLUTION
"""

from __future__ import annotations

from deckdl.errors import DeckdlError

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
TO_WRITE = "# Write your solution here."
ONE_LINE = "# One line is missing here. Write it."
NOT_YET = "raise NotImplementedError"


def stub(reference: str, name: str = "the reference") -> str:
    """The reference without what stands between the marks, as a file that says what is to be written.

    Raises DeckdlError where the marks do not pair up, since a stub could then show the answer.
    """
    lines: list[str] = []
    opened_at: int | None = None
    for number, line in enumerate(reference.splitlines(), start=1):
        mark = line.strip()
        if mark == BEGIN:
            if opened_at is not None:
                raise DeckdlError(
                    f"{name}:{number}:1: {BEGIN} inside a solution; close the one of line {opened_at}."
                )
            opened_at = number
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(indent + TO_WRITE)
            if indent:  # at the top level a raise would end the import; a missing function says enough
                lines.append(indent + NOT_YET)
        elif mark == END:
            if opened_at is None:
                raise DeckdlError(f"{name}:{number}:1: {END} without {BEGIN} before it.")
            opened_at = None
        elif opened_at is None:
            lines.append(line)
    if opened_at is not None:
        raise DeckdlError(f"{name}:{opened_at}:1: {BEGIN} is never closed; add {END}.")
    return "\n".join(lines) + "\n"


def without_marks(reference: str) -> str:
    """The whole of it, as one would write it."""
    return "".join(line for line in reference.splitlines(True) if line.strip() not in (BEGIN, END))


def solution_lines(reference: str) -> set[int]:
    """The numbers of the lines between the marks, from 1; those of the opening marks are among them."""
    lines: set[int] = set()
    within = False
    for number, line in enumerate(reference.splitlines(), start=1):
        within = (within or line.strip() == BEGIN) and line.strip() != END
        if within:
            lines.add(number)
    return lines
