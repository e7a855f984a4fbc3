"""Whatever stands in notes: what an import writes is a sound deck, and says what the notes say."""

import random
from pathlib import Path

import pytest

from deckdl.content.models import BasicCard, ClozeCard
from deckdl.content.reader import parse
from deckdl.content.validation import deck_of
from deckdl.exchange.anki_latex import to_dollars
from deckdl.exchange.deck_file import Note, deck_text, sound, title_of
from deckdl.exchange.html_text import paragraphs, tidy, to_text

GAPS = "{{c1:: }} {{c2:: ::hint { } $ $$ \\( \\) \\[ \\] [$] [/$] \\frac{a}{b} \\weird \\ \\$"
SIGNS = "` ``` ~~~ [ ] % & ! ? @ # | : ' \""
HTML = "<b> </b> <ul> <li> </ul> <ol> <pre> </pre> <code> </code> <br> &lt; &amp; <script> </script> <div>"
YAML = "- 1. * > --- ... no 1e999 0x1F ~ = null a b_i x^2 é 🙂"
SPACES = ["\n", "\n\n", " ", "  ", "\t", "\r", "\u2028", "\x85", "\x00", "\xa0", "\ufeff", "word " * 30]
PIECES = [*GAPS.split(), *SIGNS.split(), *HTML.split(), *YAML.split(), *SPACES]


class Author:
    """Writes notes at random."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def raw(self, longest: int) -> str:
        return "".join(self._random.choices(PIECES, k=self._random.randint(1, longest)))

    def text(self) -> str:
        raw = self.raw(14)
        plain = to_text(raw).text if self._random.random() < 0.5 else tidy(raw)
        return paragraphs(to_dollars(plain).text)

    def note(self, name: str) -> Note:
        front, why = self.text(), self.text()
        if "{{c" in front:
            return ClozeCard(id=name, concept="c", type="cloze", text=front, why=why)
        return BasicCard(id=name, concept="c", front=front, back=self.text(), why=why, source=why)


@pytest.mark.parametrize("seed", range(4))
def test_a_written_deck_is_sound_and_says_what_the_notes_say(seed: int) -> None:
    author = Author(seed)
    kept, left_out = sound((str(number), author.note(f"n{number}")) for number in range(300))
    assert len(kept) > 60
    assert all(one.reason for one in left_out)
    cards = [card for _, card in kept]
    path = Path("deck.yaml")
    text = deck_text("deck", title_of(author.raw(9)), {"c": title_of(author.raw(9))}, cards, path)
    deck, broken = deck_of(parse(text.encode(), path))
    assert deck is not None
    assert not broken
    keys = ("id", "front", "back", "text", "why", "source")
    for written, card in zip(deck.cards, cards, strict=True):
        assert [getattr(written, key, None) for key in keys] == [getattr(card, key, None) for key in keys]
