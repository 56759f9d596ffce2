"""Packs and working days for whoever looks at cases outside the screens of one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from coachtui.domain.holidays import known_holidays
from coachtui.domain.view import View
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Language
from coachtui.records.discipline.model import DisciplineCase
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.rules.packs import FOLDER, LawPacks, load_made_up, load_packs

_YEARS_BACK, _YEARS_AHEAD = 2, 4
"""Years around today whose holidays are counted with."""


@dataclass(frozen=True, slots=True)
class LawInView:
    """What cases are looked at with, today."""

    packs: LawPacks
    week: WorkingWeek
    view: View

    def bench(self, case: DisciplineCase) -> Bench | None:
        """Return what a case is looked at with; None where its pack is not there any more."""
        pack = self.packs.named(case.pack, case.pack_version) or self.packs.named(case.pack)
        if pack is None:
            return None
        return Bench(pack, self.week, self.view.clock.today(), self.view.words.zone)


def law_in_view(view: View) -> LawInView:
    """Return packs and working days; files that did not change are not read again.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    today, language = view.clock.today(), view.words.language
    packs = _packs(view.folder, tuple(_stamps(view.folder).items()))
    week = working_week(today, language, saturdays=view.settings.saturday)
    return LawInView(packs, week, view)


@lru_cache(maxsize=4)
def working_week(today: date, language: Language, *, saturdays: bool = False) -> WorkingWeek:
    """Return the working days around a day, holidays and make-up days known.

    Args:
        today: the day; years around it are known.
        language: of the names of the holidays.
        saturdays: whether the company works Monday to Saturday.
    """
    years = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1)
    off = frozenset(day for year in years for day in known_holidays(year, language))
    made_up = frozenset(each.day for each in load_made_up())
    return WorkingWeek(saturdays=saturdays, holidays=off, made_up=made_up)


@lru_cache(maxsize=2)
def _packs(folder: Path | None, stamps: tuple[tuple[str, int], ...]) -> LawPacks:
    """Return the packs of a folder as its files stood when they had these stamps."""
    del stamps
    return load_packs(folder)


def _stamps(folder: Path | None) -> Mapping[str, int]:
    if folder is None:
        return {}
    try:
        found = sorted((folder / FOLDER).glob("*.toml"))
        return {path.name: path.stat().st_mtime_ns for path in found}
    except OSError:
        return {}
