"""The sample data as records, for the tests that count in it."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry, TalkFlip
from coachtui.domain.person import Person
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record
from coachtui.domain.target import Target
from coachtui.records.field_day.model import CoachCard, CoachingReport, FieldDay, Stop
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import EventFeedback, EventNeeds, Invitation, TeamEvent

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "sample_data" / "team.json"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 23)
DEMO_NOW = datetime(2026, 11, 23, 8, tzinfo=ZONE)
TYPES: tuple[type[Record], ...] = (
    *(Person, OneOnOne, Commitment, LogEntry, TalkFlip, AgendaItem),
    *(FieldDay, Stop, CoachingReport, CoachCard),
    *(TeamEvent, Invitation, EventNeeds, EventFeedback, Recognition),
    Target,
)

Document = Mapping[str, object]

DAO, DUOC, NHU = "Đặng Thị Hồng Đào", "Nguyễn Hữu Được", "Phạm Trương Quỳnh Như"
THO, VUONG, DUYEN = "Tôn Nữ Khánh Thơ", "Trịnh Quốc Vượng", "H'Duyên Niê"
RAFAEL, DANG, HAN = "Rafael dela Cruz-Santos", "Nguyễn Hải Đăng", "Âu Dương Gia Hân"
REPS = (DAO, DUOC, NHU, THO, VUONG, DUYEN, RAFAEL, DANG, HAN)


class Sample:
    """The file, and its documents as records."""

    def __init__(self) -> None:
        content = json.loads(FILE.read_text("utf-8"))
        self.schema = content["schema"]
        self.documents: Mapping[str, list[Document]] = content["documents"]
        self.people = [Person.from_document(one) for one in self.documents["person"]]
        self.meetings = [OneOnOne.from_document(one) for one in self.documents["one_on_one"]]
        self.commitments = [Commitment.from_document(one) for one in self.documents["commitment"]]
        self.entries = [LogEntry.from_document(one) for one in self.documents["log_entry"]]
        self.flips = [TalkFlip.from_document(one) for one in self.documents["talk_flip"]]
        self.agenda = [AgendaItem.from_document(one) for one in self.documents["agenda_item"]]
        self.days = [FieldDay.from_document(one) for one in self.documents["field_day"]]
        self.stops = [Stop.from_document(one) for one in self.documents["stop"]]
        self.reports = [
            CoachingReport.from_document(one) for one in self.documents["coaching_report"]
        ]
        self.cards = [CoachCard.from_document(one) for one in self.documents["coach_card"]]
        self.events = [TeamEvent.from_document(one) for one in self.documents["team_event"]]
        self.places = [Invitation.from_document(one) for one in self.documents["invitation"]]
        self.needs = [EventNeeds.from_document(one) for one in self.documents["event_needs"]]
        self.feedback = [
            EventFeedback.from_document(one) for one in self.documents["event_feedback"]
        ]
        self.thanks = [Recognition.from_document(one) for one in self.documents["recognition"]]
        self.targets = [Target.from_document(one) for one in self.documents["target"]]
        self.ids = {person.full_name: person.id for person in self.people}

    def person(self, name: str) -> Person:
        """Give the person of a name."""
        return next(person for person in self.people if person.full_name == name)

    def with_(self, name: str) -> list[OneOnOne]:
        """Give all one-on-ones with a rep."""
        return [one for one in self.meetings if one.person_id == self.ids[name]]

    def past(self, name: str) -> list[OneOnOne]:
        """Give those held or missed, oldest first."""
        past = [one for one in self.with_(name) if one.state in {"held", "missed"}]
        return sorted(past, key=lambda one: one.planned_at)

    def held(self, name: str) -> list[OneOnOne]:
        """Give those held, oldest first."""
        return [one for one in self.past(name) if one.held]

    def owed(self, name: str, *, mine: bool) -> list[Commitment]:
        """Give what the manager owes a rep (`mine`) or the rep the manager."""
        return [
            one for one in self.commitments if one.rep_id == self.ids[name] and one.mine == mine
        ]

    @property
    def talked(self) -> list[LogEntry]:
        """The lines of the one-on-ones and of the days between, without those of field days."""
        rides = {one.id for one in (*self.days, *self.stops)}
        return [one for one in self.entries if one.part_of not in rides]


def local_day(moment: datetime) -> date:
    """Give the day of a moment in the team's zone."""
    return moment.astimezone(ZONE).date()
