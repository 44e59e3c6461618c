"""The base of every value that crosses a process border."""

import msgspec


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An immutable value with named fields; an unknown field is an error."""
