"""A promise between two people, followed until it is kept, moved, dropped or broken."""

from datetime import date, datetime
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from coachtui.domain.ids import ME
from coachtui.domain.record import Line, Moment, Part, Record

CommitmentState = Literal["open", "moved", "kept", "dropped", "broken"]
FINAL: frozenset[CommitmentState] = frozenset({"kept", "dropped", "broken"})
LONGEST_PROMISE = 500
"""Characters of a promise."""
MOVES_BEFORE_TALK = 3
"""From this move on the program asks to renegotiate or drop."""


class Source(Part):
    """Where a commitment was made."""

    kind: Line
    id: str


class Move(Part):
    """One change of the date."""

    due_before: date
    due_after: date
    reason: Line = Field(min_length=1, max_length=240)
    at: Moment


class Commitment(Record):
    """Owner promises counterparty something by a day."""

    table: ClassVar[str] = "commitment"
    links: ClassVar[tuple[str, ...]] = ("owner", "counterparty")

    owner: str
    counterparty: str
    text: Line = Field(min_length=1, max_length=LONGEST_PROMISE)
    due: date
    due_stated: bool = True
    """False where nobody named a day and the next one-on-one stands in."""
    source: Source
    state: CommitmentState = "open"
    moves: tuple[Move, ...] = ()
    reason: Line = Field(default="", max_length=240)
    """Why it was dropped or broken."""
    evidence: Line = Field(default="", max_length=240)
    closed_at: Moment | None = None

    @model_validator(mode="after")
    def _between_two(self) -> Self:
        if self.owner == self.counterparty:
            raise ValueError("owner_is_counterparty")
        if self.state == "dropped" and not self.reason:
            raise ValueError("dropped_needs_reason")
        if (self.state in FINAL) != (self.closed_at is not None):
            raise ValueError("closed_at_disagrees")
        return self

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done (a moved one is)."""
        return self.state not in FINAL

    @property
    def untouched(self) -> bool:
        """Whether it stands as it was made: neither ended nor moved."""
        return self.state == "open"

    @property
    def mine(self) -> bool:
        """Whether the manager owes it."""
        return self.owner == ME

    @property
    def rep_id(self) -> str:
        """The other person of the two, seen from the manager."""
        return self.counterparty if self.mine else self.owner

    @property
    def moved_count(self) -> int:
        """How often its date was changed."""
        return len(self.moves)

    def overdue(self, today: date) -> bool:
        """Tell whether its day has passed while it is still open."""
        return self.is_open and self.due < today

    def kept(self, at: datetime, evidence: str = "") -> Self:
        """Return it as done.

        Raises:
            ValueError: it has ended already; so do `dropped` and `broken`.
        """
        self._refuse_if_ended()
        return self.revised(state="kept", closed_at=at, evidence=evidence, reason="")

    def reopened(self) -> Self:
        """Return it as open again, for a tick made by mistake."""
        state: CommitmentState = "moved" if self.moves else "open"
        return self.revised(state=state, closed_at=None, reason="", evidence="")

    def moved(self, due: date, reason: str, at: datetime) -> Self:
        """Return it with a later day.

        Raises:
            ValueError: the new day is not later, or no reason is given.
        """
        self._refuse_if_ended()
        if due <= self.due:
            raise ValueError("move_must_be_later")
        move = Move(due_before=self.due, due_after=due, reason=reason, at=at)
        return self.revised(state="moved", due=due, due_stated=True, moves=(*self.moves, move))

    def dropped(self, reason: str, at: datetime) -> Self:
        """Return it as given up by both; a reason is needed."""
        self._refuse_if_ended()
        return self.revised(state="dropped", reason=reason, closed_at=at)

    def broken(self, at: datetime, reason: str = "") -> Self:
        """Return it as not done; only a person says so, never the calendar."""
        self._refuse_if_ended()
        return self.revised(state="broken", reason=reason, closed_at=at)

    def _refuse_if_ended(self) -> None:
        if not self.is_open:
            raise ValueError("ended")
