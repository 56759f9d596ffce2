"""Agenda items: one added in a line, and the form that edits them."""

from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.domain.team import reps
from coachtui.language import N_
from coachtui.overview.saving import Host, saved, say_done
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField


def new_agenda_item(desk: Desk, person_id: str) -> FormScreen:
    """Return the form of a new agenda item for a rep ('' asks for one)."""
    return _form(desk, None, {"person_id": person_id, "text": "", "by": "mgr"})


def agenda_screen(desk: Desk, target: Target) -> FormScreen:
    """Return the form of an agenda item on file; an empty one where it is no longer there."""
    item = desk.repository.get(AgendaItem, target.record_id)
    if item is None:
        return new_agenda_item(desk, "")
    return edit_agenda_item(desk, item)


def edit_agenda_item(desk: Desk, item: AgendaItem) -> FormScreen:
    """Return the form of an agenda item."""
    return _form(desk, item, _shown(item))


async def add_for(host: Host, person: Person) -> None:
    """Ask for an agenda item for the next talk with a rep, and keep it."""
    initial = {"person_id": person.id, "text": "", "by": "mgr"}
    if await host.app.push_screen_wait(_form(host.desk, None, initial, person)) is not None:
        say_done(host, N_("Agenda item added"))


async def toggle_item(host: Host, item: AgendaItem) -> None:
    """Mark an item as discussed, or open it again."""
    if item.state == "open":
        changed, label = item.revised(state="discussed"), N_("Agenda item discussed")
    else:
        changed, label = item.revised(state="open", settled_in=None), N_("Agenda item reopened")
    if await saved(host, [Put(changed)], label):
        say_done(host, label)


async def delete_item(host: Host, item: AgendaItem) -> None:
    """Take an item out, after a question that names it."""
    words = host.words
    question = words.say("Delete “{name}”?", name=item.text)
    ask = Ask(host.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
    if await host.app.push_screen_wait(ask):
        label = N_("Agenda item deleted")
        if await saved(host, [Remove(item)], label):
            say_done(host, label)


def _form(
    desk: Desk, item: AgendaItem | None, initial: Values, person: Person | None = None
) -> FormScreen:
    """Return the form; with a `person` it is for their next talk and does not ask for whom."""
    words = desk.words

    async def save(values: Values) -> Values:
        return await editor.save(initial | values if person else values)

    editor = RecordEditor(
        desk=desk,
        record=item,
        initial=initial,
        build=_built,
        label=N_("Agenda item edited") if item else N_("Agenda item added"),
        fields={},
        at_fault={},
        shown=_shown,
    )
    title = words.say("Edit an agenda item") if item else words.say("New agenda item")
    if person is not None:
        title = words.say("To talk about with {name} next time", name=person.short_name)
    draft = f"agenda_item:{item.id}" if item else f"agenda_item:new:{initial['person_id']}"
    asked = tuple(
        _fields(desk, ask_for_whom=item is None and person is None, on_file=item is not None)
    )
    reread = editor.reread if item else None
    return FormScreen(desk, Form(draft, title, asked, reread=reread), initial, save)


def _shown(item: AgendaItem) -> Values:
    return {"text": item.text, "by": item.by, "state": item.state}


def _fields(desk: Desk, *, ask_for_whom: bool, on_file: bool) -> list[FormField]:
    words = desk.words
    fields = []
    if ask_for_whom:
        people = tuple((one.id, one.full_name) for one in reps(desk.repository.all(Person)))
        fields = [FormField("person_id", words.say("Rep"), "person", people, required=True)]
    raised = tuple((key, words.label("by", key)) for key in ("mgr", "rep"))
    fields += [
        FormField("text", words.say("To talk about"), required=True),
        FormField("by", words.say("Raised by"), "choice", raised, required=True),
    ]
    if on_file:
        states = tuple(
            (key, words.label("agenda_state", key)) for key in ("open", "discussed", "dropped")
        )
        fields.append(FormField("state", words.say("State"), "choice", states, required=True))
    return fields


def _built(base: AgendaItem | None, values: Values) -> AgendaItem:
    given = {name: values[name] for name in ("person_id", "text", "by", "state") if name in values}
    return base.revised(**given) if base else AgendaItem.model_validate(given)
