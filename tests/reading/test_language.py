"""The language of a document is found where there is enough text to tell."""

import pytest

from clozet.reading.language import language_of
from clozet.reading.text import Page

ENGLISH = "The tenant shall give notice in writing three months before the lease ends. "
GERMAN = "Der Mieter muss die Kündigung drei Monate vor dem Ende schriftlich erklären. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("Le locataire doit prévenir le propriétaire trois mois avant la fin du bail.", "fr"),
        ("Арендатор обязан уведомить арендодателя за три месяца до окончания срока.", "ru"),
        ("承租人应当在租约期满前三个月以书面形式通知出租人，并归还全部钥匙。", "zh"),
        ("これは契約書です。家賃は毎月一日に支払うものとします。", "ja"),
        ("12 430 98,50", ""),
        ("A7-x", ""),
    ],
)
def test_the_language_is_found_or_left_open(text: str, code: str) -> None:
    assert language_of([Page(1, text)], "text") == code


def test_a_title_page_in_another_language_does_not_decide() -> None:
    pages = [Page(1, GERMAN), *(Page(number, ENGLISH * 60) for number in range(2, 9))]
    assert language_of(pages, "pdf") == "en"


def test_source_code_has_no_language() -> None:
    assert language_of([Page(1, ENGLISH)], "code") == ""
