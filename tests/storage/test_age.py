"""The passphrase and the keys: what age gives us, and that other programs can count on it."""

import unicodedata

import pytest

from coachtui.domain.repository import WrongKeyError
from coachtui.extras import extra
from coachtui.storage.age import (
    AgeSeal,
    is_public,
    locked_with,
    new_key,
    public_of,
    secret_in,
    unlocked_apart,
    unlocked_with,
)
from coachtui.storage.sealing import SealError
from seals import PASSPHRASE


def test_a_passphrase_locks_a_key_so_that_any_age_program_unlocks_it() -> None:
    """In this process, in one of its own, with stock age, however its accents are put together."""
    secret, public = new_key()
    locked = locked_with(secret, unicodedata.normalize("NFD", PASSPHRASE))
    assert locked.startswith("-----BEGIN AGE ENCRYPTED FILE-----")
    assert unlocked_with(locked, PASSPHRASE) == secret
    assert unlocked_apart(locked, unicodedata.normalize("NFD", PASSPHRASE)) == secret
    stock = extra("pyrage").passphrase.decrypt(locked.encode(), PASSPHRASE)
    assert stock.decode() == secret
    assert public_of(secret) == public
    for unlock in (unlocked_with, unlocked_apart):
        with pytest.raises(WrongKeyError):
            unlock(locked, PASSPHRASE + "!")


def test_what_is_no_key_is_refused() -> None:
    """A public key is known from any other text, a secret one is found among comments."""
    secret, public = new_key()
    assert is_public(public)
    assert not is_public(secret)
    assert not is_public("age1")
    assert secret_in(f"# HR\n\n{secret}\r\n") == secret
    for text in ("", "# nothing", public):
        with pytest.raises(WrongKeyError):
            secret_in(text)
    for wrong in ("", "AGE-SECRET-KEY-1", public):
        with pytest.raises(WrongKeyError):
            public_of(wrong)
    with pytest.raises(WrongKeyError):
        AgeSeal(["age1"], secret)


def test_a_seal_without_its_secret_goes_on_sealing() -> None:
    """After it let go of the secret it opens nothing; with it again, all of it."""
    secret, public = new_key()
    seal = AgeSeal([public], secret)
    name = seal.name_of("form")
    seal.forget()
    assert not seal.can_open
    late = seal.seal(b"late")
    assert seal.name_of("form") == name
    with pytest.raises(SealError):
        seal.open(late)
    seal.use([public], secret)
    assert seal.open(late) == b"late"
    for broken in ("", "no base64!", late[:-8]):
        with pytest.raises(SealError):
            seal.open(broken)
    assert AgeSeal([public], new_key()[0]).name_of("form") != name
