"""`coachtui erase NAME`: everything that belongs to a person, for good, with a receipt."""

import json
import os
import sys
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, RememberingRepository
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE
from coachtui.exchange.naming import Naming, files_naming
from coachtui.exchange.outfile import printed, write_out
from coachtui.exchange.progress import taken_up_again
from coachtui.exchange.session import OPEN, Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_
from coachtui.overview.commands.erasure import (
    NOTHING,
    Erasure,
    Share,
    holds,
    led_by,
    share_of,
    types_of,
)
from coachtui.overview.commands.erasure_told import (
    receipt,
    tell_held,
    tell_left,
    tell_plan,
    tell_strays,
)
from coachtui.overview.commands.receipts import remember, signed
from coachtui.paths import HR, LOCK
from coachtui.storage import REAL, Store
from coachtui.storage.copies import erase_copies
from coachtui.storage.deals_file import drop_reps
from coachtui.storage.erasures import StoreName, forgotten_in, note_erasures, read_erasures
from coachtui.storage.kept_backups import elsewhere
from coachtui.storage.sealing import Seal
from coachtui.storage.strays import strays
from coachtui.storage.views_file import drop_views_of
from coachtui.text import clean

HELP = N_(
    "Erase a person and everything that belongs to them, for good.\n\n"
    "What goes is counted first, by kind, and nothing goes before the full name is typed. With --hr"
    " the HR records go too; a case that is running or still counts keeps everything. The content"
    " leaves the records, their journal, snapshot, drafts and backups in the data folder; files"
    " that were exported, and records of others that name the person, are listed and left to you."
    " Nothing of it comes back with an import. The receipt holds ids and counts and no content;"
    " “coachtui verify --receipt FILE” proves it. Close the program in other windows first.\n\n"
    "Example: coachtui erase An --dry-run"
)
_LONGEST: Final = 4096
_UNFINISHED: Final = N_("They are not gone everywhere yet: erase the same name again.")


class Chosen(TypedDict):
    """What the options say."""

    dry_run: bool
    hr: bool
    receipt: str | None


@dataclass(frozen=True, slots=True)
class _Stores:
    """The records, opened; the HR records wherever there are any, since they may hold a person."""

    team: RememberingRepository
    hr: RememberingRepository | None

    @property
    def seal(self) -> Seal | None:
        """What opens sealed copies of the HR records."""
        return self.hr.seal if isinstance(self.hr, Store) else None


@click.command(name="erase", help=HELP)
@click.argument("name")
@click.option("--dry-run", is_flag=True, help=N_("Only count what would go."))
@click.option("--hr", is_flag=True, help=N_("The HR records too."))
@click.option(
    "--receipt", metavar="FILE", help=N_("Write the receipt into a new file, else to stdout.")
)
@click.pass_obj
def erase(session: Session, name: str, **chosen: Unpack[Chosen]) -> None:
    """Count what belongs to a person, and erase it once their name is typed.

    Raises:
        RefusedError: nobody or several are called so, it is the manager, the person is held, the
            name was not typed, or the receipt cannot be
            written there.
        StoreError: the records cannot be read or written; called again it goes on.
    """
    stores = _opened(session)
    if not chosen["dry_run"]:
        _finish(session, stores)
    person = _whom(session, stores, name, hr=chosen["hr"])
    if stores.hr is not None:
        session.note_use(stores.hr, "read", person.id)
    erasure = _erasure(session, stores, person, hr=chosen["hr"])
    tell_plan(session, erasure, dry_run=chosen["dry_run"])
    held = holds(session, session.view(stores.team, stores.hr), person)
    tell_held(session, held)
    stray = (*strays(session.folder), *strays(session.folder / HR))
    tell_strays(session, stray)
    if chosen["dry_run"]:
        session.console.say(session.words.say("Dry run, nothing was changed."))
        return
    if held:
        raise RefusedError(session.words.say("Nothing was erased."))
    _check_receipt(session, chosen["receipt"])
    _check_typed(session, person)
    with taken_up_again(session.console, _UNFINISHED):
        missed = _erase(session, stores, erasure)
        left = _left(session, erasure, (*missed, *stray))
    tell_left(session, erasure, left)
    head = stores.hr.head if stores.hr is not None else ""
    made = signed(session, receipt(session, erasure, left, head), stores.team)
    _put_receipt(session, chosen["receipt"], made)


def _opened(session: Session) -> _Stores:
    team: RememberingRepository = session.called(OPEN)(session)
    return _Stores(team, session.open_hr() if session.has_hr else None)


def _finish(session: Session, stores: _Stores) -> None:
    """Bring an erasure to its end that a kill interrupted; then nobody has that name any more.

    Raises:
        StoreError: as `Repository.forget`.
    """
    for store in (stores.hr, stores.team):
        if store is not None:
            store.forget(())
    folder, listed = session.folder, read_erasures(session.folder)
    team = forgotten_in(folder)
    # people of whom the HR records went as well
    hr = {each for each in team if listed.holds("hr", each)}
    if stores.hr is not None:
        hr |= forgotten_in(folder / HR)
    gone: dict[StoreName, AbstractSet[str]] = {"team": team, "hr": hr}
    if any(gone.values()):
        note_erasures(folder, gone)
        erase_copies(folder, gone, REAL, stores.seal)


def _whom(session: Session, stores: _Stores, name: str, *, hr: bool) -> Person:
    """Return who is to go; by their id also somebody of whom only HR records are left.

    Raises:
        RefusedError: nobody or several are called so, or it is the manager.
    """
    words = session.words
    try:
        person = person_named(name, stores.team.all(Person), words)
    except RefusedError:
        # their id, as the receipt of the team's records has it
        rest = Person.model_construct(id=name, full_name=name)
        if not hr or name == ME or not _hr_share(session, stores, rest).ids:
            raise
        return rest
    if person.id == ME:
        raise RefusedError(words.say("These are your own records; delete the data folder."), USAGE)
    return person


def _erasure(session: Session, stores: _Stores, person: Person, *, hr: bool) -> Erasure:
    of_team, _ = types_of(session)
    manager, people = stores.team.get(Person, ME), stores.team.all(Person)
    return Erasure(
        person=person,
        team=share_of(stores.team, of_team, person.id, person.full_name),
        hr=_hr_share(session, stores, person),
        with_hr=hr,
        led=led_by(people, person.id),
        people=people,
        by=manager.full_name if manager else "",
    )


def _hr_share(session: Session, stores: _Stores, person: Person) -> Share:
    _, of_hr = types_of(session)
    if stores.hr is None:
        return NOTHING
    return share_of(stores.hr, of_hr, person.id, person.full_name)


def _check_receipt(session: Session, output: str | None) -> None:
    """Make sure beforehand that the receipt has a place.

    Raises:
        RefusedError: something is there, or its folder is not there.
    """
    if output is None or printed(output):
        return
    words, path = session.words, Path(output)
    if os.path.lexists(path):
        raise RefusedError(words.say("{path} is there already and was left as it is.", path=path))
    if not path.absolute().parent.is_dir():
        raise RefusedError(words.say("There is no file {path}.", path=path.parent), USAGE)


def _check_typed(session: Session, person: Person) -> None:
    """Have the full name typed.

    Raises:
        RefusedError: something else was.
    """
    words = session.words
    session.console.say(
        words.say(
            "This cannot be undone. To go ahead type the full name: {name}", name=person.full_name
        )
    )
    session.console.rest()
    typed = sys.stdin.buffer.readline(_LONGEST).decode(errors="replace")
    if _spaced(typed) != _spaced(person.full_name):
        raise RefusedError(words.say("That is not the name. Nothing was erased."))


def _spaced(text: str) -> str:
    return " ".join(clean(text).split())


def _erase(session: Session, stores: _Stores, erasure: Erasure) -> tuple[Path, ...]:
    """Take everything out, and return what of the backups could not be reached.

    What a kill interrupts, the next call finishes.
    """
    # the person's own id goes with it: a draft may name nothing else
    of_team, of_hr = ({*each.everything, erasure.person.id} for each in (erasure.team, erasure.hr))
    if stores.hr is not None:
        session.note_use(stores.hr, "erase", erasure.person.id)
        if erasure.with_hr:
            stores.hr.forget(of_hr)
    if erasure.with_hr:
        # even where there are none: an older copy may hold some
        remember(session, {"hr": of_hr})
    if erasure.led:
        stores.team.commit([Put(each) for each in erasure.led])
    if not erasure.nameless:
        # a CRM knows people by their name alone
        drop_reps(session.folder, erasure.called_in_crm)
        drop_views_of(session.folder, erasure.person.full_name)
    # last, so that the name can be typed again where something before went wrong
    stores.team.forget(of_team)
    remember(session, {"team": of_team})
    erased: dict[StoreName, AbstractSet[str]] = {"team": of_team}
    erased["hr"] = of_hr if erasure.with_hr else frozenset()
    missed = erase_copies(session.folder, erased, REAL, stores.seal)
    return (*missed, *elsewhere(session.folder))


def _left(session: Session, erasure: Erasure, missed: Sequence[Path]) -> Naming:
    """Return the files of the data folder that still hold the person; HR files only if asked."""
    spared = frozenset({LOCK} if erasure.with_hr else {LOCK, HR})
    ids = {erasure.person.id}.union(*(share.everything for share in erasure.shares))
    name = "" if erasure.nameless else erasure.person.full_name
    found = files_naming(session.folder, name, spared, ids)
    return Naming(found.named, tuple(sorted({*found.closed, *missed} - {*found.named})))


def _put_receipt(session: Session, output: str | None, value: Mapping[str, object]) -> None:
    """Write the receipt; where its file cannot be written after all, it is printed."""
    if output is None or printed(output):
        session.console.json(value)
        return
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    try:
        write_out(session, output, f"{text}\n".encode())
    except RefusedError:
        session.console.json(value)
        raise
