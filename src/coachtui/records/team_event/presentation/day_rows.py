"""The day itself: the run sheet by its hours, and who is there."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from coachtui.language import Words
from coachtui.records.team_event.model import EventNeeds, Invitation, RunStep, TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.presentation.reply_rows import needs_told

CAME: Final[Mapping[bool | None, str]] = {True: "+", False: "-", None: ""}


def run_rows(words: Words, event: TeamEvent, now: datetime) -> list[PageRow]:
    """Return the steps of the day in their order; the first that is open and due stands out."""
    steps = sorted(event.run_sheet, key=lambda step: (step.after_minutes, step.id))
    return [_step(words, event, step, now) for step in steps]


def step_at(event: TeamEvent, step: RunStep) -> datetime | None:
    """Return when a step begins; None while the event has no time."""
    if event.starts_at is None:
        return None
    return event.starts_at + timedelta(minutes=step.after_minutes)


def _step(words: Words, event: TeamEvent, step: RunStep, now: datetime) -> PageRow:
    at = step_at(event, step)
    told = words.time(at) if at is not None else f"{step.after_minutes:+}"
    tone: PageTone = "good" if step.done_at is not None else ""
    if not tone and at is not None and at <= now:
        tone = "late"
    return PageRow(step.id, (told, step.what, step.who), tone)


def attendance_rows(
    words: Words, about: Gathered, needs: Mapping[str, EventNeeds]
) -> list[PageRow]:
    """Return who is expected, those who said yes first, with what they need."""
    order = {"yes": 0, "maybe": 1, "none": 2, "no": 3}
    places = sorted(about.counted, key=lambda place: order[place.rsvp])
    return [_place(words, about, place, needs.get(place.person_id)) for place in places]


def _place(words: Words, about: Gathered, place: Invitation, needs: EventNeeds | None) -> PageRow:
    said = needs_told(words, place.revised(kept_away=None), needs)
    parts = [said or words.label("rsvp", place.rsvp)]
    if place.picture_consent:
        parts.append(words.say("pictures are fine"))
    tones: Mapping[bool | None, PageTone] = {True: "good", False: "dim"}
    cells = (CAME[place.attended], about.name(place.person_id, words), " · ".join(parts))
    return PageRow(place.person_id, cells, tones.get(place.attended, ""))
