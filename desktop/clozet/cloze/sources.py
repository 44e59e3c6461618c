"""Passages that may tell what a blank asks for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]
"""Gives vectors of unit length: float32 [texts, dimension]."""


@dataclass(frozen=True)
class Source:
    """A passage that may tell; `held` are the question's terms that its document has.

    `similarity` is the cosine of question and passage, `name` what the document is called.
    """

    passage: int
    document: int
    name: str
    heading: str
    text: str
    similarity: float
    held: frozenset[str]

    @property
    def named(self) -> str:
        """The passage behind the names of its document and section."""
        return f"{self.name} {self.heading} {self.text}"


@dataclass(frozen=True)
class Sources:
    """Passages, and how much each term of the question tells: its rarity in the library."""

    passages: Sequence[Source]
    weights: Mapping[str, float]
