"""Texts to send: the invitation, a reminder, the thanks; to the vendor how many need what.

Those for the team are built from the plan alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.team_event.model import EventNeeds
from coachtui.records.team_event.presentation.gathered import Gathered
from coachtui.records.team_event.presentation.reply_rows import dates_told
from coachtui.records.team_event.presentation.words import when_told
from coachtui.records.team_event.rules.cutoffs import Cutoff, cutoffs
from coachtui.records.team_event.rules.templates import Templates
from coachtui.text import fold


def invitation_text(view: View, about: Gathered, templates: Templates) -> str:
    """Return the invitation: what, when, where, what for, until when to answer."""
    words, event = view.words, about.event
    lines = [words.say("Invitation: {title}", title=event.title)]
    if event.starts_at is None and event.date_options:
        lines.append(words.say("Which dates suit you? {dates}", dates=_dates(words, about)))
    else:
        lines.append(words.say("When: {when}", when=when_told(words, event)))
    lines += _place(words, about)
    aims = templates.objectives(event)
    if aims:
        lines.append(words.say("What for: {aims}", aims=" · ".join(aims)))
    lines.append(words.say("Joining is voluntary, and a no needs no reason."))
    lines.append(_answer_by(view, about))
    lines.append(
        words.say(
            "What you eat or cannot eat, and what you need to get there or in, please tell me"
            " alone. There is always something without alcohol."
        )
    )
    return "\n".join(lines)


def _place(words: Words, about: Gathered) -> Iterator[str]:
    event = about.event
    if event.place:
        yield words.say("Where: {place}", place=event.place)
    if event.access.link:
        yield words.say("From afar: {link}", link=event.access.link)


def _dates(words: Words, about: Gathered) -> str:
    return dates_told(words, about, counted=False)


def _answer_by(view: View, about: Gathered) -> str:
    words = view.words
    lock = next((one for one in _ahead(view, about) if one.kind == "headcount"), None)
    if lock is None:
        return words.say("Please answer yes, maybe or no.")
    return words.say("Please answer by {moment}.", moment=words.moment_short(lock.at))


def _ahead(view: View, about: Gathered) -> list[Cutoff]:
    found = cutoffs(about.event, view.clock.now(), view.words.zone, about.holidays)
    return [one for one in found if not one.passed]


def reminder_text(view: View, about: Gathered) -> str:
    """Return a reminder that names those alone who have said neither yes nor no; '' for nobody."""
    words, event = view.words, about.event
    open_ = about.replied("none", "maybe")
    if not open_:
        return ""
    names = words.join([about.people[place.person_id].short_name for place in open_])
    lines = [
        words.say("{title}, {when}", title=event.title, when=when_told(words, event)),
        words.say("Still open: {names}.", names=names),
        _answer_by(view, about),
        words.say("A no is fine and needs no reason: it helps to know."),
    ]
    return "\n".join(lines)


def thanks_text(view: View, about: Gathered) -> str:
    """Return the thanks after it: how many came, and what was agreed."""
    words, event = view.words, about.event
    lines = [words.say("Thank you for {title}!", title=event.title)]
    came = len(about.came)
    if came:
        lines.append(words.count(came, "{n} of us was there.", "{n} of us were there."))
    for action in event.retro.next:
        due = words.day_short(action.due)
        owner = about.full_name(action.owner)
        lines.append(words.say("Next: {what} ({who}, {day})", what=action.text, who=owner, day=due))
    lines.append(
        words.say("Two questions by chat, answered without names: what was good, what to change?")
    )
    return "\n".join(lines)


def vendor_text(words: Words, about: Gathered, needs: Iterable[EventNeeds]) -> str:
    """Return what a vendor has to know: how many come, and of what is needed how often; no names.

    Who said no counts for nothing.
    """
    event = about.event
    sure, perhaps = len(about.replied("yes")), len(about.replied("maybe", "none"))
    coming = {place.person_id for place in about.replied("yes", "maybe", "none")}
    asked = [each for each in needs if each.person_id in coming]
    lines = [words.say("{title}, {when}", title=event.title, when=when_told(words, event))]
    lines += _place(words, about)
    lines.append(words.say("Sure: {sure}, perhaps {more} more.", sure=sure, more=perhaps))
    kinds = (
        (words.say("Food and drink"), [each.diet for each in asked]),
        (words.say("To get in and about"), [each.access for each in asked]),
        (words.say("To get there"), [each.transport for each in asked]),
    )
    lines += (f"{title}: {told}" for title, texts in kinds if (told := _totals(texts)))
    return "\n".join(lines)


def _totals(texts: Iterable[str]) -> str:
    """Return what is needed with how many need it, what most need first."""
    parts = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    shown = {fold(part): part for part in reversed(parts)}
    counts = Counter(fold(part) for part in parts)
    return ", ".join(f"{shown[key]} × {count}" for key, count in counts.most_common())
