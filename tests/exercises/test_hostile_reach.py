"""Programs that reach out of their process: for the network, for others, for files, for the answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from deckdl.exercises.report import Report
from tests.exercises.hostile import CHECKS, REFERENCE, Program, linux, refused

NETWORK, PROCESS = "asked for the network", "tried to start a process"
SIGNAL, WRITE, CHANGE = "send a signal to another process", "tried to write", "tried to change"

PYTHON: dict[str, Program] = {
    "asks loopback": ("import socket\nsocket.create_connection(('127.0.0.1', 80))\n", NETWORK),
    "listens": ("import socket\ndef double(x):\n    socket.socket().listen()\n", NETWORK),
    "looks up a name": ("import socket\ndef double(x):\n    socket.gethostbyname('localhost')\n", NETWORK),
    "fetches a page": (
        "import urllib.request\ndef double(x):\n    urllib.request.urlopen('http://127.0.0.1/')\n",
        "may not use",
    ),
    "speaks to a socket of the machine": (
        "import socket\ndef double(x):\n"
        "    socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', '/dev/log')\n",
        "may not",
    ),
    "fork bomb": ("import os\ndef double(x):\n    while True:\n        os.fork()\n", PROCESS),
    "a fork at import": ("import os\nif os.fork() == 0:\n    while True:\n        pass\n", PROCESS),
    "a shell": ("import os\ndef double(x):\n    os.system('sleep 100 &')\n", PROCESS),
    "a subprocess": ("import subprocess\nsubprocess.Popen(['sleep', '100'])\n", PROCESS),
    "another program": (
        "import os\ndef double(x):\n    os.execv('/bin/true', ['true'])\n",
        PROCESS,
    ),
    "a pool of processes": (
        "import multiprocessing\ndef double(x):\n    multiprocessing.get_context('fork').Process().start()\n",
        PROCESS,
    ),
    "detaches itself": (
        "import os\ndef double(x):\n    if os.fork():\n        os._exit(0)\n    os.setsid()\n    os.fork()\n",
        PROCESS,
    ),
    "kills its judge": ("import os\ndef double(x):\n    os.kill(os.getppid(), 9)\n", SIGNAL),
    "kills everything": ("import os\ndef double(x):\n    os.kill(-1, 9)\n", SIGNAL),
    "kills a group": (
        "import os\ndef double(x):\n    os.killpg(os.getpgid(os.getppid()), 9)\n",
        SIGNAL,
    ),
    "writes elsewhere": ("import tempfile\nopen(tempfile.__file__, 'a')\n", WRITE),
    "writes above its folder": ("def double(x):\n    open('../above', 'w')\n", WRITE),
    "writes into shared memory": ("def double(x):\n    open('/dev/shm/deckdl-hostile', 'w')\n", WRITE),
    "removes what is another's": ("import os\ndef double(x):\n    os.remove(os.__file__)\n", WRITE),
    "moves what is another's": ("import os\ndef double(x):\n    os.rename(os.__file__, 'os.py')\n", WRITE),
    "links to what is another's": ("import os\ndef double(x):\n    os.symlink('/etc', 'etc')\n", CHANGE),
    "makes a file its own": ("import os\ndef double(x):\n    os.chmod(os.__file__, 0o777)\n", CHANGE),
    "makes folders without end": (
        "import os\ndef double(x):\n    while True:\n        os.mkdir('a')\n        os.chdir('a')\n",
        CHANGE,
    ),
}


@pytest.mark.parametrize(("program", "words"), PYTHON.values(), ids=PYTHON.keys())
def test_what_reaches_out_is_told_so(graded: Callable[..., Report], program: str, words: str):
    assert words in refused(graded, program)


# The same in C, which Python's own net does not see. A program says what it reached, and otherwise returns
# what is wrong: the words are those of the check, and nothing is printed.
PAST_PYTHON = {
    "a socket": "libc.socket(2, 1, 0)",
    "a socket of the machine": "libc.socket(1, 1, 0)",
    "a datagram's pair": "libc.socketpair(1, 2, 0, (ctypes.c_int * 2)())",
    "a process": "libc.fork()",
    "a program": "libc.execv(b'/bin/true', None)",
    "a signal to the judge": "libc.kill(os.getppid(), 0)",
    "a signal to its thread": "libc.syscall(TGKILL, os.getppid(), os.getppid(), 0)",
    "a signal to all": "libc.kill(-1, 0)",
    "a signal to its own group": "libc.kill(0, 0)",
    "a signal by way of a descriptor's owner": "libc.fcntl(1, 8, os.getppid())",
    "to outlive the judge": "libc.prctl(1, 0, 0, 0, 0)",
    "to trace the judge": "libc.ptrace(16, os.getppid(), None, None)",
    "the judge's memory": "libc.open(b'/proc/%d/mem' % os.getppid(), 0)",
    "the judge's memory by a call": "libc.process_vm_readv(os.getppid(), None, 0, None, 0, 0)",
    "the judge's descriptors": "libc.open(b'/proc/%d/fd' % os.getppid(), 0)",
    "the judge's limits": "libc.prlimit(os.getppid(), 0, None, (ctypes.c_ulong * 2)())",
    "a higher limit": "libc.setrlimit(9, (ctypes.c_ulong * 2)(2**64 - 1, 2**64 - 1))",
    "the user's priority": "libc.setpriority(2, 0, 19)",
    "a file elsewhere": "libc.open(b'../above', 0o102, 0o600)",
    "shared memory": "libc.open(b'/dev/shm/deckdl-hostile', 0o102, 0o600)",
    "a queue": "libc.shmget(0, 4096, 0o1600)",
    "a pipe in the place of a file": "libc.mkfifo(b'pipe', 0o600)",
    "a folder": "libc.mkdir(b'folder', 0o700)",
    "a link": "libc.symlink(b'/etc', b'link')",
    "a file's mode": "libc.chmod(os.__file__.encode(), 0o777)",
    "a file's time": "libc.utimes(os.__file__.encode(), None)",
    "a file's end": "libc.truncate(os.__file__.encode(), 0)",
    "a namespace": "libc.unshare(0x10000000)",
    "calls by another door": "libc.syscall(425, 1, ctypes.create_string_buffer(120))",
    "a call by another architecture's number": "libc.syscall(0x40000000 | 39)",
    "users' secrets": "libc.open(b'/etc/shadow', 0)",
}


@linux
@pytest.mark.parametrize("attempt", PAST_PYTHON.values(), ids=PAST_PYTHON.keys())
def test_the_kernel_refuses_what_python_does_not_see(graded: Callable[..., Report], attempt: str):
    program = f"""
    import ctypes, os, platform
    TGKILL = 234 if platform.machine() == 'x86_64' else 131
    libc = ctypes.CDLL(None)
    def double(x):
        if {attempt} == -1:
            return x
        raise RuntimeError('reached it')
    """
    assert "entries are wrong" in (message := refused(graded, program)) or "result is wrong" in message


@linux
@pytest.mark.parametrize("where", ["impl", "decks", "tests"])
def test_what_has_the_answers_cannot_be_read(graded: Callable[..., Report], where: str):
    file = next(path for path in (Path(__file__).parents[2] / where).rglob("*") if path.is_file())
    for read in (f"open({str(file)!r}).read()", f"os.open({str(file)!r}, os.O_RDONLY)"):
        assert "may not" in refused(graded, f"import os\ndef double(x):\n    return {read}\n")


@linux
def test_the_references_of_another_copy_and_of_the_learner_cannot_be_read(
    graded: Callable[..., Report], tmp_path: Path
):
    (tmp_path / "softmax.py").write_text("def double(x):\n    return 2 * x\n")
    program = f"exec(open({str(tmp_path / 'softmax.py')!r}).read())\n"
    assert "may not" in refused(graded, program)


def test_what_a_solution_may_do_it_can(graded: Callable[..., Report]):
    program = """
    import asyncio, os, socket, tempfile, threading
    import numpy as np, torch
    from concurrent.futures import ThreadPoolExecutor
    os.kill(os.getpid(), 0)
    with open('mine', 'w') as file:
        file.write('text')
    os.rename('mine', 'yours')
    assert open('yours').read() == 'text'
    os.remove('yours')
    with tempfile.TemporaryFile() as file:
        file.write(b'text')
    with tempfile.NamedTemporaryFile() as file:
        file.write(b'text')
    asyncio.run(asyncio.sleep(0))
    open('/dev/null', 'w').write('text')
    os.urandom(8)
    torch.set_num_threads(4)
    torch.randn(300, 300) @ torch.randn(300, 300)
    def double(x):
        with ThreadPoolExecutor(4) as pool:
            return np.array(list(pool.map(lambda item: 2 * item, x)), dtype=x.dtype)
    """
    report = graded(REFERENCE, dedent(program), *CHECKS)
    assert report.passed, report.failure
