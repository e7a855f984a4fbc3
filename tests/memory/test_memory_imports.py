"""What remembering costs at start."""

import subprocess
import sys


def imported(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stdout.split()}


def test_the_names_come_without_the_engine() -> None:
    assert not {"sqlite3", "fsrs_rs_python", "json"} & imported("from deckdl.memory import Rating")


def test_remembering_imports_nothing_heavy() -> None:
    loaded = imported("from deckdl.memory import Memory, Queue")
    assert {"sqlite3", "fsrs_rs_python"} <= loaded
    assert not {"numpy", "torch", "textual", "pydantic", "yaml", "asyncio"} & loaded


def test_every_name_is_there_and_no_other() -> None:
    import deckdl.memory as memory

    assert all(getattr(memory, name) for name in memory.__all__)
    assert not hasattr(memory, "Nothing")
