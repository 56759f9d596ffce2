"""From the rows of a file to the people who are new, all of them or none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field as fresh

from pydantic import ValidationError

from coachtui.domain.ids import ME, new_id
from coachtui.domain.person import Person
from coachtui.domain.team import same_name
from coachtui.exchange.columns import Layout
from coachtui.exchange.grid import Grid
from coachtui.exchange.layout import laid_out
from coachtui.exchange.names import guessed_language, guessed_order
from coachtui.exchange.people_rows import PersonRow, RowReader
from coachtui.exchange.problems import Problem
from coachtui.text import fold

_MANAGES = frozenset({"sales_manager", "regional_manager", "team_lead"})


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """What an import would do; with problems it does nothing.

    Attributes:
        layout: what the columns were taken as.
        added: the new people, managers named in a column first.
        managers: ids of those added only because a column names them.
        known: numbers of the rows about people who are here already.
        differing: those of them that state something else than what is here (left as it is).
        repeated: numbers of rows that say once more what an earlier row says.
        namesakes: numbers of added rows whose name is here with another manager.
        titles: job titles that mean no known role, with how many rows have them.
        problems: why nothing can be imported.
    """

    layout: Layout
    added: tuple[Person, ...] = ()
    managers: frozenset[str] = frozenset()
    known: tuple[int, ...] = ()
    differing: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    namesakes: tuple[int, ...] = ()
    titles: Mapping[str, int] = fresh(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def planned(
    grid: Grid, here: Iterable[Person], wishes: Iterable[str] = (), header: bool | None = None
) -> PeoplePlan:
    """Return what importing a file into a team would do.

    Args:
        grid: the file.
        here: everybody already known.
        wishes: `COLUMN=FIELD` each, over what is guessed.
        header: whether the first row is the header; None: judged by what it holds.
    """
    layout = laid_out(grid.rows[0].cells, wishes, header)
    if layout.problems:
        return PeoplePlan(layout, problems=layout.problems)
    first = grid.rows[0].cells
    rows = [row for row in grid.rows if not (layout.has_header and row.cells == first)]
    if not rows:
        return PeoplePlan(layout, problems=(Problem("no_rows"),))
    reader = RowReader(layout)
    read = [one for one in map(reader.read, rows) if one is not None]
    plan = _Planner(here, reader.problems)
    for one in read:
        plan.take(one)
    return plan.result(layout)


class _Planner:
    """Matches rows with people who are here, with each other, and with their managers."""

    def __init__(self, here: Iterable[Person], problems: list[Problem]) -> None:
        self.here = {person.id: person for person in here}
        self.problems = problems
        self._by_number = {one.employee_no: one for one in self.here.values() if one.employee_no}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in self.here.values():
            self._by_name[_key(person.full_name)].append(person)
        self._rows_by_name: dict[str, list[PersonRow]] = defaultdict(list)
        self._rows_by_number: dict[str, PersonRow] = {}
        self._ids: dict[int, str] = {}
        self._new: list[PersonRow] = []
        self._created: dict[str, list[Person]] = defaultdict(list)
        self._leading: frozenset[str | None] = frozenset()
        self.known: list[int] = []
        self.differing: list[int] = []
        self.repeated: list[int] = []
        self.namesakes: list[int] = []

    def take(self, row: PersonRow) -> None:
        """Sort a row: said before, known already, or new."""
        earlier = self._earlier(row)
        if earlier is not None:
            if earlier.says_the_same(row):
                self.repeated.append(row.number)
            else:
                key = "same_number" if row.employee_no else "same_person"
                self.problems.append(Problem(key, row=row.number, other=earlier.number))
            return
        self._rows_by_name[_key(row.full_name)].append(row)
        if row.employee_no:
            self._rows_by_number[row.employee_no] = row
        person = self._known(row)
        if person is None:
            self._ids[row.number] = new_id()
            self._new.append(row)
            return
        self._ids[row.number] = person.id
        self.known.append(row.number)
        if any(getattr(person, name) != value for name, value in row.fields.items()):
            self.differing.append(row.number)

    def _earlier(self, row: PersonRow) -> PersonRow | None:
        if row.employee_no in self._rows_by_number:
            return self._rows_by_number[row.employee_no]
        for other in self._rows_by_name[_key(row.full_name)]:
            different_people = row.employee_no and other.employee_no
            if (
                not different_people
                and same_name(row.full_name, other.full_name)
                and same_name(row.manager, other.manager)
            ):
                return other
        return None

    def _known(self, row: PersonRow) -> Person | None:
        """Return who of those here a row is about."""
        if row.employee_no in self._by_number:
            return self._by_number[row.employee_no]
        found = [
            person
            for person in self._by_name[_key(row.full_name)]
            if same_name(person.full_name, row.full_name)
            and not (row.employee_no and person.employee_no)
        ]
        if row.manager:
            found = [person for person in found if self._led_by(person, row.manager)]
        return found[0] if len(found) == 1 or (found and row.manager) else None

    def _led_by(self, person: Person, manager: str) -> bool:
        leader = self.here.get(person.reports_to or "")
        if leader is None:
            return False
        return leader.employee_no == manager or same_name(leader.full_name, manager)

    def _leader(self, row: PersonRow) -> str | None:
        """Return the id of a row's manager, whom it may create."""
        if not row.manager:
            return None
        if numbered := self._rows_by_number.get(row.manager):
            return self._ids[numbered.number]
        if row.manager in self._by_number:
            return self._by_number[row.manager].id
        key = _key(row.manager)
        ids = {
            self._ids[other.number]
            for other in self._rows_by_name[key]
            if same_name(other.full_name, row.manager)
        }
        people = [one for one in self._by_name[key] if same_name(one.full_name, row.manager)]
        ids |= {one.id for one in people}
        if len(ids) > 1:
            ids = self._likeliest(ids, people)
        if len(ids) > 1:
            self.problems.append(Problem("manager_unclear", row=row.number))
            return None
        return ids.pop() if ids else self._create(row.manager)

    def _likeliest(self, ids: set[str], people: list[Person]) -> set[str]:
        if ME in ids:
            return {ME}
        leading = {one.id for one in people if one.role in _MANAGES}
        return leading if len(leading) == 1 else ids

    def _create(self, name: str) -> str:
        alike = self._created[_key(name)]
        for person in alike:
            if same_name(person.full_name, name):
                return person.id
        alike.append(_person(full_name=name, role="sales_manager"))
        return alike[-1].id

    def result(self, layout: Layout) -> PeoplePlan:
        """Return the plan, once every row was taken."""
        leaders = {row.number: self._leader(row) for row in self._new}
        self._leading = frozenset(leaders.values())
        people = [person for row in self._new if (person := self._built(row, leaders)) is not None]
        self._refuse_circles(people)
        created = [one for alike in self._created.values() for one in alike]
        return PeoplePlan(
            layout=layout,
            added=() if self.problems else (*created, *people),
            managers=frozenset(one.id for one in created),
            known=tuple(self.known),
            differing=tuple(self.differing),
            repeated=tuple(self.repeated),
            namesakes=tuple(self.namesakes),
            titles=Counter(row.title for row in self._new if row.title),
            problems=tuple(sorted(self.problems, key=_row_of)),
        )

    def _built(self, row: PersonRow, leaders: Mapping[int, str | None]) -> Person | None:
        identifier, leader = self._ids[row.number], leaders[row.number]
        if leader == identifier:
            self.problems.append(Problem("own_manager", row=row.number))
            return None
        if any(
            same_name(one.full_name, row.full_name) for one in self._by_name[_key(row.full_name)]
        ):
            self.namesakes.append(row.number)
        fields = {"role": "sales_manager" if identifier in self._leading else "rep", **row.fields}
        try:
            return _person(id=identifier, full_name=row.full_name, reports_to=leader, **fields)
        except ValidationError as error:
            self.problems.extend(_misfits(error, row.number))
            return None

    def _refuse_circles(self, people: Iterable[Person]) -> None:
        leaders = {one.id: one.reports_to for one in (*self.here.values(), *people)}
        rows = {identifier: number for number, identifier in self._ids.items()}
        for person in people:
            seen = {person.id}
            at = person.reports_to
            while at is not None and at not in seen:
                seen.add(at)
                at = leaders.get(at)
            if at == person.id:
                self.problems.append(Problem("manager_circle", row=rows[person.id]))


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _row_of(problem: Problem) -> int:
    return int(problem.values.get("row", 0))


def _person(**fields: object) -> Person:
    """Return a person, with name order and language guessed where they are not stated."""
    name = str(fields["full_name"])
    guessed = {"name_order": guessed_order(name), "language": guessed_language(name)}
    return Person.model_validate({**guessed, **fields})


def _misfits(error: ValidationError, row: int) -> list[Problem]:
    """Return what the model refuses, without the values."""
    problems = []
    for each in error.errors(include_input=False, include_url=False, include_context=True):
        cause = str(each.get("ctx", {}).get("error", ""))
        if cause in {"probation_before_hire", "contract_ends_before_hire"}:
            problems.append(Problem(cause, row=row))
        else:
            problems.append(Problem("invalid", row=row, field=".".join(map(str, each["loc"]))))
    return problems
