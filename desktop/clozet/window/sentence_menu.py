"""The menu under the right button in the sentence."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from .cloze_words import Stretch
from .sentence_editor import SentenceEditor
from .sentence_keys import SentenceKeys

translate = QCoreApplication.translate


def sentence_menu(
    parent: QWidget, editor: SentenceEditor, keys: SentenceKeys, word: Stretch | None
) -> QMenu:
    """Return what can be done with the word under the pointer, the selection, the text."""
    menu = QMenu(parent)
    start, end = editor.selection
    covered = word is not None and editor.sentence.blank_at(word[0]) is not None
    toggle = menu.addAction(
        translate("Sentence", "Give the word back")
        if covered
        else translate("Sentence", "Blank the word")
    )
    toggle.setEnabled(word is not None)
    if word is not None:
        toggle.triggered.connect(lambda _on: editor.toggle(word[0]))
    menu.addSeparator()
    for words, act, enabled in (
        (translate("Sentence", "Undo"), editor.undo, bool(editor.edits.past)),
        (translate("Sentence", "Redo"), editor.redo, bool(editor.edits.future)),
        (translate("Sentence", "Cut"), keys.cut, end > start),
        (translate("Sentence", "Copy"), keys.copy, end > start),
        (translate("Sentence", "Paste"), keys.paste, True),
        (translate("Sentence", "Select all"), keys.select_all, bool(editor.sentence.text)),
    ):
        action = menu.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _on, act=act: act())
    return menu
