"""An answer that was acknowledged survives the death of the process at any moment."""

from pathlib import Path

from kills import kill_sessions


def test_no_acknowledged_answer_is_lost_when_a_session_is_killed(tmp_path: Path) -> None:
    count = kill_sessions(tmp_path, 20, seed=7)
    assert count.kills == 20
    assert count.acknowledged > 0
    assert (count.lost, count.wrong) == (0, 0)
