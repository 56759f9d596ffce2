"""Why something about a field day was not done: what happened, and what to do."""

from collections.abc import Mapping
from typing import Final

from coachtui.domain.data_file import DataFileError, left_out
from coachtui.language import N_, Words
from coachtui.records.field_day.model import LONGEST_LINE, LONGEST_PASSAGE

_DAY: Final[Mapping[str, str]] = {
    "not_proposed": N_("Only a cancelled day can be proposed again: plan a new one instead."),
    "not_confirmed": N_("Only a proposed day can be confirmed: open it to see where it stands."),
    "not_in_progress": N_("This day cannot begin any more: plan a new one or copy it."),
    "not_debrief": N_("The day is not going on: start it first, then debrief."),
    "not_reported": N_("No report is owed for this day: end the day first, then report."),
    "not_acknowledged": N_("There is nothing to acknowledge yet: submit the report first."),
    "not_cancelled": N_("The day has begun or was cancelled already: only a day ahead can be."),
    "not_ahead": N_("The day has begun or was cancelled: plan a new one or copy it."),
    "no_reason": N_("It was not cancelled: say why in a few words."),
    "same_date": N_("That is the day it stands on already: choose another."),
    "gone": N_("The day was deleted elsewhere: your text stays here, plan the day anew."),
    "read_only": N_("The rep has the report, so this stands: add a new line instead."),
    "stop_cancelled": N_("This stop was called off: choose another or add one."),
    "stop_begun": N_("This stop has begun already: end it instead."),
    "stop_not_begun": N_("This stop has not begun: begin it first, or choose “no-show”."),
    "started_at_missing": N_("The day has not begun: start it first."),
    "ends_before_start": N_("It would end before it began: correct the hours."),
    "cancelled_needs_reason": N_("It was not cancelled: say why in a few words."),
    "order_needs_account": N_("An order needs a customer: type whose it is."),
}
_REPORT: Final[Mapping[str, str]] = {
    "third_priority": N_("A third priority is too much at a time: keep two, take one out."),
    "third_strength": N_("More than two strengths blur each other: keep two, take one out."),
    "no_strength": N_("The report has no strength yet: add at least one, with what you saw."),
    "no_evidence": N_("A strength or priority says nothing you saw: add one observed line."),
    "no_behaviour": N_("A priority does not say what to do differently: type it in one line."),
    "no_step": N_("The report has no next step yet: add one with an owner and a day."),
    "no_observation": N_("Nothing observed on the day is in it: score a line, or take one over."),
    "line_too_long": N_("A line has more than {line} characters: shorten it."),
    "comment_too_long": N_("Your comment has more than {passage} characters: shorten it."),
    "too_long": N_("The rep would read for over three minutes: shorten it."),
}
REFUSALS: Final[Mapping[str, str]] = {**_DAY, **_REPORT}


def refusal(words: Words, reason: str) -> str:
    """Return the sentence for a reason of `NotAllowedError`, of `report.problems` or the model."""
    sentence = REFUSALS.get(reason, N_("This does not fit where the day stands: nothing changed."))
    return words.say(sentence, line=LONGEST_LINE, passage=LONGEST_PASSAGE)


def pack_problem(words: Words, problem: DataFileError) -> str:
    """Return the sentence for a scorecard pack that was left out."""
    return left_out(words, N_("Scorecards"), problem)
