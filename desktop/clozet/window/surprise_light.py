"""Surprise of words → what to tint on pages and in texts, and the least expected places."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from clozet.messages.bits import STEP_BITS, bits, step
from clozet.messages.cloze import WordSurprise
from clozet.messages.places import WordBox, cut_rectangles
from clozet.messages.reading import Light, Rectangle, Span

from .page_view import Spot

MARKED_A_PAGE = 8

Words = Mapping[int, Sequence[WordSurprise]]


def tinted(
    lights: Mapping[int, Light], words: Words, boxes: Callable[[int], Sequence[WordBox]]
) -> dict[int, Light]:
    """Return the lights of pages; on a page whose words are tinted there is no other light."""
    found = dict(lights)
    for page, of_page in words.items():
        steps: list[list[Rectangle]] = [[] for _ in STEP_BITS]
        places = boxes(page)
        for word in of_page:
            steps[_step(word)] += cut_rectangles(places, word.start, word.end)
        if any(steps):
            found[page] = Light(surprise=tuple(map(tuple, steps)))
    return found


def steps_in_text(words: Words) -> tuple[tuple[Span, ...], ...]:
    """Return the stretches of each step."""
    steps: list[list[Span]] = [[] for _ in STEP_BITS]
    for page, of_page in words.items():
        for word in of_page:
            steps[_step(word)].append(Span(page=page, start=word.start, end=word.end))
    return tuple(map(tuple, steps))


def least_expected(words: Words) -> Iterator[tuple[int, WordSurprise]]:
    """Yield the few least expected words of each page with their pages, in reading order."""
    for page in sorted(words):
        of_page = [word for word in words[page] if _step(word) >= len(STEP_BITS) - 2]
        chosen = sorted(of_page, key=lambda word: word.log_probability)[:MARKED_A_PAGE]
        for word in sorted(chosen, key=lambda word: word.start):
            yield page, word


def spot_of(page: int, word: WordSurprise, boxes: Sequence[WordBox]) -> Spot:
    """Return where a word stands on its page."""
    return Spot(page, tuple(cut_rectangles(boxes, word.start, word.end)))


def _step(word: WordSurprise) -> int:
    return step(bits(word.log_probability))
