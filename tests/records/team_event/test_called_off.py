"""An event that is called off keeps nothing that was asked for it alone."""

from pathlib import Path

from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds, TeamEvent
from coachtui.records.team_event.screens.event_page import EventPage
from invited import id_of, taken_up
from screens import Stage, settle

NEED = "dị ứng hạt điều nặng"


def everything(folder: Path) -> bytes:
    """Return all that stands in the folder of records."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_calling_an_event_off_erases_what_people_need_for_it(tmp_path: Path) -> None:
    """The reason is asked and kept; what somebody eats is in no file any more."""
    work = taken_up(tmp_path)
    needs = EventNeeds(person_id=id_of("Nguyễn Văn An"), event_id=work.id, diet=NEED)
    work.desk.repository.commit([Put(needs)], "Needs noted")
    app = Stage()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.ask(EventPage(work.desk, work.event), pilot)
        await pilot.press("C")
        await settle(pilot)
        await pilot.press(*"no bus", "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
    stored = work.desk.repository.get(TeamEvent, work.id)
    assert stored is not None
    assert (stored.state, stored.reason) == ("cancelled", "no bus")
    assert NEED.encode() not in everything(tmp_path)
