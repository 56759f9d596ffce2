"""When somebody changed `coach.json` by hand: what differs, and what is to count."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.mending import EditedByHand
from coachtui.domain.repository import Repository, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.mending import Of
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain

_CLOSED: Final = N_(
    "What differs cannot be told: the records are sealed, or the file is of other records."
)


class HandEditedScreen(CoachScreen[str | None]):
    """Shows how many records differ; they are taken in as one change, or the journal counts.

    It gives back what was done, in words, and None where that is left for later.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", N_("Take the changes in"), id="edited.accept"),
        Binding("r", "reject", N_("The journal counts"), id="edited.reject"),
        Binding("escape", "leave", N_("Later"), id="edited.leave"),
    ]
    DEFAULT_CSS = """
    HandEditedScreen .body { padding: 1 2; overflow-y: auto; }
    HandEditedScreen Static.fact { height: auto; margin: 0 0 1 0; }
    """

    def __init__(
        self, desk: Desk, edit: EditedByHand, repository: Repository, of: Of = "team"
    ) -> None:
        """Make the screen for what was changed in the file of records that are open."""
        super().__init__(desk)
        self._edit, self._repository, self._of = edit, repository, of

    def heading(self) -> str:
        """Give back what happened in a few words."""
        return self.words.say("coach.json was changed by hand")

    def body(self) -> Iterable[Widget]:
        """Give what differs, what holds until it is decided, and what to do."""
        for fact in self._facts():
            yield Static(plain(fact), classes="fact", markup=False)

    def _facts(self) -> Iterable[str]:
        words, edit = self.words, self._edit
        yield words.say("Somebody changed {path}; the program did not write it so.", path=edit.path)
        yield (
            words.say(_CLOSED)
            if edit.closed
            else words.say(
                "Records changed: {changed}, new: {added}, gone: {removed}.",
                changed=words.number(edit.changed),
                added=words.number(edit.added),
                removed=words.number(edit.removed),
            )
        )
        if edit.late:
            yield words.count(
                edit.late,
                "{n} more was changed in the program since, and stays as it is here.",
                "{n} more were changed in the program since, and stay as they are here.",
            )
        if edit.unfit:
            yield words.count(
                edit.unfit,
                "{n} entry of the file is no record, and is not taken in.",
                "{n} entries of the file are no records, and are not taken in.",
            )
        yield words.say("Until you decide, the records stand as the journal has them.")
        if self._may_accept:
            yield (
                words.say("Take the changes in: they become one change, which undo takes back.")
                if self._of == "team"
                else words.say("Take the changes in: they become one change, and that is noted.")
            )
        yield words.say(
            "The journal counts: the changes are left out. Either way the changed file is kept."
        )

    @property
    def _may_accept(self) -> bool:
        edit = self._edit
        return not edit.closed and edit.changed + edit.added + edit.removed > edit.unfit

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take in what can be."""
        if action == "accept":
            return self._may_accept
        return super().check_action(action, parameters)

    @work(exclusive=True, group="mend")
    async def action_accept(self) -> None:
        """Take the changes in as one change."""
        mending, words = self.desk.mending, self.words
        if mending is None:
            return
        try:
            count = await self.desk.in_writer(lambda: mending().accept(self._of, self._repository))
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        self._decided(words.count(count, "{n} record was taken in.", "{n} records were taken in."))

    @work(exclusive=True, group="mend")
    async def action_reject(self) -> None:
        """Let the journal count."""
        mending, words = self.desk.mending, self.words
        if mending is None:
            return
        try:
            await self.desk.in_writer(lambda: mending().reject(self._repository))
        except StoreError as error:
            self.say(told(error, words), "error")
            return
        self._decided(words.say("The journal counts. The changed file is kept beside coach.json."))

    def _decided(self, said: str) -> None:
        """Show the records as they are now, and give back what was done."""
        self.dismiss(said)
        self.desk.publish()

    def action_leave(self) -> None:
        """Leave it for the next start."""
        self.dismiss(None)
