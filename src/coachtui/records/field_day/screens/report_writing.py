"""A report while it is written: what was chosen and typed, and what becomes of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pydantic import ValidationError

from coachtui.capture.entries import Place, entry_for, too_long
from coachtui.capture.entry import OWNER_UNCLEAR, EntryKind, Reading
from coachtui.capture.signs import without_sign
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.initials import for_both
from coachtui.domain.person import Person
from coachtui.domain.scorecards import load_scorecards
from coachtui.records.field_day.model import NextStep
from coachtui.records.field_day.presentation.report_rows import (
    Evidence,
    Reader,
    evidence_lines,
    key_of,
    reader_text,
    step_told,
)
from coachtui.records.field_day.rules.choosing import Sides
from coachtui.records.field_day.rules.report import Draft, Point, Side, drafted
from coachtui.records.field_day.screens.ride import KIND, Ride
from coachtui.ui.desk import Desk
from coachtui.ui.walked import packed, unpacked

_SIDES: Final[Mapping[str, Side]] = {"strength": "strength", "priority": "priority"}


def reader_of_ride(desk: Desk, ride: Ride) -> Reader:
    """Return whom the report of a day is written for."""
    return Reader(
        words=desk.words.in_language(ride.language),
        scorecards=load_scorecards(ride.language, desk.folder),
        person=ride.person,
        names={each.id: each.short_name for each in desk.repository.all(Person)},
        day=ride.day.date,
    )


class Writing:
    """The report of one day until it goes out. It begins as the day has drafted it."""

    def __init__(self, desk: Desk, ride: Ride) -> None:
        self._desk, self._ride = desk, ride
        self.reader = reader_of_ride(desk, ride)
        self._fit = for_both(desk.view, ride.person)
        self.lines: list[Evidence] = []
        self._agreed: tuple[NextStep, ...] = ()
        self.made: list[Commitment] = []
        """Steps added here; they are stored with the report."""
        debrief = ride.day.debrief
        self.comment = debrief.coach_one_thing
        proposed = drafted(ride.entries, ride.commitments)
        self.sides: Sides = {
            **{_key(point): "strength" for point in proposed.strengths},
            **{_key(point): "priority" for point in proposed.priorities},
        }
        self.behaviours: dict[str, str] = {}
        if proposed.priorities and debrief.try_next:
            self.behaviours[_key(proposed.priorities[0])] = debrief.try_next
        self.read_again()

    def read_again(self) -> None:
        """Take in lines and promises as they are now."""
        self.lines = evidence_lines(self._ride.entries)
        self._agreed = drafted((), self._ride.commitments).next_steps
        known = {each.key for each in self.lines}
        self.sides = {key: side for key, side in self.sides.items() if key in known}

    def chosen(self, side: Side) -> list[Evidence]:
        """Return the lines of a side, what stands out most first."""
        return [each for each in self.lines if self.sides.get(each.key) == side]

    @property
    def steps(self) -> tuple[NextStep, ...]:
        """What was agreed on the day and added here."""
        return (*self._agreed, *(_step(each) for each in self.made))

    @property
    def draft(self) -> Draft:
        """The report as it stands now."""
        return Draft(
            strengths=tuple(
                Point(competency=each.competency, evidence=each.text, entry_id=each.entry_id)
                for each in self.chosen("strength")
            ),
            priorities=tuple(
                Point(
                    competency=each.competency,
                    evidence=each.text,
                    behaviour=self.behaviours.get(each.key, "").strip(),
                    entry_id=each.entry_id,
                )
                for each in self.chosen("priority")
            ),
            next_steps=self.steps,
            rep_self_rating=self._ride.day.self_rating,
            coach_comments=self.comment.strip(),
        )

    @property
    def text(self) -> str:
        """The report as the rep will read it."""
        return self._fit(reader_text(self.draft, self.reader))

    @property
    def shown_lines(self) -> list[Evidence]:
        """The lines as the rep may see them too."""
        return [replace(each, text=self._fit(each.text)) for each in self.lines]

    @property
    def shown_steps(self) -> list[str]:
        """The steps as the rep may see them too."""
        told = (step_told(self._desk.words, step, self.reader) for step in self.steps)
        return [f"• {self._fit(each)}" for each in told]

    # Steps

    def reading(self, line: str) -> Reading:
        """Return how a step is understood; one without its sign is one all the same."""
        read = self._ride.reading(line)
        if read.kind is EntryKind.COMMITMENT or not line.strip():
            return read
        return self._ride.reading(f"> {without_sign(line)}")

    def add(self, line: str) -> str:
        """Add a step; return '' or the sentence that says why it cannot be."""
        words, reading = self._desk.words, self.reading(line)
        if not any(sign.isalnum() for sign in reading.text):
            return words.say("Say what is to be done.")
        if most := too_long(reading):
            return words.say("At most {n} characters, please.", n=most)
        if reading.hidden:
            return words.say("The report is for both: take the ~ away, or log it in the console.")
        place = Place(
            person=self._ride.person,
            at=self._desk.clock.now(),
            next_meeting=self._ride.next_day,
            part_of=self._ride.day.id,
            kind=KIND,
        )
        made = entry_for(reading, place, self._desk.repository.all(Person)).commitment
        if made is None:
            return words.say(OWNER_UNCLEAR)
        source = Source(kind=KIND, id=self._ride.day.id)
        self.made.append(made.revised(source=source, visibility="shared"))
        return ""

    def take_last(self) -> str:
        """Take the step added last out again; return it as a line that can be entered anew."""
        last = self.made.pop()
        name = self._desk.words.say("Me") if last.mine else self._ride.person.given_name
        return f"> {name}: {last.text} {self._desk.words.day(last.due)}"

    # The draft that outlives an interruption

    def texts(self, step: str) -> dict[str, str]:
        """Return everything chosen and typed, with the step half typed."""
        made = [each.model_dump(mode="json") for each in self.made]
        return {
            "sides": packed(self.sides),
            "behaviours": packed(self.behaviours),
            "made": json.dumps(made, ensure_ascii=False) if made else "",
            "comment": self.comment,
            "step": step,
        }

    def take_back(self, texts: Mapping[str, str]) -> None:
        """Go on where an interruption stopped."""
        if "sides" in texts:
            known = {each.key for each in self.lines}
            kept = unpacked(texts["sides"]).items()
            self.sides = {
                key: _SIDES[side] for key, side in kept if key in known and side in _SIDES
            }
        if "behaviours" in texts:
            self.behaviours = unpacked(texts["behaviours"])
        self.comment = texts.get("comment", self.comment)
        self.made = _taken_back(texts.get("made", ""))


def _taken_back(text: str) -> list[Commitment]:
    """Return the steps a draft holds; one that no longer fits is left out."""
    try:
        found: object = json.loads(text) if text else []
    except ValueError:
        return []
    made = []
    for each in found if isinstance(found, list) else []:
        try:
            made.append(Commitment.from_document(each))
        except ValidationError:
            continue
    return made


def _key(point: Point) -> str:
    return key_of(point.entry_id, point.competency)


def _step(made: Commitment) -> NextStep:
    return NextStep(action=made.text, owner=made.owner, due=made.due, commitment_id=made.id)
