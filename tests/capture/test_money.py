"""Sums of money as they are typed."""

import pytest
from hypothesis import given, strategies as st

from coachtui.capture.money import MOST_MONEY, money_of
from coachtui.language import Words

SUMS = st.one_of(
    st.integers(0, MOST_MONEY),
    st.integers(1, 10**6).map(lambda number: number * 10**3),
    st.integers(1, 10**5).map(lambda number: number * 10**4),
    st.integers(1, 10**3).map(lambda number: number * 10**9),
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("500k", 500_000),
        ("500K", 500_000),
        ("500 k", 500_000),
        ("12,5k", 12_500),
        ("12k5", 12_500),
        ("1,2tr", 1_200_000),
        ("1.2tr", 1_200_000),
        ("1.25 tr", 1_250_000),
        ("1tr2", 1_200_000),
        ("1tr25", 1_250_000),
        ("1tr250", 1_250_000),
        ("1tr05", 1_050_000),
        ("1 triệu 2", 1_200_000),
        ("2 triệu", 2_000_000),
        ("2 TRIỆU", 2_000_000),
        ("2 trieu ruoi", 2_500_000),
        ("2 triệu rưỡi", 2_500_000),
        ("1tr200k", 1_200_000),
        ("1 triệu 200 nghìn", 1_200_000),
        ("1 tỷ 5 triệu", 1_005_000_000),
        ("12tr", 12_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỉ", 1_500_000_000),
        ("1.2m", 1_200_000),
        ("2bn", 2_000_000_000),
        ("0,5tr", 500_000),
        ("500 nghìn", 500_000),
        ("500 ngàn", 500_000),
        ("500 ngan dong", 500_000),
        ("1.200.000", 1_200_000),
        ("1,200,000", 1_200_000),
        ("1 200 000", 1_200_000),
        ("350000", 350_000),
        ("500.000", 500_000),
        ("500.000đ", 500_000),
        ("500.000 ₫", 500_000),
        ("500.000\u00a0₫", 500_000),
        ("500.000 VND", 500_000),
        ("500.000 vnđ", 500_000),
        ("VND 500,000", 500_000),
        ("500 đồng", 500),
        ("500kđ", 500_000),
        (" 1,2 tr ", 1_200_000),
        ("0", 0),
        ("0 ₫", 0),
        ("1000 tỷ", MOST_MONEY),
    ],
)
def test_a_sum_is_understood_however_it_is_written(typed: str, amount: int) -> None:
    """Units, separators, marks and spaces as people here write them give the sum."""
    assert money_of(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "abc",
        "k",
        "tr",
        "đ",
        "-5k",
        "+5k",
        "−5k",
        "1.2",
        "1,25",
        "500",
        "1.2.3",
        "1.200,000",
        "1.20.000",
        "1.200.00",
        "1.200.000,50",
        "0.500",
        "0500",
        "1.200k",
        "1.250tr",
        "1,2,5tr",
        "1,2tr5",
        "1tr2000",
        "1tr2k",
        "1tr2tr",
        "200k1tr",
        "1tr1500k",
        "0tr5",
        "1tr0k",
        "1tr200k5",
        "12 tr 5 6",
        "1 2tr",
        "12 34",
        "5kk",
        "5 usd",
        "$5k",
        "5k/người",
        "5k taxi",
        "khoảng 5k",
        "5k-6k",
        "50%",
        "1e6",
        "５００k",
        "٥٠٠k",
        "²k",
        "1001 tỷ",
        "9" * 400,
        "1" * 41 + "k",
    ],
)
def test_what_is_doubtful_is_no_sum(typed: str) -> None:
    """Nothing is guessed: what could be meant in two ways, or is no sum, gives none."""
    assert money_of(typed) is None


@given(SUMS)
def test_what_is_shown_can_be_typed_again(amount: int) -> None:
    """A sum as either language shows it, short or whole, is read as the same sum."""
    for words in (Words.of("vi"), Words.of("en")):
        assert money_of(words.money_short(amount)) == amount
        assert money_of(words.money(amount)) == amount


@given(st.text(alphabet="0123456789., kKtrTRieuệmnghìàđ₫VND-+/", max_size=45) | st.text())
def test_any_text_gives_a_sum_or_none(typed: str) -> None:
    """No text breaks it; a sum is never below zero nor above the largest."""
    amount = money_of(typed)
    assert amount is None or 0 <= amount <= MOST_MONEY


@given(st.text(max_size=12), SUMS)
def test_a_sum_with_a_minus_is_never_taken(before: str, amount: int) -> None:
    """A minus in front, whatever stands before it, makes it no sum."""
    assert money_of(f"{before}-{amount}") is None
