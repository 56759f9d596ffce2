"""The history of a record: what changed, when, how late, by whom, in words."""

from datetime import timedelta
from pathlib import Path

import pytest

from casework_desk import a_case, case_desk, opened
from coachtui.catalogue import catalogue
from coachtui.domain.audit import AuditEvent
from coachtui.domain.items import Target
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.record import Part, Record
from coachtui.domain.record_types import record_types
from coachtui.domain.repository import Put, Remove
from coachtui.language.labels import GROUPS
from coachtui.overview.field_values import HIDDEN, Telling
from coachtui.overview.history import HistoryScreen
from coachtui.overview.history_rows import WHAT, Line
from coachtui.overview.log_page import LogEntryPage
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.today import TodayScreen
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.listing import OneOnOneList
from coachtui.records.team_event.model import EventFeedback, EventNeeds
from coachtui.text import cells
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from coachtui.ui.screen import CoachScreen
from desks import MONDAY
from overview_desk import (
    HOSTILE,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    second_window,
    shown_text,
    titled,
)
from places import AN
from screens import links, settle


async def history_of(desk: Desk, screen: CoachScreen[None]) -> tuple[list[str], str]:
    """Press `h` on a screen; give back the rows and the title."""
    app = app_of(desk, screen)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        return rows_on(app), titled(app)[0]


async def test_each_change_is_told_with_what_it_changed(tmp_path: Path) -> None:
    """The latest first: its moment, what was done and by whom, then each field, old and new."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", territory="Huế")
    changed = rep.revised(territory="Cần Thơ", one_on_one={**dict(rep.one_on_one), "weekday": 2})
    desk.repository.commit([Put(changed)], "Person saved")
    rows, title = await history_of(desk, PeopleScreen(desk))
    assert title == "History · Nguyễn Văn An"
    assert rows[0].startswith("Mon 23 Nov 08:00 Person saved")
    assert rows[1:3] == ["territory Huế → Cần Thơ", "one-on-ones · weekday Tuesday"]
    assert rows[3].startswith("Mon 23 Nov 08:00 a change")
    assert "full name Nguyễn Văn An" in rows
    assert not any(row.startswith(("role", "status")) for row in rows)


async def test_a_new_record_tells_what_was_filled_in_and_no_change(tmp_path: Path) -> None:
    """What every new one holds anyhow was in no record: it is not told as what stood before."""
    desk = open_desk(tmp_path)
    rhythm = {"cadence_days": 7, "minutes": 45}
    add_rep(desk, "Nguyễn Văn An", language="en", one_on_one=rhythm)
    rows, _ = await history_of(desk, PeopleScreen(desk))
    assert "one-on-ones · days between two 7" in rows
    assert "one-on-ones · minutes 45" in rows
    assert "language English" in rows
    assert not any("→" in row for row in rows)


async def test_keys_days_and_people_are_told_in_words(tmp_path: Path) -> None:
    """No identifier, no stored key, no ISO date of another language on the screen."""
    desk = open_desk(tmp_path, "vi")
    rep = add_rep(desk, "Nguyễn Văn An")
    promise = add_promise(desk, rep, "gửi báo giá", 3)
    desk.repository.commit([Put(promise.kept(desk.clock.now()))], "Done")
    telling = Telling(desk.view, desk.catalogue, "commitment")
    after = promise.kept(desk.clock.now()).model_dump(mode="json")
    told = {each.name: each.after for each in telling.changes({}, after)}
    assert told[desk.words.label("field", "owner")] == "Nguyễn Văn An"
    assert told[desk.words.label("field", "due")] == "26/11/2026"
    assert told[desk.words.label("field", "closed_at")] == "23/11/2026 08:00"
    assert told[desk.words.label("field", "state")] == desk.words.label("commitment_state", "kept")
    assert not any(rep.id in text for text in told.values())


async def test_what_was_recorded_late_says_how_late(tmp_path: Path) -> None:
    """A line noted two days after the talk says so; one noted at once says nothing."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    late = LogEntry(person_id=rep.id, text="late", happened_at=MONDAY - timedelta(days=3))
    prompt = LogEntry(person_id=rep.id, text="prompt", happened_at=MONDAY)
    desk.repository.commit([Put(late), Put(prompt)], "Logged")
    rows, _ = await history_of(desk, LogEntryPage(desk, late.id))
    assert "recorded 3 days afterwards" in rows[0]
    rows, _ = await history_of(desk, LogEntryPage(desk, prompt.id))
    assert "afterwards" not in rows[0]


async def test_undo_and_another_hand_are_told(tmp_path: Path) -> None:
    """What was taken back is marked as that, and whoever else wrote is named."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    desk.repository.commit([Put(rep.revised(territory="Huế"))], "Person saved")
    desk.repository.undo()
    desk.repository.redo()
    rows, _ = await history_of(desk, PeopleScreen(desk))
    told = [row for row in rows if row.startswith("Mon")]
    assert "Done again: Person saved" in told[0]
    assert "Undone: Person saved" in told[1]


async def test_a_change_of_another_window_comes_in(tmp_path: Path) -> None:
    """The list follows while it is open, and texts in it are text."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, HistoryScreen(desk, Target("person", rep.id)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        other = second_window(desk)
        other.commit([Put(rep.revised(territory=HOSTILE))], "Person saved")
        await desk.refresh()
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert HOSTILE in rows_on(app)[1]
        await pilot.press("g", "down")
        assert HOSTILE in "\n".join(shown_text(app).splitlines()[-6:])
        assert not any("quit" in str(link) for link in links(app))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonPage)


@pytest.mark.parametrize("make", [TodayScreen, OneOnOneList])
async def test_the_key_is_there_on_lists_of_every_make(
    tmp_path: Path, make: type[CoachScreen[None]]
) -> None:
    """A list leads to the record of the row, Today too: to the meeting, not to whom it is with."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", last_1on1_before=None)
    desk.repository.commit([Put(OneOnOne(person_id=rep.id, planned_at=MONDAY))], "Planned")
    rows, title = await history_of(desk, make(desk))
    assert "Nguyễn Văn An" in title
    assert "Planned" in rows[0]


async def test_without_a_record_the_key_does_nothing(tmp_path: Path) -> None:
    """On an empty list there is no history to tell."""
    desk = open_desk(tmp_path)
    app = app_of(desk, OneOnOneList(desk))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, OneOnOneList)


@pytest.mark.parametrize("secret", ["needs", "feedback"])
async def test_what_people_need_and_said_has_no_history(tmp_path: Path, secret: str) -> None:
    """The id of such a record leads to none, even where somebody asks for it."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    record: Record = EventFeedback(event_id="e")
    if secret == "needs":
        record = EventNeeds(event_id="e", person_id=rep.id, diet="no peanuts")
    desk.repository.commit([Put(record)], "Added")
    app = app_of(desk, HistoryScreen(desk, Target("team_event", record.id)))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await app.workers.wait_for_complete()
        assert rows_on(app) == []
        assert "peanuts" not in shown_text(app)


async def test_a_case_tells_only_while_it_is_open_and_its_reading_is_noted(
    tmp_path: Path,
) -> None:
    """Its history is read as the case is: with a note of it, and gone when the room locks."""
    desk = case_desk(tmp_path)
    async with opened(desk, a_case(), screen=CaseList(desk)) as pilot:
        app = pilot.app
        assert isinstance(app, Frame)
        await pilot.press("h")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert any("The CRM shows" in row for row in rows_on(app))
        assert AN.full_name not in shown_text(app)
        noted = desk.hr.repository.all(AuditEvent)
        assert [each.record_id for each in noted if each.action == "read"] == ["case"]
        desk.hr.lock()
        await settle(pilot)
        assert isinstance(app.screen, CaseList)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, CaseList)


async def test_undo_and_redo_name_the_record(tmp_path: Path) -> None:
    """What was done, and to which record: also where that is there only before, or only after."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    desk.repository.commit([Remove(rep)], "Person deleted")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        for key, told in (
            ("u", "Undone: Person deleted: Nguyễn Văn An."),
            ("U", "Done again: Person deleted: Nguyễn Văn An."),
        ):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await settle(pilot)
            assert said(app) == told


def _names(of: type[Part], seen: set[type[Part]]) -> set[str]:
    found: set[str] = set()
    waiting = [of]
    while waiting:
        each = waiting.pop()
        seen.add(each)
        for name, field in each.model_fields.items():
            found.add(name)
            waiting += [one for one in _parts(field.annotation) if one not in seen]
    return found


def _parts(annotation: object) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [one for each in getattr(annotation, "__args__", ()) for one in _parts(each)]


def test_every_field_of_every_record_has_a_word() -> None:
    """A field that a kind adds shows under a word of the language, and no word is left over."""
    kinds, seen = catalogue(), set[type[Part]]()
    types = [*record_types(kinds, "team").values(), *record_types(kinds, "hr").values()]
    named = set().union(*(_names(each, seen) for each in types)) - HIDDEN
    assert named - GROUPS["field"].keys() == set()
    assert GROUPS["field"].keys() - named == set()


def test_a_field_inside_a_field_is_told_by_its_own_name_where_both_are_too_long() -> None:
    """The name of the field around it gives way; uncut both stand below the list."""
    name = "năng lực, hiệu quả · ngày ban hành tiêu chí"
    line = Line("0.1", "", name, "15/12/2025")
    assert line.row.cells[1] == "  … · ngày ban hành tiêu chí"
    assert cells(line.row.cells[1]) <= WHAT
    assert line.whole == f"{name}: 15/12/2025"
    assert Line("0.2", "", "sự việc · ngày phát hiện", "").row.cells[1].endswith("ngày phát hiện")
    assert "sự việc · " in Line("0.2", "", "sự việc · ngày phát hiện", "").row.cells[1]
