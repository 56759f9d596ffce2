"""The lines above the log of a field day: this stop or the next, then the others; fitted."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Final

from coachtui.domain.competency import Competencies
from coachtui.language import Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.presentation.prompts import hushed
from coachtui.records.field_day.rules.stops import current, in_order, standing_stops, upcoming
from coachtui.text import cells, ellipsis
from coachtui.ui.span import Span

MOST_OTHERS: Final = 2
"""Rows of the other stops."""
_GAP: Final = "  "


def above_lines(
    words: Words, stops: Sequence[Stop], prompt: str, width: int, most: int
) -> list[list[Span]]:
    """Return at most `most` lines: the brief of the stop in front, the other stops, the question.

    What has no room gives way in this order: the second line of the others, the brief (two to a
    line, then cut), the others.

    Args:
        words: the language.
        stops: of the day, in any order.
        prompt: the question on screen, '' for none.
        width: in cells.
        most: lines there are.
    """
    subject = in_front(stops)
    bottom = [[Span(ellipsis(f" {prompt}", width), "ask")]] if prompt else []
    left = max(most - len(bottom), 0)
    brief = _brief(words, subject)
    others = stop_lines(words, stops, subject, width, min(MOST_OTHERS, left))
    if len(brief) + len(others) > left:
        others = stop_lines(words, stops, subject, width, min(1, left))
    return [*_packed(brief, width, left - len(others)), *others, *bottom]


def in_front(stops: Sequence[Stop]) -> Stop | None:
    """Return the stop that stands on top: the one that runs, else the next."""
    return current(stops) or upcoming(stops)


def number_of(stops: Iterable[Stop], stop: Stop) -> int:
    """Return which stop of the day it is, from 1: what `/2` goes by."""
    return [each.id for each in in_order(stops)].index(stop.id) + 1


def stop_of(stops: Iterable[Stop], number: int) -> Stop | None:
    """Return the stop of that number; None where there is none."""
    return dict(enumerate(in_order(stops), 1)).get(number)


def place_words(words: Words, stops: Sequence[Stop]) -> str:
    """Return which stop it is of how many; '' while none was planned."""
    standing = standing_stops(stops)
    here = current(stops)
    if here is not None:
        return words.say("stop {n} of {m}", n=number_of(stops, here), m=len(standing))
    if not standing:
        return ""
    over = sum(stop.over for stop in standing)
    return words.say("{n} of {m} stops done", n=over, m=len(standing))


def time_words(words: Words, stops: Sequence[Stop], now: datetime) -> str:
    """Return how long the stop has run by now; '' between stops."""
    here = current(stops)
    if here is None or here.actual_at is None:
        return ""
    spent = int((now - here.actual_at).total_seconds()) // 60
    return words.say(
        "{spent} of {planned} at this stop",
        spent=words.number(max(spent, 0)),
        planned=words.minutes(here.minutes),
    )


def stop_words(words: Words, stop: Stop) -> str:
    """Return what names a stop: hour, account, contact."""
    hour = words.time(stop.at) if stop.at else ""
    named = stop.account or words.say("(no account)")
    return " ".join(part for part in (hour, named) if part)


def titles(words: Words, stops: Sequence[Stop]) -> tuple[str, str]:
    """Return the heading above the brief: the stop in front, and whom one meets for what."""
    stop = in_front(stops)
    if stop is None:
        if any(each.over for each in stops):
            return words.say("No stop is left"), words.say(
                "{press:edit.save} debrief · /+ Account one more"
            )
        return words.say("No stop is planned"), words.say("/+ Account adds one")
    number, role = number_of(stops, stop), words.label("coach_role", stop.coach_role)
    plan = words.say("no plan") if stop.unplanned else ""
    told = " · ".join(part for part in (stop_words(words, stop), role, plan) if part)
    call = " · ".join(
        part for part in (stop.contact, words.label("call_type", stop.call_type)) if part
    )
    if not stop.running:
        return words.say("{n} next: {stop}", n=number, stop=told), call
    quiet = (
        words.say("silent: {press:console.prompt} asks once it ended") if hushed(stops) else call
    )
    return words.say("{n} now: {stop}", n=number, stop=told), quiet


def yardstick(cards: Competencies, scores: Sequence[tuple[str, int | None]]) -> tuple[str, ...]:
    """Return the name and what 1, 3 and 5 look like of the competency scored last; () for none."""
    found = cards.get(scores[-1][0]) if scores else None
    if found is None:
        return ()
    return found.name, *(f"{score} {text}" for score, text in sorted(found.anchors.items()))


def yardstick_lines(told: Sequence[str], width: int, room: int) -> list[list[Span]]:
    """Return a yardstick in at most `room` lines, its name before the first description."""
    name, *anchors = told
    rows = [wrap(anchor, max(width - 2, 10), subsequent_indent="  ") for anchor in anchors]
    if sum(map(len, rows)) > room:
        rows = [[ellipsis(anchor, max(width - 2, 1))] for anchor in anchors]
    lines = [[Span(" "), Span(line)] for row in rows for line in row]
    return [[Span(f" {name}", "mark")], *lines] if len(lines) < room else lines


def _brief(words: Words, stop: Stop | None) -> list[list[Span]]:
    if stop is None:
        return []
    brief = stop.pre_call
    rows = (
        (words.say("Objective"), brief.objective),
        (words.say("Question"), brief.primary_question),
        (words.say("Objection"), brief.expected_objection),
        (words.say("Step sought"), brief.commitment_sought),
    )
    told = [[Span(f" {label}: ", "mark"), Span(text)] for label, text in rows if text]
    return told or [
        [
            Span(" "),
            Span(
                words.say("No brief yet: {press:ride.stops}, then {press:stops.edit} writes it."),
                "done",
            ),
        ]
    ]


def _packed(rows: list[list[Span]], width: int, room: int) -> list[list[Span]]:
    """Return rows in at most `room` lines; where they do not fit, the last ones share lines."""
    alone = len(rows) if len(rows) <= room else max(2 * room - len(rows), 0)
    lines = [_cut(row, width) for row in rows[:alone]]
    paired = rows[alone : alone + 2 * max(room - alone, 0)]
    half = (width - len(_GAP)) // 2
    for at in range(0, len(paired), 2):
        left = _padded(_cut(paired[at], half), half)
        right = [_cut(row, width - half - len(_GAP)) for row in paired[at + 1 : at + 2]]
        lines.append([*left, Span(_GAP), *right[0]] if right else left)
    return lines


def _cut(row: Sequence[Span], width: int) -> list[Span]:
    *heads, last = row
    room = width - sum(cells(span.text) for span in heads) - 1
    return [*heads, Span(ellipsis(last.text, max(room, 1)), last.tone)]


def _padded(row: list[Span], width: int) -> list[Span]:
    missing = width - sum(cells(span.text) for span in row)
    return [*row, Span(" " * max(missing, 0))]


def stop_lines(
    words: Words, stops: Sequence[Stop], subject: Stop | None, width: int, most: int
) -> list[list[Span]]:
    """Return the stops but `subject` in at most `most` lines: the outcome, or the hour.

    Where not all fit those that are over give way first; how many are missing stands at the end.
    """
    shown = [stop for stop in in_order(stops) if stop is not subject]
    hidden = 0
    while True:
        told = [_other(words, stops, stop) for stop in shown]
        if hidden:
            told.append(Span(words.say("… {n} more: {press:ride.stops}", n=hidden), "done"))
        lines = _flowed(told, width)
        if len(lines) <= most or not shown:
            return lines[:most]
        shown.remove(next((stop for stop in shown if stop.over), shown[-1]))
        hidden += 1


def _flowed(spans: Sequence[Span], width: int) -> list[list[Span]]:
    """Return spans on lines, as many to a line as fit."""
    lines: list[list[Span]] = []
    used = width
    for span in spans:
        used += cells(_GAP) + cells(span.text)
        if used > width:
            lines.append([])
            used = 1 + cells(span.text)
        gap = Span(_GAP if lines[-1] else " ")
        lines[-1] += [gap, Span(ellipsis(span.text, width - 1), span.tone)]
    return lines


def _other(words: Words, stops: Sequence[Stop], stop: Stop) -> Span:
    number = number_of(stops, stop)
    named = stop.account or words.say("(no account)")
    if stop.cancelled:
        return Span(f"✗{number} {named}: {words.say('cancelled')}", "done")
    if stop.over:
        came = words.label("outcome", stop.outcome) if stop.outcome else words.say("no outcome")
        return Span(f"✓{number} {named}: {came}", "done")
    return Span(f"{number} {stop_words(words, stop)}")
