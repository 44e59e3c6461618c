"""The verb model: list, info, import, download, use, export, remove."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing

from clozet.commands import models as commands
from clozet.database.connection import Database, open_library
from clozet.errors import NothingToDoError
from clozet.messages.frame import as_json
from clozet.messages.models import Exported, ImportModel, ModelRow, Models, ModelShown
from clozet.paths import LibraryPaths

from .measuring import library_if_there
from .output import Output, size

Act = Callable[[Namespace, LibraryPaths, Output], None]


def model(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Do one act on the models of this machine."""
    MODEL_ACTS[options.act](options, paths, output)


def _list(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    with library_if_there(paths) as db:
        found = commands.overview(paths, db)
    output.value(found, lambda: _table(found))


def _table(found: Models) -> str:
    return "\n".join(_line(row) for row in found.models)


def _line(row: ModelRow) -> str:
    mark = "*" if row.in_use else " "
    numbers = f"{row.layers} × {row.dimension}, {row.parameters / 1e6:.1f} M weights"
    what = f"{row.role:<8} {row.family:<12} {numbers}, {size(row.bytes)}"
    return f"{mark} {row.name:<24} {what}, {row.licence}; {row.origin}"


def _info(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    with library_if_there(paths) as db:
        found = commands.describe(paths, db, options.name)
    _show(found, output)


def _show(found: ModelShown, output: Output) -> None:
    plain = as_json(found)
    output.value({**plain.pop("model"), **plain}, lambda: _shown(found))


def _shown(found: ModelShown) -> str:
    row = found.model
    lines = [
        _line(row).strip("* "),
        f"{row.vocabulary} pieces in its vocabulary, texts of up to {found.limit} pieces",
    ]
    if found.pooling:
        lines.append(f"one vector a text by {found.pooling}")
    lines += [f"before a {kind}: {prompt!r}" for kind, prompt in found.prompts.items()]
    return "\n".join([*lines, "", found.card] if found.card else lines)


def _import(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    from clozet.commands.importing import import_model

    asked = ImportModel(path=options.path, name=options.name, role=options.role)
    with closing(open_library(paths, create=True)) as db:
        found = import_model(db, asked)
    output.done(text=f"Imported as {found.model.name}.", name=found.model.name)


def _use(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Use a model; with an encoder, embed the library first, and wait for it."""
    with closing(open_library(paths)) as db:
        commands.use(db, options.name)
        _embed(db, options.name, output)
    output.done(text=f"{options.name} is in use.", name=options.name)


def _embed(db: Database, name: str, output: Output) -> None:
    from clozet.commands import encoders

    if encoders.coming(db) != name:
        return
    from .trainer import Trainer

    trainer = Trainer(db.paths, output.progress)
    try:
        trainer.switch(db)
        trainer.stop()
    except BaseException:
        trainer.kill()
        raise
    if encoders.answering(db) != name:
        raise NothingToDoError(
            f"The embedding was cancelled; {encoders.answering(db)} goes on answering.",
            f"Start again with: clozet model use {name}.",
        )


def _export(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    from clozet.commands.exporting import export

    found = export(paths, options.name, options.path)
    output.value(found, lambda: _exported(found))


def _exported(found: Exported) -> str:
    lines = [f"{found.model} was copied to {found.path}.", found.warning]
    lines += [
        f"{leak.text}: rank {leak.adapted_rank}, before {leak.base_rank}; "
        f"a string never seen, {leak.control_rank}"
        for leak in found.leaks
    ]
    return "\n".join(filter(None, lines))


def _remove(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    with closing(open_library(paths)) as db:
        commands.remove(db, options.name)
    output.done(text=f"{options.name} was removed.", name=options.name)


def _download(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    from .downloading import download

    download(options, paths, output)


def _downloads(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    from .downloading import allow

    allow(options, paths, output)


MODEL_ACTS: dict[str, Act] = {
    "list": _list,
    "info": _info,
    "import": _import,
    "download": _download,
    "downloads": _downloads,
    "use": _use,
    "export": _export,
    "remove": _remove,
}
ACTS = {"model": model}
