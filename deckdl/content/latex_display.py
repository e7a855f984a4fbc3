"""A formula on several lines: fractions stacked, limits above and below a sum, matrices as grids.

A box is lines of equal width with the number of the one that stands on the line of writing. Atoms come from
latex.py; where none of them is taller than a line, the result is the line that latex_layout.py gives.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from deckdl.content.latex_layout import Atom, Kind, classified, gap, join, whole

_TALL = {  # top, middle, bottom, and where there is one the piece at the line of writing
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "{": "⎧⎪⎩⎨",
    "}": "⎫⎪⎭⎬",
    "|": "│││",
    "‖": "║║║",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
}


@dataclass(frozen=True)
class Box:
    """Lines of equal width; `base` counts from 0."""

    lines: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        return cells(self.lines[0])

    @property
    def height(self) -> int:
        return len(self.lines)


def display(atoms: list[Atom]) -> list[str]:
    """The lines of a formula, without spaces at their ends."""
    return [line.rstrip() for line in _row(atoms).lines]


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: marks that combine take none."""
    return sum(not unicodedata.combining(character) for character in text)


def _row(atoms: list[Atom]) -> Box:
    """Atoms side by side, brackets as tall as what they hold."""
    line = classified(atoms)
    boxes: list[Box] = []
    before: Atom | None = None
    spaced = False
    place = 0
    while place < len(line):
        atom = line[place]
        if atom.kind is Kind.SPACE:
            spaced, place = True, place + 1
            continue
        if before is not None and (between := gap(before, atom, box=False, spaced=spaced, compact=False)):
            boxes.append(Box((between,)))
        closing = _closing(line, place)
        inside = _row(line[place + 1 : closing]) if closing is not None and closing > place + 1 else None
        if inside is not None and inside.height > 1 and closing is not None:
            boxes += [
                _bracket(atom.text, inside),
                inside,
                _scripted(_bracket(line[closing].text, inside), line[closing]),
            ]
            before, place = line[closing], closing + 1
        else:
            boxes.append(_box(atom))
            before, place = atom, place + 1
        spaced = False
    return _beside(boxes) if boxes else Box(("",))


def _box(atom: Atom) -> Box:
    if atom.parts is not None and not atom.scripted:
        return _stacked(*atom.parts)
    if atom.cells is not None:
        return _scripted(_grid(atom), atom)
    if atom.kind is Kind.BIG and atom.scripted:
        above = _text(atom.sup) if atom.sup else None
        below = _text(atom.sub) if atom.sub else None
        parts = [part for part in (above, Box((atom.text,)), below) if part is not None]
        return _piled(parts, base=int(above is not None))
    return Box((whole(atom, box=False),))


def _stacked(above: list[Atom], below: list[Atom]) -> Box:
    """A fraction, its line as wide as the wider part."""
    top, bottom = _row(above), _row(below)
    line = Box(("─" * max(top.width, bottom.width),))
    return _piled([top, line, bottom], base=top.height)


def _grid(atom: Atom) -> Box:
    """A matrix or cases, columns aligned to the left in cases and centred in matrices."""
    assert atom.cells is not None
    rows = [[_row(cell) for cell in row] for row in atom.cells]
    columns = max(len(row) for row in rows)
    widths = [
        max((row[column].width for row in rows if column < len(row)), default=0) for column in range(columns)
    ]
    lines: list[str] = []
    for row in rows:
        padded = [
            _wide(row[column] if column < len(row) else Box(("",)), widths[column])
            for column in range(columns)
        ]
        lines += _beside([part for cell in padded for part in (cell, Box(("  ",)))][:-1]).lines
    grid = Box(tuple(lines), len(lines) // 2)
    opening, closing = atom.around
    parts = [_bracket(opening, grid) if opening else None, grid, _bracket(closing, grid) if closing else None]
    return _beside([part for part in parts if part is not None])


def _scripted(box: Box, atom: Atom) -> Box:
    """A tall box with its scripts at its upper and lower right."""
    if not atom.scripted:
        return box
    above, below = join(atom.sup or [], compact=True), join(atom.sub or [], compact=True)
    lines = [" " * max(cells(above), cells(below))] * box.height
    lines[0] = above.ljust(cells(lines[0]))
    lines[-1] = below.ljust(cells(lines[-1])) if below else lines[-1]
    return _beside([box, Box(tuple(lines), box.base)])


def _closing(line: Sequence[Atom], opening: int) -> int | None:
    """Where the bracket at `opening` closes; None where it is none, or does not."""
    if line[opening].kind is not Kind.OPENING:
        return None
    depth = 0
    for place in range(opening, len(line)):
        depth += (line[place].kind is Kind.OPENING) - (line[place].kind is Kind.CLOSING)
        if depth == 0:
            return place
    return None


def _bracket(text: str, beside: Box) -> Box:
    """A bracket as tall as the box."""
    pieces = _TALL.get(text)
    if beside.height == 1 or pieces is None:
        return Box((text,))
    lines = [pieces[0], *[pieces[1]] * (beside.height - 2), pieces[2]]
    if len(pieces) > 3:
        lines[beside.base] = pieces[3]
    return Box(tuple(lines), beside.base)


def _text(atoms: list[Atom]) -> Box:
    return Box((join(atoms, compact=True),))


def _piled(parts: Sequence[Box], base: int) -> Box:
    width = max(part.width for part in parts)
    return Box(tuple(line for part in parts for line in _wide(part, width).lines), base)


def _wide(box: Box, width: int) -> Box:
    """The box in the middle of this width."""
    left = (width - box.width) // 2
    right = width - box.width - left
    return Box(tuple(" " * left + line + " " * right for line in box.lines), box.base)


def _beside(boxes: Sequence[Box]) -> Box:
    """Boxes in a row, all on one line of writing."""
    above = max(box.base for box in boxes)
    below = max(box.height - box.base for box in boxes)
    lines = []
    for number in range(-above, below):
        places = [(box, number + box.base) for box in boxes]
        lines.append(
            "".join(box.lines[at] if 0 <= at < box.height else " " * box.width for box, at in places)
        )
    return Box(tuple(lines), above)
