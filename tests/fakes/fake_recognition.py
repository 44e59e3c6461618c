"""Recognition by the fake worker: what waits is read at once; one doubt, one difference."""

from collections.abc import Callable
from typing import Any

import msgspec

from clozet.messages import drafts, proofreading, recognition
from clozet.messages.progress import Done


def recognise(state: dict[str, Any], asked: recognition.Recognise) -> recognition.Recognised:
    chosen = [
        row for row in state["rows"] if row["needs_ocr"] and (asked.all or row["id"] in asked.ids)
    ]
    for row in chosen:
        row |= {"state": "read", "reason": "", "remedy": "", "needs_ocr": 0, "recognised": 3}
    return recognition.Recognised(
        job=1, documents=len(chosen), pages=3 * len(chosen), states={"read": len(chosen)},
        passages=0, language="eng", seconds=0.1,
    )  # fmt: skip


def proofread(state: dict[str, Any], asked: proofreading.Proofread) -> proofreading.Proofreading:
    word = proofreading.DoubtfulWord(
        page=1, start=4, end=10, word="tenamt", confidence=0.5, probability=0.01,
        suggestions=(proofreading.Suggestion(word="tenant", probability=0.97),),
        rectangles=((72.0, 100.0, 120.0, 112.0),),
    )  # fmt: skip
    later = msgspec.structs.replace(word, start=30, end=36)
    return proofreading.Proofreading(
        document=asked.document, model="clozet-base", words=(word, later), seconds=0.1
    )


def correct(state: dict[str, Any], asked: proofreading.Correct) -> Done:
    state.setdefault("corrected", []).append([asked.start, asked.word, asked.to])
    return Done(ids=(asked.document,))


def compare(state: dict[str, Any], asked: drafts.Compare) -> drafts.Differences:
    sides = (drafts.Side(page=2, start=0, end=len(text), text=text) for text in ("thirty", ""))
    return drafts.Differences(
        one=drafts.NearDuplicate(id=asked.one, path="/one"),
        other=drafts.NearDuplicate(id=asked.other, path="/two"),
        alike=0.97,
        changes=(drafts.Difference(one=next(sides), other=next(sides)),),
    )


CHANGING = recognition.Recognise | proofreading.Correct
ACTS: dict[type, Callable[[dict[str, Any], Any], Any]] = {
    recognition.Recognise: recognise,
    proofreading.Proofread: proofread,
    proofreading.Correct: correct,
    drafts.Compare: compare,
}
