"""The app with a list of HR records behind 5: what holds for every screen of theirs.

Textual is imported by path only, as in the program itself.
"""

import sys

from bare import FIELD, PLAIN
from coachtui.catalogue import COMMITMENT, PERSON
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue, Kind
from coachtui.language import N_

NOTES = Kind(
    slug="hr_note",
    singular=N_("Log entry"),
    plural=N_("Log entries"),
    records=("coachtui.domain.log_entry:LogEntry",),
    store="hr",
    number=5,
    list_screen="hr_screens:HrList",
)


def hr_catalogue() -> Catalogue:
    """Give back a catalogue of people, bare screens, and log entries kept in the HR store."""
    return Catalogue((PERSON, COMMITMENT, NOTES, PLAIN, FIELD), first="bare_screens:FirstScreen")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], hr_catalogue))
