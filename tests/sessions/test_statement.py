"""The statement of an exercise is what its reference's docstrings say."""

from deckdl.sessions.statement import statement_of

REFERENCE = '''"""Momentum: steps that remember."""

import numpy as np


def _hidden(x):
    """Not asked for."""


def step(x, lr=0.1):
    """One step.

        x - lr * grad

    x   any shape
    """
    ### BEGIN SOLUTION
    return x - lr
    ### END SOLUTION


class SGD:
    """Plain descent."""

    def __init__(self, params, lr):
        """Keep them."""

    def step(self):
        """Update all."""

    def _private(self):
        """Not asked for."""
'''


def test_it_tells_what_is_to_be_written_and_nothing_of_the_solution() -> None:
    text = statement_of("Write `step`.", REFERENCE)
    assert (
        text
        == """\
Write `step`.

Momentum: steps that remember.

```python
def step(x, lr=0.1):
    One step.

        x - lr * grad

    x   any shape
```

```python
class SGD:
    Plain descent.

    def __init__(self, params, lr):
        Keep them.

    def step(self):
        Update all.
```"""
    )


def test_a_reference_that_is_no_python_leaves_the_card() -> None:
    assert statement_of("Write it.", "def (") == "Write it."
