"""The verbs that train and measure masked models."""

from argparse import ArgumentParser
from argparse import _MutuallyExclusiveGroup as Group
from pathlib import Path

from clozet.settings import SETTINGS

from .parser import Add, count, number, seed, text

UNITS = ("token", "word", "span")


def training(add: Add) -> None:
    """Add the verbs adapt, adapt-search, evaluate and mask."""
    verb = add("adapt", "train a masked model further on documents")
    bound = _adapting(verb)
    bound.add_argument("--epochs", type=number(0.01, 10_000))
    _masking(verb)
    verb.add_argument(
        "--device", choices=SETTINGS["device"].choices, help="what computes; else as set"
    )
    verb.add_argument("--lora", action="store_true", help="train small additions, not all weights")
    verb.add_argument(
        "--from-encoder", metavar="DIR", type=Path, help="give this sentence encoder a new head"
    )
    verb.add_argument("--corpus", metavar="DIR", type=Path, help="its texts, blank lines between")
    verb.add_argument("--out", metavar="DIR", type=Path, help="where the new model goes")
    verb = add("adapt-search", "train a sentence encoder further on documents, kept if it helps")
    _adapting(verb)
    verb.add_argument("--seed", type=int, default=0)
    verb = add("evaluate", "measure a masked model on held-out masks")
    verb.add_argument("--model", metavar="NAME|DIR", type=text)
    texts = verb.add_mutually_exclusive_group()
    texts.add_argument("--collection", metavar="C", type=text)
    texts.add_argument("--texts", metavar="DIR", type=Path, help="a folder of UTF-8 texts")
    verb = add("mask", "show a text as a masked model sees it in training")
    verb.add_argument("text", nargs="?", type=text, metavar="TEXT")
    verb.add_argument("--passage", type=int, metavar="P")
    verb.add_argument("--model", metavar="NAME", type=text)
    _masking(verb)


def _adapting(verb: ArgumentParser) -> Group:
    """Add what to adapt to, from which model and for how long; return the group of bounds."""
    chosen = verb.add_mutually_exclusive_group()
    chosen.add_argument("--collection", metavar="C", type=text)
    chosen.add_argument("--documents", nargs="+", type=int, default=[], metavar="ID")
    verb.add_argument("--base", metavar="NAME", type=text)
    verb.add_argument("--name", metavar="NAME", type=text)
    bound = verb.add_mutually_exclusive_group()
    bound.add_argument("--minutes", type=number(0.01, 100_000), help="of the whole job")
    bound.add_argument("--steps", type=count)
    return bound


def _masking(verb: ArgumentParser) -> None:
    verb.add_argument("--unit", choices=UNITS, default="word", help="what is masked as one")
    verb.add_argument("--rate", type=number(0.01, 0.9), default=0.15, help="the share to mask")
    verb.add_argument("--seed", type=seed, default=0)
