"""Books and XPS: FB2, MOBI, pages of XPS with their words' places."""

import struct
import zipfile
from pathlib import Path

from clozet.messages.places import unpack
from clozet.messages.reading import RenderPage
from clozet.reading.mupdf import pymupdf
from clozet.reading.page_image import render
from clozet.reading.reader import read

FB2 = """<?xml version="1.0" encoding="windows-1251"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
<book-title>Дом</book-title><date value="2001-02-03">2001</date></title-info></description><body>
<section><title><p>Глава</p><p>первая</p></title><p>Он <emphasis>пришёл</emphasis> &b; &c;домой.</p>
<poem><stanza><v>раз</v><v>два</v></stanza></poem><section><title><p>Ниже</p></title><p>Да.</p>
</section></section></body><binary id="x">AAAA</binary></FictionBook>"""


def mobi(html: bytes, title: bytes, encrypted: int = 0) -> bytes:
    """Return a Mobipocket book of one record of text that is not compressed."""
    palm_doc = struct.pack(">HHIHHHH", 1, 0, len(html), 1, 4096, encrypted, 0)
    header = bytearray(232)
    header[0:4] = b"MOBI"
    struct.pack_into(">IIIII", header, 4, 232, 2, 65001, 1, 6)
    struct.pack_into(">II", header, 68, 16 + 232, len(title))
    first = palm_doc + bytes(header) + title + bytes(4)
    records = [first, html]
    at = 78 + 8 * len(records) + 2
    places = b""
    for number, record in enumerate(records):
        places += struct.pack(">II", at, number)
        at += len(record)
    palm = title[:31].ljust(32, b"\0") + bytes(28) + b"BOOKMOBI" + bytes(8)
    return palm + struct.pack(">H", len(records)) + places + bytes(2) + b"".join(records)


def xps(path: Path, lines: list[str]) -> None:
    """Write an XPS document of one page a line."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="http://schemas.microsoft.com/xps/2005/06/'
            'fixedrepresentation" Target="/FixedDocSeq.fdseq"/></Relationships>',
        )
        package.writestr(
            "FixedDocSeq.fdseq",
            '<FixedDocumentSequence xmlns="http://schemas.microsoft.com/xps/2005/06">'
            '<DocumentReference Source="/1.fdoc"/></FixedDocumentSequence>',
        )
        package.writestr(
            "1.fdoc",
            '<FixedDocument xmlns="http://schemas.microsoft.com/xps/2005/06">'
            + "".join(f'<PageContent Source="/{n}.fpage"/>' for n in range(len(lines)))
            + "</FixedDocument>",
        )
        for number, line in enumerate(lines):
            package.writestr(
                f"{number}.fpage",
                '<FixedPage xmlns="http://schemas.microsoft.com/xps/2005/06" Width="816" '
                'Height="1056" xml:lang="en"><Glyphs Fill="#ff000000" FontUri="/f.ttf" '
                f'FontRenderingEmSize="16" OriginX="96" OriginY="96" UnicodeString="{line}"/>'
                "</FixedPage>",
            )
        package.writestr("f.ttf", pymupdf.Font("helv").buffer)


def test_fb2_gives_chapters_verses_and_title_and_expands_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.fb2").write_bytes(FB2.encode("cp1251"))
    result = read(tmp_path / "a.fb2")
    assert (result.state, result.kind, result.title) == ("read", "fb2", "Дом")
    assert result.date.startswith("2001-02-03")
    assert result.pages[0].text.split("\n\n") == [
        "Глава первая",
        "Он пришёл &b; &c;домой.",
        "раз\nдва",
        "Ниже",
        "Да.",
    ]


def test_a_mobi_book_is_one_text(tmp_path: Path) -> None:
    body = "<html><body><h1>One</h1><p>First größe.</p><p>Second.</p></body></html>".encode()
    (tmp_path / "a.mobi").write_bytes(mobi(body, b"A book"))
    result = read(tmp_path / "a.mobi")
    assert (result.state, result.kind, result.title) == ("read", "mobi", "A book")
    assert result.pages[0].text == "One\n\nFirst größe.\n\nSecond."


def test_a_mobi_book_under_copy_protection_fails_with_that_reason(tmp_path: Path) -> None:
    (tmp_path / "a.mobi").write_bytes(mobi(b"<p>x</p>", b"A book", encrypted=2))
    result = read(tmp_path / "a.mobi")
    assert result.state == "failed"
    assert "copy protection" in result.reason


def test_a_cut_mobi_book_does_not_pass_as_whole(tmp_path: Path) -> None:
    (tmp_path / "a.mobi").write_bytes(mobi(b"<p>x</p>", b"A book")[:300])
    assert read(tmp_path / "a.mobi").state in ("failed", "flagged")


def test_a_page_of_xps_has_words_with_places_and_can_be_drawn(tmp_path: Path) -> None:
    xps(tmp_path / "a.xps", ["The first page", "and the second"])
    result = read(tmp_path / "a.xps")
    assert (result.state, result.kind) == ("read", "xps")
    assert [page.text for page in result.pages] == ["The first page", "and the second"]
    assert result.pages[0].width == 612
    assert len(unpack(result.pages[0].words)) == 3
    drawn = render(RenderPage(path=str(tmp_path / "a.xps"), page=2, png=str(tmp_path / "a.png")))
    assert (drawn.width, drawn.height) == (612, 792)


def test_a_cut_xps_document_fails(tmp_path: Path) -> None:
    xps(tmp_path / "whole.xps", ["The first page"])
    (tmp_path / "a.xps").write_bytes((tmp_path / "whole.xps").read_bytes()[:900])
    assert read(tmp_path / "a.xps").state == "failed"
