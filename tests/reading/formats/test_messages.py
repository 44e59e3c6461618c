"""Messages: an mbox has a page for each, Outlook's are read like mail, attachments are listed."""

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from clozet.messages.reading import FileText
from clozet.reading.reader import read

from .compound import Tree, compound

TICKS = 133_500_000_000_000_000  # 17 January 2024


def text(tag: int, value: str) -> dict[str, bytes]:
    return {f"__substg1.0_{tag:04X}001F": value.encode("utf-16-le")}


def fixed(header: int, **values: int) -> dict[str, bytes]:
    entries = b"".join(
        struct.pack("<IIQ", (int(tag[1:], 16) << 16) | 0x40, 6, value)
        for tag, value in values.items()
    )
    return {"__properties_version1.0": bytes(header) + entries}


def outlook(folder: Path, tree: Tree) -> FileText:
    path = folder / "a.msg"
    path.write_bytes(compound(tree))
    return read(path)


def mail(subject: str, text: str, attached: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Anna Keller <anna@example.org>", "bob@example.org"
    message["Subject"], message["Date"] = subject, "Thu, 04 Mar 2021 10:00:00 +0100"
    message.set_content(text)
    if attached:
        message.add_attachment(b"PK", maintype="application", subtype="zip", filename=attached)
    return message


def test_a_message_of_an_mbox_is_a_page(tmp_path: Path) -> None:
    letters = (mail("One", "First.\n\nFrom here on."), mail("Two", "Second.", "plan.zip"))
    (tmp_path / "a.mbox").write_bytes(
        b"".join(
            b"From anna Thu\n" + bytes(letter).replace(b"\n\nFrom", b"\n\n>From") + b"\n"
            for letter in letters
        )
    )
    result = read(tmp_path / "a.mbox")
    assert (result.state, result.kind, result.title) == ("read", "mbox", "a.mbox")
    first, second = (page.text for page in result.pages)
    assert first.startswith("One\nFrom: Anna Keller <anna@example.org>\n")
    assert first.endswith("First.\n\nFrom here on.")
    assert second.endswith("Second.\n\nAttached: plan.zip")
    assert [(member.name, member.bytes) for member in result.members] == [("2/plan.zip", 2)]


def test_an_attached_message_is_a_member_and_not_part_of_the_text(tmp_path: Path) -> None:
    message = mail("Outer", "See below.")
    message.add_attachment(mail("Inner: a/b", "Deep."))
    (tmp_path / "a.eml").write_bytes(bytes(message))
    result = read(tmp_path / "a.eml")
    assert "Deep." not in result.pages[0].text
    assert [member.name for member in result.members] == ["Inner: a-b.eml"]
    assert "Deep." in read(tmp_path / "a.eml" / "Inner: a-b.eml").pages[0].text


def test_pictures_of_the_text_and_signatures_are_no_members(tmp_path: Path) -> None:
    message = mail("Hello", "See the logo.")
    message.make_mixed()
    logo = EmailMessage()
    logo.set_content(b"GIF89a", maintype="image", subtype="gif", cid="<logo>", disposition="inline")
    message.attach(logo)
    signature = EmailMessage()
    signature.set_content(b"x", maintype="application", subtype="pgp-signature")
    message.attach(signature)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    assert read(tmp_path / "a.eml").members == ()


def test_an_outlook_message_has_sender_date_text_and_attachments(tmp_path: Path) -> None:
    result = outlook(
        tmp_path,
        {
            **text(0x0037, "The keys"),
            **text(0x0C1A, "Anna Keller"),
            **text(0x5D01, "anna@example.org"),
            **text(0x0E04, "Bob; Çelik, Deniz"),
            **text(0x1000, "They hang behind the door.\r\n" * 200),
            **fixed(32, t0039=TICKS),
            "__attach_version1.0_#00000000": {
                **text(0x3707, "..\\plan.txt"),
                "__substg1.0_37010102": b"A plan.",
                **fixed(8),
            },
            "__attach_version1.0_#00000001": {
                **text(0x3001, "Inner"),
                "__substg1.0_3701000D": {
                    **text(0x0037, "Inner subject"),
                    **text(0x1000, "Deep."),
                    **fixed(24),
                },
                **fixed(8),
            },
        },
    )
    assert (result.state, result.title) == ("read", "The keys")
    assert result.date == "2024-01-17T21:20:00+00:00"
    assert result.pages[0].text.startswith(
        "The keys\nFrom: Anna Keller <anna@example.org>\nTo: Bob; Çelik, Deniz\nDate: "
    )
    assert "behind the door." in result.pages[0].text
    assert [member.name for member in result.members] == ["plan.txt", "Inner.eml"]
    assert read(tmp_path / "a.msg" / "plan.txt").pages[0].text == "A plan."
    inner = read(tmp_path / "a.msg" / "Inner.eml")
    assert (inner.title, "Deep." in inner.pages[0].text) == ("Inner subject", True)


def test_an_outlook_message_may_have_html_alone(tmp_path: Path) -> None:
    html = "<html><body><p>Größe</p></body></html>".encode("cp1252")
    result = outlook(
        tmp_path, {**text(0x0037, "x"), "__substg1.0_10130102": html, **fixed(32, t3FDE=1252)}
    )
    assert result.pages[0].text == "x\n\nGröße"


@pytest.mark.parametrize("keep", [600, 2000])
def test_a_cut_outlook_message_fails(keep: int, tmp_path: Path) -> None:
    whole = compound({**text(0x0037, "x"), **text(0x1000, "y" * 9000), **fixed(32)})
    (tmp_path / "a.msg").write_bytes(whole[:keep])
    assert read(tmp_path / "a.msg").state in ("failed", "skipped")
