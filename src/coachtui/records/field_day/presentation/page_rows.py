"""The page of a submitted report: its state, what the rep got, the gaps, and what came after."""

from collections.abc import Iterable

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_rows import log_rows
from coachtui.domain.scorecards import Scorecards
from coachtui.domain.view import View
from coachtui.records.field_day.model import CoachingReport, FieldDay
from coachtui.records.field_day.presentation.durations import span
from coachtui.records.field_day.presentation.report_rows import (
    Reader,
    draft_of,
    gap_rows,
    length_told,
    reader_text,
)
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.scores import gaps
from coachtui.records.field_day.rules.states import is_locked

Reported = tuple[FieldDay, CoachingReport, list[LogEntry]]
"""A day, its report, and its lines that stand."""


def page_text(view: View, reported: Reported, reader: Reader, scorecards: Scorecards) -> str:
    """Return the whole page, its lines not wrapped yet.

    Args:
        view: records, words and the moment.
        reported: what is shown.
        reader: whom the report was written for.
        scorecards: in the language of the screen.
    """
    words = view.words
    day, report, entries = reported
    text = reader_text(draft_of(report), reader)
    lines = [*_state(view, day, report, length_told(words, text, reader)), "", text]
    came = gaps(day.self_scores, observations(_before(entries)))
    if came:
        name = reader.person.short_name
        lines += ["", words.say("Where the scores differ (only you see this)")]
        lines += [f"  {row}" for row in gap_rows(came, scorecards, words, name)]
    if report.ack is not None:
        on = words.moment(report.ack.at)
        lines += ["", words.say("Acknowledged {moment}", moment=on)]
        if report.ack.comment:
            lines += [f"  {line}" for line in report.ack.comment.splitlines()]
    later = [entry for entry in entries if entry.amends_rev is not None]
    if later:
        lines += ["", words.say("Added later")]
        rows = log_rows(view, later, reader.person.short_name)
        for entry, row in zip(later, rows, strict=True):
            on = words.day_and_month(words.local(entry.happened_at)) if entry.happened_at else ""
            lines.append("  " + "  ".join(part for part in (on, row.mark, row.text) if part))
    return "\n".join(lines)


def _before(entries: Iterable[LogEntry]) -> list[LogEntry]:
    return [entry for entry in entries if entry.amends_rev is None]


def _state(view: View, day: FieldDay, report: CoachingReport, length: str) -> list[str]:
    words = view.words
    sent = words.say(
        "Submitted {moment}, {time} after the last stop",
        moment=words.moment_short(report.submitted_at),
        time=span(words, report.minutes_to_submit),
    )
    if is_locked(day, report, view.clock.now()):
        if report.ack is None:
            return [sent, length, words.say("No reply for 14 days: locked as it was sent.")]
        return [sent, length, words.say("Locked: lines are only added.")]
    if report.ack is None:
        return [
            sent,
            length,
            words.say("Not acknowledged yet: {press:report.acknowledge} records it."),
        ]
    return [sent, length]
