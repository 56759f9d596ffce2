"""A desk with an unlocked HR room, a rep, and short ways through the screens of a case."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.catalogue import catalogue
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.records.discipline.model import (
    Attendee,
    CaseStep,
    DisciplineCase,
    Evidence,
    Incident,
)
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from desks import FixedClock
from hr_rooms import hr_desk
from overview_desk import app_of
from places import AN
from prepping import fill, front, press, settle


def case_desk(tmp_path: Path) -> Desk:
    """Give back a desk on Monday 23 November 2026 with An, its HR room locked."""
    desk = hr_desk(tmp_path)
    desk.catalogue = catalogue()
    desk.manager = "Lê Hoàng Ngân"
    desk.repository.commit([Put(AN)])
    return desk


def a_case(**changes: object) -> DisciplineCase:
    """Return a case of conduct with everything the first step needs."""
    given = {
        "id": "case",
        "person_id": AN.id,
        "number": "2026-001",
        "track": "conduct",
        "pack": "vn-2019",
        "pack_version": "2026.11",
        "incident": Incident(
            acts=(date(2026, 10, 6),),
            discovered_on=date(2026, 10, 8),
            facts="The CRM shows a visit on 6 Oct at 10:00; the shop was closed that day.",
            evidence=(Evidence(what="CRM entry"),),
            clause="7.5",
            rules_registered_on=date(2025, 1, 10),
            rules_effective_on=date(2025, 2, 1),
        ),
    }
    return DisciplineCase.model_validate({**given, **changes})


def a_step(key: str, on: date, **changes: object) -> CaseStep:
    """Return a step of that case."""
    given = {"person_id": AN.id, "case_id": "case", "step": key, "on": on, "by": "Ngân"}
    return CaseStep.model_validate({**given, **changes})


def until_signed(measure: str = "reprimand") -> list[CaseStep]:
    """Return the steps up to signed minutes, each as the law asks."""
    rep = Attendee(role="employee", name=AN.full_name)
    told = rep.revised(received_on=date(2026, 10, 26), sent_on=date(2026, 10, 26))
    return [
        a_step("recorded", date(2026, 10, 9)),
        a_step("proposed", date(2026, 10, 12), measure=measure),
        a_step(
            "hearing_notified",
            date(2026, 10, 26),
            hearing_at=datetime(2026, 11, 9, 2, tzinfo=UTC),
            people=(told,),
        ),
        a_step(
            "hearing_held",
            date(2026, 11, 9),
            text="I was at the shop next door.",
            people=(told.revised(came=True),),
        ),
        a_step(
            "minutes_signed",
            date(2026, 11, 9),
            people=(told.revised(came=True, signed=True),),
        ),
    ]


def later(desk: Desk, **passed: float) -> None:
    """Let time pass on the desk's clock."""
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment += timedelta(**passed)


@asynccontextmanager
async def opened(desk: Desk, *records: Record, screen: Screen[None]) -> AsyncIterator[Pilot[None]]:
    """Run the app over an unlocked room that holds the records, with a screen in front."""
    await desk.hr.unlock()
    for record in records:  # each in its moment, so that steps keep their order
        later(desk, seconds=1)
        await desk.hr.commit([Put(record)])
    app = app_of(desk, screen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        yield pilot
    desk.hr.close()


async def saved_form(pilot: Pilot[None], times: int = 1, /, **texts: str) -> FormScreen:
    """Fill the form in front and save it so often; give it back."""
    form = front(pilot).screen
    assert isinstance(form, FormScreen), form
    fill(form, **texts)
    await pilot.pause()
    for _ in range(times):
        await press(pilot, "ctrl+s")
    return form
