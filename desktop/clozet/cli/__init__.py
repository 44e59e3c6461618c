"""Arguments in, the same messages as the window, text or JSON out."""
