"""A desk as the demo has it, with its HR records, and with what its records lack."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Final

from coachtui.catalogue import catalogue
from coachtui.cli.run import hr_door, mending
from coachtui.cli.sample import load_sample
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.recognition import Recognition
from coachtui.domain.record import Record
from coachtui.domain.repository import Put, Remove
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_screens
from coachtui.exchange.session import Session
from coachtui.records.field_day.model import FieldDay, Stop, Talkback
from coachtui.settings import Settings
from coachtui.ui.desk import Desk
from coachtui.ui.form_draft import draft_text
from coachtui.ui.keeper import Keeper
from desks import MONDAY, FixedClock, Never, unexpected
from keyed import keyed
from sample_file import NHU, Sample

SEEN: Final = "asked about the budget before the price"
LATE: Final = "send the price list"


def sample_desk(folder: Path, language: str = "en") -> Desk:
    """Give a desk over the sample team on the morning it is about."""
    words, clock, kinds = keyed(language), FixedClock(), catalogue()
    console = Console(io.StringIO(), io.StringIO(), words)
    session = Session(folder, words, clock, Settings(), kinds, console, sample=True)
    desk = Desk(
        *(words, clock, kinds, session.settings, folder),
        hr_door=hr_door(session),
        mending=mending(session),
    )
    store, drafts, _, _ = open_for_screens(session, load_sample)
    keeper = Keeper(drafts, lambda _seconds, _call: Never(), lambda: 0.0, unexpected)
    desk.attach(store, keeper)
    store.commit([Put(each) for each in (*_days(), _late())], "Ended")
    store.commit([Remove(store.all(Recognition)[0])], "Recognition deleted")
    keeper.note("person:new", draft_text({"full_name": "Lê Thị Mới"}))
    keeper.flush()
    return desk


def _late() -> Commitment:
    """Return a promise of a rep that is overdue and that they may see."""
    rep = Sample().ids[NHU]
    return Commitment(
        id="late",
        owner=rep,
        counterparty=ME,
        text=LATE,
        due=MONDAY.date() - timedelta(days=3),
        source=Source(kind="person", id=rep),
        visibility="shared",
        happened_at=MONDAY - timedelta(days=20),
    )


def _days() -> list[Record]:
    """Return field days in the states the sample has none of, each with a stop and a line."""
    rep, begun = Sample().ids[NHU], MONDAY - timedelta(hours=3)
    day = FieldDay(person_id=rep, date=MONDAY.date(), started_at=begun)
    over = day.revised(id="over", state="debrief", ended_at=MONDAY)
    spoken = Talkback(rep_went_well="the opening", rep_would_change="the close")
    running = day.revised(id="running", state="in_progress")
    found: list[Record] = []
    for each in (running, over, over.revised(id="spoken", debrief=spoken)):
        stop = Stop(
            id=f"{each.id}-1",
            person_id=rep,
            field_day_id=each.id,
            seq=1,
            account="Hoà Phát",
            planned_at=begun,
            actual_at=begun,
            ended_at=each.ended_at,
        )
        line = LogEntry(
            person_id=rep,
            part_of=stop.id,
            text=SEEN,
            typed=SEEN,
            happened_at=begun,
            scores=(Score(competency="Q", score=4),),
        )
        found += [each, stop, line]
    whole = "a line of the whole day"
    found.append(
        LogEntry(person_id=rep, part_of="running", text=whole, typed=whole, happened_at=begun)
    )
    return found
