"""The parser that every verb has, and the values that options take."""

import argparse
import os
import re
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from clozet.errors import UsageError

Add = Callable[[str, str], ArgumentParser]
"""Adds the verb of a name, with its help, and returns its parser."""


class Parser(ArgumentParser):
    """A parser whose complaints are errors like all others."""

    def __init__(self, **options: object) -> None:
        super().__init__(allow_abbrev=False, **options)  # type: ignore[arg-type]  # passed on
        self.register("type", int, whole)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError where argparse would print and exit."""
        raise UsageError(
            message[:1].upper() + message[1:] + ".", f"See “{self.prog} --help” for what there is."
        )


def common(parser: ArgumentParser, library: object = SUPPRESS, off: object = SUPPRESS) -> None:
    """Give a parser the options that stand before or behind any verb."""
    parser.add_argument("--library", metavar="DIR", type=Path, default=library)
    parser.add_argument("--json", action="store_true", default=off, help="print JSON")
    parser.add_argument("--quiet", action="store_true", default=off, help="print results only")


def acts(verb: ArgumentParser, named: dict[str, str]) -> dict[str, ArgumentParser]:
    """Give a verb its acts, each with its help; return their parsers by name."""
    adding = verb.add_subparsers(
        dest="act", metavar="ACT", prog=verb.prog, required=True, parser_class=Parser
    )
    parsers: dict[str, ArgumentParser] = {}
    for name, help in named.items():
        parsers[name] = adding.add_parser(name, help=help, description=help)
        common(parsers[name])
    return parsers


def text(given: str) -> str:
    """Take a text that is UTF-8."""
    try:
        os.fsencode(given).decode("utf-8")
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("this text is not UTF-8") from None
    return given


def whole(given: str) -> int:
    """Take a whole number that a database can hold."""
    if not re.fullmatch(r"-?[0-9]{1,18}", given):
        raise argparse.ArgumentTypeError(f"“{given[:40]}” is not a whole number of up to 18 digits")
    return int(given)


def count(given: str) -> int:
    """Take a whole number from 1."""
    if not re.fullmatch(r"[0-9]{1,18}", given) or not int(given):
        raise argparse.ArgumentTypeError(f"“{given[:40]}” is not a number from 1")
    return int(given)


def seed(given: str) -> int:
    """Take a whole number that a generator of random numbers can start from."""
    found = whole(given)
    if found < 0:
        raise argparse.ArgumentTypeError(f"“{given}” is not a number from 0")
    return found


def number(least: float, most: float) -> Callable[[str], float]:
    """Return what takes a number between two others."""

    def take(given: str) -> float:
        try:
            found = float(given)
        except ValueError:
            found = float("nan")
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(f"“{given}” is not a number from {least} to {most}")
        return found

    return take


def day(given: str) -> str:
    """Take a year, a month or a day."""
    try:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", given):
            raise ValueError
        date.fromisoformat((given + "-01-01")[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{given}” is not a date like 2024-03-31") from None
    return given


def year(given: str) -> str:
    """Take a year."""
    if not re.fullmatch(r"\d{4}", given):
        raise argparse.ArgumentTypeError(f"“{given}” is not a year like 2024")
    return given
