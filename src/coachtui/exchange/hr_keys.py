"""The key of sealed HR records: asked for, or read from a file, and held while they are open."""

import getpass
import sys
from typing import Final

from coachtui.domain.repository import CorruptStoreError, StoreError, WrongKeyError
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE, read_bytes
from coachtui.exchange.records import NoDrafts, open_drafts, open_hr, open_hr_for_screens, tell
from coachtui.exchange.session import Session
from coachtui.paths import HR
from coachtui.storage import Drafts, Store
from coachtui.storage.age import AgeSeal, public_of, secret_in, unlocked_apart, unlocked_with
from coachtui.storage.keys import Keys, read_keys
from coachtui.storage.operations import told
from coachtui.text import clean

TRIES: Final = 3
"""How often a passphrase is asked for."""
_MOST: Final = 1 << 16


def keys_of(session: Session) -> Keys | None:
    """Return the keys of the HR records, None where they are not sealed.

    Raises:
        CorruptStoreError, WriteFailedError: they cannot be read.
    """
    with told():
        return read_keys(session.folder / HR)


def secret_of(session: Session) -> str:
    """Return the secret key in the identity file of a session.

    Raises:
        RefusedError: there is no such file, or it cannot be read.
        WrongKeyError: there is no secret key in it.
    """
    return secret_in(read_bytes(session.identity, _MOST, session.words).decode(errors="replace"))


def fitting(keys: Keys, secret: str) -> str:
    """Return a secret key if it is one that opens these records.

    Raises:
        WrongKeyError: it is not.
        MissingCryptError: age is not installed.
    """
    if public_of(secret) not in keys.public:
        raise WrongKeyError
    return secret


def has_keyboard() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked_secretly(prompt: str) -> str:
    """Ask for something on the terminal that is not shown while it is typed."""
    return getpass.getpass(f"{prompt} ")


def asked_openly(session: Session, prompt: str) -> str:
    """Ask for a line on the terminal, and return it cleaned and trimmed."""
    session.console.say(prompt)
    session.console.rest()
    return clean(sys.stdin.readline()).strip()


def seal_for_command(session: Session) -> AgeSeal | None:
    """Return what opens the HR records for a command; None where they are not sealed.

    Raises:
        RefusedError: nobody is there to be asked (2), or the passphrase was wrong three times.
        StoreError: the key is another one, or what opens it is not installed.
    """
    keys = keys_of(session)
    return None if keys is None else AgeSeal(keys.public, secret_for_command(session, keys))


def secret_for_command(session: Session, keys: Keys) -> str:
    """Return a secret key that opens the HR records. Raises as `seal_for_command`."""
    words = session.words
    if session.identity:
        return fitting(keys, secret_of(session))
    if not has_keyboard():
        raise RefusedError(
            words.say(
                "The HR records are sealed, and nobody is here to type the passphrase. --identity"
                " FILE, or COACHTUI_HR_IDENTITY, names a file with a key."
            ),
            USAGE,
        )
    return secret_asked(session, keys)


def secret_asked(session: Session, keys: Keys) -> str:
    """Ask for the passphrase and return the manager's secret key.

    Raises:
        RefusedError: it was wrong three times.
        StoreError: what opens the key is not installed.
    """
    words, console = session.words, session.console
    console.rest()
    for _ in range(TRIES):
        passphrase = asked_secretly(words.say("Passphrase of the HR records:"))
        console.say(words.say("Opening; this takes a few seconds."))
        try:
            return unlocked_with(keys.identity, passphrase)
        except WrongKeyError:
            console.say(words.say("That is not the passphrase."))
    raise RefusedError(words.say("The HR records stay locked. Nothing was changed."))


def open_hr_for_command(session: Session) -> Store:
    """Open the HR store for a command, which tells what is wrong with its files on stderr.

    Raises:
        RefusedError: it is sealed, and the key was not given.
        StoreError: as `open_hr`.
    """
    seal = seal_for_command(session)
    session.console.working()
    return tell(open_hr(session, seal), session)


class HrKeyring:
    """Opens the HR records for the screens of one run, and lets go of their key when they lock.

    What is half-typed then can still be sealed, since that takes no secret.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seal: AgeSeal | None = None

    def open(self, passphrase: str) -> tuple[Store, tuple[str, ...]]:
        """Open the HR store; see `open_hr_for_screens`. Takes seconds where it is sealed.

        Raises:
            WrongKeyError: the passphrase is another one.
            StoreError: as `open_hr`.
        """
        try:
            self._unlock(passphrase)
            return open_hr_for_screens(self._session, self._seal)
        except StoreError:
            self.forget()
            raise

    def _unlock(self, passphrase: str) -> None:
        keys = keys_of(self._session)
        if keys is None:
            self._seal = None
            return
        secret = self._secret(keys, passphrase)
        if self._seal is None:
            self._seal = AgeSeal(keys.public, secret)
        else:
            # drafts of this run hold the same seal
            self._seal.use(keys.public, secret)

    def _secret(self, keys: Keys, passphrase: str) -> str:
        if not self._session.identity:
            return unlocked_apart(keys.identity, passphrase)
        try:
            secret = secret_of(self._session)
        except RefusedError:
            raise CorruptStoreError("identity", self._session.identity) from None
        return fitting(keys, secret)

    def drafts(self, store: Store) -> Drafts | NoDrafts:
        """Open the drafts that lie beside it. Raises `StoreError`."""
        return open_drafts(self._session, store, self._seal)

    def forget(self) -> None:
        """Let go of the secret key."""
        if self._seal is not None:
            self._seal.forget()
