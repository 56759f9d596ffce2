"""What every screen of a case needs beside the case: packs, calendar and word lists.

Reading them takes a moment: in a thread, once for each screen that is opened from the list.
"""

import asyncio
from dataclasses import dataclass
from datetime import date

from coachtui.domain.data_file import DataFileError
from coachtui.domain.label_lint import Finding, find_labels
from coachtui.domain.label_lists import LabelLists, load_lists
from coachtui.domain.working_days import WorkingWeek
from coachtui.language import Language, Words
from coachtui.records.discipline.presentation.law_in_view import working_week
from coachtui.records.discipline.presentation.law_words import refusal_words
from coachtui.records.discipline.rules.facts import Facts
from coachtui.records.discipline.rules.guards import refusals
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.measures import forbidden
from coachtui.records.discipline.rules.packs import LawPacks, load_packs
from coachtui.ui.desk import Desk
from coachtui.ui.remark import Remark, Watch


class MissingPackError(LookupError):
    """The pack of law or policy a case was opened under is not there; `name` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class LawAtHand:
    """Packs, the company's working days, and the words that label a person."""

    packs: LawPacks
    week: WorkingWeek
    lists: LabelLists

    def pack(self, name: str, version: str = "") -> LawPack:
        """Return the pack a case was opened under; one of another version where that is gone.

        Raises:
            MissingPackError: no pack of that name is there.
        """
        found = self.packs.named(name, version) or self.packs.named(name)
        if found is None:
            raise MissingPackError(name)
        return found


async def law_at_hand(desk: Desk) -> LawAtHand:
    """Read everything in a thread.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    today, language = desk.clock.today(), desk.words.language
    return await asyncio.to_thread(_read, desk, today, language)


def _read(desk: Desk, today: date, language: Language) -> LawAtHand:
    lists = load_lists(language, desk.folder)
    week = working_week(today, language, saturdays=desk.settings.saturday)
    return LawAtHand(load_packs(desk.folder), week, lists)


def formal(words: Words, law: LawAtHand) -> Watch:
    """Return what looks over a formal text: a word that labels a person stops it."""
    return lambda text: _remark(words, find_labels(text, law.lists, formal=True), stops=True)


def informal(words: Words, law: LawAtHand) -> Watch:
    """Return what looks over any other text: such a word is only pointed out."""
    return lambda text: _remark(words, find_labels(text, law.lists), stops=False)


def lawful_measure(words: Words, law: LawAtHand, pack: LawPack) -> Watch:
    """Return what looks over a measure: what the law forbids stops as soon as it is typed."""
    return lambda text: _forbidden(words, law, pack, text, stops=True)


def unlawful_measure(words: Words, law: LawAtHand, pack: LawPack) -> Watch:
    """Return what looks over a measure taken elsewhere: its article is shown, and it may stand."""
    return lambda text: _forbidden(words, law, pack, text, stops=False)


def pack_problems(law: LawAtHand) -> tuple[DataFileError, ...]:
    """Return what is wrong in a company's files that were left out."""
    return (*law.packs.problems, *law.lists.problems)


def _forbidden(
    words: Words, law: LawAtHand, pack: LawPack, text: str, *, stops: bool
) -> Remark | None:
    if forbidden(pack, text) is None:
        return None
    today = date.max
    facts = Facts(acts=(today,), measures=(text,))
    found = refusals(pack, facts, law.week, today, ("VN-G02",))
    return Remark(str(refusal_words(words, pack, found[0])), stops=stops)


def _remark(words: Words, findings: tuple[Finding, ...], *, stops: bool) -> Remark | None:
    if not findings:
        return None
    worst = next((each for each in findings if each.stops), findings[0])
    told = words.say(
        "“{label}”: {what}. {ask} As in: {example}",
        label=worst.text,
        what=worst.neutral.name,
        ask=worst.neutral.ask,
        example=worst.neutral.example,
    )
    return Remark(told, stops=stops and worst.stops)
