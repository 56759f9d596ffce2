"""What Today shows, in words, ready to be drawn; reaches no record."""

from dataclasses import dataclass

from coachtui.domain.items import DueItem


@dataclass(frozen=True, slots=True)
class Need:
    """A row of what needs the manager now; several promises may share it."""

    key: str
    when: str
    label: str
    what: str
    due: str
    overdue: bool
    items: tuple[DueItem, ...]

    @property
    def count(self) -> int:
        """How many things the row stands for."""
        return sum(item.count for item in self.items)


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the team table: one rep."""

    person_id: str
    name: str
    meeting: str
    """Last met → next, as "16/11 → today"."""
    mine: str
    """How many promises I owe, with `!` where one is overdue."""
    theirs: str
    trend: tuple[int, ...]
    alarm: str
    overdue: bool
    attained: str = ""
    """How much of the month's target is sold, with its trend, as "64% ▃▅▆"."""


@dataclass(frozen=True, slots=True)
class TodayRows:
    """All of Today."""

    manager: str
    needs: tuple[Need, ...]
    team: tuple[Member, ...]

    @property
    def late(self) -> int:
        """How many rows are overdue."""
        return sum(need.overdue for need in self.needs)
