"""Programs that end, never end, or take too much: each gets a verdict in time, and it is not a pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckdl.exercises.report import Report
from tests.exercises.hostile import CHECKS, REFERENCE, Program, linux, refused

ENDS: dict[str, Program] = {
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
    "kills itself": ("import os\ndef double(x):\n    os.kill(os.getpid(), 9)\n", "SIGKILL"),
    "an alarm": ("import signal\nsignal.alarm(1)\ndef double(x):\n    signal.pause()\n", "SIGALRM"),
    "endless recursion": ("def double(x):\n    return double(x)\n", "RecursionError"),
    "keyboard interrupt": ("def double(x):\n    raise KeyboardInterrupt\n", "KeyboardInterrupt"),
    "a thrown generator exit": ("def double(x):\n    raise GeneratorExit\n", "GeneratorExit"),
    "an atexit hook": (
        "import atexit, os\natexit.register(os._exit, 0)\ndef double(x):\n    return x\n",
        "wrong",
    ),
    "a hook for exceptions": (
        "import os, sys\nsys.excepthook = lambda *a: os._exit(0)\n"
        "def double(x):\n    raise ValueError('mine')\n",
        "raised ValueError: mine",
    ),
    "an exception that cannot be told": (
        """
        class Meta(type):
            @property
            def __name__(cls):
                raise SystemExit
            __mro__ = __name__
        class Untellable(Exception, metaclass=Meta):
            def __str__(self):
                raise SystemExit
        def double(x):
            raise Untellable
        """,
        "raised Untellable",
    ),
    "closes everything": (
        "import os\ndef double(x):\n    os.closerange(0, 1000)\n    return 2 * x\n",
        "the solution",
    ),
    "puts its output where the channel is": (
        "import os\ndef double(x):\n    for fd in range(3, 100):\n        os.dup2(1, fd)\n    return 2 * x\n",
        "broke the process",
    ),
}


@pytest.mark.parametrize(("program", "words"), ENDS.values(), ids=ENDS.keys())
def test_an_end_is_told(graded: Callable[..., Report], program: str, words: str):
    assert words in refused(graded, program)


ENDLESS: dict[str, Program] = {
    "a loop at import": ("while True: pass\ndef double(x):\n    return 2 * x\n", "line 1"),
    "a loop in the call": ("def double(x):\n    n = 0\n    while True:\n        n += 1\n", "endless loop"),
    "a loop that catches everything": (
        """
        def double(x):
            while True:
                try:
                    while True: pass
                except BaseException: pass
        """,
        "endless loop",
    ),
    "deaf to signals": (
        """
        import signal
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, lambda *a: None)
        def double(x):
            while True: pass
        """,
        "did not finish within",
    ),
    "stops itself": (
        "import os, signal\ndef double(x):\n    os.kill(os.getpid(), signal.SIGSTOP)\n    return 2 * x\n",
        "did not finish within",
    ),
    "a generator that never ends": (
        "import itertools\ndef double(x):\n    return sum(x[0] for _ in itertools.count())\n",
        "endless loop",
    ),
    "a result that never ends": (
        """
        class Endless(dict):
            def items(self):
                while True: pass
        def double(x):
            return Endless()
        """,
        "did not finish within",
    ),
    "an exception whose text never ends": (
        """
        class Slow(Exception):
            def __str__(self):
                while True: pass
        def double(x):
            raise Slow
        """,
        "did not finish within",
    ),
    "waits for a thread that never ends": (
        """
        import threading
        def double(x):
            threading.Event().wait()
        """,
        "did not finish within",
    ),
    "an event loop that never ends": (
        """
        import asyncio
        async def wait():
            async for _ in numbers(): await asyncio.sleep(0)
        async def numbers():
            while True: yield 1
        def double(x):
            return asyncio.run(wait())
        """,
        "endless loop",
    ),
    "a computation in C": ("def double(x):\n    return 7 ** 7 ** 9\n", "endless loop"),
    "answers byte by byte": (
        """
        import os, time
        def double(x):
            while True:
                for fd in range(3, 20):
                    try: os.write(fd, b'\\0')
                    except OSError: pass
                time.sleep(0.01)
        """,
        "the solution",
    ),
    "promises a large answer and gives it byte by byte": (
        """
        import os, struct, time
        def double(x):
            lengths = struct.pack('<QQ', 1000000, 0)
            while True:
                for fd in range(3, 20):
                    try: os.write(fd, lengths)
                    except OSError: pass
                lengths = b' '
                time.sleep(0.01)
        """,
        "did not finish within",
    ),
}


@pytest.mark.parametrize(("program", "words"), ENDLESS.values(), ids=ENDLESS.keys())
def test_what_never_ends_is_ended(graded: Callable[..., Report], program: str, words: str):
    assert words in refused(graded, program, seconds=0.7)


GREEDY: dict[str, Program] = {
    "too much memory at once": (
        "import numpy as np\ndef double(x):\n    return np.ones((10**6, 10**5))\n",
        "more memory than the limit of 4 GiB",
    ),
    "too much memory bit by bit": (
        "import numpy as np\nkept = []\n"
        "def double(x):\n    while True:\n        kept.append(np.empty(1 << 25))\n",
        "more memory than the limit of 4 GiB",
    ),
    "too much memory for tensors": (
        "import torch\ndef double(x):\n    return torch.empty(1 << 40)\n",
        "more memory than the limit of 4 GiB",
    ),
    "too much output": ("def double(x):\n    while True:\n        print('y' * 100_000)\n", "megabyte"),
    "too much output past Python": (
        "import os\ndef double(x):\n    while True:\n        os.write(1, b'y' * 100_000)\n",
        "megabyte",
    ),
    "a file that is too large": (
        "def double(x):\n    open('large', 'wb').write(bytes(1 << 21))\n    return x\n",
        "megabyte",
    ),
    "too many open files": (
        "def double(x):\n    return [open('/dev/null') for _ in range(10_000)]\n",
        "too many files",
    ),
    "too many files": (
        "import itertools\n"
        "def double(x):\n    for n in itertools.count():\n        open(str(n), 'w').close()\n",
        "wrote more than 100 files",
    ),
    "a result too large to look at": (
        "import numpy as np\ndef double(x):\n    return np.zeros(1 << 26)\n",
        "array of 512 MiB",
    ),
    "a text too large to look at": ("def double(x):\n    return 'x' * (1 << 26)\n", "cannot be read"),
    "an integer of many digits": ("def double(x):\n    return 10**100_000\n", "taken apart"),
    "a number larger than any float": ("def double(x):\n    return 10**400\n", "not a int"),
    "returns a list that holds itself": (
        "def double(x):\n    a = []\n    a.append(a)\n    return a\n",
        "taken apart",
    ),
    "nested deeply": (
        "def double(x):\n    for _ in range(10_000):\n        x = [x]\n    return x\n",
        "taken apart",
    ),
    "recursion while it is shown": (
        "class Deep:\n    def __repr__(self):\n        return repr(self)\n"
        "def double(x):\n    return Deep()\n",
        "object of type Deep",
    ),
}


@pytest.mark.parametrize(("program", "words"), GREEDY.values(), ids=GREEDY.keys())
def test_what_takes_too_much_is_stopped(graded: Callable[..., Report], program: str, words: str):
    assert words in refused(graded, program)


@linux
@pytest.mark.parametrize("stack", [0, 1 << 15], ids=["large stacks", "small stacks"])
def test_a_thread_bomb_is_stopped(graded: Callable[..., Report], stack: int):
    program = f"""
    import threading, time
    threading.stack_size({stack})
    def double(x):
        while True:
            threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
    """
    assert "threads" in refused(graded, program)


def test_the_line_of_an_endless_loop_is_told(graded: Callable[..., Report]):
    program = "def double(x):\n    n = 0\n    while True:\n        n += 1\n"
    message = refused(graded, program, seconds=0.7)
    assert "line 3" in message or "line 4" in message


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
