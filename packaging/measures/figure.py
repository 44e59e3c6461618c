"""One measured figure beside its rival and its bar."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, in words; `met` is None where there is no bar or no measurement."""

    what: str
    value: str
    bar: str = ""
    met: bool | None = None

    def line(self) -> str:
        """Return the figure as one line."""
        verdict = {True: "met", False: "MISSED", None: ""}[self.met]
        return " · ".join(part for part in (self.what, self.value, self.bar, verdict) if part)


def not_measured(what: str, why: str) -> Figure:
    """Return the line for what could not be measured."""
    return Figure(what, f"not measured ({why})")


def ratio(what: str, value: float, bar: float, detail: str) -> Figure:
    """Return a ratio that must reach `bar`."""
    return Figure(what, f"{value:.2f}× ({detail})", f"at least {bar:g}×", value >= bar)
