"""The verbs status, doctor, backup, restore, library and ledger."""

import sys
from argparse import Namespace
from contextlib import closing

from clozet.database.connection import open_library
from clozet.errors import UsageError
from clozet.messages.housekeeping import AskLedger, Check, Checks, Ledger, Status
from clozet.paths import LibraryPaths

from .output import Output, size

NOT_WELL = 4
EVERYTHING = 1_000_000_000


def status(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Print the library in numbers."""
    from clozet.commands.status import status as numbers

    with closing(open_library(paths)) as db:
        found = numbers(db)
    output.value(found, lambda: _status(found))


def _status(found: Status) -> str:
    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items()))
    disk = found.disk.database + found.disk.index + found.disk.models
    return "\n".join(
        (
            f"{found.library}",
            f"{found.documents} documents ({states or 'none'}), {found.passages} passages, "
            f"{found.vectors} of them found by meaning",
            f"{size(disk)} on disk; {found.jobs} jobs open; {_connections(found)}",
        )
    )


def doctor(options: Namespace, paths: LibraryPaths, output: Output) -> int:
    """Check the library, and mend it where that was asked for."""
    from clozet.commands.doctor import doctor as examine

    found = examine(paths, options.repair)
    output.value(found, lambda: _checks(found))
    return 0 if all(check.ok for check in found.checks) else NOT_WELL


def _checks(found: Checks) -> str:
    return "\n".join(_check(check) for check in found.checks)


def _check(check: Check) -> str:
    mark = "ok " if check.ok else "BAD"
    return f"{mark}  {check.check}: {check.message} {check.remedy}".rstrip()


def backup(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Write the library into one file."""
    from clozet.commands.backup import back_up

    with closing(open_library(paths)) as db:
        file = back_up(db, options.file)
    output.done(text=f"The backup is at {file}.", path=str(file))


def restore(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Bring a backup back; the library that it replaces is kept beside."""
    from clozet.commands.backup import restore as bring_back

    kept = bring_back(paths, options.file.expanduser().absolute())
    text = f"The library is in {paths.folder}."
    if kept:
        text += f" What it replaced is kept at {kept}."
    output.done(text=text, replaced=str(kept) if kept else None)


def library(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Move the library to another folder, or delete it for good."""
    from clozet.commands import moving

    if options.act == "move":
        target = moving.move(paths, options.to)
        output.done(text=f"The library is in {target}.", path=str(target))
        return
    if not options.yes and not output.json and sys.stdin.isatty():
        _ask_whether(paths)
    moving.delete(paths)
    output.done(text="The library is deleted; your files are where they were.")


def _ask_whether(paths: LibraryPaths) -> None:
    """Ask at a terminal; a script says what it means by naming the verb."""
    sys.stderr.write(f"Delete the library in {paths.folder} for good? Type yes: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() != "yes":
        raise UsageError("Nothing was deleted.", "Type yes, or say --yes.")


def ledger(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Print what was read, refused, tried."""
    from clozet.commands.ledger import ledger as entries

    with closing(open_library(paths)) as db:
        found = entries(db, AskLedger(kind=options.kind, limit=EVERYTHING))
    output.value(found, lambda: _ledger(found))


def _ledger(found: Ledger) -> str:
    lines = [f"{e.time}  {e.kind:<7}  {e.what}  {e.detail}" for e in found.entries]
    return "\n".join([*lines, f"{_connections(found)}."])


def _connections(found: Status | Ledger) -> str:
    if not found.allowed:
        return f"{found.network} connections tried, all refused"
    return f"{found.network} connections refused, {found.allowed} made that you agreed to"


ACTS = {
    "status": status,
    "doctor": doctor,
    "backup": backup,
    "restore": restore,
    "library": library,
    "ledger": ledger,
}
