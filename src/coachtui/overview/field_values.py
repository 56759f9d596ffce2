"""Fields of a stored document and what stands in them, in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final

from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.on_file import headline_of, record_named
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.record_types import kinds_by_table
from coachtui.domain.view import View
from coachtui.overview.own_words import OwnWords, own_words

Value = object
Document = Mapping[str, Value]
HIDDEN: Final = frozenset(
    {
        *("id", "schema_version", "rev", "created_at", "created_by", "recorded_at", "updated_at"),
        "typed",
    }
)
"""Fields that nobody filled in, or that say what another does."""
_REFERENCE: Final = frozenset({"kind", "id"})
"""What a field holds that says where a record is."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
_LONGEST_ID: Final = 64
_WEEKDAY: Final = "weekday"
_WEEKDAYS: Final[Mapping[Value, date]] = {day: date(2024, 1, day) for day in range(1, 8)}
"""A day for each number of a weekday; that month began on a Monday."""
_GROUPED_FROM: Final = 10_000
"""Smaller numbers stand as they are: a year is none to group."""
_GROUPS: Final[Mapping[str, str]] = {
    "category": "budget_category",
    "direction": "feedback_direction",
    "grow": "grow_step",
    "met": "metric_met",
    "motivator_matched": "motivator",
    "speaker": "by",
    "status": "person_status",
    "step": "case_step",
    "unit": "target_unit",
    "after": "track",
    "before": "track",
}
"""The group of labels for a field, where it is called otherwise than the field."""
_BY_TABLE: Final[Mapping[tuple[str, str], str]] = {
    ("agenda_item", "state"): "agenda_state",
    ("case_step", "kind"): "evidence_kind",
    ("case_step", "role"): "attendee_role",
    ("commitment", "state"): "commitment_state",
    ("discipline_case", "kind"): "evidence_kind",
    ("field_day", "state"): "field_day_state",
    ("log_entry", "state"): "entry_state",
    ("one_on_one", "kind"): "feedback_kind",
    ("one_on_one", "state"): "one_on_one_state",
    ("one_on_one", "type"): "one_on_one_type",
    ("person", "basis"): "retention_basis",
    ("person", "kind"): "motivator",
    ("recognition", "kind"): "recognition_kind",
    ("team_event", "kind"): "event_kind",
    ("team_event", "state"): "event_state",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record, what stood in it and what does, in words; '' for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the fields of documents of one table.

    Attributes:
        view: where records that are linked to are looked up, and the language.
        catalogue: the kinds.
        table: the table of the documents.
        by_initials: whether people are named by these alone.
    """

    view: View
    catalogue: Catalogue
    table: str
    by_initials: bool = False

    def changes(self, before: Document, after: Document) -> Iterator[FieldChange]:
        """Yield what differs between two documents, a field inside a field by its own name."""
        for name in dict.fromkeys(chain(after, before)):
            if name not in HIDDEN:
                yield from self._change(name, name, before.get(name), after.get(name))

    def _change(self, name: str, path: str, before: Value, after: Value) -> Iterator[FieldChange]:
        if before == after:
            return
        if isinstance(before, Mapping | None) and isinstance(after, Mapping | None):
            old, new = before or {}, after or {}
            if not {*old, *new} <= _REFERENCE:
                for each in dict.fromkeys(chain(new, old)):
                    if each not in HIDDEN:
                        inner = f"{path}.{each}"
                        yield from self._change(each, inner, old.get(each), new.get(each))
                return
        if isinstance(before, list) and isinstance(after, list):
            before, after = (
                [each for each in before if each not in after],
                [each for each in after if each not in before],
            )
        told = self.text(name, before), self.text(name, after)
        if any(told):
            yield FieldChange(self._path(path), *told)

    def _path(self, path: str) -> str:
        return " · ".join(self._label(each) for each in path.split("."))

    def _label(self, name: str) -> str:
        """Return the word for a field: the language's, else its type's own, else its name's."""
        words, own = self.view.words, self._own.titles.get(name)
        if own and not words.has_label("field", name):
            return words.say(own)
        return words.label("field", name)

    @property
    def _own(self) -> OwnWords:
        of = kinds_by_table(self.catalogue).get(self.table)
        return own_words(Record if of is None else of.type)

    def text(self, name: str, value: Value) -> str:
        """Return what stands in a field, in words; '' where nothing does."""
        words = self.view.words
        if isinstance(value, bool):
            return words.say("yes") if value else words.say("no")
        if name == _WEEKDAY and isinstance(value, int) and value in _WEEKDAYS:
            return words.weekday(_WEEKDAYS[value])
        if isinstance(value, int | float):
            grouped = isinstance(value, int) and abs(value) >= _GROUPED_FROM
            return words.number(int(value)) if grouped else f"{value:g}"
        if isinstance(value, Mapping):
            named = self._named(str(value.get("id"))) if value.keys() <= _REFERENCE else ""
            return named or ", ".join(self._parts(value))
        if isinstance(value, list):
            told = (self.text(name, each) for each in value)
            return "; ".join(each for each in told if each)
        return self._word(name, value) if isinstance(value, str) else ""

    def _parts(self, value: Document) -> Iterator[str]:
        for name, each in value.items():
            told = "" if name in HIDDEN else self.text(name, each)
            if told:
                yield f"{self._label(name)}: {told}"

    def _word(self, name: str, text: str) -> str:
        words = self.view.words
        if _DAY.fullmatch(text):
            return words.day(date.fromisoformat(text))
        if _MOMENT.fullmatch(text):
            return words.moment(datetime.fromisoformat(text))
        group = _BY_TABLE.get((self.table, name), _GROUPS.get(name, name))
        if words.has_label(group, text) or text in self._own.keys:
            return words.label(group, text)
        if text and len(text) <= _LONGEST_ID and not text.count(" "):
            return self._named(text) or text
        return text

    def _named(self, identifier: str) -> str:
        """Return the line that names a record, where this is its id."""
        person = self.view.repository.get(Person, identifier)
        if person is not None:
            return person.initials if self.by_initials else person.full_name
        found = record_named(self.catalogue, self.view, identifier)
        return "" if found is None else headline_of(self.catalogue, self.view, found)


def told_name(catalogue: Catalogue, view: View, target: Target) -> str:
    """Return the line that names a record, or its kind where there is none."""
    kind = next((kind for kind in catalogue if kind.slug == target.kind), None)
    return headline_of(catalogue, view, target) or (view.words.say(kind.singular) if kind else "")
