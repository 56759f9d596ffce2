"""A rep with a canary in every corner of the data folder, for tests of erasing and looking back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coachtui.domain.clock import system_clock
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, Remove
from coachtui.records.discipline.model import CaseStep, CounselNote, DisciplineCase, HrFile
from coachtui.storage import Drafts, Store, open_store

NAME, OTHER = "Nguyễn Văn Kín", "Trần Bình"
CANARY = "canary-3f9a"
REP, OTHER_ID = "rep-kin", "rep-binh"


def at(day: date) -> datetime:
    """Return noon of a day in Vietnam."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def ago(days: int) -> date:
    """Return the team's day so many days ago."""
    return system_clock().today() - timedelta(days=days)


def team(world: Path, day: date) -> Store:
    """Open the team's records as on a day."""
    return _open(world / "data", day, chained=False)


def formal(world: Path, day: date) -> Store:
    """Open the HR records as on a day."""
    return _open(world / "data/hr", day, chained=True)


def _open(folder: Path, day: date, *, chained: bool) -> Store:
    manager = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")
    founding = () if chained else (manager,)
    return open_store(folder, now=lambda: at(day), author=ME, founding=founding, chained=chained)


def entry(text: str, person_id: str = REP, **more: object) -> LogEntry:
    """Return a log entry, made 40 days ago."""
    given = {"person_id": person_id, "text": text, "happened_at": at(ago(40))}
    return LogEntry.model_validate({**given, **more})


def fill(world: Path) -> None:
    """Write the rep with everything that can hold a canary, and a colleague without."""
    with team(world, ago(40)) as store:
        rep = Person(id=REP, full_name=NAME, personal=CANARY)
        store.commit([Put(rep), Put(Person(id=OTHER_ID, full_name=OTHER, reports_to=REP))], "add")
        kept = store.commit([Put(entry(f"{CANARY} old")), Put(entry("stays", OTHER_ID))], "log")
        gone = kept.records[0]
        store.commit([Remove(gone)], "delete")
        store.commit([Put(entry(f"{CANARY} new"))], "log")
        promise = Commitment(
            owner=REP,
            counterparty=ME,
            text=f"{CANARY} promise",
            due=ago(1),
            source=Source(kind="one_on_one", id="x"),
        )
        store.commit([Put(promise)], "add")
        store.compact()
        drafts = Drafts(store.folder / "drafts", "S1", now=lambda: at(ago(40)))
        drafts.note(f"quick_log.{REP}", f"{CANARY} half typed")
        drafts.note(f"quick_log.{OTHER_ID}", "half typed, stays")
        drafts.flush()


def case(**changes: object) -> DisciplineCase:
    """Return a case of the rep that only began."""
    given = {"id": "case-kin", "person_id": REP, "number": "2026-001", "track": "conduct"}
    made = {"pack": "generic", "statement": f"{CANARY} statement"}
    return DisciplineCase.model_validate({**given, **made, **changes})


def warned(day: date, step: str = "outcome", **fields: object) -> CaseStep:
    """Return a step of that case, a first warning."""
    given = {"person_id": REP, "case_id": "case-kin", "step": step, "on": day}
    return CaseStep.model_validate({**given, "text": f"{CANARY} step", **fields})


def fill_hr(world: Path, *records: DisciplineCase | CaseStep) -> None:
    """Write HR records of the rep, and one of the colleague."""
    with formal(world, ago(40)) as store:
        theirs = CounselNote(person_id=REP, on=ago(40), facts=f"{CANARY} talk")
        others = CounselNote(person_id=OTHER_ID, on=ago(40), facts="stays")
        store.commit([Put(HrFile(person_id=REP)), Put(theirs), Put(others)], "add")
        if records:
            store.commit([Put(each) for each in records], "case")
        store.compact()


def holding(folder: Path, text: str) -> set[str]:
    """Return the files below a folder that hold a text, whatever they are."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and text.encode() in path.read_bytes()
    }
