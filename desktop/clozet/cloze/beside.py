"""What stands next to a stretch, beside what stands next to the blank."""

from clozet.terms import stem, words

from .coverage import fit
from .question import Question
from .values import Stretch

_BEFORE_TIME = frozenset(["at", "after", "before", "from", "until", "by"])
_PLACING = frozenset(
    ["on", "by", "until", "till", "from", "after", "befor", "sinc", "in", "at", "for", "to", "with"]
)
_NO_NUMBER_BEHIND = frozenset(["on", "by", "called", "named", "a", "an"])


def beside(question: Question, sentence: str, stretch: Stretch) -> dict[str, float]:
    """Return how the words next to the stretch agree with those next to the blank."""
    suits = fit(question, stretch) or 0.0
    known = bool(question.unit[1])
    left, asked_left = _last(sentence[: stretch.wider[0]]), _last(question.before)
    end = stretch.end if known else stretch.wider[1]
    right, asked_right = _first(sentence[end:].lstrip("'’")), _first(question.behind)
    return {
        "unit": suits if known else 0.0,
        "counted": 0.0 if known else suits,
        "left": float(bool(left) and left == asked_left),
        "left_differs": float(left != asked_left and {left, asked_left} <= _PLACING),
        "right": float(bool(right) and right == asked_right),
    }


def _last(text: str) -> str:
    found = words(text[-40:])
    return stem(found[-1]) if found and text.rstrip()[-1:] not in ".;:," else ""


def _first(text: str) -> str:
    found = words(text[:40])
    return stem(found[0]) if found and text.lstrip()[:1].isalnum() else ""


def kinds(question: Question, stretch: Stretch) -> dict[str, float]:
    """Return what sort of value it is, where no unit tells, and how the word before suits it."""
    found = words(question.before)
    before = found[-1].lower() if found else ""
    kind = stretch.kind
    bare = kind == "number" and not question.unit[1]
    return {
        "number": float(bare),
        "date": float(kind == "date"),
        "name": float(kind == "phrase" and stretch.written[:1].isupper()),
        "phrase": float(kind == "phrase" and not stretch.written[:1].isupper()),
        "date_on": float(kind == "date" and before == "on"),
        "time_at": float(kind == "time" and before in _BEFORE_TIME),
        "number_on": float(bare and before in _NO_NUMBER_BEHIND),
        "phrase_on": float(kind == "phrase" and before == "on"),
    }
