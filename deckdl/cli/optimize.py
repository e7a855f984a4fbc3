"""`deckdl optimize`: the scheduler fitted to the learner's own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option

if TYPE_CHECKING:
    from deckdl.memory.fitting import Fit


@click.command(
    epilog="""\b
Examples:
  deckdl optimize                     fit, and adopt what predicts better
  deckdl optimize --undo              back to the parameters before
  deckdl optimize --json | jq .after.log_loss

\b
--json prints one line:
  adopted     whether new parameters hold from now on
  reason      a sentence, where nothing was fitted, else null
  reviews     how many answers there are
  used        those a day or more after the card's answer before
  judged      the last fifth of these, which had to be predicted
  recall      the share recalled in the first four fifths
  before      log_loss and rmse_bins of the parameters in use
  after       the same of parameters fitted to the first four fifths
  constant    the same of always predicting `recall`
  parameters  those adopted, fitted to all, else null
With nothing fitted there are adopted and reason alone; with --undo too.

\b
Exit codes: 0 new parameters hold, 1 nothing was changed."""
)
@click.option("--undo", "back", is_flag=True, help="Go back to the former parameters; again: forward.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def optimize(context: Context, back: bool, as_json: bool) -> int:
    """Fit the scheduler to your own history, from 64 reviews on.

    New parameters are adopted only where they predict your later reviews
    better than those in use. What is due when stays as it is; intervals
    from your next answers on follow the new parameters.
    """
    from deckdl.sessions.optimizing import TooFew
    from deckdl.sessions.optimizing import optimize as fit_and_adopt

    if back:
        return _undo(context, as_json)
    with context.desk() as desk:
        try:
            fit = fit_and_adopt(desk)
        except TooFew as reason:
            _say(str(reason), False, as_json)
            return 1
    if as_json:
        print_json({"adopted": fit.parameters is not None, "reason": None, **fit.to_json()})
    else:
        _show(fit)
    return 0 if fit.parameters else 1


def _undo(context: Context, as_json: bool) -> int:
    from deckdl.sessions.optimizing import undo

    with context.desk() as desk:
        done = undo(desk)
    said = "The former parameters hold again." if done else "No parameters were adopted so far."
    _say(said, done, as_json)
    return 0 if done else 1


def _say(sentence: str, adopted: bool, as_json: bool) -> None:
    if as_json:
        print_json({"adopted": adopted, "reason": sentence})
    else:
        click.echo(sentence)


def _show(fit: Fit) -> None:
    click.echo(
        f"Of {fit.reviews} reviews {fit.used} came a day or more after the one before; "
        f"the last {fit.judged} were predicted."
    )
    click.echo(f"{'':<26}log loss  RMSE (bins)")
    constant = f"always {fit.recall:.0%}, your average"
    for name, score in (("before", fit.before), ("after", fit.after), (constant, fit.constant)):
        click.echo(f"{name:<26}{score.log_loss:8.4f}  {score.rmse_bins:11.4f}")
    if fit.parameters:
        click.echo("The new parameters predict better: they hold from now on. --undo goes back.")
    else:
        click.echo("The new parameters do not predict better: those in use stay.")
