"""Each icon that the window names exists, and is drawn in the theme's colours."""

import ast
from importlib.resources import files
from pathlib import Path

import pytest

import clozet.window
from clozet.window.icons import icon
from clozet.window.theme import theme

SOURCES = sorted(Path(clozet.window.__file__).parent.glob("*.py"))
# Where the name of an icon stands among the arguments of a call.
ARGUMENT = {"icon": 0, "IconLabel": 0, "button": 1, "quiet_button": 1, "StateShown": 0}
ARGUMENT |= {"draw": 2, "Place": 2, "Item": 3}


def names() -> set[str]:
    found = {"loader-2", "hourglass", "player-pause", "circle-check"}
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                at = ARGUMENT.get(called, 99)
                if at < len(node.args) and isinstance(node.args[at], ast.Constant):
                    found.add(node.args[at].value)
    return found - {""}


def test_every_named_icon_exists() -> None:
    folder = files("tablerpy") / "icons" / "outline"
    assert len(names()) > 20
    assert [name for name in names() if not (folder / f"{name}.svg").is_file()] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_icon_follows_the_palette(qapp: object, scheme: str) -> None:
    made = icon("menu-2")
    theme().set_scheme(scheme)
    picture = made.pixmap(48, 48).toImage()
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert theme().tokens.text.name() in inks
