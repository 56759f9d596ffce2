"""The seal of a store, made with age: any `age` program opens what it sealed.

The passphrase opens only the manager's own key, once: that is slow on purpose. Everything else is
sealed to public keys, which takes a fraction of a millisecond.
"""

import os
import subprocess
import sys
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import blake2b
from types import ModuleType

from coachtui.domain.repository import LockedError, MissingCryptError, WrongKeyError
from coachtui.extras import MissingExtraError, extra
from coachtui.storage.sealing import SealError

_LIBRARY = "pyrage"
_BEGINNING = "AGE-SECRET-KEY-1"  # how such a key begins
_WRONG = 3  # what the process of its own ends with for another passphrase


class AgeSeal:
    """Seals to everybody who may open a store; opens while a secret key is in it."""

    def __init__(self, recipients: Sequence[str] = (), secret: str = "") -> None:
        """Make a seal for public keys, which opens what one secret key opens.

        Raises:
            MissingCryptError: age is not installed.
            WrongKeyError: one of the keys is none.
        """
        self._age = _library()
        self._recipients: list[object] = []
        self._identities: list[object] = []
        self._marking = b""
        self.use(recipients, secret)

    @property
    def can_open(self) -> bool:
        """Whether a secret key is there."""
        return bool(self._identities)

    def use(self, recipients: Sequence[str], secret: str) -> None:
        """Take other keys from now on. Raises `WrongKeyError` if one is none."""
        x25519 = self._age.x25519
        try:
            self._recipients = [x25519.Recipient.from_str(each) for each in recipients]
            self._identities = [x25519.Identity.from_str(secret)] if secret else []
        except (self._age.RecipientError, self._age.IdentityError):
            raise WrongKeyError from None
        self._marking = blake2b(secret.encode(), person=b"coachtui-names").digest()

    def forget(self) -> None:
        """Let go of the secret key: from now on it seals and opens nothing."""
        self._identities = []

    def seal(self, plain: bytes) -> str:
        """Return the ciphertext in base64."""
        sealed: bytes = self._age.encrypt(plain, self._recipients)
        return b64encode(sealed).decode()

    def open(self, sealed: str) -> bytes:
        """Return what was sealed. Raises `SealError` where the key does not open it."""
        if not self._identities:
            raise SealError("locked")
        try:
            plain: bytes = self._age.decrypt(b64decode(sealed, validate=True), self._identities)
        except (ValueError, self._age.DecryptError):
            raise SealError("does not open") from None
        return plain

    def name_of(self, text: str) -> str:
        """Return what stands for a text in the name of a file."""
        return blake2b(text.encode(), key=self._marking, digest_size=16).hexdigest()


def new_key() -> tuple[str, str]:
    """Return a new secret key, and the public one that belongs to it.

    Raises:
        MissingCryptError: age is not installed.
    """
    identity = _library().x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_of(secret: str) -> str:
    """Return the public key that belongs to a secret one. Raises `WrongKeyError` for none."""
    age = _library()
    try:
        return str(age.x25519.Identity.from_str(secret).to_public())
    except age.IdentityError:
        raise WrongKeyError from None


def is_public(text: str) -> bool:
    """Tell whether a text is a public key. Raises `MissingCryptError`."""
    age = _library()
    try:
        age.x25519.Recipient.from_str(text)
    except age.RecipientError:
        return False
    return True


def secret_in(text: str) -> str:
    """Return the first secret key in the text of an identity file.

    Raises:
        WrongKeyError: there is none.
    """
    for line in text.splitlines():
        if line.strip().startswith(_BEGINNING):
            return line.strip()
    raise WrongKeyError


def locked_with(secret: str, passphrase: str) -> str:
    """Return a secret key locked with a passphrase, in age's armour; takes seconds."""
    locked: bytes = _library().passphrase.encrypt(secret.encode(), _typed(passphrase), armored=True)
    return locked.decode()


def unlocked_with(locked: str, passphrase: str) -> str:
    """Return a locked secret key; takes seconds, and holds up every thread of the process.

    Raises:
        WrongKeyError: the passphrase is another one.
        MissingCryptError: age is not installed.
    """
    age = _library()
    try:
        secret: bytes = age.passphrase.decrypt(locked.encode(), _typed(passphrase))
    except age.DecryptError:
        raise WrongKeyError from None
    return secret.decode()


def unlocked_apart(locked: str, passphrase: str) -> str:
    """Do the same in a process of its own, so that a screen can go on meanwhile.

    Raises:
        LockedError: that process was ended from outside.
        WrongKeyError, MissingCryptError: as `unlocked_with`.
    """
    _library()
    if not sys.executable:
        return unlocked_with(locked, passphrase)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            """
import sys
from pyrage import DecryptError, passphrase
text, _, locked = sys.stdin.buffer.read().partition(b"\\0")
try:
    sys.stdout.buffer.write(passphrase.decrypt(locked, text.decode()))
except DecryptError:
    sys.exit(3)
""",
        ],
        input=_typed(passphrase).encode() + b"\0" + locked.encode(),
        capture_output=True,
        check=False,
        env=environ,
    )
    if done.returncode == _WRONG:
        raise WrongKeyError
    if done.returncode < 0:
        # the line was dropped, or somebody ended it: then this process has better things to do
        raise LockedError
    if done.returncode:
        return unlocked_with(locked, passphrase)
    return done.stdout.decode()


def _typed(passphrase: str) -> str:
    """Return a passphrase as every keyboard has to mean it: keyboards put accents in differently.

    A sign that is none (a byte typed amiss) makes it another passphrase, and no error.
    """
    return unicodedata.normalize("NFC", passphrase).encode(errors="replace").decode()


def _library() -> ModuleType:
    try:
        return extra(_LIBRARY)
    except MissingExtraError as error:
        raise MissingCryptError from error
