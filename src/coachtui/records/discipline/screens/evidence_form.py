"""A form with a field of evidence: what is on file of the rep's work is offered for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from coachtui.language import N_
from coachtui.records.discipline.model import Evidence
from coachtui.records.discipline.screens.case_forms import Keep, saving
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.offered_evidence import shown_offers
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.form import Form
from coachtui.ui.form_fields import FieldRow

EVIDENCE: Final = "evidence"
Offer = Callable[[], Sequence[Evidence]]
"""Gives what can be chosen just now."""


class EvidenceForm(CaseForm):
    """A form of a case into which an excerpt of a one-on-one or a field day can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+g,f9",
            "evidence",
            N_("Evidence"),
            tooltip=N_("Copy an excerpt of a one-on-one, a field day or a promise"),
            id="form.evidence",
            key_display="^G",
        ),
    ]

    def __init__(
        self, desk: Desk, form: Form, initial: Mapping[str, str], keep: Keep, offer: Offer
    ) -> None:
        """Make the form; `offer` is asked each time the list is opened."""
        super().__init__(desk, form, initial, saving(desk, keep), desk.hr.drafts)
        self._offer = offer
        self._takes = any(field.name == EVIDENCE for field in form.fields)

    @property
    def _evidence(self) -> FieldRow | None:
        rows = self.query(FieldRow)
        return next((row for row in rows if row.field.name == EVIDENCE), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the list only where the form has a field for it."""
        if action == EVIDENCE:
            return self._takes
        return super().check_action(action, parameters)

    @work
    async def action_evidence(self) -> None:
        """Ask for a line that is on file, and put a copy of it into the field."""
        row, words = self._evidence, self.words
        if row is None or not self.desk.hr.unlocked:
            return
        offered = self._offer()
        if not offered:
            self.say(words.say("Nothing of the last twelve months tells of their work."))
            return
        title = words.say("Copy as evidence; the record itself stays private")
        chosen = await self.app.push_screen_wait(Choose(self.desk, title, shown_offers(offered)))
        if chosen is None:
            return
        line, stands = offered[int(chosen)].what, row.text.splitlines()
        if line not in stands:
            row.text = "\n".join((*(each for each in stands if each.strip()), line))
        row.editor.focus()
