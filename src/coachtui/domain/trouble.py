"""What the store could not do, told to the user: what happened, what was kept, what to do."""

from coachtui.domain.repository import (
    CorruptStoreError,
    LockedError,
    MissingCryptError,
    ReadOnlyStoreError,
    StaleWriteError,
    StoreBusyError,
    StoreError,
    WriteFailedError,
    WrongKeyError,
)
from coachtui.language import N_, Words

_PLAIN = {
    StoreBusyError: N_("Another window is saving just now. Nothing was changed; try again."),
    StaleWriteError: N_(
        "This was changed elsewhere in the meantime. Nothing was changed; look and try again."
    ),
    LockedError: N_("The HR records are locked. Nothing was changed; open them and try again."),
    WrongKeyError: N_("That does not open the HR records. Nothing was changed; try again."),
    MissingCryptError: N_(
        "Sealed records need what “pip install coachtui[crypt]” brings. Nothing was changed."
    ),
}
_READ_ONLY = {
    "asked": N_("The records were opened to read only. Nothing was changed."),
    "newer": N_(
        "The records were written by a newer coachtui. Nothing was changed; update the program."
    ),
    "sealed": N_("The HR records are sealed. Nothing was changed; open them with their key."),
    "damaged": N_("The records are damaged and open to read only. Nothing was changed."),
}
PLACES = {
    "unsafe": N_("This is not a plain file or folder of yours, and was not touched: {path}."),
    "absent": N_("There are no records here to read: {path}."),
    "chained": N_(
        "The records in {path} are chained, as HR records are: they are not a team's. Nothing was"
        " changed; --data names the folder above them."
    ),
    "unchained": N_(
        "The HR records in {path} are not chained, so other files stand in their place. Nothing was"
        " changed; put back a copy of the folder."
    ),
    "deals": N_(
        "The imported deals cannot be read: {path}. Nothing was changed; import the files of the"
        " CRM again, with --replace."
    ),
    "presets": N_(
        "What was kept for imports of deals cannot be read: {path}. Nothing was changed; mend or"
        " remove that file."
    ),
    "erasures": N_(
        "The list of what was erased cannot be read: {path}. Without it somebody could come back,"
        " so nothing was changed. Put back a copy of it."
    ),
    "no_backup": N_("This is no backup of coachtui: {path}. Nothing was changed."),
    "backup": N_(
        "This backup is not whole, or was changed since it was made: {path}. Nothing was changed;"
        " take another one."
    ),
    "backup_newer": N_(
        "This backup was made by a newer coachtui: {path}. Nothing was changed; update the program."
    ),
    "backup_keys": N_(
        "The HR records in this backup are sealed, and their keys are not in it: {path}. Nothing"
        " was changed; put a copy of that file there."
    ),
}
_FILES = {
    "missing": N_(
        "Part of the records is not where it was: {path}. Nothing was changed; is the disk mounted,"
        " is the folder the right one (--data)?"
    ),
    "damaged": N_(
        "A file of the records is damaged: {path}."
        " Nothing was changed; keep a copy of the folder before anything else."
    ),
    "mismatch": N_(
        "The files of the records do not belong together (was an older copy put back?): {path}."
        " Nothing was changed; keep a copy of the folder before anything else."
    ),
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
        return words.say({**PLACES, **_FILES}.get(error.reason, _DAMAGED), path=error.path)
    if isinstance(error, ReadOnlyStoreError):
        fallback = N_("The records can be read only. Nothing was changed.")
        return words.say(_READ_ONLY.get(str(error), fallback))
    if isinstance(error, WriteFailedError):
        fallback = N_("The disk refused to save. Nothing was changed.")
        return words.say(_WRITE.get(error.reason, fallback))
    return words.say("The store could not do this. Nothing was changed.")
