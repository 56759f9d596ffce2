"""Recognition: what somebody did and what came of it, said to them or before the team."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from coachtui.domain.person import Motive
from coachtui.domain.record import Line, Moment, Record

RecognitionKind = Literal["monetary", "non_monetary"]
LONGEST_THANKS = 500
"""Characters of a thank-you."""


class Recognition(Record):
    """Thanks for something a person did: the behaviour and its effect, not "great job"."""

    table: ClassVar[str] = "recognition"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str
    what: Line = Field(min_length=1, max_length=LONGEST_THANKS)
    kind: RecognitionKind = "non_monetary"
    value: int | None = Field(default=None, ge=0, le=10**12)
    """In minor units of the currency, where it is monetary."""
    currency: Line = Field(default="VND", min_length=3, max_length=3)
    public: bool = False
    public_agreed: bool = False
    """The person said yes to being thanked before others."""
    motivator_matched: Motive | None = None
    given_at: Moment
    part_of: str | None = None
    """The event or conversation it was given at."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.value is not None and self.kind != "monetary":
            raise ValueError("value_needs_monetary")
        return self
