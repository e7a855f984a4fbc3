"""Gaps in a text."""

from __future__ import annotations

from deckdl.content import cloze

TEXT = "a {{c1::b::first}} {{c2::c}} {{c1::d}}"


def test_one_number_is_asked_for_at_a_time() -> None:
    assert cloze.question(TEXT, 1) == "a [first] c […]"
    assert cloze.question(TEXT, 2) == "a b […] d"
    assert cloze.solution(TEXT, 1) == "a **b** c **d**"
    assert cloze.answers(TEXT, 1) == ["b", "d"]


def test_braces_of_latex_belong_to_the_answer() -> None:
    assert cloze.answers(r"{{c1::\frac{a}{b}}}", 1) == [r"\frac{a}{b}"]
    assert cloze.question("$x^{{{c1::2}}}$", 1) == "$x^{[…]}$"
    assert cloze.solution("$x^{{{c1::2}}}$ {{c1::y}}", 1) == "$x^{2}$ **y**"
    assert cloze.answers(r"{{c1::\{a\}}}", 1) == [r"\{a\}"]


def test_what_is_no_gap_is_told() -> None:
    assert cloze.faults(TEXT) == []
    for text in ("none", "{{c1:a}}", "{{c1::}}", "{{c0::a}}", "{{c1::a", "{{c1::{{c2::a}}}}", "{{C1::a}}"):
        assert cloze.faults(text), text


def test_many_open_gaps_take_no_time() -> None:
    assert cloze.gaps("{{c1::" * 3000) == []
