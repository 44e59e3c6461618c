import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clozet.models.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr. Smith paid $3.5 million to Acme Inc. in Jan. 2020. He left.",
            ["Dr. Smith paid $3.5 million to Acme Inc. in Jan. 2020.", "He left."],
        ),
        ("1. Introduction\nWe go on.", ["1. Introduction", "We go on."]),
        ("# Heading\nText follows. More.", ["# Heading", "Text follows.", "More."]),
        ("First of all\n- item one\n- item two", ["First of all", "- item one", "- item two"]),
        ("In approx. 5 min. we left. The end.", ["In approx. 5 min. we left.", "The end."]),
        ("This goes\nover lines. Next.", ["This goes\nover lines.", "Next."]),
        ("One\n \nTwo\fThree", ["One", "Two", "Three"]),
        ("中文句子。第二句!", ["中文句子。", "第二句!"]),
        ("Hello 😀 world. Next.", ["Hello 😀 world.", "Next."]),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_short_line_before_a_capital_is_a_heading() -> None:
    body = "Either party may terminate this agreement upon thirty days notice given to the\nother."
    assert sentences(f"Termination\n{body}") == ["Termination", body]


@given(st.text(alphabet=st.sampled_from("aB. \n\t-1.(#。!?é\x0c\u2029"), max_size=200))
def test_sentences_hold_everything_but_white_space_once(text: str) -> None:
    spans = sentence_spans(text)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["中文句子。" * 40_000, "word " * 40_000, "[1]. " * 40_000, "a\n" * 100_000]
)
def test_long_paragraphs_take_no_more_than_their_share_of_time(text: str) -> None:
    began = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - began < 5
