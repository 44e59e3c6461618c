"""One module for each format: a file becomes pages of text."""
