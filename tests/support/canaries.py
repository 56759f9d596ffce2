"""Records of every type with a canary in every text that is not for the rep to read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from coachtui.domain.commitment import Commitment, Move, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import AgendaItem, LogEntry, TalkFlip
from coachtui.domain.person import Address, Motivator, Person, Retention
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record
from coachtui.domain.shared_row import SharedRow, SharedSection
from coachtui.domain.sharing import Share
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.records.field_day import model as ride
from coachtui.records.one_on_one import model as talk
from coachtui.records.team_event import model as event

NOW: Final = datetime(2026, 11, 23, 1, tzinfo=UTC)
TODAY: Final = date(2026, 11, 23)
CANARY: Final = "CANARY"
SEEN: Final = "seen"


def _talk(rep: str, identifier: str, state: str) -> talk.OneOnOne:
    held = state == "held"
    day = timedelta(days=-7) if held else timedelta(days=3, hours=1)
    return talk.OneOnOne(
        id=identifier,
        person_id=rep,
        type="skill",
        planned_at=NOW + day,
        started_at=NOW + day if held else None,
        ended_at=NOW + day if held else None,
        opening_line=SEEN,
        reason=SEEN,
        pulse=talk.Pulse(score=3, one_higher=SEEN),
        feedback=(
            talk.Feedback(kind="adjusting", situation=SEEN, behaviour=SEEN, impact=SEEN, next=SEEN),
        ),
        reflection=talk.Reflection(
            stood_out=SEEN, my_reaction=SEEN, watch_for=SEEN, my_follow_up=SEEN
        ),
        rep_ack=talk.Acknowledgement(at=NOW, comment=SEEN),
        move_history=(talk.Postponement(planned_before=NOW, planned_after=NOW, reason=SEEN),),
    ).revised(state=state)


def _ride(rep: str, identifier: str, state: str) -> ride.FieldDay:
    ahead = state in {"confirmed", "proposed"}
    started = None if ahead else NOW - timedelta(days=7)
    spoken = ride.Talkback(
        against_plan=SEEN,
        rep_went_well=SEEN,
        rep_would_change=SEEN,
        coach_one_thing=SEEN,
        try_next=SEEN,
    )
    return ride.FieldDay(
        id=identifier,
        person_id=rep,
        date=TODAY + timedelta(days=2 if ahead else -7),
        reason=SEEN,
        purpose=(ride.Purpose(competency="Q", why_this_rep=SEEN, why_now=SEEN),),
        prep=ride.Prep(meet_at=SEEN, ground_rules=SEEN),
        debrief=spoken,
        rep_business_review=SEEN,
        started_at=started,
        move_history=(ride.Postponement(date_before=TODAY, date_after=TODAY, reason=SEEN),),
    ).revised(state=state)


def _report(rep: str, day: str) -> ride.CoachingReport:
    return ride.CoachingReport(
        id=f"report-{day}",
        person_id=rep,
        field_day_id=day,
        strengths=(ride.Strength(competency="Q", evidence=SEEN, entry_id="line"),),
        priorities=(ride.Priority(competency="N", behaviour=SEEN, evidence=SEEN, entry_id="line"),),
        next_steps=(ride.NextStep(action=SEEN, owner=rep, due=TODAY, commitment_id="promise"),),
        coach_comments=SEEN,
        rep_comments=SEEN,
        submitted_at=NOW - timedelta(days=6),
        ack=ride.Acknowledgement(at=NOW, comment=SEEN),
        visibility="shared",
    )


def _event(state: event.EventState) -> event.TeamEvent:
    return event.TeamEvent(
        id=f"event-{state}",
        title=SEEN,
        month=date(2026, 11, 1),
        state=state,
        objectives=(SEEN,),
        success_metric=SEEN,
        sponsor=SEEN,
        starts_at=NOW + timedelta(days=3),
        ends_at=NOW + timedelta(days=3, hours=3),
        place=SEEN,
        access=event.Access(link=SEEN),
        budget=event.Budget(
            approved_by=SEEN, lines=(event.BudgetLine(what=SEEN, vendor=SEEN, planned=7_654_321),)
        ),
        vendor=event.Vendor(name=SEEN, contact=SEEN),
        checklist=(event.ChecklistItem(text=SEEN),),
        run_sheet=(event.RunStep(what=SEEN, who=SEEN),),
        risks=(event.Risk(what=SEEN, answer=SEEN),),
        retro=event.Retro(keep=SEEN, drop=SEEN, next=(event.NextAction(text=SEEN, due=TODAY),)),
        reason=SEEN,
        move_history=(event.Postponement(at_before=NOW, at_after=NOW, reason=SEEN),),
    )


def _promise(owner: str, other: str, identifier: str, **changes: object) -> Commitment:
    return Commitment(
        id=identifier,
        owner=owner,
        counterparty=other,
        text=SEEN,
        due=TODAY,
        source=Source(kind="one_on_one", id=f"held-{other if owner == ME else owner}"),
        moves=(Move(due_before=TODAY, due_after=TODAY, reason=SEEN, at=NOW),),
        evidence=SEEN,
        visibility="shared",
    ).revised(**changes)


def shared(rep: str) -> Iterator[Record]:
    """Give what is shared with a rep; each text is `SEEN`, whether they may read it or not."""
    yield Person(
        id=rep,
        full_name=f"Rep {rep.capitalize()}",
        employee_no=SEEN,
        territory=SEEN,
        region=SEEN,
        address_vi=Address(rep="em", manager="chị"),
        motivators=(Motivator(kind="growth", note=SEEN),),
        personal=SEEN,
        retention=Retention(hold_reason=SEEN),
    )
    yield _talk(rep, f"held-{rep}", "held")
    yield _talk(rep, f"ahead-{rep}", "planned")
    yield LogEntry(
        id=f"decision-{rep}",
        person_id=rep,
        part_of=f"held-{rep}",
        entry_kind="decision",
        text=SEEN,
        typed=SEEN,
        accounts=(SEEN,),
        deals=(SEEN,),
        visibility="shared",
    )
    yield _promise(rep, ME, f"theirs-{rep}")
    yield _promise(ME, rep, f"mine-{rep}")
    yield _promise(rep, ME, f"kept-{rep}", state="kept", closed_at=NOW)
    yield AgendaItem(id=f"topic-{rep}", person_id=rep, text=SEEN, visibility="shared")
    yield Recognition(
        id=f"thanks-{rep}", person_id=rep, what=SEEN, given_at=NOW, visibility="shared"
    )
    yield Target(id=f"target-{rep}", person_id=rep, month=date(2026, 11, 1), amount=240, actual=120)
    yield _ride(rep, f"reported-{rep}", "reported")
    yield _report(rep, f"reported-{rep}")
    yield _ride(rep, f"agreed-{rep}", "confirmed")
    yield _event("booked")
    yield event.Invitation(
        id=f"place-{rep}",
        person_id=rep,
        event_id="event-booked",
        rsvp="yes",
        votes=(SEEN,),
        kept_away="food",
    )


def hidden(rep: str) -> Iterator[Record]:
    """Give what is about a rep and not shared, by its level, state, tag, type or replacement."""
    for record in shared(rep):
        for tag in ("adjusting", "Discipline", "private", "góp_ý", "kỷ-luật", "riêng"):
            if not isinstance(record, Person | event.TeamEvent | event.Invitation):
                yield record.revised(id=f"{record.id}-#{tag}", tags=(tag,))
        if record.visibility == "shared":
            yield record.revised(id=f"{record.id}-private", visibility="private")
            yield record.revised(id=f"{record.id}-formal", visibility="formal")
    open_ended = {"person_id": rep, "text": SEEN, "typed": SEEN, "part_of": f"held-{rep}"}
    kinds = ("note", "quote", "praise", "adjusting", "question", "risk", "commitment")
    for kind in kinds:
        line = {**open_ended, "id": f"{kind}-{rep}", "entry_kind": kind, "visibility": "shared"}
        yield LogEntry.model_validate(line)
    old = LogEntry.model_validate(
        {**open_ended, "id": f"old-{rep}", "entry_kind": "decision", "visibility": "shared"}
    )
    yield old
    yield old.revised(id=f"new-{rep}", visibility="private", replaces=old.id)
    yield TalkFlip(id=f"flip-{rep}", part_of=f"held-{rep}", speaker="mgr", at=NOW)
    closed = {"closed_at": NOW, "reason": SEEN}
    yield _promise(rep, ME, f"broken-{rep}", state="broken", **closed)
    yield _promise(ME, rep, f"dropped-{rep}", state="dropped", **closed)
    yield AgendaItem(
        id=f"talked-{rep}", person_id=rep, text=SEEN, visibility="shared", state="discussed"
    )
    yield _talk(rep, f"missed-{rep}", "missed")
    for state in ("proposed", "debrief", "cancelled"):
        yield _ride(rep, f"{state}-{rep}", state)
    yield ride.Stop(
        id=f"stop-{rep}",
        person_id=rep,
        field_day_id=f"reported-{rep}",
        seq=1,
        account=SEEN,
        contact=SEEN,
        pre_call=ride.PreCall(objective=SEEN, fallback=SEEN),
        kerbside=ride.Talkback(coach_one_thing=SEEN),
        visibility="shared",
    )
    yield ride.CoachCard(id=f"card-{rep}", person_id=rep, on=TODAY, answers={}, visibility="shared")
    for where in ("idea", "planned", "held"):
        yield _event("idea").revised(id=f"event-{where}", state=where)
        yield event.Invitation(
            id=f"place-{where}-{rep}", person_id=rep, event_id=f"event-{where}", visibility="shared"
        )
    yield _event("booked").revised(id="event-of-others")
    yield event.EventNeeds(
        id=f"needs-{rep}",
        person_id=rep,
        event_id="event-booked",
        diet=SEEN,
        access=SEEN,
        transport=SEEN,
        visibility="shared",
    )
    yield event.EventFeedback(
        id=f"feedback-{rep}",
        event_id="event-booked",
        answers=(event.Answer(score=1, liked=SEEN, change=SEEN),),
        visibility="shared",
    )


def stuffed(record: Record, keeps: Iterable[str] = (), by: str = "") -> Record:
    """Return a record with a canary for every `SEEN`; what dotted names keep says by whom."""
    told = dict.fromkeys(keeps, f"{SEEN} by {by}")
    return type(record).from_document(_stuffed(record.model_dump(mode="json"), "", told))


def _stuffed(
    document: Mapping[str, object], path: str, told: Mapping[str, str]
) -> dict[str, object]:
    return {name: _value(value, f"{path}{name}", told) for name, value in document.items()}


def _value(value: object, path: str, told: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_value(each, path, told) for each in value]
    if isinstance(value, dict):
        return _stuffed(value, f"{path}.", told)
    return told.get(path, CANARY) if value == SEEN else value


def everything(rep: str, shares: Iterable[Share]) -> Iterator[Record]:
    """Give all that is about a rep, with a canary in every text that is not for them."""
    keeps = {share.record: share.keeps or () for share in shares}
    for record in shared(rep):
        by = "all" if isinstance(record, event.TeamEvent) else rep
        yield stuffed(record, keeps.get(type(record), ()), by)
    for record in hidden(rep):
        yield stuffed(record)


def telling(_view: View, person_id: str) -> Iterator[SharedRow]:
    """Give a row that must never be asked for."""
    yield SharedRow(SharedSection.OTHERS, person_id, "", CANARY, title="Told")
