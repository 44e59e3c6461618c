"""The verbs adapt and adapt-search: a worker trains, what happens is told as it comes."""

import sys
from argparse import Namespace
from contextlib import closing

from clozet.database import adaptations
from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.messages.adapt_search import AdaptSearch, SearchAdapted, SearchEvaluation
from clozet.messages.frame import as_json
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Cancelled, Failed, Progress
from clozet.messages.training import Adapt, Adapted, Chosen, Evaluation, Step
from clozet.paths import LibraryPaths
from clozet.worker.client import Worker

from .output import Output, duration
from .trainer import WorkerFailedError


def adapt(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Train a masked model further, or make one from a sentence encoder; print its card."""
    if options.from_encoder or options.corpus or options.out:
        _from_encoder(options, output)
        return
    with closing(open_library(paths)) as db:
        asked = Adapt(
            chosen=_chosen(options, db),
            base=options.base,
            minutes=options.minutes,
            steps=options.steps,
            epochs=options.epochs,
            unit=options.unit,
            rate=options.rate,
            seed=options.seed,
            lora=options.lora,
            name=options.name,
            device=options.device,
        )
        followed(db, asked, output)


def adapt_search(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Train a sentence encoder further; print whether it searches better, and its name if so."""
    with closing(open_library(paths)) as db:
        asked = AdaptSearch(
            chosen=_chosen(options, db),
            base=options.base,
            minutes=options.minutes,
            steps=options.steps,
            seed=options.seed,
            name=options.name,
        )
        followed(db, asked, output)


def _chosen(options: Namespace, db: Database) -> Chosen:
    """Return which documents; raise NotThereError for unknown ones before a worker loads."""
    chosen = Chosen(collection=options.collection, documents=tuple(options.documents))
    adaptations.documents(db, chosen)
    return chosen


def _from_encoder(options: Namespace, output: Output) -> None:
    """Train in this process, so that torchrun can start several."""
    from clozet.commands.from_encoder import FromEncoder, make
    from clozet.training.recipe import Recipe

    folders = (options.from_encoder, options.corpus, options.out)
    if None in folders:
        raise UsageError(
            "--from-encoder, --corpus and --out belong together.", "Name all three folders."
        )
    encoder, corpus, out = (folder.expanduser().absolute() for folder in folders)
    recipe = Recipe(
        minutes=options.minutes,
        steps=options.steps,
        epochs=options.epochs,
        unit=options.unit,
        rate=options.rate,
        seed=options.seed,
        rows=32,
        replay=0,
        patience=sys.maxsize,  # the loss on so much text only falls
    )
    teller = _Teller(output)
    for answer in make(FromEncoder(encoder, corpus, out, recipe, options.device)):
        teller.tell(answer)


def followed(db: Database, request: Request, output: Output) -> None:
    """Let an adapter do what is asked, and tell what happens; an interruption ends it at once."""
    worker = Worker("adapter", db.paths.folder)
    try:
        teller = _Teller(output)
        for answer in worker.ask(request):
            if isinstance(answer, Failed):
                raise WorkerFailedError(answer)
            teller.tell(answer)
    except BaseException:
        worker.kill()
        raise
    worker.stop()


class _Teller:
    """Tells of one adaptation."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._job = 0

    def tell(self, answer: Answer) -> None:
        """Tell of one thing that happened."""
        if self._output.json:
            self._as_event(answer)
        else:
            self._in_words(answer)

    def _as_event(self, answer: Answer) -> None:
        match answer:
            case Progress():
                self._job = answer.job
            case Step():
                self._output.json_line({"event": "step", **as_json(answer)})
            case Evaluation() | SearchEvaluation():
                self._output.json_line({"event": "evaluation", **as_json(answer)})
            case Adapted() | SearchAdapted():
                self._output.json_line({"event": "done", "job": self._job, **as_json(answer)})
            case Cancelled():
                self._output.json_line({"event": "stopped", "job": self._job})

    def _in_words(self, answer: Answer) -> None:
        match answer:
            case Progress():
                self._job = answer.job
            case Step():
                shown = Progress(
                    job=self._job,
                    kind="adapt",
                    done=answer.step,
                    of=answer.of,
                    seconds_left=answer.seconds_left,
                )
                self._output.progress(shown)
            case Evaluation():
                self._output.note(
                    f"step {answer.step:>6}  held out: perplexity {answer.heldout.perplexity:.2f},"
                    f" {answer.heldout.accuracy_1:.1%} right"
                    f"  general English: {answer.control.perplexity:.2f}"
                )
            case Adapted(model=model, card=card):
                self._output.note(
                    f"{card.words}\n{card.limits}\nThe model is {model}, made in"
                    f" {duration(card.seconds)}. Keep it: clozet model use {model}"
                )
            case SearchEvaluation(heldout=found):
                self._output.note(
                    f"step {answer.step:>6}  held out: nDCG@10 {found.ndcg_10:.3f}"
                    f" ({found.low:.3f} to {found.high:.3f})"
                )
            case SearchAdapted(model=name, card=card):
                use = f"\nUse it: clozet model use {name}" if name else ""
                self._output.note(f"{card.words}\n{card.limits}{use}")
            case Cancelled():
                self._output.note(
                    f"Job {self._job} has stopped. Go on with it: clozet job resume {self._job}"
                )


ACTS = {"adapt": adapt, "adapt-search": adapt_search}
