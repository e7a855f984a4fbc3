"""HTML of a card as plain text with Markdown's lists and code, the way decks are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = "address article blockquote div dd dl dt figure h1 h2 h3 h4 h5 h6 hr p section table tr"
_LINES = frozenset(_BLOCKS.split())
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_UNSEEN = frozenset(("script", "style", "title", "template"))
_SOUND = re.compile(r"\[sound:([^\]]+)\]")
# What a deck may not hold, or what YAML takes for the end of a line.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Text:
    """What a field says, and the names of the pictures and sounds that it shows."""

    text: str
    media: tuple[str, ...] = ()


def to_text(html: str) -> Text:
    """Plain text: breaks and blocks are lines, lists and code are Markdown's, pictures are named."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = tidy("".join(reader.pieces))
    return Text(text, tuple(dict.fromkeys([*reader.pictures, *_SOUND.findall(text)])))


def tidy(text: str) -> str:
    """Text as YAML can hold it readably: no control characters, tabs or spaces at the ends of lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029\x85]", "\n", text).replace("\u00a0", " ").expandtabs(4)
    lines = [line.rstrip() for line in _CONTROL.sub("", text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def quoted_code(text: str) -> str:
    """Text in Markdown's backticks, as many as it needs."""
    inner = " ".join(text.split())
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", inner)), default=0))
    space = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{ticks}{space}{inner}{space}{ticks}"


def paragraphs(text: str) -> str:
    """Every line a line for Markdown too, which joins lines unless an empty one stands between them."""
    pieces: list[str] = []
    fenced, before = False, ""
    for line in text.split("\n"):
        fence = line.startswith("```")
        inside = fenced and bool(pieces)
        listed = _is_item(line) and _is_item(before)
        if pieces:
            pieces.append("\n" if inside or listed or not line or not before else "\n\n")
        pieces.append(line)
        fenced ^= fence
        before = line
    return "".join(pieces)


def _is_item(line: str) -> bool:
    return re.match(r"\s*(?:[-*+]|\d+[.)]) ", line) is not None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.pictures: list[str] = []
        self._lists: list[int | None] = []  # the number of the last item, or None where items have none
        self._code: list[str] | None = None  # what stands in code that is not closed yet
        self._preformatted = False
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._put("\n")
        elif tag == "img":
            name = dict(attrs).get("src") or ""
            within = name.startswith("data:")  # the picture itself, not the name of one
            self.pictures += [name] if name and not within else []
            self._put("[image]" if within else f"[image: {name}]")
        elif tag == "pre":
            self._end_code()
            self._code, self._preformatted = [], True
        elif tag in _CODE and self._code is None:
            self._code = []
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag in ("sub", "sup"):
            self._put("_" if tag == "sub" else "^")
        elif tag in _LINES:
            self._new_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "pre" or (tag in _CODE and not self._preformatted):
            self._end_code()
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._new_line()
        elif tag in ("td", "th"):
            self._put("  ")
        elif tag in _LINES:
            self._new_line()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._code is None:
            data = re.sub(r"\s+", " ", data)
            if not self.pieces or self.pieces[-1].endswith("\n"):
                data = data.lstrip(" ")
        self._put(data)

    def close(self) -> None:
        super().close()
        self._end_code()

    def _put(self, text: str) -> None:
        if text:
            (self.pieces if self._code is None else self._code).append(text)

    def _new_line(self) -> None:
        current = self.pieces if self._code is None else self._code
        if current and not current[-1].endswith("\n"):
            current.append("\n")

    def _item(self) -> None:
        self._new_line()
        number = self._lists[-1] if self._lists else None
        sign = "-"
        if number is not None:
            self._lists[-1] = number + 1
            sign = f"{number + 1}."
        self._put("    " * (len(self._lists) - 1) + f"{sign} ")

    def _end_code(self) -> None:
        code, block = self._code, self._preformatted
        self._code, self._preformatted = None, False
        text = "".join(code or ())
        if not text.strip():
            return
        if not block:
            self._put(quoted_code(text))
            return
        self._new_line()
        fence = "```" if "```" not in text else "~~~~"
        self._put(f"{fence}\n" + text.strip("\n") + f"\n{fence}\n")
