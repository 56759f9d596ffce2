"""From field_days.txt to documents: days, stops, lines, promises, reports and coach's cards."""

from datetime import datetime, timedelta
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.records.field_day.model import CoachCard, CoachingReport, FieldDay, Stop
from coachtui.records.field_day.rules.report import reading_seconds, word_count
from sample_team.documents import Documents
from sample_team.field_days import DEBRIEF, PURPOSE, DayBlock, StopBlock, named
from sample_team.script import ZONE, Jitter, fields, moment, on
from sample_team.story import Story

QUESTIONS: Final = (
    "silent_on_observe",
    "rep_first",
    "specific",
    "one_thing",
    "dated_step",
    "phone_away",
)


class RideStory:
    """One field day on its way into the documents."""

    def __init__(self, documents: Documents, day: DayBlock, story: Story) -> None:
        self.documents, self.day = documents, day
        self.lines = story.lines
        self.rep: Person = story.rep
        self.jitter = Jitter(f"{day.code} {day.first}")
        self.made = self._made()
        self.id = documents.new_id(self.made, day.code, "D")
        self.entries: list[LogEntry] = []
        self.steps: list[Commitment] = []

    def tell(self) -> None:
        """Take in the day with all that belongs to it."""
        spans = [self._span(stop) for stop in self.day.stops]
        for number, (stop, span) in enumerate(zip(self.day.stops, spans, strict=True), 1):
            self._stop(number, stop, span)
        if not self.day.held:
            self._put_day(None)
            return
        first, last = spans[0][0], spans[-1][1]
        self._debriefed(last)
        submitted = last + timedelta(minutes=self.day.minutes_to_report)
        clock, said = fields(self.day.said("a"))
        read = moment(self.day.acknowledged, clock)
        self._put_day((first - timedelta(minutes=4), last), read)
        self._report(submitted, read, said)
        if self.day.said("card"):
            self._card(last)

    def _made(self) -> datetime:
        """Return when the day was put down: while planning, or when the first stop began."""
        if self.day.spontaneous:
            return self.day.stops[0].at - timedelta(minutes=25)
        return moment(self.day.planned, "17:20") + timedelta(seconds=self.jitter.between(0, 1500))

    def _span(self, stop: StopBlock) -> tuple[datetime, datetime]:
        start = stop.at + timedelta(seconds=self.jitter.between(-60, 300))
        return start, stop.at + timedelta(
            minutes=stop.minutes, seconds=self.jitter.between(300, 420)
        )

    def _put_day(self, ran: tuple[datetime, datetime] | None, read: datetime | None = None) -> None:
        day = self.day
        values: dict[str, object] = {
            "id": self.id,
            "person_id": self.rep.id,
            "date": on(day.first),
            "duration": day.duration,
            "origin": "spontaneous" if day.spontaneous else "planned",
            "state": "acknowledged" if ran else "confirmed",
            "notice_given_at": None if day.notice == "-" else moment(day.notice, "17:50"),
            "purpose": tuple(named(PURPOSE, line) for line in day.rest.get("w", [])),
            "prep": {
                "territory_numbers_seen": not day.spontaneous,
                "dev_plan_seen": not day.spontaneous,
                "meet_at": day.meet_at,
                "ground_rules": day.said("g"),
            },
        }
        last, rev = moment(day.notice, "17:50") if read is None else read, 3
        if ran is not None:
            rev = 5 if day.spontaneous else 7
            values |= {
                "started_at": ran[0],
                "ended_at": ran[1],
                "debrief": named(DEBRIEF, day.said("e")),
                "self_scores": tuple(_score(mark) for mark in day.said("s").split()),
                "self_rating": day.self_rating,
            }
        self.documents.put(FieldDay.model_validate(values), self.made, last, rev)

    def _stop(self, number: int, stop: StopBlock, span: tuple[datetime, datetime]) -> None:
        begun, ended = span
        absent = stop.values.get("outcome") == "no_show"
        made = begun if self.day.spontaneous else self.made + timedelta(minutes=number)
        values: dict[str, object] = {
            "id": self.documents.new_id(made, self.day.code, "S"),
            "person_id": self.rep.id,
            "field_day_id": self.id,
            "seq": number,
            "minutes": 45,
            "planned_at": None if self.day.spontaneous else stop.at,
            "on_the_spot": self.day.spontaneous,
            **stop.values,
        }
        last, rev = made, 1
        if self.day.held:
            last, rev = max(ended, stop.logged_in_crm or ended), 3
            values |= {
                "actual_at": None if absent else begun,
                "ended_at": ended,
                "crm_logged": stop.logged_in_crm is not None,
                "crm_logged_at": stop.logged_in_crm,
            }
        else:
            values["minutes"] = stop.minutes
            last, rev = moment(*self.day.said("u").split()), 2
        record = Stop.model_validate(values)
        self.documents.put(record, made, last, rev)
        self._said(record.id, stop, span)

    def _said(self, stop_id: str, stop: StopBlock, span: tuple[datetime, datetime]) -> None:
        """Take in the lines of a stop, each at a moment of it."""
        begun, ended = span
        step = int((ended - begun).total_seconds() - 120) // max(len(stop.lines), 1)
        for place, (mark, rest) in enumerate(stop.lines):
            at = begun + timedelta(seconds=60 + step * place + self.jitter.between(0, step - 5))
            self.entries.append(self.lines.entry(stop_id, mark, rest, at))

    def _debriefed(self, last: datetime) -> None:
        """Take in what was promised in the debrief: the next steps of the report."""
        at = last + timedelta(minutes=9)
        for mark in (">", "<"):
            for rest in self.day.rest.get(mark, []):
                at += timedelta(seconds=self.jitter.between(50, 110))
                self.steps.append(self.lines.promise(("field_day", self.id), mark, rest, at, None))

    def _report(self, submitted: datetime, read: datetime, said: str) -> None:
        strengths = [self._point(key, best=True) for key in self.day.rest["rs"]]
        priorities = [
            self._point(key, best=False) | {"behaviour": behaviour}
            for key, behaviour in map(fields, self.day.rest["rp"])
        ]
        comments = self.day.said("rc")
        told = [str(text) for point in (*strengths, *priorities) for text in _told(point)]
        text = " ".join([*told, *(step.text for step in self.steps), comments])
        values = {
            "id": self.documents.new_id(submitted, self.day.code, "R"),
            "person_id": self.rep.id,
            "field_day_id": self.id,
            "strengths": tuple(strengths),
            "priorities": tuple(priorities),
            "next_steps": tuple(
                {"action": one.text, "owner": one.owner, "due": one.due, "commitment_id": one.id}
                for one in self.steps
            ),
            "rep_self_rating": self.day.self_rating,
            "coach_comments": comments,
            "word_count": word_count(text),
            "reading_seconds": reading_seconds(text, self.rep.language),
            "submitted_at": submitted,
            "minutes_to_submit": self.day.minutes_to_report,
            "ack": {"at": read, "comment": said},
            "visibility": "shared",
        }
        self.documents.put(CoachingReport.model_validate(values), submitted, read, 2)

    def _point(self, key: str, *, best: bool) -> dict[str, object]:
        """Return a competency with its clearest line of the day."""
        scored = [
            (each.score, entry)
            for entry in self.entries
            for each in entry.scores
            if each.competency == key and each.score is not None
        ]
        clearest = (max if best else min)(score for score, _ in scored)
        entry = next(entry for score, entry in scored if score == clearest)
        return {"competency": key, "evidence": entry.text, "entry_id": entry.id}

    def _card(self, last: datetime) -> None:
        at = last + timedelta(minutes=25)
        answers = dict(zip(QUESTIONS, self.day.said("card").split(), strict=True))
        values = {
            "id": self.documents.new_id(at, self.day.code, "K"),
            "person_id": self.rep.id,
            "field_day_id": self.id,
            "on": at.astimezone(ZONE).date(),
            "answers": answers,
            "happened_at": at,
        }
        self.documents.put(CoachCard.model_validate(values), at)


def _score(mark: str) -> dict[str, object]:
    return {"competency": mark[0], "score": None if mark[2:] == "n" else int(mark[2:])}


def _told(point: dict[str, object]) -> list[object]:
    return [point[name] for name in ("evidence", "behaviour") if name in point]
