"""The capture line: what a typed line means. Pure: text and a day in, a reading out."""

from coachtui.capture.addressee import addressee
from coachtui.capture.agenda_command import AgendaCommand, agenda_command
from coachtui.capture.completion import complete, completions
from coachtui.capture.dates import DateFound, date_of, find_dates
from coachtui.capture.entry import COMPETENCIES, EntryKind, Owner, Reading, Setting, Vocabulary
from coachtui.capture.names import KnownName
from coachtui.capture.pasted import split_paste
from coachtui.capture.reading import read
from coachtui.capture.signs import kind_of

__all__ = [
    "COMPETENCIES",
    "AgendaCommand",
    "DateFound",
    "EntryKind",
    "KnownName",
    "Owner",
    "Reading",
    "Setting",
    "Vocabulary",
    "addressee",
    "agenda_command",
    "complete",
    "completions",
    "date_of",
    "find_dates",
    "kind_of",
    "read",
    "split_paste",
]
