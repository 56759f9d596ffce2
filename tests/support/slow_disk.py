"""A disk that answers when a test lets it."""

import asyncio
from collections.abc import Iterable
from threading import Event

import pytest

from coachtui.domain.repository import Change, Receipt
from coachtui.ui.desk import Desk


class SlowDisk:
    """Holds up what is written from now on, in the middle of it."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._commit = desk.repository.commit
        self._asked, self._answers = Event(), Event()
        monkeypatch.setattr(desk.repository, "commit", self._slowly)

    def _slowly(self, changes: Iterable[Change], label: str = "") -> Receipt:
        self._asked.set()
        assert self._answers.wait(10)
        return self._commit(changes, label)

    async def asked(self) -> None:
        """Wait until something is being written."""
        assert await asyncio.to_thread(self._asked.wait, 10)

    def answers(self) -> None:
        """Let go what was held up, and hold up no more."""
        self._answers.set()
