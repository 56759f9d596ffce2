"""Two windows change one record: mine, theirs or both, field by field, and nothing is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.domain.commitment import Commitment
from coachtui.domain.merging import joined, merge
from coachtui.domain.repository import Put, Remove
from coachtui.overview.commitment_form import edit_commitment
from coachtui.overview.people import PeopleScreen
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from coachtui.ui.form_draft import NOT_CHOSEN, read_draft
from coachtui.ui.frame import Frame
from coachtui.ui.keeper import Keeper
from coachtui.ui.versions import VersionsDialog
from overview_desk import (
    TODAY,
    add_promise,
    add_rep,
    app_of,
    open_desk,
    rows_on,
    said,
    second_window,
    shown_text,
    stored,
)
from screens import one_read, settle

MINE, THEIRS = "gửi báo giá, cả chiết khấu", "gửi báo giá cho chị Hà"
OLD = "gửi báo giá"


@pytest.mark.parametrize(
    ("mine", "theirs", "followed", "clashes"),
    [
        ("a", "a", {}, ()),
        ("mine", "a", {}, ()),
        ("a", "theirs", {"x": "theirs"}, ()),
        ("same", "same", {}, ()),
        ("mine", "theirs", {}, ("x",)),
        ("", "theirs", {}, ("x",)),
        ("mine", "", {}, ("x",)),
    ],
)
def test_what_changed_on_one_side_follows_and_what_changed_on_both_is_asked(
    mine: str, theirs: str, followed: dict[str, str], clashes: tuple[str, ...]
) -> None:
    """Only a text that was changed on both sides, each in its own way, has to be decided."""
    found = merge({"x": "a"}, {"x": mine}, {"x": theirs})
    assert (dict(found.followed), found.clashes) == (followed, clashes)


def test_a_name_that_is_not_stored_is_mine_alone() -> None:
    """A field whose text was never stored cannot clash."""
    found = merge({}, {"x": "typed"}, {})
    assert (dict(found.followed), found.clashes) == ({}, ())


@pytest.mark.parametrize(
    ("mine", "theirs", "lines", "both"),
    [
        ("b", "a", False, "a / b"),
        ("b", "a", True, "a\nb"),
        ("a b", "a", True, "a b"),
        ("a", "a b", False, "a b"),
        ("", "a", True, "a"),
        ("b", "", True, "b"),
    ],
)
def test_both_holds_both(mine: str, theirs: str, *, lines: bool, both: str) -> None:
    """Both texts stand one after the other, and neither twice."""
    assert joined(mine, theirs, lines=lines) == both


class Clash:
    """A promise open in a form while another window changes it."""

    def __init__(self, folder: Path) -> None:
        self.desk: Desk = open_desk(folder)
        rep = add_rep(self.desk, "Nguyễn Văn An")
        self.promise = add_promise(self.desk, rep, OLD, 3)
        self.app: Frame = app_of(self.desk, PeopleScreen(self.desk))

    @property
    def now(self) -> Commitment:
        """The promise as it is stored."""
        return stored(self.desk, self.promise)

    @property
    def form(self) -> FormScreen:
        """The form, though the dialog stands over it."""
        found = [each for each in self.app.screen_stack if isinstance(each, FormScreen)]
        assert found
        return found[-1]

    @property
    def dialog(self) -> VersionsDialog:
        """The dialog in front."""
        assert isinstance(self.app.screen, VersionsDialog)
        return self.app.screen

    async def open(self, pilot: Pilot[None]) -> None:
        """Open the form of the promise."""
        host = next(each for each in self.app.screen_stack if isinstance(each, PeopleScreen))
        host.run_worker(edit_commitment(host, self.now))
        await settle(pilot)
        assert isinstance(self.app.screen, FormScreen)

    def elsewhere(self, **changes: object) -> None:
        """Change the promise in another window."""
        other = second_window(self.desk)
        theirs = other.get(Commitment, self.promise.id)
        assert theirs is not None
        other.commit([Put(theirs.revised(**changes))])

    async def clash(self, pilot: Pilot[None], **changes: object) -> None:
        """Type here, change there, and save here."""
        await self.open(pilot)
        self.elsewhere(**({"text": THEIRS} | changes))
        await pilot.press(*MINE.removeprefix(OLD), "ctrl+s")
        await settle(pilot)


@pytest.fixture
def clash(tmp_path: Path) -> Clash:
    """Give a promise that two windows are about to change."""
    return Clash(tmp_path)


@pytest.mark.parametrize(
    ("key", "text", "left"),
    [
        ("", MINE, THEIRS),
        ("m", MINE, THEIRS),
        ("t", THEIRS, MINE),
        ("b", f"{THEIRS} / {MINE}", ""),
    ],
)
async def test_a_stale_save_asks_and_stores_what_was_chosen(
    clash: Clash, key: str, text: str, left: str
) -> None:
    """Both texts are shown; one key chooses, Enter stores, what was not chosen is kept."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        seen = shown_text(clash.app)
        assert MINE in seen
        assert THEIRS in seen
        assert clash.now.text == THEIRS
        await pilot.press(*([key] if key else []), "enter")
        await settle(pilot)
        assert isinstance(clash.app.screen, PeopleScreen)
        assert clash.now.text == text
        held = clash.desk.drafts.claim(f"{NOT_CHOSEN}commitment:{clash.promise.id}")
        assert (read_draft(held.text).texts if held else {}) == ({"text": left} if left else {})
        assert clash.desk.drafts.claim(f"commitment:{clash.promise.id}") is None


async def test_a_kept_text_does_not_count_as_unsaved(clash: Clash) -> None:
    """Having decided against a text raises no question when the program ends."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        await pilot.press("t", "enter")
        await settle(pilot)
        drafts = clash.desk.drafts
        assert isinstance(drafts, Keeper)
        assert not drafts.unsaved


async def test_esc_goes_back_with_everything_typed(clash: Clash) -> None:
    """Leaving the question writes nothing and loses nothing; saving asks again."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        await pilot.press("t", "escape")
        await settle(pilot)
        assert clash.app.screen is clash.form
        assert clash.form.texts["text"] == MINE
        assert "^S shows both" in said(clash.app)
        assert clash.now.text == THEIRS
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("m", "enter")
        await settle(pilot)
        assert clash.now.text == MINE


async def test_fields_are_decided_one_by_one(clash: Clash) -> None:
    """The cursor goes on to the next field; each takes its own version."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.open(pilot)
        clash.elsewhere(text=THEIRS, due=TODAY + timedelta(days=5), visibility="shared")
        await pilot.press(*MINE.removeprefix(OLD), "tab", "ctrl+u", *"+9d", "ctrl+s")
        await settle(pilot)
        assert len(rows_on(clash.app)) == 2
        await pilot.press("t")
        assert clash.dialog.texts["text"] == THEIRS
        await pilot.press("b")
        assert "Only one of the two" in said(clash.app)
        await pilot.press("m", "enter")
        await settle(pilot)
        assert (clash.now.text, clash.now.due) == (THEIRS, TODAY + timedelta(days=9))


async def test_what_changed_only_there_is_kept_and_said(clash: Clash) -> None:
    """A field nobody touched here follows the other window, whatever is chosen elsewhere."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot, due=TODAY + timedelta(days=5))
        assert "Changed there alone, and kept: Due." in shown_text(clash.app)
        await pilot.press("m", "enter")
        await settle(pilot)
        assert (clash.now.text, clash.now.due) == (MINE, TODAY + timedelta(days=5))


async def test_the_same_change_twice_asks_nothing(clash: Clash) -> None:
    """Both windows wrote the same: it is saved, and there is nothing to decide."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot, text=MINE)
        assert isinstance(clash.app.screen, PeopleScreen)
        assert clash.now.text == MINE


async def test_a_third_save_during_the_question_asks_anew(clash: Clash) -> None:
    """What is stored while the two versions are looked at is laid side by side in its turn."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        clash.elsewhere(text="a third")
        await pilot.press("m", "enter")
        await settle(pilot)
        assert "a third" in shown_text(clash.app)
        await pilot.press("m", "enter")
        await settle(pilot)
        assert clash.now.text == MINE
        held = clash.desk.drafts.claim(f"{NOT_CHOSEN}commitment:{clash.promise.id}")
        assert held is not None
        assert read_draft(held.text).texts == {"text": f"{THEIRS}\na third"}


async def test_keys_typed_ahead_decide_nothing(clash: Clash) -> None:
    """A hand that typed on after saving does not answer a question it has not seen."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.open(pilot)
        clash.elsewhere(text=THEIRS)
        await pilot.press(*MINE.removeprefix(OLD))
        one_read(clash.app, ["ctrl+s", "t", "enter"])
        await settle(pilot)
        await settle(pilot)
        assert isinstance(clash.app.screen, VersionsDialog)
        assert clash.now.text == THEIRS


async def test_a_record_deleted_there_keeps_the_text_here(clash: Clash) -> None:
    """Deleted in the other window: it is said, and the text stays in the form and its draft."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.open(pilot)
        second_window(clash.desk).commit([Remove(clash.now)])
        await pilot.press(*MINE.removeprefix(OLD), "ctrl+s")
        await settle(pilot)
        assert "deleted elsewhere" in said(clash.app)
        assert clash.form.texts["text"] == MINE


async def test_a_draft_that_comes_back_over_another_change_is_asked_about(clash: Clash) -> None:
    """A draft begun on an older text does not quietly replace what was stored since."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.open(pilot)
        await pilot.press(*MINE.removeprefix(OLD), "escape")
        await settle(pilot)
        clash.elsewhere(text=THEIRS)
        clash.desk.repository.refresh()
        await clash.open(pilot)
        assert clash.form.texts["text"] == MINE
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert THEIRS in shown_text(clash.app)
        await pilot.press("b", "enter")
        await settle(pilot)
        assert clash.now.text == f"{THEIRS} / {MINE}"


async def test_texts_not_chosen_come_back_from_the_commands(clash: Clash) -> None:
    """The form says that a text is kept; its command lays it beside the form's, then lets go."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        await pilot.press("t", "enter")
        await settle(pilot)
        await clash.open(pilot)
        assert "A text you decided against is kept" in said(clash.app)
        await clash.form.run_action("not_chosen")
        await settle(pilot)
        assert MINE in shown_text(clash.app)
        await pilot.press("t", "enter")
        await settle(pilot)
        assert clash.form.texts["text"] == MINE
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert clash.now.text == MINE
        await clash.open(pilot)
        assert "decided against" not in said(clash.app)


async def test_both_versions_can_be_copied(clash: Clash) -> None:
    """One key shows both texts whole, to be copied; Esc comes back to the question."""
    async with clash.app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert isinstance(clash.app.screen, CopyScreen)
        assert MINE in clash.app.screen.text
        assert THEIRS in clash.app.screen.text
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(clash.app.screen, VersionsDialog)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_everything_is_in_sight(clash: Clash, size: tuple[int, int]) -> None:
    """Title, both texts, what is kept and the keys stand on the screen at any size."""
    async with clash.app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await clash.clash(pilot, due=TODAY + timedelta(days=5))
        seen = shown_text(clash.app)
        for text in ("Two versions", MINE, THEIRS, "Due", "m Mine", "t Theirs", "b Both", "Apply"):
            assert text in seen
