"""A row of the table, and the statistics it is made of."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Final

CONTROL: Final = (0.95, 1.05)
"""Between these the ratio of two identical apps must lie, else the run is void."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row.

    Attributes:
        key: its name in the JSON, which never changes.
        label: what was measured, in words.
        value: the figure, in `unit`.
        baseline: what it is compared with, in the same unit; None without a comparison.
        ratio: the median of the ratios inside the pairs, None without a comparison.
        quartiles: the first and the third, of the ratios where there are any, else of the figures.
        budget: the most (or the range) it may be, in words; '' for a row that is told only.
        kept: whether it keeps to its budget.
        note: what it was compared with.
    """

    key: str
    label: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    quartiles: tuple[float, float] | None = None
    budget: str = ""
    kept: bool = True
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return it for the JSON."""
        return asdict(self)


def paired(
    named: tuple[str, str, str],
    pairs: Sequence[tuple[float, float]],
    budget: tuple[str, Callable[[float], bool]],
    note: str,
) -> Figure:
    """Return the row of a comparison.

    Args:
        named: its key, its label and the unit.
        pairs: candidate and baseline of each round.
        budget: in words, and what tells whether the median of the ratios keeps to it.
        note: what the baseline is.
    """
    key, label, unit = named
    ratios = [mine / theirs for mine, theirs in pairs]
    told, keeps = budget
    return Figure(
        key=key,
        label=label,
        value=median(mine for mine, _ in pairs),
        unit=unit,
        baseline=median(theirs for _, theirs in pairs),
        ratio=median(ratios),
        quartiles=quartiles(ratios),
        budget=told,
        kept=keeps(median(ratios)),
        note=note,
    )


def at_most(limit: float) -> tuple[str, Callable[[float], bool]]:
    """Return the budget of a ratio that may not be larger."""
    return f"<= {limit:g} x", lambda ratio: ratio <= limit


def untold() -> tuple[str, Callable[[float], bool]]:
    """Return the budget of a comparison that is told and not judged."""
    return "", lambda _: True


def quartiles(figures: Sequence[float]) -> tuple[float, float]:
    """Return the first and the third quartile."""
    first, _, third = quantiles(figures, n=4, method="inclusive")
    return first, third


def percentile(figures: Sequence[float], percent: int) -> float:
    """Return what so many percent of the figures do not exceed."""
    return quantiles(figures, n=100, method="inclusive")[percent - 1]


HEADINGS: Final = ("", "value", "baseline", "ratio", "quartiles", "budget", "", "against")


def table(figures: Sequence[Figure]) -> list[str]:
    """Return the rows as lines of a table."""
    rows = [HEADINGS, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    return ["  ".join(_aligned(row, widths)).rstrip() for row in rows]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        text.rjust(width) if 0 < at < 5 else text.ljust(width)
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    ]


def _cells(figure: Figure) -> tuple[str, ...]:
    spread = "" if figure.quartiles is None else "–".join(map(_short, figure.quartiles))
    return (
        figure.label,
        f"{_short(figure.value)} {figure.unit}".rstrip(),
        "" if figure.baseline is None else f"{_short(figure.baseline)} {figure.unit}".rstrip(),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        spread,
        figure.budget,
        "" if not figure.budget else ("pass" if figure.kept else "FAIL"),
        figure.note,
    )


def _short(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
