"""The talk clock: who talked how long, from the turns that were recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.log_entry import TalkFlip

LEAST_SECONDS = 300
"""Below five minutes of clocked talk no share is shown."""
GOOD_SHARE, FAIR_SHARE = 0.45, 0.55
"""The manager's part of the talk that is good, and that is still fair."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Seconds each has talked, and who talks now (None: the clock stands)."""

    rep: int
    mgr: int
    now: str | None

    @property
    def manager_share(self) -> float | None:
        """The manager's part of the clocked talk, 0 to 1; None under five minutes."""
        total = self.rep + self.mgr
        return self.mgr / total if total >= LEAST_SECONDS else None

    @property
    def level(self) -> str:
        """`good` up to 45 % of manager's talk, `fair` up to 55 %, else `high`; '' while unknown."""
        share = self.manager_share
        if share is None:
            return ""
        if share <= GOOD_SHARE:
            return "good"
        return "fair" if share <= FAIR_SHARE else "high"


def talk(flips: Iterable[TalkFlip], until: datetime) -> Talk:
    """Return the seconds each has talked up to a moment, from turns in any order."""
    seconds = {"rep": 0.0, "mgr": 0.0}
    turns = sorted(flips, key=lambda flip: (flip.at, flip.id))
    ends = [turn.at for turn in turns[1:]] + [max(until, turns[-1].at)] if turns else []
    for turn, end in zip(turns, ends, strict=True):
        if turn.speaker is not None:
            seconds[turn.speaker] += (end - turn.at).total_seconds()
    now = turns[-1].speaker if turns else None
    return Talk(int(seconds["rep"]), int(seconds["mgr"]), now)
