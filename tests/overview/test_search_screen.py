"""The search screen: found while typing, shown with its words marked, opened with Enter."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.domain.ids import ME
from coachtui.domain.kind import Kind
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.repository import Put, Remove
from coachtui.domain.search import Index
from coachtui.domain.view import View
from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.search import SearchScreen, finder_of
from coachtui.overview.search_rows import hit_row
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from desks import MONDAY
from overview_desk import (
    HOSTILE,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    second_window,
    shown_text,
    titled,
)
from screens import links, one_read, segments, settle


def team(tmp_path: Path) -> tuple[Desk, Person, Person]:
    """Give back a desk with two reps, a promise and a line of a conversation."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Nguyễn Văn An", territory="Huế")
    dang = add_rep(desk, "Đặng Hải Đăng")
    add_promise(desk, an, "Gửi báo giá cho Hòa Phát", 3)
    meeting = OneOnOne(person_id=dang.id, planned_at=MONDAY)
    line = LogEntry(person_id=dang.id, part_of=meeting.id, text="Hợp đồng chờ ký")
    desk.repository.commit([Put(meeting), Put(line)])
    return desk, an, dang


async def searched(app: Frame, pilot: Pilot[None], text: str) -> list[str]:
    """Open the search, type, and give back the rows."""
    await pilot.press("ctrl+f")
    one_read(app, text)
    await settle(pilot)
    return rows_on(app)


def underlined(app: Frame) -> list[str]:
    """Give back the pieces of the screen in front that are bold and underlined."""
    return [
        segment.text
        for line in segments(app)
        for segment in line
        if segment.style and segment.style.underline and segment.style.bold
    ]


@pytest.mark.parametrize("key", ["ctrl+f", "f5"])
async def test_the_search_opens_anywhere_and_finds_while_typing(tmp_path: Path, key: str) -> None:
    """Either key opens it; what is typed without diacritics finds what has them, people first."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, SearchScreen)
        assert "initials" in app.screen.line.placeholder
        await pilot.press(*"dang")
        await settle(pilot)
        assert rows_on(app)[0].startswith("Person Đặng Hải Đăng")
        assert titled(app)[0] == "SEARCH · 2 found"
        await pilot.press("escape")
        assert isinstance(app.screen, PeopleScreen)


async def test_keys_typed_at_once_with_the_opening_one_are_not_lost(tmp_path: Path) -> None:
    """The key and the words in one read of the terminal: every letter stands in the field."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        one_read(app, ["ctrl+f", *"hoa phat"])
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.line.value == "hoa phat"
        assert len(rows_on(app)) == 1


async def test_what_was_searched_is_marked_in_list_and_page_as_written(tmp_path: Path) -> None:
    """The words stand bold and underlined, with their diacritics, in the row and on the page."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await searched(app, pilot, "hop dong")
        assert underlined(app).count("Hợp") == 2
        assert underlined(app).count("đồng") == 2
        assert "Hợp đồng chờ ký" in str(app.screen.query_one(".page Static", Static).content)


async def test_enter_opens_the_record_and_escape_comes_back_to_what_was_found(
    tmp_path: Path,
) -> None:
    """The page of a person, the menu of a promise; behind them the search stands as it was."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        await searched(app, pilot, "an")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonPage)
        await pilot.press("escape")
        assert isinstance(app.screen, SearchScreen)
        await pilot.press("space", *"bao")
        await settle(pilot)
        assert len(rows_on(app)) == 1
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CommitmentMenu)


async def test_down_shows_the_next_record_beside_the_list(tmp_path: Path) -> None:
    """The page follows the cursor, which the field keeps moving."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await searched(app, pilot, "dang")
        first = str(app.screen.query_one(".page Static", Static).content)
        await pilot.press("down")
        await settle(pilot)
        second = str(app.screen.query_one(".page Static", Static).content)
        assert first != second
        assert "Hợp đồng" in second


async def test_changes_are_found_at_once_whoever_made_them(tmp_path: Path) -> None:
    """A line added here, one from another window, an undo: the open search shows each."""
    desk, an, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        assert await searched(app, pilot, "kim cuong") == []
        await desk.commit([Put(LogEntry(person_id=an.id, text="Kim cương đỏ"))], "Line added")
        await settle(pilot)
        assert len(rows_on(app)) == 1
        second_window(desk).commit([Put(AgendaItem(person_id=an.id, text="kim cương giả"))])
        await desk.refresh()
        await settle(pilot)
        assert len(rows_on(app)) == 2
        await desk.undo()
        await settle(pilot)
        assert rows_on(app)[0].startswith("Agenda item")


@pytest.mark.parametrize("query", ["cho", "23 nov"])
def test_what_tells_hits_apart_is_not_cut(query: str) -> None:
    """A long name gives way to the day behind it; the words found stay marked."""
    index = Index()
    index.put("talk", "1", "Rafael dela Cruz-Santos · 2026-11-23", "chờ ký hợp đồng khung")
    hit = index.search(query).hits[0]
    row = hit_row("1", "1-1", hit, 60)
    text = row.cells[1]
    assert text == "Rafael dela Cruz… · 2026-11-23 — chờ ký hợp đồng khung"
    assert [text[start:end] for start, end in row.marks[1]] == (
        ["chờ"] if query == "cho" else ["11-23"]
    )


async def test_user_text_is_shown_as_it_is(tmp_path: Path) -> None:
    """Markup in a record and in a query is text: nothing breaks, nothing becomes a link."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, f"Zed {HOSTILE}")
    desk.repository.commit([Put(LogEntry(person_id=rep.id, text=HOSTILE))])
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True) as pilot:
        assert len(await searched(app, pilot, HOSTILE)) == 2
        assert HOSTILE in shown_text(app)
        assert not [link for link in links(app) if link]


async def test_a_narrow_and_a_small_screen_hold_it(tmp_path: Path) -> None:
    """At 60 x 20 the field, the rows and the page stand above one another."""
    desk, _, _ = team(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(notifications=True, size=(60, 20)) as pilot:
        rows = await searched(app, pilot, "hop dong")
        assert len(rows) == 1
        assert "Hợp đồng chờ ký" in shown_text(app)


def found(desk: Desk, query: str) -> set[str]:
    """Give back the ids of what a query finds."""
    return {hit.id for hit in finder_of(desk).follow(desk.view).search(query).hits}


def test_every_kind_with_words_is_searched(tmp_path: Path) -> None:
    """Log entries between two conversations and recognitions are found as well."""
    desk, an, _ = team(tmp_path)
    line = LogEntry(person_id=an.id, text="kho hết hàng")
    thanks = Recognition(
        person_id=an.id, kind="non_monetary", what="kho gọn gàng", given_by=ME, given_at=MONDAY
    )
    desk.repository.commit([Put(line), Put(thanks)])
    assert found(desk, "kho") == {line.id, thanks.id}


def test_a_replaced_or_removed_line_is_not_found(tmp_path: Path) -> None:
    """The index follows: only the last wording of a line is found, and none once it is gone."""
    desk, an, _ = team(tmp_path)
    first = LogEntry(person_id=an.id, text="Kim cương đỏ")
    desk.repository.commit([Put(first)])
    assert found(desk, "kim cuong") == {first.id}
    second = LogEntry(person_id=an.id, text="Kim cương xanh", replaces=first.id)
    desk.repository.commit([Put(second)])
    assert found(desk, "kim cuong") == {second.id}
    stored = desk.repository.get(LogEntry, second.id)
    assert stored is not None
    desk.repository.commit([Remove(stored)])
    assert found(desk, "kim cuong xanh") == set()


def test_a_new_name_is_found_on_every_record_of_the_person(tmp_path: Path) -> None:
    """Titles name people: a person renamed renames them all."""
    desk, _, dang = team(tmp_path)
    assert len(found(desk, "dang")) == 2
    desk.repository.commit([Put(dang.model_copy(update={"full_name": "Lý Quỳnh"}))])
    assert found(desk, "dang") == set()
    assert len(found(desk, "quynh")) == 2


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a commit the kinds are asked for the records it touched, not for all."""
    desk, an, _ = team(tmp_path)
    found(desk, "an")
    asked: list[str] = []
    read = finder_of(desk)._put

    def put(kind: Kind, view: View, identifier: str, text: str) -> None:
        asked.append(identifier)
        read(kind, view, identifier, text)

    monkeypatch.setattr(finder_of(desk), "_put", put)
    line = LogEntry(person_id=an.id, text="Kim cương")
    desk.repository.commit([Put(line)])
    assert found(desk, "kim cuong") == {line.id}
    assert set(asked) <= {line.id, an.id, ME}
    asked.clear()
    found(desk, "kim cuong")
    assert asked == []
