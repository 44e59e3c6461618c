"""A run and its card in words, as a person would say them."""

from PySide6.QtCore import QCoreApplication, QLocale

from clozet.messages.models import ModelRow
from clozet.messages.training import Adapt, AdaptationRow

from .numbers import number
from .training_state import Comparison, Run, Trend

translate = QCoreApplication.translate

# The icon and colour of each verdict; green only where it is measured to be better.
TREND_LOOKS: dict[Trend, tuple[str, str]] = {
    "better": ("circle-check", "ok"),
    "no clear change": ("minus", "muted"),
    "worse": ("circle-x", "bad"),
    "lower so far": ("trending-down", "muted"),
    "higher so far": ("trending-up", "muted"),
}


def decimal(value: float, digits: int = 1) -> str:
    """Return a number with the locale's point."""
    return QLocale().toString(value, "f", digits)


def percent(share: float) -> str:
    """Return a share as "54 %"."""
    return f"{round(share * 100)} %"


def minutes(seconds: float) -> str:
    """Return a time as "58 min", "1.5 h" or "40 s"."""
    if seconds < 90:
        return translate("Adapt", "{0} s").format(round(seconds))
    if seconds < 5400:
        return translate("Adapt", "{0} min").format(round(seconds / 60))
    return translate("Adapt", "{0} h").format(decimal(seconds / 3600))


def time_words(asked: Adapt) -> str:
    """Return how long was asked for: "10 minutes", "1 hour", "8 hours"."""
    if asked.minutes is None:
        return ""
    if asked.minutes == 1:
        return translate("Adapt", "1 minute")
    if asked.minutes == 60:
        return translate("Adapt", "1 hour")
    if asked.minutes >= 90:
        return translate("Adapt", "{0} hours").format(QLocale().toString(asked.minutes / 60))
    return translate("Adapt", "{0} minutes").format(QLocale().toString(asked.minutes))


def device_words(device: str) -> str:
    """Return what computes, as people call it: "Processor, bfloat16"."""
    name, _, precision = device.partition(", ")
    known = {
        "cpu": translate("Adapt", "Processor"),
        "cuda": translate("Adapt", "NVIDIA card"),
        "mps": translate("Adapt", "Apple graphics"),
    }
    return ", ".join(part for part in (known.get(name, name), precision) if part)


def progress_words(run: Run) -> str:
    """Return how far a run is: "21 of 60 min"; how it ended once it has."""
    match run.state:
        case "starting":
            return translate("Adapt", "Getting ready…")
        case "finishing":
            return translate("Adapt", "Stopping, and measuring what it learned…")
        case "failed":
            return translate("Adapt", "Stopped by a problem")
        case "cancelled":
            return translate("Adapt", "Cancelled")
        case "done" if run.adapted is not None:
            spent = minutes(run.adapted.card.seconds)
            return translate("Adapt", "Done after {0}").format(spent)
    share = translate("Adapt", "{0} of {1} steps").format(number(run.step), number(run.of))
    if run.seconds_a_step is not None:
        end = run.minutes(run.of)
        digits = 0 if end >= 10 else 1
        share = translate("Adapt", "{0} of {1} min").format(
            decimal(run.minutes(run.step), digits), decimal(end, digits)
        )
    paused = translate("Adapt", "Paused at {0}")
    return paused.format(share) if run.state == "paused" else share


def pace_words(run: Run) -> str:
    """Return "step 1,240 · 0.98 s a step", as much of it as is known."""
    if not run.under_way or not run.step:
        return ""
    said = translate("Adapt", "step {0}").format(number(run.step))
    pace = run.seconds_a_step
    if pace is None:
        return said
    a_step = translate("Adapt", "{0} s a step").format(decimal(pace, 2))
    return f"{said} · {a_step}"


def trend_words(comparison: Comparison, improving: bool) -> str:
    """Return the verdict on a run that goes on."""
    said = {
        "better": translate("Adapt", "Better on your documents."),
        "no clear change": translate("Adapt", "No clear change yet."),
        "worse": translate("Adapt", "Worse on your documents so far."),
        "lower so far": translate("Adapt", "Perplexity is lower so far."),
        "higher so far": translate("Adapt", "Perplexity is higher so far."),
    }[comparison.trend]
    still = translate("Adapt", "Still improving.")
    return f"{said} {still}" if improving and comparison.trend != "worse" else said


def verdict_words(words: str) -> tuple[str, str]:
    """Return a verdict's clause for the title, and the sentences after its first one.

    The figures between them stand on the card by themselves.
    """
    first, _, rest = words.partition(". ")
    title = first.partition(": ")[0].rstrip(".")
    return f"{title}.", rest


def bounds_words(comparison: Comparison, *, ended: bool) -> str:
    """Return between which bounds the perplexity lies, "" where they are not known."""
    bounds = comparison.perplexity_bounds
    if bounds is None:
        return ""
    low, high = (decimal(bound) for bound in bounds)
    if not ended:
        return translate("Adapt", "between {0} and {1} (95 %)").format(low, high)
    after = decimal(comparison.after.perplexity)
    said = translate("Adapt", "{0} lies between {1} and {2} (95 %)")
    return said.format(after, low, high)


def model_words(model: ModelRow) -> str:
    """Return the size and licence of a model: "30,522 words, 6 × 384, Apache-2.0"."""
    size = translate("Adapt", "{0} words, {1} × {2}").format(
        number(model.vocabulary), model.layers, model.dimension
    )
    return f"{size}, {model.licence}" if model.licence else size


def trained_on_words(row: AdaptationRow) -> str:
    """Return what an adaptation was trained on, as the window names it."""
    chosen = row.asked.chosen if row.asked is not None else None
    if chosen is not None and chosen.collection is None and not chosen.documents:
        return translate("Adapt", "All documents")
    return row.trained_on


def row_looks(row: AdaptationRow, in_use: str) -> tuple[str, str, str]:
    """Return icon, colour and word of an adaptation in the history."""
    if row.model and row.model == in_use and row.kept:
        return "circle-check", "ok", translate("Adapt", "in use")
    open_words = {
        "running": ("loader-2", "accent", translate("Adapt", "running")),
        "finishing": ("loader-2", "accent", translate("Adapt", "measuring")),
        "waiting": ("clock", "muted", translate("Adapt", "waiting")),
        "paused": ("player-pause", "muted", translate("Adapt", "paused")),
        "failed": ("alert-triangle", "warn", translate("Adapt", "failed")),
        "cancelled": ("circle-x", "muted", translate("Adapt", "cancelled")),
    }
    if row.state in open_words:
        return open_words[row.state]
    if not row.kept:
        return "circle-x", "muted", translate("Adapt", "discarded")
    if row.card is not None:
        words = {
            "better": translate("Adapt", "better"),
            "no clear change": translate("Adapt", "no clear change"),
            "worse": translate("Adapt", "worse"),
        }
        icon, colour = TREND_LOOKS[row.card.verdict]
        return icon, colour, words[row.card.verdict]
    return "minus", "muted", ""
