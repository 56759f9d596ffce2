"""Sums of money as each language writes them."""

import pytest

from coachtui.language import Words

VI = Words.of("vi")
EN = Words.of("en")


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (0, "0 ₫", "0 ₫"),
        (500, "500 ₫", "500 ₫"),
        (1_200_000, "1.200.000 ₫", "1,200,000 ₫"),
        (-480_000, "-480.000 ₫", "-480,000 ₫"),
    ],
)
def test_a_whole_sum(amount: int, vietnamese: str, english: str) -> None:
    """Dong is written in whole units, grouped as the language groups, the sign behind."""
    assert VI.money(amount) == vietnamese
    assert EN.money(amount) == english


def test_another_currency_has_decimals_and_its_code() -> None:
    """A currency with minor units shows two decimals and is named by its code."""
    assert EN.money(123_450, "USD") == "1,234.50 USD"
    assert VI.money(123_450, "USD") == "1.234,50 USD"


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (0, "0 ₫", "0 ₫"),
        (999, "999 ₫", "999 ₫"),
        (1_000, "1k", "1k"),
        (12_500, "12,5k", "12.5k"),
        (500_000, "500k", "500k"),
        (1_000_000, "1tr", "1m"),
        (1_200_000, "1,2tr", "1.2m"),
        (1_250_000, "1,25tr", "1.25m"),
        (1_050_000, "1,05tr", "1.05m"),
        (12_480_000, "12,48tr", "12.48m"),
        (1_500_000_000, "1,5 tỷ", "1.5bn"),
        (10**12, "1000 tỷ", "1000bn"),
        (-480_000, "-480k", "-480k"),
        (-1_200_000, "-1,2tr", "-1.2m"),
    ],
)
def test_a_short_sum(amount: int, vietnamese: str, english: str) -> None:
    """A round sum is written with its unit, as people say it."""
    assert VI.money_short(amount) == vietnamese
    assert EN.money_short(amount) == english


@pytest.mark.parametrize("amount", [1_234_000, 1_200_001, 1_001, 1_000_000_001, -1_234_567])
def test_no_sum_is_rounded_away(amount: int) -> None:
    """What two decimals cannot hold is written whole."""
    assert VI.money_short(amount) == VI.money(amount)
