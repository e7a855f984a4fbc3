"""`deckdl import notes`: the lists that learners have already."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Deckdl = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("workspace", "no_shipped_decks")


@pytest.fixture
def imported(deckdl: Deckdl, workspace: Path, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """Takes a text in, and gives the cards of the deck, which `deckdl check` has nothing against."""

    def take_in(text: str | bytes, name: str = "list.csv") -> list[dict[str, Any]]:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = deckdl("import", "notes", str(file), "--deck", "mine")
        assert done.code == 0, done.err
        path = workspace / "decks" / "mine.yaml"
        checked = deckdl("check", str(path))
        assert (checked.code, checked.out) == (0, "")
        return list(yaml.load(path.read_text(), yaml.BaseLoader)["cards"])

    return take_in


def test_two_columns_are_enough(imported: Any, workspace: Path) -> None:
    cards = imported("What is ReLU?,max(0; z)\nWho wrote LSTM?,Hochreiter and Schmidhuber\n")
    assert [(card["id"], card["front"], card["back"]) for card in cards] == [
        ("what-is-relu", "What is ReLU?", "max(0; z)"),
        ("who-wrote-lstm", "Who wrote LSTM?", "Hochreiter and Schmidhuber"),
    ]
    text = (workspace / "decks" / "mine.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=deck.schema.json\ndeck: mine\ntitle: Mine\n")
    assert (workspace / "decks" / "deck.schema.json").is_file()


def test_named_columns_in_any_order_and_a_byte_order_mark(imported: Any, deckdl: Deckdl) -> None:
    cards = imported(
        b"\xef\xbb\xbfBack,Front,Tags,Concept,Why,Source,Rating\n"
        b'"z > 0, else 0",ReLU?,"easy, basics",Rectifiers,It is linear.,"Nair, 2010",5\n'
        b"sigmoid,Which function is $\\sigma$?,,,,,\n"
    )
    assert cards[0] == {
        "id": "relu",
        "concept": "mine-rectifiers",
        "front": "ReLU?",
        "back": "z > 0, else 0",
        "why": "It is linear.",
        "tags": ["easy", "basics"],
        "source": "Nair, 2010",
    }
    assert cards[1]["concept"] == "mine-notes"
    assert "Which function is σ?" in deckdl("preview", "mine").out


def test_words_that_yaml_takes_for_something_else_stay_words(imported: Any, deckdl: Deckdl) -> None:
    words = [
        "no",
        "1e-3",
        "1e999",
        "null",
        "~",
        "0x1F",
        "12:30",
        "- a",
        "a: b",
        "# c",
        "'q'",
        "*x",
        "x #y",
        "[1]",
    ]
    cards = imported("".join(f"Number {at}?\t{word}\n" for at, word in enumerate(words)), "list.tsv")
    assert [card["back"] for card in cards] == words
    shown = deckdl("preview", "mine").out
    assert "1e999" in shown
    assert "0x1F" in shown


def test_what_anki_writes_as_plain_text(imported: Any) -> None:
    cards = imported(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        "gu,Basic\tBasic\tDL::CNN\t<b>Steps</b> of a&nbsp;layer?\t"
        '"<ol><li>convolve</li><li>add <code>b</code></li></ol>then<br>activate"\ta::b c\n'
        "gv\tCloze\tDL\t{{c1::Adam::who?}} uses \\(m_t\\) &amp; {{c2::\\(v_t\\)}}.\t<div>Kingma</div>\t\n"
        'gw\tBasic\tDL\tCode?\t"<pre>x = 1\n  y = ""$2""</pre>"\t\n',
        "export.txt",
    )
    assert cards[0]["front"] == "Steps of a layer?"
    assert cards[0]["back"] == "1. convolve\n2. add `b`\n\nthen\n\nactivate"
    assert (cards[0]["concept"], cards[0]["tags"]) == ("mine-dl-cnn", ["a::b", "c"])
    assert cards[1]["type"] == "cloze"
    assert cards[1]["text"] == "{{c1::Adam::who?}} uses $m_t$ & {{c2::$v_t$}}."
    assert cards[1]["why"] == "Kingma"
    assert cards[2]["back"] == '```\nx = 1\n  y = "$2"\n```'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (r"\(x^2\) and \[ \frac{a}{b} \]", r"$x^2$ and $$\frac{a}{b}$$"),
        (r"[$]x_i[/$] [$$]y[/$$] [latex]$z$[/latex]", r"$x_i$ $$y$$ $z$"),
        ("from $5 to $10", r"from \$5 to \$10"),
        ("an $x$ costs $5", r"an $x$ costs \$5"),
        (r"already \$5", r"already \$5"),
        ("`a$b` $", r"`a$b` \$"),
        (r"\(\weird{x}\)!", r"`\weird{x}`!"),
        (r"outside \frac{1}{2} of it", r"outside `\frac{1}{2}` of it"),
        (r"\(a < b\) & <b>", r"$a < b$ & <b>"),
    ],
)
def test_formulas_and_dollars(imported: Any, deckdl: Deckdl, written: str, kept: str) -> None:
    (card,) = imported(f"Q?\t{written}\n", "list.tsv")
    assert card["back"] == kept


def test_formulas_that_cannot_be_drawn_are_told(deckdl: Deckdl, tmp_path: Path) -> None:
    file = tmp_path / "list.tsv"
    file.write_text("Q?\t\\(\\weird{x}\\)\nno back\t\nQ?\tagain\n")
    done = deckdl("import", "notes", str(file), "--deck", "mine", "--json")
    told = json.loads(done.out)
    assert (told["deck"], told["cards"]) == ("mine", 1)
    assert told["code"] == [{"place": f"{file}:1", "formula": "\\weird{x}"}]
    assert told["left_out"] == [
        {"place": f"{file}:2", "reason": "it has no back"},
        {"place": f"{file}:3", "reason": f"it asks the same as {file}:1"},
    ]


def test_the_same_list_gives_the_same_ids_and_overwrites_nothing(
    deckdl: Deckdl, imported: Any, workspace: Path, tmp_path: Path
) -> None:
    text = "a b?,1\na_b!,2\n日本語?,3\n???,4\n" + "long " * 30 + ",5\n"
    ids = [card["id"] for card in imported(text)]
    assert ids == ["a-b", "a-b-2", "日本語", "card", "long-long-long-long-long-long-long-long-long"]
    path = workspace / "decks" / "mine.yaml"
    before = path.read_bytes()
    done = deckdl("import", "notes", str(tmp_path / "list.csv"), "--deck", "mine")
    assert done.code == 2
    assert "There is a deck mine already" in done.err
    assert path.read_bytes() == before
    path.unlink()
    assert [card["id"] for card in imported(text)] == ids


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no note"),
        (b"front,back\n", "holds no note"),
        (b"only one\n", "it has no back"),
        (b'a,"b\n', "cannot be read"),
        (b"a,\xff\n", "not UTF-8"),
        (b"{{c1::a {{c2::b}}}},\n", "is not a gap"),
    ],
)
def test_what_is_no_list_is_one_sentence(
    deckdl: Deckdl, workspace: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    done = deckdl("import", "notes", str(file), "--deck", "mine")
    assert done.code == 2
    assert words in done.err
    assert str(file) in done.err
    assert len(done.err.splitlines()) == 1
    assert not (workspace / "decks").exists()


def test_a_hostile_list_makes_a_sound_deck(imported: Any) -> None:
    """Control characters, tabs, other line ends, emoji, and text that looks like Markdown or YAML."""
    parts = [
        "a\x00b",
        "\ttab\there",
        "x\u2028y",
        "\ufeffz",
        "🙂 ok",
        "- a\n- b",
        "``` x",
        "---",
        "%YAML",
        "{{c",
        "$${",
        "\\",
    ]
    parts += [
        "`open",
        "$a`b$",
        "a  b",
        " x ",
        "line\n  more\n\n\nend",
        "é" * 300,
        "word " * 100,
        "|",
        "> q",
        "&a *b !c",
        "x:",
        ": y",
    ]
    rows = "".join(
        f'"{part} {number}?","{part}"\n' for number, part in enumerate(parts) if "\x00" not in part
    )
    assert len(imported(rows)) >= len(parts) - 4
