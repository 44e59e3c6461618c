"""RTF becomes paragraphs, headings and rows: one pass over its control words and groups."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from .rtf_words import (
    CELL_ENDS,
    CODE_PAGES,
    LEFT_OUT,
    NOTES,
    PARAGRAPH_ENDS,
    ROW_ENDS,
    SHOWN,
    SIGNS,
)

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n\0]+|"
    rb"([^\\{}\r\n\0]+)|.",
    re.DOTALL,
)
_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{2}\s*+){256,}+")  # pictures are digits by the thousand
_HEADING = re.compile(r"heading (\d)\b|(title)\b", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")


class Part(NamedTuple):
    """A paragraph, a heading of a level from 1, or a row with tabs between its cells."""

    kind: Literal["paragraph", "heading", "row"]
    text: str
    level: int = 0


@dataclass(frozen=True)
class _Group:
    """What a group inherits from the one around it: where its text goes, and how it is written."""

    target: Literal["text", "note", "title", "font", "style", "nothing"] = "text"
    font: int = -1
    skips: int = 1  # characters that stand in for one written as a number
    hidden: bool = False
    style: int = -1


class RtfText:
    """Reads one RTF document; `title` and `cut` are known when all parts were read."""

    def __init__(self, raw: bytes) -> None:
        self._raw = _PICTURE.sub(b"", raw)
        self.title = ""
        self.cut = False
        self._group = _Group()
        self._stack: list[_Group] = []
        self._opened = self._starred = False  # a group has just begun, with \* before its word
        self._skip = 0
        self._bytes = bytearray()
        self._texts: dict[str, list[str]] = {"text": [], "note": [], "title": [], "style": []}
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, int] = {}
        self._level = 0
        self._in_table = self._row = False

    def parts(self) -> Iterator[Part]:
        """Yield the document's parts; notes follow the paragraph that they stand in."""
        at = 0
        while found := _TOKEN.match(self._raw, at):
            at = found.end()
            word, number, pair, sign, brace, run = found.groups()
            if run is not None:
                self._write(run)
            elif pair is not None:
                self._write(bytes.fromhex(pair.decode()))
            elif brace is not None:
                yield from self._brace(brace)
            elif word is not None:
                argument = int(number) if number else None
                at += max(0, argument or 0) if word == b"bin" else 0
                yield from self._word(word.decode("ascii"), argument)
            elif sign is not None:
                yield from self._word(sign.decode("latin-1"), None)
        self.cut = bool(self._stack)
        yield from self._end("row" if self._row else "paragraph")
        self.title = " ".join("".join(self._texts["title"]).split())

    def _brace(self, brace: bytes) -> Iterator[Part]:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._stack.append(self._group)
            self._opened, self._starred = True, False
            return
        left, self._opened = self._group, False
        if left.target == "style":
            self._note_style(left.style)
        if self._stack:
            self._group = self._stack.pop()
        if left.target == "note" and self._group.target != "note":
            self._texts["note"].append("\n")
        yield from ()

    def _word(self, word: str, number: int | None) -> Iterator[Part]:
        if word == "*":
            self._starred = self._opened
            return
        self._flush()
        if self._opened:
            self._begin(word)
        self._opened = False
        if word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._skip = self._group.skips
            return
        if self._skip and word in SIGNS:
            self._skip -= 1
            return
        self._format(word, number)
        if self._group.target == "text" and not self._group.hidden:
            yield from self._structure(word)
        elif word in SIGNS or word in PARAGRAPH_ENDS:
            self._put(SIGNS.get(word, "\n"))

    def _begin(self, word: str) -> None:
        """Tell by its first word where the text of a group goes."""
        target = self._group.target
        if word in NOTES:
            target = "note"
        elif word in SHOWN:
            target = "text"
        elif word == "title":  # a second one says the same in Unicode
            target = "title"
            self._texts["title"].clear()
        elif word == "fonttbl":
            target = "font"
        elif word == "stylesheet":
            target = "style"
        elif word in LEFT_OUT or (self._starred and target not in ("font", "style")):
            target = "nothing"
        self._group = replace(self._group, target=target)

    def _structure(self, word: str) -> Iterator[Part]:
        if word in PARAGRAPH_ENDS and self._in_table:
            self._put(" ")
        elif word in PARAGRAPH_ENDS:
            yield from self._end("heading" if self._level else "paragraph")
        elif word in CELL_ENDS:
            self._row = True
            self._put("\t")
        elif word in ROW_ENDS:
            yield from self._end("row")
        elif word in SIGNS:
            self._put(SIGNS[word])

    def _format(self, word: str, number: int | None) -> None:
        """Heed what changes how text is written, or what a paragraph is."""
        group = self._group
        if word in ("v", "deleted"):
            self._group = replace(group, hidden=number != 0)
        elif word == "plain":
            self._group = replace(group, hidden=False)
        elif word == "f" and number is not None:
            self._group = replace(group, font=number)
        elif word == "uc" and number is not None:
            self._group = replace(group, skips=number)
        elif word in ("fcharset", "cpg") and number is not None and group.target == "font":
            page = CODE_PAGES.get(number, "") if word == "fcharset" else f"cp{number}"
            self._fonts[group.font] = page or self._fonts.get(group.font, "")
        elif word == "ansicpg" and number is not None:
            self._code_page = f"cp{number}"
        else:
            self._format_paragraph(word, number)

    def _format_paragraph(self, word: str, number: int | None) -> None:
        if word == "pard":
            self._level, self._in_table = 0, False
        elif word == "intbl":
            self._in_table = True
        elif word == "outlinelevel" and number is not None and number < 9:
            self._level = number + 1
        elif word == "s" and number is not None and self._group.target == "style":
            self._group = replace(self._group, style=number)
        elif word == "s" and number is not None:
            self._level = self._styles.get(number, 0)

    def _note_style(self, style: int) -> None:
        name = _HEADING.match("".join(self._texts["style"]).strip())
        if name and style >= 0:
            self._styles[style] = 1 if name.group(2) else int(name.group(1)) + 1
        self._texts["style"].clear()

    def _write(self, raw: bytes) -> None:
        """Take in bytes of text, as they stand or written as digits."""
        self._opened = False
        skipped = min(self._skip, len(raw))
        self._skip -= skipped
        if self._group.target not in ("nothing", "font") and not self._group.hidden:
            self._bytes += raw[skipped:]

    def _flush(self) -> None:
        """Make text of the bytes gathered: those of a character may be written in many ways."""
        if not self._bytes:
            return
        raw, page = bytes(self._bytes), self._fonts.get(self._group.font) or self._code_page
        self._bytes.clear()
        try:
            codecs.lookup(page)
        except LookupError:
            page = "cp1252"
        self._put(raw.decode(page, "replace"))

    def _put(self, text: str) -> None:
        if self._group.target in self._texts and not self._group.hidden:
            self._texts[self._group.target].append(text)

    def _end(self, kind: Literal["paragraph", "heading", "row"]) -> Iterator[Part]:
        self._flush()
        text = _joined(self._texts["text"])
        if text.strip():
            yield Part(kind, text, self._level)
        notes = _joined(self._texts["note"])
        self._texts["text"].clear()
        self._texts["note"].clear()
        self._row = False
        for note in notes.split("\n"):
            if note.strip():
                yield Part("paragraph", note)


def _joined(texts: list[str]) -> str:
    """Join what was written as halves of characters; a half alone is none."""
    text = "".join(texts)
    if _SURROGATES.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
