"""What `/`, `/2` and `/+ Account` do now, and how that is said while it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coachtui.capture.explain import Explained
from coachtui.capture.stop_command import StopCommand
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, Stop
from coachtui.records.field_day.presentation.console_lines import stop_of, stop_words
from coachtui.records.field_day.presentation.refusals import refusal
from coachtui.records.field_day.rules.states import dates_of, read_only
from coachtui.records.field_day.rules.stops import current, upcoming


@dataclass(frozen=True, slots=True)
class Step:
    """What to do with the stops, in this order.

    Attributes:
        problem: the sentence that says why nothing is done; '' where something is.
        ends: the stop to end first, with its outcome.
        begins: the stop to begin.
        adds: the account of a stop to add.
        at: when the added stop began, or is planned for.
    """

    problem: str = ""
    ends: Stop | None = None
    begins: Stop | None = None
    adds: str = ""
    at: datetime | None = None

    def later(self, now: datetime) -> bool:
        """Tell whether the added stop is only planned, for an hour to come."""
        return self.at is not None and self.at > now


def step_for(
    words: Words, day: FieldDay, stops: Sequence[Stop], command: StopCommand, now: datetime
) -> Step:
    """Return what a command means now."""
    if read_only(day):
        return Step(refusal(words, "read_only"))
    if day.state == "cancelled":
        return Step(words.say("This day was cancelled: plan it anew first."))
    if command.act == "turn":
        return _turn(words, stops)
    if command.act == "go":
        return _go(words, stops, command.number)
    return _add(words, day, stops, command, now)


def _turn(words: Words, stops: Sequence[Stop]) -> Step:
    here, ahead = current(stops), upcoming(stops)
    if here is not None:
        return Step(ends=here)
    if ahead is not None:
        return Step(begins=ahead)
    return Step(
        words.say("No stop is left: /+ Account adds one, {press:edit.save} goes to the debrief.")
    )


def _go(words: Words, stops: Sequence[Stop], number: int) -> Step:
    stop = stop_of(stops, number)
    if stop is None:
        return Step(words.say("There is no stop {n} on this day.", n=number))
    if stop.running:
        return Step(words.say("You are at stop {n}: / alone ends it.", n=number))
    if stop.cancelled:
        return Step(words.say("Stop {n} was cancelled: /+ Account adds one anew.", n=number))
    if stop.over:
        return Step(
            words.say(
                "Stop {n} is over: {press:ride.stops}, then {press:list.open} corrects it.",
                n=number,
            )
        )
    return Step(ends=current(stops), begins=stop)


def _add(
    words: Words, day: FieldDay, stops: Sequence[Stop], command: StopCommand, now: datetime
) -> Step:
    if not command.account:
        return Step(words.say("Which account? Write /+ and its name, as in /+ Minh Long 9h15."))
    at = None
    if command.at is not None:
        today = words.local(now).date()
        on = today if today in dates_of(day) else day.date
        at = datetime.combine(on, command.at, words.zone)
    step = Step(adds=command.account, at=at)
    return step if step.later(now) else Step(ends=current(stops), adds=command.account, at=at)


def explained_step(words: Words, step: Step, now: datetime) -> Explained:
    """Return what a command will do, while it is typed."""
    told = [step.problem]
    if step.ends is not None:
        told.append(words.say("end: {stop}, its outcome first", stop=stop_words(words, step.ends)))
    if step.begins is not None:
        told.append(words.say("begin: {stop}", stop=stop_words(words, step.begins)))
    if step.adds and step.at is not None and step.later(now):
        hour = words.time(step.at)
        told.append(words.say("a new stop at {hour}: {account}", hour=hour, account=step.adds))
    elif step.adds:
        told.append(words.say("a new stop, begun now: {account}", account=step.adds))
    return Explained("/", " · ".join(part for part in told if part))
