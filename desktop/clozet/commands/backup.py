"""The library → one file; and one file → the library."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clozet.database import backup, lock, migrate
from clozet.database.connection import Database
from clozet.errors import LibraryDamagedError, LibraryNewerError, NotThereError, UsageError
from clozet.paths import LibraryPaths

DATABASE = "library.sqlite"
MODELS = "models"
REPLACED = "replaced.sqlite"
SQLITE_MAGIC = b"SQLite format 3\0"


def back_up(db: Database, file: Path) -> Path:
    """Write database and models into one file that `restore` takes; originals are not in it.

    A file there is replaced only if it is a backup itself. Raise UsageError otherwise,
    NoRoomError where the disk is full. Return the file's absolute path.
    """
    target = file.expanduser().absolute()
    if target.exists() and not _is_backup(target):
        raise UsageError(f"{target} is there and is no backup.", "Choose another name.")
    if not target.parent.is_dir():
        raise NotThereError(f"There is no folder {target.parent}.", "Make it, or name another.")
    unfinished = target.with_name(target.name + ".unfinished")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".clozet-") as folder:
        copy = Path(folder) / DATABASE
        backup.write_copy(db, copy)
        try:
            _write_archive(unfinished, copy, db.paths.models)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return target


def _write_archive(file: Path, database: Path, models: Path) -> None:
    unlocked = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(unlocked, "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(database, DATABASE)
            for model in sorted(models.rglob("*")):
                if model.is_file():
                    archive.write(model, f"{MODELS}/{model.relative_to(models).as_posix()}")
        out.flush()
        os.fsync(out.fileno())


def _is_backup(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as archive:
        return DATABASE in archive.namelist()


def restore(paths: LibraryPaths, file: Path) -> Path | None:
    """Put a backup, or a copy of the database, in the library's place, whole or not at all.

    The backup is checked first. Return where the replaced database is kept, None where there
    was none. Raise NotThereError, UsageError, LibraryDamagedError (a damaged backup),
    LibraryNewerError, LibraryHeldError, NoRoomError.
    """
    if not file.is_file():
        raise NotThereError(f"There is no file {file}.", "Check the path.")
    paths.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock.hold(paths), _unpacked(paths, file) as folder:
        _check(folder / DATABASE, file)
        replaced = _keep_replaced(paths)
        _switch(paths, folder)
    return replaced


@contextmanager
def _unpacked(paths: LibraryPaths, file: Path) -> Iterator[Path]:
    """Give a folder, on the library's disk, with the backup's parts."""
    with tempfile.TemporaryDirectory(dir=paths.folder, prefix=".restoring-") as name:
        folder = Path(name)
        if file.open("rb").read(len(SQLITE_MAGIC)) == SQLITE_MAGIC:
            shutil.copyfile(file, folder / DATABASE)
        elif _is_backup(file):
            _extract(file, folder)
        else:
            raise UsageError(f"{file} is no backup of a library.", "Name a file of “backup”.")
        yield folder


def _extract(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name == DATABASE or name.startswith(f"{MODELS}/"):
                    archive.extract(name, folder)
    except (zipfile.BadZipFile, EOFError) as error:
        raise _damaged(file) from error


def _damaged(file: Path) -> LibraryDamagedError:
    return LibraryDamagedError(
        f"The backup {file} is damaged; the library is as it was.", "Try an older backup."
    )


def _check(database: Path, file: Path) -> None:
    if not backup.is_whole(database):
        raise _damaged(file)
    if backup.schema(database) > migrate.newest():
        raise LibraryNewerError(
            f"The backup {file} was written by a newer Clozet.", "Install the newer version."
        )


def _keep_replaced(paths: LibraryPaths) -> Path | None:
    """Copy the present database, damaged or not, with its log, into the library's copies."""
    if not paths.database.exists():
        return None
    backup.empty_log(paths.database)
    paths.backups.mkdir(exist_ok=True, mode=0o700)
    kept = paths.backups / REPLACED
    for end in ("", "-wal", "-shm"):
        present = paths.database.with_name(paths.database.name + end)
        copy = kept.with_name(kept.name + end)
        copy.unlink(missing_ok=True)
        if present.exists():
            shutil.copy2(present, copy)
    return kept


def _switch(paths: LibraryPaths, folder: Path) -> None:
    """Put the new database in place; the old one's log would not fit it, nor would caches."""
    with (folder / DATABASE).open("rb+") as database:
        os.fsync(database.fileno())
    for end in ("-wal", "-shm"):
        paths.database.with_name(paths.database.name + end).unlink(missing_ok=True)
    (folder / DATABASE).replace(paths.database)
    if (folder / MODELS).is_dir():
        shutil.rmtree(paths.models, ignore_errors=True)
        (folder / MODELS).replace(paths.models)
    for cache in (paths.index, paths.page_images):
        shutil.rmtree(cache, ignore_errors=True)
