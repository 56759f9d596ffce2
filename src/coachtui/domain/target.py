"""A month's target of a person, and what they sold of it so far."""

from datetime import date
from typing import Annotated, ClassVar, Final, Literal

from pydantic import AfterValidator, Field

from coachtui.domain.record import Line, Record

Unit = Literal["money", "units"]
NO_CENTS: Final = frozenset({"VND"})
"""Currencies whose minor unit is the unit itself."""
MOST: Final = 10**15
"""The largest target, in minor units or pieces."""


def first_of_month(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def _is_first(day: date) -> date:
    if day.day != 1:
        raise ValueError("not_first_of_month")
    return day


class Target(Record):
    """What a person is to sell in a month, in money or in pieces."""

    table: ClassVar[str] = "target"
    links: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str
    month: Annotated[date, AfterValidator(_is_first)]
    """Its first day."""
    amount: int = Field(ge=1, le=MOST)
    """In minor units of the currency, or pieces."""
    actual: int | None = Field(default=None, ge=0, le=MOST)
    """What was sold so far, likewise; None: not known yet."""
    unit: Unit = "money"
    currency: Line = Field(default="VND", min_length=3, max_length=3)
    """Of no account where `unit` is `units`."""

    @property
    def share(self) -> float | None:
        """How much of it was sold, 1 being all of it; None where that is not known."""
        return None if self.actual is None else self.actual / self.amount

    @property
    def measure(self) -> tuple[Unit, str]:
        """What it is counted in: targets of one month that differ in it are several."""
        return self.unit, self.currency if self.unit == "money" else ""
