"""The project's own Python files, as trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "clozet"
FOLDERS = ["desktop", "packaging", "tests"]


def python_files(*folders: str) -> list[Path]:
    """Return every Python file under these folders of the repository, sorted."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def package_files() -> list[str]:
    """Return the files of the package, as paths under it."""
    return [file.relative_to(PACKAGE).as_posix() for file in sorted(PACKAGE.rglob("*.py"))]


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that a file imports anywhere in it, and the names it takes from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(tree: ast.AST) -> Iterator[str]:
    """Yield every name and attribute that a file uses or imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
