"""Results → the HTML of a report. All that comes from documents or from the user is escaped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from clozet.messages.citation import citation
from clozet.messages.search import Result

STYLE = """
body { font-family: sans-serif; font-size: 10.5pt; line-height: 1.4; }
main { max-width: 44em; margin: 2em auto; }
h1 { font-size: 17pt; margin: 0 0 4pt 0; }
h2 { font-size: 12pt; margin: 20pt 0 2pt 0; }
p.meta { font-size: 8.5pt; color: #5a6472; margin: 0 0 6pt 0; }
blockquote { margin: 6pt 0; padding: 0 0 0 10pt; border-left: 2pt solid #f2c200; }
mark, b.lit { background-color: #ffe98a; font-weight: normal; }
img { border: 0.5pt solid #b8c0cc; max-width: 100%; }
"""


@dataclass(frozen=True)
class Entry:
    """A result and the picture of its page; without one, why not."""

    result: Result
    picture: Path | None
    missing: str = ""


def as_html(query: str, made: str, entries: Sequence[Entry], source: Callable[[Path], str]) -> str:
    """Return the report as a page of HTML without scripts; `source` names a picture's place."""
    count = "1 passage" if len(entries) == 1 else f"{len(entries)} passages"
    parts = "\n".join(_entry(number, entry, source) for number, entry in enumerate(entries, 1))
    return (
        "<!DOCTYPE html>\n"
        '<html><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{escape(query)}</title><style>{STYLE}</style></head>\n"
        f"<body><main><h1>{escape(query)}</h1>\n"
        f'<p class="meta">{count}, {escape(made)}. Found by Clozet on this computer.</p>\n'
        f"{parts}\n</main></body></html>\n"
    )


def _entry(number: int, entry: Entry, source: Callable[[Path], str]) -> str:
    result = entry.result
    title = "" if result.heading.startswith(result.document.title) else result.document.title
    where = " · ".join(part for part in (title, result.heading, result.document.path) if part)
    lines = [
        f"<h2>{number}. {escape(citation(result))}</h2>",
        f'<p class="meta">{escape(where)}</p>',
        f"<blockquote>{_quotation(result)}</blockquote>",
    ]
    if entry.picture is not None:
        alone = f"Page {result.page}, with the passage lit"
        lines.append(
            f'<p><img src="{escape(source(entry.picture))}" width="310" alt="{alone}"></p>'
        )
    elif entry.missing:
        lines.append(f'<p class="meta">{escape(entry.missing)}</p>')
    return "\n".join(lines)


def _quotation(result: Result) -> str:
    """Return the passage, its answering sentence lit."""
    sentence = result.sentence.text if result.sentence else ""
    before, found, behind = result.text.partition(sentence) if sentence else (result.text, "", "")
    lit = f'<b class="lit">{escape(found)}</b>' if found else ""
    return f"{escape(before)}{lit}{escape(behind)}".replace("\n", "<br>")
