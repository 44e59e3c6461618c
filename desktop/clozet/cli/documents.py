"""The verbs list, show, remove, skip and collection."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from clozet.commands.library import answer
from clozet.database.connection import Database, open_library
from clozet.errors import NotThereError, UsageError
from clozet.file_names import to_text
from clozet.messages import library
from clozet.messages.frame import as_json
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Done
from clozet.paths import LibraryPaths

from .output import Output

Act = Callable[[Namespace, LibraryPaths, Output], None]


def list_documents(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List paths with their states."""
    with closing(open_library(paths)) as db:
        asked = library.ListDocuments(
            state=options.state,
            collection=options.collection,
            kind=options.kind,
            language=options.language,
        )
        rows = answer(db, asked)
    assert isinstance(rows, library.DocumentRows)
    output.value(rows, lambda: _table(rows.documents) or "There are no documents.")


def _table(rows: Iterable[library.DocumentRow]) -> str:
    lines = []
    for row in rows:
        number = "-" if row.id is None else str(row.id)
        line = f"{number:>6}  {row.state:<14}  {row.pages:>5} p  {row.path}"
        lines.append(f"{line}\n{'':24}{row.reason}" if row.reason else line)
    return "\n".join(lines)


def show(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Show a document with its pages."""
    with closing(open_library(paths)) as db:
        shown = answer(db, library.ShowDocument(id=options.id, page=options.page))
    assert isinstance(shown, library.DocumentShown)
    plain = as_json(shown)
    more = {name: plain[name] for name in ("pages", "near_duplicates")}
    output.value({**plain["document"], **more}, lambda: _shown(shown))


def _shown(shown: library.DocumentShown) -> str:
    row = shown.document
    near = "".join(f"\nnearly the same: {one.path} ({one.id})" for one in shown.near_duplicates)
    head = f"{row.title or row.path}\n{row.path}\n{row.kind}, {row.state}, {row.words} words{near}"
    return "\n\n".join([head, *(f"— {page.page} —\n{page.text}" for page in shown.pages)])


def remove(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Remove documents by id, paths, or all that is missing."""
    if not options.documents and not options.missing:
        raise UsageError("There is nothing to remove.", "Name paths or ids, or say --missing.")
    from clozet.database.backup import keep_copy

    with closing(open_library(paths)) as db:
        ids, names = chosen(db, options.documents)
        done = answer(db, library.Remove(ids=ids, paths=names, missing=options.missing))
        keep_copy(db)
    _say(done, "Removed; the files themselves are where they were.", output)


def skip(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Skip documents by id, or paths."""
    with closing(open_library(paths)) as db:
        ids, names = chosen(db, options.documents)
        done = answer(db, library.Skip(ids=ids, paths=names))
    _say(done, "Skipped.", output)


def chosen(db: Database, given: Iterable[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Part what was given into ids and paths as the library knows them."""
    ids: list[int] = []
    names: list[str] = []
    for one in given:
        if one.isascii() and one.isdecimal():
            ids.append(int(one))
        else:
            names.append(_known(db, one))
    return tuple(ids), tuple(names)


def _known(db: Database, given: str) -> str:
    """Return the path as the library has it: as given, or with its symlinks resolved."""
    path = Path(given).expanduser()
    as_given, _ = to_text(path.parent.resolve() / path.name)
    resolved, _ = to_text(path.resolve())
    if as_given != resolved:
        try:
            answer(db, library.ShowDocument(path=as_given, with_text=False))
        except NotThereError:
            return resolved
    return as_given


def _say(done: Answer | None, text: str, output: Output) -> None:
    assert isinstance(done, Done)
    output.done(done.ids, text)


def collection(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List collections, or change one."""
    with closing(open_library(paths)) as db:
        if options.act == "list":
            found = answer(db, library.ListCollections())
            assert isinstance(found, library.Collections)
            output.value(found, lambda: _collections(found))
            return
        asked = library.ChangeCollection(
            act=options.act, name=options.name, ids=tuple(getattr(options, "documents", ()))
        )
        _say(answer(db, asked), "Done.", output)


def _collections(found: library.Collections) -> str:
    rows = [f"{row.documents:>7}  {row.name}" for row in found.collections]
    return "\n".join(rows) or "There are no collections."


ACTS: dict[str, Act] = {
    "list": list_documents,
    "show": show,
    "remove": remove,
    "skip": skip,
    "collection": collection,
}
