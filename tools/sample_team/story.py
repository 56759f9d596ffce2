"""From a rep's script to documents: one-on-ones, lines, turns of the clock, promises, agenda."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import AgendaItem, LogEntry, TalkFlip
from coachtui.domain.person import Person
from coachtui.records.one_on_one.model import OneOnOne
from sample_team.documents import STARTED, Documents
from sample_team.promise import read_promise
from sample_team.script import ZONE, Block, Jitter, Marks, fields, moment, on, read_script, unmarked

LINES: Final = {
    "-": "note",
    '"': "quote",
    "+": "praise",
    "--": "adjusting",
    "?": "question",
    "=": "decision",
    "!": "risk",
}
GROW: Final = {"go": "goal", "re": "reality", "op": "options", "om": "options", "wi": "will"}
BY_REP: Final = {'"', "op"}
SIGNS: Final = {"-": "", '"': '"', "om": "me ", **dict.fromkeys(["go", "re", "op", "wi"], "")}
"""How a line was begun by hand, where not with its mark and a space."""
FEEDBACK: Final = {"s+": "positive", "s-": "adjusting", "s*": "appreciation"}


class Story:
    """One rep's quarter on its way into the documents."""

    def __init__(self, documents: Documents, code: str, rep: Person) -> None:
        self.documents, self.code, self.rep = documents, code, rep
        self.script = read_script(code)
        self.jitter = Jitter(code)
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
            self._entry(None, mark, rest, moment(day, clock))

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
                self._commitment(number, mark, rest, at)
            else:
                self._entry(number, mark, rest, at)
        return {"feedback": tuple(feedback), "reflection": reflection}

    def _entry(self, number: int | None, mark: str, rest: str, at: datetime) -> None:
        bare, marks = unmarked(rest)
        text = " ".join([bare, *(f"#{tag}" for tag in marks.tags), *_named(marks)])
        values: dict[str, object] = {
            "entry_kind": LINES.get(mark, "note"),
            "typed": SIGNS.get(mark, f"{mark} ") + rest,
            "by": "rep" if mark in BY_REP else "mgr",
            "grow": GROW.get(mark),
            "visibility": "shared" if mark == "=" else "private",
            "scores": tuple({"competency": key, "score": score} for key, score in marks.scores),
        }
        answered = None
        if mark == "?" and number is not None:
            answered = next((s for s, e in self._held_spans() if s > at), None)
        if answered is not None:
            values["state"] = "closed"
            answered += timedelta(minutes=5)
        self._log(number, text, at, (values, marks), answered)

    def _log(
        self,
        number: int | None,
        text: str,
        at: datetime,
        said: tuple[dict[str, object], Marks],
        changed: datetime | None = None,
    ) -> None:
        values, marks = said
        entry = {
            "id": self.documents.new_id(at, self.code, "E"),
            "person_id": self.rep.id,
            "part_of": None if number is None else self.ids[number],
            "text": text,
            "happened_at": at,
            "tags": marks.tags,
            "accounts": marks.accounts,
        }
        record = LogEntry.model_validate(entry | values)
        self.documents.put(record, at, changed, 2 if changed else 1)

    def _held_spans(self) -> Iterator[tuple[datetime, datetime]]:
        pairs = zip(self.script.blocks, self.spans, strict=True)
        return (span for block, span in pairs if block.held)

    def _commitment(self, number: int, mark: str, rest: str, at: datetime) -> None:
        line = read_promise(rest)
        values = {
            "id": self.documents.new_id(at, self.code, "C"),
            "owner": self.rep.id if mark == ">" else "me",
            "counterparty": "me" if mark == ">" else self.rep.id,
            "text": line.text,
            "due": line.due or self._next_day(number),
            "due_stated": line.due is not None,
            "source": {"kind": "one_on_one", "id": self.ids[number]},
            "visibility": "shared",
            "happened_at": at,
        }
        promise = Commitment.model_validate(values)
        before = "by" if self.rep.language == "en" else "trước"
        day = f" {before} {line.due:%d/%m}" if line.due else ""
        entry: dict[str, object] = {
            "entry_kind": "commitment",
            "typed": f"> {'' if mark == '>' else 'me '}{line.text}{day}",
            "commitment_id": promise.id,
            "visibility": "shared",
        }
        self._log(number, line.text, at, (entry, line.marks))
        last = at
        if line.moved_to:
            last = moment(f"{promise.due:%d/%m}", "08:40")
            promise = promise.moved(line.moved_to, line.moved_why, last)
        if line.closed_on:
            last = self._closing(line.closed_on)
            promise = line.closed(promise, last)
        self.documents.put(promise, at, last, 1 + promise.moved_count + (not promise.is_open))

    def _next_day(self, number: int) -> date:
        """Return the day on which the next one-on-one was planned."""
        return self.script.blocks[number + 1].planned_first.astimezone(ZONE).date()

    def _closing(self, day: str) -> datetime:
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


def _named(marks: Marks) -> list[str]:
    return [f"@{account}" for account in marks.accounts]
