"""Feedback as situation, behaviour and impact, started from a logged line."""

from collections.abc import Container

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import lineage
from coachtui.language import N_, Words
from coachtui.records.one_on_one.model import LONGEST_LINE, Feedback, OneOnOne
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_TEXTS = ("situation", "behaviour", "impact", "next")


def feedback_form(desk: Desk, talk: Conversation, entry: LogEntry) -> FormScreen:
    """Return the form of the feedback a praising or adjusting line stands for."""
    adjusting = entry.entry_kind == "adjusting"
    ids = {each.id for each in lineage(entry, talk.everything)}
    known = _known(talk.meeting, ids)
    shown = known or _begun(entry)
    initial = _texts(shown)

    def built(base: OneOnOne | None, values: Values) -> OneOnOne:
        meeting = base or talk.meeting
        before = _known(meeting, ids) or _begun(entry)
        feedback = before.revised(
            kind="adjusting" if adjusting else "positive",
            entry_id=entry.id,
            delivered_at=before.delivered_at or desk.clock.now(),
            **{name: values[name] for name in _TEXTS if name in values},
        )
        others = (each for each in meeting.feedback if each.entry_id not in ids)
        return meeting.revised(feedback=(*others, feedback))

    editor = RecordEditor(
        desk=desk,
        record=talk.meeting,
        # What a line only begins is not stored yet, and is saved even as it stands.
        initial=initial if known else {},
        build=built,
        label=N_("Feedback saved"),
        fields={},
        at_fault={},
        shown=lambda meeting: _texts(each) if (each := _known(meeting, ids)) else {},
    )
    fields = _fields(desk.words, adjusting=adjusting)
    form = Form(f"feedback.{entry.id}", desk.words.say("Feedback"), fields, reread=editor.reread)
    return FormScreen(desk, form, initial, editor.save)


def _texts(feedback: Feedback) -> Values:
    return {name: str(getattr(feedback, name)) for name in _TEXTS}


def _known(meeting: OneOnOne, ids: Container[str]) -> Feedback | None:
    """Return the feedback made from a line, or from one that the line replaced."""
    return next((each for each in meeting.feedback if each.entry_id in ids), None)


def _begun(entry: LogEntry) -> Feedback:
    return Feedback(behaviour=entry.text[:LONGEST_LINE], entry_id=entry.id)


def _fields(words: Words, *, adjusting: bool) -> tuple[FormField, ...]:
    fields: tuple[FormField, ...] = (
        FormField("situation", words.say("Situation"), help=words.say("When and where it was.")),
        FormField(
            "behaviour",
            words.say("Behaviour"),
            help=words.say("What a camera would have shown, no judgement."),
            required=True,
        ),
        FormField(
            "impact",
            words.say("Impact"),
            help=words.say("What it did to the customer, the team, the numbers."),
        ),
    )
    if adjusting:
        again = FormField("next", words.say("Next time"), help=words.say("What to do instead."))
        fields = (*fields, again)
    return fields
