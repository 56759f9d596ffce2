"""A step of the run sheet: when, what, and who sees to it."""

import re
from datetime import datetime, timedelta
from typing import Final

from pydantic import ValidationError

from coachtui.language import N_, Words
from coachtui.records.team_event.model import FIRST_MINUTE, LAST_MINUTE, RunStep, TeamEvent
from coachtui.records.team_event.presentation.day_rows import step_at
from coachtui.records.team_event.presentation.words import refusal
from coachtui.records.team_event.screens.charter_values import typed_moment
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

_MINUTES: Final = re.compile(r"[+-]?\d{1,4}")


def step_form(work: EventWork, step: RunStep | None) -> FormScreen:
    """Return the form of a step, or of a new one after the last."""
    desk, words, event = work.desk, work.desk.words, work.event
    last = max((each.after_minutes for each in event.run_sheet), default=-30)
    shell = step or RunStep(what="-", after_minutes=last + 30)
    initial = _values(words, event, shell) | ({"what": ""} if step is None else {})

    def reread() -> Values | None:
        now = work.event
        stored = next((each for each in now.run_sheet if each.id == shell.id), None)
        return None if stored is None else _values(words, now, stored)

    async def save(values: Values) -> Values:
        minutes = _minutes(values["at"], event, words)
        if minutes is None:
            return {"at": words.say("No hour understood: write 14:30, or minutes like 30 or -60.")}
        try:
            new = shell.revised(what=values["what"], who=values["who"], after_minutes=minutes)
            await work.change(
                lambda now: _with(now, new, fresh=step is None),
                N_("Step added") if step is None else N_("Step changed"),
            )
        except ValidationError:
            return {"": refusal(words, "line_too_long")}
        return {}

    fields = (
        FormField(
            "at",
            words.say("When"),
            required=True,
            help=words.say("14:30; or minutes from the beginning: 30, -60."),
        ),
        FormField("what", words.say("What"), required=True, watch=team_watch(desk)),
        FormField("who", words.say("Who sees to it"), watch=team_watch(desk)),
    )
    name = f"new.{work.id}" if step is None else step.id
    title = words.say("New step") if step is None else words.say("Step of the day")
    form = Form(f"team_event.step.{name}", title, fields, reread=None if step is None else reread)
    return FormScreen(desk, form, initial, save)


def _values(words: Words, event: TeamEvent, step: RunStep) -> Values:
    return {"at": _shown(words, event, step), "what": step.what, "who": step.who}


def _with(event: TeamEvent, step: RunStep, *, fresh: bool) -> TeamEvent:
    if fresh:
        return event.revised(run_sheet=(*event.run_sheet, step))
    steps = tuple(step if each.id == step.id else each for each in event.run_sheet)
    return event.revised(run_sheet=steps)


def _shown(words: Words, event: TeamEvent, step: RunStep) -> str:
    at = step_at(event, step)
    return f"{step.after_minutes}" if at is None else words.time(at)


def _minutes(text: str, event: TeamEvent, words: Words) -> int | None:
    """Return the minutes after the beginning a text means; None where it means none."""
    typed = text.strip().replace("−", "-")
    if _MINUTES.fullmatch(typed):
        return _within(int(typed))
    if event.starts_at is None:
        return None
    at: datetime | None = typed_moment(typed, words, event.starts_at)
    if at is None:
        return None
    return _within((at - event.starts_at) // timedelta(minutes=1))


def _within(minutes: int) -> int | None:
    return minutes if FIRST_MINUTE <= minutes <= LAST_MINUTE else None
