"""What is asked about a sentence, as values: one request for blanks that see the same text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from clozet.messages.cloze import BlankFilled, Fill, Filled

from .cloze_state import Sentence

CANDIDATES = 10
_MOST_LONG = 6  # open blanks for which words of several pieces are looked for: each takes its time
_LONG, _SHORT = (1, 4), (1, 1)


@dataclass(frozen=True)
class Wish:
    """How the blanks are to be filled: by which models, together, with which words alone.

    `only` has the words by the number of the blank.
    """

    model: str | None = None
    against: str | None = None
    together: bool = False
    only: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A request, and the number of the sentence's blank behind each blank of its answer.

    `serves` are the blanks whose candidates are taken from the answer.
    """

    request: Fill
    numbers: tuple[int, ...]
    serves: tuple[int, ...]

    @property
    def quick(self) -> Fill:
        """The request for words of one piece alone."""
        return msgspec.structs.replace(self.request, pieces=_SHORT)


@dataclass(frozen=True)
class Column:
    """What was answered for one blank; `whole` once all that was asked for is among it.

    `short` tells that words of one piece alone were asked for, since there are many blanks.
    """

    filled: BlankFilled
    against: BlankFilled | None
    whole: bool
    windowed: bool
    short: bool = False


def questions(sentence: Sentence, wish: Wish) -> tuple[Question, ...]:
    """Return what to ask: all open blanks at once, each filled one with the others in place."""
    every = range(len(sentence.blanks))
    if wish.together and len(sentence.blanks) > 1:
        return (_question(sentence, wish, tuple(every), tuple(every)),)
    plain = tuple(number for number in sentence.open if number not in wish.only)
    found = [_question(sentence, wish, sentence.open, plain)] if plain else []
    for number in every:
        if number not in plain:
            masked = (*sentence.open, number)
            found.append(_question(sentence, wish, masked, (number,)))
    return tuple(found)


def column(question: Question, answer: Filled, number: int, *, whole: bool) -> Column | None:
    """Return what an answer, the `whole` one or the quick one, has for blank `number`."""
    at = question.numbers.index(number)
    if at >= len(answer.blanks):
        return None
    ordered = sorted(answer.blanks, key=lambda blank: blank.start)
    others = answer.against.blanks if answer.against is not None else ()
    beside = sorted(others, key=lambda blank: blank.start)
    return Column(
        ordered[at],
        beside[at] if at < len(beside) else None,
        whole,
        answer.windowed,
        short=question.request.pieces == _SHORT,
    )


def _question(
    sentence: Sentence, wish: Wish, masked: tuple[int, ...], serves: tuple[int, ...]
) -> Question:
    variant = sentence.variant(set(masked))
    only = wish.only.get(serves[0], ()) if len(serves) == 1 else ()
    request = Fill(
        text=variant.text,
        blanked=variant.blanked,
        k=CANDIDATES,
        model=wish.model,
        against=wish.against,
        joint=wish.together and len(serves) > 1,
        only=only,
        pieces=_LONG if len(variant.numbers) <= _MOST_LONG else _SHORT,
    )
    return Question(request, variant.numbers, serves)
