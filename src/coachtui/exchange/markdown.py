"""A person's records as Markdown; what people typed stays text and never becomes markup."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.text import clean

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>#|~]")
_LEADING: Final = re.compile(r"^(\s*)([-+=>:]|\d+[.)](?=\s|$))")


def escaped(text: str) -> str:
    """Return a text on one line, its signs taken literally by any reader of Markdown."""
    literal = _SPECIAL.sub(r"\\\g<0>", " ".join(clean(text).split()))
    return _LEADING.sub(lambda found: f"{found[1]}{_literal(found[2])}", literal)


def _literal(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1]}"


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What a person's export is made of.

    Attributes:
        person: whose it is.
        manager: the name of whom they report to, or ''.
        commitments: all between the two, in any order.
        between: lines logged outside of any conversation, in any order.
        sections: the title of each kind of record, and what it wrote as Markdown.
    """

    person: Person
    manager: str
    commitments: Sequence[Commitment]
    between: Sequence[LogEntry]
    sections: Sequence[tuple[str, str]]


def person_markdown(file: PersonFile, words: Words) -> str:
    """Return everything kept about a person as Markdown, private notes marked as such."""
    parts = [f"# {escaped(file.person.full_name)}", *_facts(file, words)]
    private = words.say(
        "The manager's own copy, with private notes in it: do not hand it on as it is."
    )
    parts.append(f"> {private}")
    parts.extend(_promises(file.commitments, words))
    parts.extend(_between(file.between, words))
    for title, section in file.sections:
        if section.strip():
            parts.append(f"## {title}\n\n{section.strip()}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _mark(words: Words) -> str:
    return f"({words.say('private')})"


def _facts(file: PersonFile, words: Words) -> list[str]:
    person = file.person
    rows = [
        (words.say("Role"), words.label("role", person.role)),
        (words.say("Status"), words.label("person_status", person.status)),
        (words.say("Reports to"), file.manager),
        (words.say("Territory"), person.territory),
        (words.say("Region"), person.region),
        (words.say("Employee number"), person.employee_no or ""),
        (words.say("Hired"), words.day(person.hire_date) if person.hire_date else ""),
    ]
    lines = [f"- {name}: {escaped(value)}" for name, value in rows if value]
    if person.personal:
        lines.append(f"- {words.say('Personal')} {_mark(words)}: {escaped(person.personal)}")
    return ["\n".join(lines)]


def _promises(commitments: Iterable[Commitment], words: Words) -> list[str]:
    parts: list[str] = []
    ordered = sorted(commitments, key=lambda each: (each.due, each.id))
    for mine, title in ((True, words.say("I owe")), (False, words.say("The rep owes"))):
        lines = [_promise(each, words) for each in ordered if each.mine == mine]
        if lines:
            parts.append(f"## {title}\n\n" + "\n".join(lines))
    return parts


def _promise(commitment: Commitment, words: Words) -> str:
    box = "x" if commitment.state == "kept" else " "
    state = words.label("commitment_state", commitment.state)
    line = f"- [{box}] {escaped(commitment.text)} · {words.day(commitment.due)} · {state}"
    if commitment.moved_count:
        moved = words.count(commitment.moved_count, "moved {n} time", "moved {n} times")
        line = f"{line} · {moved}"
    if commitment.reason:
        line = f"{line} · {escaped(commitment.reason)}"
    return f"{line} {_mark(words)}" if commitment.visibility == "private" else line


def _between(entries: Sequence[LogEntry], words: Words) -> list[str]:
    gone = {each.replaces for each in entries}
    kept = [each for each in entries if each.id not in gone]
    kept.sort(key=lambda each: (str(each.happened_at or each.recorded_at or ""), each.id))
    lines = []
    for each in kept:
        at = each.happened_at or each.recorded_at
        when = words.moment(at) if at else ""
        mark = words.label("entry_mark", each.entry_kind)
        private = f" {_mark(words)}" if each.visibility == "private" else ""
        lines.append(f"- {when} {mark}: {escaped(each.text)}{private}")
    if not lines:
        return []
    return [f"## {words.say('Logged in between')}\n\n" + "\n".join(lines)]
