"""The sample team of the demo."""

import json
from pathlib import Path
from typing import Final

from coachtui.domain.repository import Repository
from coachtui.language import N_

_FILE: Final = "sample_data/team.json"
_PACKAGE: Final = Path(__file__).parents[1]
# In the wheel beside the modules, in a checkout beside `src`.
_PLACES: Final = (_PACKAGE / _FILE, _PACKAGE.parents[1] / _FILE)


def load_sample(repository: Repository) -> None:
    """Put the sample team into a store that was just made.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    place = next((place for place in _PLACES if place.is_file()), _PLACES[0])
    export = json.loads(place.read_text(encoding="utf-8"))
    repository.load(export["documents"], N_("Sample team"))
