"""The letters of a case: which can be drafted, which the law forbids, and each as a document.

A letter is drafted from the record alone. What the pack surely forbids is not drafted, neither
ahead nor after it was done elsewhere; records of what happened are, and bear the mark of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.exchange.paper import Paper
from coachtui.language import N_, Words
from coachtui.records.discipline.model import CaseStep
from coachtui.records.discipline.presentation.case_words import step_name
from coachtui.records.discipline.presentation.law_words import refusal_words
from coachtui.records.discipline.presentation.letter_blocks import (
    blocks_of,
    foot_of,
    letterhead_of,
    pack_notice,
    sources_of,
)
from coachtui.records.discipline.presentation.letter_templates import (
    Template,
    common,
    templates,
)
from coachtui.records.discipline.presentation.letter_values import (
    CaseFile,
    cited_as,
    lists_of,
    marks_of,
    values_of,
)
from coachtui.records.discipline.rules.folding import current_run, hearing_on, last_of
from coachtui.records.discipline.rules.guards import Refusal
from coachtui.records.discipline.rules.issuing import refused
from coachtui.records.discipline.rules.law import Rule
from coachtui.records.discipline.rules.lifecycle import lines
from coachtui.records.discipline.rules.steps import rule_of, spec_of

_HARD: Final = frozenset({"block", "pause"})
_WAITS: Final = N_("Its turn has not come: the step before it is not done.")
_LATE: Final = N_("Too late for it: the step it comes before is done.")


class NotDraftedError(Exception):
    """A letter that is not drafted.

    Attributes:
        reasons: why, each in the reader's words with its article.
    """

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(f"{len(reasons)} reasons")
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter a case can have.

    Attributes:
        key: of its wording.
        name: what it is called, in the reader's language.
        step: the one it belongs to; None before it is taken.
        against: why it is not drafted, in the reader's words; empty where it is.
        forbidden: whether that is the law, and not merely its turn.
    """

    key: str
    name: str
    step: CaseStep | None
    against: tuple[str, ...] = ()
    forbidden: bool = False


def offers(words: Words, file: CaseFile) -> tuple[Offer, ...]:
    """Return the letters of a case in the order they are written in."""
    return tuple(
        offer
        for template in templates(words.language)
        for offer in _offers(words, file, template, template.steps.get(_system(file), ""))
    )


def drafted(words: Words, file: CaseFile, offer: Offer) -> Paper:
    """Return a letter as a document; what is not known yet stays open in it.

    Args:
        words: of the language it is written in.
        file: the case as it is now.
        offer: what `offers` gave, in whatever language.

    Raises:
        NotDraftedError: the law surely forbids it, or its turn has not come.
    """
    template = next(each for each in templates(words.language) if each.key == offer.key)
    step = template.steps[_system(file)]
    against = _against(words, file, template, step, offer.step)
    if against.against:
        raise NotDraftedError(against.against)
    shared = common(words.language)
    rules = _rules(file, template, step)
    return Paper(
        title=template.title,
        language=words.language,
        blocks=(
            *blocks_of(
                template,
                file.bench.pack.system,
                values_of(words, file, offer.step),
                lists_of(words, file, offer.step),
            ),
            *sources_of(words, file.bench.pack, rules),
        ),
        notices=(shared["draft"], pack_notice(words, file.bench.pack, rules)),
        marks=marks_of(words, file),
        foot=foot_of(words, file.bench.pack, file.case.number, file.head),
        letterhead=letterhead_of(
            words, template, _system(file), None if offer.step is None else offer.step.on
        ),
    )


def _system(file: CaseFile) -> str:
    return "capability" if file.case.track == "capability" else file.bench.pack.system


def _offers(words: Words, file: CaseFile, template: Template, step: str) -> Iterator[Offer]:
    if not step or _is_skipped(file, step):
        return
    taken = [each for each in current_run(file.steps) if each.step == step]
    several = step == "reading"
    for each in taken if several else taken[-1:]:
        found = _against(words, file, template, step, each)
        day = words.day_and_month(each.on)
        name = f"{day} · {template.title}" if several else template.title
        yield Offer(template.key, name, each, found.against, found.forbidden)
    if not taken or (several and _is_turn(file, step)):
        found = _against(words, file, template, step, None)
        yield Offer(template.key, template.title, None, found.against, found.forbidden)


@dataclass(frozen=True, slots=True)
class _Against:
    against: tuple[str, ...] = ()
    forbidden: bool = False


def _against(
    words: Words, file: CaseFile, template: Template, step: str, taken: CaseStep | None
) -> _Against:
    """Return what keeps a letter from being drafted."""
    if template.guard == "always":
        marked = _on_file(words, file, taken)
        if marked:
            return _Against(marked, forbidden=True)
    if template.before and last_of(current_run(file.steps), template.before) is not None:
        return _Against((words.say(_LATE),))
    if taken is not None:
        return _Against()
    if not template.ahead or not (template.order == 1 or _is_turn(file, step)):
        return _Against((words.say(_WAITS),))
    found = () if template.guard == "never" else _refusals(file, step)
    told = (str(refusal_words(words, file.bench.pack, one)) for one in found if one.effect in _HARD)
    hard = tuple(dict.fromkeys(told))
    return _Against(hard, forbidden=bool(hard))


def _on_file(words: Words, file: CaseFile, taken: CaseStep | None) -> tuple[str, ...]:
    """Return what stands on file against the law up to a step, or up to now."""
    run = current_run(file.steps)
    until = next((n for n, each in enumerate(run, 1) if each == taken), len(run))
    return tuple(
        words.say(
            "Not drafted: “{step}” stands on file as contrary to {articles}.",
            step=step_name(words, step.step),
            articles=words.join(
                list(
                    dict.fromkeys(
                        cited_as(words, file, each) for each in step.overrides if each.contrary
                    )
                )
            ),
        )
        for step in run[:until]
        if step.contrary
    )


def _is_turn(file: CaseFile, step: str) -> bool:
    page = lines(file.case, file.steps, file.file, file.bench)
    return any(line.spec.key == step and line.status in {"next", "paused"} for line in page)


def _is_skipped(file: CaseFile, step: str) -> bool:
    page = lines(file.case, file.steps, file.file, file.bench)
    return any(line.spec.key == step and line.status == "skipped" for line in page)


def _refusals(file: CaseFile, step: str) -> tuple[Refusal, ...]:
    """Return what the guards say against a step as it would be taken now.

    The minutes are looked at on the day the hearing is set for. A notice is held to what holds a
    proposal, too: a hearing on what can lead to no lawful measure is called for nothing.
    """
    day, run = file.bench.today, current_run(file.steps)
    set_for = hearing_on(run, file.bench.zone)
    if step == "hearing_held" and set_for is not None:
        day = max(day, set_for)
    found = _asked(file, step, day)
    if step == "hearing_notified":
        found = (*_asked(file, "proposed", day), *found)
    return found


def _asked(file: CaseFile, step: str, day: date) -> tuple[Refusal, ...]:
    case, run = file.case, current_run(file.steps)
    meant = last_of(run, "decision_issued", "proposed")
    takes = step in {"proposed", "decision_issued"} and meant is not None
    draft = CaseStep.model_validate(
        {
            "person_id": case.person_id,
            "case_id": case.id,
            "step": step,
            "on": day,
            "measure": meant.measure if meant is not None and takes else "",
            "months": meant.months if meant is not None and takes else None,
        }
    )
    return refused(case, file.steps, file.file, file.others, draft, file.bench)


def _rules(file: CaseFile, template: Template, step: str) -> tuple[Rule, ...]:
    """Return the rules a letter rests on: that of its step first."""
    pack = file.bench.pack
    spec = spec_of(file.case.track, pack.system, step)
    first = rule_of(pack, spec) if spec is not None else None
    named = [pack.rules[key] for key in template.rules if key in pack.rules]
    return tuple({rule.key: rule for rule in (first, *named) if rule is not None}.values())
