"""The roster: who stands there, in which order, and what its keys do."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.team import initials_by_id
from coachtui.overview.people import PeopleScreen
from coachtui.overview.people_rows import headline, roster, search_text
from coachtui.overview.person_page import PersonPage, person_screen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
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


def names(desk: Desk, *, everybody: bool = False) -> list[str]:
    """Give back whom the roster lists, in its order."""
    return [row.name for row in roster(desk.view, desk.catalogue, everybody=everybody)]


def test_people_sort_by_given_name_in_vietnamese_order(tmp_path: Path) -> None:
    """Ân stands before Đạt, and Y last: given names, in the order of a Vietnamese dictionary."""
    desk = open_desk(tmp_path)
    for name in ("Trần Hải Yến", "Lê Tiến Đạt", "Phạm Thiên Ân", "Nguyễn Văn An"):
        add_rep(desk, name)
    add_rep(desk, "Berta Zulu", name_order="western")
    assert names(desk) == [
        *("Nguyễn Văn An", "Phạm Thiên Ân", "Berta Zulu", "Lê Tiến Đạt", "Trần Hải Yến"),
    ]


def test_clashing_initials_get_a_number_by_date_of_hire(tmp_path: Path) -> None:
    """The later hire of two people with the same initials gets a 2."""
    desk = open_desk(tmp_path)
    later = add_rep(desk, "Nguyễn Hải Đăng", hire_date=TODAY - timedelta(days=10))
    first = add_rep(desk, "Nguyễn Hữu Được", hire_date=TODAY - timedelta(days=900))
    assert initials_by_id([later, first]) == {first.id: "NHĐ", later.id: "NHĐ2"}


def test_others_come_after_the_reps_and_only_when_asked_for(tmp_path: Path) -> None:
    """Who left, candidates and the manager show with everybody, below the reps."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Zed")
    add_rep(desk, "Abel", status="left", left_on=TODAY)
    assert names(desk) == ["Zed"]
    assert names(desk, everybody=True) == ["Zed", "Abel", "Lê Hoàng Ngân"]


def test_a_person_is_named_and_found_by_words(tmp_path: Path) -> None:
    """Headline and search text hold the name; the personal note stays out of the search."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", territory="Huế", personal="a secret")
    assert headline(desk.view, rep.id) == "Nguyễn Văn An"
    assert headline(desk.view, "gone") == ""
    assert dict(search_text(desk.view))[rep.id] == "Nguyễn Văn An\nNVA\nHuế"


def test_who_shares_initials_is_searched_with_the_number_the_roster_shows(tmp_path: Path) -> None:
    """The later hire has a 2 behind them, wherever initials are told and looked for."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Nguyễn Hoàng Đức", hire_date=TODAY.replace(year=2020))
    late = add_rep(desk, "Nguyễn Hải Đăng", hire_date=TODAY)
    assert dict(search_text(desk.view))[late.id] == "Nguyễn Hải Đăng\nNHĐ2"


async def test_v_shows_everybody_and_the_filter_knows_territories(tmp_path: Path) -> None:
    """The key v adds the others; a territory out of sight is found all the same."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Nguyễn Văn An", territory="Huế, Đà Nẵng, Quảng Nam")
    add_rep(desk, "Trần Bình", territory="Hà Nội")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await pilot.pause()
        assert titled(app)[0] == "PEOPLE · 2 reps"
        await pilot.press("v")
        await pilot.pause()
        assert titled(app)[0] == "PEOPLE · 2 reps · 1 other"
        await pilot.press("v", "slash", *"hue")
        await pilot.pause()
        assert len(rows_on(app)) == 1
        assert rows_on(app)[0].startswith("Nguyễn Văn An")
        assert titled(app)[0] == "PEOPLE · 1/2 reps · /hue"
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PersonPage)


async def test_an_empty_roster_names_the_keys(tmp_path: Path) -> None:
    """Where nobody is there yet, the roster says n and the import command."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "n adds a rep" in shown_text(app)


async def test_adding_somebody_puts_them_on_the_roster(tmp_path: Path) -> None:
    """n, a name, ^S: the person is there, reports to the manager and meets every fortnight."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("n", *"Rafael dela Cruz-Santos", "ctrl+s")
        await pilot.pause()
        (rep,) = [one for one in desk.repository.all(Person) if one.is_rep]
        assert rep.full_name == "Rafael dela Cruz-Santos"
        assert (rep.reports_to, rep.one_on_one.cadence_days) == (ME, 14)
        assert rows_on(app)[0].startswith("Rafael dela Cruz-Santos RDCS")


async def test_only_somebody_without_history_is_deleted(tmp_path: Path) -> None:
    """D asks with the name, and takes out who has no history; undo brings them back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", last_1on1_before=None)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "Delete Nguyễn Văn An?" in shown_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert desk.repository.get(Person, rep.id) is None
        assert said(app) == "Person deleted. u takes it back."
        await pilot.press("u")
        await pilot.pause()
        assert desk.repository.get(Person, rep.id) is not None


async def test_somebody_with_open_promises_is_marked_as_left_instead(tmp_path: Path) -> None:
    """With a promise open deleting is refused; the status left is offered, with the day."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    promise = add_promise(desk, rep, "call", 3)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        told = " ".join(shown_text(app).split())
        assert "1 promise with An is still open. Mark Nguyễn Văn An as left instead?" in told
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["status"] == "left"
        await pilot.press("ctrl+s")
        await pilot.pause()
        gone = desk.repository.get(Person, rep.id)
        assert gone is not None
        assert (gone.status, gone.left_on) == ("left", TODAY)
        assert stored(desk, promise).is_open


async def test_closed_promises_are_history_too(tmp_path: Path) -> None:
    """A kept promise keeps its person on file; answering no leaves them as they are."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    kept = add_promise(desk, rep, "call", 3).kept(desk.clock.now())
    desk.repository.commit([Put(kept)])
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        assert "There is a history with An." in shown_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert desk.repository.get(Person, rep.id) == rep


async def test_the_manager_gets_a_name_and_cannot_be_deleted(tmp_path: Path) -> None:
    """M edits who keeps the records, the title follows at once, and D refuses in words."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("M")
        await pilot.pause()
        await pilot.press("ctrl+u", *"Trần Lan", "ctrl+s")
        await pilot.pause()
        assert titled(app)[1] == "Trần Lan"
        await pilot.press("v", "D")
        await pilot.pause()
        assert said(app) == "That is you: these records are yours."


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_roster_shows_headings_whole_at_any_size(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """No heading is cut from 60x20 to 140x40, and a hostile name is shown as it stands."""
    desk = open_desk(tmp_path, language)
    add_rep(desk, "Nguyễn Thị Phương Thảo")
    add_rep(desk, HOSTILE)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        text = shown_text(app)
        for heading in ("Name", "met → next", "I owe", "Rep owes"):
            assert desk.words.say(heading) in text
        assert HOSTILE[: size[0] // 3] in text


def test_nobody_leads_to_the_roster(tmp_path: Path) -> None:
    """A row that stands for several people opens the roster."""
    desk = open_desk(tmp_path)
    assert isinstance(person_screen(desk, Target("person", "", "list")), PeopleScreen)
