"""A form whose record two windows may change: what is stored meanwhile is laid beside the form."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from coachtui.domain.initials import for_both
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.form_draft import NOT_CHOSEN
from coachtui.ui.form_fields import FieldRow, FormField
from coachtui.ui.keynames import NO_KEY
from coachtui.ui.lines import MessageTone
from coachtui.ui.screen import CoachModal
from coachtui.ui.stored_side import Reread, StoredSide, elsewhere, once_more
from coachtui.ui.versions import VersionsDialog

Values = dict[str, str]
Save = Callable[[Values], Awaitable[Values]]
"""Saves the values by field name; gives back problems by field name, "" for one of the whole
form, nothing when they are on disk."""
Told = Callable[[FormField, Values], str]
"""Says what helps at a field, from the values the form holds."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks for.

    Attributes:
        id: names its draft: the form and the record, such as `person:01J...` or `person:new`.
        title: in words.
        fields: in the order they are filled.
        told: gives the help of a field where it hangs on the values; else its own is shown.
        reread: gives the values as they are stored now; a form of something new has none.
        beside: the rep who may look at it too; None where nobody does.
    """

    id: str
    title: str
    fields: tuple[FormField, ...]
    told: Told | None = None
    reread: Reread | None = None
    beside: Person | None = None


class VersionedForm(Confidential, CoachModal[Values | None]):
    """The part of a form that follows what is stored, and keeps what was decided against."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            f"{NO_KEY}edit.not_chosen",
            "not_chosen",
            N_("Texts not chosen"),
            show=False,
            tooltip=N_("Those you decided against when two windows had changed the same"),
            id="edit.not_chosen",
        ),
    ]

    def __init__(self, desk: Desk, form: Form, drafts: DraftBook | None = None) -> None:
        """Make the part of a form; its drafts go into the team's book, unless another is given."""
        super().__init__(desk)
        self.form = form
        self._book = drafts
        self._kept: Values = {}

    @property
    def drafts(self) -> DraftBook:
        """Where its drafts are kept."""
        return self.desk.drafts if self._book is None else self._book

    @property
    def confidential(self) -> bool:
        """Whether its text is none of the team's."""
        return self._book is not None

    @property
    def is_stored(self) -> bool:
        """Whether there is a stored version that others may change."""
        return self.form.reread is not None

    def say(self, text: str, tone: MessageTone = "") -> None:
        """Show what there is to say, fit for a rep who may look at it too."""
        rep = self.form.beside
        super().say(text if rep is None else for_both(self.desk.view, rep)(text), tone)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer texts that were not chosen only where there are some."""
        if action == "not_chosen":
            return bool(self._kept)
        return super().check_action(action, parameters)

    @work
    async def action_not_chosen(self) -> None:
        """Lay the texts that were not chosen beside those in the form; then they are let go."""
        differences = self.stored.beside(self._kept)
        if differences:
            ask = VersionsDialog(self.desk, once_more(self.words), differences)
            decision = await self.app.push_screen_wait(ask)
            if decision is None:
                return
            self.stored.put(decision.texts)
        self.drafts.drop(NOT_CHOSEN + self.form.id)
        self._kept = {}

    def follow(self, rows: Sequence[FieldRow]) -> None:
        """Begin to follow what is stored behind these rows."""
        self.stored = StoredSide(self.desk, rows, self.form.reread)

    def look_for_kept(self) -> None:
        """Look whether texts of this form were not chosen before, and say so."""
        self._kept = self.stored.kept(self.drafts, self.form.id)
        if self._kept:
            self.say(self.words.say("A text you decided against is kept: {press:edit.not_chosen}."))

    async def decided(self) -> Values:
        """Have it decided what counts where two windows changed the same.

        Returns:
            Why it cannot be saved, by field; nothing where the form holds what is to be saved.

        Raises:
            GoneError: what is edited is no longer there.
            StoreError: what was not chosen could not be kept; nothing was decided.
        """
        clash = self.stored.compare()
        if clash is None:
            return {}
        question = elsewhere(self.words, clash)
        ask = VersionsDialog(self.desk, question, clash.differences)
        decision = await self.app.push_screen_wait(ask)
        if decision is None:
            return {"": self.words.say("Not saved: {press:edit.save} shows both versions again.")}
        self.stored.keep(self.drafts, self.form.id, decision.left)
        self._kept = self.stored.kept(self.drafts, self.form.id)
        self.stored.settle(clash, decision)
        return {}
