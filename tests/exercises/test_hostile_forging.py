"""Programs that lie: about a result, about themselves, about the verdict. None is believed."""

from __future__ import annotations

import random
from collections.abc import Callable
from textwrap import dedent

import pytest

from deckdl.exercises.report import Report
from deckdl.exercises.worker import ops, wire
from tests.exercises.conftest import failure
from tests.exercises.hostile import CHECKS, REFERENCE, Program, linux, refused

VERDICT = '{"verdict": true, "printed": ""}'

FORGED: dict[str, Program] = {
    "prints a verdict": (f"print('{VERDICT}')\ndef double(x):\n    return x\n", "wrong"),
    "writes a verdict everywhere": (
        f"""
        import os
        def double(x):
            for fd in range(256):
                try: os.write(fd, b'{VERDICT}\\n')
                except OSError: pass
            return x
        """,
        "the solution",
    ),
    "goes on writing in a thread": (
        f"""
        import os, threading
        def write():
            while True:
                for fd in range(3, 30):
                    try: os.write(fd, b'{VERDICT}\\n')
                    except OSError: pass
        def double(x):
            threading.Thread(target=write, daemon=True).start()
            return x
        """,
        "double",
    ),
    "answers for itself in the grader's own words": (
        """
        import os, struct, json
        def double(x):
            outcome = {"value": None, "after": {"list": []}, "problem": None, "warnings": {"list": []},
                       "forbidden": {"list": []}}
            header = json.dumps({"dict": list(outcome.items())}).encode()
            for fd in range(3, 30):
                try: os.write(fd, struct.pack('<QQ', len(header), 0) + header)
                except OSError: pass
            return x
        """,
        "where its results should be",
    ),
    "patches the comparators": (
        """
        import numpy, torch
        numpy.array_equal = numpy.allclose = torch.allclose = numpy.isclose = lambda *a, **k: True
        numpy.testing.assert_allclose = lambda *a, **k: None
        def double(x): return x
        """,
        "wrong",
    ),
    "patches the grader": (
        """
        import sys
        for name, module in list(sys.modules.items()):
            if name.startswith('deckdl.exercises'):
                for attribute, value in list(vars(module).items()):
                    if type(value).__name__ == 'function' and name.endswith(('compare', 'base', 'report')):
                        setattr(module, attribute, lambda *a, **k: None)
        def double(x): return x
        """,
        "wrong",
    ),
    "removes the grader": (
        """
        import sys
        for name in list(sys.modules):
            if name.startswith('deckdl'):
                del sys.modules[name]
        def double(x): return x
        """,
        "broke the process",
    ),
    "patches how results are sent": (
        "from deckdl.exercises.worker import wire\nwire.encode = lambda value: b'{\"verdict\": true}'\n"
        "def double(x):\n    return x\n",
        "cannot be read",
    ),
    "patches json, struct and pickle": (
        """
        import json, pickle, socket, struct
        json.dumps = lambda *a, **k: '{"verdict": true}'
        json.loads = pickle.loads = lambda *a, **k: [[]]
        def double(x): return x
        """,
        "the",
    ),
    "patches what everything uses": (
        """
        import builtins
        def double(x): return x
        builtins.isinstance = lambda *a: True
        builtins.len = builtins.abs = lambda *a: 0
        """,
        "the",
    ),
    "replaces itself": (
        """
        import sys, types
        class Module(types.ModuleType):
            def __getattr__(self, name): return lambda *a: True
        sys.modules['solution'] = Module('solution')
        sys.modules[__name__] = sys.modules['solution']
        def double(x): return x
        """,
        "wrong",
    ),
    "is equal to everything": (
        "class Equal:\n    __eq__ = lambda self, other: True\ndef double(x):\n    return Equal()\n",
        "object of type Equal",
    ),
    "is an array by its own word": (
        """
        import numpy as np
        class Array:
            __class__ = np.ndarray
            dtype, shape, ndim = np.dtype('f8'), (1,), 1
            def __array__(self, *a, **k): return self.x
            def __init__(self, x): self.x = x
            def __eq__(self, other): return True
        def double(x): return Array(x)
        """,
        "wrong",
    ),
    "an array that lies about itself": (
        """
        import numpy as np
        class Liar(np.ndarray):
            dtype = property(lambda self: np.dtype('f4'))
            shape = property(lambda self: (3,))
            __eq__ = lambda self, other: np.True_
            __array_function__ = __array_ufunc__ = lambda self, *a, **k: np.True_
            tobytes = lambda self, *a: b''
        def double(x): return np.asarray(x).view(Liar)
        """,
        "wrong",
    ),
    "hides its entries under a mask": (
        "import numpy as np\ndef double(x):\n    return np.ma.masked_all_like(x) + x\n",
        "wrong",
    ),
    "hides behind nan": (
        "import numpy as np\ndef double(x):\n    return np.full_like(x, np.nan)\n",
        "nan or inf",
    ),
    "a text that looks right": (
        "class Text(str):\n    pass\ndef double(x):\n    return Text(repr(2 * x))\n",
        "not a str",
    ),
    "a dict that is a list by its own word": (
        """
        class Fake(dict):
            __class__ = list
            __len__ = lambda self: 10**9
            __repr__ = lambda self: '[2.0]'
        def double(x): return Fake(a=x)
        """,
        "must be float64",
    ),
    "a tuple of any length": (
        "class Any(tuple):\n    __len__ = lambda self: 1\ndef double(x):\n    return Any((x, 2 * x))\n",
        "a tuple of 2",
    ),
    "a result that changes while it is read": (
        """
        import threading
        shared = []
        def change():
            while True:
                for array in shared: array += 1
        threading.Thread(target=change, daemon=True).start()
        def double(x):
            shared.append(x)
            return x
        """,
        "double",
    ),
    "looks for the expected values": (
        """
        import gc
        import numpy as np
        def double(x):
            for found in gc.get_objects():
                if isinstance(found, np.ndarray) and found.shape == x.shape and np.allclose(found, x + x):
                    return found.copy()
            return x
        """,
        "wrong",
    ),
    "looks for the reference in every frame and object": (
        """
        import gc, io, sys
        def double(x):
            frame = sys._getframe()
            found = []
            while frame is not None:
                found += [frame.f_locals, frame.f_globals]
                frame = frame.f_back
            for thing in [*found, *gc.get_objects()]:
                if isinstance(thing, (io.BufferedReader, io.BytesIO)) and not thing.closed:
                    thing = {'peeked': thing.peek() if hasattr(thing, 'peek') else thing.getvalue()}
                if isinstance(thing, dict):
                    for value in list(thing.values()):
                        text = value.encode() if isinstance(value, str) else value
                        if isinstance(text, (bytes, bytearray)) and b'"refer' + b'ence": ' in text:
                            return 2 * x
            return x
        """,
        "wrong",
    ),
    "asks the session that runs it": (
        """
        import sys
        def double(x):
            frame = sys._getframe(1)
            while frame is not None:
                if 'session' in frame.f_locals:
                    frame.f_locals['session'].kept.clear()
                if 'self' in frame.f_locals:
                    for name in list(vars(frame.f_locals['self'])):
                        if name in ('forbidden', 'module'):
                            continue
                        setattr(frame.f_locals['self'], name, None)
                frame = frame.f_back
            return x
        """,
        "double",
    ),
    "traces every line": (
        """
        import sys
        def trace(frame, event, argument):
            for name in frame.f_locals:
                if name in ('outcome', 'problem', 'value'): raise SystemExit
            return trace
        def double(x):
            sys.settrace(trace)
            return x
        """,
        "wrong",
    ),
    "profiles every call": (
        "import sys\ndef raising(*a):\n    raise SystemExit\n"
        "def double(x):\n    sys.setprofile(raising)\n    return x\n",
        "double",
    ),
    "makes warnings errors, and swallows them": (
        """
        import warnings
        def double(x):
            warnings.simplefilter('error')
            warnings.showwarning = warnings.warn = lambda *a, **k: None
            return x
        """,
        "wrong",
    ),
    "raises what looks like ours": (
        "class Cancelled(BaseException):\n    pass\ndef double(x):\n    raise Cancelled\n",
        "raised Cancelled",
    ),
}


@pytest.mark.parametrize(("program", "words"), FORGED.values(), ids=FORGED.keys())
def test_no_lie_is_believed(graded: Callable[..., Report], program: str, words: str):
    assert words in refused(graded, program)


@linux
@pytest.mark.parametrize("mode", ["rb", "r+b"])
def test_the_judge_s_memory_is_closed(graded: Callable[..., Report], mode: str):
    program = f"""
    import os
    def double(x):
        with open(f'/proc/{{os.getppid()}}/mem', '{mode}') as memory:
            return memory.read(1)
    """
    message = refused(graded, program)
    assert "may not do" in message or "tried to write" in message


@linux
def test_a_forbidden_call_is_seen_although_another_process_left_the_answer(graded: Callable[..., Report]):
    """Two processes of one grade share no file: the first would leave its results for the watched one."""
    program = """
    import glob, pickle
    import numpy as np
    left = {}
    def double(x):
        for path in glob.glob('../*/left'):
            with open(path, 'rb') as file:
                known = pickle.load(file)
            if x.tobytes() in known:
                return known[x.tobytes()]
        left[x.tobytes()] = np.multiply(x, x.dtype.type(2))
        with open('left', 'wb') as file:
            pickle.dump(left, file)
        return left[x.tobytes()]
    """
    found = failure(graded(REFERENCE, dedent(program), *CHECKS, {"forbid": ["numpy.multiply"]}))
    assert found.kind == "forbid"
    assert "numpy.multiply" in found.message


def test_what_a_solution_says_does_not_steer_a_screen(graded: Callable[..., Report]):
    nasty = r"\x1b[2J\x1b]0;title\x07\r\u202e\ud800"
    program = f"""
    print('{nasty}')
    class Named:
        def __repr__(self): return '{nasty}'
    def double(x):
        if x.size > 1: return [Named()] * 2_000
        raise ValueError('{nasty}')
    """
    report = graded(REFERENCE, dedent(program), *CHECKS)
    found = failure(report)
    for text in (report.printed, found.message, found.got):
        assert len(text) < 5000
        assert text.replace("…", "").isascii()
        assert not set(text) & {"\x1b", "\x07", "\r"}
    assert r"\x1b[2J" in report.printed
    assert r"\x1b[2J" in found.message + found.got


def test_no_message_does_more_than_be_refused():
    """Whatever bytes arrive are an outcome, or a refusal in one of a few words: the judge stands."""
    generator = random.Random(0)
    good = wire.encode(
        {"value": (1, [2.5], None), "after": [], "problem": None, "warnings": [], "forbidden": []}
    )
    pieces = [
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"null",
        b"1e999",
        b'"dict"',
        b'"array"',
        b'"<f8"',
        b"-1",
    ]
    header = good[16:]
    for _ in range(20_000):
        changed = bytearray(header)
        for _ in range(generator.randrange(1, 4)):
            at = generator.randrange(len(changed))
            changed[at : at + generator.randrange(6)] = generator.choice(pieces)
        try:
            ops.Outcome.from_wire(wire.decode(bytes(changed), b"12345678"))
        except (wire.WireError, TypeError, LookupError, ValueError):
            continue
