"""The tables of a person's page, and what their rows stand for."""

from collections.abc import Sequence

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import BringAlong, Standing, Target, TimelineEntry
from coachtui.domain.kind import Kind
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.overview.person_rows import PromiseRow, bring_along, promises, timeline
from coachtui.text import cells
from coachtui.ui.desk import Desk
from coachtui.ui.table import Column, Row, Tone

Table = tuple[list[Column], list[Row]]
_LABEL_MOST = 12
_KIND_MOST = 18
"""Cells of the name of a kind: whole, in either language."""


class PersonTables:
    """Reads what a person's page shows, and lays it out in rows."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        self._desk = desk
        self._person_id = person_id
        self._promises: list[PromiseRow] = []
        self._bring: list[BringAlong] = []
        self._timeline: list[TimelineEntry] = []
        self._meetings: list[tuple[Kind, Standing]] = []
        self._targets: dict[str, Target] = {}

    def read(self) -> None:
        """Read everything anew."""
        desk, view = self._desk, self._desk.view
        self._promises = list(promises(view, self._person_id))
        self._bring = bring_along(view, desk.catalogue, self._person_id)
        self._timeline = timeline(view, desk.catalogue, self._person_id)
        self._meetings = []
        for kind in desk.catalogue:
            seen = maybe_one_of(desk.catalogue, kind.standing, Standing, view, self._person_id)
            if seen is not None:
                self._meetings.append((kind, seen))
        self._targets = {}

    @property
    def meeting(self) -> Target | None:
        """What opens the next conversation."""
        for kind, _ in self._meetings:
            return Target(kind.slug, self._person_id, "meet")
        return None

    def target(self, key: str) -> Target | None:
        """Return what the row of that key stands for."""
        return self._targets.get(key)

    def headings(self) -> list[tuple[str, str]]:
        """Return the heading of each pane: its name, and how much of what is in it."""
        words = self._desk.words
        late = sum(row.overdue for row in self._promises)
        still = sum(not row.closed for row in self._promises)
        told = words.say("{n} open", n=still) if still else ""
        if late:
            told = words.say("{n} open · {late} with !", n=still, late=late)
        number = len(self._timeline)
        return [
            (words.say("Promises"), told),
            (words.say("To bring along"), str(len(self._bring) or "")),
            (words.say("Timeline"), str(number or "")),
        ]

    def promises(self) -> Table:
        """Return the promises both ways."""
        rows = []
        for promise in self._promises:
            tone: Tone = "late" if promise.overdue else "dim" if promise.closed else ""
            if promise.done:
                tone = "good"
            key = self._key("promise", Target(Commitment.table, promise.promise_id))
            rows.append(Row(key, (promise.label, promise.text, promise.due), tone))
        return _columns(rows), rows

    def bring(self) -> Table:
        """Return the next conversation, then what to bring along to it."""
        words, today = self._desk.words, self._desk.clock.today()
        rows = []
        for kind, seen in self._meetings:
            key = self._key("meeting", Target(kind.slug, self._person_id, "meet"))
            day = words.day_short(seen.next) if seen.next else seen.word
            far = words.relative(seen.next, today) if seen.next else ""
            tone: Tone = "late" if seen.overdue else ""
            rows.append(Row(key, (words.say(kind.singular), far, day), tone))
        for item in self._bring:
            key = self._key("bring", item.target)
            times = words.count(item.carried, "{n} time carried", "{n} times carried")
            rows.append(Row(key, (item.label, item.text, times if item.carried else "")))
        return _columns(rows, _KIND_MOST), rows

    def timeline(self) -> Table:
        """Return what happened, newest first."""
        words = self._desk.words
        rows = []
        for entry in self._timeline:
            key = self._key(f"past/{entry.at.isoformat()}", entry.target)
            day = words.day(words.local(entry.at))
            rows.append(Row(key, (day, entry.label, entry.text)))
        if not rows:
            return [Column()], rows
        wide = [_widest([row.cells[at] for row in rows]) for at in (0, 1)]
        return [Column(width=wide[0]), Column(width=min(wide[1], _LABEL_MOST)), Column()], rows

    def as_text(self, person: Person) -> str:
        """Return the open promises the rep may see, both ways, as plain text for a chat."""
        told = [
            f"- {row.label} · {row.text} · {row.due}"
            for row in self._promises
            if row.shared and not row.closed
        ]
        return "\n".join([person.full_name, *told])

    def _key(self, pane: str, target: Target) -> str:
        key = f"{pane}/{target.kind}/{target.record_id}"
        self._targets[key] = target
        return key


def _columns(rows: Sequence[Row], most: int = _LABEL_MOST) -> list[Column]:
    """Return the columns of (label, text, what stands right), as narrow as their texts."""
    if not rows:
        return [Column()]
    label, right = (_widest([row.cells[at] for row in rows]) for at in (0, 2))
    return [Column(width=min(label, most)), Column(), Column(width=right, align="right")]


def _widest(texts: Sequence[str]) -> int:
    return max(map(cells, texts), default=1) or 1
