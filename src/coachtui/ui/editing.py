"""Saves what a form holds as a record, and says at the field what does not fit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from coachtui.domain.record import Record
from coachtui.domain.repository import Change, Put
from coachtui.language import N_, Words
from coachtui.ui.desk import Desk
from coachtui.ui.form import Values

R = TypeVar("R", bound=Record)

_SENTENCES = {
    "left_on_missing": N_("Somebody who left needs the day of leaving."),
    "probation_before_hire": N_("The probation ends before the hire date."),
    "contract_ends_before_hire": N_("The contract ends before it begins."),
    "owner_is_counterparty": N_("Nobody promises something to themselves here."),
}


def _nothing(_: Record) -> Iterable[Change]:
    return ()


@dataclass
class RecordEditor(Generic[R]):
    """Turns the values of a form into a record and stores it.

    Attributes:
        desk: what every screen is handed.
        record: the record as it was read; None for a new one.
        initial: the values the record had as it was read.
        build: makes the record from the one that was read, or None, and the values that changed
            (all of them for a new one); raises pydantic's `ValidationError` where one does not fit.
        label: what undo calls it, a message id.
        fields: the form's field for a field of the record, where they are named otherwise.
        at_fault: the form's field for a problem between several fields.
        beside: gives what else changes with the record, in the same write.
        shown: gives the values of a record as the form shows them; a new one needs none.
    """

    desk: Desk
    record: R | None
    initial: Mapping[str, str]
    build: Callable[[R | None, Values], R]
    label: str
    fields: Mapping[str, str]
    at_fault: Mapping[str, str]
    beside: Callable[[R], Iterable[Change]] = _nothing
    shown: Callable[[R], Mapping[str, str]] | None = None

    def reread(self) -> Mapping[str, str] | None:
        """Read the record anew and give back its values; None where it is no longer there.

        What is saved next goes on top of what was read here.
        """
        record, shown = self.record, self.shown
        if record is None or shown is None:
            return self.initial
        fresh = self.desk.repository.get(type(record), record.id)
        if fresh is None:
            return None if record.rev else self.initial
        if fresh.rev != record.rev:
            self.record, self.initial = fresh, shown(fresh)
        return self.initial

    async def save(self, values: Values) -> Values:
        """Store the record; give back problems by field, nothing when it is on disk.

        Raises:
            StaleWriteError: somebody else changed it since it was read; `reread` reads it anew.
            StoreError: the store refused for another reason; nothing was written.
        """
        changed = {name: text for name, text in values.items() if text != self.initial.get(name)}
        if self.record is not None and not changed:
            return {}
        try:
            record = self.build(self.record, values if self.record is None else changed)
        except ValidationError as error:
            return self._problems(error)
        await self.desk.commit([Put(record), *self.beside(record)], self.label)
        return {}

    def _problems(self, error: ValidationError) -> Values:
        problems: Values = {}
        for each in error.errors(include_url=False, include_input=False):
            reason = str(each.get("ctx", {}).get("error", ""))
            where = ".".join(str(part) for part in each["loc"] if isinstance(part, str))
            name = self.at_fault.get(reason) or self.fields.get(where, where)
            limits = each.get("ctx", {})
            problems[name] = sentence(self.desk.words, each["type"], reason, limits)
        return problems


def sentence(words: Words, problem: str, reason: str, limits: Mapping[str, object]) -> str:
    """Return what is wrong with a value, from the type of pydantic's error."""
    if reason in _SENTENCES:
        return words.say(_SENTENCES[reason])
    if problem == "string_too_long":
        return words.say("At most {n} characters, please.", n=limits.get("max_length", ""))
    if problem == "string_too_short":
        return words.say("This cannot be empty.")
    if problem == "greater_than_equal":
        return words.say("At least {n}, please.", n=limits.get("ge", ""))
    if problem == "less_than_equal":
        return words.say("At most {n}, please.", n=limits.get("le", ""))
    return words.say("This does not fit here.")
