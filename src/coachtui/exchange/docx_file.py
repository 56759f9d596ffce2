"""A document as a .docx file, to be gone over in a word processor."""

from datetime import datetime
from typing import Final

from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import one_of
from coachtui.exchange.paper import Paper

_WRITER: Final = "coachtui.exchange.docx_writer:written"


def docx_file(paper: Paper, now: datetime) -> bytes:
    """Return a document as .docx: A4, its language set, in a font that has all Vietnamese letters.

    What stands on every page is in the header and the footer; pages are numbered. The library that
    writes it is imported with the first call, which takes a moment: call it in a thread where a
    screen waits.

    Args:
        paper: the document.
        now: the moment the file is made, with its zone.
    """
    return one_of(Catalogue(()), _WRITER, bytes, paper, now)
