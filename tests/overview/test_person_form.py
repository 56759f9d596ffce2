"""The person form: all fields there and back, errors at the field, drafts, no circles."""

from datetime import date
from pathlib import Path

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.person import Address, Motivator, Person, Retention, Rhythm
from coachtui.domain.repository import Put
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_fields import below, fields, values_of
from coachtui.overview.person_form import edit_person, new_person
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from overview_desk import HOSTILE, TODAY, add_rep, app_of, open_desk, second_window, shown_text

EVERYTHING = {
    "full_name": "Tôn Nữ Khánh Thơ",
    "preferred_name": "Thơ",
    "name_order": "vn",
    "language": "vi",
    "address_rep": "em",
    "address_manager": "chị",
    "role": "rep",
    "reports_to": ME,
    "territory": "Huế, Đà Nẵng",
    "region": "Miền Trung",
    "employee_no": "0042",
    "status": "left",
    "left_on": "2026-11-20",
    "hire_date": "2025-09-08",
    "probation_end": "2025-11-07",
    "contract_type": "definite",
    "contract_end": "2027-09-07",
    "off_days": "20/11/2026, 24/12, 28/12-31/12",
    "norm_half_days": "0.67",
    "crm_names": "An NV; Nguyen, An",
    "cadence_days": "21",
    "weekday": "1",
    "minutes": "45",
    "paused_until": "2026-12-24",
    "motivator_1": "purpose",
    "motivator_2": "recognition",
    "personal": "two lines\nof a note",
    "hold_reason": "a claim for damages",
    "hold_until": "2027-03-02",
}


def on_file(desk: Desk, person: Person) -> Person:
    """Give back a person as stored now."""
    found = desk.repository.get(Person, person.id)
    assert found is not None
    return found


def form_of(desk: Desk, person: Person | None, **typed: str) -> FormScreen:
    """Give back the form with these texts in its fields."""
    form = edit_person(desk, person) if person else new_person(desk, "")
    for row in form._rows:
        if row.field.name in typed:
            row.text = typed[row.field.name]
    return form


def test_every_field_has_a_place_in_the_form(tmp_path: Path) -> None:
    """The form asks for each value it can hand over, and the manager's own form for few."""
    desk = open_desk(tmp_path)
    people = desk.repository.all(Person)
    assert {field.name for field in fields(desk.words, "", people)} == set(EVERYTHING)
    mine = {field.name for field in fields(desk.words, ME, people)}
    assert "full_name" in mine
    assert not mine & {"cadence_days", "status", "reports_to", "personal"}


async def test_what_is_typed_is_what_is_stored(tmp_path: Path) -> None:
    """Each field of a filled form is in the record, and gives the same text on opening again."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = new_person(desk, "")
        problems = await form._save(EVERYTHING)
        assert problems == {}
    (person,) = [one for one in desk.repository.all(Person) if one.id != ME]
    assert person.address_vi == Address(rep="em", manager="chị")
    assert person.one_on_one == Rhythm(
        cadence_days=21, weekday=1, minutes=45, paused_until=date(2026, 12, 24)
    )
    assert [each.kind for each in person.motivators] == ["purpose", "recognition"]
    assert person.off_days == (
        date(2026, 11, 20),
        *(date(2026, 12, day) for day in (24, 28, 29, 30, 31)),
    )
    assert person.norm_half_days == 0.67
    assert person.crm_names == ("An NV", "Nguyen, An")
    assert person.retention == Retention(
        hold=True, hold_reason="a claim for damages", until=date(2027, 3, 2)
    )
    assert values_of(person, TODAY) == EVERYTHING


async def test_a_hold_needs_a_reason_and_goes_with_it(tmp_path: Path) -> None:
    """A day alone is refused; with the reason taken out nothing is held any more."""
    desk = open_desk(tmp_path)
    held = Retention(hold=True, hold_reason="a claim", until=date(2027, 3, 2))
    rep = add_rep(desk, "Nguyễn Văn An", retention=held)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        stored = values_of(rep, TODAY)
        problems = await edit_person(desk, rep)._save({**stored, "hold_reason": ""})
        assert problems == {"hold_reason": "Say why the records are kept, or take the day out."}
        gone = {**stored, "hold_reason": "", "hold_until": ""}
        assert await edit_person(desk, rep)._save(gone) == {}
    assert not on_file(desk, rep).retention.holds_on(TODAY)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("cadence_days", "2", "At least 3, please."),
        ("minutes", "600", "At most 90, please."),
        ("full_name", "x" * 121, "At most 120 characters, please."),
        ("hire_date", "someday", "No day understood."),
        (
            "off_days",
            "24/12, soon",
            "“soon” is no day and no range.",
        ),
        ("norm_half_days", "two", "A number has to stand here, as 2 or 0.67."),
        ("hold_reason", "x" * 201, "At most 200 characters, please."),
        ("norm_half_days", "nan", "This does not fit here."),
        ("norm_half_days", "0", "At least 0.1, please."),
        ("norm_half_days", "21", "At most 20"),
        ("contract_end", "01/01/2020", "The contract ends before it begins."),
        ("probation_end", "01/01/2020", "The probation ends before the hire date."),
    ],
)
async def test_what_does_not_fit_is_told_at_its_field(
    tmp_path: Path, field: str, typed: str, told: str
) -> None:
    """A value out of bounds stores nothing; its field says why and takes the cursor."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", hire_date=date(2026, 1, 5))
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = form_of(desk, rep, **{field: typed})
        await app.push_screen(form)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is form
        assert told in shown_text(app)
        assert form.focused is next(row for row in form._rows if row.field.name == field).editor
        assert on_file(desk, rep) == rep


async def test_my_own_days_off(tmp_path: Path) -> None:
    """The manager's own form takes days off, with a comma or a range, and shows them again."""
    desk = open_desk(tmp_path)
    me = desk.repository.get(Person, ME)
    assert me is not None
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await app.push_screen(form_of(desk, me, off_days="24/12,28/12 - 29/12"))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert on_file(desk, me).off_days == tuple(date(2026, 12, day) for day in (24, 28, 29))
        again = form_of(desk, on_file(desk, me))
        assert again.texts["off_days"] == "24/12, 28/12-29/12"


async def test_a_comma_is_a_decimal_point(tmp_path: Path) -> None:
    """A norm may be typed as Vietnamese writes it; emptied, that of the tenure holds again."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for typed, stored in (("1,5", 1.5), ("", None)):
            await app.push_screen(form_of(desk, on_file(desk, rep), norm_half_days=typed))
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert on_file(desk, rep).norm_half_days == stored


async def test_left_needs_its_day(tmp_path: Path) -> None:
    """Marking somebody as left without the day is refused at the day's field."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await app.push_screen(form_of(desk, rep, status="left"))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Somebody who left needs the day of leaving." in shown_text(app)
        assert on_file(desk, rep).status == "active"


async def test_a_motivator_keeps_its_note(tmp_path: Path) -> None:
    """Changing one motivator leaves the note of the other, and those beyond the form, alone."""
    desk = open_desk(tmp_path)
    rep = add_rep(
        desk,
        "An",
        motivators=(
            Motivator(kind="growth", note="wants to lead"),
            Motivator(kind="monetary"),
            Motivator(kind="autonomy", note="kept"),
        ),
    )
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await app.push_screen(form_of(desk, rep, motivator_2="purpose"))
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert [(one.kind, one.note) for one in on_file(desk, rep).motivators] == [
        ("growth", "wants to lead"),
        ("purpose", ""),
        ("autonomy", "kept"),
    ]


async def test_a_half_typed_form_comes_back(tmp_path: Path) -> None:
    """Esc keeps what was typed as a draft, and the form takes it back when opened again."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("e", *" Bình", "escape")
        await pilot.pause()
        assert on_file(desk, rep).full_name == "Nguyễn Văn An"
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert app.screen.texts["full_name"] == "Nguyễn Văn An Bình"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert on_file(desk, rep).full_name == "Nguyễn Văn An Bình"


async def test_two_windows_edit_one_person(tmp_path: Path) -> None:
    """What the other window changed in other fields stays; only what was typed here is put over."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = form_of(desk, rep, territory="Huế")
        await app.push_screen(form)
        second_window(desk).commit([Put(rep.revised(region="Central"))])
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is not form
        assert (on_file(desk, rep).territory, on_file(desk, rep).region) == ("Huế", "Central")


async def test_hostile_text_goes_in_and_out_unchanged(tmp_path: Path) -> None:
    """Text that looks like markup is stored and shown as it is, in every text field."""
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await pilot.pause()
        await app.push_screen(form_of(desk, None, full_name=HOSTILE, territory=HOSTILE))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert shown_text(app).count(HOSTILE) == 2


def test_nobody_reports_to_somebody_below_them() -> None:
    """The person, their reports and the reports of those are no choice; a circle on file ends."""
    heads = {"a": None, "b": "a", "c": "b", "d": None, "e": "d", "x": "y", "y": "x"}
    assert below("a", heads) == {"a", "b", "c"}
    assert below("x", heads) == {"x", "y"}
