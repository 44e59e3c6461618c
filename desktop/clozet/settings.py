"""Each setting once: its name, its kind of value, its default, its limits and its words."""

from dataclasses import dataclass

from .errors import UsageError

Value = str | int | float | bool


@dataclass(frozen=True)
class Setting:
    """One setting: `choices` or `limits` (least, most) bound its value where they are given."""

    name: str
    default: Value
    label: str
    help: str
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] | None = None

    def checked(self, value: Value) -> Value:
        """Return `value` in this setting's type; raise UsageError where it does not fit."""
        fits = type(value) is type(self.default)
        if fits and self.choices:
            fits = value in self.choices
        if fits and self.limits and isinstance(value, int):
            fits = self.limits[0] <= value <= self.limits[1]
        if not fits:
            raise UsageError(f"“{value}” does not fit the setting “{self.label}”.", self.help)
        return value


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(
            "theme",
            "system",
            "Theme",
            "Choose system, light or dark.",
            choices=("system", "light", "dark"),
        ),
        Setting(
            "density",
            "comfortable",
            "Rows in lists",
            "Choose comfortable or compact.",
            choices=("comfortable", "compact"),
        ),
        Setting("history", True, "Remember searches", "Choose on or off."),
        Setting("sentences", True, "Remember sentences tried in Blanks", "Choose on or off."),
        Setting(
            "threads",
            0,
            "Threads at work",
            "Choose a number from 1 to 256, or 0 for as many as the machine has.",
            limits=(0, 256),
        ),
        Setting(
            "device",
            "automatic",
            "Device for adapting",
            "Choose automatic, cpu, cuda or mps.",
            choices=("automatic", "cpu", "cuda", "mps"),
        ),
        Setting(
            "ocr_language",
            "",
            "Language for text recognition (OCR)",
            "Choose languages of Tesseract joined by +, as deu+eng, or none for this system's own.",
        ),
        Setting("downloads", False, "Models may be downloaded", "Choose on or off."),
        Setting("mains_power", False, "Adapt on mains power only", "Choose on or off."),
        Setting(
            "masked_model",
            "",
            "Model for blanks",
            "Choose a masked model of “clozet model list”, or none for the one that ships.",
        ),
        Setting(
            "encoder",
            "",
            "Model for search by meaning",
            "Choose a sentence encoder of “clozet model list”, or none for the one that ships.",
        ),
    )
}


def find(name: str) -> Setting:
    """Return the setting called `name`; raise UsageError where there is none."""
    if name not in SETTINGS:
        raise UsageError(
            f"There is no setting called “{name}”.", f"There are {', '.join(SETTINGS)}."
        )
    return SETTINGS[name]
