"""Atoms of a formula side by side in one line of text, without ever saying something else than the formula.

A fraction becomes a/b. It is put in brackets wherever its neighbours would otherwise be drawn into it:
`1/2 x` can be read in two ways, `(1/2) x` cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from deckdl.content.latex_symbols import SUBSCRIPTS, SUPERSCRIPTS


class Kind(Enum):
    """What an atom is, which decides the space around it and the brackets of its neighbours."""

    ORDINARY = auto()  # a letter, a number, anything that is one thing
    WORD = auto()  # a name of several letters
    TEXT = auto()  # words with spaces of their own
    FUNCTION = auto()  # log, max: acts on what follows
    BIG = auto()  # a sum, a product, an integral
    FRACTION = auto()
    ROOT = auto()
    OPERATOR = auto()
    SIGN = auto()  # an operator with nothing before it to operate on
    RELATION = auto()
    OPENING = auto()
    CLOSING = auto()
    BAR = auto()  # opens or closes, by turns
    PUNCTUATION = auto()
    SLASH = auto()
    SPACE = auto()


@dataclass(slots=True)
class Atom:
    """One thing in a formula; `boxed` is its text where its neighbours demand brackets.

    `parts` are what a fraction has above and below its line, `cells` the rows of a matrix between `around`.
    """

    kind: Kind
    text: str
    sub: list[Atom] | None = None
    sup: list[Atom] | None = None
    boxed: str | None = None
    parts: tuple[list[Atom], list[Atom]] | None = None
    cells: list[list[list[Atom]]] | None = None
    around: tuple[str, str] = ("", "")

    @property
    def scripted(self) -> bool:
        return self.sub is not None or self.sup is not None


_NAMES = (Kind.FUNCTION, Kind.WORD)
_STARTS = (
    Kind.ORDINARY,
    Kind.WORD,
    Kind.OPENING,
    Kind.FUNCTION,
    Kind.BIG,
    Kind.FRACTION,
    Kind.ROOT,
    Kind.SLASH,
)
_ENDS = (
    Kind.ORDINARY,
    Kind.WORD,
    Kind.CLOSING,
    Kind.FUNCTION,
    Kind.BIG,
    Kind.FRACTION,
    Kind.ROOT,
    Kind.SLASH,
)
_BEFORE_SIGN = (
    Kind.OPENING,
    Kind.OPERATOR,
    Kind.SIGN,
    Kind.RELATION,
    Kind.PUNCTUATION,
    Kind.FUNCTION,
    Kind.SLASH,
)
_PREFIXES = ("∂", "∇", "Δ", "δ")


def join(atoms: list[Atom], *, compact: bool = False) -> str:
    """The atoms as text; compact, as in scripts, has no space around operators."""
    line = classified(atoms)
    visible = [atom for atom in line if atom.kind is not Kind.SPACE]
    pieces: list[str] = []
    spaced = False
    place = 0
    for atom in line:
        if atom.kind is Kind.SPACE:
            spaced = True
            continue
        before = visible[place - 1] if place else None
        after = visible[place + 1] if place + 1 < len(visible) else None
        place += 1
        box = _needs_box(before, atom, after)
        if before is not None:
            pieces.append(gap(before, atom, box=box, spaced=spaced, compact=compact))
        pieces.append(whole(atom, box=box))
        spaced = False
    return "".join(pieces)


def raised(script: list[Atom]) -> str:
    """A superscript: of Unicode's characters where all exist, else ^(…)."""
    text = join(script, compact=True)
    if text == "∘":
        return "°"
    if text in ("*", "⋆"):
        return "^*"
    return _translated(text, SUPERSCRIPTS) or f"^({text})"


def lowered(script: list[Atom]) -> str:
    """A subscript: of Unicode's characters where all exist, else _(…)."""
    text = join(script, compact=True)
    return _translated(text, SUBSCRIPTS) or f"_({text})"


def root(atoms: list[Atom], degree: list[Atom]) -> Atom:
    """A root, with the degree before it."""
    text = join(atoms)
    index = ""
    if degree:
        shown = join(degree, compact=True)
        index = _translated(shown, SUPERSCRIPTS) or f"({shown})-th "
    alone = [atom for atom in atoms if atom.kind is not Kind.SPACE]
    one = len(alone) == 1 and alone[0].kind is Kind.ORDINARY
    return Atom(Kind.ROOT, f"{index}√{text}" if one else f"{index}√({text})", boxed=f"{index}√({text})")


def single_token(atoms: list[Atom], other: list[Atom], *, below: bool) -> bool:
    """Whether a part of a fraction may stand without brackets; `other` is the part on the other side.

    A letter before a bracket may be a factor, which must not slip out from below the line; a named function's
    argument cannot.
    """
    line = [atom for atom in classified(atoms) if atom.kind is not Kind.SPACE]
    if not line:
        return False
    first = line[0]
    if len(line) == 1:
        return first.kind in (Kind.ORDINARY, Kind.WORD, Kind.ROOT) and " " not in first.text.strip("()[]{}")
    if len(line) == 2 and line[1].kind is Kind.ORDINARY and first.kind is Kind.ORDINARY:
        return first.text in _PREFIXES or (first.text == "d" and _is_differential(other))
    if _enclosed(line):
        return True
    named = first.kind in _NAMES or (first.kind is Kind.ORDINARY and not below)
    return named and line[1].kind is Kind.OPENING and _enclosed(line[1:])


def _is_differential(atoms: list[Atom]) -> bool:
    line = [atom for atom in atoms if atom.kind is not Kind.SPACE]
    return 0 < len(line) <= 2 and line[0].text == "d"


def _enclosed(line: list[Atom]) -> bool:
    """Whether the first atom opens what the last one closes."""
    if line[0].kind is not Kind.OPENING:
        return False
    depth = 0
    for place, atom in enumerate(line):
        depth += (atom.kind is Kind.OPENING) - (atom.kind is Kind.CLOSING)
        if depth == 0:
            return place == len(line) - 1
    return False


def classified(atoms: list[Atom]) -> list[Atom]:
    """The atoms with signs told from operators and opening bars from closing ones."""
    line: list[Atom] = []
    before: Atom | None = None
    opened: set[str] = set()
    bars = [atom.text for atom in atoms if atom.kind is Kind.BAR]
    for atom in atoms:
        kind = atom.kind
        if kind is Kind.OPERATOR and atom.text in "+−±∓" and (before is None or before.kind in _BEFORE_SIGN):
            kind = Kind.SIGN
        elif kind is Kind.BAR and bars.count(atom.text) % 2:  # p(x|y), KL(p‖q): it separates
            kind = Kind.RELATION if atom.text == "‖" else Kind.ORDINARY
        elif kind is Kind.BAR:
            kind = Kind.CLOSING if atom.text in opened else Kind.OPENING
            opened ^= {atom.text}
        changed = atom if kind is atom.kind else replace(atom, kind=kind)
        line.append(changed)
        if kind is not Kind.SPACE:
            before = changed
    return line


def _needs_box(before: Atom | None, atom: Atom, after: Atom | None) -> bool:
    if atom.boxed is None:
        return False
    drawn_in = after is not None and (
        after.kind in _STARTS
        or (after.kind is Kind.TEXT and not after.text.startswith(" "))
        or after.text == "!"
    )
    if atom.kind is Kind.ROOT:
        return drawn_in
    draws_in = before is not None and (
        before.kind in _ENDS or (before.kind is Kind.TEXT and not before.text.endswith(" "))
    )
    return drawn_in or draws_in


def gap(before: Atom, atom: Atom, *, box: bool, spaced: bool, compact: bool) -> str:
    """What stands between two neighbours: nothing or a space."""
    kinds = (before.kind, atom.kind)
    if Kind.TEXT in kinds:
        return " " if spaced and not before.text.endswith(" ") and not atom.text.startswith(" ") else ""
    if (
        Kind.SLASH in kinds
        or before.kind in (Kind.OPENING, Kind.SIGN)
        or atom.kind in (Kind.CLOSING, Kind.PUNCTUATION)
    ):
        return ""
    if atom.kind in (Kind.OPERATOR, Kind.RELATION) or before.kind in (Kind.OPERATOR, Kind.RELATION):
        words = any(one.text.isalpha() and len(one.text) > 1 for one in (before, atom))
        return " " if words or not compact else ""
    if before.kind is Kind.PUNCTUATION:
        number = before.text == "," and atom.text[:1].isdigit() and not spaced
        return "" if compact or number else " "
    if before.kind in _NAMES:
        opens = atom.kind is Kind.OPENING or (box and before.kind is Kind.FUNCTION)
        return "" if opens and not spaced else " "
    if atom.kind in _NAMES or Kind.BIG in kinds:
        return " "
    bracketed = before.scripted and atom.kind is Kind.ORDINARY and whole(before, box=False).endswith(")")
    return " " if (spaced or bracketed) and not compact else ""


def whole(atom: Atom, *, box: bool) -> str:
    """The atom with its scripts, in one line."""
    text = atom.boxed if box and atom.boxed is not None else atom.text
    if atom.sub is not None:
        text += lowered(atom.sub)
    if atom.sup is not None:
        text += raised(atom.sup)
    return text


def _translated(text: str, table: dict[str, str]) -> str:
    """The text in the table's characters; empty where one is missing."""
    return (
        "".join(table[character] for character in text)
        if all(character in table for character in text)
        else ""
    )
