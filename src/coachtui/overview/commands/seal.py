"""`coachtui seal`: the HR records sealed, opened again, and given other keys."""

import dataclasses
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from coachtui.exchange.console import RefusedError
from coachtui.exchange.hr_keys import (
    asked_openly,
    asked_secretly,
    has_keyboard,
    keys_of,
    seal_for_command,
    secret_for_command,
)
from coachtui.exchange.infile import USAGE
from coachtui.exchange.progress import LineProgress, taken_up_again
from coachtui.exchange.records import open_hr, tell
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.paths import DRAFTS, HR, LOCK
from coachtui.storage.age import AgeSeal, is_public, locked_with, new_key, public_of
from coachtui.storage.drafts import in_use
from coachtui.storage.keys import MANAGER, Keys, write_keys
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, Step, told
from coachtui.text import clean

HELP = N_(
    "Seal the HR records: what is in them is encrypted with age on this disk and in every copy, and"
    " only your passphrase or the key of HR opens it.\n\n"
    "It asks for HR's public key (age1…), or makes a recovery key and shows it once, then for a"
    " passphrase. Who has neither can never read these records again, and nobody can help."
    " “coachtui verify” needs neither. Close the program in other windows first.\n\n"
    "Example: coachtui seal --status"
)
RECOVERY: Final = "HR"
"""Name of the second key where none was given."""
_ALONE: Final = "alone"
_AGAIN: Final = 4
_LEAST: Final = 12
_LONGEST_NAME: Final = 60
_SHOWN_END: Final = 6
_UNFINISHED: Final = N_("Nothing is lost: “coachtui seal” finishes it.")
_EXPLAINED: Final = (
    N_("Sealing encrypts everything in the HR records, in their history, drafts and copies here."),
    N_(
        "From then on they open with your passphrase, or with the key of a second person. Whoever"
        " has neither cannot read them again: not you, not HR, not the makers of this program."
    ),
    N_("Backups made from now on are sealed too. Older backups and exports stay readable."),
)


@click.command(name="seal", help=HELP)
@click.option("--status", is_flag=True, help=N_("Say whether they are sealed, and for whom."))
@click.option("--off", is_flag=True, help=N_("Open them for good."))
@click.option("--passphrase", is_flag=True, help=N_("Change the passphrase."))
@click.option(
    "--add-recipient",
    "recipient",
    nargs=2,
    metavar="KEY NAME",
    help=N_("Let a public key (age1…) open them too; the same NAME is replaced."),
)
@click.pass_obj
def seal(
    session: Session, status: bool, off: bool, passphrase: bool, recipient: tuple[str, str] | None
) -> None:
    """Seal the HR records, or change how they are sealed.

    Raises:
        RefusedError: two things were asked for at once, there is nobody to be asked, or what was
            typed does not do.
        StoreError: nothing was changed, or the next opening with the key finishes it.
    """
    if sum((status, off, passphrase, recipient is not None)) > 1:
        raise RefusedError(session.words.say("Ask for one of these at a time."), USAGE)
    keys = keys_of(session)
    if status:
        _say_status(session, keys)
    elif keys is None:
        _seal_or_refuse(session, changes=off or passphrase or recipient is not None)
    elif off:
        _unseal(session)
    elif passphrase:
        _change_passphrase(session, keys)
    elif recipient is not None:
        _add(session, keys, *recipient)
    else:
        _finish(session, keys)


def _say_status(session: Session, keys: Keys | None) -> None:
    words, console = session.words, session.console
    if keys is None:
        console.data(words.say("The HR records are not sealed."))
        return
    console.data(words.say("The HR records are sealed. These keys open them:"))
    console.table([(f"  {name}", key) for name, key in keys.recipients])
    if keys.pending:
        console.say(words.say("This was interrupted: “coachtui seal” finishes it."))


def _seal_or_refuse(session: Session, *, changes: bool) -> None:
    if changes:
        raise RefusedError(session.words.say("The HR records are not sealed."))
    _seal(session)


def _seal(session: Session) -> None:
    """Ask for everything first, and only then change files."""
    words, console = session.words, session.console
    manager, public = new_key()
    _need_keyboard(session)
    for sentence in _EXPLAINED:
        console.say(words.say(sentence))
    second = _second(session)
    passphrase = _new_passphrase(session)
    _typed(session, "SEAL")
    console.say(words.say("Sealing; this takes a few seconds."))
    recipients = ((MANAGER, public), *(((RECOVERY, second),) if second else ()))
    keys = Keys(recipients, locked_with(manager, passphrase))
    store = tell(open_hr(session), session)
    seal = AgeSeal(keys.public, manager)
    _rewrite(session, partial(store.seal_with, keys, seal))
    console.say(words.say("The HR records are sealed. Their chain of lines is as it was."))
    console.say(words.say("Head of the HR records: {head}", head=store.head))


def _second(session: Session) -> str:
    """Return the public key of a second person; '' where somebody insists on none.

    Raises:
        RefusedError: what was typed is no key, or the recovery key was not written down.
    """
    words = session.words
    said = words.say(
        "Public key of HR (age1…). Enter makes a recovery key; the word {word} goes without.",
        word=_ALONE,
    )
    typed = asked_openly(session, said)
    if typed == _ALONE:
        return ""
    if typed:
        return _checked_key(session, typed)
    secret, public = new_key()
    session.console.say(
        words.say(
            "This is the recovery key. It is shown once and kept nowhere: write it down, or let HR"
            " keep it, then clear the screen and its scrollback."
        )
    )
    session.console.say(secret)
    end = asked_openly(session, words.say("Type its last {n} signs.", n=_SHOWN_END))
    if end.upper() != secret[-_SHOWN_END:]:
        raise RefusedError(words.say("That is not its end. Nothing was changed."))
    return public


def _checked_key(session: Session, typed: str) -> str:
    if is_public(typed):
        return typed
    said = session.words.say("That is no public key of age: it begins with age1.")
    raise RefusedError(f"{said} {session.words.say('Nothing was changed.')}", USAGE)


def _new_passphrase(session: Session) -> str:
    words = session.words
    said = words.count(
        _LEAST,
        "New passphrase, {n} sign at least; several words are best:",
        "New passphrase, {n} signs at least; several words are best:",
    )
    session.console.rest()
    first = asked_secretly(said)
    if len(unicodedata.normalize("NFC", first)) < _LEAST:
        raise RefusedError(words.say("That is too short. Nothing was changed."))
    if asked_secretly(words.say("The same again:")) != first:
        raise RefusedError(words.say("These are two different ones. Nothing was changed."))
    return first


def _typed(session: Session, word: str) -> None:
    words = session.words
    typed = asked_openly(session, words.say("To go ahead type the word {word}.", word=word))
    if typed.upper() != word:
        raise RefusedError(words.say("That is not the word. Nothing was changed."))


def _need_keyboard(session: Session) -> None:
    """Make sure that there is somebody to ask, and nobody else who writes."""
    if session.read_only:
        raise RefusedError(session.words.say("--read-only changes nothing."), USAGE)
    if not has_keyboard():
        raise RefusedError(
            session.words.say("This asks questions, and nobody is here to answer them."), USAGE
        )
    _need_nobody_else(session)


def _need_nobody_else(session: Session) -> None:
    if in_use(session.folder / HR / DRAFTS):
        raise RefusedError(
            session.words.say(
                "The HR records are open in another window. Close the program there first. Nothing"
                " was changed."
            ),
            _AGAIN,
        )


def _unseal(session: Session) -> None:
    _need_keyboard(session)
    store = tell(open_hr(session, seal_for_command(session)), session)
    _typed(session, "OFF")
    _rewrite(session, store.unseal)
    session.console.say(
        session.words.say(
            "The HR records are open for good: anybody who has these files reads them."
        )
    )


def _change_passphrase(session: Session, keys: Keys) -> None:
    """Lock the manager's key with another passphrase; HR's key makes a new one in its place."""
    words, console = session.words, session.console
    _need_keyboard(session)
    secret = secret_for_command(session, keys)
    lost = public_of(secret) != dict(keys.recipients).get(MANAGER)
    if lost:
        console.say(
            words.say("With the key of HR everything is sealed anew, for a new passphrase.")
        )
        manager, public = new_key()
        others = tuple(row for row in keys.recipients if row[0] != MANAGER)
        passphrase = _new_passphrase(session)
        new = Keys(((MANAGER, public), *others), locked_with(manager, passphrase))
        _seal_anew(session, keys, new, secret)
    else:
        locked = locked_with(secret, _new_passphrase(session))
        with told(), exclusive(session.folder / HR / LOCK, REAL):
            write_keys(session.folder / HR, dataclasses.replace(keys, identity=locked), REAL)
    console.say(words.say("The passphrase is changed. Copies made earlier open with the old one."))


def _add(session: Session, keys: Keys, key: str, name: str) -> None:
    words = session.words
    name = clean(name).strip()
    if not 0 < len(name) <= _LONGEST_NAME or name == MANAGER:
        raise RefusedError(words.say("That name does not do. Nothing was changed."), USAGE)
    _checked_key(session, key)
    _need_nobody_else(session)
    secret = secret_for_command(session, keys)
    others = tuple(row for row in keys.recipients if row[0] != name)
    new = dataclasses.replace(keys, recipients=(*others, (name, key)))
    _seal_anew(session, keys, new, secret)
    session.console.say(words.say("This key opens the HR records now: {name}.", name=name))


def _seal_anew(session: Session, keys: Keys, new: Keys, secret: str) -> None:
    store = tell(open_hr(session, AgeSeal(keys.public, secret)), session)
    _rewrite(session, partial(store.seal_with, new, AgeSeal(new.public, secret)))


def _rewrite(session: Session, work: Callable[[Step], Sequence[Path]]) -> None:
    """Rewrite all files, and name those of copies that stay as they were.

    Raises:
        RefusedError: Ctrl+C stopped it; the next call finishes it.
    """
    progress = LineProgress(session.console, N_("Rewriting: {done} of {of} files"))
    with taken_up_again(session.console, _UNFINISHED):
        left = work(progress.step)
    for path in left:
        session.console.say(session.words.say("This copy was left as it is: {path}.", path=path))


def _finish(session: Session, keys: Keys) -> None:
    """Say that it is done, or finish what was interrupted, which every opening with a key does."""
    if keys.pending:
        tell(open_hr(session, seal_for_command(session)), session)
    _say_status(session, keys_of(session))
