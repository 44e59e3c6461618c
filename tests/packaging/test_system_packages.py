"""What the system lacks is found by trying, and installed or named in one line."""

import system_packages
from system_packages import FONT_PACKAGES, LIBRARIES, apt_line, missing_packages


def test_a_complete_system_lacks_nothing() -> None:
    assert missing_packages(lambda library: True, has_pip=True, fonts=True) == []


def test_a_bare_system_lacks_pip_the_libraries_and_fonts() -> None:
    missing = missing_packages(lambda library: False, has_pip=False, fonts=False)

    assert missing[0].endswith("-venv")
    assert missing[1:] == [*LIBRARIES.values(), *FONT_PACKAGES]


def test_only_the_package_of_the_missing_library_is_named() -> None:
    missing = missing_packages(lambda library: library != "libEGL.so.1", has_pip=True, fonts=True)

    assert missing == ["libegl1"]


def test_the_dynamic_linker_is_asked() -> None:
    assert not system_packages.can_load("libthat-nobody-has.so.0")


def test_somebody_who_is_not_root_gets_one_line() -> None:
    with_sudo, without = (apt_line(["libegl1", "libgl1"], sudo) for sudo in (True, False))

    assert with_sudo.endswith("sudo apt-get install --yes --no-install-recommends libegl1 libgl1")
    assert without.startswith("su -c 'apt-get update && ") and without.endswith("libgl1'")
    assert "\n" not in with_sudo + without


def test_the_line_that_says_something_is_the_last_that_is_not_empty() -> None:
    assert system_packages.last_line("E: one\nE: two\n\n") == "E: two"
    assert system_packages.last_line("") == "nothing was said"
