"""The form of a commitment: who owes whom what, by when."""

from datetime import date

from coachtui.domain.cadence import next_by_cadence
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.person import Person, Rhythm
from coachtui.domain.team import reps
from coachtui.language import N_
from coachtui.overview.saving import Host
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

MINE, THEIRS = "me", "rep"


def new_commitment(desk: Desk, person_id: str) -> FormScreen:
    """Return the form of a new commitment with a rep ('' asks for one)."""
    initial = {"rep": person_id, "owner": THEIRS, "text": "", "due": "", "visibility": "shared"}
    return _form(desk, None, initial)


async def edit_commitment(host: Host, promise: Commitment) -> bool:
    """Edit a commitment; return whether it was saved."""
    form = _form(host.desk, promise, _shown(promise))
    return await host.app.push_screen_wait(form) is not None


def _form(desk: Desk, promise: Commitment | None, initial: Values) -> FormScreen:
    editor = RecordEditor(
        desk=desk,
        record=promise,
        initial=initial,
        build=lambda base, values: _built(desk, base, values),
        label=N_("Commitment edited") if promise else N_("Commitment added"),
        fields={},
        at_fault={"owner_is_counterparty": "rep"},
        shown=_shown,
    )
    words = desk.words
    title = words.say("Edit a commitment") if promise else words.say("New commitment")
    draft = f"commitment:{promise.id}" if promise else f"commitment:new:{initial['rep']}"
    reread = editor.reread if promise else None
    form = Form(draft, title, tuple(_fields(desk, promise)), reread=reread)
    return FormScreen(desk, form, initial, editor.save)


def _shown(promise: Commitment) -> Values:
    return {
        "text": promise.text,
        "due": promise.due.isoformat(),
        "visibility": promise.visibility,
    }


def _fields(desk: Desk, promise: Commitment | None) -> list[FormField]:
    words = desk.words
    fields = []
    if promise is None:
        everybody = reps(desk.repository.all(Person))
        people = tuple((person.id, person.full_name) for person in everybody)
        owners = ((THEIRS, words.say("the rep owes it")), (MINE, words.say("I owe it")))
        fields = [
            FormField("rep", words.say("Rep"), "person", choices=people, required=True),
            FormField("owner", words.say("Who owes it"), "choice", choices=owners, required=True),
        ]
    seen = (
        ("shared", words.say("the rep sees it")),
        ("private", words.say("only you see it")),
    )
    return [
        *fields,
        FormField("text", words.say("What"), required=True),
        FormField(
            "due",
            words.say("Due"),
            "date",
            help="" if promise else words.say("Left empty: at the next one-on-one."),
            required=promise is not None,
        ),
        FormField("visibility", words.say("Who sees it"), "choice", choices=seen, required=True),
    ]


def _built(desk: Desk, base: Commitment | None, values: Values) -> Commitment:
    given: dict[str, object] = {}
    for name in ("text", "visibility"):
        if name in values:
            given[name] = values[name]
    if values.get("due"):
        given |= {"due": date.fromisoformat(values["due"]), "due_stated": True}
    if base is not None:
        return base.revised(**given)
    rep, mine = values["rep"], values["owner"] == MINE
    if not values.get("due"):
        given |= {"due": _next_meeting(desk, rep), "due_stated": False}
    return Commitment.model_validate(
        {
            "owner": ME if mine else rep,
            "counterparty": rep if mine else ME,
            "source": Source(kind=Person.table, id=rep),
            "happened_at": desk.clock.now(),
            **given,
        }
    )


def _next_meeting(desk: Desk, rep: str) -> date:
    person = desk.repository.get(Person, rep)
    if person is None:
        return next_by_cadence(desk.clock.today(), Rhythm().cadence_days)
    return next_meeting_day(desk.catalogue, desk.view, person)
