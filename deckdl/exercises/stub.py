"""From a reference to what the learner starts with: nbgrader's marks say what is the solution.

### BEGIN SOLUTION
...
### END SOLUTION
"""

from __future__ import annotations

from deckdl.errors import DeckdlError

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"


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
            lines.append(f"{indent}# Write your solution here.")
            if indent:  # at the top level a raise would end the import; a missing function says enough
                lines.append(f"{indent}raise NotImplementedError")
        elif mark == END:
            if opened_at is None:
                raise DeckdlError(f"{name}:{number}:1: {END} without {BEGIN} before it.")
            opened_at = None
        elif opened_at is None:
            lines.append(line)
    if opened_at is not None:
        raise DeckdlError(f"{name}:{opened_at}:1: {BEGIN} is never closed; add {END}.")
    return "\n".join(lines) + "\n"
