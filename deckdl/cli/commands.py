"""The list of commands, and what `deckdl` does without one."""

from __future__ import annotations

import click

from deckdl import __version__
from deckdl.cli.check import check
from deckdl.cli.context import Context, workspace_option
from deckdl.cli.doctor import doctor
from deckdl.cli.due import due, review
from deckdl.cli.exchange import export, import_
from deckdl.cli.grade import grade
from deckdl.cli.mark import mark
from deckdl.cli.new import add, new, preview
from deckdl.cli.optimize import optimize
from deckdl.cli.plan import plan
from deckdl.cli.search import search
from deckdl.cli.stats import stats
from deckdl.cli.study import code, quiz, start, study
from deckdl.cli.trust import allow, deny


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  deckdl                              what is due, and everything else
  deckdl study losses                 today's cards of one deck
  deckdl code softmax                 write softmax and have it graded
  deckdl grade softmax --watch        the same beside your own editor

Exit codes: 0 fine, 1 the answer is no, 2 cannot do that.""",
)
@workspace_option
@click.version_option(__version__, prog_name="deckdl", message="%(prog)s %(version)s")
@click.pass_context
def deckdl(context: click.Context) -> None:
    """Study deep learning: cards that come back, and code that is graded.

    The workspace is the folder given by --workspace, else $DECKDL_HOME, else the current folder if it is
    one, else your user data folder. It is made when it is first needed.
    """
    if context.invoked_subcommand is None:
        start(context.ensure_object(Context), "home")


for command in (
    *(study, quiz, code, grade, due, review, mark, search, stats, optimize, plan),
    *(check, new, add, preview, allow, deny, import_, export, doctor),
):
    deckdl.add_command(command)
