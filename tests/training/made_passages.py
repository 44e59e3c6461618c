"""Short passages out of books and articles, six a text at most."""

from clozet.training.general_text import control
from clozet.training.passages import Passage

CHARACTERS = 200


def made_texts(texts: int = 60) -> list[list[str]]:
    """Return the passages of so many texts."""
    return [
        [text[at : at + CHARACTERS] for at in range(0, min(len(text), 6 * CHARACTERS), CHARACTERS)]
        for text in control()[:texts]
    ]


def made_passages() -> list[Passage]:
    """Return them as training takes them."""
    return [Passage(number, text) for number, texts in enumerate(made_texts()) for text in texts]
