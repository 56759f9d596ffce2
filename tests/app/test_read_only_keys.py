"""Where records can only be read, no key opens what could not be saved: it says why instead."""

from typing import Final

import pytest

from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.person_form import edit_person
from coachtui.storage import open_store
from coachtui.ui.desk import Desk
from coachtui.ui.key_book import key_book
from coachtui.ui.keynames import character_of
from coachtui.ui.lines import MessageLine
from coachtui.ui.refusing import changes_records
from coachtui.ui.screen import CoachModal, CoachScreen
from every_screen import AnyScreen
from record_screens import GROUPS, ways_of
from sample_desk import sample_desk
from sample_file import NHU, Sample
from walk import walking

WHY: Final = "The records were opened to read only. Nothing was changed."
READS: Final = frozenset(
    {
        *("app.back", "app.copy", "app.cover", "app.go", "app.help", "app.palette", "app.quit"),
        *("app.redraw", "app.search", "app.share", "ask.back", "ask.leave", "ask.no"),
        *("ask.other", "ask.press", "ask.yes", "case.back", "case.letters", "case.no_undo"),
        *("case.on", "case.t", "case.v", "case.x", "case.y", "cases.clocks", "cases.initials"),
        *("cases.lock", "cases.unlock", "choose.leave", "commands.leave", "commitment.copy"),
        *("commitment.leave", "console.lines", "console.numbers", "console.prompt"),
        *("copy.down", "copy.leave", "copy.next", "copy.previous", "copy.reminder", "copy.row"),
        *("copy.up", "cover.leave", "day.notice", "day.start", "day.write", "debrief.next"),
        *("debrief.previous", "edit.discard", "edit.elsewhere", "edit.leave"),
        *("edit.not_chosen", "event.budget", "event.day", "event.export", "event.feedback"),
        *("event.poll", "event.replies", "event.text", "events.earlier", "events.export"),
        *("events.fairness", "events.later", "events.today", "fairness.view"),
        *("first_run.skip", "form.evidence", "hearing.people", "ledger.v", "list.copy"),
        *("list.down", "list.filter", "list.first", "list.last", "list.open", "list.unfilter"),
        *("list.up", "passphrase.leave", "people.everybody", "person.copy", "person.meet"),
        *("person.numbers", "planner.earlier", "planner.hours", "planner.later"),
        *("planner.today", "planner.v", "planner.who", "quick_log.enter", "read.down"),
        *("read.original", "read.up", "record.copy", "record.export", "record.history"),
        *("replies.remind", "replies.take", "report.card", "report.next", "report.previous"),
        *("report.trend", "ride.sort", "ride.stops", "shared.copy", "shared.end"),
        *("sorting.first", "sorting.free", "sorting.last", "sorting.next", "sorting.up"),
        *("stops.back", "today.copy", "today.export", "triage.again", "triage.go"),
        *("triage.no", "triage.pack", "triage.yes", "windows.leave", "wrap_up.fields"),
    }
)
"""Commands that change no record; a new one is named here, or is called like one that does."""
FILES: Final = ("damaged.", "edited.", "grid.", "versions.")
"""Screens about files, a widget that moves, and the question that only a save asks."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a desk over the sample team, whose records were then opened to read only."""
    desk = sample_desk(tmp_path_factory.mktemp("sample") / "data")
    desk.attach(open_store(desk.folder, now=desk.clock.now, read_only=True), desk.drafts)
    return desk


def test_every_command_is_known_to_change_records_or_not() -> None:
    """A command nobody thought of would open a form that cannot be saved."""
    commands = [one for one in key_book().labels if not one.startswith(FILES)]
    reading = {one for one in commands if not changes_records(one)}
    assert reading - READS == set()
    assert READS & {one for one in commands if changes_records(one)} == set()


@pytest.mark.parametrize("group", [one for one in GROUPS if one not in {"files", "cases"}])
async def test_each_key_that_would_change_records_says_why_not(desk: Desk, group: str) -> None:
    """It opens nothing and asks nothing; the reason stands in the line for messages."""
    ways, wrong = await ways_of(desk, group), []
    async with walking(desk) as walk:
        for each, make in ways.items():
            screen = await walk.opened(make)
            for key in changing_keys(screen):
                if walk.app.screen is not screen:
                    screen = await walk.opened(make)
                clear(screen)
                await walk.pilot.press(key)
                await walk.settled()
                mute = bool(screen.query(MessageLine)) and WHY not in message(screen)
                if walk.app.screen is not screen or mute:
                    wrong.append(f"{each.__name__}: {key}")
        await walk.closed()
    assert wrong == []


async def test_a_form_that_enter_opens_says_so_at_once(desk: Desk) -> None:
    """What is in it can be read; that it cannot be saved is not kept for the end."""
    async with walking(desk) as walk:
        screen = await walk.opened(lambda: edit_person(desk, Sample().person(NHU)))
        assert WHY in message(screen)


async def test_a_row_of_a_promise_is_refused_too(desk: Desk) -> None:
    """Enter on what can be done with a promise says why not, and asks nothing."""
    async with walking(desk) as walk:
        screen = await walk.opened(lambda: CommitmentMenu(desk, "late"))
        await walk.pilot.press("down", "down", "enter")
        await walk.settled()
        assert walk.app.screen is screen
        assert WHY in message(screen)


def changing_keys(screen: AnyScreen) -> list[str]:
    """Return a key for each command of a screen that changes records, where it is not text."""
    keys: dict[str, str] = {}
    field = screen.focused
    for active in screen.active_bindings.values():
        key, identifier = active.binding.key, active.binding.id or ""
        text = field is not None and field.check_consume_key(key, character_of(key))
        if active.enabled and changes_records(identifier) and not text:
            keys.setdefault(active.binding.action, key)
    return [*keys.values()]


def message(screen: AnyScreen) -> str:
    """Return what a screen says."""
    return " ".join(line.text for line in screen.query(MessageLine))


def clear(screen: AnyScreen) -> None:
    """Take away what it said."""
    if isinstance(screen, CoachScreen | CoachModal):
        screen.say("")
