"""Settings, ledger and doctor of the made-up library."""

from typing import Any

from clozet.messages import housekeeping, progress


def change_setting(state: dict[str, Any], asked: housekeeping.ChangeSetting) -> progress.Done:
    state["settings"][asked.name] = asked.value
    return progress.Done()


def ledger(state: dict[str, Any], asked: housekeeping.AskLedger) -> housekeeping.Ledger:
    entry = housekeeping.LedgerEntry(
        time="2025-10-28T12:00:00Z", kind="file", what="read", detail="/papers/paper 000000.pdf"
    )
    entries = (entry,) if asked.kind in (None, "file") else ()
    return housekeeping.Ledger(entries=entries, network=state.get("network", 0))


def doctor(state: dict[str, Any], asked: object) -> housekeeping.Checks:
    good = housekeeping.Check(
        check="integrity", ok=True, message="The database is whole.", remedy=""
    )
    return housekeeping.Checks(checks=(good,))


ACTS = {
    housekeeping.AskSettings: lambda state, asked: housekeeping.Settings(values=state["settings"]),
    housekeeping.ChangeSetting: change_setting,
    housekeeping.AskLedger: ledger,
    housekeeping.AskDoctor: doctor,
}
