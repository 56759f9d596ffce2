"""What deals come to: won, rate, pipeline, discount, what is lacking, and the lens."""

from datetime import date

import pytest

from coachtui.domain.deal_figures import discount_lens, figures, pipeline_risks
from coachtui.domain.deals import Deal, Deals, Outcome, deals_of, open_names
from coachtui.domain.person import Person

AN = Person(id="an", full_name="Nguyễn Văn Hùng")


def deal(
    identifier: str,
    outcome: Outcome = "won",
    value: int | None = 100,
    price: int | None = 100,
    **more: object,
) -> Deal:
    """Give back a deal of Hùng's; `more` may name rep, account, product, days, next step."""
    engaged, closed = more.get("engaged"), more.get("closed")
    step = more.get("step")
    return Deal(
        identifier,
        str(more.get("rep", "Nguyễn Văn Hùng")),
        str(more.get("account", "Hoà Phát")),
        str(more.get("product", "GTX")),
        outcome,
        outcome,
        value,
        price,
        engaged if isinstance(engaged, date) else None,
        closed if isinstance(closed, date) else None,
        step if isinstance(step, str) else None,
    )


def test_won_and_lost_make_the_win_rate_and_open_ones_do_not() -> None:
    """The rate is won of those decided; nothing decided has no rate."""
    own = (deal("1"), deal("2"), deal("3"), deal("4", "lost", 0), deal("5", "open", None))
    seen = figures(Deals(own), own)
    assert (seen.won, seen.lost, seen.open, seen.win_rate) == (3, 1, 1, 0.75)
    assert seen.won_value == 300
    assert figures(Deals(own), own[-1:]).win_rate is None


def test_an_open_deal_without_a_value_is_worth_its_list_price() -> None:
    """The pipeline takes the value, else the list price; a deal with neither is counted apart."""
    own = (deal("1", "open", 70), deal("2", "open", None, 50), deal("3", "open", None, None))
    seen = figures(Deals(own), own)
    assert (seen.open_value, seen.unvalued) == (120, 1)


def test_the_discount_is_the_mean_under_list_and_against_the_team_by_product() -> None:
    """A rep who gives more than the team for the same product stands above it, however it mixes."""
    own = (deal("1", value=80), deal("2", value=100, product="MG"))
    other = (deal("3", value=100, rep="Bình"), deal("4", value=100, product="MG", rep="Bình"))
    seen = figures(Deals((*own, *other)), own)
    assert seen.discount == pytest.approx(0.10)
    assert (seen.discounted, seen.deep) == (2, 1)
    # the team gives a tenth on GTX and nothing on MG
    assert seen.against_team == pytest.approx(0.05)


def test_a_deal_without_a_list_price_has_no_discount() -> None:
    """What no price list knows counts for no discount, and neither does a lost deal."""
    own = (deal("1", price=None), deal("2", "lost", 0))
    assert figures(Deals(own), own).discount is None


def test_what_the_crm_lacks_is_counted() -> None:
    """No customer, no next step, open for long: each counts, and a deal is at risk only once."""
    day = date(2026, 9, 30)
    won = deal("1", engaged=date(2026, 8, 1), closed=date(2026, 8, 31))
    slow = deal("2", "open", None, account="", engaged=date(2026, 7, 1), step="")
    fine = deal("3", "open", None, engaged=day, step="call on Friday")
    seen = figures(Deals((won, slow, fine)), (won, slow, fine))
    assert (seen.without_account, seen.without_next_step, seen.slow) == (1, 1, 1)
    assert (seen.at_risk, seen.risk) == (1, 0.5)
    untold = (deal("4", "open", None),)
    assert figures(Deals(untold), untold).without_next_step is None


def test_the_series_are_the_last_twelve_months_of_the_export() -> None:
    """Value won stands in its month, counted back from the last day anything happened."""
    own = (
        deal("1", value=10, closed=date(2026, 1, 31)),
        deal("2", value=5, closed=date(2026, 12, 1)),
        deal("3", value=7, closed=date(2025, 12, 31)),
    )
    assert figures(Deals(own), own).series == (10, *[0] * 10, 5)
    assert figures(Deals(), ()).series == ()


def test_a_name_without_marks_is_whose_it_can_be_alone() -> None:
    """A deal of Hung is Hùng's as long as there is no Hưng; then it is nobody's."""
    book = Deals((deal("1"), deal("2", rep="nguyen van  hung"), deal("3", rep="Nguyễn Văn Hưng")))
    assert [each.id for each in deals_of(book, AN, [AN])] == ["1", "2"]
    other = Person(id="hung", full_name="Nguyễn Văn Hưng")
    assert [each.id for each in deals_of(book, AN, [AN, other])] == ["1"]
    assert [each.id for each in deals_of(book, other, [AN, other])] == ["3"]


def test_the_name_of_a_deal_can_be_typed_after_a_dollar() -> None:
    """It begins with a letter, holds no space, and ends with the number of the CRM."""
    own = (
        deal("7F", "open"),
        deal("8G", "open", account="3M Việt Nam"),
        deal("9H", "open", account="", product="GTX Pro"),
        deal("0K", "open", account="", product=""),
        deal("1L"),
    )
    names = ("GTX-Pro/9H", "Hoà-Phát/7F", "d-0K", "d-3M-Việt-Nam/8G")
    assert open_names(own) == names


def test_risk_is_known_of_reps_with_open_deals_alone() -> None:
    """Somebody whom the CRM does not know, or without an open deal, has no risk on file."""
    idle = Person(id="b", full_name="Trần Bình")
    book = Deals((deal("1", "open", account=""), deal("2", rep="Trần Bình")))
    assert pipeline_risks(book, [AN, idle]) == {"an": 1.0}


@pytest.mark.parametrize(
    ("cut", "margin", "more"), [(0.05, 0.30, 0.20), (0.01, 0.5, 1 / 49), (0.3, 0.3, None)]
)
def test_the_lens_says_how_much_more_must_be_sold(
    cut: float, margin: float, more: float | None
) -> None:
    """5 % off at 30 % margin takes a fifth more; the whole margin sells at a loss."""
    assert discount_lens(cut, margin) == (None if more is None else pytest.approx(more))
