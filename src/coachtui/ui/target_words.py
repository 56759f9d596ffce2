"""Targets in words: sums, months, and how much of them was sold."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from coachtui.domain.attainment import TREND_MONTHS, Attainment, months_before
from coachtui.domain.target import Target
from coachtui.language import Words
from coachtui.ui.spark import spark

_DIGITS: Final = 3
"""Digits of a sum that a glance takes in; from a thousand on the rest is rounded away."""
_THOUSAND: Final = 1000
_TOP: Final = 1.2
"""The share of a target that reaches the top of its curve."""


def sum_brief(words: Words, amount: int, currency: str) -> str:
    """Return a sum, from minor units, rounded to what a glance takes in: `1,15tr`, `11.5k USD`."""
    if currency == "VND":
        return words.money_short(_rounded(amount))
    return f"{units_brief(words, amount, currency)} {currency}"


def units_brief(words: Words, amount: int, currency: str) -> str:
    """Return the same without the currency, where it was named just before."""
    if currency == "VND":
        return words.money_short(_rounded(amount))
    whole = _rounded(round(amount / 100))
    return words.number(whole) if abs(whole) < _THOUSAND else words.money_short(whole)


def _rounded(amount: int) -> int:
    if abs(amount) < _THOUSAND:
        return amount
    step = 10 ** (len(str(abs(amount))) - _DIGITS)
    return int(round(amount / step) * step)


def measured(words: Words, amount: int, target: Target) -> str:
    """Return a target's amount or actual in full, in what it is counted in."""
    if target.unit == "money":
        return words.money(amount, target.currency)
    return words.count(amount, "{n} piece", "{n} pieces", n=words.number(amount))


def month_name(words: Words, target: Target) -> str:
    """Return a target's month: `11/2026` or `Nov 2026`."""
    return words.month_year(target.month)


def share_told(words: Words, share: float | None) -> str:
    """Return a share in per cent, a dash where it is unknown."""
    return "–" if share is None else words.percent(share)


def attainment_curve(seen: Attainment) -> str:
    """Return the months of an attainment as a curve, full height a fifth over the target."""
    return spark(seen.trend, 0.0, _TOP).strip()


def attainment_cells(words: Words, seen: Mapping[str, Attainment]) -> dict[str, str]:
    """Return attainments, by their key, for a narrow column: `64% ▃▅▆`.

    Shares end, and months stand, one below the other; months nobody has are left out.
    """
    if not seen:
        return {}
    last = max(each.target.month for each in seen.values())
    shares = {key: share_told(words, each.share) for key, each in seen.items()}
    curves = {key: spark(_upto(each, last), 0.0, _TOP) for key, each in seen.items()}
    wide = max(map(len, shares.values()))
    bare = min(len(curve) - len(curve.lstrip()) for curve in curves.values())
    return {key: f"{shares[key]:>{wide}} {curves[key][bare:]}".rstrip() for key in seen}


def _upto(seen: Attainment, last: date) -> list[float | None]:
    """Return the share of each of the last months up to one, oldest first."""
    newest_first = enumerate(reversed(seen.trend))
    known = {months_before(seen.target.month, back): share for back, share in newest_first}
    return [known.get(months_before(last, back)) for back in reversed(range(TREND_MONTHS))]


def target_line(words: Words, seen: Attainment) -> str:
    """Return where somebody stands with their targets, in a line."""
    target = seen.target
    parts = [
        words.say(
            "Target {month}: {share} of {amount}",
            month=month_name(words, target),
            share=share_told(words, seen.share),
            amount=_goal(words, target),
        )
    ]
    if seen.quarter is not None:
        parts.append(words.say("quarter {share}", share=words.percent(seen.quarter)))
    return " · ".join([*parts, *filter(None, [attainment_curve(seen)])])


def _goal(words: Words, target: Target) -> str:
    if target.unit == "money":
        return sum_brief(words, target.amount, target.currency)
    return measured(words, target.amount, target)
