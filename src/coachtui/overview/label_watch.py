"""Looks over a text for words that label a person; the lists are read once somebody types."""

import asyncio

from coachtui.domain.label_lists import LabelLists, load_lists
from coachtui.overview.recognition_words import label_found
from coachtui.ui.desk import Desk
from coachtui.ui.remark import Remark


class LabelWatch:
    """Points out a label while a text is typed, without holding up the first key."""

    def __init__(self, desk: Desk) -> None:
        """Make one for the language and the company's lists of a desk."""
        self._desk = desk
        self._found: LabelLists | None = None
        self._reading: asyncio.Task[LabelLists] | None = None

    def remark(self, text: str) -> Remark | None:
        """Return the hint about a label; None for no label, and before the lists are there."""
        if self._found is None:
            self._read()
            return None
        found = label_found(self._desk.words, text, self._found)
        return Remark(found, stops=False) if found else None

    async def refusal(self, text: str) -> str:
        """Return why a text may not be said before others: it labels somebody; '' where it may.

        Raises:
            DataFileError: a file that comes with the program was changed and is not complete.
        """
        self._found = await self._read()
        return label_found(self._desk.words, text, self._found)

    def _read(self) -> asyncio.Task[LabelLists]:
        if self._reading is None:
            reading = asyncio.to_thread(load_lists, self._desk.words.language, self._desk.folder)
            self._reading = asyncio.get_running_loop().create_task(reading)
            self._reading.add_done_callback(self._keep)
        return self._reading

    def _keep(self, done: asyncio.Task[LabelLists]) -> None:
        if not done.cancelled() and done.exception() is None:
            self._found = done.result()
