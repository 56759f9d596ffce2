"""Thanks: what a record holds, whose wish it needs, and who was thanked how often."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError

from coachtui.domain.person import Motivator, Motive, Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.recognition_balance import balance, balances, quarter_of
from coachtui.domain.recognition_wish import drives, may_be_public, with_motive
from coachtui.domain.repeated_words import Told
from desks import FixedClock

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CLOCK = FixedClock(NOW)


def rep(name: str, *motives: Motive) -> Person:
    """Give back a rep whom these drive."""
    return Person(
        id=name, full_name=name, motivators=tuple(Motivator(kind=kind) for kind in motives)
    )


def thanks(person: str, days_ago: int = 0, **more: object) -> Recognition:
    """Give back thanks for a person so many days ago."""
    given = {"person_id": person, "what": "held the price", **more}
    return Recognition.model_validate({"given_at": NOW - timedelta(days=days_ago), **given})


def test_an_amount_needs_money() -> None:
    """Thanks without money carry no amount; with money they may name none."""
    with pytest.raises(ValidationError, match="value_needs_monetary"):
        thanks("an", value=500_000)
    assert thanks("an", kind="monetary", value=500_000).value == 500_000
    assert thanks("an", kind="monetary").value is None


@pytest.mark.parametrize(
    ("motives", "agreed", "may"),
    [
        ((), False, False),
        (("growth", "monetary"), False, False),
        (("growth",), True, True),
        (("growth", "recognition"), False, True),
    ],
)
def test_thanks_in_public_need_the_wish(
    motives: tuple[Motive, ...], agreed: bool, may: bool
) -> None:
    """Before the team only whom recognition drives, or who said yes."""
    assert may_be_public(rep("an", *motives), agreed=agreed) is may


def test_thanks_meet_the_motivator_of_their_kind() -> None:
    """Money meets the monetary motivator, words recognition, where that drives the person."""
    both = rep("an", "monetary", "recognition", "monetary")
    assert drives(both) == ("monetary", "recognition")
    assert with_motive(thanks("an", kind="monetary"), both).motivator_matched == "monetary"
    assert with_motive(thanks("an"), both).motivator_matched == "recognition"
    assert with_motive(thanks("an"), rep("an", "monetary")).motivator_matched is None
    named = thanks("an", motivator_matched="growth")
    assert with_motive(named, both) == named


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 11, 23), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
    ],
)
def test_a_quarter_has_three_whole_months(day: date, first: date, last: date) -> None:
    """Every day lies in the quarter of its year's three months."""
    assert quarter_of(day) == (first, last)


def test_the_balance_counts_a_quarter_in_the_teams_zone() -> None:
    """All kinds are counted from the local first day on; the last is of ever."""
    midnight = datetime(2026, 9, 30, 17, tzinfo=UTC)
    before = midnight - timedelta(seconds=1)
    given = [
        thanks("an", public=True, given_at=midnight, motivator_matched="recognition"),
        thanks("an", given_at=before, kind="monetary"),
        thanks("an", 3, kind="monetary", value=1, motivator_matched="growth"),
        thanks("binh", 1),
    ]
    an = rep("an", "recognition")
    seen = balance(given, an, CLOCK)
    assert (seen.count, seen.public, seen.with_money) == (2, 1, 1)
    assert (seen.matched, seen.last, seen.days_since) == (1, date(2026, 11, 20), 3)
    earlier = balance(given, an, CLOCK, date(2026, 8, 1))
    assert (earlier.count, earlier.public, earlier.with_money) == (1, 0, 1)
    assert earlier.days_since == 3


def test_who_was_never_thanked_comes_first() -> None:
    """Then who waits longest; thanks before the quarter still count as thanked once."""
    people = [rep("an"), rep("binh"), rep("chi")]
    given = [thanks("an", 2), thanks("chi", 200)]
    seen = balances(given, people, CLOCK)
    assert [each.person_id for each in seen] == ["binh", "chi", "an"]
    assert [each.never for each in seen] == [True, False, False]
    assert [each.count for each in seen] == [0, 0, 1]
    assert [each.days_since for each in seen] == [None, 200, 2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Today: Để khách chờ BA ngày, then mended", "Để khách chờ BA ngày"),
        ("De khach cho -- ba ngay.", "De khach cho -- ba ngay"),
        ("để khách chờ ba tuần", ""),
        ("để khách chờ", ""),
        ("", ""),
    ],
)
def test_five_words_in_a_row_are_a_repetition(text: str, found: str) -> None:
    """Marks, case and signs aside, given back as it stands; four words are not enough."""
    assert Told(["vẫn để khách chờ ba ngày", "tuần sau", ""]).repeated(text) == found


def test_no_row_goes_over_two_texts() -> None:
    """The end of one text and the beginning of the next are no row of words."""
    assert Told(["a b c", "d e f"]).repeated("a b c d e") == ""
