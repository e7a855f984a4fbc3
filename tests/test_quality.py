"""The rules that tools can check: style, types, and which package may import which."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "layers": ["lint-imports", "--no-cache", "--no-logo"],
}


@pytest.mark.parametrize("arguments", TOOLS.values(), ids=TOOLS)
def test_a_tool_has_nothing_to_say(arguments: list[str]) -> None:
    tool = shutil.which(arguments[0], path=str(Path(sys.executable).parent)) or shutil.which(arguments[0])
    assert tool, f"{arguments[0]} is not installed: pip install -e '.[dev]'"
    done = subprocess.run([tool, *arguments[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_holds_two_ideas() -> None:
    files = [*ROOT.glob("deckdl/**/*.py"), *ROOT.glob("tests/**/*.py")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
