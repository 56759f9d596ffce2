"""From a rep's script to documents: one-on-ones, lines, turns of the clock, promises, agenda."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from coachtui.domain.log_entry import AgendaItem, TalkFlip
from coachtui.domain.person import Person
from coachtui.records.one_on_one.model import OneOnOne
from sample_team.documents import STARTED, Documents
from sample_team.lines import Lines
from sample_team.promise import read_promise
from sample_team.script import ZONE, Block, Jitter, fields, moment, on, read_script

FEEDBACK: Final = {"s+": "positive", "s-": "adjusting", "s*": "appreciation"}


class Story:
    """One rep's quarter on its way into the documents."""

    def __init__(self, documents: Documents, code: str, rep: Person) -> None:
        self.documents, self.code, self.rep = documents, code, rep
        self.script = read_script(code)
        self.jitter = Jitter(code)
        self.lines = Lines(documents, code, rep, self.closing)
        self.ids: list[str] = []
        self.spans = [self._span(block) for block in self.script.blocks]

    def tell(self) -> None:
        """Take in everything of the script."""
        made = STARTED + timedelta(minutes=10)
        for number, block in enumerate(self.script.blocks):
            self.ids.append(self.documents.new_id(made, self.code, "M"))
            if block.held:
                self._held(number, made)
                made = self.spans[number][1] + timedelta(minutes=4)
            else:
                self._not_held(number, made)
                made = moment(block.day, "18:00") if block.mark == "x" else made
        for line in self.script.agenda:
            self._agenda(line)
        for line in self.script.between:
            day, clock, mark, rest = line.split(" ", 3)
            self.lines.entry(None, mark, rest, moment(day, clock))

    def _span(self, block: Block) -> tuple[datetime, datetime]:
        start = block.planned + timedelta(seconds=self.jitter.between(-60, 200))
        minutes = int(block.more[0]) if block.held else 0
        return start, start + timedelta(minutes=minutes, seconds=self.jitter.between(0, 40))

    def _not_held(self, number: int, made: datetime) -> None:
        block = self.script.blocks[number]
        missed = block.mark == "x"
        meeting = OneOnOne.model_validate(
            {
                "id": self.ids[number],
                "person_id": self.rep.id,
                "channel": block.more[0],
                "planned_at": block.planned,
                "state": "missed" if missed else "planned",
                "reason": block.remark if missed else "",
                "type": "o3" if missed else block.remark or "o3",
            }
        )
        last = moment(block.day, "17:50") if missed else made
        self.documents.put(meeting, made, last, 2 if missed else 1)

    def _held(self, number: int, made: datetime) -> None:
        block, (start, end) = self.script.blocks[number], self.spans[number]
        pronoun = self.rep.address_vi.rep
        values = {
            "id": self.ids[number],
            "person_id": self.rep.id,
            "channel": block.more[1],
            "planned_at": block.planned,
            "started_at": start,
            "ended_at": end,
            "opening_line": f"Dạo này {pronoun} thế nào?" if pronoun else "How have things been?",
            "state": "held",
            "pulse": {"score": int(block.more[2]), "one_higher": block.remark},
        }
        self._turns(number)
        meeting = OneOnOne.model_validate(values | self._lines(number))
        if block.moved:
            before = meeting.revised(planned_at=block.planned_first)
            meeting = before.moved(block.planned, block.moved[2])
        rev = 3 + len(meeting.move_history)
        self.documents.put(meeting, made, end + timedelta(minutes=3), rev)

    def _turns(self, number: int) -> None:
        """Take in the turns of the talk clock: the rep first, the manager's share as written."""
        start, end = self.spans[number]
        at = start + timedelta(seconds=20)
        talked = int((end - at).total_seconds())
        mine = round(talked * int(self.script.blocks[number].more[3]) / 100)
        theirs = talked - mine
        first = theirs * self.jitter.between(30, 60) // 100
        answer = mine * self.jitter.between(30, 70) // 100
        spans = (first, answer, theirs - first, mine - answer)
        for speaker, seconds in zip(("rep", "mgr", "rep", "mgr"), spans, strict=True):
            values = {
                "id": self.documents.new_id(at, self.code, "T"),
                "part_of": self.ids[number],
                "speaker": speaker,
                "at": at,
                "happened_at": at,
            }
            self.documents.put(TalkFlip.model_validate(values), at)
            at += timedelta(seconds=seconds)

    def _moments(self, number: int) -> Iterator[datetime]:
        """Give a moment of the talk for each of its lines, in order."""
        start, end = self.spans[number]
        count = len(self.script.blocks[number].lines)
        step = int((end - start).total_seconds() - 240) // count
        for place in range(count):
            yield start + timedelta(seconds=60 + step * place + self.jitter.between(0, step - 5))

    def _lines(self, number: int) -> dict[str, object]:
        """Take in the lines of a one-on-one; return its feedback and its reflection."""
        feedback: list[dict[str, object]] = []
        reflection: dict[str, object] = {}
        lines = self.script.blocks[number].lines
        for (mark, rest), at in zip(lines, self._moments(number), strict=True):
            if mark in FEEDBACK:
                names = ("situation", "behaviour", "impact", "next")
                said = dict(zip(names, fields(rest), strict=False))
                feedback.append({"kind": FEEDBACK[mark], "delivered_at": at, **said})
            elif mark == "r":
                energy, *thoughts = fields(rest)
                names = ("stood_out", "my_reaction", "watch_for", "my_follow_up")
                reflection = {"energy": int(energy), **dict(zip(names, thoughts, strict=True))}
            elif mark in {">", "<"}:
                source = ("one_on_one", self.ids[number])
                otherwise = None if read_promise(rest).due else self._next_day(number)
                self.lines.promise(source, mark, rest, at, otherwise)
            else:
                answered = self._answered(at) if mark == "?" else None
                self.lines.entry(self.ids[number], mark, rest, at, answered)
        return {"feedback": tuple(feedback), "reflection": reflection}

    def _answered(self, at: datetime) -> datetime | None:
        """Return when a question was answered: early in the next one-on-one."""
        later = next((start for start, _ in self._held_spans() if start > at), None)
        return later + timedelta(minutes=5) if later else None

    def _held_spans(self) -> Iterator[tuple[datetime, datetime]]:
        pairs = zip(self.script.blocks, self.spans, strict=True)
        return (span for block, span in pairs if block.held)

    def _next_day(self, number: int) -> date:
        """Return the day on which the next one-on-one was planned."""
        return self.script.blocks[number + 1].planned_first.astimezone(ZONE).date()

    def closing(self, day: str) -> datetime:
        """Return when on a day a promise was ticked: in that day's one-on-one, if there was one."""
        for start, _ in self._held_spans():
            if start.astimezone(ZONE).date() == on(day):
                return start + timedelta(seconds=self.jitter.between(60, 170))
        return moment(day, "16:00") + timedelta(seconds=self.jitter.between(0, 6600))

    def _agenda(self, line: str) -> None:
        by, text, noted, settled = fields(line)
        made = moment(noted, "18:00") + timedelta(seconds=self.jitter.between(0, 3000))
        outlived: list[str] = []
        settled_in, last = None, made
        for block, identifier, (start, end) in zip(
            self.script.blocks, self.ids, self.spans, strict=True
        ):
            if not block.held or start < made or settled_in:
                continue
            last = end
            if on(block.day) == (on(settled) if settled != "-" else None):
                settled_in = identifier
            else:
                outlived.append(identifier)
        values = {
            "id": self.documents.new_id(made, self.code, "A"),
            "person_id": self.rep.id,
            "text": text,
            "by": by,
            "state": "discussed" if settled_in else "open",
            "carried_in": tuple(outlived),
            "settled_in": settled_in,
            "visibility": "shared",
            "happened_at": made,
        }
        rev = 1 + len(outlived) + bool(settled_in)
        self.documents.put(AgendaItem.model_validate(values), made, last, rev)
