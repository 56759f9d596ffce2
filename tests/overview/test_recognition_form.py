"""The form that thanks somebody, and the key that opens it from everywhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Motivator
from coachtui.domain.recognition import Recognition
from coachtui.domain.repository import Put
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_page import PersonPage
from coachtui.overview.recognition_form import edit_recognition, new_recognition
from coachtui.ui.command_list import CommandList
from coachtui.ui.cover import Cover
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from coachtui.ui.form_fields import FieldRow
from coachtui.ui.frame import Frame
from overview_desk import add_rep, app_of, open_desk, said, shown_text, titled
from screens import one_read

WHAT = "mended the order at night; the hotel kept us"


def field(app: Frame, name: str) -> FieldRow:
    """Give back the row of a field of the form in front."""
    return next(row for row in app.screen.query(FieldRow) if row.field.name == name)


def problem(app: Frame, name: str) -> str:
    """Give back what is said to be wrong at a field."""
    row = field(app, name)
    shown = " ".join(str(line.render()) for line in row.query(".problem"))
    return shown if row.has_class("-wrong") else ""


async def saved(pilot: Pilot[None]) -> None:
    """Press the key that saves, and wait until it did or was refused."""
    await pilot.press("f2")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def only(desk: Desk) -> Recognition:
    """Give back the thanks on file, of which there are one."""
    (thanks,) = desk.repository.all(Recognition)
    return thanks


@asynccontextmanager
async def thanking(desk: Desk, person_id: str) -> AsyncIterator[tuple[Frame, Pilot[None]]]:
    """Run an app with the form that thanks a person in front."""
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.push_screen(new_recognition(desk, person_id))
        await pilot.pause()
        yield app, pilot


async def test_plus_on_a_persons_page_thanks_them(tmp_path: Path) -> None:
    """The form is theirs, a line and the key to save are enough, and undo takes it back."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="recognition"),))
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("plus")
        await pilot.pause()
        assert titled(app)[0] == "Thank Nguyễn Văn An · recognition"
        one_read(app, "held 5+5")
        await pilot.pause()
        await saved(pilot)
        assert isinstance(app.screen, PersonPage)
        assert said(app) == "Recognition added. u takes it back."
        thanks = only(desk)
        assert (thanks.person_id, thanks.what) == (rep.id, "held 5+5")
        assert (thanks.public, thanks.kind, thanks.value) == (False, "non_monetary", None)
        assert thanks.motivator_matched == "recognition"
        assert thanks.given_at == desk.clock.now()
        assert thanks.visibility == "shared"
        await pilot.press("u")
        await app.workers.wait_for_complete()
        assert said(app).startswith("Undone: Recognition added: ")
        assert said(app).endswith(" · held 5+5.")
        assert desk.repository.all(Recognition) == ()


async def test_plus_elsewhere_asks_for_whom(tmp_path: Path) -> None:
    """On a screen about nobody the form begins with who; their motivators are told there."""
    desk = open_desk(tmp_path)
    motivators = (Motivator(kind="growth", note="wants to lead"),)
    add_rep(desk, "Nguyễn Văn An", motivators=motivators)
    add_rep(desk, "Trần Thị Bình")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("plus")
        await pilot.pause()
        assert titled(app)[0] == "Thank somebody"
        one_read(app, "an")
        await pilot.pause()
        assert said(app) == "Drives An: growth (wants to lead)."
        await pilot.press("tab")
        await pilot.pause()
        assert said(app).startswith("What you saw them do, and what came of it")
        one_read(app, WHAT)
        await pilot.pause()
        await saved(pilot)
        assert only(desk).what == WHAT


async def test_the_palette_thanks_somebody_from_a_dialog_too(tmp_path: Path) -> None:
    """Where a field or a dialog has the keys, the palette still offers it, once."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for keys in (("ctrl+p",), ("escape", "a", "ctrl+p")):
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, CommandList)
            one_read(app, "thank some")
            await pilot.pause()
            assert shown_text(app).count("Thank somebody") == 1
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert titled(app)[0].startswith("Thank")


async def test_nothing_is_thanked_behind_the_curtain(tmp_path: Path) -> None:
    """The key does nothing while the curtain hangs."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("f12", "plus")
        await pilot.pause()
        assert isinstance(app.screen, Cover)


async def test_thanks_before_the_team_need_the_wish(tmp_path: Path) -> None:
    """Without the motivator or a yes the form refuses with a sentence; with a yes it saves."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = WHAT
        field(app, "heard").text = "before the team"
        await pilot.pause()
        await saved(pilot)
        assert "An's yes to thanks before the team is not noted" in problem(app, "heard")
        assert desk.repository.all(Recognition) == ()
        field(app, "agreed").text = "yes, they said so"
        await pilot.pause()
        await saved(pilot)
        assert (only(desk).public, only(desk).public_agreed) == (True, True)


async def test_whom_recognition_drives_may_be_thanked_before_the_team(tmp_path: Path) -> None:
    """The motivator is the wish: no yes is needed, and the help says so."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="recognition"),))
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = WHAT
        await pilot.press("tab", "right")
        await pilot.pause()
        assert said(app) == "An may be thanked before the team."
        await saved(pilot)
        assert (only(desk).public, only(desk).public_agreed) == (True, False)


async def test_a_label_stops_public_thanks_and_is_only_pointed_out_alone(tmp_path: Path) -> None:
    """Before the team a word that labels is refused; to them alone it is a hint."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="recognition"),))
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = "no longer lazy, called every shop"
        field(app, "heard").text = "before the team"
        await pilot.pause()
        await saved(pilot)
        assert "“lazy”" in problem(app, "what")
        assert desk.repository.all(Recognition) == ()
        field(app, "what").text = "no longer lazy, called all shops"
        field(app, "heard").text = "to them alone"
        await pilot.pause()
        assert "“lazy”" in problem(app, "what")
        await saved(pilot)
        assert only(desk).what == "no longer lazy, called all shops"


async def test_a_correction_is_not_said_before_the_team(tmp_path: Path) -> None:
    """Words that stand in what was noted for the person to change are refused in public."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="recognition"),))
    line = LogEntry(
        person_id=rep.id,
        entry_kind="adjusting",
        text="lets a customer wait for days",
        happened_at=desk.clock.now(),
    )
    desk.repository.commit([Put(line)])
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = "No more lets a customer wait for it"
        field(app, "heard").text = "before the team"
        await pilot.pause()
        await saved(pilot)
        assert "noted for them to change" in problem(app, "what")
        assert desk.repository.all(Recognition) == ()


@pytest.mark.parametrize(
    ("amount", "kind", "told"),
    [
        ("heaps", "with money", "That is no amount"),
        ("500k", "without money", "An amount goes with money"),
    ],
)
async def test_an_amount_that_will_not_do_is_said_at_its_field(
    tmp_path: Path, amount: str, kind: str, told: str
) -> None:
    """What is no amount, or one with thanks without money, is refused where it stands."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = WHAT
        field(app, "kind").text = kind
        field(app, "value").text = amount
        await pilot.pause()
        await saved(pilot)
        assert told in problem(app, "value")
        assert desk.repository.all(Recognition) == ()


async def test_an_amount_is_read_back_while_it_is_typed(tmp_path: Path) -> None:
    """The line below says how the amount is understood; it is kept as whole dong."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", motivators=(Motivator(kind="monetary"),))
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = WHAT
        field(app, "kind").text = "with money"
        field(app, "value").editor.focus()
        await pilot.pause()
        one_read(app, "1,2tr")
        await pilot.pause()
        assert said(app) == f"= {desk.words.money(1_200_000)}"
        await saved(pilot)
        assert (only(desk).value, only(desk).motivator_matched) == (1_200_000, "monetary")


async def test_a_half_typed_thank_you_comes_back(tmp_path: Path) -> None:
    """Leaving keeps the text; the same key brings it back; saving ends the draft."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PersonPage(desk, rep.id))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("plus")
        await pilot.pause()
        one_read(app, "held the")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert desk.repository.all(Recognition) == ()
        await pilot.press("plus")
        await pilot.pause()
        assert field(app, "what").text == "held the"
        assert "unsaved text is back" in said(app)
        await saved(pilot)
        await pilot.press("plus")
        await pilot.pause()
        assert field(app, "what").text == ""


async def test_thanks_of_another_day_keep_it(tmp_path: Path) -> None:
    """A day without its year is the last such; one to come is refused; editing leaves the rest."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    async with thanking(desk, rep.id) as (app, pilot):
        field(app, "what").text = WHAT
        field(app, "given_on").text = "2027-01-01"
        await pilot.pause()
        await saved(pilot)
        assert "has not come yet" in problem(app, "given_on")
        field(app, "given_on").text = "20/11"
        field(app, "kind").text = "with money"
        field(app, "value").text = "500k"
        await pilot.pause()
        await saved(pilot)
        first = only(desk)
        assert desk.words.moment(first.given_at) == "2026-11-20 12:00"
        app.push_screen(edit_recognition(desk, first))
        await pilot.pause()
        assert field(app, "value").text == "500,000"
        field(app, "what").text = "held the price"
        await pilot.pause()
        await saved(pilot)
        edited = only(desk)
        assert (edited.what, edited.value) == ("held the price", 500_000)
        assert edited.given_at == first.given_at


async def test_the_manager_cannot_be_thanked(tmp_path: Path) -> None:
    """The form asks for whom instead, and the manager is not among them; who left neither."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    gone = add_rep(desk, "Đi Rồi", status="left", left_on=desk.clock.today())
    async with thanking(desk, "me") as (app, _):
        offered = [key for key, _ in field(app, "person_id").field.choices]
        assert offered == [rep.id]
        assert gone.id not in offered
        assert isinstance(app.screen, FormScreen)


async def test_the_whole_form_fits_a_small_terminal(tmp_path: Path) -> None:
    """At 80x24 every field of the form stands on the screen."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Đặng Thị Hồng Đào", honorific="chị")
    async with thanking(desk, "") as (app, _):
        text = shown_text(app)
        for row in app.screen.query(FieldRow):
            assert row.field.label in text
