"""Field days from the shell: planning one, riding along, joining a call that starts now."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachtui.cli import opening
from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.exchange.session import Session
from coachtui.records.field_day.model import FieldDay, Stop
from shell import SOURCE, Shell
from shell_reps import records, rep, today, with_reps


def weekday() -> date:
    """Return a working day next year, far from public holidays and from a month's end."""
    day = date(today().year + 1, 6, 12)
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with two reps."""
    return with_reps(Shell(capsys, monkeypatch))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """Stand in for the screens, and give what they were opened on."""
    targets: list[Target] = []

    def note(_session: Session, target: Target) -> None:
        targets.append(target)

    monkeypatch.setattr(opening, "open_screens", note)
    return targets


# coachtui plan


def test_a_day_is_planned(shell: Shell, own_world: Path) -> None:
    """The id comes to stdout, what was planned to stderr, and the day is on disk."""
    on = weekday()
    done = shell("plan", "an", on.isoformat(), "--half", "am", "--meet-at", " Bến Thành ")
    assert done.code == 0
    assert "Nguyễn Văn An" in done.err
    assert on.isoformat() in done.err
    with records(own_world) as store:
        (day,) = store.all(FieldDay)
        assert done.lines == [day.id]
        assert (day.date, day.duration, day.state) == (on, "am", "proposed")
        assert (day.prep.meet_at, day.person_id) == ("Bến Thành", rep(store).id)


def test_what_is_in_the_way_is_told_and_forbids_nothing(shell: Shell, own_world: Path) -> None:
    """A day off of the rep and another ride on the same day are warnings; the day is planned."""
    on = weekday()
    with records(own_world) as store:
        store.commit([Put(rep(store).revised(off_days=(on,)))])
    shell("plan", "binh", on.isoformat())
    done = shell("plan", "an", on.isoformat())
    assert done.code == 0
    assert "It is planned, but mind: An is away on" in done.err
    assert "Field day · Bình takes up" in done.err
    assert "No notice yet" in done.err
    with records(own_world) as store:
        assert len(store.all(FieldDay)) == 2


def test_a_day_nobody_minds_is_planned_without_a_warning(shell: Shell) -> None:
    """Besides the notice that is still to be given, nothing is told of a plain working day."""
    done = shell("plan", "an", weekday().isoformat(), "--json")
    planned = json.loads(done.out)
    assert planned["warnings"] == ["No notice yet: tell the rep a day ahead at least."]
    assert planned["day"]["half"] == "day"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["an", "26/11/26"], 2, "DATE takes a date"),
        (["an", "2020-01-01"], 2, "is past"),
        (["an"], 2, "a DATE"),
        (["--half", "am"], 2, "NAME"),
        (["nobody", "2199-01-01"], 3, "Nobody is called"),
        (["me", "2199-01-01"], 3, "is no rep"),
        (["an", "2199-01-01", "--half", "hour"], 2, "--half"),
        (["an", "2199-01-01", "--meet-at", "x" * 241], 2, "240"),
    ],
)
def test_what_cannot_be_planned_is_refused(
    shell: Shell, own_world: Path, arguments: list[str], code: int, said: str
) -> None:
    """The sentence says what is wrong, and nothing is planned."""
    done = shell("plan", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    with records(own_world) as store:
        assert store.all(FieldDay) == ()


def test_the_days_ahead_are_listed(shell: Shell, own_world: Path) -> None:
    """Days that stand from today on, the next first, as text and as JSON; those over are not."""
    assert shell("plan").out == ""
    on = weekday()
    shell("plan", "binh", (on + timedelta(days=30)).isoformat())
    shell("plan", "an", on.isoformat(), "--half", "two_days")
    with records(own_world) as store:
        past = FieldDay(person_id=rep(store).id, date=today() - timedelta(days=3))
        off = FieldDay(person_id=rep(store).id, date=on, state="cancelled", reason="x")
        store.commit([Put(past), Put(off)])
    lines = shell("plan").lines
    assert [("An" in line, "Bình" in line) for line in lines] == [(True, False), (False, True)]
    days = shell("plan", "--json").json()["days"]
    assert [each["person"] for each in days] == ["Nguyễn Văn An", "Trần Bình"]
    assert days[0]["dates"] == [on.isoformat(), (on + timedelta(days=1)).isoformat()]
    assert days[0]["stops"] == []


# coachtui ride and join


def test_ride_opens_the_console(shell: Shell, opened: list[Target], own_world: Path) -> None:
    """The screens open on the rep's console; nobody of that name is exit code 3."""
    assert shell("ride", "an").code == 0
    with records(own_world) as store:
        assert opened == [Target("field_day", rep(store).id, "console")]
    assert shell("ride", "nobody").code == 3
    assert len(opened) == 1


def test_join_begins_a_call_at_once(shell: Shell, opened: list[Target], own_world: Path) -> None:
    """A spontaneous day goes on with a stop begun now, on disk before the console opens."""
    done = shell("join", "an", " Hoà Phát ")
    assert done.code == 0
    assert "Hoà Phát" in done.err
    with records(own_world) as store:
        (day,), (stop,) = store.all(FieldDay), store.all(Stop)
    assert (day.origin, day.state, day.date) == ("spontaneous", "in_progress", today())
    assert (stop.account, stop.seq, stop.field_day_id) == ("Hoà Phát", 1, day.id)
    assert (stop.running, stop.on_the_spot) == (True, True)
    assert opened == [Target("field_day", day.id, "console")]


def test_a_second_call_is_part_of_the_day_that_runs(
    shell: Shell, opened: list[Target], own_world: Path
) -> None:
    """The stop before it ends; the same customer again is the same stop."""
    for account in ("Hoà Phát", "Sao Mai", "sao mai"):
        assert shell("join", "an", account).code == 0
    with records(own_world) as store:
        (day,) = store.all(FieldDay)
        first, second = sorted(store.all(Stop), key=lambda stop: stop.seq)
    assert (first.ended_at is not None, second.running, second.seq) == (True, True, 2)
    assert {target.record_id for target in opened} == {day.id}


@pytest.mark.usefixtures("opened")
def test_join_begins_the_day_and_the_stop_that_were_planned(shell: Shell, own_world: Path) -> None:
    """Today's planned day starts, and its stop at that customer begins; no second one is made."""
    with records(own_world) as store:
        day = FieldDay(person_id=rep(store).id, date=today(), state="confirmed")
        stops = [
            Stop(person_id=day.person_id, field_day_id=day.id, seq=seq, account=account)
            for seq, account in enumerate(("Sao Mai", "Hoà Phát"), 1)
        ]
        store.commit([Put(day), *(Put(stop) for stop in stops)])
    assert shell("join", "an", "hoa phat").code == 0
    with records(own_world) as store:
        (begun,) = store.all(FieldDay)
        running = [stop.account for stop in store.all(Stop) if stop.running]
        assert len(store.all(Stop)) == 2
    assert (begun.id, begun.state, begun.origin) == (day.id, "in_progress", "planned")
    assert running == ["Hoà Phát"]


@pytest.mark.parametrize("account", ["", "  ", "x" * 121])
def test_join_needs_a_customer(
    shell: Shell, opened: list[Target], own_world: Path, account: str
) -> None:
    """Without one, or with one too long, nothing is written and nothing opens."""
    assert shell("join", "an", account).code == 2
    assert opened == []
    with records(own_world) as store:
        assert store.all(FieldDay) == ()


def test_a_call_is_kept_where_no_screen_can_open(shell: Shell, own_world: Path) -> None:
    """Without a terminal join says so with exit code 2, after the stop was begun."""
    done = shell("join", "an", "Hoà Phát")
    assert done.code == 2
    assert "the stop is begun" in done.err
    with records(own_world) as store:
        assert len(store.all(Stop)) == 1


# What holds for all of them


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("command", ["plan", "ride", "join", "report"])
def test_help_of_a_field_day_command_shows_an_example(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    """Each command's help exits with 0 and holds a line that can be typed as it stands."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    done = shell(command, "--help")
    assert done.code == 0
    assert done.out.count(f"coachtui {command}") > 1


@pytest.mark.parametrize(
    ("arguments", "free_of"),
    [
        (["plan"], {"textual", "rich", "icalendar", "markdown_it"}),
        (["plan", "an", "2199-01-01"], {"textual", "rich", "icalendar", "markdown_it"}),
        (["join", "an", "x"], {"textual", "rich", "icalendar", "markdown_it"}),
        (["report", "an"], {"textual", "rich", "icalendar", "markdown_it"}),
        (["export", "--format", "ics"], {"textual", "rich", "markdown_it"}),
        (["export"], {"textual", "rich", "icalendar", "markdown_it"}),
    ],
)
@pytest.mark.usefixtures("shell")
def test_a_command_imports_only_what_it_needs(arguments: list[str], free_of: set[str]) -> None:
    """No command reaches the screens, nor the library of a format that was not asked for."""
    code = (
        "import sys\n"
        "from coachtui.cli.start import run\n"
        f"run({arguments!r})\n"
        f"print(sorted({free_of!r} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert done.stderr.splitlines()[-1] == "[]"
