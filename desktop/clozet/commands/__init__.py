"""The ways joined: a message in, progress and an answer out."""
