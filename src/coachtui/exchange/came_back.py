"""What was erased and came back with an older copy of a store's files is erased again."""

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.session import Session
from coachtui.paths import HR
from coachtui.storage import Store
from coachtui.storage.erasures import StoreName, erase_again, read_erasures
from coachtui.storage.restoring import settle


def erased_again(session: Session, store: Store) -> tuple[str, ...]:
    """Erase what is back in a store that was just opened, and return what there is to tell of it.

    What goes wrong is told too and keeps nobody from the records: the next opening tries again.
    """
    of: StoreName = "hr" if store.folder == session.folder / HR else "team"
    try:
        settle(store)
        count = erase_again(store, read_erasures(session.folder), of)
    except StoreError as error:
        return (told(error, session.words),)
    if not count:
        return ()
    return (
        session.words.count(
            count,
            "{n} document that had been erased came back with an older copy, and was erased again.",
            "{n} documents that had been erased came back with an older copy, and were erased"
            " again.",
        ),
    )
