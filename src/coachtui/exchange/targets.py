"""From a table of monthly targets to the records that are new or changed, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field as fresh
from datetime import date
from typing import Final

from coachtui.capture.money import money_of
from coachtui.domain.attainment import same_month
from coachtui.domain.deal_owners import called_in_crm, owners
from coachtui.domain.person import Person
from coachtui.domain.target import MOST, Target, Unit
from coachtui.domain.team import named
from coachtui.exchange.amounts import NotAnAmountError, amount_of
from coachtui.exchange.columns import Layout, plain
from coachtui.exchange.grid import Grid, Row
from coachtui.exchange.mapping import Fields, known_as, mapped
from coachtui.exchange.months import NotAMonthError, month_of
from coachtui.exchange.problems import Problem

FIELDS: Final[Fields] = {
    "rep": known_as(
        "rep|rep name|name|full name|sales rep|sales agent|agent|employee|employee name|salesperson"
        "|employee no|employee number|employee id|rep id"
        "|nhân viên|tên nhân viên|họ tên|họ và tên|nvkd|mã nv|mã nhân viên|msnv"
    ),
    "month": known_as("month|period|date|tháng|kỳ|thời gian"),
    "amount": known_as("target|quota|goal|plan|amount|chỉ tiêu|mục tiêu|kế hoạch|định mức"),
    "actual": known_as(
        "actual|attained|achieved|sold|sales|revenue|result|thực đạt|thực hiện|đạt|đạt được"
        "|doanh số|kết quả"
    ),
    "unit": known_as("unit|measure|counted in|đơn vị|đơn vị tính|đvt"),
    "currency": known_as("currency|tiền tệ|loại tiền"),
}
"""The fields a column can be; `rep` takes a name or an employee number."""
_NEEDED: Final = ("rep", "month", "amount")
_UNITS: Final[Mapping[Unit, frozenset[str]]] = {
    "money": known_as("money|vnd|đồng|tiền|triệu|usd"),
    "units": known_as("units|unit|pieces|pcs|cái|chiếc|sản phẩm|thùng|đơn vị"),
}
_CURRENCY: Final = 3


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """What an import would do; with problems it does nothing.

    Attributes:
        layout: what the columns were taken as.
        added: the targets that are new.
        changed: those on file that get another amount or actual, as they are to stand.
        known: numbers of rows that say what is on file.
        problems: why nothing can be imported.
    """

    layout: Layout
    added: tuple[Target, ...] = ()
    changed: tuple[Target, ...] = ()
    known: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def planned(
    grid: Grid, people: Sequence[Person], here: Sequence[Target], wishes: Iterable[str] = ()
) -> TargetPlan:
    """Return what importing a table of targets would do.

    Args:
        grid: the table, its first row the header.
        people: everybody on file.
        here: the targets on file.
        wishes: `COLUMN=FIELD` each, over what is guessed.
    """
    header, *rows = grid.rows
    layout = mapped(header.cells, FIELDS, wishes)
    problems = layout.problems or tuple(_lacking(layout))
    if problems:
        return TargetPlan(layout, problems=problems)
    if not rows:
        return TargetPlan(layout, problems=(Problem("no_rows"),))
    planner = _Planner(layout, people, here)
    for row in rows:
        planner.take(row)
    return planner.result()


def _lacking(layout: Layout) -> Iterable[Problem]:
    shown = ", ".join(f"“{each.shown}”" for each in layout.columns)
    for field in _NEEDED:
        if layout.place(field) is None:
            yield Problem("no_column", field=field, columns=shown)


class _WrongCellError(ValueError):
    """A cell that does not fit; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


@dataclass
class _Planner:
    """Matches rows with people and with targets on file."""

    layout: Layout
    people: Sequence[Person]
    here: Sequence[Target]
    _taken: dict[tuple[str, date, tuple[Unit, str]], tuple[int, Target]] = fresh(
        default_factory=dict
    )
    _added: list[Target] = fresh(default_factory=list)
    _changed: list[Target] = fresh(default_factory=list)
    _known: list[int] = fresh(default_factory=list)
    _problems: list[Problem] = fresh(default_factory=list)

    def take(self, row: Row) -> None:
        """Sort a row: new, changed, or on file as it is."""
        cells = {
            each.field: row.cells[each.number - 1].strip()
            for each in self.layout.columns
            if each.field and each.number <= len(row.cells)
        }
        try:
            target = self._read(row.number, cells)
        except _WrongCellError as error:
            self._problems.append(error.problem)
            return
        key = (target.person_id, target.month, target.measure)
        if key in self._taken:
            self._again(row.number, target, *self._taken[key])
            return
        self._taken[key] = (row.number, target)
        self._sort(row.number, target, told_actual="actual" in cells and bool(cells["actual"]))

    def _again(self, number: int, target: Target, first: int, other: Target) -> None:
        if (target.amount, target.actual) == (other.amount, other.actual):
            self._known.append(number)
        else:
            self._problems.append(Problem("month_twice", row=number, other=first))

    def _sort(self, number: int, target: Target, *, told_actual: bool) -> None:
        stored = same_month(self.here, target)
        if stored is None:
            self._added.append(target)
            return
        actual = target.actual if told_actual else stored.actual
        if (stored.amount, stored.actual) == (target.amount, actual):
            self._known.append(number)
        else:
            self._changed.append(stored.revised(amount=target.amount, actual=actual))

    def _read(self, number: int, cells: Mapping[str, str]) -> Target:
        unit = self._unit(number, cells)
        currency = cells.get("currency", "").upper() or "VND"
        if len(currency) != _CURRENCY:
            raise _WrongCellError(
                Problem("not_a_unit", row=number, field="currency", choices="VND, USD")
            )
        person = self._person(number, cells.get("rep", ""))
        amount = _amount(number, "amount", cells, unit, currency)
        if not amount:
            raise _WrongCellError(Problem("not_positive", row=number, field="amount"))
        return Target(
            person_id=person.id,
            month=_month(number, cells.get("month", "")),
            amount=amount,
            actual=_amount(number, "actual", cells, unit, currency),
            unit=unit,
            currency=currency,
        )

    def _unit(self, number: int, cells: Mapping[str, str]) -> Unit:
        word = plain(cells.get("unit", ""))
        found = next((unit for unit, names in _UNITS.items() if word in names), None)
        if not word:
            return "money"
        if found is None:
            choices = ", ".join(_UNITS)
            raise _WrongCellError(Problem("not_a_unit", row=number, field="unit", choices=choices))
        return found

    def _person(self, number: int, name: str) -> Person:
        if not name:
            raise _WrongCellError(Problem("no_name", row=number))
        numbered = [each for each in self.people if each.employee_no == name]
        reps = [each for each in self.people if each.is_rep]
        told = called_in_crm(name, self.people)
        found = told or numbered or named(name, reps) or named(name, self.people)
        found = found or self._other_way_round(name)
        if len(found) != 1:
            raise _WrongCellError(Problem("rep_unclear" if found else "no_such_rep", row=number))
        return found[0]

    def _other_way_round(self, name: str) -> list[Person]:
        """Return whom "Family, Given" means."""
        ids = owners([name], self.people).meant.get(name, ())
        return [each for each in self.people if each.id in ids]

    def result(self) -> TargetPlan:
        """Return the plan, once every row was taken."""
        if self._problems:
            return TargetPlan(self.layout, problems=tuple(self._problems))
        return TargetPlan(self.layout, tuple(self._added), tuple(self._changed), tuple(self._known))


def _month(number: int, cell: str) -> date:
    try:
        return month_of(cell)
    except NotAMonthError as error:
        raise _WrongCellError(Problem("not_a_month", row=number, field="month")) from error


def _amount(
    number: int, field: str, cells: Mapping[str, str], unit: Unit, currency: str
) -> int | None:
    text = cells.get(field, "")
    if not text:
        return None
    found = money_of(text) if unit == "money" and currency == "VND" else None
    if found is None:
        try:
            found = amount_of(text, currency if unit == "money" else "VND")
        except NotAnAmountError as error:
            raise _WrongCellError(Problem("not_an_amount", row=number, field=field)) from error
    if found > MOST:
        raise _WrongCellError(Problem("not_an_amount", row=number, field=field))
    return found
