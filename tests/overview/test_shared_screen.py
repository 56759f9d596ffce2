"""A screen turned to a rep: what is shared with them is on it, and nothing else can be opened."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Visibility
from coachtui.domain.repository import Put
from coachtui.overview.person_page import PersonPage
from coachtui.overview.shared_screen import SharedCopy, SharedScreen, shared_screen
from coachtui.overview.today import TodayScreen
from coachtui.ui.commands import commands_of
from coachtui.ui.cover import Cover
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from overview_desk import (
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    shown_text,
    titled,
)
from screens import settle

CANARY = "CANARY"
NAME = "Nguyễn Văn An"
ELSEWHERE = ("1", "2", "3", "h", "n", "e", "u", "U", "S", "plus", "question_mark", "colon")
CHORDS = ("ctrl+p", "ctrl+n", "ctrl+f", "f1", "f3", "f5")


def share(desk: Desk, promise: Commitment, text: str, visibility: Visibility = "shared") -> None:
    """Put a promise back with another text and level."""
    desk.repository.commit([Put(promise.revised(text=text, visibility=visibility))])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk with two reps, and canaries wherever the first must not look."""
    return filled(open_desk(tmp_path))


def filled(desk: Desk) -> Desk:
    """Fill a desk."""
    an, hoa = add_rep(desk, NAME, personal=CANARY), add_rep(desk, "Trần Thị Hoa")
    share(desk, add_promise(desk, an, "x", -2), "hỏi chị Hoa về báo giá")
    share(desk, add_promise(desk, an, "x", 3, mine=True), "duyệt chiết khấu")
    share(desk, add_promise(desk, an, "x", -2), CANARY, "private")
    share(desk, add_promise(desk, hoa, "x", -2), CANARY)
    now = desk.clock.now()
    given = (
        AgendaItem(person_id=an.id, text="tuyến mới", visibility="shared"),
        AgendaItem(person_id=an.id, text=CANARY),
        LogEntry(person_id=an.id, text=CANARY, happened_at=now, visibility="shared"),
        Recognition(person_id=an.id, what="giữ hẹn", given_at=now, visibility="shared"),
        Recognition(person_id=an.id, what=CANARY, given_at=now),
    )
    desk.repository.commit([Put(one) for one in given])
    return desk


def an(desk: Desk) -> Person:
    """Give the rep who looks on."""
    return next(one for one in desk.repository.all(Person) if one.full_name == NAME)


async def on_shared(app: Frame, pilot: Pilot[None]) -> SharedScreen:
    """Share the screen from where it is."""
    await settle(pilot)
    await pilot.press("S")
    await settle(pilot)
    assert isinstance(app.screen, SharedScreen), said(app)
    return app.screen


def in_front(app: Frame) -> Screen[object]:
    """Give what is in front now."""
    return app.screen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_what_is_shared_is_shown_and_nothing_private(
    desk: Desk, size: tuple[int, int]
) -> None:
    """Promises both ways, topics and thanks; the title says with whom, others are initials."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=size, notifications=True) as pilot:
        await on_shared(app, pilot)
        assert titled(app)[0] == f"SHARED with {NAME}"
        rows = "\n".join(rows_on(app))
        assert "! An hỏi chị TTH về báo giá Sat 21 Nov" in rows
        assert "Me duyệt chiết khấu" in rows
        assert "tuyến mới" in rows
        assert "giữ hẹn" in rows
        assert CANARY not in shown_text(app)
        assert "Lê Hoàng Ngân" not in shown_text(app)


async def test_no_key_opens_anything_else(desk: Desk) -> None:
    """No key of any other screen works, each says why; no frame on the way has a canary."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        for key in ("down", "j", "G"):
            await pilot.press(key)
            assert not said(app), key
        for key in (*ELSEWHERE, *CHORDS, "enter", "tab", "slash", "d"):
            await pilot.press(key)
            await settle(pilot)
            assert in_front(app) is screen, key
            assert CANARY not in shown_text(app)
            assert "Hoa" not in shown_text(app)
            if key in {*ELSEWHERE, *CHORDS, "enter"}:
                assert "nothing else opens until Esc" in said(app), key
            screen.say("")


async def test_the_text_to_paste_is_as_closed_as_the_screen(desk: Desk) -> None:
    """`y` shows the same as text; from there only the way back leads on."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        await pilot.press("y")
        await settle(pilot)
        assert isinstance(app.screen, SharedCopy)
        copied = app.screen
        assert "- ! An · hỏi chị TTH về báo giá" in copied.text
        assert CANARY not in copied.text
        for key in (*ELSEWHERE, *CHORDS):
            await pilot.press(key)
            await settle(pilot)
            assert in_front(app) is copied, key
        await pilot.press("escape")
        await settle(pilot)
        assert in_front(app) is screen


async def test_it_ends_with_the_second_escape_in_a_row(desk: Desk) -> None:
    """The first Esc warns, another key takes that back, two end it."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Esc again ends it" in said(app)
        await pilot.press("u", "escape")
        await settle(pilot)
        assert in_front(app) is screen
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, PersonPage)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_program_does_not_end_in_front_of_the_rep(desk: Desk, key: str) -> None:
    """The keys that quit say what comes first; on the copy and after Esc they end nothing too."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        for before in ((), ("escape",)):
            await pilot.press(*before, key)
            await settle(pilot)
            assert app.is_running
            assert in_front(app) is screen
            assert said(app) == "End sharing first (Esc); ^Q then quits."
        await pilot.press("escape")
        await settle(pilot)
        assert in_front(app) is screen, "the key between took the first Esc back"
        await pilot.press("y", "ctrl+q")
        await settle(pilot)
        assert app.is_running
        assert isinstance(in_front(app), SharedCopy)


async def test_the_curtain_falls_over_it_and_gives_it_back(desk: Desk) -> None:
    """Behind the curtain the shared screen waits, not the one before."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        await pilot.press("f12")
        await settle(pilot)
        assert isinstance(app.screen, Cover)
        await pilot.press("f12")
        await settle(pilot)
        assert in_front(app) is screen


async def test_what_changes_meanwhile_shows_and_what_is_told_has_no_names(desk: Desk) -> None:
    """A promise shared now comes, a private one does not; messages have initials too."""
    app = app_of(desk, PersonPage(desk, an(desk).id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await on_shared(app, pilot)
        for text, level in (("gửi mẫu", "shared"), (CANARY, "private")):
            promise = add_promise(desk, an(desk), "x", 4)
            share(desk, promise, text, "shared" if level == "shared" else "private")
        desk.publish()
        await settle(pilot)
        assert "gửi mẫu" in shown_text(app)
        assert CANARY not in shown_text(app)
        app.tell("Undone: Trần Thị Hoa")
        assert said(app) == "Undone: TTH"
        assert screen.target() is None


async def test_from_a_row_of_today_it_is_shared_with_whose_row_it_is(desk: Desk) -> None:
    """On Today the row under the cursor says with whom; the palette has it too."""
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Share the screen" in [one.title for one in commands_of(app.screen, desk.words)]
        await pilot.press("tab")
        await on_shared(app, pilot)
        assert titled(app)[0].startswith("SHARED with ")


async def test_without_a_person_it_asks_to_go_to_one(tmp_path: Path) -> None:
    """Where no row is of anybody nothing opens, and a sentence says what to do."""
    desk = open_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("S")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "Share the screen with whom?" in said(app)


def test_a_row_of_any_kind_names_its_person(desk: Desk) -> None:
    """A promise either way, a topic, thanks and a person lead to the rep; the manager does not."""
    rep = an(desk)
    find = desk.repository.find
    mine = find(Commitment, counterparty=rep.id)[0]
    theirs = find(Commitment, owner=rep.id)[0]
    topic = find(AgendaItem, person_id=rep.id)[0]
    targets = (
        Target("commitment", mine.id),
        Target("commitment", theirs.id),
        Target("agenda_item", topic.id),
        Target("person", rep.id),
        Target("one_on_one", rep.id, "meet"),
    )
    for target in targets:
        found: Screen[None] | None = shared_screen(desk, "", target)
        assert isinstance(found, SharedScreen)
        assert NAME in found.heading()
    assert shared_screen(desk, ME, None) is None
    assert shared_screen(desk, "", Target("commitment", "gone")) is None
    assert shared_screen(desk, "", None) is None
