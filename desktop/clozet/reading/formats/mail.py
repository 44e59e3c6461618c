"""E-mails: who, when, what about, and the text; attachments are named."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from clozet.reading.decoding import decode
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

from . import html
from .plain_text import paragraphs

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read one e-mail; of a message in several forms the plain one is taken."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    flow = Flow()
    subject = _header(message, "Subject")
    flow.heading(subject, 1)
    for name in _SHOWN[:-1]:
        if value := _header(message, name):
            flow.row(f"{name}: {value}")
    _pour_body(message, flow)
    names = [part.get_filename() or part.get_content_type() for part in _attachments(message)]
    if names:
        flow.paragraph("Attached: " + ", ".join(names))
    return Document((flow.page(),), subject, _date(message))


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's text, also where it breaks the rules of mail."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):  # malformed headers, in email
        value = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
    text = str(value or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def _date(message: EmailMessage) -> str:
    try:
        moment = cast(datetime | None, getattr(message.get("Date"), "datetime", None))
    except (ValueError, IndexError, AttributeError, TypeError):  # malformed headers, in email
        return ""
    if moment is None:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _pour_body(message: EmailMessage, flow: Flow) -> None:
    texts = [part for part in message.walk() if _is_text(part)]
    plain = [part for part in texts if part.get_content_subtype() == "plain"]
    for part in plain or texts:
        text = _content(part)
        if part.get_content_subtype() == "html":
            root = html.parse(text)
            if root is not None:
                html.pour(root, flow)
        else:
            for paragraph in paragraphs(text):
                flow.paragraph(paragraph)


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment()


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    return [
        part
        for part in message.walk()
        if not part.is_multipart() and not _is_text(part) and part is not message
    ]


def _content(part: EmailMessage) -> str:
    """Return a part's text in its declared encoding, or in the one that its bytes show."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else str(part.get_payload()).encode()
    decoded = decode(raw, part.get_content_charset() or "")
    return decoded.text if decoded else ""
