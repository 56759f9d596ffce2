"""The budget as a table: each line planned and actual, and what they add up to."""

from collections.abc import Iterator

from coachtui.language import Words
from coachtui.records.team_event.model import BudgetLine
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.rules.budget import Totals, totals


def budget_rows(words: Words, about: Gathered) -> list[PageRow]:
    """Return the lines: what, planned, actual, and the difference where it is known."""
    return [_line(words, line) for line in about.event.budget.lines]


def _line(words: Words, line: BudgetLine) -> PageRow:
    actual, beyond = "", ""
    tone: PageTone = ""
    if line.actual is not None:
        actual = words.number(line.actual)
        beyond = signed(words, line.actual - line.planned)
        tone = "late" if line.actual > line.planned else "good"
    what = " · ".join(part for part in (line.what, line.vendor) if part)
    category = words.label("budget_category", line.category)
    return PageRow(line.id, (category, what, words.number(line.planned), actual, beyond), tone)


def signed(words: Words, amount: int) -> str:
    """Return a difference with its sign: `+120.000`, `-30.000`, `0`."""
    return f"{'+' if amount > 0 else '-' if amount < 0 else ''}{words.number(abs(amount))}"


def total_lines(words: Words, about: Gathered) -> Iterator[str]:
    """Give the sums in words: the plan against what is allowed, then what it cost."""
    sums, budget = totals(about.event, about.places), about.event.budget
    yield words.say(
        "Planned {planned} + {percent}% contingency {spare} = {whole}",
        planned=words.money(sums.planned, budget.currency),
        percent=budget.contingency_percent,
        spare=words.money(sums.contingency, budget.currency),
        whole=words.money(sums.planned_whole, budget.currency),
    )
    yield words.say(
        "Allowed {per_head} x {heads} = {allowed} · planned per head {planned}",
        per_head=words.money(budget.per_head, budget.currency),
        heads=sums.headcount,
        allowed=words.money(sums.allowed, budget.currency),
        planned=words.money(sums.per_head_planned, budget.currency),
    )
    if sums.actual:
        yield _actual(words, about, sums)
    if sums.needs_approval:
        yield words.say("! Above what the heads allow: cut it, or e names who approved it.")
    elif budget.approved_by and sums.planned_whole > sums.allowed:
        yield words.say("Approved by {name}.", name=budget.approved_by)


def _actual(words: Words, about: Gathered, sums: Totals) -> str:
    currency = about.event.budget.currency
    parts = [
        words.say(
            "Cost so far {actual}, per head {per_head}",
            actual=words.money(sums.actual, currency),
            per_head=words.money(sums.per_head_actual, currency),
        ),
        over_told(words, sums, currency),
    ]
    if sums.contingency_used:
        used = words.money(sums.contingency_used, currency)
        parts.append(words.say("contingency used {used}", used=used))
    if sums.open_lines:
        parts.append(words.count(sums.open_lines, "{n} line open", "{n} lines open"))
    return " · ".join(parts)


def over_told(words: Words, sums: Totals, currency: str) -> str:
    """Return how far the cost is over or under what is allowed."""
    percent = words.decimal(abs(sums.over_percent))
    amount = words.money(abs(sums.over), currency)
    if sums.over > 0:
        return words.say("{amount} over ({percent}%)", amount=amount, percent=percent)
    return words.say("{amount} under ({percent}%)", amount=amount, percent=percent)
