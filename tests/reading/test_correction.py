"""A corrected word: whatever stands behind it moves along, boxes and spans."""

from clozet.messages.places import WordBox, pack, unpack
from clozet.messages.reading import PageText, Passage, Span
from clozet.reading.correction import corrected

TEXT = "The tenamt pays. The deposit is due."
BOXES = [
    WordBox(start, end, float(start), 1.0, float(end), 2.0, 0)
    for start, end in ((0, 3), (4, 10), (11, 16), (17, 20), (21, 28), (29, 31), (32, 36))
]
PAGE = PageText(number=2, text=TEXT, width=9.0, height=9.0, words=pack(BOXES))
PASSAGES = (
    Passage(
        text="On the page before.\nThe tenamt pays.",
        heading="",
        spans=(Span(page=1, start=0, end=19), Span(page=2, start=0, end=16)),
    ),
    Passage(text="The deposit is due.", heading="", spans=(Span(page=2, start=17, end=36),)),
    Passage(text="Elsewhere.", heading="", spans=(Span(page=3, start=0, end=10),)),
)


def test_text_boxes_and_passages_follow_a_longer_word() -> None:
    page, passages = corrected(PAGE, PASSAGES, (4, 10), "tenants'")
    assert page.text == "The tenants' pays. The deposit is due."
    assert [page.text[box.start : box.end] for box in unpack(page.words)] == page.text.split()
    assert [round(box.x0) for box in unpack(page.words)] == [box.x0 for box in BOXES]
    assert [passage.text for passage in passages] == [
        "On the page before.\nThe tenants' pays.",
        "The deposit is due.",
        "Elsewhere.",
    ]
    for passage in passages[:2]:
        span = passage.spans[-1]
        assert passage.text.endswith(page.text[span.start : span.end])
    assert passages[2] == PASSAGES[2]


def test_a_shorter_word_keeps_its_punctuation() -> None:
    page, passages = corrected(PAGE, PASSAGES, (32, 35), "up")
    assert page.text.endswith("is up.")
    assert passages[1].text == "The deposit is up."
