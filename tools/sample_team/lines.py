"""Logged lines and promises of one rep on their way into the documents."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from coachtui.domain.commitment import Commitment
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from sample_team.documents import Documents
from sample_team.promise import Promise, read_promise
from sample_team.script import Marks, moment, unmarked

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


class Lines:
    """Takes in what was written down with one rep.

    Args:
        documents: where it goes.
        code: whose, as in the names of the scripts.
        rep: the same.
        closing: tells when on a day a promise was ticked.
    """

    def __init__(
        self, documents: Documents, code: str, rep: Person, closing: Callable[[str], datetime]
    ) -> None:
        self._documents, self._code, self._rep = documents, code, rep
        self._closing = closing

    def entry(
        self,
        part_of: str | None,
        mark: str,
        rest: str,
        at: datetime,
        answered: datetime | None = None,
    ) -> LogEntry:
        """Take in a line and return it; a question may have been answered later."""
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
        if answered is not None:
            values["state"] = "closed"
        values |= {"part_of": part_of, "text": text}
        return self._log(at, values, marks, answered)

    def promise(
        self, source: tuple[str, str], mark: str, rest: str, at: datetime, otherwise: date | None
    ) -> Commitment:
        """Take in a promise with the line it was made in, and return it as it was made.

        Args:
            source: kind and id of the conversation.
            mark: `>` the rep's, `<` the manager's.
            rest: what stands behind the mark.
            at: when it was made.
            otherwise: its day where none was stated.
        """
        line = read_promise(rest)
        kind, identifier = source
        made = Commitment.model_validate(
            {
                "id": self._documents.new_id(at, self._code, "C"),
                "owner": self._rep.id if mark == ">" else "me",
                "counterparty": "me" if mark == ">" else self._rep.id,
                "text": line.text,
                "due": line.due or otherwise,
                "due_stated": line.due is not None,
                "source": {"kind": kind, "id": identifier},
                "visibility": "shared",
                "happened_at": at,
            }
        )
        before = "by" if self._rep.language == "en" else "trước"
        day = f" {before} {line.due:%d/%m}" if line.due else ""
        entry: dict[str, object] = {
            "entry_kind": "commitment",
            "typed": f"> {'' if mark == '>' else 'me '}{line.text}{day}",
            "commitment_id": made.id,
            "visibility": "shared",
            "part_of": identifier,
            "text": line.text,
        }
        self._log(at, entry, line.marks)
        self._followed(made, line, at)
        return made

    def _log(
        self,
        at: datetime,
        values: dict[str, object],
        marks: Marks,
        changed: datetime | None = None,
    ) -> LogEntry:
        entry = {
            "id": self._documents.new_id(at, self._code, "E"),
            "person_id": self._rep.id,
            "happened_at": at,
            "tags": marks.tags,
            "accounts": marks.accounts,
        }
        record = LogEntry.model_validate(entry | values)
        self._documents.put(record, at, changed, 2 if changed else 1)
        return record

    def _followed(self, promise: Commitment, line: Promise, at: datetime) -> None:
        """Take in a promise as it was moved and as it ended."""
        last = at
        if line.moved_to:
            last = moment(f"{promise.due:%d/%m}", "08:40")
            promise = promise.moved(line.moved_to, line.moved_why, last)
        if line.closed_on:
            last = self._closing(line.closed_on)
            promise = line.closed(promise, last)
        self._documents.put(promise, at, last, 1 + promise.moved_count + (not promise.is_open))


def _named(marks: Marks) -> list[str]:
    return [f"@{account}" for account in marks.accounts]
