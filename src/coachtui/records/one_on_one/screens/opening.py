"""Which screen opens a one-on-one, and how a new one begins."""

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.person import Person
from coachtui.domain.team import somebody
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.meant import meant
from coachtui.records.one_on_one.rules.schedule import meeting_for
from coachtui.records.one_on_one.screens.console import OneOnOneConsole
from coachtui.records.one_on_one.screens.form import frame_form, planning_form
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen


def record_screen(desk: Desk, target: Target) -> Screen[None]:
    """Return the console of a one-on-one (its id), or of the one meant now with a rep (`meet`).

    Raises:
        UnknownTargetError: there is no such record.
    """
    repository = desk.repository
    if target.act == "meet":
        person = repository.get(Person, target.record_id)
        if person is not None:
            meetings = repository.find(OneOnOne, person_id=person.id)
            return OneOnOneConsole(desk, person, meeting_for(person, meetings, desk.clock))
    meeting = repository.get(OneOnOne, target.record_id)
    if meeting is None:
        raise UnknownTargetError
    return OneOnOneConsole(desk, somebody(repository, meeting.person_id), meeting)


def edit_screen(desk: Desk, target: Target) -> FormScreen:
    """Return the form of a one-on-one's frame; with whom none is planned, the one that plans it.

    Raises:
        UnknownTargetError: there is no such record.
    """
    identifier = target.record_id
    if target.act == "meet":
        identifier = meant(desk.view, target.record_id)
        if not identifier:
            return planning_form(desk, target.record_id)
    meeting = desk.repository.get(OneOnOne, identifier)
    if meeting is None:
        raise UnknownTargetError
    return frame_form(desk, meeting)


def draft_screen(desk: Desk, named: tuple[str, ...]) -> FormScreen:
    """Return the form of a one-on-one's frame, if a draft is named after that.

    Raises:
        UnknownTargetError: it is not, or the one-on-one is not on file.
    """
    form, *ids = named
    meeting = desk.repository.get(OneOnOne, ids[-1]) if form == "frame" and ids else None
    if meeting is None:
        raise UnknownTargetError
    return frame_form(desk, meeting)


def new_screen(desk: Desk, person_id: str) -> FormScreen:
    """Return the form that plans a one-on-one, with a rep filled in or not."""
    return planning_form(desk, person_id)
