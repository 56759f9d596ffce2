"""Monthly targets of a file: new, changed or known; one wrong row keeps all out."""

from datetime import date

from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.exchange.grid import read_grid
from coachtui.exchange.targets import TargetPlan, planned

AN = Person(id="an", full_name="Nguyễn Văn An", employee_no="NV1")
BINH = Person(id="binh", full_name="Trần Bình")
OTHER = Person(id="other", full_name="Lê Bình")
NOVEMBER = date(2026, 11, 1)


def run(text: str, *here: Target, wishes: tuple[str, ...] = ()) -> TargetPlan:
    """Give back what importing a table would do."""
    return planned(read_grid(text.encode()), (AN, BINH, OTHER), here, wishes)


def test_a_table_of_targets_is_read() -> None:
    """Name or number, the month as it is written, sums as people type them, pieces, dollars."""
    plan = run(
        "Nhân viên;Tháng;Chỉ tiêu;Thực đạt;Đơn vị;Tiền tệ\n"
        "Nguyễn Văn An;11/2026;500tr;350.000.000;;\nNV1;2026-10;40;30;thùng;\n"
        "Trần Bình;T11/2026;1.000,50;;;usd\n"
    )
    assert not plan.problems
    read = [(each.person_id, each.amount, each.actual, each.measure) for each in plan.added]
    assert read == [
        ("an", 500_000_000, 350_000_000, ("money", "VND")),
        ("an", 40, 30, ("units", "")),
        ("binh", 100050, None, ("money", "USD")),
    ]
    assert plan.added[0].month == NOVEMBER


def test_a_month_on_file_gets_the_numbers_of_the_file() -> None:
    """What is told anew changes, what is the same is known, an empty actual keeps the old one."""
    here = Target(person_id="an", month=NOVEMBER, amount=100, actual=50)
    head = "rep,month,target,actual\n"
    same = run(f"{head}NV1,2026-11,100,50\n", here)
    assert (same.added, same.changed, same.known) == ((), (), (2,))
    kept = run(f"{head}NV1,2026-11,100,\n", here)
    assert kept.known == (2,)
    plan = run(f"{head}NV1,2026-11,120,60\n", here)
    assert [(each.id, each.amount, each.actual) for each in plan.changed] == [(here.id, 120, 60)]


def test_each_wrong_row_is_named() -> None:
    """Nobody, two people, no month, no amount, nothing, and a month said twice are told apart."""
    plan = run(
        "rep,month,target,unit\nZoë,2026-11,1,\nBình,2026-11,1,\nNV1,Smarch,1,\nNV1,2026-11,x,\n"
        "NV1,2026-11,0,\nNV1,2026-11,5,\nNV1,2026-11,6,\nNV1,2026-11,5,\nNV1,2026-12,5,miles\n"
        ",2026-11,1,\n"
    )
    assert [(each.key, each.values["row"]) for each in plan.problems] == [
        ("no_such_rep", 2),
        ("rep_unclear", 3),
        ("not_a_month", 4),
        ("not_an_amount", 5),
        ("not_positive", 6),
        ("month_twice", 8),
        ("not_a_unit", 10),
        ("no_name", 11),
    ]
    assert plan.added == ()


def test_a_column_that_is_missing_is_asked_for() -> None:
    """Each field that is needed is named, and `--map` gives it."""
    text = "rep,when,target\nNV1,2026-11,5\n"
    plan = run(text)
    assert [(each.key, each.values["field"]) for each in plan.problems] == [("no_column", "month")]
    assert len(run(text, wishes=("when=month",)).added) == 1
    assert [each.key for each in run("rep,month,target\n").problems] == ["no_rows"]
