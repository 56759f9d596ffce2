"""`coachtui restore`: a backup comes back, and what stood in its place is kept as another one."""

from pathlib import Path
from typing import Final

import click

from coachtui.exchange.backups import own_folder
from coachtui.exchange.console import RefusedError
from coachtui.exchange.hr_keys import asked_openly, has_keyboard, keys_of
from coachtui.exchange.infile import USAGE
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.records import open_for_command, open_hr, tell
from coachtui.exchange.session import Session
from coachtui.exchange.whom import NOT_FOUND
from coachtui.language import N_
from coachtui.overview.commands.backup import made_on, size_of
from coachtui.storage.backup import ASKED, BEFORE_RESTORE, DAILY
from coachtui.storage.backup_reading import Backup, read_backup
from coachtui.storage.kept_backups import LAST_KEPT, backups_in, prune
from coachtui.storage.operations import told
from coachtui.storage.restoring import Restored, restore, standing, stands_open

HELP = N_(
    "Bring a backup back, after every file of it was proved.\n\n"
    "BACKUP is a folder, the name of one among the backups in the data, or “latest”. Into an empty"
    " data folder (--data DIR) it just comes; where records stand already a backup of them is made"
    " first. What was erased since stays erased.\n\n"
    "Example: coachtui restore latest --dry-run"
)
LATEST: Final = "latest"
_AGAIN: Final = 4
_AGREED: Final = "restore"


@click.command(name="restore", help=HELP)
@click.argument("name", metavar="BACKUP")
@click.option("--dry-run", is_flag=True, help=N_("Prove the backup and tell; change nothing."))
@click.option("--yes", is_flag=True, help=N_("Do not ask before records are replaced."))
@click.pass_obj
def bring_back(session: Session, name: str, dry_run: bool, yes: bool) -> None:
    """Prove a backup and bring it back.

    Raises:
        RefusedError: there is no such backup, or nobody agreed.
        StoreError: it is not whole, or it cannot be brought back; see `restore`.
    """
    words, console = session.words, session.console
    with told():
        backup = read_backup(_named(session, name))
    _tell_backup(session, backup)
    there = _standing(session)
    if dry_run:
        console.say(words.say("Dry run, nothing was changed."))
        return
    if session.read_only:
        raise RefusedError(words.say("The records were opened to read only. Nothing was changed."))
    if stands_open(session.folder):
        said = words.say("A window has the records open. Nothing was changed; close it, try again.")
        raise RefusedError(said, _AGAIN)
    if there:
        _agree(session, yes=yes)
    progress = LineProgress(console, N_("Restoring: {done} of {of} files"))
    done = restore(session.folder, backup, words.local(session.clock.now()), step=progress.step)
    prune(own_folder(session), BEFORE_RESTORE, LAST_KEPT)
    _tell_done(session, done)
    _erase_again(session)


def _named(session: Session, name: str) -> Path:
    """Return the folder of the backup that is meant.

    Raises:
        RefusedError: there is none.
    """
    words, own = session.words, own_folder(session)
    path = Path(name).expanduser()
    if name == LATEST:
        meant = {
            path: each
            for path, each in backups_in(own).items()
            if path.name.startswith((f"{ASKED}-", f"{DAILY}-"))
        }
        last = next(reversed(meant or backups_in(own)), None)
        if last is not None:
            return last
        raise RefusedError(words.say("There are no backups there."), NOT_FOUND)
    if path.is_dir():
        return path.absolute()
    if (own / name).is_dir():
        return own / name
    said = words.say(
        "There is no backup {path}. “coachtui backup --list” names those that are there.", path=name
    )
    raise RefusedError(said, NOT_FOUND)


def _tell_backup(session: Session, backup: Backup) -> None:
    words, manifest = session.words, backup.manifest
    session.console.data(str(backup.folder))
    session.console.say(
        words.say(
            "Made on {moment}, whole, {size}.",
            moment=made_on(words, manifest),
            size=size_of(words, manifest.size),
        )
    )
    formal = manifest.stores.get("hr")
    if formal is not None and formal.head:
        session.console.say(words.say("Head of the HR records: {head}", head=formal.head))


def _standing(session: Session) -> bool:
    """Tell what stands in the data folder now, and return whether anything does."""
    found = standing(session.folder)
    if found.changes:
        session.console.say(
            session.words.count(
                found.changes,
                "Here {n} change stands on file. Before it is replaced a backup is made.",
                "Here {n} changes stand on file. Before they are replaced a backup is made.",
            )
        )
    return found.anything


def _agree(session: Session, *, yes: bool) -> None:
    words = session.words
    if yes:
        return
    if not has_keyboard():
        said = words.say("Records stand here already. Give --yes to replace them.")
        raise RefusedError(said, USAGE)
    asked = words.say("Records stand here already. Type “restore” to replace them:")
    if asked_openly(session, asked) != _AGREED:
        raise RefusedError(words.say("Nothing was changed."))


def _tell_done(session: Session, done: Restored) -> None:
    words, console = session.words, session.console
    if done.kept is not None:
        path = done.kept.folder
        console.say(words.say("What stood here before is kept in {path}.", path=path))
    if done.without_hr:
        console.say(
            words.say("There are no HR records in the backup; those that are here were left alone.")
        )
    if done.sealing:
        console.say(
            words.say(
                "The HR records came back from before they were sealed. Open them once: that seals"
                " them again."
            )
        )


def _erase_again(session: Session) -> None:
    """Open what came back, so that what was erased since goes again, and its lines say so."""
    words = session.words
    with open_for_command(session) as team:
        seq = team.seq
    if session.has_hr:
        if keys_of(session) is None:
            tell(open_hr(session), session).close()
        else:
            session.console.say(
                words.say("What was erased since goes from the HR records once they are opened.")
            )
    session.console.say(
        words.count(seq, "Restored: {n} change is on file.", "Restored: {n} changes are on file.")
    )
