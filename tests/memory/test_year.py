"""Some months of study come as they were predicted; `python -m tests.memory.year` does years, fits included.

After a few weeks a fit is too rough to predict within two points: here the scheduler is told the weights, so
that what is off is chance (3 % of the work, 0.8 points), or wrong in the scheduling or the simulator.
"""

from pathlib import Path

import pytest
from learners import Learner, weights
from year import KINDS, play


@pytest.mark.parametrize("kind", KINDS)
def test_work_and_retention_come_as_predicted(tmp_path: Path, kind: str) -> None:
    came = play(tmp_path / "progress.db", Learner(weights(KINDS[kind]), 1), 20, 10, 45, told=True)
    assert abs(came.retention_off) < 2
    assert abs(came.work_off) < 8
