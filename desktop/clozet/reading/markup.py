"""XML of documents, parsed so that nothing in it is expanded, resolved or fetched."""

from lxml import etree

DAMAGE = (etree.XMLSyntaxError, ValueError)


def parse(raw: bytes, *, recover: bool = False) -> etree._Element:
    """Return the root element; raises one of DAMAGE where there is none.

    Entities stay unexpanded, no document type is loaded, depth and size have libxml2's bounds;
    `recover` makes the best of damaged markup.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(raw, parser)
    if root is None:
        raise ValueError("no element")
    return root


def name(element: etree._Element) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
