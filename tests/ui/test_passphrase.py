"""The dialog for the passphrase: masked, three tries, and it waits while the records open."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from coachtui.domain.repository import MissingCryptError, StoreError, WrongKeyError
from coachtui.ui.desk import Desk
from coachtui.ui.passphrase import AskPassphrase
from desks import make_desk
from screens import Stage, seen, settle


class Room:
    """Stands for the HR room: what each passphrase does, and what was tried."""

    def __init__(self, *outcomes: StoreError | bool) -> None:
        self.outcomes = [*outcomes]
        self.tried: list[str] = []
        self.waits: asyncio.Event | None = None

    async def unlock(self, passphrase: str) -> bool:
        """Try a passphrase."""
        self.tried.append(passphrase)
        if self.waits is not None:
            await self.waits.wait()
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, StoreError):
            raise outcome
        return outcome


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk in English."""
    return make_desk(tmp_path)


async def test_the_right_one_opens_and_is_never_shown(desk: Desk) -> None:
    """Only signs stand in the field; on Enter it is empty, and what was typed is tried as it is."""
    app, room = Stage(), Room(True)
    room.waits = asyncio.Event()
    async with app.run_test() as pilot:
        await app.ask(AskPassphrase(desk, room.unlock), pilot)
        await pilot.press(*"secret", "space")
        await settle(pilot)
        assert "secret" not in seen(app)
        assert "••••••" in seen(app)
        await pilot.press("enter", "x", "enter")
        assert app.screen.query_one(Input).value == "x"
        assert "Opening; this takes a few seconds." in seen(app)
        room.waits.set()
        await settle(pilot)
        assert (room.tried, app.answers) == (["secret "], [True])


async def test_three_wrong_ones_leave_it_locked(desk: Desk) -> None:
    """Each is told with the tries left; the dialog then says that it was worn out."""
    app, room = Stage(), Room(WrongKeyError(), WrongKeyError(), WrongKeyError())
    ask = AskPassphrase(desk, room.unlock)
    async with app.run_test() as pilot:
        await app.ask(ask, pilot)
        for left in ("2 tries are left", "1 try is left", ""):
            await pilot.press("a", "enter")
            await settle(pilot)
            assert left in seen(app)
        assert (app.answers, ask.worn_out) == ([False], True)


async def test_what_else_is_wrong_is_told_and_costs_no_try(desk: Desk) -> None:
    """Where age is not installed the dialog says so and stays; Esc leaves, Enter alone does not."""
    app, room = Stage(), Room(*[MissingCryptError()] * 4)
    ask = AskPassphrase(desk, room.unlock)
    async with app.run_test() as pilot:
        await app.ask(ask, pilot)
        for _ in range(4):
            await pilot.press("enter", "a", "enter")
            await settle(pilot)
            assert "coachtui[crypt]" in seen(app)
        await pilot.press("escape")
        assert (app.answers, ask.worn_out, len(room.tried)) == ([False], False, 4)
