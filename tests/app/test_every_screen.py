"""What is the same on every screen: number keys, help, palette, curtain, undo, what is denied."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from bare_screens import BareScreen, PlainScreen
from coachtui.app import CoachApp
from coachtui.domain.items import Target
from coachtui.domain.repository import (
    CorruptStoreError,
    StaleWriteError,
    StoreBusyError,
    WriteFailedError,
)
from coachtui.language import Words
from coachtui.text import fold
from coachtui.ui import frame
from coachtui.ui.command_list import CommandList
from coachtui.ui.cover import Cover
from coachtui.ui.global_keys import DENIED
from coachtui.ui.life import boot_time
from memory import MemoryRepository
from screens import one_read, seen, settle

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def coach(pilot: Pilot[None]) -> CoachApp:
    """Give back the app."""
    assert isinstance(pilot.app, CoachApp)
    return pilot.app


def pictures(folder: Path) -> list[Path]:
    """Give back the pictures in a folder."""
    return list(folder.rglob("*.svg"))


async def test_number_keys_go_to_the_screens_that_exist(running: Running) -> None:
    """A kind's digit opens its list, 1 Today, and a digit nobody has does nothing."""
    async with running() as pilot:
        await pilot.press("8")
        assert isinstance(pilot.app.screen, PlainScreen)
        await pilot.press("7")
        assert isinstance(pilot.app.screen, PlainScreen)
        await pilot.press("1")
        assert "FIRST" in seen(pilot.app)


async def test_a_digit_leads_from_a_page_back_to_its_list(running: Running) -> None:
    """On a page opened from a list, the list's digit closes the page."""
    async with running() as pilot:
        await pilot.press("8")
        coach(pilot).open_screen(PlainScreen(coach(pilot).desk, "PAGE"))
        await settle(pilot)
        assert "PAGE" in seen(pilot.app)
        await pilot.press("8")
        await settle(pilot)
        assert "PLAIN" in seen(pilot.app)


async def test_digits_and_question_marks_are_text_in_a_field(running: Running) -> None:
    """In a field the hotkeys of other screens are text, and so is an input method's rewriting."""
    async with running() as pilot:
        await pilot.press("9")
        one_read(pilot.app, "1?u:q")
        await settle(pilot)
        assert "1?u:q" in seen(pilot.app)


async def test_help_lists_this_screens_keys_and_runs_the_one_chosen(running: Running) -> None:
    """F1 lists the keys of the screen below; typing narrows, Enter does what the row says."""
    async with running() as pilot:
        await pilot.press("8", "question_mark")
        assert "Done" in seen(pilot.app)
        assert "F12 ^O" in seen(pilot.app)
        one_read(pilot.app, "/done")
        await settle(pilot)
        assert "Quit" not in seen(pilot.app)
        assert "Mark a promise kept" in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "counted 1" in seen(pilot.app)


async def test_the_palette_finds_screens_and_commands_without_accents(running: Running) -> None:
    """Vietnamese names are found by plain letters, and Enter goes there."""
    async with running(language="vi") as pilot:
        await pilot.press("8", "ctrl+p")
        today = Words.of("vi").say("Today")
        assert not today.isascii()
        one_read(pilot.app, fold(today))
        await settle(pilot)
        assert today in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "FIRST" in seen(pilot.app)


async def test_the_palette_starts_new_records(running: Running) -> None:
    """Each kind that can be started stands in the palette as such."""
    async with running() as pilot:
        await pilot.press("colon")
        one_read(pilot.app, "new log")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "NEW nobody" in seen(pilot.app)


async def test_the_palette_says_when_nothing_is_found(running: Running) -> None:
    """A search without a result says so in our words, and Enter does nothing."""
    async with running() as pilot:
        await pilot.press("ctrl+p")
        one_read(pilot.app, "zzzz")
        await settle(pilot)
        assert "Nothing like that" in seen(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CommandList)


async def test_no_word_of_the_toolkit_is_in_the_palette(running: Running) -> None:
    """Screenshot, Keys, Theme, Maximize and their like are no commands of ours."""
    async with running() as pilot:
        await pilot.press("ctrl+p")
        rows = [command.title for command in coach(pilot).places()]
        text = "\n".join([*rows, seen(pilot.app)])
        assert not [word for word in ("creenshot", "Theme", "Maximize", "palette") if word in text]


async def test_the_curtain_hides_everything_and_only_its_keys_draw_it(running: Running) -> None:
    """F12 shows nothing of the screen below; other keys do nothing; Enter brings it back."""
    async with running() as pilot:
        await pilot.press("8", "f12")
        await settle(pilot)
        assert seen(pilot.app).split() == ["coachtui"]
        await pilot.press("8", "d", "f1", "ctrl+p", "u", "question_mark")
        await settle(pilot)
        assert seen(pilot.app).split() == ["coachtui"]
        await pilot.press("enter")
        await settle(pilot)
        assert "secret of the day" in seen(pilot.app)
        assert "counted" not in seen(pilot.app)


async def test_the_curtain_falls_over_a_dialog_too(running: Running) -> None:
    """From inside a dialog the curtain falls, and the dialog is there again behind it."""
    async with running() as pilot:
        await pilot.press("8", "f1", "ctrl+o")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Cover)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CommandList)


async def test_undo_says_what_was_undone_and_redo_what_was_done_again(running: Running) -> None:
    """The label of the change is told, translated, and so is that there is nothing left."""
    words = Words.of("vi")
    async with running(MemoryRepository(labels=["Done"]), language="vi") as pilot:
        await pilot.press("8", "u")
        await settle(pilot)
        assert words.say("Undone: {what}.", what=words.say("Done")) in seen(pilot.app)
        await pilot.press("u")
        await settle(pilot)
        assert words.say("There is nothing to undo.") in seen(pilot.app)
        await pilot.press("U")
        await settle(pilot)
        assert words.say("Done again: {what}.", what=words.say("Done")) in seen(pilot.app)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (StaleWriteError([("person", "x")]), "This was changed again since and stays as it is."),
        (StoreBusyError(), "Another window is saving just now."),
        (WriteFailedError("full"), "The disk is full."),
    ],
)
async def test_an_undo_that_cannot_be_says_why(
    running: Running, error: StaleWriteError, sentence: str
) -> None:
    """What the store refuses is told in a sentence; the program goes on."""
    repository = MemoryRepository(labels=["Done"])
    async with running(repository) as pilot:
        repository.failing = error
        await pilot.press("8", "u")
        await settle(pilot)
        assert sentence in seen(pilot.app)


async def test_an_input_method_left_on_is_explained_once(running: Running) -> None:
    """Keys as Telex sends them press once each, and a hint names the cure."""
    async with running() as pilot:
        await pilot.press("8")
        one_read(pilot.app, ["d"])
        await settle(pilot)
        one_read(pilot.app, ["backspace", "đ"])
        await settle(pilot)
        assert "counted 2" in seen(pilot.app)
        one_read(pilot.app, ["ư"])
        await settle(pilot)
        assert "Ctrl+Shift" in seen(pilot.app)


@pytest.mark.parametrize("action", sorted(DENIED))
async def test_what_no_text_may_do_is_denied(running: Running, action: str, tmp_path: Path) -> None:
    """Actions that write pictures, stop the program or press keys do nothing, wherever asked."""
    async with running() as pilot:
        app: App[None] = pilot.app
        before = seen(app)
        given = {"screenshot": f"('{tmp_path}/x.svg')", "simulate_key": "('q')"}.get(action, "")
        assert not await app.run_action(f"app.{action}{given}")
        await settle(pilot)
        assert seen(app) == before
    assert not pictures(tmp_path)


async def test_ctrl_c_says_how_to_quit(running: Running) -> None:
    """Ctrl+C ends nothing and names the key that does, in our words."""
    async with running() as pilot:
        await pilot.press("8", "ctrl+c")
        assert "^Q quits." in seen(pilot.app)


async def test_records_that_cannot_be_opened_are_no_empty_store(running: Running) -> None:
    """A damaged store shows what was found, what is kept, what to do; no list can be reached."""
    async with running(CorruptStoreError("missing", "/srv/[b]records")) as pilot:
        text = " ".join(seen(pilot.app).split())
        assert "is not where it was: /srv/[b]records" in text
        assert "every file is as it was found" in text
        assert "--data" in text
        await pilot.press("8", "ctrl+n", "u")
        assert "is not where it was" in " ".join(seen(pilot.app).split())
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_records_that_can_only_be_read_say_so_first(running: Running) -> None:
    """A store opened read-only for a reason of its own says which; Enter goes on to it."""
    async with running(MemoryRepository(read_only="newer")) as pilot:
        assert "written by a newer coachtui" in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "FIRST ready" in seen(pilot.app)
        assert "read-only" in seen(pilot.app)


async def test_read_only_as_asked_needs_no_explanation(running: Running) -> None:
    """With --read-only the first screen comes at once, marked."""
    async with running(MemoryRepository(read_only="asked")) as pilot:
        assert "FIRST ready" in seen(pilot.app)
        assert "read-only" in seen(pilot.app)


async def test_what_happened_to_the_files_is_told_once(running: Running) -> None:
    """A notice about the files stands in the message line after opening."""
    async with running(notices=("The last save was cut off.",)) as pilot:
        assert "The last save was cut off." in seen(pilot.app)


async def test_meet_opens_the_record_it_was_given(running: Running) -> None:
    """What is to be opened first is opened by its kind, once the records are there."""
    async with running(then=Target("plain", "ID", "meet")) as pilot:
        assert "RECORD" in seen(pilot.app)
        assert "meet" in seen(pilot.app)


async def test_what_another_window_wrote_is_published(running: Running) -> None:
    """The screens are told when the store has news, and only then."""
    repository = MemoryRepository()
    async with running(repository) as pilot:
        told: list[int] = []
        desk = coach(pilot).desk
        desk.on_change(lambda: told.append(1))
        await desk.refresh()
        assert told == []
        repository.news = True
        await desk.refresh()
        assert told == [1]


async def test_a_half_typed_text_is_noted_for_the_keeper(running: Running) -> None:
    """A form's text is a draft the moment it changes, and quitting asks about it."""
    async with running() as pilot:
        await pilot.press("9")
        one_read(pilot.app, "text")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BareScreen)
        keeper = coach(pilot).keeper
        assert keeper is not None
        assert keeper.unsaved
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert "Quit while a text is not finished?" in seen(pilot.app)


async def test_the_curtain_falls_by_itself_after_five_idle_minutes(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five minutes without a key, the machine's sleep included, draw the curtain; less does not."""
    async with running() as pilot:
        await pilot.press("8")
        pressed = boot_time()
        monkeypatch.setattr(frame, "boot_time", lambda: pressed + 290)
        coach(pilot).cover_when_idle()
        assert isinstance(pilot.app.screen, PlainScreen)
        monkeypatch.setattr(frame, "boot_time", lambda: pressed + 310)
        coach(pilot).cover_when_idle()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Cover)
