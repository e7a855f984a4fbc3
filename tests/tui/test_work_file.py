"""The learner's file between our editor and theirs."""

from __future__ import annotations

from small_world import World

from deckdl.tui.workfile import WorkFile


def test_a_save_counts_when_the_next_look_finds_no_newer_one(world: World) -> None:
    app = world.app()
    file = WorkFile(app.bench.code("activations/softmax-code"), world.workspace, world.clock)
    ours = file.on_disk
    for number in range(50):
        world.softmax.write_text("#" * number, encoding="utf-8")
        assert file.changed_elsewhere(ours, settled=False) is None
    found = file.changed_elsewhere(ours, settled=False)
    assert found is not None
    assert found.text == "#" * 49
    assert file.changed_elsewhere(found.text, settled=False) is None
    world.softmax.write_text("at once", encoding="utf-8")
    assert file.changed_elsewhere(found.text, settled=True) is not None
