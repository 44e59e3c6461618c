"""Long work that waits while the machine runs on its battery, where the user wants that."""

from collections.abc import Callable
from time import sleep

from clozet.database import jobs, settings
from clozet.database.connection import Database
from clozet.processes import on_battery

SECONDS_BETWEEN_LOOKS = 5.0


def wait_for_power(db: Database, job: int, save: Callable[[], None]) -> bool:
    """Wait for mains power, if need be; tell whether that was so.

    `save` is called before; the job is in the state `waiting` meanwhile, and the wait ends, too,
    where somebody gives it another.
    """
    if not (settings.values(db)["mains_power"] and on_battery()):
        return False
    save()
    jobs.set_state(db, job, "waiting")
    while on_battery() and jobs.state(db, job) == "waiting":
        sleep(SECONDS_BETWEEN_LOOKS)
    if jobs.state(db, job) == "waiting":
        jobs.set_state(db, job, "running")
    return True
