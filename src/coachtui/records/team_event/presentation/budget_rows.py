"""The budget as a table: each line planned and actual, and what they add up to."""

from collections.abc import Callable, Iterator
from functools import partial

from coachtui.language import Words
from coachtui.records.team_event.model import BudgetLine
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.rules.budget import Totals, totals
from coachtui.text import cells
from coachtui.ui.target_words import sum_brief, units_brief

Shown = Callable[[int, str], str]
"""Gives a sum of a currency as text."""


def budget_rows(words: Words, about: Gathered, room: int) -> list[PageRow]:
    """Return the lines: what, planned, actual, and the difference where it is known.

    A number longer than `room` cells is rounded: `1,47 tỷ`.
    """
    return [_line(words, line, room) for line in about.event.budget.lines]


def _line(words: Words, line: BudgetLine, room: int) -> PageRow:
    actual, beyond = "", ""
    tone: PageTone = ""
    if line.actual is not None:
        actual = _fitted(words, line.actual, room)
        beyond = _signed(words, line.actual - line.planned, room)
        tone = "late" if line.actual > line.planned else "good"
    what = " · ".join(part for part in (line.what, line.vendor) if part)
    category = words.label("budget_category", line.category)
    planned = _fitted(words, line.planned, room)
    return PageRow(line.id, (category, what, planned, actual, beyond), tone)


def _fitted(words: Words, amount: int, room: int) -> str:
    whole = words.number(amount)
    return whole if cells(whole) <= room else units_brief(words, amount, "VND")


def _signed(words: Words, amount: int, room: int) -> str:
    """Return a difference with its sign: `+120.000`, `-30.000`, `0`."""
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return f"{sign}{_fitted(words, abs(amount), room - len(sign))}"


def total_lines(words: Words, about: Gathered, width: int) -> Iterator[str]:
    """Give the sums in words: the plan against what is allowed, then what it cost.

    A line that is wider than `width` cells in full has its sums rounded.
    """
    brief = [*_totals(words, about, partial(sum_brief, words))]
    for line, shorter in zip(_totals(words, about, words.money), brief, strict=True):
        yield line if cells(line) <= width else shorter


def _totals(words: Words, about: Gathered, shown: Shown) -> Iterator[str]:
    sums, budget = totals(about.event, about.places), about.event.budget
    yield words.say(
        "Planned {planned} + {percent}% contingency {spare} = {whole}",
        planned=shown(sums.planned, budget.currency),
        percent=budget.contingency_percent,
        spare=shown(sums.contingency, budget.currency),
        whole=shown(sums.planned_whole, budget.currency),
    )
    yield words.say(
        "Allowed {per_head} x {heads} = {allowed} · planned per head {planned}",
        per_head=shown(budget.per_head, budget.currency),
        heads=sums.headcount,
        allowed=shown(sums.allowed, budget.currency),
        planned=shown(sums.per_head_planned, budget.currency),
    )
    if sums.actual:
        yield _actual(words, about, sums, shown)
    if sums.needs_approval:
        yield words.say(
            "! Above what the heads allow: cut it, or {press:budget.plan} names who approved it."
        )
    elif budget.approved_by and sums.planned_whole > sums.allowed:
        yield words.say("Approved by {name}.", name=budget.approved_by)


def _actual(words: Words, about: Gathered, sums: Totals, shown: Shown) -> str:
    currency = about.event.budget.currency
    parts = [
        words.say(
            "Cost so far {actual}, per head {per_head}",
            actual=shown(sums.actual, currency),
            per_head=shown(sums.per_head_actual, currency),
        ),
        _over(words, sums, currency, shown),
    ]
    if sums.contingency_used:
        used = shown(sums.contingency_used, currency)
        parts.append(words.say("contingency used {used}", used=used))
    if sums.open_lines:
        parts.append(words.count(sums.open_lines, "{n} line open", "{n} lines open"))
    return " · ".join(parts)


def _over(words: Words, sums: Totals, currency: str, shown: Shown) -> str:
    """Return how far the cost is over or under what is allowed."""
    percent = words.decimal(abs(sums.over_percent))
    amount = shown(abs(sums.over), currency)
    if sums.over > 0:
        return words.say("{amount} over ({percent}%)", amount=amount, percent=percent)
    return words.say("{amount} under ({percent}%)", amount=amount, percent=percent)
