"""Source of truth: the only SQL, the only sqlite3."""
