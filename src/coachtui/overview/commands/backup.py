"""`coachtui backup`: a copy of everything, proved, and of the older ones the last few kept."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from coachtui.exchange.backups import backed_up, own_folder
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE, has_records
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.storage.backup import ASKED, Made
from coachtui.storage.kept_backups import (
    DAYS_KEPT,
    LAST_KEPT,
    backups_in,
    note_place,
    prune,
)
from coachtui.storage.manifest import Manifest

HELP = N_(
    "Copy everything into a new folder, and prove the copy; others may go on writing meanwhile.\n\n"
    "The HR records are in it as sealed as they are. Without --keep the last 10 stay, and the last"
    " one of each of 14 days. The setting backup_folder names a second folder. “coachtui restore”"
    " brings a backup back.\n\n"
    "Example: coachtui backup --to /media/usb --keep 5"
)
_KIB = 1024


@click.command(help=HELP)
@click.option(
    "--to", "into", metavar="DIR", help=N_("The folder to write to (else backups, in the data).")
)
@click.option(
    "--keep",
    type=click.IntRange(1, 1000),
    metavar="N",
    help=N_("Keep the last N backups there, and take the older ones away."),
)
@click.option("--list", "listing", is_flag=True, help=N_("Only list the backups that are there."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def backup(
    session: Session, into: str | None, keep: int | None, listing: bool, as_json: bool
) -> None:
    """Make a backup, or list those that are there.

    Raises:
        RefusedError: there are no records, or the folder is one of the records' own.
        StoreError: as `make_backup`.
    """
    places = _places(session, into)
    if listing:
        _list(session, backups_in(places[0]), as_json=as_json)
        return
    if not has_records(session):
        raise RefusedError(session.words.say("There are no records here yet."))
    if session.read_only and into is None:
        said = session.words.say("--read-only changes nothing here: name another folder with --to.")
        raise RefusedError(said, USAGE)
    done = [_into(session, place, keep) for place in places]
    if as_json:
        found = [
            {**_as_object(made.folder, made.manifest), "removed": [str(each) for each in gone]}
            for made, gone in done
        ]
        session.console.json({"schema": 1, "backups": found})
    for made, gone in done:
        if not as_json:
            session.console.data(str(made.folder))
        _tell(session, made, len(gone))


def _into(session: Session, place: Path, keep: int | None) -> tuple[Made, tuple[Path, ...]]:
    """Make a backup in a folder, and return it with the older ones taken away there."""
    progress = LineProgress(session.console, N_("Backing up: {done} of {of} files"))
    made = backed_up(session, ASKED, place, progress.step)
    if place != own_folder(session) and not session.read_only:
        note_place(session.folder, place)
    return made, prune(place, ASKED, keep or LAST_KEPT, 0 if keep else DAYS_KEPT)


def _places(session: Session, into: str | None) -> tuple[Path, ...]:
    """Return the folder that is named, else the data's own and the one the settings name."""
    second = session.settings.backup_folder
    if into is not None:
        return (_place(session, into),)
    return (own_folder(session), *([_place(session, second)] if second else []))


def _place(session: Session, into: str) -> Path:
    own = own_folder(session)
    place = Path(into).expanduser().absolute()
    if (
        place.resolve().is_relative_to(session.folder.resolve())
        and place.resolve() != own.resolve()
    ):
        said = session.words.say(
            "{path} lies among the records. Name a folder outside them.", path=place
        )
        raise RefusedError(said, USAGE)
    return place


def _tell(session: Session, made: Made, gone: int) -> None:
    words, manifest = session.words, made.manifest
    for path in made.left_out:
        session.console.say(
            words.say("Left out, since it is no plain file of yours: {path}.", path=path)
        )
    if manifest.fault:
        session.console.say(
            words.say(
                "The records are not whole. The backup holds them as they are; only a backup from"
                " before can be brought back."
            )
        )
    session.console.say(
        words.count(
            len(manifest.files),
            "Backed up and proved: {n} file, {size}.",
            "Backed up and proved: {n} files, {size}.",
            size=size_of(words, manifest.size),
        )
    )
    formal = manifest.stores.get("hr")
    if formal is not None and formal.head:
        session.console.say(words.say("Head of the HR records: {head}", head=formal.head))
    if gone:
        session.console.say(
            words.count(gone, "{n} older backup was removed.", "{n} older backups were removed.")
        )


def size_of(words: Words, size: int) -> str:
    """Return a size in bytes as people write it."""
    kib = max(1, round(size / _KIB))
    if kib < _KIB:
        return f"{words.number(kib)} KiB"
    return f"{words.decimal(kib / _KIB)} MiB"


def _list(session: Session, found: Mapping[Path, Manifest], *, as_json: bool) -> None:
    words = session.words
    if as_json:
        rows = [_as_object(path, manifest) for path, manifest in found.items()]
        session.console.json({"schema": 1, "backups": rows})
        return
    session.console.table(
        [
            (path.name, made_on(words, manifest), size_of(words, manifest.size))
            for path, manifest in [*found.items()][::-1]
        ]
    )
    if not found:
        session.console.say(words.say("There are no backups there."))


def made_on(words: Words, manifest: Manifest) -> str:
    """Return when a backup was made, as the user reads days and times."""
    return words.moment(datetime.fromisoformat(manifest.made_at))


def _as_object(path: Path, manifest: Manifest) -> dict[str, object]:
    return {
        "path": str(path),
        "made_at": manifest.made_at,
        "bytes": manifest.size,
        "files": len(manifest.files),
        "whole": not manifest.fault,
        "stores": {
            of: {"seq": held.seq, "head": held.head or None} for of, held in manifest.stores.items()
        },
    }
