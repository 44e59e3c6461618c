"""Every count has its singular and its plural in English."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import clozet.window
from clozet.paths import resources

COUNTED = re.compile(r'"([^"\n]*%L?n[^"\n]*)"')


def test_every_count_is_translated() -> None:
    sources = Path(clozet.window.__file__).parent.glob("*.py")
    counted = {text for source in sources for text in COUNTED.findall(source.read_text())}
    known = {
        message.findtext("source"): [form.text for form in message.iter("numerusform")]
        for message in Xml.parse(resources() / "translations" / "clozet_en.ts").iter("message")
    }
    assert counted
    assert counted - set(known) == set()
    for source, (one, many) in known.items():
        assert one != many, source
        assert "(s)" not in one + many
