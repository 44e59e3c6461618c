"""The forms of a password that may open a file: what was typed is not what was locked with."""

import stringprep
import unicodedata


def forms(password: str) -> list[str]:
    """Return a password as typed, then as writers of PDFs prepare it, each form once.

    Revision 6 locks with the SASLprep profile (RFC 4013) of what was typed, by Unicode 3.2 as the
    standard has it or by the writer's own; older ones with it as the keyboard composed it.
    """
    mapped = "".join(map(_mapped, password))
    by_standard = unicodedata.ucd_3_2_0.normalize("NFKC", mapped)
    by_writer = unicodedata.normalize("NFKC", mapped)
    composed = unicodedata.normalize("NFC", password)
    return list(dict.fromkeys([password, by_standard, by_writer, composed]))


def _mapped(letter: str) -> str:
    if stringprep.in_table_c12(letter):
        return " "
    return "" if stringprep.in_table_b1(letter) else letter
