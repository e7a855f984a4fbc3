"""An answer that was acknowledged survives the death of the process at any moment."""

import random
import subprocess
import sys
from pathlib import Path

from memory_tools import Opener

ANSWERING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from deckdl.memory import Calendar, Memory, Rating, Schedule

memory = Memory.open(Path(sys.argv[1]), Schedule(), Calendar(UTC), lambda: datetime.now(UTC))
number = int(sys.argv[2])
while True:
    memory.answer(f"a/{number % 40}", Rating(number % 4 + 1), datetime.now(UTC), {"number": number})
    print(number, flush=True)
    if number % 5 == 0:
        memory.answer("b/1", Rating.GOOD, datetime.now(UTC))
        memory.undo(datetime.now(UTC))
    number += 1
"""


def test_no_acknowledged_answer_is_lost_when_the_process_is_killed(database: Path, opened: Opener) -> None:
    lengths = random.Random(7)
    acknowledged: set[int] = set()
    for session in range(6):
        command = [sys.executable, "-c", ANSWERING, str(database), str(session * 100_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as learner:
            assert learner.stdout is not None
            for _ in range(lengths.randint(1, 60)):
                acknowledged.add(int(learner.stdout.readline()))
            learner.kill()
            acknowledged.update(int(line) for line in learner.stdout if line.endswith("\n"))
        memory = opened()
        kept = {event.data["number"] for event in memory.events() if "number" in event.data}
        assert acknowledged <= kept
        stored = memory.states()
        memory.rebuild()
        assert memory.states() == stored
        memory.close()
