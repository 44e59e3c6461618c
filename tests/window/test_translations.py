"""Every string of the window has its German, and every count its singular and its plural."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import clozet.window
from clozet.paths import resources
from clozet.window.app import translate
from clozet.window.main_window import MainWindow

from .conftest import OpenWindow

COUNTED = re.compile(r'"([^"\n]*%L?n[^"\n]*)"')
SOURCES = sorted(Path(clozet.window.__file__).parent.glob("*.py"))
PLACEHOLDER = re.compile(r"\{\d*\}|%L?n")
MNEMONIC = re.compile(r"&\w")

Key = tuple[str, str]
"""A context and the English of a string in it."""


def forms(language: str) -> dict[Key, tuple[str, ...]]:
    """Return what a .ts file has for each string: one form, or one for each number."""
    written = ElementTree.parse(resources() / "translations" / f"clozet_{language}.ts")
    found: dict[Key, tuple[str, ...]] = {}
    for context in written.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            assert "type" not in translation.attrib, message.findtext("source")
            plurals = tuple(form.text or "" for form in translation.iter("numerusform"))
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = plurals or (translation.text or "",)
    return found


def spoken(tree: ast.AST, within: str = "") -> Iterator[Key]:
    """Yield what a module passes to `self.tr` and `translate`, with its context."""
    for node in ast.iter_child_nodes(tree):
        yield from spoken(node, node.name if isinstance(node, ast.ClassDef) else within)
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
        if name == "tr":
            assert texts, f"line {node.lineno}: only a string that stands there can be found"
            yield within, texts[0]
        elif name == "translate" and len(texts) == 2 and isinstance(texts[0], str):
            yield texts[0], texts[1]


def test_every_count_is_translated() -> None:
    counted = {text for source in SOURCES for text in COUNTED.findall(source.read_text())}
    known = {text: plurals for (_context, text), plurals in forms("en").items()}
    assert counted
    assert counted - set(known) == set()
    for source, (one, many) in known.items():
        assert one != many, source
        assert "(s)" not in one + many


def test_german_has_every_string_of_the_window_and_no_other() -> None:
    said = {key for source in SOURCES for key in spoken(ast.parse(source.read_text("utf-8")))}
    assert len(said) > 600
    assert set(forms("de")) == said


def test_german_keeps_placeholders_keys_and_spaces() -> None:
    for (_context, english), german in forms("de").items():
        assert len(german) == (2 if "%Ln" in english else 1), english
        for form in german:
            assert form.strip(), english
            kept = set(PLACEHOLDER.findall(form)) | ({"%Ln"} if "%Ln" in english else set())
            assert kept == set(PLACEHOLDER.findall(english)), english
            assert len(MNEMONIC.findall(form)) == len(MNEMONIC.findall(english)), english
            for side in (str.lstrip, str.rstrip):
                assert len(form) - len(side(form)) == len(english) - len(side(english)), english


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_the_window_reads_is_what_was_written(qapp: QApplication, language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(resources() / "translations" / f"clozet_{language}.qm"))
    for (context, text), written in forms(language).items():
        for number, form in enumerate(written, start=1):
            count = number if "%Ln" in text else -1
            said = translator.translate(context, text, None, count)  # type: ignore[call-overload]
            assert said == form, text


def test_a_german_system_gets_a_german_window(
    open_window: OpenWindow, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    before, there = QLocale(), set(qapp.findChildren(QTranslator))

    def speak_as_before() -> None:
        QLocale.setDefault(before)
        for translator in set(qapp.findChildren(QTranslator)) - there:
            qapp.removeTranslator(translator)
            translator.deleteLater()

    request.addfinalizer(speak_as_before)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translate(qapp)
    window = open_window(documents=3)
    assert [button.text() for button in window.rail.buttons][:2] == ["Bibliothek", "Suche"]
    assert QCoreApplication.translate("DetailsPane", "%Ln page(s)", None, 2) == "2 Seiten"
    titles = [menu.title() for menu in window.menus.menus.values()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters), titles
    assert _alt_letters(window).isdisjoint(letters)


def _alt_letters(window: MainWindow) -> set[str]:
    """Return the letters that do something together with Alt, apart from the menus."""
    actions = [action for menu in window.menus.menus.values() for action in menu.actions()]
    keys = [keys.toString() for action in actions for keys in action.shortcuts()]
    return {key[-1].lower() for key in keys if re.fullmatch(r"Alt\+\w", key)}
