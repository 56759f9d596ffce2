"""A new kind of record has history, undo by name and the bin without a line of its own."""

from pathlib import Path

from coachtui.catalogue import catalogue
from coachtui.domain.kind import Catalogue
from coachtui.domain.repository import Put, Remove
from coachtui.overview.bin import BinScreen
from coachtui.overview.history import HistoryScreen
from gadgets import GADGET, Gadget, GadgetList
from overview_desk import app_of, open_desk, rows_on, said, titled
from screens import settle


async def test_a_new_kind_has_history_undo_and_the_bin(tmp_path: Path) -> None:
    """`h` on its list tells its changes, `u` names it, the bin brings it back."""
    desk = open_desk(tmp_path)
    desk.catalogue = Catalogue((*catalogue(), GADGET))
    (kept,) = desk.repository.commit([Put(Gadget(name="lamp"))], "Added").records
    assert isinstance(kept, Gadget)
    (kept,) = desk.repository.commit([Put(kept.revised(state="old"))], "Saved").records
    app = app_of(desk, GadgetList(desk))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:

        async def read() -> None:
            await settle(pilot)
            await app.workers.wait_for_complete()
            await settle(pilot)

        await read()
        await pilot.press("h")
        await read()
        assert isinstance(app.screen, HistoryScreen)
        assert titled(app)[0] == "History · lamp"
        assert [row for row in rows_on(app) if "→" in row] == ["state new → old"]
        await pilot.press("escape")
        desk.repository.commit([Remove(kept)], "Deleted")
        await app.push_screen(BinScreen(desk))
        await read()
        assert "lamp" in rows_on(app)[0]
        await pilot.press("enter")
        await read()
        assert [each.state for each in desk.repository.all(Gadget)] == ["old"]
        await pilot.press("u")
        await read()
        assert said(app) == "Undone: Restored from the bin: lamp."
