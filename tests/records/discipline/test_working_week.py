"""The working week of the company: one setting, heard by every clock of a case and by the shell."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casework_desk import a_case, a_step, case_desk
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import Put
from coachtui.records.discipline.kind import DISCIPLINE
from coachtui.records.discipline.model import Attendee
from coachtui.records.discipline.presentation.case_rows import case_rows
from coachtui.records.discipline.presentation.law_in_view import law_in_view, working_week
from coachtui.records.discipline.rules.clocks import receipts
from coachtui.records.discipline.screens.law_at_hand import law_at_hand
from coachtui.settings import Settings
from places import AN
from sample_cases import pack_of
from shell import Outcome

HEARINGS = {
    "T08": (date(2026, 5, 8), date(2026, 4, 29), date(2026, 5, 2)),
    "T09": (date(2026, 9, 7), date(2026, 8, 26), date(2026, 8, 28)),
    "T10": (date(2026, 2, 25), date(2026, 2, 11), date(2026, 2, 13)),
    "T11": (date(2026, 11, 30), date(2026, 11, 20), date(2026, 11, 23)),
}
"""Hearing, and the latest receipt to Friday and to Saturday."""


@pytest.mark.parametrize(("hearing", "friday", "saturday"), HEARINGS.values(), ids=HEARINGS)
def test_the_calendar_of_the_program_counts_the_worked_dates(
    hearing: date, friday: date, saturday: date
) -> None:
    """T08 to T11 come out with the holidays and make-up days the program itself brings."""
    pack = pack_of("vn-2019")
    assert receipts(pack, hearing, working_week(hearing, "vi")).lawful == friday
    assert receipts(pack, hearing, working_week(hearing, "vi", saturdays=True)).lawful == saturday


@pytest.mark.parametrize(("saturday", "latest"), [(False, "20"), (True, "23")])
async def test_the_setting_reaches_every_clock(tmp_path: Path, saturday: bool, latest: str) -> None:
    """The list of cases and the page of a case count T11 by the company's own week."""
    desk = case_desk(tmp_path)
    desk.settings = Settings(saturday=saturday)
    told = a_step(
        "hearing_notified",
        date(2026, 11, 18),
        hearing_at=datetime(2026, 11, 30, 2, tzinfo=UTC),
        people=(Attendee(role="employee", name=AN.full_name),),
    )
    await desk.hr.unlock()
    await desk.hr.commit([Put(a_case()), Put(told)])
    (row,) = case_rows(desk.hr.view)
    days = {clock.kind: clock.day for clock in row.clocks}
    assert days["receive_by"] == date(2026, 11, int(latest))
    law = await law_at_hand(desk)
    assert law.week.saturdays is saturday
    assert law_in_view(desk.hr.view).week == law.week
    desk.hr.close()


def asked(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Return the latest receipt of T11 as the shell prints it."""
    capsys.readouterr()
    line = ("law", "vn-2019", "--happened", "2026-10-01", "--hearing", "2026-11-30", "--json")
    code = run((*line, *options), lambda: Catalogue((DISCIPLINE,)))
    done = Outcome(code, *capsys.readouterr())
    assert done.code == 0, done.err
    return next(str(each["day"]) for each in done.json()["days"] if each["what"] == "notice_by")


def test_the_command_heeds_the_setting_and_its_flag_goes_before_it(
    own_world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`saturday = true` counts Saturdays in `coachtui law`; --no-saturdays takes that back."""
    assert asked(capsys) == "2026-11-20"
    assert asked(capsys, "--saturdays") == "2026-11-23"
    (own_world / "config.toml").write_text("saturday = true\n", encoding="utf-8")
    assert asked(capsys) == "2026-11-23"
    assert asked(capsys, "--no-saturdays") == "2026-11-20"
