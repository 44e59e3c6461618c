"""A file fits in a few screens, and a function on one."""

import ast
from pathlib import Path

import pytest

from .source import FOLDERS, ROOT, python_files

FILE_LINES = 300
FUNCTION_LINES = 40
LONGER_FILES: dict[str, str] = {}  # path -> why it is better in one piece
LONGER_FUNCTIONS: dict[str, str] = {}  # path::name -> why it is better in one piece


def path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", python_files(*FOLDERS), ids=path)
def test_a_file_is_short_and_so_are_its_functions(file: Path) -> None:
    text = file.read_text()
    lines = len(text.splitlines())

    assert lines <= FILE_LINES or path(file) in LONGER_FILES, f"{lines} lines"
    named = {f"{path(file)}::{function}" for function in long_functions(text)}
    assert named <= LONGER_FUNCTIONS.keys()


def long_functions(text: str) -> list[str]:
    """Name the functions of more lines than one screen has."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, functions)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]


def test_each_exception_is_still_needed() -> None:
    for name in LONGER_FILES:
        assert len((ROOT / name).read_text().splitlines()) > FILE_LINES, name
    for name in LONGER_FUNCTIONS:
        file, function = name.split("::")
        assert function in long_functions((ROOT / file).read_text()), name
