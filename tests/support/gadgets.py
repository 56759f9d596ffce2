"""A kind of record that is only here for a test: what the program does for it, it does for any.

This is all there is of it: its record, what is told of it, its screens, its command and its row.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Literal

import click
from pydantic import Field
from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.catalogue import catalogue
from coachtui.domain.items import (
    BringAlong,
    CalendarEntry,
    DueItem,
    EvidenceItem,
    Hold,
    Standing,
    Target,
    TimelineEntry,
    Urgency,
)
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.person import Person
from coachtui.domain.record import Line, Record
from coachtui.domain.repository import Put, Remove
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.following import open_target
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import Column, Row, RowTable


class Gadget(Record):
    """Something a person has, to be given back by a day."""

    table: ClassVar[str] = "gadget"

    name: Line = Field(min_length=1, max_length=40)
    state: Line = "new"
    person_id: str = ""
    due: date | None = None
    best_before: date | None = None
    kept_in: Literal["car", "sample_bag"] = Field("car", title="Place")


class GadgetList(CoachScreen[None]):
    """All of them, a row each."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "age", "Mark as old", tooltip="It is new no longer", id="gadget.old"),
        Binding("D", "delete", N_("Delete"), id="list.delete"),
    ]

    def heading(self) -> str:
        """Name the list."""
        return "GADGETS"

    def body(self) -> Iterable[Widget]:
        """Give the list."""
        yield RowTable(self.words, "No gadget.")

    def refresh_rows(self) -> None:
        """Show them as they are now."""
        rows = [Row(one.id, (one.name, one.state)) for one in self.desk.repository.all(Gadget)]
        self.query_one(RowTable).show((Column(), Column(width=10)), rows)

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        open_target(self, Target(Gadget.table, message.key))

    @work
    async def action_age(self) -> None:
        """Mark the one under the cursor as old."""
        gadget = self._here()
        if gadget is not None:
            await self.desk.commit([Put(gadget.revised(state="old"))], "Gadget aged")

    @work
    async def action_delete(self) -> None:
        """Take out the one under the cursor."""
        gadget = self._here()
        if gadget is not None:
            await self.desk.commit([Remove(gadget)], "Gadget deleted")

    def _here(self) -> Gadget | None:
        key = self.query_one(RowTable).highlighted_key
        return self.desk.repository.get(Gadget, key or "")


def new_gadget(desk: Desk, person_id: str) -> FormScreen:
    """Return the form of a new one of a person."""
    return _form(desk, None, {"name": "", "state": "new", "due": ""}, person_id)


def gadget_screen(desk: Desk, target: Target) -> FormScreen:
    """Return the form of one on file; `meet` takes a person, and means what they have."""
    gadget = desk.repository.get(Gadget, target.record_id)
    if target.act == "meet":
        theirs = desk.repository.find(Gadget, person_id=target.record_id)
        gadget = next((one for one in theirs if one.due is not None), None)
    assert gadget is not None
    return _form(desk, gadget, _shown(gadget), gadget.person_id)


def _shown(gadget: Gadget) -> Values:
    due = gadget.due.isoformat() if gadget.due else ""
    return {"name": gadget.name, "state": gadget.state, "due": due}


def _form(desk: Desk, gadget: Gadget | None, initial: Values, person_id: str) -> FormScreen:
    def built(base: Gadget | None, values: Values) -> Gadget:
        given: dict[str, object] = {**values}
        if "due" in values:
            given["due"] = date.fromisoformat(values["due"]) if values["due"] else None
        if base is not None:
            return base.revised(**given)
        return Gadget.model_validate({**given, "person_id": person_id})

    label = "Gadget edited" if gadget else "Gadget added"
    editor = RecordEditor(desk, gadget, initial, built, label, {}, {}, shown=_shown)
    fields = (
        FormField("name", "Name", required=True),
        FormField("state", "State"),
        FormField("due", "Due", "date"),
    )
    draft = f"gadget:{gadget.id if gadget else 'new'}"
    form = Form(draft, "Gadget", fields, reread=editor.reread if gadget else None)
    return FormScreen(desk, form, initial, editor.save)


def headline(view: View, gadget_id: str) -> str:
    """Return the name of one; '' where there is none."""
    found = view.repository.get(Gadget, gadget_id)
    return found.name if found else ""


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each, by its id."""
    for gadget in view.searched(Gadget):
        yield gadget.id, f"{gadget.name}\n{gadget.state}"


def due(view: View) -> Iterator[DueItem]:
    """Give a row of Today for each that is to be given back."""
    for gadget in view.repository.all(Gadget):
        person = view.repository.get(Person, gadget.person_id)
        yield DueItem(
            urgency=Urgency.PLAN,
            label="Gadget",
            person_id=gadget.person_id,
            name=person.short_name if person else "",
            text=gadget.name,
            due=gadget.due,
            at=None,
            overdue=gadget.due is not None and gadget.due < view.clock.today(),
            target=_target(gadget),
        )


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a row for each a person got."""
    for gadget in view.repository.find(Gadget, person_id=person_id):
        at = gadget.recorded_at or view.clock.now()
        yield TimelineEntry(at, "Gadget", f"{gadget.name} got", _target(gadget))


def bring_along(view: View, person_id: str) -> Iterator[BringAlong]:
    """Give what to ask for."""
    for gadget in view.repository.find(Gadget, person_id=person_id):
        text = f"ask for the {gadget.name}"
        yield BringAlong("Gadget", text, gadget.due, False, True, _target(gadget))


def calendar(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the hour after the record was made: as long as handing it over takes."""
    for gadget in view.repository.all(Gadget):
        at = gadget.recorded_at or view.clock.now()
        if first <= view.words.local(at).date() <= last:
            until = at + timedelta(hours=1)
            yield CalendarEntry(at, until, gadget.person_id, "Gadget", "Handover", _target(gadget))


def standing(view: View, person_id: str) -> Standing | None:
    """Tell by when a person is met for what they have."""
    days = [gadget.due for gadget in view.repository.find(Gadget, person_id=person_id)]
    following = min((day for day in days if day is not None), default=None)
    return Standing(None, following, "", overdue=False) if following is not None else None


def meets(view: View, person_id: str) -> date | None:
    """Return the day on which the first of them is given back."""
    found = standing(view, person_id)
    return found.next if found is not None else None


def deadlines(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the day each has to be used by."""
    for gadget in view.repository.all(Gadget):
        day = gadget.best_before
        if day is not None and first <= day <= last:
            start = datetime.combine(day, time(), view.words.zone).astimezone(UTC)
            until = start + timedelta(days=1)
            yield CalendarEntry(
                *(start, until, gadget.person_id, "Gadget", "Use it up", _target(gadget)),
                all_day=True,
            )


def holds(view: View, person_id: str) -> Iterator[Hold]:
    """Keep the records of whoever has one that is lent."""
    for gadget in view.repository.find(Gadget, person_id=person_id):
        if gadget.state == "lent":
            yield Hold("Gadget", gadget.due)


def evidence(view: View, person_id: str, first: date) -> Iterator[EvidenceItem]:
    """Give what a person got as something to rest a review on."""
    for gadget in view.repository.find(Gadget, person_id=person_id):
        if gadget.due is not None and gadget.due >= first:
            yield EvidenceItem(gadget.due, "Gadget", f"keeps the {gadget.name}", _target(gadget))


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's as a list."""
    found = view.repository.find(Gadget, person_id=person_id)
    return "\n".join(f"- {escaped(gadget.name)}" for gadget in found)


def _target(gadget: Gadget) -> Target:
    return Target(Gadget.table, gadget.id)


@click.command(help="Count the gadgets.")
@click.pass_obj
def count_command(session: Session) -> None:
    """Print how many there are."""
    session.console.data(str(len(list(session.open().all(Gadget)))))


GADGET = Kind(
    slug="gadget",
    singular="Gadget",
    plural="Gadgets",
    records=("gadgets:Gadget",),
    number=9,
    list_screen="gadgets:GadgetList",
    record_screen="gadgets:gadget_screen",
    new_screen="gadgets:new_gadget",
    commands=(("gadgets", "gadgets:count_command", "Count the gadgets."),),
    exports="gadgets:as_markdown",
    due="gadgets:due",
    timeline="gadgets:timeline",
    bring_along="gadgets:bring_along",
    calendar="gadgets:calendar",
    headline="gadgets:headline",
    search_text="gadgets:search_text",
    standing="gadgets:standing",
    meets="gadgets:meets",
    deadlines="gadgets:deadlines",
    holds="gadgets:holds",
    evidence="gadgets:evidence",
)


def with_gadgets() -> Catalogue:
    """Give back the catalogue of all kinds, and this one."""
    return Catalogue((*catalogue(), GADGET))
