"""A form loses no text: drafts, problems at their fields, keys in their turn."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from coachtui.domain.repository import WriteFailedError
from coachtui.ui.desk import Desk
from coachtui.ui.form import Form, FormScreen, Values, read_draft
from coachtui.ui.form_editors import FormInput
from coachtui.ui.form_fields import FieldRow, FormField
from desks import make_desk
from screens import Stage, lines, one_read, seen, settle

ROLES = (("rep", "Rep"), ("team_lead", "Team lead"), ("regional_manager", "Quản lý vùng"))
PEOPLE = (("p1", "Đào Thị Đào"), ("p2", "Nguyễn Văn An"))
FIELDS = (
    FormField("name", "Full name", required=True),
    FormField("role", "Role", "choice", ROLES),
    FormField("manager", "Reports to", "person", PEOPLE),
    FormField("hired", "Hired", "date", help="As 28/11/2026"),
    FormField("cadence", "Every so many days", "number"),
    FormField("notes", "Notes", "passage"),
)
FORM = Form("person:01J", "Person", FIELDS)
STORED = {"name": "An", "role": "rep", "manager": "p2", "hired": "2026-01-15", "cadence": "14"}

Save = Callable[[Values], Awaitable[Values]]


class Saved:
    """Keeps what it was asked to save, and answers with the problems it was given."""

    def __init__(self, problems: Values | None = None) -> None:
        self.asked: list[Values] = []
        self.problems = problems or {}

    async def __call__(self, values: Values) -> Values:
        """Save."""
        self.asked.append(values)
        return self.problems


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk in English."""
    return make_desk(tmp_path)


def form(desk: Desk, save: Save, initial: Values | None = None) -> FormScreen:
    """Give the form of the tests."""
    return FormScreen(desk, FORM, STORED if initial is None else initial, save)


def focused_field(app: Stage) -> str:
    """Give the name of the field in focus."""
    rows = [row for row in app.screen.query(FieldRow) if row.editor is app.focused]
    return rows[0].field.name


async def test_what_is_saved_is_what_was_meant(desk: Desk) -> None:
    """A choice gives its key, a day its ISO date, a passage its lines; then the form closes."""
    app, save = Stage(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save, {}), pilot)
        await pilot.press(*"Thơ", "enter", *"quan", "tab", *"dao", "down", *"28/11", "down", *"7")
        await pilot.press("enter", *"một", "enter", *"hai", "ctrl+s")
        await settle(pilot)
        assert save.asked == app.answers
        assert save.asked == [
            {
                "name": "Thơ",
                "role": "regional_manager",
                "manager": "p1",
                "hired": "2026-11-28",
                "cadence": "7",
                "notes": "một\nhai",
            }
        ]


async def test_help_shows_for_the_field_in_focus(desk: Desk) -> None:
    """The sentence of a field stands in the message line while the cursor is in it."""
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, Saved()), pilot)
        told = []
        for _ in range(5):
            told.append("As 28/11/2026" in seen(app))
            await pilot.press("tab")
            await settle(pilot)
        assert told == [False, False, False, True, False]


async def test_the_reading_stands_beside_what_is_typed(desk: Desk) -> None:
    """A day and a choice show what they are understood as, on the field's own line."""
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, Saved(), {}), pilot)
        await pilot.press("tab", *"tea", "tab", "tab", *"mai")
        await settle(pilot)
        shown = [" ".join(line.strip(" │").split()) for line in lines(app)]
        assert "Role tea = Team lead" in shown
        assert "Hired mai = Tuesday 2026-11-24 · tomorrow" in shown


async def test_stored_values_are_shown_and_come_back_unchanged(desk: Desk) -> None:
    """Labels and days are shown in words; saving without a change hands over the same values."""
    app, save = Stage(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save), pilot)
        shown = seen(app)
        for text in ("Rep", "Nguyễn Văn An", "2026-01-15", "14", "As 28/11/2026"):
            assert (text in shown) is (text != "As 28/11/2026")
        await pilot.press("f2")
        await settle(pilot)
        assert save.asked == [{**STORED, "notes": ""}]


async def test_leaving_keeps_a_draft_that_comes_back_and_goes_when_saved(desk: Desk) -> None:
    """Esc loses nothing: the same form opens with the text and the field it was left in."""
    app, save = Stage(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save), pilot)
        await pilot.press(*"h", "tab", "right", "tab", "tab", *"x", "escape")
        assert app.answers == [None]
        await app.ask(form(desk, save), pilot)
        assert "Anh" in seen(app)
        assert "Team lead" in seen(app)
        assert "Your unsaved text is back" in seen(app)
        assert focused_field(app) == "hired"
        assert "As 28/11/2026" not in seen(app)
        await pilot.press("backspace", "ctrl+s")
        await settle(pilot)
        assert save.asked == [{**STORED, "name": "Anh", "role": "team_lead", "notes": ""}]
        await app.ask(form(desk, save), pilot)
        assert "Anh" not in seen(app)
        assert "unsaved" not in seen(app)


async def test_a_draft_outlives_the_program(desk: Desk, tmp_path: Path) -> None:
    """What stood in a form when the session ended is offered by the next one."""
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, Saved()), pilot)
        await pilot.press(*"h thư", "escape")
    # The session dies without a word: only its lock is given back.
    held = next(path for path in (tmp_path / "drafts").glob("session-*"))
    held.unlink()
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(make_desk(tmp_path), Saved()), pilot)
        assert "Anh thư" in seen(app)


async def test_an_untouched_form_leaves_no_draft(desk: Desk) -> None:
    """Looking and leaving keeps nothing; typing and taking it back neither."""
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, Saved()), pilot)
        await pilot.press("x", "backspace", "escape")
        await settle(pilot)
        assert desk.drafts.claim(FORM.id) is None


async def test_a_draft_can_be_discarded(desk: Desk) -> None:
    """One key puts the stored values back."""
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, Saved()), pilot)
        await pilot.press("x", "tab", "right", "ctrl+r", "escape")
        await settle(pilot)
        assert desk.drafts.claim(FORM.id) is None


async def test_problems_stand_at_their_fields(desk: Desk) -> None:
    """What cannot be saved is marked where it is, nothing is saved, and the cursor goes there."""
    app, save = Stage(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save), pilot)
        await pilot.press("ctrl+u", "tab", *"zzz", "tab", "tab", *"x", "tab", *"x", "ctrl+s")
        await settle(pilot)
        shown = lines(app)
        at = next(at for at, line in enumerate(shown) if "Full name" in line)
        assert "! This cannot be empty." in shown[at + 1]
        assert "! Nothing in the list" in seen(app)
        assert "! No day understood" in seen(app)
        assert "! A whole number" in seen(app)
        assert "Not saved yet" in seen(app)
        assert focused_field(app) == "name"
        assert save.asked == []
        await pilot.press("A")
        await settle(pilot)
        assert "cannot be empty" not in seen(app)


async def test_a_refused_save_keeps_the_text_and_its_draft(desk: Desk) -> None:
    """A record changed elsewhere, or a name already taken: the sentence shows, the text stays."""
    app = Stage()
    save = Saved({"": "Changed elsewhere: look.", "name": "Taken."})
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save), pilot)
        await pilot.press("h", "ctrl+s")
        await settle(pilot)
        assert "! Changed elsewhere: look." in seen(app)
        assert "! Taken." in seen(app)
        assert app.answers == []
        await pilot.press("escape")
        assert app.answers == [None]
        draft = desk.drafts.claim(FORM.id)
        assert draft is not None
        assert json.loads(draft.text)["texts"]["name"] == "Anh"


async def test_a_full_disk_is_said_in_the_form(desk: Desk) -> None:
    """An error of the store is told in our words; the form stays open with its text."""

    async def fail(_: Values) -> Values:
        raise WriteFailedError("full")

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, fail), pilot)
        await pilot.press("h", "ctrl+s")
        await settle(pilot)
        assert "! The disk is full." in seen(app)
        assert "Anh" in seen(app)


async def test_keys_of_one_read_go_where_the_cursor_went(desk: Desk) -> None:
    """Letters after a Tab in the same read stand in the next field; Backspace keeps its turn."""
    app, save = Stage(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(form(desk, save, {}), pilot)
        one_read(
            app, ["t", "h", "o", "backspace", "ơ", "tab", *"qu", "down", *"an", "enter", *"t6"]
        )
        await settle(pilot)
        texts = {row.field.name: row.text for row in app.screen.query(FieldRow)}
        assert texts == {
            "name": "thơ",
            "role": "qu",
            "manager": "an",
            "hired": "t6",
            "cadence": "",
            "notes": "",
        }


async def test_arrows_tab_and_enter_walk_the_fields(desk: Desk) -> None:
    """Down, Enter and Tab go on, up and Shift+Tab back, round the end; Enter in the last saves."""
    app, save = Stage(), Saved()
    short = Form("short", "Short", (FormField("a", "A"), FormField("b", "B")))
    async with app.run_test() as pilot:
        await app.ask(FormScreen(desk, short, {}, save), pilot)
        walked = []
        for key in ("down", "up", "tab", "tab", "shift+tab", "up", "enter"):
            await pilot.press(key)
            walked.append(focused_field(app))
        assert walked == ["b", "a", "b", "a", "b", "a", "b"]
        await pilot.press("enter")
        await settle(pilot)
        assert save.asked == [{"a": "", "b": ""}]


async def test_arrows_stay_inside_a_passage_until_its_edge(desk: Desk) -> None:
    """Up in the second line goes to the first, and only from there to the field before."""
    app = Stage()
    passage = Form("p", "P", (FormField("a", "A"), FormField("b", "B", "passage")))
    async with app.run_test() as pilot:
        await app.ask(FormScreen(desk, passage, {"b": "one\ntwo"}, Saved()), pilot)
        await pilot.press("down", "down")
        assert focused_field(app) == "b"
        await pilot.press("up")
        assert focused_field(app) == "b"
        await pilot.press("up")
        assert focused_field(app) == "a"


async def test_saving_happens_once(desk: Desk) -> None:
    """Two presses in one read save one time."""
    app, save = Stage(), Saved()
    async with app.run_test() as pilot:
        await app.ask(form(desk, save), pilot)
        one_read(app, ["ctrl+s", "ctrl+s", "f2"])
        await settle(pilot)
        assert len(save.asked) == 1
        assert len(app.answers) == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_field_in_focus_is_in_sight(desk: Desk, size: tuple[int, int]) -> None:
    """A form longer than the dialog scrolls with the cursor, its title and keys stay."""
    app = Stage()
    long = Form("long", "Long", tuple(FormField(f"f{n}", f"Field {n}") for n in range(30)))
    async with app.run_test(size=size) as pilot:
        await app.ask(FormScreen(desk, long, {}, Saved()), pilot)
        await pilot.press("up")
        await settle(pilot)
        shown = seen(app)
        assert focused_field(app) == "f29"
        for text in ("Field 29", "Long", "^S Save"):
            assert text in shown


@pytest.mark.parametrize("draft", ["", "[]", "null", "{", '{"texts": 3}', "half a line"])
def test_a_text_that_is_no_draft_of_a_form_is_none(draft: str) -> None:
    """A damaged draft fills nothing in and stops nothing."""
    assert read_draft(draft).texts == {}


async def test_editors_are_small_and_still(desk: Desk) -> None:
    """The fields of a form are the kit's own: compact, without a blinking cursor."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(form(desk, Saved()), pilot)
        for editor in app.screen.query(FormInput):
            assert (editor.compact, editor.cursor_blink) == (True, False)
