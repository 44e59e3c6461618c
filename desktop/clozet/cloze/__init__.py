"""A sentence becomes blanks, candidates, and what one's files say at the blank."""
