"""The one exception that a learner may see."""


class DeckdlError(Exception):
    """Something the learner can act on, told in one sentence: what is wrong, where, what to do.

    The command line prints the sentence and exits with `exit_code`: 2 where deckdl cannot do what was
    asked, 1 where it did and the answer is no.
    """

    exit_code = 2
