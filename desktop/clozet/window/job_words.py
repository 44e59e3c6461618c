"""Jobs in words: what is done, how far it is, how long it will take."""

from PySide6.QtCore import QCoreApplication, QLocale

from clozet.messages.housekeeping import JobRow
from clozet.messages.progress import Progress

from .numbers import data_size, number

translate = QCoreApplication.translate


def job_words(job: JobRow | Progress) -> str:
    """Return a sentence such as "Reading 41 of 812, about 3 min left"."""
    if job.kind == "embed":
        words = translate("Job", "Preparing search by meaning, {} of {} passages")
    elif job.kind == "ocr":
        words = translate("Job", "Recognising text, {} of {} pages")
    elif job.kind == "read":
        words = translate("Job", "Reading {} of {}")
    elif job.kind in ("adapt", "adapt-search") and not job.of:
        words = translate("Job", "Measuring the model before it learns")
    elif job.kind == "adapt":
        words = translate("Job", "Adapting the model, {} of {} steps")
    elif job.kind == "adapt-search":
        words = translate("Job", "Adapting search by meaning, {} of {} steps")
    elif job.kind == "download":
        words = translate("Job", "Downloading a model, {} of {}")
    else:
        words = job.kind.capitalize() + " " + translate("Job", "{} of {}")
    figures = [_figure(job.kind, value) for value in (job.done, job.of)]
    said = words.format(*figures)
    if isinstance(job, JobRow) and job.state == "finishing":
        return translate("Job", "Measuring what the model learned")
    if isinstance(job, JobRow) and job.state == "paused":
        return said + ", " + (job.error or translate("Job", "paused"))
    left = time_left(job.seconds_left)
    return f"{said}, {left}" if left else said


def _figure(kind: str, value: int) -> str:
    return data_size(1000 * value) if kind == "download" else number(value)  # counted in kB


def time_left(seconds: float | None) -> str:
    """Return the time left as a person would say it, "" where it cannot be told."""
    if seconds is None:
        return ""
    if seconds < 10:
        return translate("Job", "a few seconds left")
    if seconds < 55:
        return translate("Job", "about {} s left").format(round(seconds / 10) * 10)
    if seconds < 3300:
        return translate("Job", "about {} min left").format(round(seconds / 60))
    hours = QLocale().toString(seconds / 3600, "f", 1)
    return translate("Job", "about {} h left").format(hours)
