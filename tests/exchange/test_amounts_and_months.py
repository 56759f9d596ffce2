"""Amounts and months of files are read or refused, never guessed."""

from datetime import date

import pytest

from coachtui.exchange.amounts import NotAnAmountError, amount_of
from coachtui.exchange.months import NotAMonthError, month_of


@pytest.mark.parametrize(
    ("cell", "currency", "amount"),
    [
        ("1054", "VND", 1054),
        ("1.054", "VND", 1054),
        ("1,054", "USD", 105400),
        ("$1,054.50", "USD", 105450),
        ("1.054,5", "EUR", 105450),
        ("1.200.000 đ", "VND", 1_200_000),
        ("1 200 000", "VND", 1_200_000),
        ("0", "USD", 0),
        ("3856.805", "USD", 385681),
        ("0.29", "USD", 29),
        ("12.5", "VND", 13),
    ],
)
def test_an_amount_is_read_in_minor_units(cell: str, currency: str, amount: int) -> None:
    """Marks before three digits group, others divide; signs and spaces are no matter."""
    assert amount_of(cell, currency) == amount


@pytest.mark.parametrize(
    "cell", ["", "-5", "abc", "1.2.3", "1,05,4", "5%", "1e5", "9" * 19, "1.5.20"]
)
def test_what_is_no_amount_is_refused(cell: str) -> None:
    """Below 0, two ways at once, too long, or no number at all."""
    with pytest.raises(NotAnAmountError):
        amount_of(cell, "USD")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11", "11/2026", "11-2026", "11.2026", "2026-11-01", "15/11/2026", "Nov 2026"),
        *("november 2026", "Tháng 11/2026", "tháng 11 năm 2026", "T11/2026", "thg 11/2026"),
    ],
)
def test_a_month_is_read_as_people_write_it(text: str) -> None:
    """Digits, English names, Vietnamese words; any day of it is it."""
    assert month_of(text) == date(2026, 11, 1)


def test_a_month_alone_needs_the_year_of_today() -> None:
    """A form knows what year it is, a file does not."""
    assert month_of("11", date(2026, 5, 1)) == date(2026, 11, 1)
    with pytest.raises(NotAMonthError):
        month_of("11")


@pytest.mark.parametrize("text", ["", "13/2026", "11/26", "0/2026", "Foo 2026", "2026", "0000-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    """No thirteenth month, no year of two digits, no word that is none."""
    with pytest.raises(NotAMonthError):
        month_of(text)
