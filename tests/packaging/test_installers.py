"""Installers: what they register with the desktop, and how a frozen program starts its workers."""

import configparser
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parents[2] / "packaging" / "installers"


def test_the_menu_entry_opens_files_with_clozet() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(HERE / "clozet.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"] == "clozet window %F"
    assert said["MimeType"].endswith(";")
    assert "application/pdf" in said["MimeType"].split(";")
    assert ElementTree.parse(HERE / f"{said['Icon']}.svg").getroot().tag.endswith("svg")


def test_a_frozen_program_is_its_own_worker() -> None:
    asked = [sys.executable, str(HERE / "entry.py"), "-P", "-m", "clozet.worker", "nobody"]
    ended = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert "nobody" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_frozen_program_is_the_command_line() -> None:
    asked = [sys.executable, str(HERE / "entry.py"), "--version"]
    ended = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert ended.stdout.startswith("clozet ")


def test_the_question_before_removal_keeps_libraries_unless_told() -> None:
    template = (HERE / "debian.templates").read_text(encoding="utf-8")
    assert "Default: Keep" in template
    assert subprocess.run(["sh", "-n", HERE / "debian.prerm"], check=False).returncode == 0
