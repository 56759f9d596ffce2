"""Sealed stores in a folder of the test's own."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from coachtui.paths import HR
from coachtui.storage import REAL, Operations, Store
from coachtui.storage.age import AgeSeal, locked_with, new_key
from coachtui.storage.keys import MANAGER, Keys
from stores import store_in

CANARY = "zephyrquill"
"""What must stand in no file of a sealed store."""
PASSPHRASE = "mưa rơi trên mái ngói"


@cache
def pair(name: str) -> tuple[str, str]:
    """Give the secret and the public key of somebody."""
    assert name
    return new_key()


def keys_of(*names: str, locked: str = "unused") -> Keys:
    """Give the keys file of a store these can open; the passphrase is not asked for here."""
    return Keys(tuple((name, pair(name)[1]) for name in names), locked)


def seal_of(who: str = MANAGER, recipients: Iterable[str] = (MANAGER, "HR")) -> AgeSeal:
    """Give the seal somebody opens with, which seals to all of these."""
    return AgeSeal([pair(name)[1] for name in recipients], pair(who)[0] if who else "")


def opened(folder: Path, who: str = MANAGER, operations: Operations = REAL) -> Store:
    """Open a chained store with somebody's key; without a name with none."""
    seal = seal_of(who) if who else None
    return store_in(folder, operations=operations, chained=True, seal=seal)


def seal_over(store: Store, *names: str) -> tuple[Path, ...]:
    """Seal a store for the manager and HR, or for whom else it is said; give what was left."""
    chosen = names or (MANAGER, "HR")
    return store.seal_with(keys_of(*chosen), seal_of(MANAGER, chosen))


def files_with(folder: Path, word: str = CANARY) -> list[str]:
    """Give the files under a folder that hold a word, in their bytes or their name."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and (word.encode() in path.read_bytes() or word in path.name)
    )


def seal_hr(folder: Path, passphrase: str = PASSPHRASE) -> None:
    """Seal the HR store of a data folder with a real passphrase, for the manager and HR."""
    names = (MANAGER, "HR")
    with store_in(folder / HR, chained=True) as store:
        locked = locked_with(pair(MANAGER)[0], passphrase)
        store.seal_with(keys_of(*names, locked=locked), seal_of(MANAGER, names))
