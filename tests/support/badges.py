"""A kind of HR record that is only here for a test: all there is of it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar

from pydantic import Field
from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.catalogue import catalogue
from coachtui.domain.items import CalendarEntry, DueItem, Hold, Target, TimelineEntry, Urgency
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.person import Person
from coachtui.domain.record import Line, Record
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.following import open_target
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable


class Badge(Record):
    """What a person has to carry, and until when it is good."""

    table: ClassVar[str] = "badge"

    number: Line = Field(min_length=1, max_length=40)
    person_id: str
    good_until: date
    handed_out_by: Line = ""


class BadgeList(CoachScreen[None]):
    """All of them while the HR records are open."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    COPIES: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "unlock", "Unlock", id="badges.unlock"),
    ]

    def heading(self) -> str:
        """Name the list."""
        return "BADGES"

    def body(self) -> Iterable[Widget]:
        """Give the list."""
        yield RowTable(self.words, "Locked, or no badge.")

    def refresh_rows(self) -> None:
        """Show them as they are now."""
        rows = [Row(one.id, (one.number,)) for one in _all(self.desk.view)]
        self.query_one(RowTable).show((Column(),), rows)

    @on(RowTable.Opened)
    def _open(self, message: RowTable.Opened) -> None:
        message.stop()
        open_target(self, Target(Badge.table, message.key))

    async def action_unlock(self) -> None:
        """Open the HR records."""
        await self.desk.hr.unlock()


class BadgePage(Confidential, CoachScreen[None]):
    """One of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="app.back"),
    ]

    def __init__(self, desk: Desk, badge_id: str) -> None:
        super().__init__(desk)
        self.page_of = Target(Badge.table, badge_id)

    def body(self) -> Iterable[Widget]:
        """Give its line."""
        told = headline(self.desk.view, self.page_of.record_id if self.page_of else "")
        yield Static(plain(told), markup=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def badge_screen(desk: Desk, target: Target) -> Screen[None]:
    """Return the page of one, the list while they are locked."""
    return BadgePage(desk, target.record_id) if desk.hr.unlocked else BadgeList(desk)


def _all(view: View) -> tuple[Badge, ...]:
    return tuple(view.hr.all(Badge)) if view.hr is not None else ()


def headline(view: View, badge_id: str) -> str:
    """Return the number of one; '' while it is locked."""
    found = view.hr.get(Badge, badge_id) if view.hr is not None else None
    return found.number if found is not None else ""


def search_text(view: View) -> Iterator[tuple[str, str]]:
    """Give the words of each while they are open."""
    for badge in _all(view):
        yield badge.id, badge.number


def due(view: View) -> Iterator[DueItem]:
    """Give a row of Today for each that runs out."""
    for badge in _all(view):
        person = view.repository.get(Person, badge.person_id)
        name = person.short_name if person is not None else ""
        yield DueItem(
            *(Urgency.DEADLINE, "Badge", badge.person_id, name, badge.number, badge.good_until),
            at=None,
            overdue=badge.good_until < view.clock.today(),
            target=_target(badge),
        )


def timeline(view: View, person_id: str) -> Iterator[TimelineEntry]:
    """Give a row for each a person has."""
    for badge in _all(view):
        if badge.person_id == person_id:
            at = badge.recorded_at or view.clock.now()
            yield TimelineEntry(at, "Badge", f"{badge.number} given", _target(badge))


def deadlines(view: View, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the last day of each."""
    for badge in _all(view):
        if first <= badge.good_until <= last:
            start = datetime.combine(badge.good_until, time(), view.words.zone).astimezone(UTC)
            until = start + timedelta(days=1)
            entry = (start, until, badge.person_id, "Badge", badge.number, _target(badge))
            yield CalendarEntry(*entry, all_day=True)


def holds(view: View, person_id: str) -> Iterator[Hold]:
    """Keep the records of whoever has one that is good."""
    for badge in _all(view):
        if badge.person_id == person_id and badge.good_until >= view.clock.today():
            yield Hold(badge.number, badge.good_until)


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's as a list."""
    theirs = (badge for badge in _all(view) if badge.person_id == person_id)
    return "\n".join(f"- {escaped(badge.number)}" for badge in theirs)


def _target(badge: Badge) -> Target:
    return Target(Badge.table, badge.id)


BADGE = Kind(
    slug="badge",
    singular="Badge",
    plural="Badges",
    records=("badges:Badge",),
    store="hr",
    number=8,
    list_screen="badges:BadgeList",
    record_screen="badges:badge_screen",
    exports="badges:as_markdown",
    due="badges:due",
    timeline="badges:timeline",
    deadlines="badges:deadlines",
    holds="badges:holds",
    headline="badges:headline",
    search_text="badges:search_text",
)


def with_badges() -> Catalogue:
    """Give back the catalogue of all kinds, and this one."""
    return Catalogue((*catalogue(), BADGE))
