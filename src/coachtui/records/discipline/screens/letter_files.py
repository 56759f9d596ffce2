"""The files of a letter, written beside the HR records for their owner alone."""

from pathlib import Path

from coachtui.exchange.docx_file import docx_file
from coachtui.exchange.export_folder import keep_together
from coachtui.exchange.paper import Paper
from coachtui.exchange.paper_html import paper_html
from coachtui.exchange.paper_text import paper_markdown
from coachtui.exchange.pdf_file import maybe_pdf
from coachtui.paths import HR
from coachtui.ui.desk import Desk


async def written(desk: Desk, name: str, paper: Paper, *, markdown: bool) -> tuple[Path, ...]:
    """Write a document as .docx, as a page to print and as PDF, off the screen's loop.

    Without the extra `pdf` there is no PDF among the paths.

    Args:
        desk: the files go into the folder of exports in its HR folder; none there is written over.
        name: of the files; no name of a person belongs into it.
        paper: what is written.
        markdown: whether it is written as Markdown as well.

    Raises:
        OSError: the file system refused; no file is left half written.
    """
    now = desk.clock.now()

    def write() -> tuple[Path, ...]:
        files = {
            ".docx": docx_file(paper, now),
            ".html": paper_html(paper).encode(),
            **maybe_pdf(paper, now),
            **({".md": paper_markdown(paper).encode()} if markdown else {}),
        }
        return keep_together(desk.folder / HR, name, files)

    return await desk.in_writer(write)
