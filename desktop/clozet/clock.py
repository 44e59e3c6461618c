"""The time as the library writes it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the present as ISO 8601 in UTC, to the millisecond."""
    return utc(datetime.now(UTC).timestamp())


def utc(seconds: float) -> str:
    """Return seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
