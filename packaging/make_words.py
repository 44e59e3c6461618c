"""Make the list of English words that candidates are checked against.

usage: python packaging/make_words.py DIR

DIR holds text files (UTF-8), one a source. A word is taken where it occurs at least `LEAST` times,
in at least two sources; its line holds it as it is mostly written behind another word of its
sentence, and how often it occurs.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LEAST = 6
SOURCES = 2
INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_]{2,24}(?![\w'’-])")
WORDS = Path(__file__).resolve().parents[1] / "resources" / "words" / "english.txt"


def main() -> None:
    forms: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for file in sorted(Path(sys.argv[1]).glob("*.txt")):
        found = _forms(file)
        forms.update(found)
        sources.update({form.lower() for form in found})
    best: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for form, count in forms.most_common():
        best.setdefault(form.lower(), form)
        counts[form.lower()] += count
    known = (word for word, count in counts.items() if count >= LEAST and sources[word] >= SOURCES)
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{best[word]} {counts[word]}\n" for word in sorted(known)]
    WORDS.write_text("".join(lines), encoding="utf-8")


def _forms(file: Path) -> Counter[str]:
    forms: Counter[str] = Counter()
    for line in _lines(file):
        forms.update(INSIDE.findall(line))
    return forms


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from lines


if __name__ == "__main__":
    main()
