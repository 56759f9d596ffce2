"""One person's page in words: who it is, what is promised, what to bring up, what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coachtui.capture.day_list import as_days
from coachtui.domain.commitment import Commitment
from coachtui.domain.items import BringAlong, TimelineEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import rows_of
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.overview.people_rows import cadence, status
from coachtui.overview.promises import owed_by, state

CLOSED_SHOWN = timedelta(days=14)
"""How long a closed promise stays on the page, so that a tick made by mistake can be undone."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise on the person's page."""

    promise_id: str
    label: str
    text: str
    due: str
    overdue: bool
    closed: bool
    done: bool
    shared: bool
    """Whether the rep may see it."""


def facts(view: View, person: Person) -> list[str]:
    """Return the lines of the heading: the job, the contract, how the two meet and talk."""
    lines = [_job(view, person), _contract(view, person), _together(view, person)]
    return [" · ".join(part for part in line if part) for line in lines if any(line)]


def _job(view: View, person: Person) -> list[str]:
    words = view.words
    place = ", ".join(part for part in (person.territory, person.region) if part)
    return [words.label("role", person.role), place, status(view, person)]


def _contract(view: View, person: Person) -> list[str]:
    words, today = view.words, view.clock.today()
    parts = []
    if person.hire_date:
        parts.append(words.say("hired {day}", day=words.day(person.hire_date)))
        band = person.tenure(today)
        parts.append(words.label("tenure_band", band) if band else "")
    if person.probation_end and person.probation_end >= today:
        parts.append(words.say("on probation until {day}", day=words.day(person.probation_end)))
    if person.contract_end:
        parts.append(words.say("contract until {day}", day=words.day(person.contract_end)))
    elif person.contract_type:
        kind = words.label("contract_type", person.contract_type)
        parts.append(words.say("contract: {kind}", kind=kind))
    off = [day for day in person.off_days if day >= today]
    if off:
        parts.append(words.say("off {days}", days=as_days(off, today)))
    return parts


def _together(view: View, person: Person) -> list[str]:
    words, rhythm, address = view.words, person.one_on_one, person.address_vi
    if not person.is_rep:
        return []
    parts = [words.say("one-on-one every {rhythm}", rhythm=cadence(view, person))]
    parts.append(words.minutes(rhythm.minutes))
    if rhythm.paused_until and rhythm.paused_until >= view.clock.today():
        parts.append(words.say("paused until {day}", day=words.day(rhythm.paused_until)))
    if person.norm_half_days is not None:
        norm = f"{person.norm_half_days:g}".replace(".", "," if words.language == "vi" else ".")
        parts.append(words.say("{n} half-days a month in the field", n=norm))
    if address.rep or address.manager:
        parts.append(
            words.say(
                "addressed {rep} / {manager}",
                rep=address.rep or "–",
                manager=address.manager or "–",
            )
        )
    motives = [words.label("motivator", each.kind) for each in person.motivators]
    parts.append(", ".join(motives))
    return parts


def promises(view: View, person_id: str) -> Iterator[PromiseRow]:
    """Give the promises both ways: mine first, open ones by day, then those closed of late."""
    words, today = view.words, view.clock.today()
    find = view.repository.find
    everything = (*find(Commitment, counterparty=person_id), *find(Commitment, owner=person_id))
    shown_from = view.clock.now() - CLOSED_SHOWN
    recent = (
        each for each in everything if each.is_open or (each.closed_at or _LONG_AGO) >= shown_from
    )
    for promise in sorted(recent, key=lambda each: (not each.is_open, not each.mine, each.due)):
        yield PromiseRow(
            promise_id=promise.id,
            label=owed_by(view, promise),
            text=_with_moves(view, promise),
            due=words.day_short(promise.due) if promise.is_open else state(view, promise),
            overdue=promise.overdue(today),
            closed=not promise.is_open,
            done=promise.state == "kept",
            shared=promise.visibility == "shared",
        )


def _with_moves(view: View, promise: Commitment) -> str:
    if not promise.moved_count:
        return promise.text
    moved = view.words.count(promise.moved_count, "moved {n} time", "moved {n} times")
    return f"{promise.text} · {moved}"


def bring_along(view: View, catalogue: Catalogue, person_id: str) -> list[BringAlong]:
    """Return what to bring up with a person, without the promises: those have their own pane."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for kind in catalogue:
        for item in rows_of(catalogue, kind.bring_along, BringAlong, view, person_id):
            key = (item.target.kind, item.target.record_id)
            if item.target.kind != Commitment.table and key not in seen:
                seen.add(key)
                kept.append(item)
    return kept


def timeline(view: View, catalogue: Catalogue, person_id: str) -> list[TimelineEntry]:
    """Return what happened with a person over all kinds, newest first."""
    entries = [
        entry
        for kind in catalogue
        for entry in rows_of(catalogue, kind.timeline, TimelineEntry, view, person_id)
    ]
    return sorted(entries, key=lambda each: each.at, reverse=True)
