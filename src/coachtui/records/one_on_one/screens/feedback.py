"""Feedback as situation, behaviour and impact, started from a logged line."""

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.language import N_, Words
from coachtui.records.one_on_one.model import Feedback
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_MOST = 240


def feedback_form(desk: Desk, talk: Conversation, entry: LogEntry) -> FormScreen:
    """Return the form of the feedback a praising or adjusting line stands for."""
    adjusting = entry.entry_kind == "adjusting"
    given = talk.meeting.feedback
    known = next((each for each in given if each.entry_id == entry.id), None)
    old = known or Feedback(behaviour=entry.text[:_MOST], entry_id=entry.id)

    async def save(values: Values) -> Values:
        feedback = old.revised(
            kind="adjusting" if adjusting else "positive",
            situation=values["situation"],
            behaviour=values["behaviour"],
            impact=values["impact"],
            next=values.get("next", ""),
            delivered_at=old.delivered_at or desk.clock.now(),
        )
        others = tuple(each for each in talk.meeting.feedback if each.entry_id != entry.id)
        changed = talk.meeting.revised(feedback=(*others, feedback))
        await desk.commit([Put(changed)], N_("Feedback saved"))
        return {}

    initial = {
        "situation": old.situation,
        "behaviour": old.behaviour,
        "impact": old.impact,
        "next": old.next,
    }
    form = Form(
        f"feedback.{entry.id}", desk.words.say("Feedback"), _fields(desk.words, adjusting=adjusting)
    )
    return FormScreen(desk, form, initial, save)


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
