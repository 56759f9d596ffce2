"""One-on-ones as Markdown, for the manager's own files."""

from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.log_rows import log_rows
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.language import Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.rows import headline_of


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's one-on-ones, newest first; what is private says so."""
    words = view.words
    person = view.repository.get(Person, person_id)
    name = person.short_name if person else person_id
    meetings = sorted(
        view.repository.find(OneOnOne, person_id=person_id), key=lambda each: each.at, reverse=True
    )
    lines: list[str] = []
    for meeting in meetings:
        lines += [
            f"### {words.moment_short(meeting.at)}",
            "",
            escaped(headline_of(view, meeting)),
            "",
        ]
        entries = standing(view.repository.find(LogEntry, part_of=meeting.id))
        for entry, row in zip(entries, log_rows(view, entries, name), strict=True):
            mark = f"**{row.mark}** " if row.mark else ""
            aside = f" ({escaped(row.aside)})" if row.aside else ""
            private = f" {_mark(words)}" if entry.visibility == "private" else ""
            lines.append(f"- {row.time} {mark}{escaped(row.text)}{aside}{private}")
        lines += [*_feedback(words, meeting), *_reflection(words, meeting)]
        lines.append("")
    return "\n".join(lines)


def _feedback(words: Words, meeting: OneOnOne) -> list[str]:
    told = []
    for each in meeting.feedback:
        parts = (each.situation, each.behaviour, each.impact, each.next)
        told.append(f"- {escaped(' · '.join(part for part in parts if part))}")
    return ["", f"{words.say('Feedback')} {_mark(words)}:", *told] if told else []


def _reflection(words: Words, meeting: OneOnOne) -> list[str]:
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
    return ["", words.say("Reflection (private):"), *(f"- {escaped(text)}" for text in told)]


def _mark(words: Words) -> str:
    return f"({words.say('private')})"
