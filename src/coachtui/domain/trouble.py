"""What the store could not do, told to the user: what happened, what was kept, what to do."""

from coachtui.domain.repository import (
    CorruptStoreError,
    LockedError,
    ReadOnlyStoreError,
    StaleWriteError,
    StoreBusyError,
    StoreError,
    WriteFailedError,
)
from coachtui.language import N_, Words

_PLAIN = {
    StoreBusyError: N_("Another window is saving just now. Nothing was changed; try again."),
    StaleWriteError: N_(
        "This was changed elsewhere in the meantime. Nothing was changed; look and try again."
    ),
    LockedError: N_("The HR records are locked. Nothing was changed; open them and try again."),
}
_READ_ONLY = {
    "asked": N_("The records were opened to read only. Nothing was changed."),
    "newer": N_(
        "The records were written by a newer coachtui. Nothing was changed; update the program."
    ),
    "damaged": N_("The records are damaged and open to read only. Nothing was changed."),
}
PLACES = {
    "unsafe": N_("This is not a plain file or folder of yours, and was not touched: {path}."),
    "absent": N_("There are no records here to read: {path}."),
}
_DAMAGED = N_(
    "The records in {path} are damaged or do not belong together."
    " Nothing was changed; keep a copy of the folder before anything else."
)
_WRITE = {
    "full": N_("The disk is full. Nothing was changed; free some space and try again."),
    "quota": N_("Your disk quota is used up. Nothing was changed; free some space and try again."),
    "read_only": N_("The disk cannot be written. Nothing was changed."),
}


def told(error: StoreError, words: Words) -> str:
    """Give back the sentence for an error of the store; the error's own text is never shown."""
    for kind, sentence in _PLAIN.items():
        if isinstance(error, kind):
            return words.say(sentence)
    if isinstance(error, CorruptStoreError):
        return words.say(PLACES.get(error.reason, _DAMAGED), path=error.path)
    if isinstance(error, ReadOnlyStoreError):
        fallback = N_("The records can be read only. Nothing was changed.")
        return words.say(_READ_ONLY.get(str(error), fallback))
    if isinstance(error, WriteFailedError):
        fallback = N_("The disk refused to save. Nothing was changed.")
        return words.say(_WRITE.get(error.reason, fallback))
    return words.say("The store could not do this. Nothing was changed.")
