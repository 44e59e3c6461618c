"""Tables, JSON, LaTeX and source code: as written, split by rows and blocks."""

from pathlib import Path

import pytest

from clozet.messages.reading import FileText
from clozet.reading.reader import read


def of(folder: Path, name: str, content: str) -> FileText:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_row_of_a_table_is_a_line_whatever_separates_its_cells(
    separator: str, tmp_path: Path
) -> None:
    rows = [["Flat", "Rent"], ['"14, Harbour St.\nleft"', "1250"], ["Attic", "980"]]
    result = of(tmp_path, "a.csv", "\n".join(separator.join(row) for row in rows))
    assert (result.state, result.kind) == ("read", "csv")
    assert result.pages[0].text == "Flat\tRent\n14, Harbour St. left\t1250\nAttic\t980"


def test_a_table_with_an_open_quote_is_read_by_lines(tmp_path: Path) -> None:
    result = of(tmp_path, "a.csv", 'a,"b\n' + "c,d\n" * 40_000)
    assert result.state == "read"
    assert result.pages[0].text.startswith('a,"b\nc,d\n')


def test_passages_of_a_table_are_whole_rows_that_repeat_nothing(tmp_path: Path) -> None:
    rows = [f"No. {n}. It is due. Signed by A. B.,{n}" for n in range(200)]
    result = of(tmp_path, "a.csv", "\n".join(rows))
    lines = [line for passage in result.passages for line in passage.text.split("\n")]
    assert lines == [row.replace(",", "\t") for row in rows]


def test_passages_of_code_do_not_part_a_block_that_fits(tmp_path: Path) -> None:
    blocks = [
        f"def f{n}(x):\n    # Doubles x. Then adds.\n    return 2 * x + {n}" for n in range(60)
    ]
    result = of(tmp_path, "a.py", "\n\n".join(blocks))
    assert result.kind == "code"
    assert result.pages[0].text == "\n\n".join(blocks)
    for block in blocks:
        assert sum(block in passage.text for passage in result.passages) == 1


def test_json_without_line_breaks_gets_some_and_letters_are_shown(tmp_path: Path) -> None:
    entry = '{"name":"M\\u00fcller, Anna","rent":1250}'
    result = of(tmp_path, "a.json", "[" + ",".join([entry] * 40) + "]")
    assert result.pages[0].text.split("\n")[:2] == ['[{"name":"Müller, Anna",', '"rent":1250},']


def test_json_written_to_be_read_stays_as_it_is(tmp_path: Path) -> None:
    written = '{\n  "name": "x\\u0000y",\n  "rent": 1250\n}'
    assert of(tmp_path, "a.json", written).pages[0].text == written


def test_latex_stays_as_written_with_its_sections_as_headings(tmp_path: Path) -> None:
    result = of(
        tmp_path,
        "a.tex",
        "\\documentclass{article}\n\\title{On rent}\n\\begin{document}\n\n" + "word " * 40 + "\n"
        "\\section{Notice}\nThree months are\nusual.\n\\end{document}\n",
    )
    assert (result.kind, result.title) == ("latex", "On rent")
    assert result.pages[0].text.endswith(
        "\\section{Notice}\n\nThree months are usual.\n\\end{document}"
    )
    assert result.passages[-1].heading == "\\section{Notice}"
