"""The fields of a step, by what its table asks for, and the step their values make."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from types import MappingProxyType
from typing import Final

from coachtui.capture.moments import moment_of
from coachtui.language import N_
from coachtui.records.discipline.model import Attendee, CaseStep, Evidence, Metric
from coachtui.records.discipline.presentation.law_words import measure_name
from coachtui.records.discipline.rules.folding import current_run, last_of
from coachtui.records.discipline.rules.steps import StepSpec
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.evidence_lines import LineError, read_evidence
from coachtui.records.discipline.screens.field_values import (
    FieldProblemsError,
    checked,
    day_in,
    not_to_come,
)
from coachtui.records.discipline.screens.files import my_name
from coachtui.records.discipline.screens.law_at_hand import (
    formal,
    lawful_measure,
    unlawful_measure,
)
from coachtui.records.discipline.screens.offered_evidence import offered_evidence
from coachtui.records.discipline.screens.people_fields import (
    NOTICES,
    concerned,
    people_fields,
    people_values,
    read_people,
    without_old_receipts,
)
from coachtui.records.discipline.screens.plain_fields import plain_fields
from coachtui.text import fold
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

_OWN_WORDS: Final = frozenset({"hearing_held", "ladder_hearing", "appealed"})
"""Steps whose text is what the rep said: a quotation, never linted."""
_SAID_BY_REP: Final = N_("The rep's defence in their own words; it is never corrected.")
_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hearing_held": N_("Defence"),
        "ladder_hearing": N_("Their account"),
        "appealed": N_("Grounds of appeal"),
        "closed_no_action": N_("Reason"),
        "reopened": N_("Reason"),
        "annulled": N_("Reason"),
        "shortened": N_("Reason"),
        "extended": N_("Reason"),
        "not_met": N_("Reason"),
    }
)
_USUAL_HOUR: Final = time(9)
MEASURE_TYPED: Final = "measure_typed"
OTHER: Final = "other"
"""Chosen where what was decided elsewhere is no measure of the pack: it is typed then."""
_DECIDING: Final = frozenset({"decision_issued", "outcome"})
"""Steps that others may have taken against the law; the program's own proposal is none."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a form opens with beside what the case says: those concerned, and texts by field."""

    people: tuple[Attendee, ...]
    values: Mapping[str, str]


class StepFields:
    """What the form of one step asks of a case."""

    def __init__(self, work: Casework, spec: StepSpec, start: Start | None = None) -> None:
        self.work = work
        self.spec = spec
        known = concerned(work, spec.key) if start is None else start.people
        self.people = known if "people" in spec.fields else ()
        self._given = {} if start is None else start.values
        self._words = work.desk.words

    def fields(self) -> tuple[FormField, ...]:
        """Return the fields in the order of the step's table."""
        return tuple(field for name in self.spec.fields for field in self._fields(name))

    def values(self) -> Values:
        """Return what the fields hold at first: today, me, and what earlier steps said."""
        desk, proposed = self.work.desk, self._proposed()
        values = {
            MEASURE_TYPED: "",
            "evidence": "",
            "on": desk.clock.today().isoformat(),
            "by": my_name(desk),
            "authority_ref": "",
            "text": "",
            "place": next((one.place for one in reversed(self.work.steps) if one.place), ""),
            "hearing_at": "",
            "measure": proposed.measure if proposed else "",
            "months": str(proposed.months or "") if proposed else "",
            "until": "",
        }
        values |= {f"reading{at}": "" for at, _ in enumerate(self._metrics)}
        return {**values, **self._given, **people_values(self.people)}

    def offered(self) -> tuple[Evidence, ...]:
        """Return the excerpts of other records that can stand as evidence in it."""
        if "evidence" not in self.spec.fields:
            return ()
        desk = self.work.desk
        return offered_evidence(desk, self.work.case.person_id, desk.clock.now())

    def evidence(self, values: Values, offered: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence that values list; hashes files, so call it in a thread.

        Raises:
            FieldProblemsError: a line cannot be taken.
        """
        try:
            now = self.work.desk.clock.now()
            return read_evidence(values.get("evidence", ""), offered, now, self._words)
        except LineError as error:
            raise FieldProblemsError({"evidence": error.told(self._words)}) from error

    def draft(self, values: Values, evidence: Sequence[Evidence] = ()) -> CaseStep:
        """Return the step that values make, with what it rests on; not issued yet.

        Raises:
            FieldProblemsError: something does not fit.
        """
        words, case = self._words, self.work.case
        today = self.work.desk.clock.today()
        problems = not_to_come(words, values, self._past_days(), today)
        hearing, readings = self._hearing(values, problems), self._readings(values, problems)
        measure = self._measured(values, problems)
        if problems:
            raise FieldProblemsError(problems)
        on = day_in(values, "on")
        given: dict[str, object] = {
            "person_id": case.person_id,
            "case_id": case.id,
            "step": self.spec.key,
            "on": on,
            "hearing_at": hearing,
            "readings": readings,
            "until": day_in(values, "until"),
            "measure": measure,
            "evidence": tuple(evidence),
            "months": int(values["months"]) if values.get("months") else None,
        }
        for name in ("by", "authority_ref", "text", "place"):
            given[name] = values.get(name, "")
        people = checked(words, lambda: read_people(self.people, values, self.spec.key, on))
        step = checked(words, lambda: CaseStep.model_validate({**given, "people": people}))
        if step.step not in NOTICES:
            return step
        before = last_of(current_run(self.work.steps), *NOTICES)
        return step.revised(people=without_old_receipts(step.people, before, step))

    @property
    def _metrics(self) -> tuple[Metric, ...]:
        return self.work.case.capability.metrics if "readings" in self.spec.fields else ()

    def _proposed(self) -> CaseStep | None:
        """Return the step whose measure a later one takes up."""
        measured = [one for one in self.work.steps if one.measure in self.work.pack.measures]
        return measured[-1] if measured and "measure" in self.spec.fields else None

    def _past_days(self) -> Iterator[str]:
        yield "on"
        for field in self.fields():
            if field.kind == "date" and field.past:
                yield field.name

    def _hearing(self, values: Values, problems: Values) -> datetime | None:
        text = values.get("hearing_at", "")
        today = self.work.desk.clock.today()
        usual = datetime.combine(today, _USUAL_HOUR, self._words.zone)
        moment = moment_of(text, today, usual) if text else None
        if text and moment is None:
            problems["hearing_at"] = self._words.say("No hour understood: try 7/12 9:00, t2 14h30.")
        return moment

    def _measured(self, values: Values, problems: Values) -> str:
        """Return the measure chosen, or as it was typed where it is none of the list."""
        chosen, typed = values.get("measure", ""), values.get(MEASURE_TYPED, "")
        say, pack = self._words.say, self.work.pack
        if chosen != OTHER:
            if typed:
                problems["measure"] = say("Choose “other” here, or empty the line below.")
            return chosen
        listed = next((key for key in pack.measures if fold(typed) in self._named(key)), "")
        if not typed:
            problems[MEASURE_TYPED] = say("Write what was decided, as it was decided.")
        elif listed:
            name = measure_name(self._words, pack, listed)
            problems["measure"] = say("{measure} is in the list: choose it here.", measure=name)
        return typed

    def _named(self, key: str) -> tuple[str, str]:
        return fold(key), fold(measure_name(self._words, self.work.pack, key))

    def _readings(self, values: Values, problems: Values) -> dict[str, float]:
        found: dict[str, float] = {}
        for at, metric in enumerate(self._metrics):
            text = values.get(f"reading{at}", "").replace(",", ".")
            try:
                if text:
                    found[metric.name] = float(text)
            except ValueError:
                problems[f"reading{at}"] = self._words.say("A number has to stand here.")
        return found

    def _fields(self, name: str) -> Iterator[FormField]:
        make: Mapping[str, Callable[[], Iterator[FormField]]] = {
            "people": self._people,
            "measure": self._measure,
            "readings": self._reading,
            "text": self._text,
        }
        if name in make:
            yield from make[name]()
        else:
            yield plain_fields(self._words)[name]

    def _people(self) -> Iterator[FormField]:
        yield from people_fields(self._words, self.people, self.spec.key)

    def _measure(self) -> Iterator[FormField]:
        words, pack = self._words, self.work.pack
        choices = [(key, measure_name(words, pack, key)) for key in pack.measures]
        if self.spec.key == "appeal_heard":
            choices.insert(0, ("", words.say("none: as the text says")))
        elsewhere = self.spec.key in _DECIDING
        if elsewhere:
            choices.append((OTHER, words.say("other: decided elsewhere")))
        yield FormField(
            "measure",
            words.say("Measure"),
            "choice",
            tuple(choices),
            help=words.say("← and → show what there is; nothing else is lawful."),
            required=self.spec.key != "appeal_heard",
            watch=lawful_measure(words, self.work.law, pack),
        )
        if elsewhere:
            yield FormField(
                MEASURE_TYPED,
                words.say("Other, as decided"),
                help=words.say(
                    "Only for what was decided elsewhere against the law: it is marked as that."
                ),
                watch=unlawful_measure(words, self.work.law, pack),
            )

    def _reading(self) -> Iterator[FormField]:
        words = self._words
        for at, metric in enumerate(self._metrics):
            target = "?" if metric.target is None else f"{metric.target:g}"
            told = words.say("To be reached: {target} {unit}", target=target, unit=metric.unit)
            yield FormField(f"reading{at}", metric.name, help=told)

    def _text(self) -> Iterator[FormField]:
        words, key = self._words, self.spec.key
        own = key in _OWN_WORDS
        label = words.say(_TEXTS.get(key, N_("What was done")))
        yield FormField(
            "text",
            label,
            "passage",
            help=words.say(_SAID_BY_REP) if own else words.say("Facts and dates; no opinions."),
            required="reason" in self.spec.needs,
            watch=None if own else formal(words, self.work.law),
        )
