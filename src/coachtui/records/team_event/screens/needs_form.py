"""What one person needs for an event, and how they stand to it."""

from typing import Final, get_args

from pydantic import ValidationError

from coachtui.domain.repository import Change, Put
from coachtui.language import N_, Words
from coachtui.records.team_event.model import EventNeeds, Invitation, KeptAway
from coachtui.records.team_event.screens.work import EventWork, needs_draft
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_NEEDS: Final = ("diet", "access", "transport")
YES, NO = "yes", "no"


def needs_form(work: EventWork, person_id: str) -> FormScreen:
    """Return the form of one person's needs; they are erased after the retro."""
    desk, words = work.desk, work.desk.words
    initial = _shown(work, person_id)

    async def save(values: Values) -> Values:
        edited = {name: text for name, text in values.items() if text != initial[name]}
        emptied = False
        await desk.refresh()
        if work.event.needs_forgotten_at is not None and any(edited.get(name) for name in _NEEDS):
            return {"": words.say("The event was closed meanwhile: needs are noted no more.")}

        def made() -> list[Change]:
            nonlocal emptied
            changes, emptied = _changes(work, person_id, edited)
            return changes

        try:
            await work.put_anew(made, N_("Needs noted"))
        except ValidationError:
            return {"": words.say("A line has more than 240 characters: shorten it.")}
        if emptied:
            await work.forget_needs(person_id)
        return {}

    title = words.say("{name} · for this event only", name=work.person(person_id).full_name)
    forgotten = work.event.needs_forgotten_at is not None
    fields = tuple(each for each in _fields(words) if not (forgotten and each.name in _NEEDS))
    form = Form(
        needs_draft(work.id, person_id), title, fields, reread=lambda: _shown(work, person_id)
    )
    return FormScreen(desk, form, initial, save)


def _shown(work: EventWork, person_id: str) -> Values:
    place, needs = _on_file(work, person_id)
    return {
        **{name: str(getattr(needs, name)) for name in _NEEDS},
        "kept_away": place.kept_away or "",
        "counted": YES if place.counted else NO,
        "picture_consent": YES if place.picture_consent else NO,
    }


def _changes(work: EventWork, person_id: str, edited: Values) -> tuple[list[Change], bool]:
    """Return what to store of what was edited, on what is on file now; and whether needs are over.

    What another window wrote into other fields stays. Empty needs are not stored but erased.
    """
    place, needs = _on_file(work, person_id)
    wanted = place.revised(**_place_values(edited))
    asked = needs.revised(**{name: edited[name] for name in _NEEDS if name in edited})
    changes: list[Change] = [] if wanted == place and place.rev else [Put(wanted)]
    if asked != needs and not asked.empty:
        changes.append(Put(asked))
    return changes, bool(needs.rev) and asked.empty


def _on_file(work: EventWork, person_id: str) -> tuple[Invitation, EventNeeds]:
    place = work.invitation(person_id) or Invitation(person_id=person_id, event_id=work.id)
    needs = work.needs.get(person_id) or EventNeeds(person_id=person_id, event_id=work.id)
    return place, needs


def _place_values(edited: Values) -> dict[str, object]:
    values: dict[str, object] = {
        name: edited[name] == YES for name in ("counted", "picture_consent") if name in edited
    }
    if "kept_away" in edited:
        values["kept_away"] = edited["kept_away"] or None
    return values


def _fields(words: Words) -> tuple[FormField, ...]:
    reasons = tuple((key, words.label("kept_away", key)) for key in get_args(KeptAway))
    yes_no = ((NO, words.say("no")), (YES, words.say("yes")))
    alone = words.say("Read by you alone, told to a vendor as totals, erased after the retro.")
    return (
        FormField("diet", words.say("Food and drink"), help=alone),
        FormField("access", words.say("To get in and about"), help=alone),
        FormField("transport", words.say("To get there"), help=alone),
        FormField(
            "kept_away",
            words.say("What keeps them away"),
            "choice",
            (("", "–"), *reasons),
            help=words.say("Only what they said themselves: a no needs no reason."),
        ),
        FormField(
            "counted",
            words.say("Reckoned with"),
            "choice",
            yes_no,
            help=words.say("No: they are told of it, as on leave, and not counted."),
        ),
        FormField(
            "picture_consent",
            words.say("Pictures are fine"),
            "choice",
            yes_no,
            help=words.say("Yes only where they said so."),
        ),
    )
