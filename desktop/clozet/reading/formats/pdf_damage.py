"""What a damaged PDF has lost: MuPDF mends what it can, and says so only in its messages."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clozet.reading.mupdf import DAMAGE

MOST_ERRORS = 4  # in a page's content before its text is doubted
MOST_ERRORS_A_WORD = 0.05
LITTLE_TEXT = 200  # code points; a page with less may have lost what its content shows
FEW_SHOWN = 20
MOST_OBJECTS = 20_000  # looked at; a damaged file may claim to have millions

_DAMAGE = (*DAMAGE, ValueError)  # so PyMuPDF calls a page or an object that is not there
_LOST = re.compile(
    "cannot load object|cannot load content stream|content stream is not a stream|"
    "cannot find (?:Font|XObject) resource|decompression error"
)
_NO_PAGE = "non-page object in page tree"  # which may be a page but for its type
_ERROR = re.compile("unknown keyword|syntax error in (?:content stream|array)|invalid key in dict")
_SHOWS = re.compile(rb"[)>\]]\s*T[jJ]\b")
_PAGE_NEEDS = ("Resources", "Resources/Font", "Resources/XObject")
_FONT_NEEDS = (
    "Encoding",
    "ToUnicode",
    "DescendantFonts",
    "FontDescriptor",
    "FontDescriptor/FontFile",
    "FontDescriptor/FontFile2",
    "FontDescriptor/FontFile3",
)
_PIECE = 65536  # bytes inflated at a time
_MEGABYTE = 1 << 20


class Damage:
    """What is known of one file's damage; pages are looked at once there is any sign of it."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.is_doubtful = bool(file.is_repaired)
        self._fonts: dict[int, bool] = {}

    def has_torn(self, page: Any, messages: str, text: str) -> bool:
        """Tell whether text of a page is lost or garbled.

        `messages` is what MuPDF said while the page was read, `text` what it found. Text is
        lost with an object that is gone or unreadable, and with a part of the page's content;
        where that was damaged before it was packed, it is full of errors.
        """
        self.is_doubtful = self.is_doubtful or bool(messages)
        try:
            return (self.is_doubtful and self._has_lost(page, messages, text)) or (
                len(text) < LITTLE_TEXT
                and page.cropbox == page.mediabox
                and self._shown(page) > max(FEW_SHOWN, 4 * len(text))
            )
        except _DAMAGE:
            return True

    def _has_lost(self, page: Any, messages: str, text: str) -> bool:
        errors = len(_ERROR.findall(messages))
        return (
            bool(_LOST.search(messages))
            or (not text and _NO_PAGE in messages)
            or errors > max(MOST_ERRORS, MOST_ERRORS_A_WORD * len(text.split()))
            or self._lacks(page.xref, _PAGE_NEEDS)
            or any(map(self._is_lost_font, _numbers(page.get_fonts())))
            or (bool(messages) and not self._is_whole_content(page))
        )

    def pages_claimed(self) -> int:
        """Return how many pages the file says that it has, or, if mended, shows signs of."""
        try:
            root = _number(self.file.xref_get_key(self.file.pdf_catalog(), "Pages")[1])
            claimed = _number(self.file.xref_get_key(root, "Count")[1])
        except _DAMAGE:
            claimed = 0
        if not self.file.is_repaired:
            return claimed
        objects = range(1, min(self.file.xref_length(), MOST_OBJECTS))
        return max(claimed, sum(map(self._is_page, objects)))

    def _is_page(self, number: int) -> bool:
        try:
            return bool(self.file.xref_get_key(number, "Type")[1] == "/Page")
        except _DAMAGE:
            return False

    def _is_lost_font(self, number: int) -> bool:
        if number not in self._fonts:
            self._fonts[number] = self._lacks(number, _FONT_NEEDS)
        return self._fonts[number]

    def _lacks(self, number: int, needs: tuple[str, ...]) -> bool:
        """Tell whether an object points to another one that is not there."""
        for name in needs:
            kind, value = self.file.xref_get_key(number, name)
            if kind == "xref" and self.file.xref_object(_number(value)) == "null":
                return True
        return False

    def _shown(self, page: Any) -> int:
        """Return how often a page's own content shows text, a character or more each time."""
        return sum(len(_SHOWS.findall(self._start(stream))) for stream in page.get_contents())

    def _start(self, stream: int) -> bytes:
        """Return the first megabyte of a page's content, b"" where it is packed unusually."""
        if not self.file.xref_is_stream(stream):
            return b""
        filters = self.file.xref_get_key(stream, "Filter")[1]
        content: bytes = self.file.xref_stream_raw(stream)
        if filters == "null":
            return content[:_MEGABYTE]
        if filters.strip("[ ]") != "/FlateDecode":
            return b""
        try:
            return zlib.decompressobj().decompress(content, _MEGABYTE)
        except zlib.error:
            return b""

    def _is_whole_content(self, page: Any) -> bool:
        streams = [*page.get_contents(), *_numbers(page.get_xobjects())]
        return all(map(self._is_whole, streams))

    def _is_whole(self, stream: int) -> bool:
        """Tell whether a stream is there and, where it is deflated, unpacks to its end."""
        if not self.file.xref_is_stream(stream):
            return False
        filters = self.file.xref_get_key(stream, "Filter")[1]
        if not filters.lstrip("[ ").startswith("/FlateDecode"):
            return True
        return _unpacks(self.file.xref_stream_raw(stream))


def _unpacks(packed: bytes) -> bool:
    """Tell whether what is deflated comes to its end and to its sum, where it has one."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    checksum = 1
    try:
        for at in range(2, len(packed), _PIECE):
            checksum = zlib.adler32(inflater.decompress(packed[at : at + _PIECE]), checksum)
    except zlib.error:
        return False
    written = inflater.unused_data[:4]
    return inflater.eof and (len(written) < 4 or int.from_bytes(written, "big") == checksum)


def _numbers(rows: Iterable[Sequence[Any]]) -> Iterator[int]:
    """Yield the objects' numbers; one without a number stands inside another one."""
    return (row[0] for row in rows if row[0])


def _number(value: str) -> int:
    found = re.match(r"\d+", value)
    return int(found.group()) if found else 0
