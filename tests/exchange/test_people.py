"""A file of people comes in whole or not at all, and the same file twice adds nothing."""

from datetime import date

import pytest

from coachtui.domain.person import Person
from coachtui.exchange.grid import read_grid
from coachtui.exchange.people import PeoplePlan, planned

ME = Person(id="me", full_name="Lê Hoàng Ngân", role="sales_manager")
TEAM = """Mã NV;Họ tên;Chức danh;Quản lý;Khu vực;Địa bàn;Ngày vào làm;Ngày sinh;Lương;Màu áo
NV01;Đặng Thị Hồng Đào;NVKD;Lê Hoàng Ngân;Miền Bắc;Hà Nội;06/03/2017;01/01/1990;100;đỏ
NV02;Nguyễn Hữu Được;NVKD;Lê Hoàng Ngân;Miền Tây;Cần Thơ;2021-05-10;;;
NV03;Rafael dela Cruz-Santos;Sales Representative;Phan Hữu Trí;;;05/05/2025;;;
"""


def plan_of(text: str, *here: Person, wishes: tuple[str, ...] = ()) -> PeoplePlan:
    """Return what importing a text would do."""
    return planned(read_grid(text.encode()), here, wishes)


def keys(plan: PeoplePlan) -> list[tuple[str, object]]:
    """Return the problems of a plan with their rows."""
    return [(problem.key, problem.values.get("row")) for problem in plan.problems]


def test_a_vietnamese_file_is_understood() -> None:
    """Headers, dates, titles, order of names and managers of a Vietnamese file come in right."""
    plan = plan_of(TEAM, ME)
    assert plan.problems == ()
    boss, dao, duoc, rafael = plan.added
    assert (boss.full_name, boss.role, plan.managers) == (
        "Phan Hữu Trí",
        "sales_manager",
        frozenset({boss.id}),
    )
    assert dao.model_dump(include={"employee_no", "role", "reports_to", "region", "territory"}) == {
        "employee_no": "NV01",
        "role": "rep",
        "reports_to": "me",
        "region": "Miền Bắc",
        "territory": "Hà Nội",
    }
    assert (dao.hire_date, duoc.hire_date) == (date(2017, 3, 6), date(2021, 5, 10))
    assert (rafael.name_order, rafael.language, rafael.reports_to) == ("western", "en", boss.id)
    assert (dao.name_order, dao.language, dao.address_vi.rep) == ("vn", "vi", "")


def test_personal_columns_are_dropped_and_others_ignored() -> None:
    """Birthday and pay never come in, not even into another field; what is unknown is left."""
    plan = plan_of(TEAM, ME)
    columns = plan.layout.columns
    assert [one.header for one in columns if one.dropped] == ["Ngày sinh", "Lương"]
    assert [one.header for one in columns if not one.dropped and not one.field] == ["Màu áo"]
    stored = " ".join(one.model_dump_json() for one in plan.added)
    assert "1990" not in stored
    assert "đỏ" not in stored
    refused = plan_of(TEAM, ME, wishes=("Lương=territory",))
    assert [problem.key for problem in refused.problems] == ["map_dropped"]


@pytest.mark.parametrize(
    "header",
    [
        "RaceDesc", "Marital_Desc", "HispanicLatino", "DOB", "Absences", "Salary", "Zip",
        "TermReason", "EngagementSurvey", "FromDiversityJobFairID", "Dân tộc", "Tôn giáo",
        "Giới tính", "Tình trạng hôn nhân", "Vợ/chồng", "Số CCCD", "Mã số thuế", "Số BHXH",
        "Tài khoản ngân hàng", "Địa chỉ nhà", "Điện thoại riêng", "Thai sản", "Lý do nghỉ việc",
        "Vị trí GPS", "CCCD/CMND", "sick days", "national id", "personal e-mail",
    ],
)  # fmt: skip
def test_each_kind_of_personal_data_is_dropped(header: str) -> None:
    """Every group of columns that must not come in is known by its name, folded."""
    plan = plan_of(f"Name,{header}\nAn,x\n")
    assert plan.layout.columns[1].dropped


def test_the_same_file_twice_adds_nothing() -> None:
    """With employee numbers or by name and manager, nobody comes in a second time."""
    first = plan_of(TEAM, ME)
    again = plan_of(TEAM, ME, *first.added)
    assert (again.added, again.known, again.differing) == ((), (2, 3, 4), ())
    plain = "sales_agent,manager,regional_office\nAn Ba,Hai Tư,East\nTi Sửu,Hai Tư,East\n"
    first = plan_of(plain, ME)
    assert len(first.added) == 3
    assert plan_of(plain, ME, *first.added).added == ()
    assert plan_of(plain.replace("East", "West"), ME, *first.added).differing == (2, 3)


def test_a_manager_renamed_into_me_still_knows_the_team() -> None:
    """Where the manager's own name is that of an imported one, the team is known all the same."""
    text = "Name,Manager\nAn Ba,Lê Hoàng Ngân\n"
    first = plan_of(text, Person(id="me", full_name="Me", role="sales_manager"))
    assert plan_of(text, ME, *first.added).added == ()


def test_one_name_under_two_managers_is_two_people() -> None:
    """The same name with another manager is added, and said."""
    here = plan_of("Name,Manager\nAn Ba,Boss One\n").added
    plan = plan_of("Name,Manager\nAn Ba,Boss Two\n", *here)
    assert [one.full_name for one in plan.added] == ["Boss Two", "An Ba"]
    assert plan.namesakes == (2,)


def test_hung_and_hung_are_two_people() -> None:
    """Names that differ in their marks alone never melt into one person."""
    plan = plan_of("Name,Manager\nNguyễn Văn Hùng,Sếp\nNguyễn Văn Hưng,Sếp\n")
    assert [one.full_name for one in plan.added[1:]] == ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]


def test_a_row_said_twice_counts_once() -> None:
    """Equal rows and a header in the middle are passed over; unequal ones are refused."""
    plan = plan_of("Name,Region\nAn,East\nName,Region\nAn,East\nBa,West\n")
    assert ([one.full_name for one in plan.added], plan.repeated) == (["An", "Ba"], (4,))
    assert keys(plan_of("Name,Region\nAn,East\nAn,West\n")) == [("same_person", 3)]
    assert keys(plan_of("Name,Employee ID\nAn,7\nBa,7\n")) == [("same_number", 3)]


def test_every_wrong_row_is_named_and_nothing_comes_in() -> None:
    """All problems are told at once, each with its row, without any value."""
    plan = plan_of(
        "Name,Hire date,Probation end,Contract months,Contract type\n"
        "An,,,,\n"
        ",,,12,\n"
        "Ba,11/28/2026,,,\n"
        "Tư,1/2/26,,99,\n"
        f"{'x' * 121},,,,\n"
        "Năm,28/11/2026,27/11/2026,,\n"
        "Sáu,,,,forever\n"
        "Bảy,,,,,8\n"
    )
    assert plan.added == ()
    assert keys(plan) == [
        ("no_name", 3),
        ("month_first", 4),
        ("short_year", 5),
        ("not_a_number", 5),
        ("too_long", 6),
        ("probation_before_hire", 7),
        ("not_a_choice", 8),
        ("too_many_cells", 9),
    ]
    assert not any("Bảy" in str(problem.values) for problem in plan.problems)


def test_managers_are_found_by_number_by_name_and_among_the_rows() -> None:
    """A manager in the file, by employee number or name, is that person and leads."""
    plan = plan_of(
        "Employee ID,Name,Manager\n1,Cao Sếp,\n2,An Ba,1\n3,Bình Tư,cao sếp\n4,Chi Năm,2\n"
    )
    assert plan.problems == ()
    boss, an, binh, chi = plan.added
    assert (an.reports_to, binh.reports_to, chi.reports_to) == (boss.id, boss.id, an.id)
    assert [one.role for one in plan.added] == ["sales_manager", "sales_manager", "rep", "rep"]


def test_managers_that_cannot_be_are_refused() -> None:
    """One's own manager, a circle and an ambiguous name are named with their rows."""
    assert keys(plan_of("Name,Manager\nAn,An\n")) == [("own_manager", 2)]
    assert keys(plan_of("Name,Manager\nAn,Ba\nBa,An\n")) == [
        ("manager_circle", 2),
        ("manager_circle", 3),
    ]
    twins = (Person(full_name="Hà Hai"), Person(full_name="Hà Hai"))
    assert keys(plan_of("Name,Manager\nAn,Hà Hai\n", *twins)) == [("manager_unclear", 2)]


def test_wishes_go_over_the_guess() -> None:
    """--map names a column by header or number, and an empty field leaves one out."""
    text = "Persona,Jefe,Region\nAna,Luis,Sur\n"
    assert [problem.key for problem in plan_of(text).problems] == ["no_name_column"]
    plan = plan_of(text, wishes=("Persona=full_name", "2=manager", "region="))
    assert [(one.full_name, one.region) for one in plan.added] == [("Luis", ""), ("Ana", "")]


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ("Name", "map_form"),
        ("=full_name", "map_form"),
        ("Nobody=full_name", "map_column"),
        ("Name=salary", "map_field"),
        ("Name=personal", "map_field"),
    ],
)
def test_a_wish_that_cannot_be_followed_is_refused(wish: str, key: str) -> None:
    """A column or field that is not there is said; the private note is no field of an import."""
    assert [problem.key for problem in plan_of("Name\nAn\n", wishes=(wish,)).problems] == [key]


def test_a_doubled_header_must_be_told_apart() -> None:
    """Two columns that could be the name are refused until one is chosen, by number if need be."""
    text = "Name,Name\nAn,Ba\n"
    assert [problem.key for problem in plan_of(text).problems] == ["two_columns"]
    assert [problem.key for problem in plan_of(text, wishes=("Name=full_name",)).problems] == [
        "map_doubled"
    ]
    assert [one.full_name for one in plan_of(text, wishes=("2=full_name",)).added] == ["Ba"]


def test_a_file_without_a_header_needs_to_be_told() -> None:
    """Without a header the file is refused; with numbered columns its first row is a person."""
    text = "Anna Snelling,Dustin Brinkmann\nCecily Lampkin,Dustin Brinkmann\n"
    assert [problem.key for problem in plan_of(text).problems] == ["no_name_column"]
    plan = plan_of(text, wishes=("1=full_name", "2=manager"))
    assert not plan.layout.has_header
    assert [one.full_name for one in plan.added] == [
        "Dustin Brinkmann",
        "Anna Snelling",
        "Cecily Lampkin",
    ]


def test_hostile_names_are_names() -> None:
    """Markup, a formula and an escape sequence come in as the harmless text they are."""
    plan = plan_of("Name\n[/b][@click=app.quit]x\n=cmd|x\n\x1b]52;c;eA==\x07An\n")
    assert [one.full_name for one in plan.added] == [
        "[/b][@click=app.quit]x",
        "=cmd|x",
        "]52;c;eA==An",
    ]


def test_unknown_job_titles_are_told() -> None:
    """A title that means no role makes the person “other”, and is listed with its number."""
    plan = plan_of("Name,Job title\nAn,Welder\nBa,Welder\nTư,NVKD\n")
    assert dict(plan.titles) == {"Welder": 2}
    assert [one.role for one in plan.added] == ["other", "other", "rep"]
