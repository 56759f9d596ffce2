"""All stops of a day as rows: number, hours, account, what came of it or the role, what for."""

from collections.abc import Sequence

from coachtui.language import Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.console_lines import number_of
from coachtui.records.field_day.rules.stops import in_order


def stop_list_rows(words: Words, stops: Sequence[Stop]) -> list[tuple[Stop, tuple[str, ...]]]:
    """Return the stops in their order, each with its five cells."""
    return [(stop, _cells(words, stops, stop)) for stop in in_order(stops)]


def _cells(words: Words, stops: Sequence[Stop], stop: Stop) -> tuple[str, ...]:
    named = stop.account or words.say("(no account)")
    return (
        str(number_of(stops, stop)),
        _hours(words, stop),
        named,
        _state(words, stop),
        " · ".join(part for part in _details(words, stop) if part),
    )


def _hours(words: Words, stop: Stop) -> str:
    begins = words.time(stop.at) if stop.at else "–"
    return f"{begins}–{words.time(stop.ended_at)}" if stop.ended_at else begins


def _state(words: Words, stop: Stop) -> str:
    if stop.cancelled:
        return words.say("cancelled")
    if stop.running:
        return words.say("now")
    if stop.over:
        return words.label("outcome", stop.outcome) if stop.outcome else words.say("no outcome")
    return words.label("coach_role", stop.coach_role)


def _details(words: Words, stop: Stop) -> tuple[str, ...]:
    if stop.cancelled:
        return (stop.cancelled_because or "",)
    if not stop.over:
        brief = stop.pre_call.objective or words.say("no brief yet")
        return (words.say("on the spot") if stop.on_the_spot else "", brief)
    given = stop.discount_given
    asked = stop.discount_asked
    discount = ""
    if given is not None or asked is not None:
        discount = words.say(
            "discount {given} of {asked}",
            given="–" if given is None else words.percent(given),
            asked="–" if asked is None else words.percent(asked),
        )
    return (
        words.say("in the CRM") if stop.crm_logged else words.say("not in the CRM"),
        discount,
        stop.commitment_obtained,
        words.say("no plan") if stop.unplanned else "",
    )
