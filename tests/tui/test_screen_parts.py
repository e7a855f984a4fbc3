"""Small parts of the screens that are plain functions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from small_world import RIGHT, World

from deckdl.exercises.report import CheckResult
from deckdl.tui import words
from deckdl.tui.cardtext import inline, to_markdown
from deckdl.tui.commands import EVERYWHERE, SECTIONS
from deckdl.tui.external import chosen_editor, command_line
from deckdl.tui.widgets.arrays import align, comparison
from deckdl.tui.workfile import WorkFile

PATH = Path("/decks/losses.yaml")


@pytest.mark.parametrize(
    ("editor", "words_of_it"),
    [
        ("vim -f", ["vim", "-f", "+12", str(PATH)]),
        ("code -w", ["code", "-w", "--goto", f"{PATH}:12"]),
        ("'/opt/my editor/hx'", ["/opt/my editor/hx", f"{PATH}:12"]),
        ("unheard-of", ["unheard-of", str(PATH)]),
    ],
)
def test_editors_open_at_the_line_where_they_can(editor: str, words_of_it: list[str]) -> None:
    assert command_line(editor, PATH, 12) == words_of_it


def test_the_setting_wins_over_visual_and_editor() -> None:
    environment = {"VISUAL": "visual", "EDITOR": "editor"}
    assert chosen_editor("mine", environment) == "mine"
    assert chosen_editor("", environment) == "visual"
    assert chosen_editor("", {"EDITOR": "editor"}) == "editor"


def test_arrays_of_one_form_stand_in_columns() -> None:
    x, expected, got = align(("[1000.,    0.]", "[1., 0.]", "[nan,  0.]"))
    assert x == "[1000., 0.]"
    assert expected == "[   1., 0.]"
    assert got == "[  nan, 0.]"


def test_arrays_of_several_lines_keep_their_brackets() -> None:
    expected, got = align(("[[1., 2.],\n [3., 4.]]", "[[1., 2.],\n [-30., 4.]]"))
    assert expected.splitlines() == ["[[  1., 2.],", " [  3., 4.]]"]
    assert got.splitlines() == ["[[  1., 2.],", " [-30., 4.]]"]


def test_arrays_of_other_forms_are_left_alone() -> None:
    assert align(("-1", "[1., 2.]")) == ["-1", "[1., 2.]"]
    assert align(()) == []


def test_the_first_difference_is_marked_under_its_entry() -> None:
    check = CheckResult("output", "f", "values", "failed", 1, "", {"x": "3"}, "[1., 2.]", "[1., 5.]", [1])
    lines = comparison(check, 40).plain.splitlines()
    assert lines[2] == "got       [1., 5.]"
    assert lines[3].index("▲") in range(lines[2].index("5"), lines[2].index("]"))


def test_formulas_are_text_to_markdown_and_code_keeps_its_dollars() -> None:
    assert inline("$a * b * c$ and **bold**").plain == "a * b * c and bold"
    assert to_markdown("`echo $HOME` and `$x$`") == "`echo $HOME` and `$x$`"
    assert inline(r"costs \$5 or \$6").plain == "costs $5 or $6"


def test_times_as_one_would_say_them() -> None:
    now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    said = {
        timedelta(0): "now",
        timedelta(minutes=8): "in 8 min",
        timedelta(hours=3): "in 3 h",
        timedelta(days=1): "tomorrow",
        timedelta(days=12): "in 12 days",
        timedelta(days=104): "on 4 Mar 2027",
    }
    assert {gap: words.until(now + gap, now, UTC) for gap in said} == said


def test_a_bar_fills_by_half_cells() -> None:
    assert words.bar(0, 4) == ("", "────")
    assert words.bar(0.5, 4) == ("━━", "──")
    assert words.bar(0.9, 4) == ("━━━╸", "")
    assert words.bar(2, 4) == ("━━━━", "")


def test_no_key_means_two_things_that_are_possible_at_once() -> None:
    """Keys that stand twice on a screen are told apart by the state: only these do."""
    shared = {"Study": {"space", "enter"}, "Browse": {"x", "f2", "f", "f3"}}
    for title, commands in SECTIONS:
        keys = [key for command in commands for key in command.keys.split(",")]
        twice = {key for key in keys if keys.count(key) > 1}
        assert twice <= shared.get(title, set()), title
        if title != "Everywhere":
            assert not set(keys) & {
                key for command in EVERYWHERE if command.priority for key in command.keys.split(",")
            }


def test_a_save_over_a_foreign_save_keeps_a_copy_of_it(world: World) -> None:
    app = world.app()
    session = app.bench.code("activations/softmax-code")
    file = WorkFile(session, world.workspace, world.clock)
    world.softmax.write_text("# theirs\n", encoding="utf-8")
    file.save(RIGHT)
    assert world.softmax.read_text(encoding="utf-8") == RIGHT
    assert [copy.read_text(encoding="utf-8") for copy in world.workspace.history.rglob("*.py")] == [
        "# theirs\n"
    ]
    assert file.changed_elsewhere(RIGHT) is None
