"""When half-typed text goes to disk: soon after the last key, and no later than it may."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from coachtui.domain.repository import StoreError
from coachtui.ui.draft_book import HERE, DraftBook, HeldDraft, ListedDraft
from coachtui.ui.form_draft import NOT_CHOSEN

AFTER_LAST_KEY: Final = 0.5
"""Seconds."""
AFTER_FIRST_KEY: Final = 1.0
"""Seconds from the first key that is not on disk yet."""
KEYS: Final = 20


class Handle(Protocol):
    """A call that was put off."""

    def cancel(self) -> None:
        """Call it off."""


class SavedDrafts(DraftBook, Protocol):
    """Drafts on a disk."""

    def rescue(self) -> None:
        """Write what was noted from a signal handler; nothing is raised."""

    def listed(self) -> Sequence[ListedDraft]:
        """Return every draft that can be read, whoever holds it, newest first."""

    def discard(self, name: str) -> bool:
        """Remove a draft that nobody holds; tell whether it is gone."""

    def close(self) -> None:
        """End the session; drafts that are left can be claimed by the next."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was noted last for a form."""

    text: str
    pending: tuple[str, ...]


class Keeper:
    """The drafts, written 0.5 s after the last key, after 1 s at most, and every 20 keys.

    `later(seconds, call)` puts a call off; `now()` gives seconds that only grow; `trouble` is told
    when a draft could not be written, and None once it could again.
    """

    def __init__(
        self,
        drafts: SavedDrafts,
        later: Callable[[float, Callable[[], None]], Handle],
        now: Callable[[], float],
        trouble: Callable[[StoreError | OSError | None], None],
    ) -> None:
        self._drafts = drafts
        self._later = later
        self._now = now
        self._trouble = trouble
        self._texts: dict[str, Kept] = {}
        self._keys = 0
        self._first = 0.0
        self._last = 0.0
        self._timer: Handle | None = None
        self._failed = False

    @property
    def unsaved(self) -> bool:
        """Whether any form holds text that is a draft only."""
        return any(
            kept.pending or _worth(kept.text)
            for form, kept in self._texts.items()
            if not form.startswith(NOT_CHOSEN)
        )

    @property
    def failed(self) -> bool:
        """Whether what was noted last could not be written."""
        return self._failed

    def note(self, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
        """Remember what stands in a form now, and see to it that it reaches the disk in time."""
        self._drafts.note(form, text, pending)
        self._texts[form] = Kept(text, pending)
        self._last = self._now()
        if not self._keys:
            self._first = self._last
        self._keys += 1
        if self._keys >= KEYS or self._failed or self._last - self._first >= AFTER_FIRST_KEY:
            self.flush()
        elif self._timer is None:
            self._timer = self._later(AFTER_LAST_KEY, self._due)

    def flush(self) -> None:
        """Write what was noted, durably; where that fails, the texts stay noted and are retried."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            self._drafts.flush()
        except (StoreError, OSError) as error:
            self._failed = True
            self._trouble(error)
            return
        self._keys = 0
        if self._failed:
            self._failed = False
            self._trouble(None)

    def rescue(self) -> None:
        """Write what was noted from a signal handler, come what may."""
        self._drafts.rescue()

    def close(self) -> None:
        """Write what was noted, and leave it to the next session."""
        self.flush()
        self._drafts.close()

    def drop(self, form: str) -> None:
        """Forget the draft of a form whose content is saved."""
        self._texts.pop(form, None)
        self._drafts.drop(form)

    def listed(self) -> Sequence[ListedDraft]:
        """Return every draft on the disk, whoever holds it; what is noted here goes there first."""
        self.flush()
        return self._drafts.listed()

    def discard(self, draft: ListedDraft) -> bool:
        """Let go of a draft that this run or nobody holds; tell whether it is gone."""
        if draft.holder == HERE:
            self.drop(draft.form)
            return True
        return self._drafts.discard(draft.name)

    def claim(self, form: str) -> HeldDraft | None:
        """Take back the draft of a form that nobody else holds; None where there is none.

        That includes what this run noted itself, when the form was left and is opened again.
        """
        kept = self._texts.get(form)
        if kept is not None and (kept.text or kept.pending):
            return kept
        return self._drafts.claim(form)

    def _due(self) -> None:
        """Write, or wait on if keys came meanwhile and the first of them is not old."""
        self._timer = None
        now = self._now()
        at = min(self._last + AFTER_LAST_KEY, self._first + AFTER_FIRST_KEY)
        if now >= at:
            self.flush()
        else:
            self._timer = self._later(at - now, self._due)


def _worth(text: str) -> bool:
    """Tell whether somebody would miss a text; a sign a form puts there by itself is none."""
    return any(sign.isalnum() for sign in text)
