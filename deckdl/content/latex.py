"""A formula's LaTeX as a list of atoms: what is one thing, what kind of thing it is, and its scripts.

Only the part of LaTeX that formulas on cards use is read. How atoms stand side by side is latex_layout.py's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from deckdl.content import latex_symbols as symbols
from deckdl.content.latex_layout import Atom, Kind, join, root, single_token

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\s+|\d+(?:\.\d+)?|.", re.DOTALL)
_DEEPEST = 30
_CHARACTERS = {
    **dict.fromkeys("+*", Kind.OPERATOR),
    **dict.fromkeys("=<>≤≥≈≠∈→←", Kind.RELATION),
    **dict.fromkeys("([", Kind.OPENING),
    **dict.fromkeys(")]", Kind.CLOSING),
    **dict.fromkeys(",;", Kind.PUNCTUATION),
    "/": Kind.SLASH,
    "|": Kind.BAR,
}


class Unreadable(Exception):
    """The formula is not LaTeX; the message says what is wrong in words."""


class Reader:
    """Reads one formula. `unknown` collects the macros that it does not know; they stay as written."""

    def __init__(self, latex: str) -> None:
        self.unknown: list[str] = []
        self._tokens = _TOKEN.findall(latex)
        self._at = 0
        self._depth = 0

    def read(self) -> list[Atom]:
        """The atoms of the whole formula. Raises Unreadable."""
        atoms = self._sequence(())
        if self._at < len(self._tokens):
            raise Unreadable(f"{self._tokens[self._at]} closes nothing")
        return atoms

    def _sequence(self, stops: Collection[str]) -> list[Atom]:
        """Atoms up to one of the stops, which is left where it is."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"braces are nested more than {_DEEPEST} levels deep")
        atoms: list[Atom] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token in stops or token in ("}", r"\end"):
                break
            self._at += 1
            if token in "^_":
                self._script(atoms, token)
            elif token == "'":
                self._base(atoms).text += "′"
            else:
                atoms += self._atom(token)
        self._depth -= 1
        return atoms

    def _atom(self, token: str) -> list[Atom]:
        """What a token begins; several atoms for a group, whose braces do not show."""
        if token.isspace() or token == "~":
            return [Atom(Kind.SPACE, " ")]
        if token == "{":
            inner = self._sequence(("}",))
            self._expect("}", "{ is never closed")
            return self._group(inner)
        if token[0] == "\\":
            return self._macro(token[1:])
        if token == "-":
            return [Atom(Kind.OPERATOR, "−")]
        if token == "%":
            raise Unreadable(r"% begins a comment in LaTeX; write \%")
        if token in "&#$":
            raise Unreadable(f"{token} has no meaning here; write \\{token}")
        return [Atom(_CHARACTERS.get(token, Kind.ORDINARY), token)]

    def _group(self, inner: list[Atom]) -> list[Atom]:
        """A group is its atoms, unless a script follows: then it is one thing, in brackets if need be."""
        following = self._peek()
        visible = [atom for atom in inner if atom.kind is not Kind.SPACE]
        if following not in ("^", "_") or not visible:
            return inner
        alone = (
            len(visible) == 1 and visible[0].kind in (Kind.ORDINARY, Kind.WORD) and not visible[0].scripted
        )
        text = join(inner)
        return visible if alone else [Atom(Kind.ORDINARY, f"({text})")]

    def _macro(self, name: str) -> list[Atom]:
        if name[:1].isalpha():
            self._skip_space()
        plain = name.removesuffix("*")
        for table, kind in (
            (symbols.ORDINARY, Kind.ORDINARY),
            (symbols.OPERATORS, Kind.OPERATOR),
            (symbols.RELATIONS, Kind.RELATION),
            (symbols.BIG, Kind.BIG),
            (symbols.FUNCTIONS, Kind.FUNCTION),
            (symbols.OPENING, Kind.OPENING),
            (symbols.CLOSING, Kind.CLOSING),
            (symbols.SPACES, Kind.SPACE),
        ):
            if plain in table:
                return [Atom(kind, table[plain])]
        if plain in ("|", "Vert"):
            return [Atom(Kind.BAR, "‖")]
        if plain == "vert":
            return [Atom(Kind.BAR, "|")]
        if plain in symbols.NOTHING:
            return self._delimiter(plain)
        if plain in ("frac", "dfrac", "tfrac", "cfrac"):
            return [self._fraction()]
        if plain == "sqrt":
            return [self._root()]
        if plain in symbols.ALPHABETS or plain in symbols.TEXTS or plain == "operatorname":
            return self._styled(plain)
        if plain in symbols.ACCENTS:
            return self._accented(plain)
        if plain == "binom":
            above, below = self._argument(), self._argument()
            return [Atom(Kind.ORDINARY, f"binom({join(above)}, {join(below)})")]
        if plain in ("underset", "overset"):
            script, base = self._argument(), self._argument()
            atom = Atom(Kind.FUNCTION, join(base))
            atom.sub, atom.sup = (script, None) if plain == "underset" else (None, script)
            return [atom]
        if plain == "begin":
            return [self._environment()]
        self.unknown.append(name)
        return [Atom(Kind.ORDINARY, f"\\{name}")]

    def _delimiter(self, name: str) -> list[Atom]:
        """After \\left and \\right the dot is no delimiter, and a bar says which side it is."""
        if name in ("left", "right", "middle"):
            self._skip_space()
            if self._peek() == ".":
                self._at += 1
            elif self._peek() in ("|", r"\|", r"\vert", r"\Vert"):
                bar = "|" if self._tokens[self._at] in ("|", r"\vert") else "‖"
                self._at += 1
                kinds = {"left": Kind.OPENING, "right": Kind.CLOSING, "middle": Kind.RELATION}
                return [Atom(kinds[name], bar)]
        return []

    def _fraction(self) -> Atom:
        above, below = self._argument(), self._argument()
        parts = []
        for atoms, other, is_below in ((above, below, False), (below, above, True)):
            text = join(atoms)
            parts.append(text if single_token(atoms, other, below=is_below) else f"({text})")
        return Atom(Kind.FRACTION, "/".join(parts), boxed=f"({'/'.join(parts)})", parts=(above, below))

    def _root(self) -> Atom:
        degree: list[Atom] = []
        self._skip_space()
        if self._peek() == "[":
            self._at += 1
            degree = self._sequence(("]",))
            self._expect("]", "[ of a root is never closed")
        return root(self._argument(), degree)

    def _styled(self, name: str) -> list[Atom]:
        if name in symbols.TEXTS:
            return [Atom(Kind.TEXT, self._verbatim())]
        atoms = self._argument()
        text = join(atoms)
        letters = symbols.ALPHABETS.get(name, {})
        styled = "".join(letters.get(character, character) for character in text)
        word = name == "operatorname" or (not letters and len(text) > 1 and text[0].isalpha())
        return [Atom(Kind.WORD if word else Kind.ORDINARY, styled)]

    def _accented(self, name: str) -> list[Atom]:
        atoms = [atom for atom in self._argument() if atom.kind is not Kind.SPACE]
        if len(atoms) == 1 and len(atoms[0].text) == 1:
            atoms[0].text = unicodedata.normalize("NFC", atoms[0].text + symbols.ACCENTS[name])
            return atoms
        return [Atom(Kind.ORDINARY, f"{name.removeprefix('wide')}({join(atoms)})")]

    def _environment(self) -> Atom:
        name = self._verbatim()
        if name not in symbols.ENVIRONMENTS:
            self.unknown.append(f"begin{{{name}}}")
        if name == "array":
            self._verbatim()  # how columns are aligned
        rows: list[list[list[Atom]]] = [[]]
        while True:
            rows[-1].append(self._sequence(("&", r"\\")))
            stop = self._peek()
            self._at += 1
            if stop == r"\\":
                rows.append([])
            elif stop != "&":
                break
        if stop != r"\end" or self._verbatim() != name:
            raise Unreadable(f"\\begin{{{name}}} is never closed")
        opening, closing = symbols.ENVIRONMENTS.get(name, ("", ""))
        within = " " if not opening else ", "
        lines = [within.join(cell for cell in map(join, row) if cell) for row in rows]
        atom = Atom(Kind.ORDINARY, opening + "; ".join(line for line in lines if line) + closing)
        atom.cells, atom.around = (
            [row for row in rows if any(row)],
            (opening, closing if name != "cases" else ""),
        )
        return atom

    def _script(self, atoms: list[Atom], mark: str) -> None:
        self._skip_space()
        number = self._peek() or ""
        if number.isdigit() and len(number) > 1:
            raise Unreadable(f"{mark}{number} takes only the {number[0]}; write {mark}{{{number}}}")
        script = self._argument()
        base = self._base(atoms)
        if base.kind is Kind.FRACTION or (base.kind is Kind.ROOT and mark == "^"):
            base.text, base.boxed, base.kind = base.boxed or f"({base.text})", None, Kind.ORDINARY
        if (base.sub if mark == "_" else base.sup) is not None:
            raise Unreadable(f"two {mark} on one base; put braces around the inner one")
        if mark == "_":
            base.sub = script
        else:
            base.sup = script

    def _base(self, atoms: list[Atom]) -> Atom:
        """What a script belongs to: the last atom, or an empty one at the start."""
        while atoms and atoms[-1].kind is Kind.SPACE:
            atoms.pop()
        if not atoms:
            atoms.append(Atom(Kind.ORDINARY, ""))
        return atoms[-1]

    def _argument(self) -> list[Atom]:
        """The next group, macro or single character."""
        self._skip_space()
        token = self._peek()
        if token is None or token in ("}", "&", "^", "_", r"\\", r"\end"):
            raise Unreadable("something is missing after ^, _ or a macro that needs an argument")
        self._at += 1
        if token == "{":
            inner = self._sequence(("}",))
            self._expect("}", "{ is never closed")
            return inner
        if token[0].isdigit() and len(token) > 1:
            self._at -= 1
            self._tokens[self._at] = token[1:]
            token = token[0]
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"macros are nested more than {_DEEPEST} levels deep")
        atoms = self._atom(token)
        self._depth -= 1
        return atoms

    def _verbatim(self) -> str:
        """The text of the next group, as it is written."""
        self._skip_space()
        if self._peek() != "{":
            raise Unreadable(r"\text, \begin and the like need {braces}")
        start = self._at + 1
        depth = 0
        while self._at < len(self._tokens):
            depth += {"{": 1, "}": -1}.get(self._tokens[self._at], 0)
            self._at += 1
            if depth == 0:
                inner = "".join(self._tokens[start : self._at - 1])
                return re.sub(r"\\([ _%&#$])", r"\1", inner)
        raise Unreadable("{ is never closed")

    def _expect(self, token: str, otherwise: str) -> None:
        if self._peek() != token:
            raise Unreadable(otherwise)
        self._at += 1

    def _skip_space(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1

    def _peek(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None
