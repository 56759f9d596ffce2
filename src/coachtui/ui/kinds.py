"""What the kinds of records offer on every screen: lists without a number key, and thanks."""

from functools import partial
from typing import Final

from textual.screen import Screen

from coachtui.domain.parts import rows_of
from coachtui.ui.commands import Command
from coachtui.ui.company import CompanyApp
from coachtui.ui.screen import CoachScreen

_VIEWS: Final = "coachtui.ui.views:view_commands"
SEARCH: Final = "coachtui.overview.search:SearchScreen"
DRAFTS: Final = "coachtui.overview.drafts:DraftsScreen"
OLD_NOTES: Final = "coachtui.overview.sorting_notes:SortingNotes"
THANKS: Final = "recognition"
"""Slug of the kind whose new record the key for thanks starts."""


class KindsApp(CompanyApp):
    """The app's part in opening what the catalogue names."""

    @property
    def can_thank(self) -> bool:
        """Whether thanks can be noted now."""
        return bool(self._thanks())

    def places(self) -> list[Command]:
        """Return the views kept and the lists without a number key, once the records are there."""
        if not self.desk.is_open:
            return []
        kinds = self.desk.catalogue
        words = self.desk.words
        views = rows_of(kinds, _VIEWS, Command, self)
        lists = [
            Command(words.say(kind.plural), "", "", partial(self._show, kind.list_screen))
            for kind in kinds
            if kind.list_screen and kind.number is None
        ]
        tip = words.say("Paste a page, then give each line to somebody by one key.")
        notes = partial(self._show, OLD_NOTES)
        sorting = Command(words.say("Sort old notes to people"), "", tip, notes)
        drafts = Command(words.say("Drafts: texts half-typed"), "", "", partial(self._show, DRAFTS))
        return [*views, *lists, sorting, drafts, *super().places()]

    def open_screen(self, screen: object) -> None:
        """Put a screen that the catalogue made over the one in front."""
        if not isinstance(screen, Screen):
            raise TypeError(f"{type(screen).__name__} is not a screen")
        self.push_screen(screen)

    async def action_search(self) -> None:
        """Open the search over whatever is open, and take no further key before it is there."""
        make = self.desk.catalogue.load(SEARCH)
        is_there = isinstance(make, type) and isinstance(self.screen, make)
        made: object = make(self.desk) if self.desk.is_open and callable(make) else None
        if isinstance(made, Screen) and not is_there:
            await self.push_screen(made)

    async def action_thank(self) -> None:
        """Open the form that thanks somebody: whom the screen in front is about, if anybody."""
        screen: object = self.screen
        person_id = screen.about() if isinstance(screen, CoachScreen) else ""
        make = self.desk.catalogue.load(self._thanks())
        form: object = make(self.desk, person_id) if callable(make) else None
        if isinstance(form, Screen):
            self.push_screen(form, self._thanked)

    def _thanked(self, done: object) -> None:
        words = self.desk.words
        if done:
            what = words.say("Recognition added")
            self.tell(words.say("{what}. {press:app.undo} takes it back.", what=what), "good")

    def _thanks(self) -> str:
        """Return the path of what starts a record of thanks; '' while none can be started."""
        kinds = self.desk.catalogue if self.desk.is_open else ()
        return next((kind.new_screen for kind in kinds if kind.slug == THANKS), "")

    async def _show(self, path: str) -> None:
        make = self.desk.catalogue.load(path)
        if callable(make):
            self.open_screen(make(self.desk))
