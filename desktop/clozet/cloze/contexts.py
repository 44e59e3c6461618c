"""A blanked text becomes pieces around each blank, as many as the model can see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from clozet.models.masked import MaskedModel
from clozet.models.tokenization import Tokenization

from .blanks import Blank, Blanked

LONGEST_WORD = 32
LETTERS_A_PIECE = 16
"""So many characters a piece are cut: a run of white space needs more than a word."""
BESIDE = 200
"""Characters of the text that are kept on each side of a blank."""


@dataclass(frozen=True)
class Context:
    """The pieces around one blank, marks counted: `ids[position]` is its mask.

    `before` and `behind` are the text's own characters beside it, up to `BESIDE`; `original` is
    the word that was clicked there.
    """

    ids: tuple[int, ...]
    position: int
    before: str
    behind: str
    windowed: bool
    pieces: Tokenization
    original: str | None = None

    def holding(self, ids: Sequence[int], count: int | None = None) -> list[int]:
        """Return the pieces with `ids` in the blank, filled up with masks to `count`."""
        masks = [self.pieces.mask] * ((count or len(ids)) - len(ids))
        return [*self.ids[: self.position], *ids, *masks, *self.ids[self.position + 1 :]]

    @cached_property
    def spaced(self) -> bool:
        """Whether a word in the blank begins like one behind a space."""
        return self.pieces.spaced(self.before)


def longest_word(model: MaskedModel) -> int:
    """Return how many pieces are kept free for what is put into a blank."""
    return min(LONGEST_WORD, model.limit // 4)


def contexts(blanked: Blanked, model: MaskedModel) -> list[Context]:
    """Return the context of each blank; the other blanks in it are masks of one piece each.

    A text over the model's limit is cut around each blank, as much on one side as on the other.
    """
    room = model.limit - len(model.pieces.marked(())) - longest_word(model)
    whole = _around(blanked, 0, len(blanked.text), model.pieces, room)
    if whole is not None:
        return [_beside(blanked, index, context) for index, context in enumerate(whole)]
    return [
        _beside(blanked, index, _window(blanked, index, model.pieces, room))
        for index in range(len(blanked.blanks))
    ]


def _around(
    blanked: Blanked, start: int, end: int, pieces: Tokenization, room: int
) -> list[Context] | None:
    """Return the contexts of a whole stretch of text, None where it has over `room` pieces."""
    if end - start > LETTERS_A_PIECE * room:
        return None
    ids = pieces.encode(_masked(blanked, start, end, pieces.mask_text)).ids
    if len(ids) > room:
        return None
    marks = len(pieces.before)
    masks = [place + marks for place, id in enumerate(ids) if id == pieces.mask]
    return [Context(pieces.marked(ids), place, "", "", False, pieces) for place in masks]


def _window(blanked: Blanked, index: int, pieces: Tokenization, room: int) -> Context:
    """Cut `room` pieces around blank `index`."""
    blank = blanked.blanks[index]
    reach = LETTERS_A_PIECE * room // 2
    start = _between(blanked.blanks, max(0, blank.start - reach))
    end = _between(blanked.blanks, min(len(blanked.text), blank.end + reach))
    ids = pieces.encode(_masked(blanked, start, end, pieces.mask_text)).ids
    earlier = sum(start <= other.start < blank.start for other in blanked.blanks)
    place = [place for place, id in enumerate(ids) if id == pieces.mask][earlier]
    first = max(0, min(place - room // 2, len(ids) - room))
    kept = ids[first : first + room]
    position = place - first + len(pieces.before)
    return Context(pieces.marked(kept), position, "", "", True, pieces)


def _between(blanks: Sequence[Blank], place: int) -> int:
    """Return `place`, moved to the edge of a blank that it would cut."""
    for blank in blanks:
        if blank.start < place < blank.end:
            return blank.end
    return place


def _masked(blanked: Blanked, start: int, end: int, mask: str) -> str:
    """Return the stretch [start, end) of the text with the mask in each of its blanks."""
    parts, at = [], start
    for blank in blanked.blanks:
        if start <= blank.start and blank.end <= end:
            parts += [blanked.text[at : blank.start], mask]
            at = blank.end
    return "".join([*parts, blanked.text[at:end]])


def _beside(blanked: Blanked, index: int, context: Context) -> Context:
    blank = blanked.blanks[index]
    before = blanked.text[max(0, blank.start - BESIDE) : blank.start]
    behind = blanked.text[blank.end : blank.end + BESIDE]
    return replace(context, before=before, behind=behind, original=blank.original)
