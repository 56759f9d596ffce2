"""The retro: keep, drop, what is next; it closes the event and what was needed is erased."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar, get_args

from pydantic import ValidationError

from coachtui.domain.ids import ME
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_, Words
from coachtui.records.team_event.model import Met, NextAction, Retro, TeamEvent
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.rules.retro import actions_of, closed, with_retro
from coachtui.records.team_event.rules.states import NotAllowedError
from coachtui.records.team_event.screens.item_form import owners
from coachtui.records.team_event.screens.promising import promised
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")
_ACTIONS: Final = (1, 2)


async def hold_retro(screen: CoachScreen[T], work: EventWork) -> None:
    """Ask for the retro; say what became of the event, and erase what nobody needs any more."""
    words, desk, event = screen.words, screen.desk, work.event
    if not event.standing or event.starts_at is None or event.starts_at > desk.clock.now():
        screen.say(refusal(words, "not_yet" if event.standing else "cancelled"), "warning")
        return
    if await screen.app.push_screen_wait(retro_form(work)) is None:
        return
    if work.event.state != "closed":
        screen.say(words.say("Kept. It closes once keep, drop and one action are there."))
        return
    try:
        count = await work.close_up()
    except StoreError as error:
        screen.say(told(error, words), "error")
        return
    gone = words.count(count, "the needs of {n} person are erased", "the needs of {n} are erased")
    closing = words.say("Closed; its actions stand as promises")
    screen.say(f"{closing}, {gone}." if count else f"{closing}.", "good")


def retro_form(work: EventWork) -> FormScreen:
    """Return the form of an event's retro."""
    desk, words, event = work.desk, work.desk.words, work.event
    initial = _values(event.retro)

    async def save(values: Values) -> Values:
        problems = _unfinished(words, values)
        if problems:
            return problems

        def make(now: TeamEvent) -> TeamEvent:
            told_ = with_retro(now, _retro(now.retro, values), words.zone)
            return closed(told_, work.invitations, desk.clock.now())

        try:
            await work.change(make, N_("Retro held"), promised(work))
        except NotAllowedError as error:
            return {"": refusal(words, error.reason)}
        except ValidationError:
            return {"": refusal(words, "passage_too_long")}
        return {}

    title = words.say("Retro · {title}", title=event.title)
    form = Form(
        f"team_event.retro.{event.id}",
        title,
        _fields(desk, event),
        reread=lambda: _values(work.event.retro),
    )
    return FormScreen(desk, form, initial, save)


def _fields(desk: Desk, event: TeamEvent) -> tuple[FormField, ...]:
    words, watch = desk.words, team_watch(desk)
    met = tuple((key, words.label("metric_met", key)) for key in get_args(Met))
    measure = event.success_metric or words.say("no success measure was named")
    actions = [field for number in _ACTIONS for field in _action_fields(desk, number)]
    return (
        FormField("keep", words.say("Keep"), "passage", watch=watch),
        FormField("drop", words.say("Drop"), "passage", watch=watch),
        *actions,
        FormField("met", words.say("Success measure"), "choice", (("", "–"), *met), help=measure),
    )


def _action_fields(desk: Desk, number: int) -> tuple[FormField, ...]:
    words = desk.words
    return (
        FormField(
            f"next_{number}",
            words.say("Next {n}", n=number),
            help=words.say("What somebody does until when: it stands as their promise."),
            watch=team_watch(desk),
        ),
        FormField(f"owner_{number}", words.say("Who"), "choice", owners(desk), required=True),
        FormField(f"due_{number}", words.say("Until"), "date"),
    )


def _values(retro: Retro) -> Values:
    values = {"keep": retro.keep, "drop": retro.drop, "met": retro.met or ""}
    for number, action in zip(_ACTIONS, actions_of(retro), strict=True):
        values[f"next_{number}"] = "" if action is None else action.text
        values[f"owner_{number}"] = ME if action is None else action.owner
        values[f"due_{number}"] = "" if action is None else action.due.isoformat()
    return values


def _unfinished(words: Words, values: Values) -> Values:
    """Return what lacks of an action that was begun."""
    return {
        f"due_{number}": words.say("Until which day? An action without a day is none.")
        for number in _ACTIONS
        if values[f"next_{number}"] and not values[f"due_{number}"]
    }


def _retro(before: Retro, values: Mapping[str, str]) -> Retro:
    found = [
        _action(old, values, number)
        for number, old in zip(_ACTIONS, actions_of(before), strict=True)
        if values[f"next_{number}"]
    ]
    actions = (*found, *before.next[len(_ACTIONS) :])
    return before.revised(
        keep=values["keep"], drop=values["drop"], next=actions, met=values["met"] or None
    )


def _action(old: NextAction | None, values: Mapping[str, str], number: int) -> NextAction:
    """Return an action as typed; one that was there keeps the promise it stands for."""
    return NextAction(
        text=values[f"next_{number}"],
        owner=values[f"owner_{number}"],
        due=date.fromisoformat(values[f"due_{number}"]),
        commitment_id=None if old is None else old.commitment_id,
    )
