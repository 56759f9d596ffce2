"""The screens of the app in `hr_app.py`."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen

CANARY = "canary7q4"
"""What nobody may find anywhere but in the HR store."""
FORM = "case.secret"


class HrList(CoachScreen[None]):
    """The list: locked, or how many records there are."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unlock", N_("Open"), id="hr.unlock"),
        Binding("n", "write", N_("New"), id="hr.write"),
        Binding("o", "page", N_("Open"), id="hr.page"),
        Binding("f", "form", N_("Edit"), id="hr.form"),
    ]

    def heading(self) -> str:
        """Give back whether the room is open."""
        return "HR open" if self.desk.hr.unlocked else "HR locked"

    def body(self) -> Iterable[Widget]:
        """Give a line of text."""
        yield Static(id="rows", markup=False)

    def refresh_rows(self) -> None:
        """Show the texts of all records."""
        hr = self.desk.view.hr
        texts = [entry.text for entry in hr.all(LogEntry)] if hr else []
        self.query_one("#rows", Static).update("\n".join(["rows:", *texts]))

    async def action_unlock(self) -> None:
        """Unlock the room."""
        try:
            await self.desk.hr.unlock()
        except StoreError as error:
            self.say(told(error, self.words), "error")

    async def action_write(self) -> None:
        """Write a record."""
        await self.desk.hr.commit([Put(LogEntry(person_id=ME, text=CANARY))], N_("Entry added"))

    async def action_page(self) -> None:
        """Open a record, and note that."""
        await self.desk.hr.audit("read", "one")
        await self.app.push_screen(HrPage(self.desk))

    def action_form(self) -> None:
        """Open a form whose draft is an HR draft."""
        self.app.push_screen(hr_form(self.desk))


class HrPage(Confidential, CoachScreen[None]):
    """A record with a field whose text is a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+y", "form", N_("Edit"), id="hr.form"),
        Binding("ctrl+t", "fail", N_("Delete"), id="hr.fail"),
    ]

    def heading(self) -> str:
        """Give back what it is about."""
        return f"PAGE {CANARY}"

    def body(self) -> Iterable[Widget]:
        """Give the field."""
        yield CoachInput()

    def refresh_rows(self) -> None:
        """Take the draft back."""
        held = self.desk.hr.drafts.claim(FORM)
        if held is not None:
            self.query_one(CoachInput).value = held.text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Note the draft."""
        self.desk.hr.drafts.note(FORM, event.value)

    def action_form(self) -> None:
        """Open a form over the page."""
        self.app.push_screen(hr_form(self.desk))

    def action_fail(self) -> None:
        """Fail with what is written there in the error and in the locals."""
        text = self.query_one(CoachInput).value
        raise ValueError(f"{CANARY} {text}")


def hr_form(desk: Desk) -> FormScreen:
    """Give back a form whose text is none of the team's."""

    async def save(values: Values) -> Values:
        await desk.hr.commit([Put(LogEntry(person_id=ME, text=values["text"]))])
        return {}

    fields = (FormField("text", "Text"),)
    return FormScreen(desk, Form("case.form", f"FORM {CANARY}", fields), {}, save, desk.hr.drafts)
