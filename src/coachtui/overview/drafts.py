"""The drafts: every half-typed text, how old it is, who holds it, and what to do with it."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import UnknownTargetError
from coachtui.domain.parts import one_of
from coachtui.exchange.unfinished import parts_of
from coachtui.language import N_
from coachtui.overview.draft_rows import (
    age_told,
    holder_told,
    new_of,
    place_named,
    target_of,
    text_of,
    title_of,
)
from coachtui.ui.confidential import Confidential
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.draft_book import ELSEWHERE, ListedDraft
from coachtui.ui.following import open_target
from coachtui.ui.keeper import Keeper
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_PLACES: Final = {
    "quick_log": "coachtui.ui.quick_log:QuickLog",
    "old_notes": "coachtui.overview.sorting_notes:SortingNotes",
}
"""Screens of texts that belong to no record."""
_AGE: Final = 15
_SIZE: Final = 10
_HOLDER: Final = 14


class DraftsScreen(Confidential, CoachScreen[None]):
    """A row for each draft; those of HR records only while they are unlocked."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy"), id="app.copy"),
        Binding("D,delete", "discard", N_("Discard"), id="list.delete"),
        Binding("escape", "back", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS = """
    DraftsScreen {
        RowTable { height: 1fr; }
        .text { height: 8; padding: 0 1; border-top: solid $border; scrollbar-size: 0 1; }
        .text > Static { height: auto; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """Make the screen."""
        super().__init__(desk)
        self._found: dict[str, tuple[Keeper, ListedDraft]] = {}
        self._of_hr = False
        self.table = RowTable(desk.words, desk.words.say("No text is half-typed."))

    @property
    def confidential(self) -> bool:
        """Whether texts of HR records are shown."""
        return self._of_hr

    def heading(self) -> str:
        """Say how many there are, and whether those of HR records are among them."""
        words = self.words
        parts = [words.say("Drafts").upper(), words.number(len(self._found))]
        if self.desk.hr.unlocked:
            parts.append(words.say("with the HR records"))
        return " · ".join(parts)

    def body(self) -> Iterable[Widget]:
        """Give the list, and the text of the row under the cursor."""
        yield self.table
        yield VerticalScroll(Static("", markup=False), classes="text", can_focus=False)

    def on_screen_resume(self) -> None:
        """Look again: a form may have taken its draft, or left one."""
        super().on_screen_resume()
        if self.app.screen is self and self.desk.is_open:
            self.refresh_rows()

    def refresh_rows(self) -> None:
        """Read the drafts again."""
        team, hr = self.desk.drafts, self.desk.hr
        keepers = {
            "team": team if isinstance(team, Keeper) else None,
            "hr": hr.keeper if hr.unlocked else None,
        }
        self._found = {
            f"{of}/{draft.name}": (keeper, draft)
            for of, keeper in keepers.items()
            if keeper is not None
            for draft in keeper.listed()
        }
        self._of_hr = any(key.startswith("hr/") for key in self._found)
        self._show()

    def _show(self) -> None:
        columns = (Column(""), Column("", _AGE), Column("", _SIZE, "right"), Column("", _HOLDER))
        self.table.show(columns, [self._row(key, one) for key, (_, one) in self._found.items()])
        self.refresh_title()
        self._preview()

    def _row(self, key: str, draft: ListedDraft) -> Row:
        words, desk = self.words, self.desk
        title = title_of(draft, desk.catalogue, desk.view)
        age = age_told(draft.at, desk.clock.now(), words)
        size = words.count(len(text_of(draft)), "{n} letter", "{n} letters")
        return Row(key, (title, age, size, holder_told(draft, words)))

    @property
    def _chosen(self) -> tuple[Keeper, ListedDraft] | None:
        return self._found.get(self.table.highlighted_key or "")

    @on(RowTable.RowHighlighted)
    def _preview(self) -> None:
        """Show the text of the row under the cursor."""
        chosen = self._chosen
        text = text_of(chosen[1]) if chosen else ""
        self.query_one(".text > Static", Static).update(plain(text))

    @on(RowTable.Opened)
    def _opened(self, message: RowTable.Opened) -> None:
        """Open the place of a draft, whose form takes it back."""
        message.stop()
        chosen = self._chosen
        if chosen is None:
            return
        desk, draft = self.desk, chosen[1]
        if draft.holder == ELSEWHERE:
            said = self.words.say("Another window holds this text. Go on there, or copy it here.")
            self.say(said, "warning")
            return
        target = target_of(draft, desk.catalogue, desk.view)
        start = new_of(draft, desk.catalogue, desk.view)
        place = _PLACES.get(place_named(draft), "")
        form = self._form_of(draft)
        if form is not None:
            self.app.push_screen(form)
        elif start is not None:
            self.app.push_screen(one_of(desk.catalogue, start[0], Screen, desk, start[1]))
        elif place:
            self.app.push_screen(one_of(desk.catalogue, place, Screen, desk))
        elif target is not None:
            open_target(self, target)
        else:
            said = self.words.say(
                "What this text belonged to is not on file. Copy it with {press:app.copy}."
            )
            self.say(said, "warning")

    def _form_of(self, draft: ListedDraft) -> Screen[Any] | None:
        """Return the form a draft was typed in; None where its kind names none."""
        slug, *named = parts_of(draft.form)
        kind = next((kind for kind in self.desk.catalogue if kind.slug == slug), None)
        if kind is None or not kind.draft_screen or not named:
            return None
        with suppress(UnknownTargetError):
            path = kind.draft_screen
            return one_of(self.desk.catalogue, path, Screen, self.desk, tuple(named))
        return None

    def action_copy(self) -> None:
        """Show the text to be copied."""
        chosen = self._chosen
        if chosen is not None:
            self.app.push_screen(CopyScreen(self.desk, text_of(chosen[1])))

    @work(exclusive=True, group="discard")
    async def action_discard(self) -> None:
        """Ask, then let go of the draft under the cursor."""
        chosen, words = self._chosen, self.words
        if chosen is None:
            return
        keeper, draft = chosen
        if draft.holder == ELSEWHERE:
            said = words.say("Another window holds this text. It is discarded there.")
            self.say(said, "warning")
            return
        ask = Ask(
            self.desk,
            words.say("Discard this text for good?"),
            yes=words.say("Discard"),
            no=words.say("Keep"),
            detail=title_of(draft, self.desk.catalogue, self.desk.view),
        )
        if not await self.app.push_screen_wait(ask):
            return
        if keeper.discard(draft):
            self.say(words.say("Discarded."), "good")
        else:
            said = words.say("It could not be discarded: another window has taken it.")
            self.say(said, "warning")
        self.refresh_rows()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
