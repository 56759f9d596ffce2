"""A dirty export of a CRM comes in whole, and its figures come out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coachtui.domain.deal_figures import figures
from coachtui.domain.deals import Deals
from coachtui.exchange.deals.plan import Asked, DealPlan, Source, planned
from coachtui.exchange.deals.presets import Preset
from coachtui.exchange.grid import read_grid
from crm import ACCOUNTS, PIPELINE, PRICES, REPS

NOW = datetime(2026, 11, 23, tzinfo=UTC)
USD = Preset(currency="USD")
ALL = (PIPELINE, PRICES, REPS, ACCOUNTS)


def run(
    *texts: str,
    here: Deals | None = None,
    preset: Preset = USD,
    wishes: tuple[str, ...] = (),
    replaces: bool = False,
) -> DealPlan:
    """Give back what importing files over a book would do."""
    sources = [
        Source(f"{at}.csv", read_grid(text.encode("utf-8"))) for at, text in enumerate(texts)
    ]
    asked = Asked(preset, NOW, wishes, replaces)
    return planned(sources, here or Deals(), asked, lambda _done, _of: None)


def keys(plan: DealPlan) -> list[str]:
    """Give back the keys of the problems of a plan."""
    return [each.key for each in plan.problems]


def test_the_figures_of_a_dirty_export_come_out() -> None:
    """Blank accounts, days and values stay in; `GTXPro` is `GTX Pro`; a rep may have no deal."""
    plan = run(*ALL)
    assert not plan.problems
    assert [each.part for each in plan.read] == ["deals", "prices", "reps", "accounts"]
    assert (plan.added, plan.aliases) == (8, {("GTXPro", "GTX Pro"): 3})
    book = plan.book
    assert book.reps == ("Carl Lin", "Nguyễn Văn An", "Trần Bình")
    an = figures(book, book.of(["Nguyễn Văn An"]))
    assert (an.won, an.lost, an.open, an.won_value) == (2, 1, 2, 440680)
    assert an.win_rate == 2 / 3
    assert an.discount == pytest.approx(0.10)
    assert an.deep == 1
    assert an.open_value == 482100 + 55000
    assert (an.without_account, an.slow) == (1, 1)
    assert figures(book, book.of(["Carl Lin"])).deals == 0


def test_the_same_files_twice_add_nothing() -> None:
    """Deals are known by their number; a second run finds all of them as they are."""
    book = run(*ALL).book
    again = run(*ALL, here=book)
    assert (again.added, again.changed, again.known, again.gone) == (0, 0, 8, 0)
    assert again.book == replace(book, files=again.book.files)


def test_a_later_export_brings_up_to_date_and_keeps_the_rest() -> None:
    """A changed deal is changed, a new one added; what is not in it stays, unless replaced."""
    here = run(*ALL).book
    head = PIPELINE.splitlines()[0]
    later = (
        f"{head}\n5E,Nguyễn Văn An,GTX Basic,Kim Đô,Won,2026-10-01,2026-10-20,540\n"
        "9I,Nguyễn Văn An,GTXPro,Kim Đô,Engaging,2026-10-21,,\n"
    )
    plan = run(later, here=here)
    assert (plan.added, plan.changed, plan.known, plan.gone) == (1, 1, 0, 0)
    assert len(plan.book.deals) == 9
    # the price list of the first time still counts
    assert next(each for each in plan.book.deals if each.id == "9I").list_price == 482100
    gone = run(later, PRICES, here=here, replaces=True)
    assert (gone.added, gone.gone, len(gone.book.deals)) == (1, 7, 2)


def test_deals_without_a_number_are_known_again() -> None:
    """Without a column of numbers each row gets one that is the same the next time."""
    text = "rep,stage,account,amount\nAn,Won,X,5\nAn,Won,X,5\nAn,Lost,Y,0\n"
    book = run(text).book
    assert len({each.id for each in book.deals}) == 3
    again = run(text, here=book)
    assert (again.added, again.known) == (0, 3)


def test_vietnamese_headers_stages_and_sums_are_known() -> None:
    """`Đã chốt` is won, `1.200.000 đ` a sum, day first a day."""
    text = (
        "Mã cơ hội;Người phụ trách;Khách hàng;Sản phẩm;Giai đoạn;Ngày ký;Giá trị;Bước tiếp theo\n"
        "A1;Trần Bình;Hoà Phát;Gạo;Đã chốt;28/10/2026;1.200.000 đ;\n"
        "A2;Trần Bình;Hoà Phát;Gạo;Đàm phán;;2.000.000;Gọi lại\n"
        "A3;Trần Bình;Hoà Phát;Gạo;Thất bại;01/10/2026;;\n"
    )
    plan = run(text, preset=Preset())
    assert not plan.problems
    assert [each.outcome for each in plan.book.deals] == ["won", "open", "lost"]
    first, second, _ = plan.book.deals
    assert (first.value, first.closed) == (1_200_000, date(2026, 10, 28))
    assert second.next_step == "Gọi lại"
    assert not plan.stages


def test_what_nobody_knows_is_told_and_can_be_said() -> None:
    """An unknown stage is open until somebody says more; so is the other name of a product."""
    text = "id,rep,product,stage,amount\n1,An,Big One,Handshake,5\n2,An,GTX Pro,Won,5\n"
    plan = run(text, PRICES)
    assert (plan.stages, plan.unlisted) == ({"Handshake": 1}, {"Big One": 1})
    said = Preset(products={"big one": "GTX Pro"}, stages={"handshake": "won"}, currency="USD")
    meant = run(text, PRICES, preset=said)
    assert not meant.stages
    assert not meant.unlisted
    assert meant.book.deals[0].outcome == "won"
    assert meant.book.deals[0].list_price == 482100


def test_a_column_can_be_named_and_a_preset_names_it_the_next_time() -> None:
    """`--map` goes before the guess; what came of it, kept, is what a preset says."""
    text = "ref,Whose,Where it stands,amount\n1,An,Won,5\n"
    assert keys(run(text)) == ["unknown_file"]
    plan = run(text, wishes=("Whose=rep", "Where it stands=stage"))
    assert not plan.problems
    kept = Preset(columns=plan.mapping, currency="USD")
    assert [each.rep for each in run(text, preset=kept).book.deals] == ["An"]


def test_a_wrong_wish_is_refused() -> None:
    """A column or a field that is not there, personal data, and no `=` are told as such."""
    text = "id,rep,stage,gender\n1,An,Won,f\n"
    for wish, key in (
        ("nothing=rep", "map_column"),
        ("stage=colour", "map_field"),
        ("gender=account", "map_dropped"),
        ("rep", "map_form"),
    ):
        assert keys(run(text, wishes=(wish,))) == [key]
    assert keys(run(text, wishes=("id=rep", "rep=stage"))) == []
    assert keys(run("rep,owner,stage\na,b,won\n")) == ["two_columns"]


def test_one_wrong_row_keeps_all_out() -> None:
    """Every wrong cell is named with its file and row; the book is the one that was there."""
    here = run(*ALL).book
    text = (
        "id,rep,stage,amount,close date\n1,An,Won,abc,2026-01-01\n2,An,Won,5,1/2/26\n"
        "3,An,Won,5,2026-01-01,7\n"
    )
    plan = run(text, here=here)
    told = [(each.key, each.values["row"], each.values["file"]) for each in plan.problems]
    assert told == [
        ("not_an_amount", 2, "0.csv"),
        ("short_year", 3, "0.csv"),
        ("too_many_cells", 4, "0.csv"),
    ]
    assert plan.book == here


def test_sums_of_two_currencies_are_not_mixed() -> None:
    """Deals in dong do not come among those in dollars, but they may take their place."""
    here = run(*ALL).book
    dong = Preset(currency="VND")
    assert keys(run(*ALL, here=here, preset=dong)) == ["currency_differs"]
    assert not run(*ALL, here=here, preset=dong, replaces=True).problems


def test_a_number_said_twice_counts_once() -> None:
    """The last row of a number counts, and it is told."""
    plan = run("id,rep,stage,amount\n1,An,Won,5\n1,An,Won,7\n")
    assert (plan.repeated, [each.value for each in plan.book.deals]) == (1, [700])


def test_files_without_deals_are_refused() -> None:
    """A price list alone is no import of deals, and a file of something else is named."""
    assert keys(run(PRICES)) == ["no_deals"]
    assert keys(run("a,b\n1,2\n")) == ["unknown_file"]


def test_progress_is_told_and_ends_with_all() -> None:
    """Whoever watches hears of every few hundred rows, and at last of all."""
    rows = "\n".join(f"{at},An,Won,5" for at in range(600))
    seen: list[tuple[int, int]] = []
    source = Source("x.csv", read_grid(f"id,rep,stage,amount\n{rows}\n".encode()))
    planned([source], Deals(), Asked(USD, NOW), lambda done, of: seen.append((done, of)))
    assert seen == [(250, 600), (500, 600), (600, 600)]
