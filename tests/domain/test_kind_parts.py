"""What the catalogue names is loaded when asked for, called, and held to its type."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.clock import ZonedClock
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.meeting_day import next_meeting_day
from coachtui.domain.parts import called, maybe_one_of, one_of, rows_of
from coachtui.domain.person import Person, Rhythm
from coachtui.domain.view import View
from coachtui.language import Words
from memory import MemoryRepository

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 23)
CATALOGUE = Catalogue(())


class Planned(Catalogue):
    """Kinds whose only part is the day on which they meet somebody."""

    def __init__(self, **days: object) -> None:
        kinds = [Kind(slug, slug, slug, (slug,), meets=f"x:{slug}") for slug in days]
        super().__init__((Kind("bare", "Bare", "Bares", ("bare",)), *kinds))
        self._days = days

    def load(self, path: str) -> object:
        """Give the function a path stands for."""
        return lambda _view, _person: self._days[path.partition(":")[2]]


class FixedClock(ZonedClock):
    """A clock that stands."""

    def now(self) -> datetime:
        """Give the same moment again and again."""
        return datetime(2026, 11, 23, 1, tzinfo=UTC)


def meeting_day(weekday: int | None = 4, **days: object) -> date:
    """Give the day on which a rep with a fortnight's cadence is met next."""
    rep = Person(full_name="An", one_on_one=Rhythm(cadence_days=14, weekday=weekday))
    view = View(MemoryRepository(), Words.of("en"), FixedClock(HANOI))
    return next_meeting_day(Planned(**days), view, rep)


def test_kinds_keep_their_order_and_are_found_by_slug() -> None:
    """The catalogue gives its kinds as listed, and each by its slug."""
    kinds = (Kind("b", "B", "Bs", ("b",)), Kind("a", "A", "As", ("a",)))
    catalogue = Catalogue(kinds)
    assert tuple(catalogue) == kinds
    assert catalogue["a"] is kinds[1]


@pytest.mark.parametrize("path", ["coachtui.nowhere:it", "math:nothing"])
def test_a_wrong_path_is_an_error(path: str) -> None:
    """A path that leads nowhere says so when it is asked for."""
    with pytest.raises((ImportError, AttributeError)):
        CATALOGUE.load(path)


def test_a_part_is_called_with_what_is_handed() -> None:
    """The named function gets the arguments, and its result comes back."""
    assert called(CATALOGUE, "math:gcd", 12, 18) == 6
    assert one_of(CATALOGUE, "math:gcd", int, 12, 18) == 6
    assert maybe_one_of(CATALOGUE, "math:gcd", int, 12, 18) == 6
    assert rows_of(CATALOGUE, "builtins:sorted", str, "ba") == ["a", "b"]


def test_a_kind_without_the_part_gives_nothing() -> None:
    """No path means None or no rows."""
    assert maybe_one_of(CATALOGUE, "", int) is None
    assert rows_of(CATALOGUE, "", int) == []


def test_none_may_be_given_where_nothing_is_an_answer() -> None:
    """A function that answers None has no answer."""
    assert maybe_one_of(CATALOGUE, "builtins:print", int) is None


def test_another_type_is_a_mistake_in_the_catalogue() -> None:
    """What gives something of another make is named, not passed on."""
    with pytest.raises(TypeError, match="math:gcd gives no str"):
        one_of(CATALOGUE, "math:gcd", str, 12, 18)
    with pytest.raises(TypeError, match="math:gcd gives no str"):
        maybe_one_of(CATALOGUE, "math:gcd", str, 12, 18)
    with pytest.raises(TypeError, match="math:gcd gives no rows"):
        rows_of(CATALOGUE, "math:gcd", int, 12, 18)
    with pytest.raises(TypeError, match="gives no int"):
        rows_of(CATALOGUE, "builtins:sorted", int, "ba")
    with pytest.raises(TypeError, match="math:pi cannot be called"):
        called(CATALOGUE, "math:pi")


def test_the_next_meeting_is_the_earliest_of_any_kind() -> None:
    """Of several kinds that meet a rep the first day after today counts."""
    assert meeting_day(a=date(2026, 12, 3), b=date(2026, 11, 27)) == date(2026, 11, 27)


def test_a_meeting_today_or_before_is_not_the_next() -> None:
    """A promise made today falls due in the next meeting, not in the one going on."""
    assert meeting_day(a=TODAY, b=date(2026, 12, 3)) == date(2026, 12, 3)


def test_without_a_plan_the_cadence_counts_from_today() -> None:
    """Where no kind has a day, it is one cadence ahead, on the usual weekday if there is one."""
    assert meeting_day(a=None) == date(2026, 12, 10)
    assert meeting_day(None) == date(2026, 12, 7)
