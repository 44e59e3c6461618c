"""Standard output belongs to the messages: what libraries print goes to standard error."""

import os
import sys
from typing import BinaryIO


def take() -> BinaryIO:
    """Return the real standard output; everything else that is printed goes to standard error."""
    sys.stdout.flush()
    messages = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return messages
