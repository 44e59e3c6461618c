"""Words blanked and given back, texts edited, what is asked: values without a window."""

import random

import pytest

from clozet.window.cloze_state import Edits, Sentence, Snapshot, read
from clozet.window.cloze_words import words
from clozet.window.sentence_shown import Shown, Units

LEASE = "Either party may end this lease by giving not less than three months’ notice."
TEXTS = (
    LEASE,
    "Don't re-open O'Neill's e-mail of 3.5 MB (1,000.50 EUR)!",
    "  two  spaces,\n\ttabs and\r\nlines  ",
    "😀 smile 👩‍👩‍👧 family 1️⃣ né́e",
    "العقدُ ينتهي في ٣١ ديسمبر، ولا يُجدَّد.",
    "租约于六月终止。ちょっと待って",
    "Give ____ days [MASK] or __ and snake_case __init__ <mask>.",
    "",
    "!!!",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("seed", range(5))
def test_words_clicked_back_and_forth_give_back_the_exact_text(text: str, seed: int) -> None:
    dice = random.Random(seed)
    start = sentence = read(text)
    covered = [place for place in sentence.words if sentence.blank_at(place[0]) is None]
    for _ in range(30):
        if sentence.words:
            sentence = sentence.toggle(dice.choice(sentence.words)[0])
        if sentence.blanks and dice.random() < 0.5:
            number = dice.randrange(len(sentence.blanks))
            sentence = sentence.choose(number, dice.choice(["six", "a few", ""]))
    for blank in sentence.blanks:
        sentence = sentence.toggle(blank.start)
    assert sentence == start
    assert sentence.text == text
    for place in covered:
        assert sentence.toggle(place[0]).toggle(place[0]) == sentence


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_shown_maps_to_the_text_and_back(text: str) -> None:
    sentence = read(text)
    for at, place in enumerate(sentence.words):
        if at % 2:
            sentence = sentence.toggle(place[0])
    shown = Shown(sentence)
    for position in range(len(text) + 1):
        inside = sentence.blank_at(position) is not None and sentence.blank_at(position - 1) == (
            sentence.blank_at(position)
        )
        assert inside or shown.to_text(shown.to_shown(position)) == position
    units = Units(shown.text)
    assert units.of(len(shown.text)) == len(shown.text.encode("utf-16-le")) // 2
    assert [units.point(units.of(at)) for at in range(len(text))] == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three months’ notice", ["three", "months", "notice"]),
        ("don't, O’Neill's", ["don't", "O’Neill's"]),
        ("twenty-one 1,000.50 3.5.", ["twenty", "one", "1,000.50", "3.5"]),
        ("租约 ok", ["租", "约", "ok"]),
        ("😀 né́e", ["né́e"]),
    ],
)
def test_every_word_is_a_word(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


def test_written_blanks_are_found_and_do_not_touch_names() -> None:
    sentence = read("Give ____ days, snake_case and __init__, [MASK].")
    assert [sentence.text[b.start : b.end] for b in sentence.blanks] == ["____", "[MASK]"]
    assert sentence.variant({0}).text == "Give ____ days, snake_case and __init__, [MASK]."


def test_the_others_are_filled_and_the_word_that_is_covered_is_asked_for() -> None:
    sentence = read(LEASE)
    for word in ("lease", "three"):
        sentence = sentence.toggle(LEASE.index(word))
    sentence = sentence.choose(0, "agreement")
    variant = sentence.variant(sentence.open)
    assert variant.text == LEASE.replace("lease", "agreement")
    assert [variant.text[start:end] for start, end in variant.blanked] == ["three"]
    assert sentence.variant({0}).text == LEASE
    assert sentence.asked_at(1) == LEASE.replace("lease", "agreement").replace("three", "____")
    assert sentence.with_gaps == sentence.asked_at(1)


def test_typing_moves_the_blanks_behind_and_removes_those_it_touches() -> None:
    sentence = read(LEASE).toggle(LEASE.index("lease")).toggle(LEASE.index("three"))
    moved = sentence.replaced(0, 6, "No")
    assert [moved.text[b.start : b.end] for b in moved.blanks] == ["lease", "three"]
    at = moved.blanks[0].start
    gone = moved.replaced(at + 1, at + 2, "")
    assert [gone.text[b.start : b.end] for b in gone.blanks] == ["three"]


def test_undo_goes_back_word_by_word_and_redo_forward() -> None:
    edits = Edits()
    for length in range(1, 4):
        now = Snapshot(read("abc"[:length]), length, length)
        edits = edits.become(now, "typing")
    blanked = edits.now.sentence.toggle(0)
    edits = edits.become(Snapshot(blanked, 3, 3))
    back = edits.undo()
    assert back.now.sentence == read("abc")
    assert back.undo().now.sentence == Sentence()
    assert back.undo().undo().now.sentence == Sentence()
    assert back.undo().redo().redo().now.sentence == blanked
