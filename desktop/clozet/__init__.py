"""Private document search and fill-in-the-blank exploration, on one's own computer."""

__version__ = "0.1.0"
