"""The replies grid: one key a person, each on its own record, from two windows too."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.domain.items import Target
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds, Invitation
from coachtui.records.team_event.screens.replies_grid import RepliesScreen, RepliesTable
from coachtui.records.team_event.screens.work import EventWork
from coachtui.storage.backup import ASKED, Aim, make_backup
from coachtui.storage.backup_reading import read_backup
from coachtui.text import fold
from desks import MONDAY
from invited import KITCHEN, LATE, TWELVE, again, answers, id_of, needs, records, taken_up
from places import Place
from screens import Stage, one_read, seen, settle

PLUS, DOT, MINUS = "plus", "full_stop", "minus"
SHELLFISH = "không ăn hải sản có vỏ"


@asynccontextmanager
async def grid(work: EventWork) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Give the grid of an event in front, at the smallest size."""
    app = Stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(RepliesScreen(work), pilot)
        yield app, pilot


async def pressed(app: Stage, pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Send keys as one read, and wait until all is on disk."""
    one_read(app, keys)
    await pilot.pause()
    await app.workers.wait_for_complete()
    await settle(pilot)


def votes(work: EventWork, name: str) -> tuple[str, ...]:
    """Return the dates that suit somebody."""
    place = work.invitation(id_of(name))
    assert place is not None
    return place.votes


def at_row(app: Stage) -> str | None:
    """Return whose row the cursor is on."""
    return app.screen.query_one(RepliesTable).highlighted_key


async def test_twelve_replies_are_twelve_keys_typed_at_once(tmp_path: Path) -> None:
    """Keys that come faster than the disk each land on the next person, in order of the rows."""
    work = taken_up(tmp_path)
    keys = (PLUS, DOT, MINUS, PLUS, PLUS, MINUS, DOT, PLUS, MINUS, PLUS, DOT, PLUS)
    said = {PLUS: "yes", DOT: "maybe", MINUS: "no"}
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, keys)
        assert answers(work.desk.repository) == {
            name: said[key] for name, key in zip(TWELVE, keys, strict=True)
        }
        assert "6 yes · 3 maybe · 3 no" in seen(app)
        assert all(place.answered_at == work.desk.clock.now() for place in work.invitations)


async def test_people_of_one_given_name_are_told_apart(tmp_path: Path) -> None:
    """Whoever shares what they are called by stands with the full name."""
    async with grid(taken_up(tmp_path)) as (app, _):
        assert "Trần Minh Ngọc" in seen(app)
        assert "Võ Bảo Ngọc" in seen(app)
        assert "Hồng Đào" not in seen(app)


async def test_a_digit_votes_and_stays_and_another_press_takes_it_back(tmp_path: Path) -> None:
    """1 to 3 toggle the dates of one person in the order of the dates; the cursor stays."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, ("3", "1", "2", "2"))
        assert votes(work, TWELVE[0]) == ("thu", "mon")
        assert at_row(app) == id_of(TWELVE[0])
        await pressed(app, pilot, (PLUS, "2", "1", "1"))
        assert votes(work, TWELVE[1]) == ("fri",)
        assert answers(work.desk.repository) == {TWELVE[0]: "yes"}


async def test_a_digit_without_a_date_says_where_dates_are_made(tmp_path: Path) -> None:
    """Nothing is voted for that is not there."""
    work = taken_up(tmp_path)
    await work.change(lambda event: event.revised(date_options=event.date_options[:1]), "x")
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, ("2",))
        assert votes(work, TWELVE[0]) == ()
        assert "There is no date 2" in seen(app)


async def test_zero_clears_a_reply(tmp_path: Path) -> None:
    """Somebody marked in error has no answer again, and no moment of one."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, (PLUS, "up", "0"))
        assert answers(work.desk.repository) == {}
        place = work.invitation(id_of(TWELVE[0]))
        assert place is not None
        assert place.answered_at is None
        assert at_row(app) == id_of(TWELVE[1])


async def test_undo_takes_one_reply_back(tmp_path: Path) -> None:
    """Each key is a change of its own."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, (PLUS, MINUS))
        await work.desk.undo()
        await settle(pilot)
        assert answers(work.desk.repository) == {TWELVE[0]: "yes"}
        assert "1 yes · 11 no answer" in seen(app)


async def test_a_second_windows_reply_is_not_lost(tmp_path: Path) -> None:
    """A reply noted here on what another window has changed meanwhile keeps its part."""
    work = taken_up(tmp_path)
    other = again(work)
    async with grid(work) as (app, pilot):
        await other.answer(id_of(TWELVE[0]), votes=("fri",))
        await pressed(app, pilot, (PLUS,))
        place = work.invitation(id_of(TWELVE[0]))
        assert place is not None
        assert (place.rsvp, place.votes) == ("yes", ("fri",))


async def test_two_windows_voting_for_one_person_keep_both_votes(tmp_path: Path) -> None:
    """A vote is added to what is on file when it is written, not to what was seen."""
    work = taken_up(tmp_path)
    other = again(work)
    async with grid(work) as (app, pilot):
        await other.answer(id_of(TWELVE[0]), votes=("fri",))
        await pressed(app, pilot, ("1",))
        assert votes(work, TWELVE[0]) == ("thu", "fri")


@pytest.mark.parametrize("undone", [False, True])
async def test_who_is_taken_out_leaves_no_needs_in_any_file(tmp_path: Path, undone: bool) -> None:
    """What somebody needed who is taken off the list is in no file, undone needs neither."""
    work = taken_up(tmp_path)
    who = id_of(TWELVE[0])
    wanted = EventNeeds(person_id=who, event_id=KITCHEN.id, diet=SHELLFISH)
    await work.put([Put(wanted)], "Needs noted")
    if undone:
        await work.desk.undo()
    async with grid(work) as (app, pilot):
        assert (SHELLFISH[:12] in seen(app)) is not undone
        await pilot.press("D")
        await settle(pilot)
        await pilot.press("y")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert work.invitation(who) is None
        assert needs(work.desk.repository) == {}
    assert holding(tmp_path, SHELLFISH) == []


def holding(folder: Path, text: str) -> list[Path]:
    """Return the files below a folder that hold a text, with its marks or without."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    wanted = fold(text)
    return [path for path in files if wanted in fold(path.read_text("utf-8", "replace"))]


async def test_needs_cleared_in_their_form_are_in_no_file(tmp_path: Path) -> None:
    """Emptying the only field of needs erases them."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"chay", "f2")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert needs(work.desk.repository) == {TWELVE[0]: ("chay", "", "")}
        assert answers(work.desk.repository) == {}
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*["backspace"] * 4, "f2")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert needs(work.desk.repository) == {}
    assert holding(tmp_path, '"chay"') == []


async def test_inviting_adds_who_is_not_there_yet(tmp_path: Path) -> None:
    """With n those are offered who are not invited; all reps are one choice and one change."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pilot.press("n")
        await settle(pilot)
        assert LATE.full_name in seen(app)
        assert TWELVE[0] not in seen(app)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert work.invitation(LATE.id) is not None
        found = work.desk.repository.find(Invitation, event_id=KITCHEN.id)
        assert len(found) == len(TWELVE) + 1


async def test_nobody_invited_names_the_key(tmp_path: Path) -> None:
    """An empty grid says how people are added, and its keys change nothing."""
    work = taken_up(tmp_path)
    event = KITCHEN.revised(id="other")
    await work.put([Put(event)], "x")
    async with grid(EventWork(work.desk, event)) as (app, pilot):
        await pressed(app, pilot, (PLUS, "1", "D"))
        assert "n adds people" in seen(app)
        assert answers(work.desk.repository) == {}


async def test_the_reminder_names_those_who_have_not_said_yes_or_no(tmp_path: Path) -> None:
    """Its text is shown to be copied; once all have answered there is nobody to remind."""
    work = taken_up(tmp_path)
    async with grid(work) as (app, pilot):
        await pressed(app, pilot, [PLUS] * 10 + [DOT])
        await pilot.press("y")
        await settle(pilot)
        text = seen(app)
        assert "Vượng" in text
        assert "Bích" not in text
        await pilot.press("escape")
        await pressed(app, pilot, (PLUS, "up", PLUS))
        await pilot.press("y")
        await settle(pilot)
        assert "Everybody has answered" in seen(app)


async def test_a_form_of_needs_saves_on_what_was_written_meanwhile(tmp_path: Path) -> None:
    """A reply noted while the form is open, here or in another window, is kept beside it."""
    work = taken_up(tmp_path)
    who = id_of(TWELVE[0])
    async with grid(work) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await again(work).answer(who, rsvp="yes")
        await pilot.press(*"chay", "f2")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert answers(work.desk.repository) == {TWELVE[0]: "yes"}
        assert needs(work.desk.repository) == {TWELVE[0]: ("chay", "", "")}


async def test_after_the_retro_nobody_is_asked_for_needs_any_more(tmp_path: Path) -> None:
    """Once needs are erased the form has no field for them: nothing would erase them again."""
    work = taken_up(tmp_path)
    at = work.desk.clock.now()
    await work.change(lambda event: event.revised(needs_forgotten_at=at), "x")
    async with grid(work) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        assert "Food and drink" not in seen(app)
        assert "Pictures are fine" in seen(app)
        await pilot.press("escape")


async def test_when_needs_are_forgotten_no_draft_keeps_them(tmp_path: Path) -> None:
    """What was typed and left, or pasted and left, goes with the needs; an earlier run's too.

    It leaves the backups as well, which stay good.
    """
    work = taken_up(tmp_path)
    async with grid(work) as (_, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"chay", "escape")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        await pilot.press(*"an chay", "escape")
        await settle(pilot)
    assert len(holding(tmp_path, "chay")) == 2
    made = make_backup(tmp_path, Aim(tmp_path / "backups", ASKED, MONDAY))
    assert len(holding(made.folder, "chay")) == 2
    await work.forget_needs()
    assert read_backup(made.folder).manifest == made.manifest
    assert holding(tmp_path, "chay") == []


async def until_seen(pilot: Pilot[None], text: str) -> None:
    """Wait until the screen in front shows a text."""
    for _ in range(300):
        await pilot.pause()
        if text in seen(pilot.app):
            return
    raise AssertionError(seen(pilot.app))


async def test_in_the_whole_program_its_keys_are_its_own(tmp_path: Path) -> None:
    """A sign answers instead of thanking, a digit votes instead of leaving, u takes one back."""
    place = Place(tmp_path / "data")
    with place.store() as store:
        store.commit(list(records()))
    app = place.app(Target("team_event", KITCHEN.id, "replies"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_seen(pilot, "12 no answer")
        await pilot.press("+", "2", "-")
        await until_seen(pilot, "1 yes · 1 no")
        await pilot.press("u")
        await until_seen(pilot, "1 yes · 11 no answer")
        assert isinstance(app.screen, RepliesScreen)
        assert "1 yes · 11 no answer" in seen(app)
    with place.store() as store:
        assert answers(store) == {TWELVE[0]: "yes"}
        (voted,) = store.find(Invitation, person_id=id_of(TWELVE[1]))
        assert voted.votes == ("fri",)
