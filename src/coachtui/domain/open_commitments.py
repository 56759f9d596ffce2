"""The commitments still to be done, found without reading those of years that are done."""

from typing import Final

from coachtui.domain.commitment import Commitment, CommitmentState
from coachtui.domain.repository import Repository

_OPEN: Final[tuple[CommitmentState, ...]] = ("open", "moved")


def open_commitments(repository: Repository, **equal: str) -> list[Commitment]:
    """Return the open commitments whose fields equal the values given, oldest id first."""
    found = [one for state in _OPEN for one in repository.find(Commitment, state=state, **equal)]
    return sorted(found, key=lambda one: one.id)
