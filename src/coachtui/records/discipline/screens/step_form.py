"""The form of a step: what speaks against it is told at the field, with article and routes."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from coachtui.language import N_
from coachtui.records.discipline.model import LONGEST_LINE, CaseStep, Override
from coachtui.records.discipline.presentation.case_words import missing_words
from coachtui.records.discipline.presentation.law_words import RefusalWords, refusal_words
from coachtui.records.discipline.rules.guards import Refusal
from coachtui.records.discipline.rules.lifecycle import RefusedStepError, override_for
from coachtui.records.discipline.rules.steps import StepSpec
from coachtui.records.discipline.screens.case_screen import CaseForm
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.evidence_form import EvidenceForm
from coachtui.records.discipline.screens.field_values import FieldProblemsError
from coachtui.records.discipline.screens.people_fields import field_of
from coachtui.records.discipline.screens.step_fields import MEASURE_TYPED, Start, StepFields
from coachtui.ui.dialogs import Ask, AskLine
from coachtui.ui.form import Form, Values

_SHORTEST_REASON: Final = 10
_HARD: Final = frozenset({"block", "pause"})
_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "VN-G02": "measure",
        "VN-G03": "measure",
        "VN-G04": "on",
        "VN-G05": "on",
        "VN-G07": "text",
        "VN-G09": "authority_ref",
        "LAD-G01": "measure",
        "LAD-G02": "measure",
        "LAD-G03": "measure",
        "LAD-G04": "measure",
        "LAD-G05": "by",
    }
)
"""Where a guard's refusal is shown, if the form has that field; else at the day."""
_PEOPLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "VN-G06": "received_on",
        "VN-G07": "came",
        "VN-G08": "signed",
        "VN-G10": "served_on",
    }
)
_TYPED: Final = frozenset({"money", "no_measure", "no_stage"})
"""Refusals of a measure that can only have been typed."""
_MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {"reason": "text", "allegation": "text", "readings": "reading0", "half_served": "until"}
)


def step_form(work: Casework, spec: StepSpec, start: Start | None = None) -> CaseForm:
    """Return the form that issues a step of a case; `start` says what it opens with."""
    return _StepEditor(work, spec, start).form


class _StepEditor:
    """Issues a step: refuses at the field once, then asks for the reasons that may lift it."""

    def __init__(self, work: Casework, spec: StepSpec, start: Start | None) -> None:
        self._work = work
        self._words = work.desk.words
        self._spec = spec
        self._asked = StepFields(work, spec, start)
        fields = self._asked.fields()
        self._names = [field.name for field in fields]
        title = f"{self._words.label('case_step', spec.key)} · {work.person.full_name}"
        name = f"discipline.step.{work.case.id}.{spec.key}"
        self._told: object = None
        form, initial = Form(name, title, fields), self._asked.values()
        self.form = EvidenceForm(work.desk, form, initial, self._keep, self._asked.offered)

    async def _keep(self, values: Values) -> None:
        evidence = await asyncio.to_thread(self._asked.evidence, values, self._asked.offered())
        draft = self._asked.draft(values, evidence)
        found = self._work.refused(draft)
        shown = (draft.revised(id="draft"), tuple((each.key, each.reason) for each in found))
        if found and shown != self._told:
            self._told = shown
            raise FieldProblemsError(self._problems(found))
        overrides = await self._reasons(draft, [each for each in found if each.effect != "warn"])
        try:
            await self._work.issue(draft.revised(overrides=overrides))
        except RefusedStepError as error:
            raise FieldProblemsError(self._left(error)) from error

    async def _reasons(self, draft: CaseStep, held: Sequence[Refusal]) -> tuple[Override, ...]:
        """Ask for a reason for each refusal that one can lift, or that was passed elsewhere."""
        hard = [each for each in held if each.effect in _HARD]
        if hard and (draft.step == "proposed" or not await self._decided_elsewhere(hard)):
            raise FieldProblemsError(self._problems(held))
        found = {}
        for each in held:
            asked = (each.key, each.rule, each.article)
            if asked in found:
                continue
            reason = await self._reason(each)
            if reason is None:
                raise FieldProblemsError(self._problems(held))
            found[asked] = override_for(each, reason)
        return tuple(found.values())

    async def _decided_elsewhere(self, hard: Sequence[Refusal]) -> bool:
        words = self._words
        articles = ", ".join(dict.fromkeys(self._said(each).source for each in hard))
        ask = Ask(
            self._work.desk,
            words.say("Was this done elsewhere all the same, against the law?"),
            yes=words.say("Record it as contrary"),
            no=words.say("Do not"),
            detail=words.say(
                "It is put on file as contrary to {articles}, with the reason, and marked so on"
                " screen and on every print-out. Nothing of it is proposed or drafted here.",
                articles=articles,
            ),
        )
        answer = await self.form.app.push_screen_wait(ask)
        return answer is True

    async def _reason(self, refusal: Refusal) -> str | None:
        words, said = self._words, self._said(refusal)
        label = f"{said.source} · {words.say('The reason, in writing:')}"

        def check(text: str) -> str:
            if len(text) < _SHORTEST_REASON:
                return words.say("At least {n}, please.", n=_SHORTEST_REASON)
            long = len(text) > LONGEST_LINE
            return words.say("At most {n} characters, please.", n=LONGEST_LINE) if long else ""

        return await self.form.app.push_screen_wait(AskLine(self._work.desk, label, check=check))

    def _said(self, refusal: Refusal) -> RefusalWords:
        return refusal_words(self._words, self._work.pack, refusal)

    def _problems(self, found: Iterable[Refusal]) -> Values:
        problems: Values = {}
        for each in found:
            name = self._place(each)
            said = str(self._said(each))
            problems[name] = f"{problems[name]}\n{said}" if name in problems else said
        hard = any(each.effect in _HARD for each in found)
        problems[""] = self._words.say(self._next(hard=hard))
        return problems

    def _next(self, *, hard: bool) -> str:
        if hard and self._spec.key == "proposed":
            return N_("Refused: what the law surely forbids is not proposed here.")
        if hard:
            return N_(
                "Refused. {press:edit.save} once more only if it was done elsewhere all the same."
            )
        return N_(
            "Not saved yet: {press:edit.save} once more goes on, with a reason where one is asked"
            " for."
        )

    def _left(self, error: RefusedStepError) -> Values:
        """Return what still holds the step, at its fields."""
        problems = self._problems(error.refusals) if error.refusals else {}
        for need in error.missing:
            name = _MISSING.get(need, need)
            if need == "notices":
                name = next((each for each in self._names if each.startswith("p0.")), "on")
            place = name if name in self._names else self._names[0]
            problems[place] = missing_words(self._words, (need,))
        if error.unfit:
            problems[self._names[0]] = self._words.say("This step was issued meanwhile.")
        return problems

    def _place(self, refusal: Refusal) -> str:
        values, key = refusal.values, refusal.key
        if key in _PEOPLE:
            role, name = values.get("role"), values.get("name", "")
            place = field_of(self._asked.people, role, name, _PEOPLE[key])
            if place in self._names:
                return place
        name = "months" if refusal.reason == "deferral_months" else _FIELDS.get(key, "on")
        if refusal.reason in _TYPED and MEASURE_TYPED in self._names:
            name = MEASURE_TYPED
        return name if name in self._names else self._names[0]
