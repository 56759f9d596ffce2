"""An event with twelve invited, for tests of replies: on a desk, and in the store of a shell."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.person import Address, Person
from coachtui.domain.repository import Change, Put, Repository
from coachtui.records.team_event.model import DateOption, EventNeeds, Invitation, TeamEvent
from coachtui.records.team_event.screens.work import EventWork
from desks import make_desk
from planned_events import an_event, at

TWELVE = (
    "Nguyễn Văn An",
    "Trần Thị Bích",
    "Lê Minh Cường",
    "Đặng Thị Hồng Đào",
    "Nguyễn Hải Đăng",
    "Âu Dương Gia Hân",
    "Phạm Trung Kiên",
    "Võ Nhật Lệ",
    "Trần Minh Ngọc",
    "Võ Bảo Ngọc",
    "Tôn Nữ Khánh Thơ",
    "Trịnh Quốc Vượng",
)
"""Those invited, in the order of their given names."""
LATE = Person(id="phi", full_name="Ngô Yến Phi", address_vi=Address(rep="em"))
"""Somebody of the team who is not invited."""
KITCHEN = an_event(
    "planned",
    starts_at=None,
    ends_at=None,
    date_options=(
        DateOption(id="thu", at=at("2026-11-26T14:00")),
        DateOption(id="fri", at=at("2026-11-27T14:00")),
        DateOption(id="mon", at=at("2026-11-30T14:00")),
    ),
)


def id_of(name: str) -> str:
    """Return the id of one of the twelve."""
    return f"p{TWELVE.index(name)}"


def records() -> Iterator[Change]:
    """Give the event, the twelve with their places, and one who is not invited."""
    yield Put(LATE)
    yield Put(KITCHEN)
    for name in TWELVE:
        yield Put(Person(id=id_of(name), full_name=name, address_vi=Address(rep="em")))
        yield Put(Invitation(person_id=id_of(name), event_id=KITCHEN.id))


def taken_up(folder: Path) -> EventWork:
    """Return the event on file with its twelve, taken up in a window."""
    desk = make_desk(folder)
    desk.repository.commit(list(records()))
    return EventWork(desk, KITCHEN)


def again(work: EventWork) -> EventWork:
    """Return the same event taken up in a second window."""
    return EventWork(make_desk(work.desk.folder), KITCHEN)


def answers(repository: Repository) -> dict[str, str]:
    """Return by full name what was replied, as on file; those without an answer are left out."""
    found = repository.find(Invitation, event_id=KITCHEN.id)
    people = {each.id: each.full_name for each in repository.all(Person)}
    return {people[each.person_id]: each.rsvp for each in found if each.answered}


def needs(repository: Repository) -> dict[str, tuple[str, str, str]]:
    """Return by full name what is needed, as on file."""
    found = repository.find(EventNeeds, event_id=KITCHEN.id)
    people = {each.id: each.full_name for each in repository.all(Person)}
    return {people[one.person_id]: (one.diet, one.access, one.transport) for one in found}


def event(repository: Repository) -> TeamEvent:
    """Return the event as on file."""
    found = repository.get(TeamEvent, KITCHEN.id)
    assert found is not None
    return found
