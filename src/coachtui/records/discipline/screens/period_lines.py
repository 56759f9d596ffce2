"""Protected periods as lines of a form: `family: 02/11/2026 - 01/05/2027`."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, get_args

from coachtui.capture.dates import date_at
from coachtui.language import N_, Words
from coachtui.records.discipline.model import Basis, ProtectedPeriod
from coachtui.records.discipline.screens.evidence_lines import LineError
from coachtui.records.discipline.screens.field_values import lines_of
from coachtui.text import fold, matches, query_words

_MOST: Final = 20
_TO: Final = re.compile(r"\s*\.\.\s*|\s+(?:-|–|to|đến|den)\s*", re.IGNORECASE)


def shown_periods(words: Words, periods: Iterable[ProtectedPeriod]) -> str:
    """Return periods as lines that `read_periods` reads again; an open end stays empty."""
    return "\n".join(
        f"{words.label('basis', each.basis)}: {words.day(each.first)} -"
        f" {words.day(each.last) if each.last else ''}".rstrip()
        for each in periods
    )


def read_periods(words: Words, text: str, today: date) -> tuple[ProtectedPeriod, ...]:
    """Return the periods a text lists, one a line: what for, a colon, from and to.

    Raises:
        LineError: a line does not say what for, or from when, or ends before it begins.
    """
    lines = lines_of(text)
    if len(lines) > _MOST:
        raise LineError(N_("At most {most} lines, please."), most=_MOST)
    return tuple(_period(words, line, today) for line in lines)


def _period(words: Words, line: str, today: date) -> ProtectedPeriod:
    before, _, days = line.partition(":")
    basis = _basis(words, before)
    if basis is None:
        known = ", ".join(words.label("basis", key) for key in get_args(Basis))
        raise LineError(
            N_("“{line}”: before the colon stands one of {known}."), line=line, known=known
        )
    parts = [part.strip() for part in _TO.split(f"{days.strip()} ", maxsplit=1)]
    first = _day(parts[0], today, line)
    last = _day(parts[1], today, line) if len(parts) > 1 and parts[1] else None
    if last is not None and last < first:
        raise LineError(N_("“{line}” ends before it begins."), line=line)
    return ProtectedPeriod(basis=basis, first=first, last=last)


def _basis(words: Words, typed: str) -> Basis | None:
    keys: tuple[Basis, ...] = get_args(Basis)
    asked = query_words(typed)
    found = [key for key in keys if asked and matches(asked, fold(words.label("basis", key)))]
    return found[0] if found else next((key for key in keys if key == typed.strip()), None)


def _day(text: str, today: date, line: str) -> date:
    found = date_at(text, 0, today) if text else None
    if found is None or found.day is None or found.end != len(text) or not found.has_year:
        raise LineError(
            N_("“{line}”: after the colon stand two days with their years, or one and a dash."),
            line=line,
        )
    return found.day
