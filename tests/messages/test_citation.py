"""How a result is cited, in a report and in the window."""

import msgspec
from tests.window.found import found

from clozet.messages.citation import citation
from clozet.messages.reading import Span


def test_a_citation_has_the_range_of_pages_in_the_forms_of_its_language() -> None:
    spans = (Span(page=4, start=0, end=5), Span(page=6, start=0, end=5))
    result = msgspec.structs.replace(found(1, page=4), spans=spans)

    assert citation(result) == "lease 1.pdf, pp. 4–6"
    assert citation(result, "S. {0}", "S. {0}–{1}") == "lease 1.pdf, S. 4–6"
    assert citation(found(1, pages=False)) == "lease 1.pdf"
