"""Searches of the made-up library: each read document has one passage on each page.

A query with "broken" fails by meaning, one with "slowly" takes its time there, and one with
"nothing" finds nothing. By meaning, the last document comes first. A query is widened by "warning",
which stands on the second page of each document, where the words typed do not.
"""

import time
from pathlib import Path
from typing import Any

import msgspec

from clozet.messages import (
    housekeeping,
    library,
    places,
    progress,
    reading,
    report,
    search,
    widening,
)

PAGES = 3
LINES = ("The lease ends in June.", "The tenant gives three months' notice.", "Rent is due.")
SLOW_SECONDS = 0.8
LEFT, TOP, WIDTH, HEIGHT = 72.0, 100.0, 240.0, 12.0


def brief(row: dict[str, Any]) -> search.DocumentBrief:
    return search.DocumentBrief(
        id=row["id"],
        path=row["path"],
        paths=(row["path"],),
        title=row["title"],
        kind=row["kind"],
        date=row["date"],
    )


def page_text(row: dict[str, Any], page: int) -> str:
    return "\n".join((f"Page {page} of {row['title']}.", *LINES))


def has_pages(row: dict[str, Any]) -> bool:
    return not row["path"].endswith(".txt")


def word_boxes(row: dict[str, Any], page: int) -> tuple[places.WordBox, ...]:
    boxes, at = [], 0
    for line, text in enumerate(page_text(row, page).split("\n")):
        words, step = text.split(" "), WIDTH / 8
        for number, word in enumerate(words):
            x, y = LEFT + number * step, TOP + line * 14.0
            box = (x, y, x + step * 0.9, y + HEIGHT)
            boxes.append(places.WordBox(at, at + len(word), *box, line))
            at += len(word) + 1
    return tuple(boxes)


def place_words(state: dict[str, Any], asked: library.PlaceWords) -> library.PageWords:
    row = next(row for row in state["rows"] if row["id"] == asked.document)
    words = word_boxes(row, asked.page) if has_pages(row) else ()
    return library.PageWords(document=asked.document, page=asked.page, words=words)


def made_result(row: dict[str, Any], page: int, words: int | None, meaning: int | None) -> Any:
    text = page_text(row, page)
    start, boxes = text.index(LINES[0]), word_boxes(row, page)
    at = text.index(LINES[1])
    end = at + len(LINES[1])
    lit = {page: tuple(places.rectangles(boxes, start, len(text)))} if has_pages(row) else {}
    line = {page: tuple(places.rectangles(boxes, at, end))} if has_pages(row) else {}
    return search.Result(
        rank=1,
        score=1.0,
        passage=row["id"] * 10 + page,
        document=brief(row),
        page=page,
        start=start,
        end=len(text),
        text=text[start:],
        heading="7. Termination",
        spans=(reading.Span(page=page, start=start, end=len(text)),),
        rectangles=lit,
        sentence=search.Sentence(page=page, start=at, end=end, text=LINES[1], rectangles=line),
        words=("tenant", "notice"),
        by_words=0.0 if words is None else 0.4,
        by_meaning=0.0 if meaning is None else 0.6,
        words_rank=words,
        meaning_rank=meaning,
        similarity=None if meaning is None else 0.7,
    )


def find(state: dict[str, Any], asked: search.Search) -> search.Results | progress.Failed:
    by_meaning = asked.mode != "words"
    if by_meaning and "slowly" in asked.query:
        time.sleep(SLOW_SECONDS)
    if by_meaning and "broken" in asked.query:
        return progress.Failed(
            kind="model", message="The encoder is damaged.", remedy="Install it again.", exit_code=4
        )
    rows = [row for row in state["rows"] if row["id"] is not None]
    if asked.filters.kind is not None:
        rows = [row for row in rows if row["kind"] == asked.filters.kind]
    rows = [] if "nothing" in asked.query else rows
    if by_meaning:
        rows = rows[::-1]
    count = min(PAGES * len(rows), asked.k)
    results = tuple(
        made_result(
            rows[n // PAGES],
            n % PAGES + 1,
            n + 1 if asked.mode != "meaning" else None,
            n + 1 if by_meaning else None,
        )
        for n in range(count)
    )
    if "warning" in asked.query:
        results = tuple(found_through(one) for one in results)
    return search.Results(
        query=asked.query, mode=asked.mode, seconds=0.01, stale=0, results=results
    )


def found_through(result: search.Result) -> search.Result:
    word = "warning" if result.page == 2 else "notice"
    return msgspec.structs.replace(
        result, by_word=(search.WordGave(word=word, weight=1.0, score=0.4),)
    )


def widen(state: dict[str, Any], asked: widening.Widen) -> widening.Widened:
    if "slowly" in asked.query:
        time.sleep(SLOW_SECONDS)
    offered = {"notice": ("warning", "letter"), "tenant": ("lessee",)}
    words = tuple(
        widening.WidenedWord(
            word=word,
            sentences=12,
            substitutes=tuple(
                widening.Substitute(
                    word=one, probability=0.1, similarity=0.7, adds=4, part=f"{one}^0.3"
                )
                for one in offered[word]
            ),
        )
        for word in asked.query.split()
        if word in offered
    )
    return widening.Widened(
        query=asked.query, model="clozet-base", words=words, widened=asked.query, seconds=0.01
    )


def similar(state: dict[str, Any], asked: search.Similar) -> search.Results:
    rows = [row for row in state["rows"] if row["id"] == asked.passage // 10]
    pages = [page for page in range(1, PAGES + 1) if page != asked.passage % 10]
    results = tuple(made_result(rows[0], page, None, n + 1) for n, page in enumerate(pages))
    return search.Results(query="", mode="meaning", seconds=0.01, stale=0, results=results)


def suggest(state: dict[str, Any], asked: housekeeping.Suggest) -> housekeeping.Suggestions:
    known = {"nothing": ("notice",)} if "nothing" in asked.query else {}
    return housekeeping.Suggestions(unknown=tuple(known), known=known)


def make_report(state: dict[str, Any], asked: report.MakeReport) -> report.Reported:
    found = find(state, asked.search)
    assert isinstance(found, search.Results)
    count = len(asked.passages) or len(found.results)
    Path(asked.file).write_text(f"{asked.search.query}: {count}")
    return report.Reported(file=asked.file, results=count, pictures=count)


ACTS = {
    library.PlaceWords: place_words,
    search.Search: find,
    search.Similar: similar,
    report.MakeReport: make_report,
    housekeeping.Suggest: suggest,
    widening.Widen: widen,
}
