"""search and similar: their shape, their filters, files of questions."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Built, clozet

RESULT = {
    "rank",
    "score",
    "passage",
    "document",
    "page",
    "start",
    "end",
    "text",
    "heading",
    "spans",
    "rectangles",
    "sentence",
    "words",
    "words_rank",
    "meaning_rank",
    "similarity",
    "near_duplicates",
}


def test_a_search_has_the_shape_of_the_contract(built: Built) -> None:
    found = clozet("--json", "search", "notice period", library=built.folder).json
    assert found.keys() >= {"query", "mode", "seconds", "stale", "results"}
    assert (found["query"], found["mode"], found["stale"]) == ("notice period", "both", 0)
    first = found["results"][0]
    assert first.keys() >= RESULT
    assert first["document"].keys() >= {"id", "path", "paths", "title", "kind", "date"}
    assert first["document"]["id"] == built.id("lease.pdf")
    assert (first["rank"], first["page"], first["words_rank"]) == (1, 1, 1)
    assert all(len(box) == 4 for box in first["rectangles"]["1"])
    assert "three months" in first["sentence"]["text"]
    assert first["sentence"]["rectangles"]["1"]
    assert first["by_words"] + first["by_meaning"] == pytest.approx(first["score"])


def test_the_offsets_are_those_of_the_page(built: Built) -> None:
    first = clozet("--json", "search", "neighbour", library=built.folder).json["results"][0]
    shown = clozet("--json", "show", first["document"]["id"], library=built.folder).json
    text = shown["pages"][first["page"] - 1]["text"]
    assert text[first["start"] : first["end"]] == first["text"]
    assert first["rectangles"] == {}


def test_similar_gives_other_passages_in_the_same_shape(built: Built) -> None:
    passage = clozet("--json", "search", "neighbour", "--mode", "words", library=built.folder).json[
        "results"
    ][0]["passage"]
    found = clozet("--json", "similar", passage, "-k", 2, library=built.folder).json
    assert len(found["results"]) == 2
    assert passage not in [result["passage"] for result in found["results"]]
    assert clozet("similar", 9999, library=built.folder).code == 3


@pytest.mark.parametrize(
    ("options", "some"),
    [
        (["--kind", "text"], True),
        (["--kind", "pdf"], False),
        (["--kind", "texts"], True),
        (["--kind", "mail"], False),
        (["--collection", "Home"], True),
        (["--collection", "Nowhere"], False),
        (["--folder", "inner"], True),
        (["--folder", "nowhere"], False),
        (["--after", "2000"], True),
        (["--before", "2000-01-31"], False),
        (["--language", "en"], True),
        (["--language", "de"], False),
        (["--year", "1999"], False),
    ],
)
def test_filters_come_before_ranking(built: Built, options: list[str], some: bool) -> None:
    found = clozet(
        *("--json", "search", "neighbour", "--mode", "words", *options),
        library=built.folder,
        cwd=built.files,
    ).json
    assert bool(found["results"]) is some


def test_facets_are_counted_where_they_are_asked_for(built: Built) -> None:
    asked = ("search", "neighbour rent", "--mode", "both", "--facets")
    counted = clozet("--json", *asked, library=built.folder).json["facets"]
    said = clozet(*asked, library=built.folder).out
    assert counted.keys() == {"documents", "folders", "kinds", "years", "languages"}
    assert {"value": "pdf", "documents": 1} in counted["kinds"]
    assert "pdf (1)" in said


def test_judged_results_change_the_ranking(built: Built) -> None:
    plain = clozet("--json", "search", "the", library=built.folder).json["results"]
    last, first = plain[-1]["passage"], plain[0]["passage"]
    judged = clozet(
        *("--json", "search", "the", "--more-like", last, "--less-like", first),
        library=built.folder,
    ).json["results"]
    assert [result["passage"] for result in judged].index(last) < len(plain) - 1
    assert first not in [result["passage"] for result in judged]
    assert clozet("search", "the", "--more-like", 9999, library=built.folder).code == 3


def test_by_document_gives_each_document_once(built: Built) -> None:
    found = clozet(
        *("--json", "search", "the", "--by", "document", "--mode", "words"), library=built.folder
    ).json
    documents = [result["document"]["id"] for result in found["results"]]
    assert len(documents) == len(set(documents)) > 1


def test_a_file_of_questions_is_answered_line_by_line_in_order(
    built: Built, tmp_path: Path
) -> None:
    lines = [
        '{"id": "a", "text": "neighbour"}',
        '{"id": "b"}',
        "not json",
        '{"id": 4, "text": "-"}',
        '{"id": 5, "text": "title:garden -apples", "literal": true}',
    ]
    (tmp_path / "questions").write_text("\n".join(lines) + "\n")
    ran = clozet(
        *("search", "--queries", tmp_path / "questions", "--mode", "words", "-k", 1),
        library=built.folder,
    )
    answers = ran.lines
    assert ran.code == 0
    assert [answer["id"] for answer in answers] == ["a", "b", None, 4, 5]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert len(answers[0]["results"]) == 1
    assert answers[4]["results"][0]["document"]["id"] == built.id("lease.pdf")


def test_a_search_without_words_has_nothing_to_do_it_with(built: Built) -> None:
    ran = clozet("--json", "search", "  ", library=built.folder)
    assert ran.code == 5
    assert ran.json["error"]["remedy"]


def test_a_word_that_the_library_spells_otherwise_is_suggested(built: Built) -> None:
    asked = ("search", "neigbour", "--mode", "words")
    found = clozet("--json", *asked, library=built.folder).json
    said = clozet(*asked, library=built.folder).out
    assert found["results"] == []
    assert found["suggestions"] == {"neigbour": ["neighbour"]}
    assert "Did you mean “neighbour” instead of “neigbour”?" in said


def test_a_small_library_has_nothing_unusual_and_says_so(built: Built) -> None:
    found = clozet("--json", "unusual", "--kind", "text", library=built.folder).json
    assert found["oddities"] == []
    assert found["of"] > 0
    assert "Nothing is unusual." in clozet("unusual", library=built.folder).out


def test_an_empty_result_is_no_error(built: Built) -> None:
    ran = clozet("--json", "search", "zyzzyva", "--mode", "words", library=built.folder)
    assert (ran.code, ran.json["results"]) == (0, [])


@pytest.mark.parametrize(
    ("mode", "none_of"),
    [
        ("words", {"torch", "faiss", "numpy", "transformers", "pymupdf", "psutil", "PySide6"}),
        ("both", {"transformers", "pymupdf", "PySide6"}),
    ],
)
def test_a_search_imports_only_what_it_needs(built: Built, mode: str, none_of: set[str]) -> None:
    code = (
        "import sys; from clozet.cli.main import run; run(sys.argv[1:]);"
        "import json; print(json.dumps(sorted(sys.modules)))"
    )
    arguments = ["--library", str(built.folder), "--json", "search", "rent", "--mode", mode]
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=True
    )
    found, modules = map(json.loads, ended.stdout.splitlines())
    assert found["results"]
    assert not none_of.intersection(modules)
