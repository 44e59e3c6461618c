"""A result in words: its name, its page, its excerpt, its citation, and how it is read aloud."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QUrl

from clozet.file_names import outermost, to_path
from clozet.messages import citation as citing
from clozet.messages.citation import file_name
from clozet.messages.search import DocumentBrief, Result, Sentence

from .document_rows import day
from .numbers import number

_LEAD = 34  # characters shown before the answering sentence
_WORDS_TOLD = 5
_EXCERPT = 420  # characters; more than two lines at any width


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a passage; characters [start, end) of `text` are the answering sentence."""

    text: str
    start: int
    end: int


def file_url(document: DocumentBrief) -> QUrl:
    """Return where the document's file lies."""
    return QUrl.fromLocalFile(str(outermost(to_path(document.path, document.path_escaped))))


def _forms() -> tuple[str, str]:
    """Return how the window's language writes a page, and pages from one to another."""
    one = QCoreApplication.translate("Result", "p. {0}")
    return one, QCoreApplication.translate("Result", "pp. {0}–{1}")


def pages(result: Result) -> str:
    """Return "p. 4" or "pp. 4–5"; "" for a file without pages."""
    return citing.pages(result, *_forms())


def place(result: Result) -> str:
    """Return the page, or for a file without pages its date."""
    return pages(result) or day(result.document.date)


def citation(result: Result) -> str:
    """Return how to cite a result: "Lease 2024.pdf, p. 4"."""
    return citing.citation(result, *_forms())


def through(result: Result, added: Collection[str]) -> str:
    """Return the words of `added` that a result has where it has none that was typed, else ""."""
    gave = [one.word for one in result.by_word]
    return ", ".join(gave) if set(gave) <= set(added) else ""


def heading(result: Result, added: str = "") -> str:
    """Return the line under the name: the title where it says more, and the headings above.

    Without either it is the folder. What repeats in other documents says so first, and before all
    what has, of the words asked for, only those that were `added`.
    """
    title, name = result.document.title, file_name(result.document)
    known = title in ("", name, PurePath(name).stem) or result.heading.startswith(title)
    parts = [part for part in ("" if known else title, result.heading) if part]
    if not parts:
        parts = [PurePath(result.document.path).parent.name]
    if copies := len(result.near_duplicates):
        one = QCoreApplication.translate("Result", "and a near copy")
        many = QCoreApplication.translate("Result", "and {0} near copies")
        parts.append(one if copies == 1 else many.format(copies))
    if result.repeats:
        one = QCoreApplication.translate("Result", "also in 1 other")
        many = QCoreApplication.translate("Result", "also in {0} others")
        parts.insert(0, one if result.repeats == 1 else many.format(number(result.repeats)))
    if added:
        only = QCoreApplication.translate("Result", "with “{0}” instead")
        parts.insert(0, only.format(added))
    return " · ".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _within(result: Result, sentence: Sentence) -> tuple[int, int] | None:
    """Return where the sentence stands in the passage's text, None where it does not."""
    before = 0
    for span in result.spans:
        if span.page == sentence.page and span.start <= sentence.start < span.end:
            start = before + sentence.start - span.start
            return start, start + len(sentence.text)
        before += span.end - span.start + 1
    return None


def excerpt(result: Result) -> Excerpt:
    """Return what a row shows: a few words of lead, the sentence, what follows it."""
    found = _within(result, result.sentence) if result.sentence is not None else None
    if found is None:
        return Excerpt(_flat(result.text)[:_EXCERPT], 0, 0)
    lead, sentence = _flat(result.text[: found[0]]), _flat(result.text[found[0] : found[1]])
    rest = _flat(result.text[found[1] :])
    if result.heading.endswith(lead):
        lead = ""  # the heading stands above it already
    if len(lead) > _LEAD:
        lead = "… " + lead[-_LEAD:].partition(" ")[2]
    lead = lead + " " if lead else ""
    text = f"{lead}{sentence} {rest}"
    return Excerpt(text[:_EXCERPT], len(lead), min(_EXCERPT, len(lead) + len(sentence)))


def _rank(rank: int | None, found: str, missed: str) -> str:
    return missed if rank is None else found.format(rank)


def ranks(result: Result) -> tuple[str, str]:
    """Return "Words 2" and "Meaning 1", with a dash where that side did not find it."""
    words = QCoreApplication.translate("Result", "Words {0}")
    meaning = QCoreApplication.translate("Result", "Meaning {0}")
    return (
        _rank(result.words_rank, words, words.format("–")),
        _rank(result.meaning_rank, meaning, meaning.format("–")),
    )


def why(result: Result, added: str = "") -> str:
    """Return why a result was found: its words, and how much each side gave to its score.

    `added` are the words that it has in place of those typed. "" where nothing tells, as of a
    result that is only like another.
    """
    whole = result.by_words + result.by_meaning
    if not result.by_words or whole <= 0:
        return ""
    share = round(100 * result.by_words / whole)
    sides = QCoreApplication.translate("Result", "Words gave {0} %, meaning {1} %.")
    found = QCoreApplication.translate("Result", "Its words: {0}.")
    only = QCoreApplication.translate("Result", "None of the words you typed, but “{0}”.")
    parts = [only.format(added)] if added else []
    parts += [sides.format(share, 100 - share)]
    parts += [found.format(", ".join(result.words))] if result.words else []
    told = result.by_word[:_WORDS_TOLD]
    gave = [f"{one.word} {round(100 * one.score / whole)} %" for one in told]
    of_these = QCoreApplication.translate("Result", "Of the words asked for: {0}.")
    parts += [of_these.format(", ".join(gave))] if gave else []
    return " ".join(parts)


def spoken(row: int, result: Result, *, liked: bool = False, added: str = "") -> str:
    """Return the row as one sentence for a screen reader; `row` counts from 1."""
    head = QCoreApplication.translate("Result", "Result {0}: {1}")
    page = QCoreApplication.translate("Result", "page {0}").format(result.page)
    named = [head.format(row, file_name(result.document))]
    named += [page if result.rectangles else place(result), heading(result, added)]
    by_words = QCoreApplication.translate("Result", "by words, rank {0}").format(result.words_rank)
    by_meaning = QCoreApplication.translate("Result", "by meaning, rank {0}")
    found = [by_words] if result.words_rank is not None else []
    found += [] if result.meaning_rank is None else [by_meaning.format(result.meaning_rank)]
    text = result.sentence.text if result.sentence is not None else result.text
    how = QCoreApplication.translate("Result", " and ").join(found)
    how = QCoreApplication.translate("Result", "Found {0}.").format(how) if found else ""
    parts = [f"{', '.join(part for part in named if part)}.", _flat(text), how]
    parts += [QCoreApplication.translate("Result", "You want more like it.")] if liked else []
    return " ".join(part for part in parts if part)
