"""Feedback in words: nothing below three answers, and no answer beside another of the same hand."""

from collections.abc import Iterator

from coachtui.language import Words
from coachtui.records.team_event.model import SHOWN_FROM, EventFeedback
from coachtui.records.team_event.rules.feedback import Unread, summary

_BAR = "█"
_MOST_CELLS = 30


def feedback_lines(words: Words, feedback: EventFeedback | None) -> Iterator[str]:
    """Give what the answers say together; how many are still missing while they are too few."""
    told = summary(feedback)
    if told is None:
        count = 0 if feedback is None else len(feedback.answers)
        said = words.count(count, "{n} answer so far", "{n} answers so far")
        yield f"{said} · {words.say('shown from {least} on', least=SHOWN_FROM)}"
        return
    answers = words.count(told.count, "{n} answer", "{n} answers")
    yield words.say("{mean} of 5 · {answers}", mean=words.decimal(told.mean), answers=answers)
    most = max(told.spread.values(), default=1) or 1
    for score in sorted(told.spread, reverse=True):
        count = told.spread[score]
        yield f"  {score} {_BAR * round(count * _MOST_CELLS / most)} {count}"
    for title, texts in ((words.say("Liked"), told.liked), (words.say("To change"), told.changes)):
        if texts:
            yield ""
            yield title
            yield from (f"  - {text}" for text in texts)


def unread_told(words: Words, unread: Unread) -> str:
    """Return why a line is no answer."""
    if unread.why == "too_long":
        return words.say("Line {n} is too long: shorten it.", n=unread.line)
    return words.say("Line {n} does not begin with a score from 1 to 5.", n=unread.line)
