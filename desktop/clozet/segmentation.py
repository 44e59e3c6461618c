"""Words of scripts that write without spaces: each character becomes a word of its own."""

import re
from functools import cache

UNSPACED = (  # a character class
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"  # Tibetan
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff"  # Hiragana, Katakana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\uff66-\uff9f"  # half-width Katakana
    "\U0001b000-\U0001b16f\U00020000-\U000323af"  # the supplements
    "]"
)


def segmented(text: str) -> str:
    """Return `text` with spaces around each character of a script that is written without them.

    An index of words then holds every character, and a phrase over them finds any substring.
    """
    return text if text.isascii() else _unspaced().sub(r" \1 ", text)


def unspaced_in(text: str) -> bool:
    """Tell whether a character of a text is of a script that is written without spaces."""
    return not text.isascii() and _unspaced().search(text) is not None


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"({UNSPACED})")
