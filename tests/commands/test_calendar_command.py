"""`coachtui export --format ics`: the calendar goes out, and another program can read it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import ics
import pytest

from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Stop
from shell import Outcome, Shell
from shell_reps import records, today, with_reps


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with two reps."""
    return with_reps(Shell(capsys, monkeypatch))


def events(done: Outcome) -> list[ics.Event]:
    """Return what an independent reader makes of a printed calendar, the earliest first."""
    assert done.code == 0
    return sorted(ics.Calendar(done.out).events, key=lambda event: event.begin)


def test_the_calendar_goes_out(shell: Shell, own_world: Path) -> None:
    """Field days with their stops stand in it at the right hours, as another reader has them."""
    on = today() + timedelta(days=2)
    shell("plan", "an", on.isoformat(), "--half", "pm", "--meet-at", "Chợ Bến Thành")
    with records(own_world) as store:
        (day,) = store.all(FieldDay)
        two = datetime(on.year, on.month, on.day, 7, 0, tzinfo=UTC)
        stop = Stop(
            person_id=day.person_id, field_day_id=day.id, seq=1, account="Đạt", planned_at=two
        )
        store.commit([Put(stop)])
    first, second = events(shell("export", "--format", "ics"))
    assert (first.name, first.location, first.status) == (
        "Field day · An",
        "Chợ Bến Thành",
        "TENTATIVE",
    )
    assert first.begin.format("YYYY-MM-DD HH:mm ZZ") == f"{on.isoformat()} 13:00 +07:00"
    assert second.name == "Đạt · An"
    assert second.begin.format("HH:mm ZZ") == "14:00 +07:00"


def test_the_calendar_is_of_the_days_and_the_rep_asked_for(shell: Shell) -> None:
    """A month back and half a year ahead, or from one day to another; a name leaves others out."""
    soon, later = today() + timedelta(days=180), today() + timedelta(days=181)
    shell("plan", "an", soon.isoformat())
    shell("plan", "binh", later.isoformat())
    assert [each.name for each in events(shell("export", "--format", "ics"))] == ["Field day · An"]
    wide = ("export", "--format", "ics", "--from", soon.isoformat(), "--to", later.isoformat())
    assert len(events(shell(*wide))) == 2
    assert [each.name for each in events(shell(*wide, "binh"))] == ["Field day · Bình"]
    nothing = shell("export", "--format", "ics", "--to", "2020-01-01")
    assert events(nothing) == []
    assert "Nothing stands in the calendar" in nothing.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "ics", "--from", "tomorrow"],
        ["--format", "ics", "--from", "2026-02-02", "--to", "2026-02-01"],
        ["--format", "md", "--from", "2026-02-02"],
    ],
)
def test_days_that_cannot_be_followed_are_refused(shell: Shell, arguments: list[str]) -> None:
    """What is no day, ends before it begins, or belongs to another format is a usage error."""
    done = shell("export", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "--" in done.err


def test_a_calendar_in_a_file_ends_its_lines_as_it_must(shell: Shell, tmp_path: Path) -> None:
    """The file has CRLF throughout, and so has what is printed."""
    shell("plan", "an", (today() + timedelta(days=2)).isoformat())
    file = tmp_path / "days.ics"
    assert shell("export", "--format", "ics", "--output", str(file)).code == 0
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    printed = shell("export", "--format", "ics").out
    assert printed.count("\n") == printed.count("\r\n") > 10
