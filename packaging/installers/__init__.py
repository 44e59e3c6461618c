"""Clozet as something to install: one tree of files, wrapped for each system."""
