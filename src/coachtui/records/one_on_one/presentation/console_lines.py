"""The lines above the log: bring-along list, prompt, talk clock; fitted to a width."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from coachtui.capture.agenda_command import AgendaCommand
from coachtui.capture.explain import Explained
from coachtui.domain.commitment import MOVES_BEFORE_TALK, Commitment
from coachtui.domain.grow import Prompt
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.talk import Talk
from coachtui.domain.view import View
from coachtui.language import N_, Words
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.marks import mark_cells, mark_of
from coachtui.records.one_on_one.rules.bring_along import CARRIES_BEFORE_TALK, Item
from coachtui.text import cells, ellipsis
from coachtui.ui.span import Span
from coachtui.ui.spark import bar

TWO_COLUMNS = 76
"""From this width on the list stands in two columns."""
_BAR = 8
_PARTS = ("goal", "reality", "options", "will")


def bring_along_lines(
    view: View, items: Sequence[Item], person: Person, width: int, most: int, *, held: bool = False
) -> list[list[Span]]:
    """Return the list in at most `most` lines; what does not fit is counted in the last.

    That of a `held` one-on-one has no numbers: nothing is ticked in it any more.
    """
    if not items:
        none = N_("Nothing was brought along.") if held else N_("Nothing is open between you two.")
        return [[Span("   " + view.words.say(none))]]
    columns = 2 if width >= TWO_COLUMNS and len(items) > most else 1
    column = (width - 2 - (columns - 1) * 3) // columns
    rows = min(most, -(-len(items) // columns))
    shown = list(items[: rows * columns])
    if len(items) > len(shown):
        shown.pop()
    texts = [_item(view, item, person, column, held=held) for item in shown]
    hidden = len(items) - len(shown)
    if hidden:
        more = (
            view.words.say("… {n} more", n=hidden)
            if held
            else view.words.count(
                hidden, "… {n} more, /{last} works", "… {n} more, up to /{last}", last=len(items)
            )
        )
        texts.append([Span(_padded(ellipsis(more, column), column), "rule")])
    texts += [[Span(" " * column)] for _ in range(rows * columns - len(texts))]
    lines = []
    for row in range(rows):
        line = [Span(" ")]
        for place in range(columns):
            line += [Span(" │ ", "rule")] if place else []
            line += texts[row + rows * place]
        lines.append(line)
    return lines


def _item(view: View, item: Item, person: Person, width: int, *, held: bool) -> list[Span]:
    mark = mark_of(item.group, person.given_name, view.words)
    marked = mark_cells(person.given_name)
    number = "" if held else item.number
    head = [Span(f"{number:>2} "), Span(_padded(mark, marked), "mark"), Span(" ")]
    tail = view.words.say("stayed open") if held and not item.settled else _tail(view, item)
    width -= 4 + marked
    room = width - cells(tail) - (1 if tail else 0)
    text = ellipsis(item.text, max(room, 8))
    gap = max(width - cells(text) - cells(tail), 1 if tail else 0)
    tone: Literal["late", "done", ""] = "late" if tail.startswith("!") else ""
    if item.settled:
        tone = "done"
    return [*head, Span(text + " " * gap, "done" if item.settled else ""), Span(tail, tone)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _tail(view: View, item: Item) -> str:
    words, today = view.words, view.clock.today()
    matter = item.matter
    if isinstance(matter, Commitment):
        if not matter.is_open:
            sign = "✓ " if matter.state == "kept" else ""
            return sign + words.label("commitment_state", matter.state)
        if item.settled:
            return f"→ {words.day_and_month(matter.due)}"
        late = matter.overdue(today)
        near = abs((matter.due - today).days) <= 1 or late
        day = words.relative(matter.due, today) if near else words.day_and_month(matter.due)
        return f"! {day}" if late else day
    if item.settled:
        return f"✓ {words.say('done')}"
    if isinstance(matter, AgendaItem) and matter.times_carried:
        sign = "! " if matter.times_carried > CARRIES_BEFORE_TALK else ""
        return sign + words.say("carried {n}×", n=matter.times_carried)
    return ""


def talk_words(view: View, talk: Talk, name: str) -> str:
    """Return who talks and the manager's share; '' before the clock was ever started."""
    words = view.words
    parts = []
    if talk.now is not None:
        who = name if talk.now == "rep" else words.say("I")
        parts.append("● " + words.say_in("clock", "{who} talking", who=who))
    share = talk.manager_share
    if share is not None:
        high = "! " if talk.level == "high" else ""
        parts.append(
            high + words.say("me {share}", share=words.percent(share)) + f" {bar(share, _BAR)}"
        )
    return " · ".join(parts)


def prompt_line(words: Words, prompt: Prompt, person: Person, ideas: tuple[int, int] | None) -> str:
    """Return the GROW letters, the prompt, and (in options) whose ideas stand."""
    letters = " ".join(
        f"[{part[0].upper()}]" if part == prompt.part else part[0].upper() for part in _PARTS
    )
    address = person.address_vi
    text = words.fill(prompt.text, address.rep or None, address.manager or None)
    line = f" {letters}  {text}"
    if ideas is not None:
        told = words.say(
            "ideas: {name} {rep} · me {me}", name=person.short_name, rep=ideas[0], me=ideas[1]
        )
        line = f"{line}   {told}"
    return line


def opening_line(words: Words, line: str, person: Person) -> str:
    """Return how to open the talk, with the pronouns of the two, and how to get prompts."""
    address = person.address_vi
    asked = words.fill(
        line or words.say("How have you been?"), address.rep or None, address.manager or None
    )
    return " " + words.say("Open with: “{line}” · {press:console.prompt} walks GROW", line=asked)


def thanks_line(words: Words, thanks: Sequence[Recognition], width: int) -> str:
    """Return the latest thanks since the last talk, to be said aloud, and how many more."""
    latest, *more = thanks
    said = words.say("Thanked since, say it aloud: “{what}”", what=latest.what)
    rest = words.say("{n} more", n=len(more))
    tail = f" · {rest}" if more else ""
    return f" {ellipsis(said, width - cells(tail) - 2)}{tail}"


def explained_command(
    words: Words, today: date, command: AgendaCommand, item: Item | None
) -> Explained:
    """Return what `/1` will do, while it is typed."""
    mark = f"/{command.number}"
    if item is None:
        return Explained(mark, words.say("There is no item {n} on the list.", n=command.number))
    if command.act == "drop":
        told = words.say("drop: {text}", text=item.text)
    elif command.act == "move" and command.due is not None:
        day = f"{words.day_long(command.due)}, {words.relative(command.due, today)}"
        told = words.say("move to {day}: {text}", day=day, text=item.text)
        if isinstance(item.matter, Commitment) and item.matter.moved_count + 1 >= MOVES_BEFORE_TALK:
            often = words.say("moved {n} times: renegotiate or drop it?", n=item.matter.moved_count)
            told = f"{told} · {often}"
    elif item.settled:
        told = words.say("open again: {text}", text=item.text)
    else:
        told = words.say("done: {text}", text=item.text)
    return Explained(mark, told)


def held_line(view: View, meeting: OneOnOne, talk: Talk) -> str:
    """Return what a held one-on-one came to: how long, who talked, the pulse."""
    words, parts = view.words, []
    if meeting.started_at and meeting.ended_at:
        seconds = (meeting.ended_at - meeting.started_at).total_seconds()
        parts.append(words.minutes(int(seconds) // 60))
    share = talk.manager_share
    if share is not None:
        parts.append(words.say("I talked {share}", share=words.percent(share)))
    if meeting.pulse:
        parts.append(words.say("pulse {score}", score=meeting.pulse.score))
    return " " + " · ".join(parts)


def carried_often(words: Words, items: Sequence[Item]) -> str:
    """Return the question an item asks that was carried over three times; '' where none was."""
    for item in items:
        matter = item.matter
        if not isinstance(matter, AgendaItem) or item.settled:
            continue
        if matter.times_carried > CARRIES_BEFORE_TALK:
            return words.say(
                "Item {n} was carried {times} times: discuss it, /{n} drop, or promise it?",
                n=item.number,
                times=matter.times_carried,
            )
    return ""
