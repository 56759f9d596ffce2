"""What the list of drafts shows of one, and what it opens."""

from datetime import datetime, timedelta
from typing import Final

from coachtui.domain.items import Target
from coachtui.domain.kind import Catalogue
from coachtui.domain.on_file import headline_of, record_named
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.exchange.unfinished import parts_of, place_of
from coachtui.language import N_, Words
from coachtui.ui.draft_book import ELSEWHERE, HERE, ListedDraft
from coachtui.ui.form_draft import NOT_CHOSEN, read_draft

_HOLDERS: Final = {
    HERE: N_("this window"),
    ELSEWHERE: N_("another window"),
    "": N_("nobody"),
}
_NEW: Final = "new"
PERSON: Final = "person"
_ACTS: Final = {"one_on_one": "meet", "field_day": "console"}
_HOUR: Final = 60


def age_told(at: datetime | None, now: datetime, words: Words) -> str:
    """Return how long ago a draft was noted, in words."""
    if at is None:
        return words.say("of an unknown day")
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return words.say("just now")
    if minutes < _HOUR:
        return words.count(minutes, "{n} minute ago", "{n} minutes ago")
    days = (words.local(now).date() - words.local(at).date()).days
    if days:
        return words.ago_days(days)
    return words.count(minutes // _HOUR, "{n} hour ago", "{n} hours ago")


def holder_told(draft: ListedDraft, words: Words) -> str:
    """Return who holds a draft, in words."""
    return words.say(_HOLDERS[draft.holder])


def title_of(draft: ListedDraft, catalogue: Catalogue, view: View) -> str:
    """Return where a draft was typed and what it is about, in words."""
    target = target_of(draft, catalogue, view)
    about = "" if target is None else _headline(catalogue, view, target)
    parts = [place_of(draft.form, catalogue, view.words), about]
    if draft.form.startswith(NOT_CHOSEN):
        parts.append(view.words.say("decided against"))
    return " · ".join(part for part in parts if part)


def _headline(catalogue: Catalogue, view: View, target: Target) -> str:
    person = view.repository.get(Person, target.record_id)
    return headline_of(catalogue, view, target) if person is None else person.short_name


def text_of(draft: ListedDraft) -> str:
    """Return what is half-typed, line by line: the lines on their way first."""
    typed = read_draft(draft.text).texts
    texts = [text for text in typed.values() if text.strip()] if typed else [draft.text]
    return "\n".join(text for text in (*draft.pending, *texts) if text.strip())


def target_of(draft: ListedDraft, catalogue: Catalogue, view: View) -> Target | None:
    """Return what opens the place a draft belongs to; None where its record is not on file."""
    place, *rest = parts_of(draft.form)
    for part in reversed(rest):
        target = record_named(catalogue, view, part) if part else None
        if target is not None:
            # a conversation is named after the rep it is with
            act = _ACTS.get(place) if target.kind == PERSON else None
            return Target(place, part, act) if act else target
    return None


def new_of(draft: ListedDraft, catalogue: Catalogue, view: View) -> tuple[str, str] | None:
    """Return what starts the record that a draft was to become, and with whom.

    Returns:
        The path of a kind's new screen and a person's id ("" asks); None for a draft of another
        kind.
    """
    slug, *rest = parts_of(draft.form)
    kind = next((kind for kind in catalogue if kind.slug == slug), None)
    if kind is None or not kind.new_screen or _NEW not in rest:
        return None
    people = (part for part in rest if view.repository.get(Person, part) is not None)
    return kind.new_screen, next(people, "")


def place_named(draft: ListedDraft) -> str:
    """Return the first part of a draft's name."""
    return parts_of(draft.form)[0]
