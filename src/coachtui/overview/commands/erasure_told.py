"""An erasure in words, before and after, and the receipt it leaves: ids and counts, no content."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.ids import ME
from coachtui.domain.items import Hold
from coachtui.domain.kind import Catalogue
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.exchange.naming import Naming
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.commands.erasure import NOTHING, Erasure, Share
from coachtui.storage.deals_file import deals_named

_COMMON: Final[Mapping[str, str]] = {
    Person.table: N_("People"),
    LogEntry.table: N_("Log entries"),
    Commitment.table: N_("Promises"),
    # Parts of a kind, whose name would stand there twice.
    "stop": N_("Stops of field days"),
    "coaching_report": N_("Coaching reports"),
    "coach_card": N_("Coach cards"),
    "invitation": N_("Invitations"),
    "event_needs": N_("What people need"),
    "event_feedback": N_("Event feedback"),
    "case_step": N_("Steps of cases"),
    "case_addendum": N_("Added to cases"),
    "hr_file": N_("HR files"),
    "counsel_note": N_("Counsel notes"),
}
_WHY: Final[Mapping[str, str]] = {
    "hr": N_("HR records: --hr was not given."),
    "audit": N_("Audit events: they hold ids and no content."),
    "journal": N_(
        "Lines of the journal: number, id, revision and digest, so that it proves whole."
    ),
    "others": N_("Records of others that hold the name: they are left to be decided on."),
    "files": N_(
        "Files that hold the name, or records that were erased: they are copies and exports, and"
        " are left to you."
    ),
    "closed": N_("Files that cannot be looked into: they may hold the name."),
    "disk": N_("Copies outside the data folder, and what a disk keeps of files written anew."),
}


def tell_plan(session: Session, erasure: Erasure, *, dry_run: bool) -> None:
    """Count by kind what would go, and say what would stay.

    The counts are what a dry run gives, on stdout; else that is the receipt's, and they are told.
    """
    words, console = session.words, session.console
    title = words.say("HR records")
    for heading, share in (("", erasure.team), (title, erasure.hr if erasure.with_hr else NOTHING)):
        rows = [*_rows(session, share)]
        if rows and heading:
            (console.data if dry_run else console.say)(heading)
        if dry_run:
            console.table(rows)
        elif rows:
            console.say("\n".join("  ".join(row) for row in rows))
    if erasure.hr.ids and not erasure.with_hr:
        console.say(words.say(_WHY["hr"]))
    for share in erasure.shares:
        _tell_documents(session, share.naming)
    for each in erasure.led:
        console.say(words.say("{name} will report to nobody.", name=each.full_name))
    _tell_deals(session, erasure)


def _tell_deals(session: Session, erasure: Erasure) -> None:
    deals = deals_named(session.folder, erasure.called_in_crm)
    if deals:
        words = session.words
        said = words.count(deals, "{n} imported deal goes too.", "{n} imported deals go too.")
        session.console.say(said)


def names_by_table(catalogue: Catalogue) -> dict[str, str]:
    """Return what the records of each table are called, as message ids; each has its own name."""
    plurals = {
        record.table: kind.plural
        for kind in catalogue
        for record in map(catalogue.load, kind.records)
        if isinstance(record, type) and issubclass(record, Record)
    }
    return {**plurals, **_COMMON}


def _rows(session: Session, share: Share) -> Iterator[tuple[str, str, str]]:
    names = names_by_table(session.catalogue)
    for table, count in share.counts.items():
        name = names.get(table, "")
        yield str(count), session.words.say(name) if name else "", table


def _tell_documents(session: Session, naming: Mapping[str, Sequence[str]]) -> None:
    words, console = session.words, session.console
    rows = [f"  {table} {each}" for table, ids in naming.items() for each in ids]
    if rows:
        console.say(
            words.count(
                len(rows),
                "{n} record of others holds the name and stays:",
                "{n} records of others hold the name and stay:",
            )
        )
    for row in rows:
        console.say(row)


def tell_held(session: Session, held: Sequence[Hold]) -> None:
    """Say what keeps the records, and until when."""
    words = session.words
    for hold in held:
        said = (
            words.say(
                "{name} keeps these records until {day}.", name=hold.name, day=words.day(hold.until)
            )
            if hold.until
            else words.say("{name} keeps these records, with no end yet.", name=hold.name)
        )
        session.console.say(said)


def tell_strays(session: Session, paths: Sequence[Path]) -> None:
    """Say what lies among the backups that nothing can be taken out of."""
    words = session.words
    _tell_files(
        session, paths, words.say("Nothing can be taken out of these, and they are left to you:")
    )


def tell_left(session: Session, erasure: Erasure, left: Naming) -> None:
    """Say what went and which files still name the person."""
    words, console = session.words, session.console
    gone = sum(len(share.everything) for share in erasure.shares)
    console.say(words.count(gone, "{n} document was erased.", "{n} documents were erased."))
    _tell_files(
        session,
        left.named,
        words.say("These files still hold the name, or records that were erased; look at each:"),
    )
    _tell_files(session, left.closed, words.say("These cannot be looked into; they may hold it:"))


def _tell_files(session: Session, paths: Sequence[Path], title: str) -> None:
    if paths:
        session.console.say("\n".join([title, *(f"  {path}" for path in paths)]))


def receipt(session: Session, erasure: Erasure, left: Naming, head: str) -> dict[str, object]:
    """Return the receipt: who erased what, when and on which ground, and what stays and why.

    Neither the name nor anything that was written stands in it; nor do names of files.
    """
    erased: dict[str, object] = {"team": _share(erasure.team)}
    if erasure.with_hr:
        erased["hr"] = _share(erasure.hr)
    return {
        "schema": 1,
        "receipt": "erasure",
        "person": erasure.person.id,
        "at": session.clock.now().isoformat(),
        "by": {"id": ME, "name": erasure.by},
        "basis": _basis(erasure.person),
        "erased": erased,
        "kept": [*_kept(erasure, left, head, session.words)],
        "hr_head": head,
    }


def _basis(person: Person) -> str:
    return "contract_ended" if person.status == "left" else "request"


def _share(share: Share) -> dict[str, object]:
    return {"counts": share.counts, "ids": {table: [*ids] for table, ids in share.ids.items()}}


def _kept(erasure: Erasure, left: Naming, head: str, words: Words) -> Iterator[dict[str, object]]:
    def why(key: str, **more: object) -> dict[str, object]:
        return {"what": key, "why": words.say(_WHY[key]), **more}

    if erasure.hr.ids and not erasure.with_hr:
        yield why("hr", **_share(erasure.hr))
    yield why("journal")
    if head:
        yield why("audit")
    others = {table: [*ids] for share in erasure.shares for table, ids in share.naming.items()}
    if others:
        yield why("others", ids=others)
    for key, paths in (("files", left.named), ("closed", left.closed)):
        if paths:
            yield why(key, count=len(paths))
    yield why("disk")
