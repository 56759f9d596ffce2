"""One-on-ones as Markdown, for the manager's own files."""

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.log_rows import log_rows
from coachtui.records.one_on_one.presentation.rows import headline_of
from coachtui.records.one_on_one.rules.lines import standing

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#+-!|"})


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's one-on-ones, newest first; what is private says so."""
    words = view.words
    person = view.repository.get(Person, person_id)
    name = person.given_name if person else person_id
    meetings = sorted(
        view.repository.find(OneOnOne, person_id=person_id), key=lambda each: each.at, reverse=True
    )
    lines: list[str] = []
    for meeting in meetings:
        lines += [
            f"### {words.moment_short(meeting.at)}",
            "",
            _plain(headline_of(view, meeting)),
            "",
        ]
        entries = standing(view.repository.find(LogEntry, part_of=meeting.id))
        for row in log_rows(view, entries, name):
            mark = f"**{row.mark}** " if row.mark else ""
            aside = f" ({_plain(row.aside)})" if row.aside else ""
            lines.append(f"- {row.time} {mark}{_plain(row.text)}{aside}")
        lines += _private(view, meeting)
        lines.append("")
    return "\n".join(lines)


def _private(view: View, meeting: OneOnOne) -> list[str]:
    reflection = meeting.reflection
    told = [
        text
        for text in (
            reflection.stood_out,
            reflection.my_reaction,
            reflection.watch_for,
            reflection.my_follow_up,
        )
        if text
    ]
    if not told:
        return []
    return ["", view.words.say("Reflection (private):"), *(f"- {_plain(text)}" for text in told)]


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    return " ".join(text.split()).translate(_SPECIAL)
