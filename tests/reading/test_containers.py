"""Files inside of files: found by their path, opened as copies of ours, bounded."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.messages.reading import RenderPage
from clozet.reading import archive, containers
from clozet.reading.members import Member, shown_name, told_apart
from clozet.reading.mupdf import pymupdf
from clozet.reading.page_image import render
from clozet.reading.reader import read

from .paper import save, write


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "user_cache", lambda: tmp_path / "cache")
    containers._folder.cache_clear()


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\win.ini", "Windows/win.ini"),
        ("a\nb\0c.txt", "a\ufffdb\ufffdc.txt"),
        ("in\u202efdp.exe", "in\ufffdfdp.exe"),
        ("...", "unnamed"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_members_name_is_made_harmless(said: str, shown: str) -> None:
    assert shown_name(said) == shown


def test_members_of_one_name_are_told_apart() -> None:
    members = [Member.of("a/b.txt", b"x") for _ in range(3)]
    assert [m.name for m in told_apart(members)] == ["a/b.txt", "a/b (2).txt", "a/b (3).txt"]


def test_a_member_is_read_under_no_name_of_its_own_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"../../evil.txt": b"Read me."}))
    listed = read(path)
    assert [member.name for member in listed.members] == ["evil.txt"]
    result = read(path / "evil.txt")
    assert (result.pages[0].text, result.title) == ("Read me.", "evil.txt")
    assert len(result.sha256) == 64
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["a.zip"]


def test_names_that_are_not_utf_8_are_decoded_by_their_content(tmp_path: Path) -> None:
    names = ["文章の最初の部分です.txt", "家賃は毎月一日に支払う.txt"]
    raw = zipped({f"{n:{len(name.encode('cp932'))}}": b"x" for n, name in enumerate(names)})
    for n, name in enumerate(names):
        encoded = name.encode("cp932")
        raw = raw.replace(f"{n:{len(encoded)}}".encode(), encoded)
    (tmp_path / "a.zip").write_bytes(raw)
    assert [member.name for member in read(tmp_path / "a.zip").members] == names


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(link, "/etc/passwd")
    assert read(tmp_path / "a.zip").members == ()


def test_an_archive_that_expands_too_far_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"zeros": bytes(archive.HARMLESS + 1)}))
    result = read(path)
    assert (result.state, result.members) == ("failed", ())
    assert "expands" in result.reason


def test_archives_nested_too_deeply_are_left_alone(tmp_path: Path) -> None:
    content = zipped({"x.txt": b"x"})
    for _ in range(containers.MOST_DEPTH + 1):
        content = zipped({"in.zip": content})
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    for _ in range(containers.MOST_DEPTH):
        assert read(path).state == "read"
        path = path / "in.zip"
    result = read(path)
    assert (result.state, result.members) == ("flagged", ())
    assert "left alone" in result.reason
    assert len(list((tmp_path / "cache").rglob("*.zip"))) <= containers.MOST_KEPT
    containers.forget_copies()
    assert not list((tmp_path / "cache").rglob("*.zip"))


def test_a_cut_archive_fails(tmp_path: Path) -> None:
    whole = zipped({"a.txt": b"x" * 5000, "b.txt": b"y"})
    (tmp_path / "a.zip").write_bytes(whole[:-30])
    assert read(tmp_path / "a.zip").state == "failed"


def test_a_member_whose_archive_is_damaged_says_so(tmp_path: Path) -> None:
    whole = bytearray(zipped({"a.txt": bytes(range(256)) * 40}))
    whole[60:90] = bytes(30)
    (tmp_path / "a.zip").write_bytes(whole)
    result = read(tmp_path / "a.zip/a.txt")
    assert result.state == "failed"
    assert "archive is damaged" in result.reason


def test_a_member_that_is_not_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"x"}))
    (tmp_path / "a.txt").write_text("x")
    assert "not there" in read(tmp_path / "a.zip/b.txt").reason
    assert "not there" in read(tmp_path / "a.txt/b.txt").reason


def test_a_page_of_a_member_is_drawn(tmp_path: Path) -> None:
    pdf = pymupdf.open()
    write(pdf.new_page(), 72, 72, ["One line of print."])
    save(pdf, tmp_path)
    (tmp_path / "a.zip").write_bytes(zipped({"a.pdf": (tmp_path / "a.pdf").read_bytes()}))
    drawn = render(
        RenderPage(path=str(tmp_path / "a.zip/a.pdf"), page=1, png=str(tmp_path / "a.png"))
    )
    assert drawn.width > 100
    assert (tmp_path / "a.png").exists()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as file:
        for info, content in members:
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    return target.getvalue()


def named(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, "/etc/passwd"
    return info


def test_a_tar_archive_is_a_folder_without_links_and_devices(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(
        tarred(
            (named("../../evil.txt"), b"Read me."),
            (named("link.txt", tarfile.SYMTYPE), b""),
            (named("hard.txt", tarfile.LNKTYPE), b""),
            (named("device", tarfile.CHRTYPE), b""),
            (named("pipe", tarfile.FIFOTYPE), b""),
            (named(".hidden"), b"x"),
        )
    )
    result = read(path)
    assert (result.kind, result.state) == ("tar", "read")
    assert [member.name for member in result.members] == ["evil.txt"]
    assert read(path / "evil.txt").pages[0].text == "Read me."
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["a.tar"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_tar_archive_is_unpacked_twice(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "a.tgz").write_bytes(pack(tarred((named("in/b.txt"), b"Read me."))))
    assert [member.name for member in read(tmp_path / "a.tgz").members] == ["content.tar"]
    inner = read(tmp_path / "a.tgz/content.tar")
    assert [member.name for member in inner.members] == ["in/b.txt"]
    assert read(tmp_path / "a.tgz/content.tar/in/b.txt").pages[0].text == "Read me."


def test_a_packed_file_has_the_name_that_gzip_noted(tmp_path: Path) -> None:
    target = io.BytesIO()
    with gzip.GzipFile("../../notes.csv", "wb", fileobj=target) as file:
        file.write(b"a,b\n1,2\n")
    (tmp_path / "a.gz").write_bytes(target.getvalue())
    assert [member.name for member in read(tmp_path / "a.gz").members] == ["notes.csv"]
    assert read(tmp_path / "a.gz/notes.csv").kind == "csv"


def test_a_packed_file_that_expands_too_far_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(bytes(archive.HARMLESS + 1)))
    assert "expands" in read(tmp_path / "a.gz/content").reason
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]


def test_packed_files_and_tar_archives_that_were_cut_say_so(tmp_path: Path) -> None:
    whole = tarred((named("a.txt"), bytes(range(256)) * 40))
    (tmp_path / "a.gz").write_bytes(gzip.compress(whole)[:-60])
    (tmp_path / "a.tar").write_bytes(whole[:2000])
    assert "damaged" in read(tmp_path / "a.gz/content.tar").reason
    assert "damaged" in read(tmp_path / "a.tar/a.txt").reason


def test_a_member_locked_by_aes_says_what_to_do(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"secret"}))
    for head, flags, method in ((b"PK\3\4", 6, 8), (b"PK\1\2", 8, 10)):
        at = raw.index(head)
        raw[at + flags] |= 1
        raw[at + method : at + method + 2] = (99).to_bytes(2, "little")
    (tmp_path / "a.zip").write_bytes(raw)
    for password in ("right", "wrong", None):  # nothing half written is left to be read next
        result = read(tmp_path / "a.zip/a.txt", password=password)
        assert result.state == "failed"
        assert "AES" in result.reason


def attached_to_pdf(folder: Path, **how: object) -> Path:
    pdf = pymupdf.open()
    page = pdf.new_page()
    write(page, 72, 72, ["One line of print."])
    pdf.embfile_add("terms", b"The whole terms.", filename="../../terms.txt")
    page.add_file_annot((72, 200), b"On the page.", "note.txt")
    pdf.save(folder / "a.pdf", **how)
    return folder / "a.pdf"


def test_files_attached_to_a_pdf_are_documents_of_their_own(tmp_path: Path) -> None:
    path = attached_to_pdf(tmp_path)
    assert [member.name for member in read(path).members] == ["terms.txt", "note.txt"]
    assert read(path / "terms.txt").pages[0].text == "The whole terms."
    assert read(path / "note.txt").pages[0].text == "On the page."
    assert "not there" in read(path / "other.txt").reason
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["a.pdf"]


def test_files_attached_to_a_locked_pdf_open_with_its_password(tmp_path: Path) -> None:
    path = attached_to_pdf(
        tmp_path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="own"
    )
    assert read(path / "terms.txt").state == "needs password"
    assert read(path / "terms.txt", password="open").pages[0].text == "The whole terms."
    assert len(read(path, password="open").members) == 2


def test_a_pdf_in_an_archive_leaves_no_copy(tmp_path: Path) -> None:
    content = attached_to_pdf(tmp_path).read_bytes()
    (tmp_path / "a.zip").write_bytes(zipped({"a.pdf": content}))
    assert len(read(tmp_path / "a.zip/a.pdf").members) == 2
    assert not list((tmp_path / "cache").rglob("*.pdf"))
    assert read(tmp_path / "a.zip/a.pdf/terms.txt").pages[0].text == "The whole terms."


def test_archives_that_point_before_their_beginning_are_damaged(tmp_path: Path) -> None:
    whole = zipped({"a.txt": b"x" * 5000, "b.txt": b"y"})
    directory = whole.index(b"PK\1\2")
    (tmp_path / "a.zip").write_bytes(whole[: directory - 30] + whole[directory:])
    (tmp_path / "b.zip").write_bytes(whole[:-10] + b"\xff\xff\0\0" + whole[-6:])
    for path in ("a.zip/a.txt", "b.zip"):
        result = read(tmp_path / path)
        assert result.state == "failed"
        assert "damaged" in result.reason
