"""Our own HTML → a PDF. What comes from documents is escaped in it, and pictures are our own."""

from pathlib import Path

from .mupdf import pymupdf

PAPER = "a4"
MARGIN = 54  # points


def write_pdf(html: str, pictures: Path, file: Path) -> None:
    """Lay `html` out on pages, its pictures taken from the folder `pictures` alone."""
    story = pymupdf.Story(html=html, archive=pymupdf.Archive(str(pictures)))
    paper = pymupdf.paper_rect(PAPER)
    within = pymupdf.Rect(MARGIN, MARGIN, paper.width - MARGIN, paper.height - MARGIN)
    writer = pymupdf.DocumentWriter(str(file))
    more = True
    while more:
        device = writer.begin_page(paper)
        more, _ = story.place(within)
        story.draw(device)
        writer.end_page()
    writer.close()
