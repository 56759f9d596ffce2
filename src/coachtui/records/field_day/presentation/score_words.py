"""Scores in words and as small pictures."""

from typing import Final

from coachtui.language import Words
from coachtui.records.field_day.rules.scores import Gap, TrendRow
from coachtui.ui.spark import spark

NO_SCORE: Final = "–"
NOT_OBSERVED: Final = "N/O"
LOWEST, HIGHEST = 1, 5
MOST_SIGNS: Final = 24
"""Signs of a trend; of a longer one the latest are drawn."""


def score_words(score: int | None) -> str:
    """Return a score as it is shown: `4`, or `N/O` where it was not observed."""
    return NOT_OBSERVED if score is None else str(score)


def gap_words(words: Words, gap: Gap) -> str:
    """Return `Q rep 3 · coach 4 (+1)`; a side without a number shows a dash and no difference."""
    rep, coach = (NO_SCORE if each is None else str(each) for each in (gap.rep, gap.coach))
    if gap.difference is None:
        return words.say(
            "{key} rep {rep} · coach {coach}", key=gap.competency, rep=rep, coach=coach
        )
    return words.say(
        "{key} rep {rep} · coach {coach} ({difference})",
        key=gap.competency,
        rep=rep,
        coach=coach,
        difference=signed(gap.difference),
    )


def signed(difference: int) -> str:
    """Return a difference with its sign: `+1`, `−2`, `0`."""
    if difference == 0:
        return "0"
    return f"+{difference}" if difference > 0 else f"−{-difference}"


def trend_spark(row: TrendRow, *, plain: bool = False) -> str:
    """Return a sign for each time, as high as the score; not observed leaves a gap."""
    latest = [score for _, score, _ in row.scores][-MOST_SIGNS:]
    return spark(latest, LOWEST, HIGHEST, plain=plain)


def trend_words(words: Words, row: TrendRow) -> str:
    """Return the mean with its count, or the count alone where there are too few for a mean."""
    if row.mean is None:
        return words.count(row.count, "{n} score", "{n} scores")
    return words.count(
        row.count, "{mean} of {n} score", "{mean} of {n} scores", mean=words.decimal(row.mean)
    )
