"""Make the window's translations anew from its strings.

usage: python packaging/make_translations.py

Each `resources/translations/clozet_LANGUAGE.ts` gets the strings that are new and loses those that
are gone; what has no translation yet is listed, to be written into that file. Then each is
compiled to the `.qm` file that the window reads. English has its plurals alone.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
WINDOW = ROOT / "desktop" / "clozet" / "window"
TRANSLATIONS = ROOT / "resources" / "translations"
OPTIONS = {"en": ["-pluralonly"], "de": []}


def main() -> int:
    unfinished = 0
    for language, options in OPTIONS.items():
        written = TRANSLATIONS / f"clozet_{language}.ts"
        _extract(written, language, options)
        for text in _unfinished(written):
            unfinished += 1
            print(f"{written.name}: no translation of “{text}”", file=sys.stderr)
        _run("lrelease", "-silent", "-nounfinished", written)
    return 1 if unfinished else 0


def _extract(written: Path, language: str, options: list[str]) -> None:
    plain = ["-silent", "-extensions", "py", "-locations", "none", "-no-obsolete"]
    languages = ["-source-language", "en", "-target-language", language]
    _run("lupdate", *plain, *options, *languages, WINDOW, "-ts", written)


def _unfinished(written: Path) -> list[str]:
    return [
        message.findtext("source", "")
        for message in ElementTree.parse(written).iter("message")
        if message.find("translation[@type='unfinished']") is not None
    ]


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([Path(PySide6.__file__).parent / tool, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
