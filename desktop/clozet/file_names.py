"""File names as text: names that are not UTF-8 are percent-escaped, and come back exactly."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes


def to_text(path: Path | str) -> tuple[str, bool]:
    """Return the path as text and whether it had to be escaped because it is not UTF-8."""
    name = os.fspath(path)
    if name.isascii():
        return name, False
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return quote_from_bytes(raw, safe="/ "), True


def to_path(text: str, escaped: bool = False) -> Path:
    """Return the path that `to_text` was given."""
    return Path(to_name(text, escaped))


def to_name(text: str, escaped: bool) -> str:
    """Return the same as the system's name."""
    return os.fsdecode(unquote_to_bytes(text)) if escaped else text


def outermost(path: Path) -> Path:
    """Return the file on disk that `path` names or lies in: `a.zip` for `a.zip/inner.pdf`.

    A path of which nothing is there, or which would lie in a folder, comes back as it is.
    """
    for at in (path, *path.parents):
        if os.path.lexists(at):
            return at if at.is_file() else path
    return path
