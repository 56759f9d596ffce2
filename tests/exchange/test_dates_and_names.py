"""Days of a file are read or refused, never guessed; names tell their order."""

from datetime import date

import pytest

from coachtui.domain.team import same_name
from coachtui.exchange.dates import NotADayError, parsed_day
from coachtui.exchange.names import guessed_language, guessed_order, joined_name
from coachtui.exchange.people_rows import role_of


@pytest.mark.parametrize(
    "cell",
    [
        "28/11/2026",
        "28-11-2026",
        "28.11.2026",
        "2026-11-28",
        "2026-11-28 00:00:00",
        "2026-11-28T00:00:00Z",
        "28/11/2026 0:00",
    ],
)
def test_a_day_is_read_day_first_or_iso(cell: str) -> None:
    """Both ways of writing a day, with a spreadsheet's midnight after it, are the same day."""
    assert parsed_day(cell) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("11/28/2026", "month_first"),
        ("28/11/26", "short_year"),
        ("1/2/26", "short_year"),
        ("31/02/2026", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("46354", "not_a_date"),
        ("28/11-2026", "not_a_date"),
        ("soon", "not_a_date"),
    ],
)
def test_what_is_not_sure_is_refused(cell: str, problem: str) -> None:
    """Two-digit years, month first, impossible days and numbers are refused as such."""
    with pytest.raises(NotADayError) as caught:
        parsed_day(cell)
    assert caught.value.problem == problem


@pytest.mark.parametrize(
    ("name", "order", "language"),
    [
        ("Nguyễn Văn An", "vn", "vi"),
        ("Nguyen Van An", "vn", "vi"),
        ("LE HOANG NGAN", "vn", "vi"),
        ("Âu Dương Gia Hân", "vn", "vi"),
        ("Tôn Nữ Khánh Thơ", "vn", "vi"),
        ("Mạc Đăng Dung", "vn", "vi"),
        ("Mai Thi Tuong Vy", "vn", "vi"),
        ("H'Duyên Niê", "western", "vi"),
        ("Y Moan Êñuôl", "western", "vi"),
        ("Rafael dela Cruz-Santos", "western", "en"),
        ("Kim Smith", "western", "en"),
        ("Anna Tran", "western", "en"),
        ("José García", "western", "en"),
        ("Mei-Mei Johns", "western", "en"),
    ],
)
def test_order_and_language_are_guessed(name: str, order: str, language: str) -> None:
    """Vietnamese letters or family names mean Vietnamese order; highland names come given first."""
    assert (guessed_order(name), guessed_language(name)) == (order, language)


def test_name_parts_are_joined_in_their_order() -> None:
    """Family and given name in columns of their own make the name as it is written."""
    assert joined_name("Trần Thị", "Bình") == "Trần Thị Bình"
    assert joined_name("Snelling", "Anna") == "Anna Snelling"


def test_names_are_one_without_their_marks_only_where_one_has_none() -> None:
    """Hùng and Hưng are two people; Hung can be either."""
    assert same_name("Nguyễn Văn Hùng", "nguyễn  văn hùng")
    assert same_name("Nguyễn Văn Hùng", "Nguyen Van Hung")
    assert not same_name("Nguyễn Văn Hùng", "Nguyễn Văn Hưng")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Nhân viên kinh doanh", "rep"),
        ("Chuyên viên bán hàng cấp 2", "rep"),
        ("NVKD", "rep"),
        ("Senior Sales Representative", "rep"),
        ("Key Account Manager", "rep"),
        ("Trưởng phòng kinh doanh", "sales_manager"),
        ("Area Sales Manager", "regional_manager"),
        ("Trưởng nhóm kinh doanh", "team_lead"),
        ("Production Technician I", ""),
    ],
)
def test_job_titles_mean_roles(title: str, role: str) -> None:
    """A title in either language means the role it should; an unknown one means none."""
    assert role_of(title) == role
