"""An event on one page: what it was for, who came, what it cost, what is learnt from it.

What people need and what kept somebody away never stand on it.
"""

from collections.abc import Iterator

from coachtui.exchange.paper import Block, Bullets, Grid, Heading, Paper, Paragraph
from coachtui.language import Words
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.reply_rows import counts_told
from coachtui.records.team_event.presentation.words import when_told
from coachtui.records.team_event.rules.budget import Totals, totals
from coachtui.records.team_event.rules.fairness import cross_region
from coachtui.records.team_event.rules.feedback import BEST, summary
from coachtui.records.team_event.rules.states import counted_in_hours
from coachtui.records.team_event.rules.templates import Templates


def report_paper(words: Words, about: Gathered, templates: Templates) -> Paper:
    """Return the report of an event as a document, in the language of `words`."""
    blocks: list[Block] = [Grid(tuple(_charter(words, about, templates)))]
    blocks += _people(words, about)
    blocks += _cost(words, about)
    blocks += _risks(words, about.event)
    blocks += _feedback(words, about)
    blocks += _retro(words, about)
    title = words.say("Team event: {title}", title=about.event.title)
    return Paper(title, words.language, tuple(blocks))


def _charter(words: Words, about: Gathered, templates: Templates) -> Iterator[tuple[str, str]]:
    event = about.event
    aims = words.join(templates.objectives(event))
    yield words.say("What for"), aims or words.say("not said yet")
    if event.success_metric:
        met = words.label("metric_met", event.retro.met) if event.retro.met else ""
        yield words.say("Success measure"), " · ".join(filter(None, (event.success_metric, met)))
    yield words.say("When"), " · ".join(_when(words, about))
    where = " · ".join(filter(None, (words.label("event_kind", event.kind), event.place)))
    yield words.say("Where"), where
    organisers = [about.full_name(each) for each in (event.owner, *event.co_organisers)]
    yield words.say("Organised by"), words.join(organisers)
    if event.sponsor:
        yield words.say("Sponsor"), event.sponsor
    state = words.label("event_state", event.state)
    yield words.say("State"), f"{state}: {event.reason}" if event.reason else state


def _when(words: Words, about: Gathered) -> Iterator[str]:
    yield when_told(words, about.event)
    inside = counted_in_hours(about.event, about.week, words.zone)
    if inside is not None:
        yield words.say("in hours") if inside else words.say("after hours")


def _people(words: Words, about: Gathered) -> Iterator[Block]:
    if not about.places:
        return
    if not about.event.over:
        yield Heading(words.say("Who comes"))
        yield Paragraph(counts_told(words, about))
        return
    came = about.came
    yield Heading(words.say("Who came"))
    told = words.say("{came} of {all} came", came=len(came), all=len(about.counted))
    names = ", ".join(about.full_name(place.person_id) for place in came)
    yield Paragraph(f"{told}: {names}" if names else told)
    pairs = len(cross_region(about.event, about.places, about.people.values()))
    if pairs:
        yield Paragraph(
            words.count(
                pairs,
                "{n} pair of two regions was there together.",
                "{n} pairs of two regions were there together.",
            )
        )


def _risks(words: Words, event: TeamEvent) -> Iterator[Block]:
    """Give what may go wrong, as long as it can."""
    if event.ahead and event.risks:
        yield Heading(words.say("What may go wrong"))
        yield Grid(tuple((risk.what, risk.answer or "–") for risk in event.risks))


def _cost(words: Words, about: Gathered) -> Iterator[Block]:
    budget, sums = about.event.budget, totals(about.event, about.places)
    if not budget.lines and not sums.allowed:
        return
    yield Heading(words.say("Cost against plan"))
    rows = [
        (
            line.what or words.label("budget_category", line.category),
            words.money(line.planned, budget.currency),
            "" if line.actual is None else words.money(line.actual, budget.currency),
        )
        for line in budget.lines
    ]
    spare = words.say("Contingency of {percent}%", percent=budget.contingency_percent)
    rows.append((spare, words.money(sums.contingency, budget.currency), ""))
    rows.append(
        (
            words.say("Total"),
            words.money(sums.planned_whole, budget.currency),
            words.money(sums.actual, budget.currency) if sums.actual else "",
        )
    )
    yield Grid(tuple(rows), (words.say("For"), words.say("Budgeted"), words.say("Actual")))
    yield Bullets(tuple(_sums(words, about.event, sums)))


def _sums(words: Words, event: TeamEvent, sums: Totals) -> Iterator[str]:
    currency = event.budget.currency
    yield words.say(
        "Allowed: {allowed}, {per_head} a head for {n}",
        allowed=words.money(sums.allowed, currency),
        per_head=words.money(event.budget.per_head, currency),
        n=sums.headcount,
    )
    if event.budget.approved_by:
        yield words.say("Approved by {name}", name=event.budget.approved_by)
    if not sums.actual:
        return
    yield words.say("Per head: {money}", money=words.money(sums.per_head_actual, currency))
    if sums.open_lines:
        yield words.count(
            sums.open_lines,
            "{n} line has no actual cost yet",
            "{n} lines have no actual cost yet",
        )
    yield _over_told(words, sums, currency)
    if sums.contingency_used:
        used = words.money(sums.contingency_used, currency)
        yield words.say("Contingency used: {money}", money=used)


def _over_told(words: Words, sums: Totals, currency: str) -> str:
    percent = words.decimal(abs(sums.over_percent))
    money = words.money(abs(sums.over), currency)
    if sums.over > 0:
        return words.say(
            "Over what was allowed: {money} ({percent}%)", money=money, percent=percent
        )
    return words.say("Below what was allowed: {money} ({percent}%)", money=money, percent=percent)


def _feedback(words: Words, about: Gathered) -> Iterator[Block]:
    """Give what the answers say together; nothing while there are too few to show any."""
    told = summary(about.feedback)
    if told is None:
        return
    score = words.say(
        "{n} answers: {mean} of {best}", mean=words.decimal(told.mean), best=BEST, n=told.count
    )
    said = ((words.say("Liked"), told.liked), (words.say("Change"), told.changes))
    yield Heading(words.say("Feedback"))
    rows = ((title, " · ".join(texts)) for title, texts in said if texts)
    yield Grid(((words.say("Score"), score), *rows))


def _retro(words: Words, about: Gathered) -> Iterator[Block]:
    retro = about.event.retro
    learnt = ((words.say("Keep"), retro.keep), (words.say("Drop"), retro.drop))
    rows = tuple((title, text) for title, text in learnt if text)
    if rows or retro.next:
        yield Heading(words.say("Retro"))
    if rows:
        yield Grid(rows)
    if retro.next:
        yield Heading(words.say("Next"), 3)
        yield Bullets(
            tuple(
                words.say(
                    "{what}: {name}, {day}",
                    what=action.text,
                    name=about.full_name(action.owner),
                    day=words.day(action.due),
                )
                for action in retro.next
            )
        )
