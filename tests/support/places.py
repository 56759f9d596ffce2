"""One-on-ones on a real store, in the real app, on a clock that stands still."""

from functools import partial
from pathlib import Path

from coachtui.app import CoachApp, Opened
from coachtui.catalogue import catalogue
from coachtui.domain.ids import ME, new_id
from coachtui.domain.items import Target
from coachtui.domain.person import Address, Person, Rhythm
from coachtui.domain.repository import Put
from coachtui.exchange.records import tidy
from coachtui.settings import Settings
from coachtui.storage import Drafts, Store, open_store
from coachtui.ui.desk import Desk
from desks import FixedClock
from keyed import keyed

AN = Person(
    id="an",
    full_name="Nguyễn Văn An",
    address_vi=Address(rep="em", manager="chị"),
    one_on_one=Rhythm(cadence_days=14, weekday=1),
)
"""The rep of these tests: every other Monday."""


class Place:
    """A folder with a store, opened as often as a test wants."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock()
        self.kinds = catalogue()
        manager = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")
        with self.store() as store:
            store.commit([Put(manager), Put(AN)])

    def store(self) -> Store:
        """Open the store."""
        return open_store(self.folder, now=self.clock.now)

    def app(
        self,
        then: Target | None = None,
        language: str = "en",
        settings: Settings | None = None,
    ) -> CoachApp:
        """Return the app over the store; `then` is what it opens first."""
        desk = Desk(
            words=keyed(language, None if settings is None else settings.keys),
            clock=self.clock,
            catalogue=self.kinds,
            settings=settings or Settings(),
            folder=self.folder,
        )

        def opened() -> Opened:
            drafts = Drafts(self.folder / "drafts", new_id(), now=self.clock.now)
            store = self.store()
            return store, drafts, (), partial(tidy, store)

        return CoachApp(desk, opened, then=then)
