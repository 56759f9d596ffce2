"""A rep's numbers in words, fitted to the room there is."""

from datetime import date
from pathlib import Path

import pytest

from coachtui.domain.attainment import attainment
from coachtui.domain.deal_figures import figures
from coachtui.domain.deals import Deal, Deals
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.language import Words
from coachtui.settings import Settings
from coachtui.storage.deals_file import NAME, write_deals
from coachtui.text import cells
from coachtui.ui.deal_words import deals_line, deals_lines, lens_told, packed
from coachtui.ui.numbers import Numbers, room_for_all, room_for_numbers
from coachtui.ui.target_words import attainment_cells, sum_brief, target_line
from overview_desk import TODAY, add_rep, open_desk

EN, VI = Words.of("en"), Words.of("vi")


def book(name: str = "Nguyễn Văn An") -> Deals:
    """Give back a year of deals of a rep."""
    won = tuple(
        Deal(
            f"w{at}",
            name,
            "Hoà Phát",
            "GTX",
            "won",
            "Won",
            at * 10**7,
            13 * 10**7,
            date(2026, at, 1),
            date(2026, at, 20),
        )
        for at in range(1, 13)
    )
    lost = Deal("l", name, "", "GTX", "lost", "Lost", 0)
    still = Deal("o", name, "", "GTX", "open", "New", None, 13 * 10**7, date(2026, 1, 1), None, "")
    return Deals((*won, lost, still), (name,))


@pytest.mark.parametrize(
    ("amount", "currency", "english", "vietnamese"),
    [
        (1_153_214_00, "USD", "1.15m USD", "1,15tr USD"),
        (275_060_00, "USD", "275k USD", "275k USD"),
        (999, "USD", "10 USD", "10 USD"),
        (0, "VND", "0 ₫", "0 ₫"),
        (1_249_999_999, "VND", "1.25bn", "1,25 tỷ"),
        (1_234, "VND", "1.23k", "1,23k"),
    ],
)
def test_a_sum_is_rounded_to_three_digits(
    amount: int, currency: str, english: str, vietnamese: str
) -> None:
    """What a glance takes in, with the signs of the language."""
    assert sum_brief(EN, amount, currency) == english
    assert sum_brief(VI, amount, currency) == vietnamese


def test_the_line_of_a_target_names_month_share_quarter_and_trend() -> None:
    """A month of which nothing is known has a dash, and no curve."""
    shares = {9: 60, 10: 100, 11: 70}
    own = [
        Target(
            person_id="an", month=date(2026, month, 1), amount=100_000_000, actual=share * 1_000_000
        )
        for month, share in shares.items()
    ]
    seen = attainment(own, TODAY)
    assert seen is not None
    assert target_line(EN, seen) == "Target Nov 2026: 70% of 100m · quarter 85% · ▅▇▅"
    assert attainment_cells(EN, {"an": seen}) == {"an": "70% ▅▇▅"}
    fresh = attainment([own[0].revised(month=TODAY.replace(day=1), actual=None)], TODAY)
    assert fresh is not None
    assert target_line(EN, fresh) == "Target Nov 2026: – of 100m"
    assert attainment_cells(EN, {"an": fresh}) == {"an": "–"}
    assert attainment_cells(EN, {}) == {}


def test_shares_and_months_of_several_stand_below_each_other() -> None:
    """A share of three digits moves the others; who was last known of earlier ends earlier."""
    shares = {"an": {10: 100, 11: 120}, "bo": {9: 50, 10: 9}, "cy": {5: 60}}
    seen = {
        who: attainment(
            [
                Target(person_id=who, month=date(2026, month, 1), amount=100, actual=share)
                for month, share in months.items()
            ],
            TODAY,
        )
        for who, months in shares.items()
    }
    known = {who: each for who, each in seen.items() if each is not None}
    assert attainment_cells(EN, known) == {"an": "120%  ▇█", "bo": "  9% ▄▂", "cy": " 60%"}


def test_the_curve_gives_way_before_a_number_does() -> None:
    """Twelve months, then six, then none; the figures stay whole."""
    deals = book()
    seen = figures(deals, deals.deals)
    whole = deals_line(EN, seen, "VND", 200)
    assert whole.startswith("Deals: won 780m ▂▂▃")
    assert whole.endswith("█ · win rate 92% · 1 open, 130m · discount 50.0%")
    assert len(whole.split()[3]) == 12
    for width in range(62, 80):
        line = deals_line(EN, seen, "VND", width)
        assert cells(line) <= width
        assert "discount 50.0%" in line


def test_a_cut_is_told_with_what_it_costs() -> None:
    """The lens in a sentence, at a loss too."""
    assert lens_told(EN, 0.05, 0.3) == "-5% at 30% margin: 20% more to sell for the same profit"
    assert lens_told(EN, 0.075, 0.075) == "-7.5% at 7.5% margin: sells at a loss"


def test_parts_share_a_line_while_it_has_room() -> None:
    """Whole parts are packed; one that is too long has a line of its own."""
    assert packed(["aa", "bb", "cccc", "dd"], 8) == ["aa · bb", "cccc", "dd"]
    assert packed([], 8) == []


@pytest.mark.parametrize(
    ("size", "lines"), [((80, 24), 2), ((80, 21), 1), ((80, 16), 0), ((120, 24), 4)]
)
def test_a_screen_has_room_for_few_lines(size: tuple[int, int], lines: int) -> None:
    """The log must not be pushed away: two lines at 80x24, none on a very low screen."""
    assert room_for_numbers(*size) == lines


def test_the_panel_is_what_is_on_file(tmp_path: Path) -> None:
    """Nothing without numbers; target and deals at 80 cells; hygiene and lens at 120."""
    desk = open_desk(tmp_path)
    an: Person = add_rep(desk, "Nguyễn Văn An")
    numbers = Numbers(desk.folder)
    assert numbers.lines(desk.view, an, 80, 24) == ()
    target = Target(person_id=an.id, month=date(2026, 11, 1), amount=10**8, actual=7 * 10**7)
    desk.repository.commit([Put(target)])
    write_deals(desk.folder, book())
    narrow = numbers.lines(desk.view, an, 80, 24)
    assert [line.split(":")[0] for line in narrow] == [" Target Nov 2026", " Deals"]
    assert all(cells(line) <= 80 for line in narrow)
    assert numbers.lines(desk.view, an, 80, 20) == narrow[:1]
    desk.settings = Settings(margin=30.0)
    wide = numbers.lines(desk.view, an, 120, 24)
    assert len(wide) == 4
    assert "2 deals without customer · 1 open deal without next step" in wide[2]
    assert wide[3].strip() == "-5% at 30% margin: 20% more to sell for the same profit"
    assert numbers.open_deals(desk.view, an) == ("GTX/o",)


def test_a_damaged_file_is_said_in_the_panel(tmp_path: Path) -> None:
    """The screen opens all the same, and says what to do."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "An")
    (desk.folder / NAME).write_text("{")
    lines = Numbers(desk.folder).lines(desk.view, an, 80, 24)
    assert lines == (" The deals on file cannot be read: import them again.",)


def test_the_last_figures_give_way_whole() -> None:
    """On a narrow screen no figure is cut; asked for all, they go on to the next line."""
    deals = book()
    seen = figures(deals, deals.deals)
    line = deals_line(EN, seen, "VND", 40)
    assert line == "Deals: won 780m · win rate 92%"
    lines = deals_lines(EN, seen, "VND", 40)
    assert all(cells(each) <= 40 for each in lines)
    assert lines[-1].endswith("discount 50.0%")
    assert deals_lines(EN, seen, "VND", 200) == [deals_line(EN, seen, "VND", 200)]
    assert deals_line(EN, seen, "VND", 3) == "Deals: won 780m"


@pytest.mark.parametrize(
    ("height", "lines"), [(10, 1), (16, 1), (20, 3), (24, 5), (26, 6), (60, 6)]
)
def test_whoever_asks_for_all_numbers_leaves_room_for_the_talk(height: int, lines: int) -> None:
    """Half of what a console does not need itself, six at most."""
    assert room_for_all(height) == lines


def test_all_lines_have_what_the_panel_leaves_out(tmp_path: Path) -> None:
    """At 80 cells the lens and what the CRM lacks stand there too, the weightier first."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Nguyễn Văn An")
    desk.settings = Settings(margin=30.0)
    write_deals(desk.folder, book())
    numbers = Numbers(desk.folder)
    lines = numbers.all_lines(desk.view, an, 80, 9)
    assert all(cells(line) <= 80 for line in lines)
    assert lines[1].strip() == "-5% at 30% margin: 20% more to sell for the same profit"
    assert "2 deals without customer" in "".join(lines)
    assert numbers.all_lines(desk.view, an, 80, 1) == lines[:1]


def test_deals_of_a_name_two_have_are_told_instead_of_shown(tmp_path: Path) -> None:
    """The panel says whose name it is not clear of, until a page says whose; then they stand."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Nguyễn Văn An")
    numbers = Numbers(desk.folder)
    write_deals(desk.folder, book())
    assert numbers.unclear(desk.view, an) == ()
    other = add_rep(desk, "Nguyễn Văn An")
    told = " Deals of “Nguyễn Văn An” could be somebody else's too."
    for rep in (an, other):
        assert numbers.lines(desk.view, rep, 80, 24) == (told,)
        assert numbers.all_lines(desk.view, rep, 80, 5) == (told,)
        assert numbers.open_deals(desk.view, rep) == ()
    desk.repository.commit([Put(other.revised(crm_names=("Nguyễn Văn An",)))])
    assert numbers.open_deals(desk.view, other) == ("GTX/o",)
    assert numbers.lines(desk.view, an, 80, 24) == ()
