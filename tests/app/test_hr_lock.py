"""The HR room in the app: the curtain and idle minutes lock it, and its screens close."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bare_screens import BareScreen
from coachtui.app import CoachApp
from coachtui.domain.audit import AuditEvent
from coachtui.ui import frame
from coachtui.ui.command_list import CommandList
from coachtui.ui.cover import Cover
from coachtui.ui.form import FormScreen
from coachtui.ui.hr_room import REPLACED
from coachtui.ui.life import boot_time
from hr_rooms import holding, hr_coach, hr_store, hr_texts, settled
from hr_screens import CANARY, HrList, HrPage
from screens import lines, one_read, seen, settle


async def ready(pilot: Pilot[None]) -> CoachApp:
    """Wait until the records are open, and give back the app."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    while app.opening:
        await pilot.pause(0.01)
    await settle(pilot)
    return app


async def unlocked(pilot: Pilot[None]) -> CoachApp:
    """Open the HR list with one record in it."""
    app = await ready(pilot)
    await pilot.press("5", "enter")
    await until(pilot, app, open_=True)
    await pilot.press("n")
    await settled(app.desk)
    await settle(pilot)
    assert CANARY in seen(app)
    return app


async def until(pilot: Pilot[None], app: CoachApp, *, open_: bool) -> None:
    """Wait until the room is open, or is not."""
    while app.desk.hr.unlocked is not open_:
        await pilot.pause(0.01)
    await settle(pilot)


async def test_the_curtain_locks_the_room_and_closes_its_screens(tmp_path: Path) -> None:
    """Page, form and what stands over them are gone behind the curtain; the list is locked."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("o")
        await settled(app.desk)
        await settle(pilot)
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert isinstance(app.screen, FormScreen)
        await pilot.press("f12")
        await settle(pilot)
        assert isinstance(app.screen, Cover)
        assert [type(screen) for screen in app.screen_stack] == [HrList, Cover]
        assert not app.desk.hr.unlocked
        await pilot.press("f12")
        await settle(pilot)
        assert "HR locked" in seen(app)
        assert CANARY not in seen(app)


async def test_a_command_list_over_a_page_closes_with_it(tmp_path: Path) -> None:
    """What stands over a page of a case goes too, be it none of the case's own."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("o")
        await settled(app.desk)
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(app.screen, CommandList)
        app.desk.hr.lock()
        await settle(pilot)
        assert isinstance(app.screen, HrList)


async def test_pages_behind_another_screen_close_too(tmp_path: Path) -> None:
    """From another digit's screen the curtain closes them as well; that screen stays."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("o")
        await settled(app.desk)
        await settle(pilot)
        assert isinstance(app.screen, HrPage)
        app.screen.set_focus(None)
        await pilot.press("9")
        await settle(pilot)
        await pilot.press("f12", "f12")
        await settle(pilot)
        assert isinstance(app.screen, BareScreen)
        app.screen.set_focus(None)
        await app.switch_mode("5")
        assert CANARY not in "\n".join(lines(app))
        await settle(pilot)
        assert isinstance(app.screen, HrList)
        assert "HR locked" in seen(app)


async def test_idle_minutes_lock_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the curtain falls by itself the room is locked behind it."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        pressed = boot_time()
        monkeypatch.setattr(frame, "boot_time", lambda: pressed + 290)
        app.cover_when_idle()
        assert app.desk.hr.unlocked
        monkeypatch.setattr(frame, "boot_time", lambda: pressed + 310)
        app.cover_when_idle()
        await settle(pilot)
        assert isinstance(app.screen, Cover)
        assert not app.desk.hr.unlocked


async def test_every_key_counts_against_idleness(tmp_path: Path) -> None:
    """A key on any screen keeps the room open, and after five minutes without one it locks it."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        start = boot_time()
        for minutes in (4, 8, 12):
            app.desk.hr.seconds = partial(float, start + 60 * minutes)
            await pilot.press("1" if minutes == 8 else "5")
            assert app.desk.hr.unlocked
        app.desk.hr.seconds = partial(float, start + 60 * 18)
        await pilot.press("5")
        assert not app.desk.hr.unlocked
        await settle(pilot)
        assert CANARY not in seen(app)


async def test_a_curtain_pulled_while_it_opens_keeps_it_locked(tmp_path: Path) -> None:
    """The curtain between the key and the open store wins: nothing is open behind it."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await ready(pilot)
        opening = asyncio.create_task(app.desk.hr.unlock())
        await asyncio.sleep(0)
        app.action_cover()
        assert not await opening
        await settle(pilot)
        assert isinstance(app.screen, Cover)
        assert not app.desk.hr.unlocked


async def test_a_half_typed_text_comes_back_after_the_lock(tmp_path: Path) -> None:
    """Typed and covered in one breath, it stands in the page again, and in the HR drafts alone."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("o")
        await settled(app.desk)
        await settle(pilot)
        one_read(app, (*"whisper", "f12"))
        await settle(pilot)
        assert isinstance(app.screen, Cover)
        app.keep()
        assert {path.parts[:2] for path in holding(tmp_path, "whisper")} == {("hr", "drafts")}
        await pilot.press("f12", "enter")
        await until(pilot, app, open_=True)
        await pilot.press("o")
        await settled(app.desk)
        await settle(pilot)
        assert "whisper" in seen(app)


async def test_a_form_of_the_room_keeps_its_draft_there(tmp_path: Path) -> None:
    """A form with the HR book writes its drafts there; quitting asks about them too."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("f", *"murmur")
        await settle(pilot)
        app.keep()
        assert {path.parts[:2] for path in holding(tmp_path, "murmur")} == {("hr", "drafts")}
        await pilot.press("escape", "ctrl+q")
        await settle(pilot)
        assert "Quit while a text is not finished?" in seen(app)
        assert CANARY not in "\n".join(lines(app)[-12:])


async def test_a_store_damaged_from_outside_says_so_in_words(tmp_path: Path) -> None:
    """The HR screens close with a sentence, and the team's screens go on."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        journal = tmp_path / "hr/journal/open.jsonl"
        journal.write_bytes(journal.read_bytes().split(b"\n")[0] + b"\n")
        await app.desk.refresh()
        await settle(pilot)
        assert not app.desk.hr.unlocked
        assert app.desk.words.say(REPLACED)[:40] in seen(app)


async def test_the_end_of_the_program_is_noted_as_a_lock(tmp_path: Path) -> None:
    """Who leaves the program with the room open leaves it locked, and the record says when."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
    await settled(app.desk)
    assert [event.action for event in hr_store(tmp_path).all(AuditEvent)] == ["lock"]
    assert hr_texts(tmp_path) == [CANARY]


async def test_undo_never_reaches_the_hr_store(tmp_path: Path) -> None:
    """`u` on the HR list takes nothing back there."""
    async with hr_coach(tmp_path).run_test(notifications=True) as pilot:
        app = await unlocked(pilot)
        await pilot.press("u")
        await settled(app.desk)
        await settle(pilot)
        assert "There is nothing to undo." in seen(app)
        assert hr_texts(tmp_path) == [CANARY]
