"""E-mails: who, when, what about, and the text; attachments are named, and members."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from clozet.reading.decoding import decode
from clozet.reading.members import Member, shown_name, told_apart
from clozet.reading.text import Document, Progress

from .letter import Letter

_SHOWN = ("From", "To", "Cc", "Date")
_MALFORMED = (ValueError, IndexError, AttributeError, TypeError, LookupError)  # in email itself
_NO_FILES = ("application/pgp-signature", "application/pkcs7-signature", "message/external-body")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read one e-mail."""
    return letter(path.read_bytes()).document()


def member(path: Path, name: str) -> Member | None:
    """Return the attachment of that name."""
    return letter(path.read_bytes()).attachment(name)


def letter(raw: bytes) -> Letter:
    """Parse a message, also one that breaks the rules of mail."""
    message = message_from_bytes(raw, policy=policy.default)
    return Letter(
        _header(message, "Subject"),
        tuple((name, _header(message, name)) for name in _SHOWN),
        _date(message),
        tuple((part.get_content_subtype(), _content(part)) for part in _texts(message)),
        tuple(told_apart(Member.of(_name(part), _raw(part)) for part in _attached(message))),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's text, also where it breaks the rules of mail."""
    try:
        value = message.get(name)
    except _MALFORMED:
        value = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
    text = str(value or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def _date(message: EmailMessage) -> str:
    """Return when the message was sent, ISO 8601 in UTC, or ""."""
    try:
        moment = cast(datetime | None, getattr(message.get("Date"), "datetime", None))
    except _MALFORMED:
        return ""
    if moment is None:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the leaves of a message; an attached message is one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(cast(list[EmailMessage], part.get_payload()))
        else:
            yield part


def _texts(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in _parts(message) if _is_text(part))


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment()


def _attached(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are files: not the text, its pictures, a signature, a reference."""
    return [
        part
        for part in _parts(message)
        if part is not message and not _is_text(part) and not _belongs_to_text(part)
    ]


def _belongs_to_text(part: EmailMessage) -> bool:
    if part.get_content_type() in _NO_FILES:
        return True
    shown = part.get_content_maintype() == "image" and not part.is_attachment()
    return shown and "Content-ID" in part


def _name(part: EmailMessage) -> str:
    """Return an attachment's name, made harmless."""
    try:
        said = part.get_filename() or ""
    except _MALFORMED:
        said = ""
    inner = _inner(part)
    if inner is not None:
        subject = _header(inner, "Subject") or "message"
        return shown_name((said or subject).replace("/", "-").removesuffix(".eml") + ".eml")
    otherwise = part.get_content_type().replace("/", "-")
    return shown_name(said.replace("\\", "/").rsplit("/", 1)[-1], otherwise)


def _inner(part: EmailMessage) -> EmailMessage | None:
    """Return the message that is attached, or None where something else is."""
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(payload, list) and payload:
        return cast(EmailMessage, payload[0])
    return None


def _raw(part: EmailMessage) -> bytes:
    inner = _inner(part)
    if inner is not None or part.is_multipart():
        return (inner or part).as_bytes()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else str(part.get_payload()).encode()


def _content(part: EmailMessage) -> str:
    """Return a part's text in its declared encoding, or in the one that its bytes show."""
    decoded = decode(_raw(part), part.get_content_charset() or "")
    return decoded.text if decoded else ""
