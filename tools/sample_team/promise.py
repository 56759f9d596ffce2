"""Reading the line of a commitment in a script."""

from dataclasses import dataclass
from datetime import date, datetime

from coachtui.domain.commitment import Commitment
from sample_team.script import Marks, fields, on, unmarked


@dataclass(frozen=True)
class Promise:
    """What was promised, for when, and what became of it."""

    text: str
    marks: Marks
    due: date | None
    """None: no day was named."""
    moved_to: date | None
    moved_why: str
    end: str
    """`k` kept, `d` dropped, `b` broken, `o` open."""
    closed_on: str
    said: str
    """The evidence, or the reason."""

    def closed(self, commitment: Commitment, at: datetime) -> Commitment:
        """Return the commitment as it ended."""
        if self.end == "k":
            return commitment.kept(at, self.said)
        if self.end == "d":
            return commitment.dropped(self.said, at)
        return commitment.broken(at, self.said)


def read_promise(line: str) -> Promise:
    """Return what a line behind `>` or `<` says."""
    text, due, ending, *said = fields(line)
    state, marks = unmarked(ending)
    end, _, closed_on = state.partition(" ")
    first, _, move = due.partition("~")
    later, _, why = move.partition(" ")
    return Promise(
        text=text,
        marks=marks,
        due=None if first == "-" else on(first),
        moved_to=on(later) if later else None,
        moved_why=why,
        end=end,
        closed_on=closed_on,
        said=said[0] if said else "",
    )
