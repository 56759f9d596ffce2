"""The page of a line logged in between."""

from pathlib import Path

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.overview.log_page import LogEntryPage
from coachtui.ui.dialogs import Ask
from overview_desk import add_rep, app_of, open_desk


async def test_a_line_logged_by_mistake_goes_with_its_promise(tmp_path: Path) -> None:
    """D asks and names the line; `n` keeps it, `y` takes it and its open promise out."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    promised = Commitment.model_validate(
        {
            "owner": rep.id,
            "counterparty": "me",
            "text": "send the quote",
            "due": desk.clock.today(),
            "source": {"kind": "log_entry", "id": "line"},
        }
    )
    entry = LogEntry(
        id="line",
        person_id=rep.id,
        text="send the quote",
        commitment_id=promised.id,
        happened_at=desk.clock.now(),
    )
    desk.repository.commit([Put(entry), Put(promised)])
    app = app_of(desk, LogEntryPage(desk, "line"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for answer, left in (("n", 1), ("y", 0)):
            await pilot.press("D")
            while not isinstance(app.screen, Ask):
                await pilot.pause()
            await pilot.pause()
            await pilot.press(answer)
            while isinstance(app.screen, Ask):
                await pilot.pause()
            await app.workers.wait_for_complete()
            assert len(desk.repository.all(LogEntry)) == left
            assert len(desk.repository.all(Commitment)) == left
