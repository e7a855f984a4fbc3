"""What a new deck, card or exercise starts as: commented, and free of problems as it stands."""

from __future__ import annotations

from deckdl.content.schema import COMMENT

_DECK = """\
# `deckdl new card {deck} --type choice` adds an example of a type; deckdl's decks/README.md explains them.
# `deckdl check` finds what is wrong; `deckdl preview {deck}` shows the cards as they will be asked.
deck: {deck}
title: {title}

concepts:
  {deck}-basics:                # an id; cards say which concept they are about
    title: The basics of {title}
    # requires: [softmax]       # what is learned before: concepts of this deck or another

cards:
"""

_HEAD = """\
  - id: {id}                    # stays: the history hangs on it
    concept: {concept}
"""

_BODIES = {
    "basic": """\
    front: 'The question of {id}?'
    back: One sentence or formula, such as $\\sigma(z) \\ge 0$.
    why: Shown after the answer.
    # reverse: true             # a second card that asks for the front
""",
    "cloze": """\
    type: cloze
    text: 'In {id} a {{{{c1::gap::hint}}}} is asked for, and {{{{c2::another}}}} on its own.'
""",
    "choice": """\
    type: choice
    front: 'The question of {id}?'
    options:
      - right: The right answer
      - wrong: A wrong answer
        because: One sentence on why it is wrong.
      - wrong: Another wrong answer
        because: What whoever believes it has missed.
""",
    "numeric": """\
    type: numeric
    vars: {{n: 8..64, k: [2, 3, 4]}}   # new numbers at each showing
    where: n % k == 0
    front: 'In {id}, ${{n}} values in groups of ${{k}}: how many groups?'
    answer: n // k
    # tolerance: 0.01           # a share of the answer; whole numbers are exact without it
    # unit: MB
""",
    "formula": """\
    type: formula
    front: 'The derivative of {id}, $z^2$, in terms of `z`?'
    answer: 2*z
    # vars: {{z: {{uniform: [0.1, 5], digits: 2}}}}   # where it is tried, if not from -3 to 3
    options:
      - wrong: z**2/2
        because: That is nearer to the integral.
""",
    "predict": """\
    type: predict
    code: |
      shape = (2, 3)  # {id}
      print(shape[0] * shape[1])
    answer: '6'                 # what running it prints: `deckdl check` runs it
""",
    "order": """\
    type: order
    front: 'Put the steps of {id} in order.'
    items:
      - the first step
      - the second step
      - the third step
""",
}

TYPES = tuple(_BODIES)

REFERENCE = '''\
"""{title}: what it is and why, in two or three lines."""

import numpy as np


def {name}(x):
    """What it computes, as a formula: y = x / (1 + |x|).

    x   array of any shape, float32 or float64; the result has its shape and dtype

    Source: author, "title", year.
    """
    ### BEGIN SOLUTION
    return x / (1 + np.abs(x))
    ### END SOLUTION
'''

_EXERCISE = """\
    type: code
    impl: {impl}
    front: Write `{name}(x)`.
    hints: [What bounds the size of the result?]
    checks:                     # what must hold: impl/README.md of deckdl has the list
      - output: {name}
        draw: {{x: normal(...)}}
      - unchanged: {name}
    mistakes:                   # known wrong solutions: text of the reference, and what takes its place
      - replace: x / (1 + np.abs(x))
        by: x / (1 + x)
        says: The size of x is needed below the line; 1 + x is 0 at x = -1.
"""


def deck(name: str) -> str:
    """A deck with one card. `name` is its id."""
    title = name.replace("-", " ").replace("_", " ").capitalize()
    head = _DECK.format(deck=name, title=title)
    return COMMENT + head + card("basic", "first-card", f"{name}-basics")


def card(kind: str, name: str, concept: str) -> str:
    """A card of a type of TYPES, indented as it stands in a deck."""
    return (_HEAD + _BODIES[kind]).format(id=name, concept=concept)


def code_card(name: str, concept: str, impl: str) -> str:
    """The card of an exercise that `reference` writes, at `impl`, as in losses/mse.py."""
    function = impl.rpartition("/")[2].removesuffix(".py")
    return (_HEAD + _EXERCISE).format(id=name, concept=concept, impl=impl, name=function)


def reference(impl: str) -> str:
    """The file of a new exercise."""
    function = impl.rpartition("/")[2].removesuffix(".py")
    return REFERENCE.format(name=function, title=function.replace("_", " ").capitalize())
