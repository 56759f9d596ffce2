"""A person's page: promises both ways, what to bring along, the timeline, and its keys."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from coachtui.domain.items import Target
from coachtui.domain.log_entry import AgendaItem, LogEntry
from coachtui.domain.person import Address, Motivator, Person, Rhythm
from coachtui.domain.repository import Put, Remove
from coachtui.overview.agenda_form import agenda_screen, new_agenda_item
from coachtui.overview.agenda_rows import headline, search_text, timeline
from coachtui.overview.log_page import LogEntryPage, log_entry_screen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.person_rows import facts, promises
from coachtui.overview.today import TodayScreen
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.form import FormScreen
from overview_desk import (
    HOSTILE,
    TODAY,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    shown_text,
    stored,
    titled,
)


def agenda(desk: Desk, rep: Person, text: str) -> AgendaItem:
    """Put an agenda item into the store and give it back as stored."""
    item = AgendaItem(person_id=rep.id, text=text)
    desk.repository.commit([Put(item)])
    found = desk.repository.get(AgendaItem, item.id)
    assert found is not None
    return found


def test_the_heading_tells_job_contract_and_rhythm(tmp_path: Path) -> None:
    """Role, place, hire and tenure, contract end, cadence and how the two address each other."""
    desk = open_desk(tmp_path)
    rep = add_rep(
        desk,
        "Tôn Nữ Khánh Thơ",
        territory="Huế",
        region="Central",
        hire_date=TODAY - timedelta(days=400),
        contract_end=TODAY + timedelta(days=100),
        one_on_one=Rhythm(cadence_days=14, weekday=1),
        address_vi=Address(rep="em", manager="chị"),
        motivators=(Motivator(kind="purpose"), Motivator(kind="growth")),
    )
    assert facts(desk.view, rep) == [
        "sales rep · Huế, Central",
        "hired 2025-10-19 · established · contract until 2027-03-03",
        "one-on-one every 14 d · Mon · 30 min · addressed em / chị · purpose, growth",
    ]


def test_the_heading_tells_days_off_ahead_and_the_norm(tmp_path: Path) -> None:
    """Days off from today on stand as they are typed, and so does the norm agreed with the rep."""
    desk = open_desk(tmp_path)
    days = [TODAY + timedelta(days=number) for number in (-3, 0, 31, 32, 33)]
    rep = add_rep(desk, "An", off_days=tuple(days), norm_half_days=1.5)
    lines = facts(desk.view, rep)
    assert lines[1] == "off 23/11, 24/12-26/12"
    assert "1.5 half-days a month in the field" in lines[2]


def test_my_promises_stand_first_and_closed_ones_last(tmp_path: Path) -> None:
    """Mine before the rep's, by day; what was closed in the last fortnight stays below."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    add_promise(desk, rep, "theirs", -2)
    done = add_promise(desk, rep, "done", -5, mine=True)
    add_promise(desk, rep, "mine later", 3, mine=True)
    add_promise(desk, rep, "mine", 1, mine=True)
    old = add_promise(desk, rep, "old", -40)
    now = desk.clock.now()
    desk.repository.commit([Put(done.kept(now)), Put(old.kept(now - timedelta(days=20)))])
    rows = list(promises(desk.view, rep.id))
    assert [row.text for row in rows] == ["mine", "mine later", "theirs", "done"]
    assert [row.overdue for row in rows] == [False, False, True, False]
    assert rows[-1].done


async def test_space_is_done_and_undone(tmp_path: Path) -> None:
    """Space ticks the promise under the cursor, and again opens it."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    promise = add_promise(desk, rep, "intro", -1, mine=True)
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert stored(desk, promise).state == "kept"
        assert rows_on(app, "#promises") == ["✓ I owe intro kept"]
        await pilot.press("space")
        await pilot.pause()
        assert stored(desk, promise).state == "open"
        assert said(app) == "Commitment reopened. u takes it back."


async def test_the_agenda_of_the_next_talk_is_filled_beforehand(tmp_path: Path) -> None:
    """The key a adds an item; it stands to bring along, is ticked, edited and deleted."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("a", *"December routes", "enter", "enter")
        await pilot.pause()
        (item,) = desk.repository.all(AgendaItem)
        assert (item.text, item.by, item.state) == ("December routes", "mgr", "open")
        assert "December routes" in rows_on(app, "#bring")[1]
        await pilot.press("tab", "down", "e")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        await pilot.press("end", *"!", "ctrl+s")
        await pilot.pause()
        (item,) = desk.repository.all(AgendaItem)
        assert item.text == "December routes!"
        await pilot.press("space")
        await pilot.pause()
        (item,) = desk.repository.all(AgendaItem)
        assert item.state == "discussed"
        assert [row for row in rows_on(app, "#timeline") if "December routes! · discussed" in row]
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("down", "D")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert desk.repository.all(AgendaItem) == ()


async def test_the_next_one_on_one_is_a_row_and_a_key(tmp_path: Path) -> None:
    """It stands first among what to bring along; o and Enter open what its kind opens."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert rows_on(app, "#bring")[0] == "One-on-one in 7 days Mon 30 Nov"
        await pilot.press("o")
        await pilot.pause()
        opened = type(app.screen)
        assert opened is not PersonPage
        await app.pop_screen()
        await pilot.press("tab", "home", "enter")
        await pilot.pause()
        assert type(app.screen) is opened


async def test_n_starts_things_with_this_person(tmp_path: Path) -> None:
    """The key n offers each kind but another person, and the form opens with the rep filled in."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        assert "Person" not in rows_on(app)
        await pilot.press(*"commitment", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["rep"] == "Nguyễn Văn An"


async def test_e_on_a_promise_and_i_edit_different_things(tmp_path: Path) -> None:
    """The key e edits the row under the cursor, i always the person."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_promise(desk, rep, "intro", 1, mine=True)
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["text"] == "intro"
        await pilot.press("escape")
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["full_name"] == "Nguyễn Văn An"


async def test_the_timeline_holds_all_kinds_newest_first(tmp_path: Path) -> None:
    """Promises, settled agenda items and lines logged in between, by moment; Enter opens a line."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    now = desk.clock.now()
    add_promise(desk, rep, "a promise", 1)
    desk.repository.commit(
        [
            Put(
                LogEntry(
                    person_id=rep.id,
                    text=f"long {HOSTILE} " + "word " * 60,
                    happened_at=now - timedelta(days=1),
                )
            ),
            Put(AgendaItem(person_id=rep.id, text="routes", state="discussed")),
        ]
    )
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        order = [row for row in rows_on(app, "#timeline") if not row.endswith("planned")]
        assert ["routes" in order[0], HOSTILE in order[1], "a promise" in order[2]] == [True] * 3
        app.screen.query_one("#timeline").focus()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LogEntryPage)
        assert titled(app)[0] == "An · note · Sun 22 Nov 08:00"
        assert shown_text(app).count("word") == 60
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)


async def test_copy_gives_only_what_the_rep_may_see(tmp_path: Path) -> None:
    """The key y shows open shared promises as lines; private ones and the agenda stay out."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    shared = add_promise(desk, rep, "intro", 1, mine=True).revised(visibility="shared")
    desk.repository.commit([Put(shared)])
    add_promise(desk, rep, "secret", 1, mine=True)
    agenda(desk, rep, "routes")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen)
        assert app.screen.text.splitlines() == ["An", "- I owe · intro · Tue 24 Nov"]


async def test_a_person_deleted_elsewhere_closes_the_page(tmp_path: Path) -> None:
    """When the person goes while the page is open, the page goes too, without a crash."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.push_screen(PersonPage(desk, rep.id))
        await pilot.pause()
        desk.repository.commit([Remove(rep)])
        desk.publish()
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_a_page_works_at_any_size(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """From 60x20 to 140x40 all three headings and a row of each pane show, hostile or long."""
    desk = open_desk(tmp_path, language)
    rep = add_rep(desk, HOSTILE, territory=HOSTILE, hire_date=TODAY - timedelta(days=30))
    add_promise(desk, rep, HOSTILE, -1, mine=True)
    agenda(desk, rep, HOSTILE)
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert titled(app)[0] == HOSTILE
        text = shown_text(app)
        for heading in ("Promises", "To bring along", "Timeline"):
            assert desk.words.say(heading) in text
        for pane in ("#promises", "#bring", "#timeline"):
            assert app.screen.query_one(pane).size.height >= 2
        assert text.count(HOSTILE) >= 4


async def test_a_new_agenda_item_asks_for_the_rep(tmp_path: Path) -> None:
    """The form of a new item has a field for the rep; that of one on file keeps its rep."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    item = agenda(desk, rep, "routes")
    async with app_of(desk, PersonPage(desk, rep.id)).run_test(notifications=True) as pilot:
        await pilot.pause()
        assert set(new_agenda_item(desk, "").texts) == {"person_id", "text", "by"}
        opened = agenda_screen(desk, Target("agenda_item", item.id))
        assert opened.texts["text"] == "routes"
        assert "person_id" not in opened.texts


def test_agenda_items_are_named_and_found(tmp_path: Path) -> None:
    """An item has a headline and words for the search; an open one is not in the timeline yet."""
    desk = open_desk(tmp_path)
    item = agenda(desk, add_rep(desk, "An"), "routes")
    assert headline(desk.view, item.id) == "An · routes"
    assert dict(search_text(desk.view)) == {item.id: "routes"}
    assert list(timeline(desk.view, item.person_id)) == []


async def test_a_logged_line_that_is_gone_is_told(tmp_path: Path) -> None:
    """Opening a line another window took away says so."""
    desk = open_desk(tmp_path)
    app = app_of(desk, log_entry_screen(desk, Target("log_entry", "gone")))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert "This line is no longer there." in shown_text(app)


async def test_two_spaces_in_one_read_are_done_and_undone(tmp_path: Path) -> None:
    """On the page the second of two quick spaces waits for the first and opens it again."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    promise = add_promise(desk, rep, "intro", -1, mine=True)
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for _ in range(2):
            app.post_message(events.Key("space", " "))
        for _ in range(3):
            await pilot.pause()
        assert stored(desk, promise).state == "open"
        assert stored(desk, promise).rev == promise.rev + 2
