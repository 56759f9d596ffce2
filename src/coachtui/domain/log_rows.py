"""The lines of a conversation as rows: when, what, in whose words, who will see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.view import View


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line: its id and four texts."""

    id: str
    time: str
    mark: str
    text: str
    aside: str


def log_rows(view: View, entries: Iterable[LogEntry], name: str) -> list[LogRow]:
    """Return the rows of standing entries, in their order.

    Args:
        view: records and words.
        entries: as `log_lines.standing` gives them.
        name: how the rep is called in lists.
    """
    rows = []
    seen = ""
    options = 0
    for entry in entries:
        moment = view.words.time(entry.happened_at) if entry.happened_at else ""
        mark = "" if entry.entry_kind == "note" else _mark(view, entry)
        promised = (
            view.repository.get(Commitment, entry.commitment_id) if entry.commitment_id else None
        )
        party = _other_party(view, entry, promised) or name
        text, aside = _text(view, entry, promised, party), _aside(view, entry, promised, party)
        if entry.grow == "options" and entry.entry_kind == "note":
            options += 1
            aside = view.words.say("option {n}", n=options)
            text = f"{name if entry.by == 'rep' else view.words.say('Me')}: {text}"
        rows.append(LogRow(entry.id, moment if moment != seen else "", mark, text, aside))
        seen = moment
    return rows


def _mark(view: View, entry: LogEntry) -> str:
    return view.words.label("entry_mark", entry.entry_kind)


def _other_party(view: View, entry: LogEntry, promised: Commitment | None) -> str:
    """Return the name of somebody else whose promise was noted here, '' where it is the rep's."""
    if promised is None or promised.rep_id == entry.person_id:
        return ""
    other = view.repository.get(Person, promised.rep_id)
    return other.short_name if other is not None else ""


def _text(view: View, entry: LogEntry, promised: Commitment | None, name: str) -> str:
    if entry.entry_kind == "quote":
        return f"“{entry.text}”"
    if promised is not None:
        who = view.words.say("Me") if promised.mine else name
        return f"{who}: {promised.text}"
    return entry.text


def _aside(view: View, entry: LogEntry, promised: Commitment | None, name: str) -> str:
    words = view.words
    parts = [f"{each.competency}={_score(each.score)}" for each in entry.scores]
    if promised is not None:
        parts.append(_due(view, promised))
    elif entry.entry_kind == "question":
        parts.append(words.label("entry_state", entry.state))
    if entry.visibility == "shared":
        parts.append(words.say("{name} sees it", name=name))
    if entry.amends_rev is not None:
        parts.append(words.say("added later"))
    return " · ".join(part for part in parts if part)


def _due(view: View, promised: Commitment) -> str:
    if not promised.is_open:
        return view.words.label("commitment_state", promised.state)
    return view.words.day_short(promised.due)


def _score(score: int | None) -> str:
    return "n" if score is None else str(score)


def last_quote(entries: Iterable[LogEntry]) -> str:
    """Return the rep's own words that were written down last, '' where there are none."""
    quotes = [entry.text for entry in entries if entry.entry_kind == "quote"]
    return quotes[-1] if quotes else ""
