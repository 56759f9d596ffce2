"""Replies that were read, as rows and sentences: whose, what, and why something is left open."""

from collections.abc import Callable, Mapping
from typing import Final

from coachtui.language import N_, Words
from coachtui.records.team_event.model import LONGEST_LINE
from coachtui.records.team_event.presentation.page_rows import PageRow, PageTone
from coachtui.records.team_event.rules.noting import NEEDS, SETTLED, OnFile, Reason, effect
from coachtui.records.team_event.rules.replies import ReadReply

Name = Callable[[str], str]
"""Tells what somebody is called, by id."""
_UNKNOWN: Final = "?"
_BECOMES: Final = "{old} → {new}"
_WHY: Final[Mapping[Reason, str]] = {
    "nobody": N_("nobody known is named"),
    "reply": N_("the reply is not clear"),
    "empty": N_("no reply in it"),
    "uninvited": N_("is not invited"),
    "differs": N_("says something else in another line"),
    "closed": N_("what people need was erased after the retro"),
    "same": N_("on file already"),
}


def why_told(words: Words, read: ReadReply, reason: Reason, name: Name) -> str:
    """Return why a line is not noted, in a few words; '' where nothing is in the way."""
    if reason == "several":
        found = words.join([name(each) for each in read.candidates])
        return words.say("several people: {names}", names=found)
    if reason == "word":
        return words.say(
            "“{name}” is a name and a word as well: write “{name}: …” where it is the name",
            name=read.word,
        )
    if reason == "long":
        return words.say("needs of more than {n} characters", n=LONGEST_LINE)
    return words.say(_WHY[reason]) if reason else ""


def reply_told(words: Words, read: ReadReply, on_file: OnFile) -> str:
    """Return the reply of a line, with the one it replaces: `no → yes`."""
    if read.rsvp is None:
        return _UNKNOWN if read.why else ""
    new, before = words.label("rsvp", read.rsvp), effect(read, on_file).before
    if before in {"none", read.rsvp}:
        return new
    return _BECOMES.format(old=words.label("rsvp", before), new=new)


def needs_read(read: ReadReply, on_file: OnFile) -> str:
    """Return what a line says is needed, with what it is added to."""
    found = {field: (old, new) for field, old, new in effect(read, on_file).needs}
    told = []
    for field in NEEDS:
        old, new = found.get(field, ("", getattr(read, field)))
        told.append(_BECOMES.format(old=old, new=new) if old else new)
    return " · ".join(filter(None, told))


def noting_cells(
    words: Words, read: ReadReply, reason: Reason, on_file: OnFile, name: Name
) -> tuple[str, str, str]:
    """Return who, what reply, and what is needed or why it is open."""
    who = _UNKNOWN if read.person_id is None else name(read.person_id)
    why = why_told(words, read, reason, name)
    needs = needs_read(read, on_file)
    rest = [needs, why] if reason in SETTLED else [why, needs]
    return who, reply_told(words, read, on_file), " · ".join(filter(None, rest))


def with_line(cells: tuple[str, str, str], read: ReadReply, reason: Reason) -> tuple[str, str, str]:
    """Return the cells with the line itself, where it is open."""
    who, reply, rest = cells
    return cells if reason in SETTLED else (who, reply, f"{rest} · “{read.text}”")


def noting_row(key: str, cells: tuple[str, str, str], reason: Reason, *, taken: bool) -> PageRow:
    """Return a line as a row: ticked where it is taken, marked where it waits for a decision."""
    tone: PageTone = "good" if taken else "dim" if reason in SETTLED else "late"
    return PageRow(key, cells, tone)


def line_told(words: Words, read: ReadReply) -> str:
    """Return a line as it was pasted, with its number."""
    return words.say("Line {n}: {text}", n=read.line, text=read.text)


def outcome(words: Words, noted: int, left: int) -> str:
    """Return how many lines were noted and how many stay open."""
    told = words.count(noted, "{n} line noted.", "{n} lines noted.")
    if left:
        told += " " + words.count(left, "{n} line stays open.", "{n} lines stay open.")
    return told
