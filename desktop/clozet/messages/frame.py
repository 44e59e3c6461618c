"""The base of every value that crosses a process border."""

from typing import Any

import msgspec


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An immutable value with named fields; an unknown field is an error."""


def as_json(value: Any) -> Any:
    """Return a message as plain dicts and lists, without the tag that says its type."""
    plain = msgspec.to_builtins(value, str_keys=True)
    if isinstance(plain, dict):
        plain.pop("type", None)
    return plain
