"""Half-typed texts as the forms know them."""

from datetime import datetime
from typing import Final, Protocol

HERE: Final = "here"
ELSEWHERE: Final = "elsewhere"
"""Who holds a draft: this window, or another one."""


class HeldDraft(Protocol):
    """A draft that was taken back."""

    @property
    def text(self) -> str:
        """What stood in the form, half-typed."""

    @property
    def pending(self) -> tuple[str, ...]:
        """Whole lines that were entered and not yet durable."""


class ListedDraft(Protocol):
    """A draft that lies beside the records, whoever holds it."""

    @property
    def name(self) -> str:
        """Its file, by which it is discarded."""

    @property
    def form(self) -> str:
        """Which form it belongs to."""

    @property
    def text(self) -> str:
        """What stands in the form, half-typed."""

    @property
    def pending(self) -> tuple[str, ...]:
        """Whole lines that were entered and not yet durable."""

    @property
    def at(self) -> datetime | None:
        """When it was noted, None where it does not tell."""

    @property
    def holder(self) -> str:
        """`here` for this window, `elsewhere` for another one, '' for nobody."""


class DraftBook(Protocol):
    """Half-typed texts by form; what is noted survives the end of the program."""

    def note(self, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
        """Remember what stands in a form now; written to disk soon, or on a signal."""

    def flush(self) -> None:
        """Write what was noted, durably."""

    def drop(self, form: str) -> None:
        """Forget the draft of a form whose content is saved."""

    def claim(self, form: str) -> HeldDraft | None:
        """Take back the draft of a form that nobody else holds; None where there is none."""
