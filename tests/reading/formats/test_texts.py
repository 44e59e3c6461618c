"""Text, Markdown, HTML, DOCX, EPUB, e-mail and pictures become text with headings."""

import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from clozet.messages.reading import FileText
from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read

RUSSIAN = "Арендатор обязан уведомить арендодателя за три месяца до окончания срока договора. " * 8
CHINESE = "承租人应当在租约期满前三个月以书面形式通知出租人，并归还全部钥匙。" * 12
FRENCH = (
    "Le locataire doit prévenir la propriétaire trois mois à l'avance, par lettre recommandée. Le "
    "loyer s'élève à 900 € ; sa sœur habite là où commence la forêt, près de l'église. Ça suffit."
)
GERMAN = (
    "Der Mieter muss das Mietverhältnis spätestens am dritten Werktag kündigen; "
    "größere Fristen gelten für die Vermieterin. "
)


def of(folder: Path, name: str, content: bytes | str) -> FileText:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def text_of(result: FileText) -> str:
    assert result.state == "read", result.reason
    return result.pages[0].text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN * 4, "latin-1"),
        (GERMAN * 4 + "„Frist“", "cp1252"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        ("임차인가 삼 개월 전에 가서 서면으로 알려야 한다.", "utf-16-be"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        ("これは契約書です。家賃は毎月一日に支払うものとします。" * 10, "iso2022_jp"),
        ("これは契約書です。家賃は毎月一日に支払うものとします。" * 10, "shift_jis"),
        (FRENCH, "cp1252"),
        (
            FRENCH,
            "iso8859-15",
        ),
        ("El código caduca en diez días. ¿Cuándo llegó usted? La señora pagó el año.", "latin-1"),
        ("Nájemník musí dát výpověď tři měsíce předem, jinak platí dále. " * 8, "cp1250"),
        ("임차인은 삼 개월 전에 서면으로 알려야 한다.", "iso2022_kr"),
        ("承租人应当归还钥匙。", "hz"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, tmp_path: Path) -> None:
    assert text_of(of(tmp_path, "a.txt", text.encode(encoding))).split() == text.split()


def test_wrapped_lines_become_paragraphs_and_short_lines_stay(tmp_path: Path) -> None:
    text = (
        "Anneke Verhoeven\n14 Harbour Street\n\n"
        "A pipe burst in the night of the ninth and the water came down\n"
        "through the ceiling until somebody with a key was found.\n\n"
        "Please bring:\n- the keys\n- the meter reading of the first of\n  the month\n"
    )
    assert text_of(of(tmp_path, "a.txt", text)) == (
        "Anneke Verhoeven\n14 Harbour Street\n\n"
        "A pipe burst in the night of the ninth and the water came down "
        "through the ceiling until somebody with a key was found.\n\n"
        "Please bring:\n- the keys\n- the meter reading of the first of the month"
    )


def test_markdown_gives_headings_tables_and_code(tmp_path: Path) -> None:
    result = of(
        tmp_path,
        "a.md",
        "---\ntitle: Trials\n---\nTop\n===\n\nSome `code` and\nmore.\n\n## Below\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\ny = 2\n```\n",
    )
    assert text_of(result) == ("Top\n\nSome `code` and more.\n\nBelow\na\tb\n1\t2\n\nx = 1\ny = 2")
    assert (result.title, result.passages[0].heading) == ("Trials", "Top")


def test_html_leaves_scripts_out_and_keeps_blocks_apart(tmp_path: Path) -> None:
    result = of(
        tmp_path,
        "a.html",
        "<html><head><title>A page</title><style>p {}</style></head><body><h1>One</h1>"
        "<p>First <b>bold</b>\nline.<p>Second<br>line.</p><script>no()</script>"
        "<ul><li>x</li><li>y</li></ul><table><tr><td>1</td><td>2</td></tr></table>"
        "<pre>a\n b</pre><img src='http://example.org/x.png' alt='no'></body></html>",
    )
    assert text_of(result) == ("One\n\nFirst bold line.\n\nSecond\nline.\nx\ny\n1\t2\n\na\nb")
    assert result.title == "A page"


@pytest.mark.parametrize("declared", ["windows-1251", "nonsense"])
def test_html_is_decoded_as_declared_or_as_it_shows(declared: str, tmp_path: Path) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>{RUSSIAN}</p></body></html>"
    assert RUSSIAN.strip() in text_of(of(tmp_path, "a.html", page.encode("cp1251")))


def test_an_external_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read me")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<html><body><p>before &x; after</p></body></html>"
    )
    assert "do not read" not in text_of(of(tmp_path, "a.html", page))


def test_docx_gives_headings_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Minutes", 0)
    file.add_heading("Accounts", 1)
    file.add_paragraph("Before the table.")
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip([c for row in table.rows for c in row.cells], "abcd", strict=True):
        cell.text = text
    file.add_paragraph("After the table.")
    file.save(str(tmp_path / "a.docx"))
    result = read(tmp_path / "a.docx")
    assert text_of(result) == (
        "Minutes\n\nAccounts\n\nBefore the table.\n\na\tb\nc\td\n\nAfter the table."
    )
    assert result.passages[0].heading == "Minutes › Accounts"


def test_a_cut_docx_fails(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph("x")
    file.save(str(tmp_path / "a.docx"))
    result = of(tmp_path, "b.docx", (tmp_path / "a.docx").read_bytes()[:9000])
    assert result.state == "failed"
    assert "damaged" in result.reason


def epub(folder: Path, chapters: dict[str, str], order: list[str]) -> Path:
    path = folder / "a.epub"
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in order
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in order)
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book</dc:title></metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, body in chapters.items():
            book.writestr(f"OPS/{name}.xhtml", f"<html><body>{body}</body></html>")
    return path


def test_an_epub_is_one_text_in_the_order_of_its_spine(tmp_path: Path) -> None:
    chapters = {"b": "<h1>Two</h1><p>Last.</p>", "a": "<h1>One</h1><p>First.</p>"}
    result = read(epub(tmp_path, chapters, ["a", "b"]))
    assert text_of(result) == "One\n\nFirst.\n\nTwo\n\nLast."
    assert (result.title, len(result.pages)) == ("A book", 1)


def test_an_epub_without_a_chapter_is_flagged(tmp_path: Path) -> None:
    result = read(epub(tmp_path, {"a": "<p>First.</p>"}, ["a", "b"]))
    assert (result.state, result.pages[0].text) == ("flagged", "First.")


def test_a_mail_gives_its_headers_its_text_and_the_names_of_what_is_attached(
    tmp_path: Path,
) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Tobias <t@example.org>", "Mira <m@example.org>"
    mail["Subject"], mail["Date"] = "Räumung", "Thu, 14 Sep 2006 19:42:10 +0200"
    mail.set_content("You only have to tell them a quarter of a year ahead.\n")
    mail.add_alternative("<p>The same as <b>HTML</b></p>", subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="lease.pdf")
    result = of(tmp_path, "a.eml", bytes(mail))
    text = text_of(result)
    assert (result.title, result.date) == ("Räumung", "2006-09-14T17:42:10+00:00")
    assert "From: Tobias <t@example.org>" in text
    assert "a quarter of a year ahead." in text
    assert "HTML" not in text
    assert text.endswith("Attached: lease.pdf")


def test_a_mail_in_a_legacy_charset_and_with_broken_headers_is_read(tmp_path: Path) -> None:
    raw = b"From: a@b\nDate: never\nSubject: =?x?y?\nContent-Type: text/plain; charset=koi8-r\n\n"
    text = text_of(of(tmp_path, "a.eml", raw + RUSSIAN.encode("koi8-r")))
    assert "три месяца" in text


def test_every_page_of_a_tiff_waits_for_ocr(tmp_path: Path) -> None:
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 60, 40))
    picture.clear_with(200)
    result = of(tmp_path, "a.png", picture.tobytes("png"))
    assert (result.state, result.kind, len(result.pages)) == ("needs ocr", "image", 1)
    assert result.pages[0].width and result.pages[0].height
    damaged = of(tmp_path, "b.png", picture.tobytes("png")[:30])
    assert damaged.state == "failed"
