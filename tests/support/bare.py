"""The app with a list screen, a screen with a field, and people: what is the same everywhere.

Textual is imported by path only, as in the program itself.
"""

import sys

from coachtui.catalogue import PERSON
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue, Kind
from coachtui.language import N_

FIELD = Kind(
    slug="field",
    singular=N_("Log entry"),
    plural=N_("Log entries"),
    records=(),
    number=9,
    list_screen="bare_screens:BareScreen",
    new_screen="bare_screens:new_screen",
)
PLAIN = Kind(
    slug="plain",
    singular=N_("Commitment"),
    plural=N_("Commitments"),
    records=(),
    number=8,
    list_screen="bare_screens:PlainScreen",
    record_screen="bare_screens:record_screen",
)


def bare_catalogue() -> Catalogue:
    """Give back a catalogue of people and the screens above."""
    return Catalogue((PERSON, PLAIN, FIELD), first="bare_screens:FirstScreen")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], bare_catalogue))
