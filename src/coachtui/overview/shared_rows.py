"""What stands on a screen that is turned to a rep, read from what is shared with them alone."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem
from coachtui.domain.recognition import Recognition
from coachtui.domain.shared_view import Guest
from coachtui.domain.view import View
from coachtui.ui.rows import Row, Tone

CLOSED_SHOWN = timedelta(days=30)
"""How long a promise that was kept stays in sight."""
Told = Callable[[str], str]
"""Makes a text fit to be shown: with initials for the names of others."""


def shared_rows(view: View, guest: Guest, told: Told) -> tuple[Row, ...]:
    """Return the promises both ways, what is to be talked about, and what the rep was thanked for.

    Args:
        view: over a `SharedView`; nothing else is asked.
        guest: who looks on.
        told: applied to every text somebody typed.
    """
    say = view.words.say
    parts = (
        (say("Promises"), _promises(view, guest, told)),
        (say("Kept lately"), _kept(view, guest, told)),
        (say("To talk about"), _agenda(view, told)),
        (say("Thanks"), _thanks(view, told)),
    )
    return tuple(row for title, rows in parts for row in _under(title, rows))


def _under(title: str, rows: Iterable[Row]) -> Iterator[Row]:
    found = tuple(rows)
    if found:
        yield Row("", ("", title), "head")
        yield from found


def _promises(view: View, guest: Guest, told: Told) -> Iterator[Row]:
    today = view.clock.today()
    open_now = (one for one in view.repository.all(Commitment) if one.is_open)
    for one in sorted(open_now, key=lambda each: (each.due, each.id)):
        tone: Tone = "late" if one.overdue(today) else ""
        yield Row(one.id, _cells(view, guest, one, told), tone)


def _kept(view: View, guest: Guest, told: Told) -> Iterator[Row]:
    since = view.clock.now() - CLOSED_SHOWN
    for one in view.repository.all(Commitment):
        if one.state == "kept" and one.closed_at is not None and one.closed_at >= since:
            yield Row(one.id, _cells(view, guest, one, told), "good")


def _cells(view: View, guest: Guest, one: Commitment, told: Told) -> tuple[str, ...]:
    who = view.words.say("Me") if one.mine else guest.given_name
    return (who, told(one.text), view.words.day_short(one.due))


def _agenda(view: View, told: Told) -> Iterator[Row]:
    for item in view.repository.all(AgendaItem):
        if item.state == "open":
            yield Row(item.id, ("", told(item.text), ""))


def _thanks(view: View, told: Told) -> Iterator[Row]:
    words = view.words
    newest = sorted(view.repository.all(Recognition), key=lambda one: one.given_at, reverse=True)
    for one in newest:
        day = words.day_short(words.local(one.given_at).date())
        yield Row(one.id, ("", told(one.what), day))
