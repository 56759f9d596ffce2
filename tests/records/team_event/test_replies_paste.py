"""Pasted replies: read, shown, corrected, taken in as one change; nothing is guessed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds
from coachtui.records.team_event.screens.replies_paste import PasteScreen
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.table import RowTable
from coachtui.ui.text_area import CoachTextArea
from invited import KITCHEN, LATE, again, answers, id_of, needs, taken_up
from screens import Stage, lines, seen, settle

DAO, THO, VUONG = "Đặng Thị Hồng Đào", "Tôn Nữ Khánh Thơ", "Trịnh Quốc Vượng"
AN, NGOC = "Nguyễn Văn An", "Trần Minh Ngọc"
CHAT = """Đào: có nha chị
Vượng: bận rồi
Thơ: em ăn chay
Tuấn: có
Ngọc: có
An: gì cũng vậy à
"""


@asynccontextmanager
async def pasting(work: EventWork, text: str = "") -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Give the screen in front, at the smallest size, with a text pasted and read."""
    app = Stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(PasteScreen(work), pilot)
        if text:
            app.screen.query_one(CoachTextArea).post_message(events.Paste(text))
            await settle(pilot)
            await press(pilot, "ctrl+s")
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they set off is done."""
    await pilot.press(*keys)
    await settle(pilot)


async def noted(app: Stage, pilot: Pilot[None]) -> None:
    """Press ^S on the lines as read, and wait until they are on disk."""
    await press(pilot, "ctrl+s")
    await app.workers.wait_for_complete()
    await settle(pilot)


async def choose(pilot: Pilot[None], typed: str) -> None:
    """Narrow the list in front by what is typed, and take its first row."""
    await press(pilot, *("space" if sign == " " else sign for sign in typed), "enter")


def row_of(app: Stage, text: str) -> str:
    """Return the row of the screen that holds a text."""
    found = [line for line in lines(app) if text in line]
    assert found, seen(app)
    return found[0]


def cursor(app: Stage, row: int) -> None:
    """Put the cursor on a row, from 0."""
    app.screen.query_one(RowTable).move_cursor(row=row)


async def test_what_is_clear_is_noted_as_one_change_and_the_rest_stays(tmp_path: Path) -> None:
    """Two replies and a need go in with one ^S and out with one undo; three lines stay open."""
    work = taken_up(tmp_path)
    async with pasting(work, CHAT) as (app, pilot):
        assert "3 lines to note. 3 are not clear" in seen(app)
        assert "✓" in row_of(app, "ăn chay")
        assert "nobody known is named" in row_of(app, "“Tuấn: có”")
        assert "several people" in row_of(app, "Minh Ngọc")
        assert "the reply is not clear" in row_of(app, "gì cũng vậy à")
        assert answers(work.desk.repository) == {}
        await noted(app, pilot)
        assert app.answers == ["3 lines noted. 3 lines stay open."]
        assert answers(work.desk.repository) == {DAO: "yes", VUONG: "no"}
        assert needs(work.desk.repository) == {THO: ("ăn chay", "", "")}
        await work.desk.undo()
        assert answers(work.desk.repository) == {}
        assert needs(work.desk.repository) == {}


async def test_the_open_lines_are_there_again_and_nothing_else(tmp_path: Path) -> None:
    """Opened again the field holds the lines that stayed open, an interruption notwithstanding."""
    work = taken_up(tmp_path)
    async with pasting(work, CHAT) as (app, pilot):
        await noted(app, pilot)
    async with pasting(work) as (app, _):
        area = app.screen.query_one(CoachTextArea)
        assert area.text == "Tuấn: có\nNgọc: có\nAn: gì cũng vậy à"


async def test_esc_goes_back_to_the_text_and_leaving_keeps_it(tmp_path: Path) -> None:
    """Nothing is noted and nothing lost on the way out, and a second Esc leaves."""
    work = taken_up(tmp_path)
    async with pasting(work, CHAT) as (app, pilot):
        await press(pilot, "escape")
        assert app.screen.query_one(CoachTextArea).text == CHAT
        await press(pilot, "escape")
        assert app.answers == [None]
    async with pasting(work) as (app, _):
        assert app.screen.query_one(CoachTextArea).text == CHAT
    assert answers(work.desk.repository) == {}


async def test_a_name_that_is_a_word_too_is_offered_and_not_taken(tmp_path: Path) -> None:
    """It says how to write the name, notes nothing by itself, and Enter twice makes it theirs."""
    work = taken_up(tmp_path)
    async with pasting(work, "Đăng ko đi được") as (app, pilot):
        assert "“Đăng” is a name and a word as well" in seen(app)
        await noted(app, pilot)
        assert answers(work.desk.repository) == {}
        await press(pilot, "enter")
        assert "Whose is" in seen(app)
        assert "Each of them" not in seen(app)
        await press(pilot, "enter")
        await noted(app, pilot)
        assert answers(work.desk.repository) == {"Nguyễn Hải Đăng": "no"}


async def test_enter_says_who_a_line_is_from(tmp_path: Path) -> None:
    """A name is typed where several can be meant; the reply was clear and is not asked for."""
    work = taken_up(tmp_path)
    async with pasting(work, "Ngọc: bận rồi") as (app, pilot):
        await press(pilot, "enter")
        assert "Whose is" in seen(app)
        await choose(pilot, "tran minh")
        assert "✓" in row_of(app, "Minh Ngọc")
        await noted(app, pilot)
    assert answers(work.desk.repository) == {NGOC: "no"}


async def test_a_line_of_two_people_can_be_given_to_each(tmp_path: Path) -> None:
    """Both are noted by one choice; nobody is, until it is made."""
    work = taken_up(tmp_path)
    async with pasting(work, "Đào và Thơ: có") as (app, pilot):
        assert "0 lines to note" in seen(app)
        await press(pilot, "enter", "down", "down", "enter")
        assert "2 lines to note" in seen(app)
        await noted(app, pilot)
        assert app.answers == ["2 lines noted."]
    assert answers(work.desk.repository) == {DAO: "yes", THO: "yes"}


async def test_enter_says_what_a_line_means(tmp_path: Path) -> None:
    """Where only the reply is unclear, only the reply is asked for; leaving leaves it open."""
    work = taken_up(tmp_path)
    async with pasting(work, "An: gì cũng vậy à") as (app, pilot):
        await press(pilot, "enter", "escape")
        assert "0 lines to note" in seen(app)
        await noted(app, pilot)
        assert "No line is ticked" in seen(app)
        await press(pilot, "enter")
        await choose(pilot, "may")
        await noted(app, pilot)
    assert answers(work.desk.repository) == {AN: "maybe"}


async def test_enter_corrects_what_was_understood_wrongly(tmp_path: Path) -> None:
    """On a clear line who and what are both asked for, with the cursor on what was read."""
    work = taken_up(tmp_path)
    async with pasting(work, "An: có\nĐào: có") as (app, pilot):
        await press(pilot, "enter", "enter", "down", "enter")
        assert "maybe" in row_of(app, "✓ An")
        await noted(app, pilot)
    assert answers(work.desk.repository) == {AN: "maybe", DAO: "yes"}


async def test_space_drops_a_line_and_takes_it_again(tmp_path: Path) -> None:
    """A dropped line is neither noted nor left open, whether it was clear or not."""
    work = taken_up(tmp_path)
    async with pasting(work, CHAT) as (app, pilot):
        await press(pilot, "space", "space", "up", "space")
        for row in (3, 4, 5):
            cursor(app, row)
            await press(pilot, "space")
        assert "2 lines to note." in seen(app)
        await noted(app, pilot)
        assert app.answers == ["2 lines noted."]
    assert answers(work.desk.repository) == {VUONG: "no"}
    assert needs(work.desk.repository) == {THO: ("ăn chay", "", "")}


async def test_a_changed_answer_is_shown_with_the_old_one(tmp_path: Path) -> None:
    """What stands on file is shown beside what replaces it; what is the same is not written."""
    work = taken_up(tmp_path)
    await work.answer(id_of(DAO), rsvp="no")
    await work.answer(id_of(VUONG), rsvp="no", votes=("fri",))
    wanted = EventNeeds(person_id=id_of(THO), event_id=KITCHEN.id, diet="không ăn hải sản")
    await work.put([Put(wanted)], "x")
    async with pasting(work, CHAT) as (app, pilot):
        assert "no → yes" in row_of(app, "Đào")
        assert "on file already" in row_of(app, "Vượng")
        cursor(app, 2)
        await settle(pilot)
        assert "không ăn hải sản → không ăn hải sản, ăn chay" in seen(app)
        await noted(app, pilot)
        assert app.answers == ["2 lines noted. 3 lines stay open."]
    assert answers(work.desk.repository) == {DAO: "yes", VUONG: "no"}
    place = work.invitation(id_of(VUONG))
    assert place is not None
    assert place.votes == ("fri",)
    assert needs(work.desk.repository) == {THO: ("không ăn hải sản, ăn chay", "", "")}


async def test_who_says_two_things_is_asked_about(tmp_path: Path) -> None:
    """Of two different replies of one person neither is taken; taking one drops the other."""
    work = taken_up(tmp_path)
    async with pasting(work, "Đào: có\nĐào: bận rồi\nĐào: ăn chay") as (app, pilot):
        assert "1 line to note. 2 are not clear" in seen(app)
        await press(pilot, "down", "space")
        assert "2 lines to note." in seen(app)
        await press(pilot, "up", "up", "space")
        assert "2 lines to note." in seen(app)
        await noted(app, pilot)
    assert answers(work.desk.repository) == {DAO: "yes"}
    assert needs(work.desk.repository) == {DAO: ("ăn chay", "", "")}


async def test_somebody_who_is_not_invited_is_taken_only_when_wanted(tmp_path: Path) -> None:
    """A reply of somebody without a place stays open; Space takes it and invites them."""
    work = taken_up(tmp_path)
    async with pasting(work, "Phi: có\nĐào: có") as (app, pilot):
        assert "is not invited" in row_of(app, "Phi")
        await press(pilot, "space")
        await noted(app, pilot)
        assert app.answers == ["2 lines noted."]
    assert answers(work.desk.repository) == {DAO: "yes", LATE.full_name: "yes"}


async def test_a_table_with_a_header_is_read_by_its_columns(tmp_path: Path) -> None:
    """Names, replies and needs come from their cells, by headers in the team's language."""
    work = taken_up(tmp_path)
    table = (
        "Dấu thời gian;Họ và tên;Tham gia;Ăn uống\n1/12;Đặng Thị Hồng Đào;Có;không\n;An;;ăn chay"
    )
    async with pasting(work, table) as (app, pilot):
        assert "2 lines to note." in seen(app)
        await noted(app, pilot)
    assert answers(work.desk.repository) == {DAO: "yes"}
    assert needs(work.desk.repository) == {AN: ("ăn chay", "", "")}


async def test_a_broken_table_and_an_empty_text_say_so(tmp_path: Path) -> None:
    """What cannot be read stays in the field, with the reason below it."""
    work = taken_up(tmp_path)
    broken = 'name,reply\n"Đào,yes'
    async with pasting(work, broken) as (app, pilot):
        assert "a quotation mark opens and is never closed" in seen(app)
        assert app.screen.query_one(CoachTextArea).text == broken
        app.screen.query_one(CoachTextArea).text = " \n"
        await press(pilot, "f2")
        assert "There is no line to read" in seen(app)


async def test_another_windows_reply_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    """What another window noted meanwhile is not overwritten unseen: it is shown, then ^S takes."""
    work = taken_up(tmp_path)
    other = again(work)
    async with pasting(work, "Đào: có") as (app, pilot):
        await other.answer(id_of(DAO), rsvp="no")
        await noted(app, pilot)
        assert "Another window noted replies meanwhile" in seen(app)
        assert "no → yes" in row_of(app, "✓")
        await other.desk.refresh()
        assert answers(other.desk.repository) == {DAO: "no"}
        await noted(app, pilot)
        assert app.answers == ["1 line noted."]
    assert answers(work.desk.repository) == {DAO: "yes"}


async def test_lines_of_markup_are_only_text(tmp_path: Path) -> None:
    """What looks like markup is shown as it was pasted: in the list, below it, in the question."""
    work = taken_up(tmp_path)
    async with pasting(work, "An: [/b][@click=app.quit]x") as (app, pilot):
        assert "Line 1: An: [/b][@click=app.quit]x" in seen(app)
        assert "“An: [/b]" in row_of(app, "not clear")
        await press(pilot, "enter")
        assert "[/b][@click=app.quit]x" in seen(app)


async def test_after_the_retro_no_need_is_taken_in(tmp_path: Path) -> None:
    """Needs that were erased for good do not come back by a paste; replies still do."""
    work = taken_up(tmp_path)
    at = work.desk.clock.now()
    await work.change(lambda event: event.revised(needs_forgotten_at=at), "x")
    async with pasting(work, "Thơ: em ăn chay\nĐào: có") as (app, pilot):
        assert "what people need was erased after the retro" in seen(app)
        await noted(app, pilot)
    assert needs(work.desk.repository) == {}
    assert answers(work.desk.repository) == {DAO: "yes"}
