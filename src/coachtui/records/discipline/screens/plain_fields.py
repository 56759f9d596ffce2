"""The fields of a step that are asked for in the same way in every case."""

from collections.abc import Mapping

from coachtui.language import Words
from coachtui.ui.form_fields import FormField


def plain_fields(words: Words) -> Mapping[str, FormField]:
    """Return the fields whose form does not depend on the case, by the field of a step."""
    return {
        "on": FormField(
            "on",
            words.say("Done on"),
            "date",
            help=words.say("The day it was done; when it was recorded is kept beside it."),
            required=True,
            past=True,
        ),
        "by": FormField("by", words.say("By"), help=words.say("Who did or decided it, by name.")),
        "authority_ref": FormField(
            "authority_ref",
            words.say("Authority"),
            help=words.say("Where it is laid down that they may decide: power of attorney, rules."),
        ),
        "hearing_at": FormField(
            "hearing_at",
            words.say("Hearing"),
            help=words.say("Day and hour: 7/12 9:00, t2 14h30. Notice comes first."),
        ),
        "place": FormField("place", words.say("Place")),
        "months": FormField(
            "months", words.say("Months"), "number", help=words.say("Of a deferral of pay rise.")
        ),
        "until": FormField("until", words.say("Until"), "date"),
        "evidence": FormField(
            "evidence",
            words.say("Evidence"),
            "passage",
            help=words.say(
                "One a line; {press:form.evidence} copies from one-on-ones, field days and"
                " promises."
            ),
        ),
    }
