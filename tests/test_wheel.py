"""An installed wheel works outside the checkout: it carries decks, references and styles."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as pip would lay it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from deckdl.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(installed), "DECKDL_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=home, env=environment, capture_output=True, text=True
    )


def test_the_wheel_studies_and_grades_without_the_checkout(installed: Path, tmp_path: Path):
    due = run(installed, tmp_path, "due")
    assert due.returncode == 0, due.stderr
    assert "activations" in due.stdout
    reference = installed / "deckdl/shipped/impl/activations/relu.py"
    graded = run(installed, tmp_path, "grade", "relu", "--file", str(reference))
    assert graded.returncode == 0, graded.stdout + graded.stderr


def test_the_wheel_holds_no_tests_and_the_license(installed: Path):
    assert not (installed / "tests").exists()
    assert list(installed.glob("deckdl-*.dist-info/licenses/LICENSE"))
    assert (installed / "deckdl/tui/deckdl.tcss").exists()
    assert (installed / "deckdl/shipped/decks/losses.yaml").exists()
