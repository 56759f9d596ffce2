"""Half-typed texts as the forms know them."""

from typing import Protocol


class HeldDraft(Protocol):
    """A draft that was taken back."""

    @property
    def text(self) -> str:
        """What stood in the form, half-typed."""

    @property
    def pending(self) -> tuple[str, ...]:
        """Whole lines that were entered and not yet durable."""


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
