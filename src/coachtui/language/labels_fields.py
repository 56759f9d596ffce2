"""The word for each field of a record, as its history shows it."""

from collections.abc import Mapping
from typing import Final

from coachtui.language.labels_fields_hr import FORMAL
from coachtui.language.labels_fields_out import OUT
from coachtui.language.labels_fields_team import TEAM

FIELDS: Final[tuple[str, Mapping[str, str]]] = (
    "field",
    {name: word for _, part in (TEAM, OUT, FORMAL) for name, word in part.items()},
)
