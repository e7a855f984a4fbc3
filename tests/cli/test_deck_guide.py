"""decks/README.md, followed to the letter in a workspace of the learner's own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deckdl.content.library import shipped_decks

Deckdl = Callable[..., Any]


def test_the_guide_does_what_it_says(deckdl: Deckdl, workspace: Path) -> None:
    page = (shipped_decks() / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    deckdl (\S.*?)   ", page, re.MULTILINE)
    assert len(commands) == 5
    made = workspace / "decks" / "my-notes.yaml"
    for command in commands[:2]:
        assert deckdl(*command.split()).code == 0, command
    assert deckdl(*commands[2].replace("FILE", str(made)).split()).out == ""
    assert "card-1" in deckdl(*commands[3].split()).out
    blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    for number, block in enumerate(blocks):
        name = re.findall(r"^deck: (\S+)", block)[0]
        file = workspace.parent / f"from-elsewhere-{number}.yaml"
        file.write_text(block, encoding="utf-8")
        assert deckdl(*commands[4].replace("FILE", str(file)).split()).code == 0, name
        deckdl("allow", name)
    checked = deckdl("check")
    assert (checked.code, checked.out) == (0, ""), checked.out
