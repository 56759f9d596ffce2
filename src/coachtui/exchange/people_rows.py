"""A row of a file as the fields of a person, each checked, none guessed wrong in silence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field as fresh
from functools import partial
from typing import Final

from coachtui.exchange.columns import Layout, plain
from coachtui.exchange.dates import NotADayError, parsed_day
from coachtui.exchange.grid import Row
from coachtui.exchange.names import joined_name
from coachtui.exchange.problems import Problem
from coachtui.text import fold

_LONGEST: Final = {
    "full_name": 120,
    "manager": 120,
    "preferred_name": 40,
    "employee_no": 40,
    "territory": 80,
    "region": 40,
}
_DAYS: Final = ("hire_date", "probation_end", "contract_end")
_MOST_MONTHS: Final = 60

_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "contract_type": {
        "indefinite": "indefinite|permanent|không xác định thời hạn|không thời hạn|kxđth",
        "definite": "definite|fixed term|xác định thời hạn|có thời hạn|xđth",
    },
    "name_order": {"vn": "vn|vietnamese|việt", "western": "western|tây"},
    "language": {"vi": "vi|vietnamese|tiếng việt|việt", "en": "en|english|tiếng anh|anh"},
}

_ROLES: Final = (
    ("rep", "account manager|key account manager|account executive|quản lý khách hàng"),
    ("regional_manager", "regional manager|regional sales manager|regional director|rsm"),
    ("regional_manager", "area manager|area sales manager|asm|quản lý khu vực|giám đốc vùng"),
    ("regional_manager", "quản lý kinh doanh khu vực"),
    ("team_lead", "team lead|team leader|trưởng nhóm|tổ trưởng|supervisor|giám sát"),
    ("sales_manager", "manager|head of sales|trưởng phòng|giám đốc|quản lý|director"),
    ("candidate", "candidate|ứng viên"),
    ("rep", "rep|reps|representative|sales|seller|agent|salesperson|sdr|bdr"),
    ("rep", "kinh doanh|bán hàng|nvkd|trình dược viên|tdv"),
)
"""Words of a job title and the role they mean; the first that fits wins."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row as read: the fields it states, and the manager by name or employee number."""

    number: int
    full_name: str
    manager: str = ""
    title: str = ""
    """A job title that means no known role."""
    fields: Mapping[str, object] = fresh(default_factory=dict)

    @property
    def employee_no(self) -> str:
        """The employee number, '' where the row states none."""
        return str(self.fields.get("employee_no", ""))

    def says_the_same(self, other: "PersonRow") -> bool:
        """Tell whether another row states the same of the same person."""
        return (self.full_name.lower(), self.manager.lower(), self.fields) == (
            other.full_name.lower(),
            other.manager.lower(),
            other.fields,
        )


def role_of(title: str) -> str:
    """Return the role a job title means, '' where it is not known."""
    spaced = f" {' '.join(fold(title).replace('-', ' ').replace('_', ' ').split())} "
    for role, names in _ROLES:
        if any(f" {fold(name)} " in spaced for name in names.split("|")):
            return role
    return ""


class RowReader:
    """Reads rows by one layout and gathers what is wrong with them."""

    def __init__(self, layout: Layout) -> None:
        self._places = {each.field: each.number - 1 for each in layout.columns if each.field}
        self._width = len(layout.columns)
        self.problems: list[Problem] = []

    def read(self, row: Row) -> PersonRow | None:
        """Return a row as the fields of a person, None where something in it is wrong."""
        before = len(self.problems)
        if len(row.cells) > self._width and any(row.cells[self._width :]):
            cells, expected = len(row.cells), self._width
            self._wrong(row, "too_many_cells", cells=cells, expected=expected)
            return None
        texts = {field: row.cells[at] for field, at in self._places.items() if at < len(row.cells)}
        name = texts.get("full_name") or joined_name(
            texts.get("family_name", ""), texts.get("given_name", "")
        )
        name = " ".join(name.split())
        if not name:
            self._wrong(row, "no_name")
            return None
        self._check_lengths(row, {**texts, "full_name": name})
        fields = self._fields(row, texts)
        title = texts.get("role", "")
        if title:
            fields["role"] = role_of(title) or "other"
        if len(self.problems) > before:
            return None
        manager = " ".join(texts.get("manager", "").split())
        return PersonRow(row.number, name, manager, "" if role_of(title) else title, fields)

    def _wrong(self, row: Row, key: str, **values: str | int) -> None:
        self.problems.append(Problem(key, row=row.number, **values))

    def _check_lengths(self, row: Row, texts: Mapping[str, str]) -> None:
        for field, limit in _LONGEST.items():
            if len(texts.get(field, "")) > limit:
                self._wrong(row, "too_long", field=field, limit=limit)

    def _fields(self, row: Row, texts: Mapping[str, str]) -> dict[str, object]:
        readers: dict[str, Callable[[str], object]] = {
            **dict.fromkeys(("preferred_name", "employee_no", "territory", "region"), str),
            **dict.fromkeys(_DAYS, parsed_day),
            **{field: partial(_chosen, field) for field in _CHOICES},
            "contract_months": _months,
        }
        fields: dict[str, object] = {}
        for field, reader in readers.items():
            text = texts.get(field, "")
            if not text:
                continue
            try:
                fields[field] = reader(text)
            except NotADayError as error:
                self._wrong(row, error.problem, field=field)
            except _NotAMonthsError:
                self._wrong(row, "not_a_number", field=field, least=1, most=_MOST_MONTHS)
            except _NotAChoiceError as error:
                self._wrong(row, "not_a_choice", field=field, choices=error.choices)
        return fields


class _NotAMonthsError(ValueError):
    """Not a number of months."""


class _NotAChoiceError(ValueError):
    """None of the words a field knows."""

    def __init__(self, choices: str) -> None:
        super().__init__(choices)
        self.choices = choices


def _months(text: str) -> int:
    digits = text.split(" ", maxsplit=1)[0]
    if not (digits.isascii() and digits.isdecimal() and 1 <= int(digits) <= _MOST_MONTHS):
        raise _NotAMonthsError
    return int(digits)


def _chosen(field: str, text: str) -> str:
    choices = _CHOICES[field]
    for key, names in choices.items():
        if plain(text) in {plain(name) for name in names.split("|")}:
            return key
    raise _NotAChoiceError(", ".join(choices))
