"""The sample team of the demo, and its HR records."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from coachtui.domain.repository import Repository
from coachtui.language import N_

_TEAM: Final = "sample_data/team.json"
_HR: Final = "sample_data/hr.json"
_PACKAGE: Final = Path(__file__).parents[1]
# In the wheel beside the modules, in a checkout beside `src`.
_PLACES: Final = (_PACKAGE, _PACKAGE.parents[1])

Documents = Mapping[str, Sequence[Mapping[str, object]]]


def load_sample(team: Repository, hr: Repository) -> None:
    """Put the sample team and its HR records into two stores that were just made.

    Raises:
        FileNotFoundError: the program was installed without them.
    """
    team.load(_documents(_TEAM), N_("Sample team"))
    hr.load(_documents(_HR), N_("Sample team"))


def _documents(name: str) -> Documents:
    found = [place / name for place in _PLACES]
    place = next((place for place in found if place.is_file()), found[0])
    documents: Documents = json.loads(place.read_text(encoding="utf-8"))["documents"]
    return documents
