"""What languages are called, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

from clozet.messages.search import UNKNOWN_LANGUAGE

translate = QCoreApplication.translate


def language_name(code: str) -> str:
    """Return the name of a language from its ISO 639 code, "" where there is none.

    Qt knows the names of all in English alone: the commonest are translated here.
    """
    if code == UNKNOWN_LANGUAGE:
        return translate("Languages", "not known")
    known = _names().get(code)
    language = QLocale.codeToLanguage(code) if code else QLocale.Language.AnyLanguage
    if known or language == QLocale.Language.AnyLanguage:
        return known or code
    return QLocale.languageToString(language)


def _names() -> dict[str, str]:
    return {
        "ar": translate("Languages", "Arabic"),
        "bg": translate("Languages", "Bulgarian"),
        "cs": translate("Languages", "Czech"),
        "da": translate("Languages", "Danish"),
        "de": translate("Languages", "German"),
        "el": translate("Languages", "Greek"),
        "en": translate("Languages", "English"),
        "es": translate("Languages", "Spanish"),
        "et": translate("Languages", "Estonian"),
        "fi": translate("Languages", "Finnish"),
        "fr": translate("Languages", "French"),
        "he": translate("Languages", "Hebrew"),
        "hi": translate("Languages", "Hindi"),
        "hr": translate("Languages", "Croatian"),
        "hu": translate("Languages", "Hungarian"),
        "it": translate("Languages", "Italian"),
        "ja": translate("Languages", "Japanese"),
        "ko": translate("Languages", "Korean"),
        "lt": translate("Languages", "Lithuanian"),
        "lv": translate("Languages", "Latvian"),
        "nb": translate("Languages", "Norwegian (Bokmål)"),
        "nl": translate("Languages", "Dutch"),
        "no": translate("Languages", "Norwegian"),
        "pl": translate("Languages", "Polish"),
        "pt": translate("Languages", "Portuguese"),
        "ro": translate("Languages", "Romanian"),
        "ru": translate("Languages", "Russian"),
        "sk": translate("Languages", "Slovak"),
        "sl": translate("Languages", "Slovenian"),
        "sr": translate("Languages", "Serbian"),
        "sv": translate("Languages", "Swedish"),
        "th": translate("Languages", "Thai"),
        "tr": translate("Languages", "Turkish"),
        "uk": translate("Languages", "Ukrainian"),
        "vi": translate("Languages", "Vietnamese"),
        "zh": translate("Languages", "Chinese"),
    }
