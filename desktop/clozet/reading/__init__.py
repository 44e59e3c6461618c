"""A file becomes text, and text becomes passages."""
