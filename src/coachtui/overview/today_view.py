"""Today's rows as the tables draw them."""

from collections.abc import Sequence

from coachtui.language import Words
from coachtui.overview.today_items import Member, Need
from coachtui.text import cells
from coachtui.ui.spark import spark
from coachtui.ui.table import Column, Row

_LEAST_NAME = 10
_ALWAYS = 4
"""Columns beside the name that stay however narrow it is: dates, promises, alarm."""
_SIGN_AND_GAP = 2


def heading(words: Words, moment: str) -> str:
    """Return the title: the word for today, in capitals, and the day and time."""
    return f"{words.say('Today').upper()} · {moment}"


def counted(words: Words, needs: Sequence[Need]) -> str:
    """Return how many rows there are and how many of them are overdue."""
    if not needs:
        return ""
    number = words.count(len(needs), "{n} row", "{n} rows")
    late = sum(need.overdue for need in needs)
    return words.say("{rows} · {late} with !", rows=number, late=late) if late else number


def need_columns(needs: Sequence[Need]) -> tuple[Column, ...]:
    """Return the columns of what needs the manager, as narrow as their texts."""
    return (
        Column(width=_widest([need.when for need in needs])),
        Column(width=_widest([need.label for need in needs])),
        Column(),
        Column(width=_widest([need.due for need in needs]), align="right"),
    )


def need_rows(needs: Sequence[Need]) -> list[Row]:
    """Return the rows of what needs the manager."""
    return [
        Row(need.key, (need.when, need.label, need.what, need.due), "late" if need.overdue else "")
        for need in needs
    ]


def team_table(
    words: Words, members: Sequence[Member], width: int
) -> tuple[list[Column], list[Row]]:
    """Return the team as a table of that width in cells; pulse, then target go where no room is."""
    curves = [spark(member.trend, 1, 10) for member in members]
    texts: list[tuple[str, list[str]]] = [
        (words.say("met → next"), [member.meeting for member in members]),
        (words.say("I owe"), [member.mine for member in members]),
        (words.say("Rep owes"), [member.theirs for member in members]),
        (words.say("Target"), [member.attained for member in members]),
        (words.say("Pulse"), curves),
        ("", [member.alarm for member in members]),
    ]
    if not any(member.attained for member in members):
        del texts[3]
    names = [words.say("Rep"), *(member.name for member in members)]
    widths = [_widest([label, *column]) for label, column in texts]
    room = width - _SIGN_AND_GAP - sum(one + 1 for one in widths)
    while room < _LEAST_NAME and len(texts) > _ALWAYS:
        room += widths[-2] + 1
        del texts[-2], widths[-2]
    name = _widest(names)
    columns = [
        Column(words.say("Rep"), name if name < room else None),
        *(Column(label, one) for (label, _), one in zip(texts, widths, strict=True)),
    ]
    if name < room:
        columns[-1] = Column()
    rows = [
        Row(
            member.person_id,
            (member.name, *(column[at] for _, column in texts)),
            "late" if member.overdue else "",
        )
        for at, member in enumerate(members)
    ]
    return columns, rows


def _widest(texts: Sequence[str]) -> int:
    return max((cells(text) for text in texts), default=1) or 1
