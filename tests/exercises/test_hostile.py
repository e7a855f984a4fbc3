"""Whatever a solution does, the verdict is clear, in time, and not a pass; and the next grade works."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

import pytest

from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

REFERENCE = """import numpy as np


def double(x):
    return 2 * x
"""
CHECKS = ({"output": "double", "draw": {"x": "normal(N)"}},)
FORGED = '{"verdict": true, "printed": ""}'

PROGRAMS = {
    "sys.exit at import": ("import sys\nsys.exit(0)\n", "SystemExit"),
    "sys.exit in the call": ("def double(x):\n    import sys\n    sys.exit(0)\n", "SystemExit"),
    "os._exit at import": ("import os\nos._exit(0)\n", "exit code 0"),
    "os._exit in the call": ("import os\ndef double(x):\n    os._exit(0)\n", "exit code 0"),
    "syntax error": ("def double(x)\n    return 2 * x\n", "line 1"),
    "tab error": ("def double(x):\n    if True:\n\treturn 2 * x\n", "line 3"),
    "nothing defined": ("x = 1\n", "does not define double"),
    "no function": ("double = 2\n", "does not define double"),
    "missing module": ("import no_such_module\n", "ModuleNotFoundError"),
    "raises": ("def double(x):\n    return x.nothing\n", "AttributeError"),
    "crash": ("import ctypes\ndef double(x):\n    ctypes.string_at(0)\n", "SIGSEGV"),
    "abort": ("import os\ndef double(x):\n    os.abort()\n", "SIGABRT"),
    "endless recursion": ("def double(x):\n    return double(x)\n", "RecursionError"),
    "keyboard interrupt": ("def double(x):\n    raise KeyboardInterrupt\n", "KeyboardInterrupt"),
    "too much memory": ("import numpy as np\ndef double(x):\n    return np.ones((10**6, 10**5))\n", "memory"),
    "too much output": ("def double(x):\n    while True:\n        print('y' * 100_000)\n", "megabyte"),
    "returns nothing": ("def double(x):\n    2 * x\n", "None"),
    "returns a list that holds itself": (
        "def double(x):\n    a = []\n    a.append(a)\n    return a\n",
        "taken apart",
    ),
    "returns an object that claims to be equal": (
        "class Equal:\n    __eq__ = lambda self, other: True\ndef double(x):\n    return Equal()\n",
        "object of type Equal",
    ),
    "closes everything": (
        "import os\ndef double(x):\n    os.closerange(0, 1000)\n    return 2 * x\n",
        "the solution",
    ),
    "prints a verdict": (f"print('{FORGED}')\ndef double(x):\n    return x\n", "wrong"),
    "writes a verdict everywhere": (
        "import os\ndef double(x):\n    for fd in range(256):\n        try:\n"
        f"            os.write(fd, b'{FORGED}\\n')\n"
        "        except OSError:\n            pass\n    return x\n",
        "the solution",
    ),
    "patches the comparators": (
        "import numpy, torch\nnumpy.array_equal = numpy.allclose = torch.allclose = lambda *a, **k: True\n"
        "numpy.testing.assert_allclose = lambda *a, **k: None\ndef double(x):\n    return x\n",
        "wrong",
    ),
    "an atexit hook": (
        "import atexit, os\natexit.register(os._exit, 0)\ndef double(x):\n    return x\n",
        "wrong",
    ),
    "kills its judge": (
        "import os\ndef double(x):\n    os.kill(os.getppid(), 9)\n    return x\n",
        "without a verdict",
    ),
    "looks for the expected values": (
        "import gc\nimport numpy as np\ndef double(x):\n    for found in gc.get_objects():\n"
        "        if isinstance(found, np.ndarray) and found.shape == x.shape and np.allclose(found, x + x):\n"
        "            return found.copy()\n    return x\n",
        "wrong",
    ),
}


@pytest.mark.parametrize(("program", "words"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_no_program_passes_or_goes_unexplained(graded: Callable[..., Report], program: str, words: str):
    assert words in failure(graded(REFERENCE, program, *CHECKS)).message
    assert graded(REFERENCE, REFERENCE, *CHECKS).passed


def test_an_endless_loop_is_ended_and_its_line_told(graded: Callable[..., Report]):
    program = "def double(x):\n    n = 0\n    while True:\n        n += 1\n"
    found = failure(graded(REFERENCE, program, *CHECKS))
    assert "endless loop" in found.message
    assert "line 3" in found.message or "line 4" in found.message


def test_what_comes_after_a_failed_stage_is_not_run(graded: Callable[..., Report]):
    report = graded(REFERENCE, "def double(x):\n    return x.tolist()\n", *CHECKS)
    assert [(check.stage, check.status) for check in report.checks] == [
        ("loads", "passed"),
        ("shape and dtype", "failed"),
        ("values", "not run"),
        ("values", "not run"),
    ]


def test_prints_are_kept_for_the_learner(graded: Callable[..., Report]):
    report = graded(REFERENCE, "def double(x):\n    print('here', x.shape)\n    return 2 * x\n", *CHECKS)
    assert report.passed
    assert report.printed.startswith("here (")


def test_nothing_is_left_behind(
    graded: Callable[..., Report], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    graded(REFERENCE, PROGRAMS["kills its judge"][0], *CHECKS)
    graded(REFERENCE, PROGRAMS["crash"][0], *CHECKS)
    assert list(folder.iterdir()) == []
