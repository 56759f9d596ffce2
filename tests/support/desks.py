"""A desk for tests of screens: real words, a clock that stands still, a store in a folder."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coachtui.domain.clock import TEAM_ZONE
from coachtui.domain.ids import ME, new_id
from coachtui.domain.kind import Catalogue
from coachtui.domain.person import Person
from coachtui.domain.repository import StoreError
from coachtui.settings import Settings
from coachtui.storage import Drafts, open_store
from coachtui.ui.desk import Desk
from coachtui.ui.keeper import Keeper
from keyed import keyed

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 2026-11-23, 08:00 in Vietnam: the sample team's morning."""
_ZONE = ZoneInfo(TEAM_ZONE)


@dataclass
class FixedClock:
    """A clock that shows what it was set to."""

    moment: datetime = MONDAY

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return self.moment

    def today(self) -> date:
        """Return the calendar day in the team's zone."""
        return self.local(self.moment).date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the team's zone shows it."""
        return moment.astimezone(_ZONE)


class Never:
    """A call that was put off for good: a test flushes when it means to."""

    def cancel(self) -> None:
        """Nothing is due."""


def unexpected(error: StoreError | OSError | None) -> None:
    """Fail the test whose draft could not be written."""
    if error is not None:
        raise error


def make_desk(tmp_path: Path, language: str = "en", now: datetime = MONDAY) -> Desk:
    """Give back a desk over a new store in `tmp_path`, kept by Lê Hoàng Ngân.

    Opened again on the same folder it stands for a second window: drafts of the first stay the
    first one's.
    """
    clock = FixedClock(now)
    manager = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")
    store = open_store(tmp_path, now=clock.now, founding=(manager,))
    drafts = Drafts(tmp_path / "drafts", new_id(), now=clock.now)
    desk = Desk(
        words=keyed(language),
        clock=clock,
        catalogue=Catalogue(()),
        settings=Settings(),
        folder=tmp_path,
        manager=manager.full_name,
    )
    desk.attach(store, Keeper(drafts, lambda _seconds, _call: Never(), lambda: 0.0, unexpected))
    return desk
