"""`deckdl import anki`: packages that Anki itself wrote, in its old and new formats, and hostile ones."""

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from anki_tools import FORMATS, add, answer, collection, export

Deckdl = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("workspace", "no_shipped_decks")


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a collection with notes of several types, in two decks, some of them answered."""
    folder = tmp_path_factory.mktemp("anki") / "collection"
    with collection(folder) as col:
        picture = col.media.write_data("net.png", b"\x89PNG")
        basic = add(
            col,
            "Basic",
            "Vision::CNN",
            ["What is <b>a</b> &amp; \\(x_i\\)?", f'An <img src="{picture}">'],
            ["t::u", "v"],
        )
        both = add(col, "Basic (and reversed card)", "Vision", ["Cat", "Chat"])
        gaps = add(col, "Cloze", "Vision::RNN", ["{{c1::LSTM}} has {{c2::gates::what?}}", "1997"])
        add(col, "Basic (type in the answer)", "Other", ["Typed?", "yes"])
        add(col, "Basic", "Other", ["Typed?", "again"])
        add(col, "Basic", "Other", ["No answer", ""])
        odd = col.models.copy(col.models.by_name("Basic"))
        odd["name"] = "Odd"
        for number in (2, 3):
            template = col.models.new_template(f"Card {number}")
            template["qfmt"], template["afmt"] = f"{number} {{{{Front}}}}", "{{Back}}"
            col.models.add_template(odd, template)
        col.models.save(odd)
        add(col, "Odd", "Other", ["three", "cards"])
        answer(col, basic.card_ids()[0], 3, 3, 1)
        answer(col, both.card_ids()[0], 4)
        answer(col, both.card_ids()[1], 1, 2)
        answer(col, gaps.card_ids()[1], 3)
        col.sched.set_due_date([both.card_ids()[0]], "5")
        col.sched.suspend_cards([gaps.card_ids()[0]])
        col.set_user_flag_for_cards(2, [basic.card_ids()[0]])
    return folder


@pytest.fixture
def package(learned: Path, request: pytest.FixtureRequest) -> Path:
    return export(learned, getattr(request, "param", "new.apkg"))


def history(workspace: Path) -> dict[str, list[int]]:
    """The ratings of each card, in order."""
    with closing(sqlite3.connect(workspace / "progress.db")) as connection:
        found: dict[str, list[int]] = {}
        for card, data in connection.execute(
            "SELECT card, data FROM events WHERE kind = 'review' ORDER BY id"
        ):
            found.setdefault(card.rpartition("-")[0] + "#" + card.partition("#")[2], []).append(
                json.loads(data)["rating"]
            )
        return found


@pytest.mark.parametrize("package", FORMATS, indirect=True)
def test_what_anki_wrote_comes_in(deckdl: Deckdl, workspace: Path, package: Path) -> None:
    done = deckdl("import", "anki", str(package), "--json")
    assert done.code == 0, done.err
    report = json.loads(done.out)
    assert [(deck["name"], deck["deck"], deck["cards"]) for deck in report["decks"]] == [
        ("Vision", "vision", 3),
        ("Other", "other", 1),
    ]
    assert (report["reviews"], report["new_reviews"], report["not_counted"]) == (7, 7, 1)
    assert report["left_out"] == {
        "its answer is empty": 1,
        "its note type Odd is neither basic, basic and reversed, nor cloze": 1,
        "it asks what another one asks": 1,
    }
    assert (report["media"], report["suspended"], report["flagged"]) == (["net.png"], 1, 1)
    marks = json.loads(deckdl("mark", "--json").out)["marks"]
    assert sorted((row["suspended"], row["flagged"]) for row in marks) in (
        [(False, True), (True, False)],
        [(True, True)],
    )
    assert deckdl("check", str(workspace / "decks")).out == ""
    deck = yaml.load((workspace / "decks" / "vision.yaml").read_text(), yaml.BaseLoader)
    assert {name: concept["title"] for name, concept in deck["concepts"].items()} == {
        "vision-cnn": "CNN",
        "vision-notes": "Vision",
        "vision-rnn": "RNN",
    }
    basic, both, gaps = deck["cards"]
    assert basic["front"] == "What is a & $x_i$?"
    assert basic["back"] == "An [image: net.png]"
    assert basic["tags"] == ["t::u", "v"]
    assert (both["front"], both["back"], both["reverse"]) == ("Cat", "Chat", "true")
    assert (gaps["text"], gaps["why"]) == ("{{c1::LSTM}} has {{c2::gates::what?}}", "1997")
    assert history(workspace) == {
        "vision/what-is-a-x_i#".replace("x_i", "x-i"): [3, 3, 1],
        "vision/cat#": [4],
        "vision/cat#reverse": [1, 2],
        "vision/lstm-has-gates#c2": [3],
    }


def test_a_second_import_changes_nothing_and_says_so(deckdl: Deckdl, workspace: Path, package: Path) -> None:
    first = deckdl("import", "anki", str(package))
    assert "3 cards written to" in first.out
    assert "1 note left out: its note type Odd" in first.out
    before = {path.name: path.read_bytes() for path in (workspace / "decks").iterdir()}
    log = deckdl("export", "log", "-").out
    second = deckdl("import", "anki", str(package))
    assert second.code == 0
    assert "Vision was taken in before" in second.out
    assert second.out.endswith("Nothing was changed.\n")
    assert {path.name: path.read_bytes() for path in (workspace / "decks").iterdir()} == before
    assert deckdl("export", "log", "-").out == log


def test_later_reviews_find_cards_that_were_edited_on_both_sides(
    deckdl: Deckdl, workspace: Path, learned: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "copy" / "collection"
    shutil.copytree(learned, folder)
    assert deckdl("import", "anki", str(export(folder, "new.apkg"))).code == 0
    deck = workspace / "decks" / "vision.yaml"
    deck.write_text(deck.read_text().replace("front: Cat", "front: A cat"))
    with collection(folder) as col:
        note = col.get_note(col.find_notes("front:Cat")[0])
        note["Front"] = "The cat"
        col.update_note(note)
        answer(col, note.card_ids()[0], 3)
        add(col, "Basic", "Vision", ["new", "note"])
    report = json.loads(deckdl("import", "anki", str(export(folder, "new.apkg")), "--json").out)
    assert (report["new_reviews"], report["changed"]) == (1, True)
    assert [deck["missing"] for deck in report["decks"]] == [1, 1]
    assert history(workspace)["vision/cat#"] == [4, 3]
    assert "front: A cat" in deck.read_text()


def test_a_deck_of_the_learner_with_that_name_is_left_alone(
    deckdl: Deckdl, workspace: Path, package: Path
) -> None:
    deckdl("new", "deck", "vision")
    before = (workspace / "decks" / "vision.yaml").read_bytes()
    for written in (True, False):
        report = json.loads(deckdl("import", "anki", str(package), "--json").out)
        assert [(deck["deck"], deck["written"]) for deck in report["decks"]] == [
            ("vision-anki", written),
            ("other", written),
        ]
    assert (workspace / "decks" / "vision.yaml").read_bytes() == before
    assert deckdl("check", str(workspace / "decks")).out == ""


def test_a_deck_with_problems_is_not_taken_in_again_beside_itself(
    deckdl: Deckdl, workspace: Path, package: Path
) -> None:
    deckdl("import", "anki", str(package))
    deck = workspace / "decks" / "vision.yaml"
    deck.write_text(deck.read_text().replace("title: Vision", "title: [", 1))
    done = deckdl("import", "anki", str(package))
    assert done.code == 2
    assert f"{deck} has problems" in done.err
    assert not list((workspace / "decks").glob("*-anki.yaml"))


def test_undo_takes_back_nothing_that_anki_asked(deckdl: Deckdl, package: Path) -> None:
    deckdl("import", "anki", str(package))
    typed = deckdl("study", "--plain", "other", typed="/undo\n/quit\n")
    assert "o answer to take back" in typed.out


def rewritten(package: Path, change: Callable[[sqlite3.Connection], None], name: str, tmp_path: Path) -> Path:
    """A legacy package with another collection in it, under another name."""
    database = tmp_path / "changed.db"
    with zipfile.ZipFile(package) as archive:
        database.write_bytes(archive.read("collection.anki21"))
    with closing(sqlite3.connect(database)) as connection:
        change(connection)
        connection.commit()
    file = tmp_path / "changed.apkg"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(database, name)
    return file


def test_the_first_scheduler_s_three_buttons_mean_what_they_meant(
    deckdl: Deckdl, workspace: Path, learned: Path, tmp_path: Path
) -> None:
    """Format 1: in learning, button 2 was Good and 3 was Easy."""

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("""UPDATE col SET conf = '{"schedVer": 1}'""")
        connection.execute("UPDATE revlog SET ease = 2, type = 0")

    file = rewritten(export(learned, "legacy.apkg"), change, "collection.anki2", tmp_path)
    assert deckdl("import", "anki", str(file)).code == 0
    assert history(workspace)["vision/cat#reverse"] == [3, 3]


def test_what_does_not_count_in_anki_does_not_count_here(
    deckdl: Deckdl, workspace: Path, learned: Path, tmp_path: Path
) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM revlog")
        (card,) = connection.execute("SELECT min(id) FROM cards").fetchone()
        rows = [
            (1_600_000_000_000, 3, 0, 2500),  # answered
            (1_600_086_400_000, 1, 3, 0),  # in a filtered deck that does not reschedule
            (1_600_172_800_000, 0, 4, 2500),  # a date set by hand
            (1_600_259_200_000, 3, 3, 2500),  # in a filtered deck that does
            (99_000_000_000_000, 3, 1, 2500),  # in a thousand years
            (-5, 3, 1, 2500),
        ]
        for key, ease, kind, factor in rows:
            connection.execute(
                "INSERT INTO revlog VALUES (?, ?, -1, ?, 1, 1, ?, 5000, ?)", (key, card, ease, factor, kind)
            )

    file = rewritten(export(learned, "legacy.apkg"), change, "collection.anki21", tmp_path)
    report = json.loads(deckdl("import", "anki", str(file), "--json").out)
    assert (report["reviews"], report["not_counted"]) == (2, 4)
    assert list(history(workspace).values()) == [[3, 3]]
    assert json.loads(deckdl("stats", "--json").out)["met"] == 1


def test_a_card_that_was_reset_in_anki_is_new_here(deckdl: Deckdl, learned: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy" / "collection"
    shutil.copytree(learned, folder)
    with collection(folder) as col:
        col.sched.schedule_cards_as_new(list(col.find_cards("deck:Vision")))
    deckdl("import", "anki", str(export(folder, "new.apkg")))
    assert json.loads(deckdl("stats", "--json").out)["met"] == 0


def bomb(_package: Path) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki21", bytes(5_000_000))
    return content.getvalue()


def packed_bomb(_package: Path) -> bytes:
    import zstandard

    return zipped({"collection.anki21b": zstandard.compress(bytes(5_000_000))})


def zipped(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def members(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def collection_of(package: Path, sql: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(members(package)["collection.anki21"])
    connection.executescript(sql)
    return zipped({"collection.anki21": connection.serialize()})


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda package: b"no zip", "no Anki package"),
        (lambda package: b"", "no Anki package"),
        (lambda package: package.read_bytes()[:-100], "no Anki package"),
        (lambda package: zipped({"media": b"{}"}), "holds no collection"),
        (lambda package: zipped({"collection.anki21": b"text"}), "is damaged"),
        (lambda package: zipped({"collection.anki21b": b"text"}), "damaged"),
        (
            lambda package: zipped({"collection.anki21": members(package)["collection.anki21"][:20_000]}),
            "damaged",
        ),
        (lambda package: zipped({**members(package), "meta": b"\x08\x09"}), "newer Anki"),
        (lambda package: zipped({**members(package), "media": b"\xff"}), "damaged"),
        (bomb, "more than deckdl takes in"),
        (packed_bomb, "more than deckdl takes in"),
        (lambda package: collection_of(package, "DELETE FROM notes"), "holds no note that deckdl can ask"),
        (lambda package: collection_of(package, "UPDATE notes SET mid = 7"), "damaged"),
        (lambda package: collection_of(package, "UPDATE col SET models = '[]'"), "damaged"),
        (lambda package: collection_of(package, "DROP TABLE revlog"), "damaged"),
        (
            lambda package: collection_of(
                package,
                "DROP TABLE revlog; CREATE VIEW revlog AS WITH RECURSIVE r(id) AS "
                "(SELECT 1 UNION ALL SELECT id + 1 FROM r) "
                "SELECT id, 1 cid, 1 ease, 1 type, 1 factor, 1 time FROM r",
            ),
            "damaged",
        ),
    ],
)
def test_a_hostile_package_is_one_sentence_and_changes_nothing(
    deckdl: Deckdl,
    workspace: Path,
    learned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], bytes],
    words: str,
) -> None:
    monkeypatch.setattr("deckdl.exchange.anki_archive.LARGEST", 1_000_000)
    deckdl("due")
    file = tmp_path / "hostile.apkg"
    file.write_bytes(damage(export(learned, "legacy.apkg")))
    done = deckdl("import", "anki", str(file))
    assert done.code == 2
    assert words in done.err
    assert str(file) in done.err
    assert len(done.err.splitlines()) == 1
    assert not list((workspace / "decks").iterdir())
    assert "review" not in deckdl("export", "log", "-").out
