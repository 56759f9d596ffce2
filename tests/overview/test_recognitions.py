"""Thanks in a person's timeline, the search, their own page, and beside the next one-on-one."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.items import BringAlong, Target, UnknownTargetError
from coachtui.domain.person import Motivator, Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.repository import Put
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_actions import why_kept
from coachtui.overview.person_page import PersonPage
from coachtui.overview.person_rows import bring_along
from coachtui.overview.recognition_export import as_markdown
from coachtui.overview.recognition_list import RecognitionList
from coachtui.overview.recognition_page import RecognitionPage, recognition_screen
from coachtui.overview.recognition_words import balance_told, driven_by, told
from coachtui.overview.recognitions import (
    balance_of,
    evidence,
    headline,
    search_text,
    thanks_for,
    timeline,
)
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.form import FormScreen
from overview_desk import (
    HOSTILE,
    TODAY,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    shown_text,
    titled,
)
from screens import one_read


def add_thanks(desk: Desk, rep: Person, what: str, days_ago: int = 0, **more: object) -> str:
    """Put thanks into the store and give back their id."""
    given_at = desk.clock.now() - timedelta(days=days_ago)
    given = {"person_id": rep.id, "what": what, "given_at": given_at, "visibility": "shared"}
    thanks = Recognition.model_validate({**given, **more})
    desk.repository.commit([Put(thanks)])
    return thanks.id


def add_held(desk: Desk, rep: Person, days_ago: int) -> OneOnOne:
    """Put a held one-on-one into the store and give it back."""
    at = desk.clock.now() - timedelta(days=days_ago)
    ended = at + timedelta(minutes=30)
    meeting = OneOnOne(person_id=rep.id, state="held", planned_at=at, started_at=at, ended_at=ended)
    desk.repository.commit([Put(meeting)])
    return meeting


def test_thanks_are_told_everywhere_alike(tmp_path: Path) -> None:
    """Timeline, headline, search and Markdown say what for, how much and who heard it."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Đặng Thị Hồng Đào", honorific="chị")
    money = {"kind": "monetary", "value": 500_000, "public": True}
    old = add_thanks(desk, rep, "won the *hotel*", 3, **money, motivator_matched="monetary")
    new = add_thanks(desk, rep, "held the price", visibility="private")
    view = desk.view
    entries = {each.target.record_id: each for each in timeline(view, rep.id)}
    assert entries[old].text == f"won the *hotel* · {desk.words.money(500_000)} · before the team"
    assert (entries[old].label, entries[old].private) == ("Thanks", False)
    assert (entries[new].text, entries[new].private) == ("held the price · to them alone", True)
    assert headline(view, old) == "chị Đào · won the *hotel*"
    assert headline(view, "gone") == ""
    assert dict(search_text(view)) == {old: "won the *hotel*", new: "held the price"}
    assert [each.id for each in thanks_for(view, rep.id)] == [new, old]
    first, second = as_markdown(view, rep.id).splitlines()
    assert first == "- 2026-11-23 · held the price · to them alone (private)"
    assert "won the \\*hotel\\*" in second
    assert second.endswith("before the team · monetary")
    assert as_markdown(view, "nobody") == ""


def test_money_without_an_amount_is_told_too(tmp_path: Path) -> None:
    """Thanks with money of an amount that is not noted say that there was some."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_thanks(desk, rep, "won", kind="monetary")
    (thanks,) = thanks_for(desk.view, rep.id)
    assert told(desk.words, thanks) == "won · with money · to them alone"


def test_what_drives_somebody_is_told_with_its_notes(tmp_path: Path) -> None:
    """Motivators come with their notes; where none is noted that is said."""
    desk = open_desk(tmp_path)
    motivators = (Motivator(kind="growth", note="wants to lead"), Motivator(kind="recognition"))
    rep = add_rep(desk, "Nguyễn Văn An", motivators=motivators)
    told_so = driven_by(desk.words, rep)
    assert told_so == "Drives An: growth (wants to lead), recognition."
    assert "not noted" in driven_by(desk.words, rep.revised(motivators=()))


def test_the_balance_is_told_in_a_line(tmp_path: Path) -> None:
    """How often this quarter, before whom, with money, and when last; or that it never was."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    assert balance_told(desk.words, balance_of(desk.view, rep)) == "never thanked"
    add_thanks(desk, rep, "won", 2, public=True)
    add_thanks(desk, rep, "mended", 5, kind="monetary")
    assert balance_told(desk.words, balance_of(desk.view, rep)) == (
        "thanked 2 times this quarter · 1 before the team · 1 with money · last 2 days ago"
    )


def test_thanks_since_the_last_talk_are_brought_along(tmp_path: Path) -> None:
    """What somebody was thanked for since the last one-on-one waits; older thanks were said."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", last_1on1_before=None)
    add_thanks(desk, rep, "before", 9)
    after = add_thanks(desk, rep, "after", 2)
    assert [each.text for each in _thanks(desk, rep)] == ["after", "before"]
    add_held(desk, rep, 7)
    (waiting,) = _thanks(desk, rep)
    assert (waiting.label, waiting.target) == ("Thanks", Target("recognition", after))
    assert waiting.mine
    add_held(desk, rep, 1)
    assert _thanks(desk, rep) == []


def test_thanks_before_the_first_talk_count_from_the_opening_balance(tmp_path: Path) -> None:
    """Where the last one-on-one is only known by its day, thanks after that day wait."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_thanks(desk, rep, "after", 6)
    add_thanks(desk, rep, "that day", 7)
    assert [each.text for each in _thanks(desk, rep)] == ["after"]


def _thanks(desk: Desk, rep: Person) -> list[BringAlong]:
    found = bring_along(desk.view, desk.catalogue, rep.id)
    return [each for each in found if each.target.kind == "recognition"]


async def test_the_console_says_what_to_say_aloud(tmp_path: Path) -> None:
    """Beside the agenda stands the latest thanks since the last talk, and how many more."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_thanks(desk, rep, "won the hotel", 2)
    add_thanks(desk, rep, "held [b]the[/b] price", 1)
    meeting = OneOnOne(person_id=rep.id, planned_at=desk.clock.now())
    app = app_of(desk, OneOnOneConsole(desk, rep, meeting))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        line = next(line for line in shown_text(app).splitlines() if "say it aloud" in line)
        assert "“held [b]the[/b] price”" in line
        assert "1 more" in line
        assert desk.repository.all(OneOnOne) == ()


async def test_a_held_talk_shows_what_was_thanked_before_it(tmp_path: Path) -> None:
    """In a one-on-one that is read again later thanks do not appear, its own do."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_held(desk, rep, 10)
    add_thanks(desk, rep, "before it", 5)
    add_thanks(desk, rep, "after it", 1)
    held = add_held(desk, rep, 3)
    app = app_of(desk, OneOnOneConsole(desk, rep, held))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        text = shown_text(app)
        assert "“before it”" in text
        assert "after it" not in text


async def test_the_page_shows_thanks_whole_and_the_others(tmp_path: Path) -> None:
    """One is shown with its facts, the person's others below; Enter shows such a one instead."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="recognition"),))
    first = add_thanks(desk, rep, HOSTILE, 3, public=True, public_agreed=True)
    add_thanks(desk, rep, "held the price", 1, motivator_matched="recognition")
    app = app_of(desk, recognition_screen(desk, Target("recognition", first)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        text = shown_text(app)
        assert HOSTILE in text
        assert "They said yes to that." in text
        assert "Drives An: recognition." in text
        assert "1 before the team · 1 meeting what drives them · last yesterday" in " ".join(
            text.split()
        )
        assert rows_on(app) == ["2026-11-22 held the price · to them alone"]
        await pilot.press("enter")
        await pilot.pause()
        assert titled(app)[0] == "Thanks · An · 2026-11-22"
        assert "Meets their motivator: recognition" in shown_text(app)
        assert rows_on(app)[0].startswith("2026-11-20")


async def test_thanks_are_edited_deleted_and_taken_back(tmp_path: Path) -> None:
    """The key e edits; D asks and takes out; undo brings them back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    only = add_thanks(desk, rep, "held the price", 2)
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.push_screen(RecognitionPage(desk, only))
        await pilot.pause()
        await pilot.press("e")
        while not isinstance(app.screen, FormScreen):
            await pilot.pause()
        await pilot.press("end", "space", *"well", "f2")
        while isinstance(app.screen, FormScreen):
            await pilot.pause()
        thanks = desk.repository.get(Recognition, only)
        assert thanks is not None
        assert thanks.what == "held the price well"
        assert thanks.given_at == desk.clock.now() - timedelta(days=2)
        await pilot.press("D")
        while not isinstance(app.screen, Ask):
            await pilot.pause()
        assert "held the price well" in shown_text(app)
        await pilot.pause()
        await pilot.press("y")
        while not isinstance(app.screen, PersonPage):
            await pilot.pause()
        assert desk.repository.all(Recognition) == ()
        await pilot.press("u")
        await app.workers.wait_for_complete()
        assert said(app).startswith("Undone: Recognition deleted: ")
        assert len(desk.repository.all(Recognition)) == 1


def test_thanks_that_are_gone_are_not_opened(tmp_path: Path) -> None:
    """A target whose record is gone is told as such."""
    desk = open_desk(tmp_path)
    with pytest.raises(UnknownTargetError):
        recognition_screen(desk, Target("recognition", "gone"))


async def test_whoever_was_thanked_has_a_history(tmp_path: Path) -> None:
    """Somebody with thanks on file is not deleted as if nothing were kept."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    page = PersonPage(desk, rep.id)
    assert why_kept(page, rep) == ""
    add_thanks(desk, rep, "held the price", 400)
    assert "history" in why_kept(page, rep)


def test_a_review_can_rest_on_thanks(tmp_path: Path) -> None:
    """What somebody was thanked for from a day on is evidence, on its local day."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    add_thanks(desk, rep, "too early", 10)
    found = add_thanks(desk, rep, "in time", 9)
    (item,) = evidence(desk.view, rep.id, TODAY - timedelta(days=9))
    assert (item.day, item.text) == (TODAY - timedelta(days=9), "in time")
    assert item.target == Target("recognition", found)


async def test_the_list_shows_who_waits_longest_first(tmp_path: Path) -> None:
    """Never thanked, then long ago; n thanks the one under the cursor, Enter opens their page."""
    desk = open_desk(tmp_path)
    an, binh = add_rep(desk, "Nguyễn Văn An"), add_rep(desk, "Trần Thị Bình")
    add_rep(desk, "Phạm Thị Chi")
    add_thanks(desk, an, "won", 2, public=True)
    add_thanks(desk, binh, "won", 120, kind="monetary")
    app = app_of(desk, RecognitionList(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert rows_on(app) == [
            "! Phạm Thị Chi – – – never",
            "Trần Thị Bình – – – 120 days ago",
            "Nguyễn Văn An 1 1 – 2 days ago",
        ]
        await pilot.press("down", "n")
        await pilot.pause()
        assert titled(app)[0] == "Thank Trần Thị Bình"
        await pilot.press("escape", "plus")
        await pilot.pause()
        assert titled(app)[0] == "Thank Trần Thị Bình"
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)


async def test_the_list_is_reached_from_the_palette(tmp_path: Path) -> None:
    """A list without a number key stands in the palette by its name."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        one_read(app, "recognitions")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, RecognitionList)
