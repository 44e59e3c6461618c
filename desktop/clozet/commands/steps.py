"""A step of a run, as it is told."""

from clozet.messages.training import Step
from clozet.training.run import Run
from clozet.training.train import StepDone


def step_told(run: Run, event: StepDone) -> Step:
    """Return the message of a step that is done."""
    position = run.position
    return Step(
        step=position.step,
        of=max(position.of, position.step),
        loss=event.loss,
        tokens_per_second=event.pieces / event.seconds,
        seconds_left=run.training.seconds_left(event.seconds),
    )
