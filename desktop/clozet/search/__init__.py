"""A question and passages become vectors, rankings, and results on the page."""
