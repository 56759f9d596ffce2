"""What deals come to in words, and what a discount costs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coachtui.domain.deal_figures import Figures, discount_lens
from coachtui.domain.deals import Deals
from coachtui.language import Words
from coachtui.text import cells
from coachtui.ui.spark import spark
from coachtui.ui.target_words import sum_brief, units_brief

EXAMPLE_CUT: Final = 0.05
"""The price cut a panel shows the cost of."""
_CURVES: Final = (12, 6, 0)
"""Months of the curve of won deals, the most first."""


def tenths(words: Words, share: float) -> str:
    """Return a share in tenths of a per cent: `0,4%`."""
    return f"{words.decimal(round(share * 100, 1) + 0.0)}%"


def deals_line(words: Words, seen: Figures, currency: str, width: int) -> str:
    """Return what somebody's deals come to: won, rate, pipeline, discount.

    The months of the curve are as many as a width in cells leaves room for: twelve, six or none;
    then the last figures give way, each as a whole.
    """
    parts: list[str] = []
    for months in _CURVES:
        curve = _curve(seen.series[-months:]) if months else ""
        parts = [*_parts(words, seen, currency, curve)]
        if cells(" · ".join(parts)) <= width:
            break
    while len(parts) > 1 and cells(" · ".join(parts)) > width:
        parts.pop()
    return " · ".join(parts)


def deals_lines(words: Words, seen: Figures, currency: str, width: int) -> list[str]:
    """Return the same on as many lines as it takes: no figure gives way."""
    curve = _curve(seen.series[-_CURVES[1] :])
    parts = [*_parts(words, seen, currency, curve)]
    line = deals_line(words, seen, currency, width)
    return [line] if line.count(" · ") == len(parts) - 1 else packed(parts, width)


def _curve(series: Sequence[int]) -> str:
    return spark(series, 0, max(series)) if any(series) else ""


def _parts(words: Words, seen: Figures, currency: str, curve: str) -> Iterator[str]:
    won = words.say("Deals: won {value}", value=sum_brief(words, seen.won_value, currency))
    yield f"{won} {curve}".rstrip()
    if seen.win_rate is not None:
        yield words.say("win rate {share}", share=words.percent(seen.win_rate))
    value = units_brief(words, seen.open_value, currency)
    yield words.say("{n} open, {value}", n=words.number(seen.open), value=value)
    if seen.discount is not None:
        yield words.say("discount {share}", share=tenths(words, seen.discount))


def hygiene(words: Words, seen: Figures, book: Deals) -> Iterator[str]:
    """Give of which day somebody's deals are, what stands out in them, and what the CRM lacks."""
    if book.as_of is not None:
        yield words.say("as of {day}", day=words.day(book.as_of))
    if seen.against_team is not None:
        yield _versus(words, seen.against_team)
    yield from _lacking(words, seen)


def _lacking(words: Words, seen: Figures) -> Iterator[str]:
    number, lost = seen.without_account, seen.without_next_step or 0
    if number:
        yield words.count(
            number,
            "{n} deal without customer",
            "{n} deals without customer",
            n=words.number(number),
        )
    if lost:
        yield words.count(
            lost,
            "{n} open deal without next step",
            "{n} open deals without next step",
            n=words.number(lost),
        )
    if seen.slow:
        yield words.say("{n} open for long", n=words.number(seen.slow))


def _versus(words: Words, more: float) -> str:
    return words.say("discount {points} points against the team", points=points(words, more))


def points(words: Words, more: float) -> str:
    """Return by how many points one share is above another: `+0.4`, `-0.3`."""
    number = round(more * 100, 1) + 0.0
    return f"{'+' if number > 0 else ''}{words.decimal(number)}"


def lens_told(words: Words, cut: float, margin: float) -> str:
    """Return what a price cut costs at a margin, in a sentence."""
    more = discount_lens(cut, margin)
    taken, left = _per_cent(words, cut), _per_cent(words, margin)
    if more is None:
        return words.say("-{cut} at {margin} margin: sells at a loss", cut=taken, margin=left)
    return words.say(
        "-{cut} at {margin} margin: {more} more to sell for the same profit",
        cut=taken,
        margin=left,
        more=words.percent(more),
    )


def _per_cent(words: Words, share: float) -> str:
    number = share * 100
    places = 0 if round(number, 1) == round(number) else 1
    return f"{words.decimal(number, places)}%"


def packed(parts: Iterable[str], width: int) -> list[str]:
    """Return parts as lines of at most that width, as many on each as it has room for."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines
