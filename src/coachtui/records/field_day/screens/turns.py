"""Does what a step says: begins a stop, or adds one on the spot; and ends the day."""

from pydantic import ValidationError

from coachtui.language import N_
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.presentation.stop_steps import Step
from coachtui.records.field_day.rules.states import NotAllowedError, debriefing
from coachtui.records.field_day.rules.stops import last_end, overlaps
from coachtui.records.field_day.screens.ride import Ride

LONGEST_ACCOUNT = 120


async def turn(ride: Ride, step: Step, identifier: str) -> str:
    """Begin or add the stop of a step; return '' or the sentence that says why it cannot be.

    Args:
        ride: the day that goes on; one whose debrief began goes on again.
        step: what to do; the stop it ends is over by now.
        identifier: the id of a stop to add: once it is there, it is not added again.

    Raises:
        StoreError: nothing was written.
    """
    words, repository = ride.desk.words, ride.desk.repository
    try:
        if step.begins is not None:
            stop = repository.get(Stop, step.begins.id) or step.begins
            await ride.begin_stop(stop)
        elif step.adds and repository.get(Stop, identifier) is None:
            return await _added(ride, step, identifier)
    except NotAllowedError as error:
        return refusal(words, error.reason)
    except ValidationError:
        return words.say("At most {n} characters, please.", n=LONGEST_ACCOUNT)
    return ""


async def _added(ride: Ride, step: Step, identifier: str) -> str:
    now = ride.desk.clock.now()
    if not step.later(now):
        await ride.add_stop(step.adds, id=identifier, actual_at=step.at or now)
        return ""
    wanted = Stop(person_id=ride.person.id, field_day_id=ride.day.id, seq=1, planned_at=step.at)
    other = overlaps(wanted, ride.stops)
    if other is not None:
        words = ride.desk.words
        return words.say(
            "{hour} is taken by {account}: write another hour, or move that one"
            " ({press:ride.stops}, {press:stops.move}).",
            hour=words.time(other.planned_at or now),
            account=other.account or words.say("another stop"),
        )
    await ride.add_stop(step.adds, id=identifier, actual_at=None, planned_at=step.at)
    return ""


async def end_day(ride: Ride) -> str:
    """End the day with its last stop, unless it is over; return '' or why it cannot end.

    Raises:
        StoreError: nothing was written.
    """
    if ride.day.state == "debrief":
        return ""
    ended_at = last_end(ride.stops) or ride.desk.clock.now()
    try:
        await ride.put(debriefing(ride.day, ended_at), label=N_("Field day ended"))
    except NotAllowedError as error:
        return refusal(ride.desk.words, error.reason)
    return ""
