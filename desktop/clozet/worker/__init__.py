"""One process, one role, JSON lines over standard input and output."""
