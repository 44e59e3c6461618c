"""The whole library to another folder, or to nowhere."""

import os
import shutil
from pathlib import Path

from clozet.database import backup, lock
from clozet.errors import NoRoomError, NotThereError, UsageError
from clozet.paths import LibraryPaths, default_folder, leave_pointer
from clozet.reading.files import fingerprint

ZEROS = bytes(1024 * 1024)


def move(paths: LibraryPaths, to: Path) -> Path:
    """Move the library into the folder `to`, which must be new or empty; return that folder.

    Everything is copied and compared before the old files are deleted. Where the default
    library moves, the new place is noted, so that it is found without naming it.
    """
    target = to.expanduser().absolute()
    _refuse_none(paths)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there and not empty.", "Name a new or empty folder.")
    if target.resolve().is_relative_to(paths.folder.resolve()):
        raise UsageError("A library cannot move into itself.", "Name a folder elsewhere.")
    with lock.hold(paths):
        backup.empty_log(paths.database)
        try:
            _copy(paths.folder, target)
        except OSError as error:
            shutil.rmtree(target, ignore_errors=True)
            raise NoRoomError(
                f"The library could not be copied to {target} ({error.strerror or 'differing'});"
                " it is where it was.",
                "Make room there, or choose another place.",
            ) from error
        _unlink_parts(paths)
    if paths.folder.resolve() == default_folder().resolve():
        leave_pointer(target)
    else:
        _remove_if_empty(paths.folder)
    return target


def _copy(folder: Path, target: Path) -> None:
    """Copy every file and compare it; raise OSError where a copy differs."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.chmod(0o700)
    for file in sorted(folder.rglob("*")):
        copy = target / file.relative_to(folder)
        if file.is_dir():
            copy.mkdir(exist_ok=True, mode=0o700)
        elif not file.name.endswith(".lock"):
            shutil.copy2(file, copy)
            _sync(copy)
            if fingerprint(copy) != fingerprint(file):
                raise OSError(f"{copy} differs")


def _sync(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def delete(paths: LibraryPaths) -> None:
    """Delete the library for good: its files are overwritten, then removed.

    Originals stay, and so does whatever else lies in the folder.
    """
    _refuse_none(paths)
    with lock.hold(paths):
        for part in _parts(paths):
            for file in part.rglob("*") if part.is_dir() else [part]:
                if file.is_file() and not file.is_symlink():
                    _overwrite(file)
        _unlink_parts(paths)
    _remove_if_empty(paths.folder)


def _refuse_none(paths: LibraryPaths) -> None:
    if not paths.database.exists():
        raise NotThereError(f"There is no library in {paths.folder}.", "Check the folder.")


def _parts(paths: LibraryPaths) -> list[Path]:
    """Return all files and folders that a library makes, the database first."""
    database = paths.database
    beside = [database.with_name(database.name + end) for end in ("-wal", "-shm")]
    works = ("adapting", "downloading", "embedding", "recognition", "library")
    locks = [paths.folder / f"{work}.lock" for work in works]
    folders = [paths.index, paths.page_images, paths.logs, paths.backups, paths.models]
    folders += [paths.adaptations, paths.downloads]
    return [database, *beside, *folders, paths.network_ledger, *locks]


def _unlink_parts(paths: LibraryPaths) -> None:
    for part in _parts(paths):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


def _overwrite(file: Path) -> None:
    """Write zeros over a file, so that undeleting it brings nothing back."""
    with file.open("rb+") as out:
        left = os.fstat(out.fileno()).st_size
        while left > 0:
            left -= out.write(ZEROS[:left])
        out.flush()
        os.fsync(out.fileno())


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
