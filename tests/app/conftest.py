"""The app over a repository in memory, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bare import bare_catalogue
from coachtui.app import CoachApp, Opened
from coachtui.domain.items import Target
from coachtui.domain.repository import StoreError
from coachtui.settings import Settings
from coachtui.ui.desk import Desk
from desks import FixedClock
from keyed import keyed
from memory import MemoryDrafts, MemoryRepository

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def running(tmp_path: Path) -> Running:
    """Give back a context manager that runs the app and waits until the records are open.

    It takes the repository (or the error that opening raises), the language, what is opened first,
    and what there is to tell about the files.
    """

    @asynccontextmanager
    async def run(
        opened: MemoryRepository | StoreError | None = None,
        language: str = "en",
        then: Target | None = None,
        notices: tuple[str, ...] = (),
    ) -> AsyncIterator[Pilot[None]]:
        repository = MemoryRepository() if opened is None else opened
        desk = Desk(
            words=keyed(language),
            clock=FixedClock(),
            catalogue=bare_catalogue(),
            settings=Settings(),
            folder=tmp_path,
        )

        def open_store() -> Opened:
            if isinstance(repository, StoreError):
                raise repository
            return repository, MemoryDrafts(), notices, lambda: None

        app = CoachApp(desk, open_store, then)
        async with app.run_test(notifications=True) as pilot:
            await settle(pilot)
            yield pilot

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the records are open, or are known not to open, and the screen is drawn."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    await pilot.pause()
    while app.opening:
        await pilot.pause(0.01)
    await pilot.pause()
