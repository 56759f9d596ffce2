"""A whole case as one document: all that stands on file, the head of the chain, the sources."""

from collections.abc import Iterator

from coachtui.exchange.paper import Block, Bullets, Grid, Heading, Paper, Paragraph
from coachtui.language import Words
from coachtui.records.discipline.presentation.case_words import clock_line, state_name, step_name
from coachtui.records.discipline.presentation.law_words import article
from coachtui.records.discipline.presentation.letter_blocks import (
    foot_of,
    pack_notice,
    verified_told,
)
from coachtui.records.discipline.presentation.letter_templates import common
from coachtui.records.discipline.presentation.letter_values import (
    CaseFile,
    Named,
    lists_of,
    marks_of,
    values_of,
)
from coachtui.records.discipline.presentation.notice_words import NOTICED, notice_line
from coachtui.records.discipline.presentation.step_text import addendum_words, step_paragraphs
from coachtui.records.discipline.rules.deadlines import clocks
from coachtui.records.discipline.rules.folding import in_order, state_of
from coachtui.records.discipline.rules.law import Rule
from coachtui.records.discipline.rules.lifecycle import shown_state
from coachtui.records.discipline.rules.steps import rule_of, spec_of


def case_pack(words: Words, file: CaseFile) -> Paper:
    """Return everything on file about a case, but the manager's notes and why days are protected.

    Args:
        words: of the language it is written in.
        file: the case; its `head` proves later that nothing was taken out of the records.
    """
    shared, pack = common(words.language), file.bench.pack
    return Paper(
        title=words.say("Case {number}", number=file.case.number),
        language=words.language,
        blocks=(
            *_head(words, file),
            *_matter(words, file),
            *_steps(words, file),
            *_deadlines(words, file),
            *_sources(words, file),
        ),
        notices=(shared["record"], pack_notice(words, pack, _rested_on(file))),
        marks=marks_of(words, file),
        foot=foot_of(words, pack, file.case.number, file.head),
    )


def _head(words: Words, file: CaseFile) -> Iterator[Block]:
    case = file.case
    state = shown_state(case, file.steps, file.file, file.bench)
    rows = [
        (words.say("Rep"), file.person.full_name),
        (words.say("Track"), words.label("track", case.track)),
        (words.say("Title"), case.title),
        (words.say("State"), state_name(words, state)),
        (words.say("Opened"), words.moment(case.created_at) if case.created_at else ""),
        (words.say("Earlier cases cited"), ", ".join(case.previous)),
    ]
    yield Grid(tuple(row for row in rows if row[1]))
    changes = tuple(
        words.say(
            "{day}: from {before} to {after}: {reason}",
            day=words.moment(each.at),
            before=words.label("track", each.before),
            after=words.label("track", each.after),
            reason=each.reason,
        )
        for each in case.track_changes
    )
    if changes:
        yield Heading(words.say("Sorted anew"))
        yield Bullets(changes)


def _matter(words: Words, file: CaseFile) -> Iterator[Block]:
    values = values_of(words, file, None)
    lists = lists_of(words, file, None)
    told = _work if file.case.track == "capability" else _incident
    yield Heading(words.say("What is known"))
    yield Grid(tuple(row for row in told(words, values) if row[1]))
    for text in (values["facts"], values["gap"]):
        if text:
            yield Paragraph(text)
    for name in ("witnesses", "evidence", "support", "reviews", "metrics"):
        items = tuple(" · ".join(each for each in entry.values() if each) for entry in lists[name])
        if items:
            yield Heading(_names(words)[name], 3)
            yield Bullets(items)
    if file.case.statement:
        yield Heading(words.say("The rep's own account"), 3)
        yield Paragraph(file.case.statement, quoted=True)


def _names(words: Words) -> Named:
    return {
        "witnesses": words.say("Witnesses"),
        "evidence": words.say("Evidence"),
        "support": words.say("Support given"),
        "reviews": words.say("Review days"),
        "metrics": words.say("Figures: unit, baseline, target"),
    }


def _incident(words: Words, values: Named) -> tuple[tuple[str, str], ...]:
    return (
        (words.say("Happened"), values["acts"]),
        (words.say("Hour"), values["hour"]),
        (words.say("Found"), values["discovered"]),
        (words.say("Caught in the act"), values["caught"]),
        (words.say("Place"), values["incident_place"]),
        (words.say("Clause"), values["clause_whole"]),
    )


def _work(words: Words, values: Named) -> tuple[tuple[str, str], ...]:
    return (
        (words.say("Published criteria"), values["standard"]),
        (words.say("Published on"), values["criteria_issued"]),
        (words.say("Organisation consulted on"), values["consulted"]),
        (words.say("Plan starts on"), values["starts"]),
    )


def _steps(words: Words, file: CaseFile) -> Iterator[Block]:
    yield Heading(words.say("Steps"))
    if not file.steps:
        yield Paragraph(words.say("None yet."))
    for step in in_order(file.steps):
        added = [each for each in file.addenda if each.step_id == step.id]
        yield Heading(f"{step_name(words, step.step)} · {words.day(step.on)}", 3)
        for text in step_paragraphs(words, file.bench.pack, step, added):
            yield Paragraph(text)
    for each in file.addenda:
        if each.step_id is None:
            yield Paragraph(addendum_words(words, each))


def _deadlines(words: Words, file: CaseFile) -> Iterator[Block]:
    found = clocks(file.case, file.steps, file.file, file.bench)
    if found:
        yield Heading(words.say("Clocks"))
        yield Bullets(tuple(clock_line(words, file.bench.pack, each) for each in found))
    if state_of(file.case, file.steps) in NOTICED:
        yield Paragraph(notice_line(words, file.bench.pack, file.person, file.file))
    periods = file.file.protected if file.file is not None else ()
    if periods:
        yield Heading(words.say("Protected periods"), 3)
        yield Bullets(
            tuple(
                f"{words.day(each.first)} – {words.day(each.last) if each.last else '?'}"
                for each in periods
            )
        )


def _sources(words: Words, file: CaseFile) -> Iterator[Block]:
    """Give the page of sources: every rule of the pack, how sure it is, and the chain's head."""
    pack = file.bench.pack
    yield Heading(words.say("Sources"))
    yield Grid(
        (
            (words.say("Law pack"), f"{pack.title[words.language]} · {pack.name} {pack.version}"),
            (words.say("Compiled"), words.day(pack.compiled_on)),
            (words.say("Compared with the law"), verified_told(words, pack)),
            (words.say("Head of the chain"), file.head or "–"),
        )
    )
    yield Grid(
        tuple(
            (
                rule.key,
                article(words, rule),
                rule.source,
                rule.confidence,
                verified_told(words, pack, rule),
            )
            for rule in pack.rules.values()
        ),
        (
            words.say("Rule"),
            words.say("Article"),
            words.say("Source"),
            words.say("Confidence"),
            words.say("Verified"),
        ),
    )


def _rested_on(file: CaseFile) -> tuple[Rule, ...]:
    """Return the rules that the steps taken so far rest on."""
    pack, case = file.bench.pack, file.case
    specs = (spec_of(case.track, pack.system, step.step) for step in file.steps)
    found = (rule_of(pack, spec) for spec in specs if spec is not None)
    return tuple({rule.key: rule for rule in found if rule is not None}.values())
