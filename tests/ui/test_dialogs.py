"""Questions are answered by keys pressed at them; lines, days and choices come back as meant."""

from pathlib import Path

import pytest

from coachtui.ui.ask_date import AskDate
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine, Choose
from coachtui.ui.table import RowTable
from desks import make_desk
from screens import Stage, one_read, seen, settle

REPS = (
    ("1", "Đào Thị Đào"),
    ("2", "Nguyễn Văn An"),
    ("3", "Trần Ân"),
    ("4", "H'Duyên Niê-Kđăm"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk in English."""
    return make_desk(tmp_path)


def delete(desk: Desk) -> Ask:
    """Give the question tests ask."""
    return Ask(desk, "Delete the one-on-one with An?", yes="Delete", no="Keep")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["y"], True),
        (["n"], False),
        (["enter"], False),
        (["right", "enter"], True),
        (["right", "left", "enter"], False),
        (["tab", "enter"], True),
        (["escape"], False),
    ],
)
async def test_a_question_is_answered_by_its_keys(
    desk: Desk, keys: list[str], answer: bool
) -> None:
    """Keeping is in focus; y, n, Esc and Enter on the other answer do as they say."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(delete(desk), pilot)
        await pilot.press(*keys)
        assert app.answers == [answer]


@pytest.mark.parametrize("key", ["y", "enter", "n", "escape"])
async def test_keys_typed_before_the_question_do_not_answer_it(desk: Desk, key: str) -> None:
    """A key that was on its way when the question opened leaves it open."""
    app = Stage()
    async with app.run_test() as pilot:
        one_read(app, [key])
        waiting = app.push_screen(delete(desk), app.answers.append)
        one_read(app, [key, key])
        await waiting
        await settle(pilot)
        assert app.answers == []
        await pilot.press("y")
        assert app.answers == [True]


async def test_keys_on_their_way_through_an_older_widget_do_not_answer(desk: Desk) -> None:
    """A key handed to a list before the question opened bubbles up behind it, and does nothing."""
    app = Stage(lambda: RowTable(desk.words))
    async with app.run_test() as pilot:
        app.query_one(RowTable).focus()
        await settle(pilot)
        screen = delete(desk)
        await app.push_screen(screen, app.answers.append)
        screen.action_answer(True)
        screen.action_press()
        await settle(pilot)
        assert app.answers == []


async def test_an_answer_can_be_clicked(desk: Desk) -> None:
    """The mouse answers too."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(delete(desk), pilot)
        await pilot.click("#yes")
        assert app.answers == [True]


async def test_a_line_is_cleaned_and_an_empty_one_refused(desk: Desk) -> None:
    """Spaces at the ends go; where something has to stand the dialog says so and stays."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(AskLine(desk, "Why?"), pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.answers == []
        assert "! Something has to stand here" in seen(app)
        await pilot.press("space", *"vì vậy", "space", "enter")
        assert app.answers == ["vì vậy"]


async def test_a_check_keeps_the_text_and_says_why(desk: Desk) -> None:
    """A text that will not do stays in the field beside the reason; Esc gives nothing back."""
    app = Stage()
    async with app.run_test() as pilot:
        ask = AskLine(
            desk, "Number", initial="x", required=False, check=lambda text: text and "No."
        )
        await app.ask(ask, pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "! No." in seen(app)
        assert "x" in seen(app)
        await pilot.press("escape")
        assert app.answers == [None]


async def test_typing_ahead_into_a_line_is_kept(desk: Desk) -> None:
    """Letters of the same read as Enter are the answer, in order."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(AskLine(desk, "Why?"), pilot)
        one_read(app, ["a", "e", "backspace", "ê", "enter"])
        await settle(pilot)
        assert app.answers == ["aê"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "= Thứ Sáu 27/11/2026"), ("en", "= Friday 2026-11-27 · in 4 days")],
)
async def test_a_day_is_told_while_it_is_typed(tmp_path: Path, language: str, shown: str) -> None:
    """The day understood stands below the field, and comes back as an ISO date."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(AskDate(make_desk(tmp_path, language), "Until?"), pilot)
        await pilot.press("t", "6")
        await settle(pilot)
        assert shown in seen(app)
        await pilot.press("enter")
        assert app.answers == ["2026-11-27"]


async def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    """A text that means no day stays, with the ways to write one; an empty line may be allowed."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(AskDate(desk, "Until?", initial="2026-11-28", required=False), pilot)
        assert "2026-11-28" in seen(app)
        await pilot.press("x", "enter")
        await settle(pilot)
        assert "No day understood" in seen(app)
        await pilot.press("ctrl+u", "enter")
        assert app.answers == [""]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (list("dao"), "1"),
        (list("nva"), "2"),
        (list("ân"), "3"),
        (list("nie"), "4"),
        (["down", "down"], "3"),
        (["d", "backspace", "đ", "a"], "1"),
        (["d", "down"], "1"),
    ],
)
async def test_a_choice_is_found_by_typing(desk: Desk, keys: list[str], key: str) -> None:
    """Names without accents, initials, exact accents, an input method's corrections, arrows.

    All keys and Enter arrive in one read: each is carried out in its turn.
    """
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(Choose(desk, "Who?", REPS), pilot)
        one_read(app, [*keys, "enter"])
        await settle(pilot)
        assert app.answers == [key]


async def test_nothing_is_chosen_where_nothing_matches(desk: Desk) -> None:
    """Enter on an empty list does nothing; Esc leaves."""
    app = Stage()
    async with app.run_test() as pilot:
        await app.ask(Choose(desk, "Who?", REPS, at="3"), pilot)
        assert app.screen.query_one(RowTable).highlighted_key == "3"
        await pilot.press(*"xyz", "enter")
        await settle(pilot)
        assert app.answers == []
        assert "Nothing like that" in seen(app)
        await pilot.press("escape")
        assert app.answers == [None]
