"""What is said of an event: why something cannot be done yet, dates, hours, what is in the way."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from coachtui.domain.closing_days import END_OF_MONTH, END_OF_QUARTER
from coachtui.language import N_, Words
from coachtui.records.team_event.model import LONGEST_LINE, LONGEST_PASSAGE, TeamEvent
from coachtui.records.team_event.rules.cutoffs import Cutoff
from coachtui.records.team_event.rules.dates import DateClash

KIND: Final = "team_event"
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_FIGURES: Final = 3
"""Of a sum that is shown roughly."""
_REASONS: Final[Mapping[str, str]] = {
    "objective": N_("No objective yet, so no booking: {press:event.edit} says what it is for."),
    "success": N_(
        "It is not said how you will see that it worked: {press:event.edit} adds the success"
        " measure."
    ),
    "date": N_("No date is chosen yet: {press:event.poll} compares the dates and chooses one."),
    "over_budget": N_("The plan is above what the heads allow: cut it, or name who approved it."),
    "not_yet": N_("It has not begun yet: it counts as held once it has."),
    "not_held": N_("It counts as held first: {press:event.state} on the event's page says so."),
    "nobody": N_(
        "Nobody is invited yet: {press:event.replies} and then {press:replies.invite} add people."
    ),
    "retro_keep": N_("The retro does not say yet what to keep."),
    "retro_drop": N_("The retro does not say yet what to drop."),
    "retro_next": N_("The retro has no next action yet: one with an owner and a day is needed."),
    "reason": N_("Say in a few words why it is cancelled."),
    "cancelled": N_("It was cancelled: {press:events.copy} copies it to a month, to plan it anew."),
    "ended": N_("It is closed: its retro and figures stay as they are."),
    "over": N_("It was held already: that cannot change any more."),
    "same_date": N_("That is the time it has now: type another."),
    "not_ahead": N_("It is not ahead any more: that cannot change."),
    "order": N_("That is not its next state."),
    "past": N_("That time is past: choose one from now on."),
    "gone": N_("The event is no longer on file."),
    "month_is_no_first": N_("A month has to stand here."),
    "ends_before_start": N_("It ends before it begins: correct the hours."),
    "starts_at_missing": N_(
        "No date is chosen yet: {press:event.poll} compares the dates and chooses one."
    ),
    "cancelled_needs_reason": N_("Say in a few words why it is cancelled."),
    "too_much": N_("The line would come to more money than can be kept: nothing was noted."),
    "line_too_long": N_("A line has more than {line} characters: shorten it."),
    "passage_too_long": N_("A text has more than {passage} characters: shorten it."),
}
_CUTOFFS: Final[Mapping[str, str]] = {
    "headcount": N_("Head count locks"),
    "reschedule": N_("Last free reschedule"),
    "cancel": N_("Last day to cancel"),
}


def money_about(words: Words, amount: int) -> str:
    """Return a sum to three figures, for a table: `1.24m`, `408k`."""
    return words.money_short(round(amount, _FIGURES - len(str(amount))))


def refusal(words: Words, reason: str) -> str:
    """Return the sentence for what is missing, or for a reason of the model."""
    sentence = _REASONS.get(reason, N_("This does not fit where the event stands."))
    return words.say(sentence, line=LONGEST_LINE, passage=LONGEST_PASSAGE)


def when_told(words: Words, event: TeamEvent) -> str:
    """Return `Thu 26 Nov 14:00-17:00`; while none stands, the month and the dates to choose."""
    if event.starts_at is None or event.ends_at is None:
        month = month_told(words, event.month)
        count = len(event.date_options)
        if not count:
            return month
        dates = words.count(count, "{n} date to choose from", "{n} dates to choose from")
        return f"{month} · {dates}"
    begins, ends = words.local(event.starts_at), words.local(event.ends_at)
    if begins.date() == ends.date():
        return f"{words.moment_short(event.starts_at)}–{words.time(event.ends_at)}"
    return f"{words.moment_short(event.starts_at)} – {words.moment_short(event.ends_at)}"


def month_told(words: Words, month: date) -> str:
    """Return `11/2026` or `Nov 2026`."""
    return words.month_year(month)


def cutoff_name(words: Words, kind: str) -> str:
    """Return what ends at a cut-off."""
    return words.say(_CUTOFFS[kind])


def left_told(words: Words, left: timedelta) -> str:
    """Return how much time is left: `31 hours`, `5 days`, `20 minutes`; 'passed' for none.

    Hours are the nearest: a minute past eight it is still six of them to two o'clock.
    """
    if left <= timedelta():
        return words.say("passed")
    if left >= 3 * _DAY:
        return words.count(left // _DAY, "{n} day left", "{n} days left")
    if left >= _HOUR:
        hours = (left + _HOUR / 2) // _HOUR
        return words.count(hours, "{n} hour left", "{n} hours left")
    minutes = max(left // timedelta(minutes=1), 1)
    return words.count(minutes, "{n} minute left", "{n} minutes left")


def cutoff_told(words: Words, cutoff: Cutoff) -> str:
    """Return a cut-off in one line: what, when, how much is left, a holiday in between."""
    parts = [f"{cutoff_name(words, cutoff.kind)} {words.moment_short(cutoff.at)}"]
    parts.append(left_told(words, cutoff.left))
    if cutoff.holiday_between and not cutoff.passed:
        parts.append(words.say("! holiday before"))
    return " · ".join(parts)


def clash_told(words: Words, clash: DateClash) -> str:
    """Return what is in the way of a date."""
    plain = {
        "past": N_("that time is past"),
        "weekend": N_("a weekend: not within working hours"),
        "holiday": N_("public holiday: {name}"),
        "month_end": N_("one of the last {month} working days of the month"),
        "quarter_end": N_("one of the last {quarter} working days of the quarter"),
        "away": N_("{name} is away"),
        "busy": N_("{name} already stands there"),
        "many_away": N_("{count} of those invited are away: more than a quarter"),
        "out_of_hours": N_("outside working hours"),
    }
    name = clash.name or (clash.entry.title if clash.entry else "")
    return words.say(
        plain[clash.kind],
        name=name,
        count=clash.count,
        month=END_OF_MONTH,
        quarter=END_OF_QUARTER,
    )
