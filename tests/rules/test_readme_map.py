"""The README's map of folders is the tree.

The map is one line for each folder of `desktop/clozet/` that is a package, sorted by name, in a
code block that begins with the line `desktop/clozet/`: two spaces, the folder with a slash, one
space or more, and the first line of the folder's docstring:

    desktop/clozet/
      cli/       Arguments in, the same messages as the window, text or JSON out.
      commands/  The ways joined: a message in, progress and an answer out.
"""

import ast
import re

from .source import PACKAGE, ROOT

MAP = re.compile(r"^```\w*\ndesktop/clozet/\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"  (\w+)/ +(\S.*)")


def test_the_map_in_the_readme_is_the_tree() -> None:
    found = MAP.search((ROOT / "README.md").read_text())
    assert found, "README.md has no code block that begins with the line desktop/clozet/"
    shown = [LINE.fullmatch(line) for line in found[1].splitlines()]

    assert [line.groups() if line else None for line in shown] == [
        (folder.parent.name, first_line(folder.read_text()))
        for folder in sorted(PACKAGE.glob("*/__init__.py"))
    ]


def first_line(source: str) -> str:
    """Return the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]
