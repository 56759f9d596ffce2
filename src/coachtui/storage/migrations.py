"""How documents of older stores become those of today: numbered steps, run when they are read.

Lines of the journal are never changed, so each segment names the format it was written in and its
documents pass the steps from there on. A store is brought up to date by a copy of it in `backups/`,
a new segment and a new snapshot.
"""

from collections.abc import Callable

FORMAT = 1
"""The format this program writes."""

Document = dict[str, object]
Step = Callable[[str, Document], Document]


def _visibility_by_name(_table: str, document: Document) -> Document:
    """Format 0 told shared from private by a flag."""
    if "shared" not in document:
        return document
    shared = document.pop("shared")
    return {**document, "visibility": "shared" if shared is True else "private"}


STEPS: tuple[Step, ...] = (_visibility_by_name,)
"""Step n makes a document of format n + 1 from one of format n."""


def upgrade(table: str, document: Document, written_in: int) -> Document:
    """Return a document of today's format; one of a newer format is left as it is."""
    for step in STEPS[written_in:]:
        document = step(table, document)
    return document
