"""Blanks of the made-up library: the same few words are expected in every blank.

A text with "broken" fails, one with "slowly" takes its time. Words of several pieces come only
where they are asked for. Each read document says three or six months; "nobody" is said by none.
"""

import re
import time
from typing import Any

import fake_search

from clozet.messages import cloze, housekeeping, progress

WORDS = ("three", "six", "two", "one", "twelve", "four", "nine")
PROBABILITIES = (0.42, 0.21, 0.12, 0.08, 0.05, 0.03, 0.004)
LONG = ("forty-two", 0.06)
SLOW_SECONDS = 0.5


def fill(state: dict[str, Any], asked: cloze.Fill) -> cloze.Filled | progress.Failed:
    if "slowly" in asked.text:
        time.sleep(SLOW_SECONDS)
    if "broken" in asked.text:
        return progress.Failed(
            kind="model", message="The model is damaged.", remedy="Import it again.", exit_code=4
        )
    blanks = tuple(
        blank(state, asked, number, *place, shift=0) for number, place in enumerate(places(asked))
    )
    other = None
    if asked.against is not None:
        shifted = [
            blank(state, asked, number, *place, shift=1)
            for number, place in enumerate(places(asked))
        ]
        other = cloze.FilledAgainst(model=asked.against, blanks=tuple(shifted))
    joint = ()
    if asked.joint:
        fillings = [(word,) * len(blanks) for word in WORDS[:3]]
        joint = tuple(
            cloze.JointFilling(words=words, score=-1.0 - at) for at, words in enumerate(fillings)
        )
    return cloze.Filled(
        text=asked.text,
        model=asked.model or "clozet-base",
        seconds=0.01,
        windowed=len(asked.text) > 2000,
        blanks=blanks,
        joint=joint,
        against=other,
    )


def places(asked: cloze.Fill) -> list[tuple[int, int]]:
    written = [match.span() for match in re.finditer("__+", asked.text)]
    return sorted([*written, *asked.blanked])


def blank(  # as many as a blank has facts
    state: dict[str, Any], asked: cloze.Fill, number: int, start: int, end: int, shift: int
) -> cloze.BlankFilled:
    shares = dict(zip(WORDS, PROBABILITIES[shift:] + PROBABILITIES[:shift], strict=True))
    if asked.pieces[1] > 1 and not asked.only:
        shares[LONG[0]] = LONG[1]
    if asked.only:
        shares = {word: shares.get(word, 0.01) for word in asked.only}
    evidence = attested(state, 1)[: asked.evidence] if asked.only != ("nobody",) else ()
    candidates = tuple(
        cloze.Candidate(
            word=word,
            probability=share,
            kind="chain" if word == LONG[0] else "softmax",
            score=share,
            pieces=3 if word == LONG[0] else 1,
            relative=share / sum(shares.values()) if asked.only else None,
            evidence=evidence,
        )
        for word, share in sorted(shares.items(), key=lambda pair: -pair[1])
    )
    word = asked.text[start:end]
    original = None
    if "_" not in word:
        rank = WORDS.index(word) + 1 if word in WORDS else None
        original = cloze.Asked(word=word, probability=0.07, rank=rank, score=0.07)
    return cloze.BlankFilled(
        index=number, start=start, end=end, entropy=1.7, asked=original, candidates=candidates
    )


def attested(state: dict[str, Any], page: int) -> tuple[Any, ...]:
    rows = [row for row in state["rows"] if row["id"] is not None]
    return tuple(fake_search.made_result(row, page, 1, None) for row in rows)


def ask(state: dict[str, Any], asked: cloze.AskFiles) -> cloze.Attested:
    guess = cloze.Guess(word="three", probability=0.42)
    found = attested(state, 1)
    if "nobody" in asked.text or not found:
        return cloze.Attested(text=asked.text, attested=False, values=(), guess=guess)
    half = (len(found) + 1) // 2
    values = tuple(
        cloze.Value(
            value=word,
            count=2 * len(evidence),
            score=1.0,
            words_rank=1,
            meaning_rank=None,
            probability=0.4,
            probability_in_passage=0.3,
            evidence=evidence,
        )
        for word, evidence in (("three months", found[:half]), ("six months", found[half:]))
    )
    return cloze.Attested(text=asked.text, attested=True, values=values, guess=guess)


def ask_each(state: dict[str, Any], asked: cloze.AskEachDocument) -> cloze.EachDocument:
    rows = [row for row in state["rows"] if row["id"] is not None]
    return cloze.EachDocument(
        text=asked.text,
        rows=tuple(
            cloze.DocumentValue(
                document=cloze.DocumentNamed(id=row["id"], path=row["path"]),
                value="three" if at % 2 == 0 else None,
                page=2 if at % 2 == 0 else None,
                passage=None,
                score=0.9 if at % 2 == 0 else None,
            )
            for at, row in enumerate(rows)
        ),
    )


def surprise(state: dict[str, Any], asked: cloze.MeasureSurprise) -> cloze.Surprise:
    text = asked.text or ""
    if asked.document is not None:
        row = next(row for row in state["rows"] if row["id"] == asked.document)
        text = fake_search.page_text(row, asked.page or 1)
    letter = 0.8 if asked.document is None else 1.5
    words = tuple(
        cloze.WordSurprise(
            word=match.group(),
            start=match.start(),
            end=match.end(),
            log_probability=-letter * len(match.group()),
            pieces=1,
            expected="the",
            page=asked.page,
        )
        for match in re.finditer(r"\w+", text)
    )
    return cloze.Surprise(
        text=text, model="clozet-base", score=-9.0, pseudo_perplexity=9.0, words=words
    )


def list_sentences(state: dict[str, Any], asked: object) -> housekeeping.Sentences:
    return housekeeping.Sentences(recent=tuple(state.get("sentences", ())))


def change_sentences(state: dict[str, Any], asked: housekeeping.ChangeSentences) -> progress.Done:
    kept = [text for text in state.get("sentences", ()) if text != asked.text]
    state["sentences"] = {"remember": [asked.text, *kept], "forget": kept, "clear": []}[asked.act]
    return progress.Done()


ACTS = {
    cloze.Fill: fill,
    cloze.AskFiles: ask,
    cloze.AskEachDocument: ask_each,
    cloze.MeasureSurprise: surprise,
    housekeeping.ListSentences: list_sentences,
    housekeeping.ChangeSentences: change_sentences,
}
