"""Warns of what speaks against a day before it is planned; asked a second time it lets it pass."""

import asyncio
from collections.abc import Mapping
from datetime import date

from coachtui.domain.calendar import calendar
from coachtui.domain.holidays import known_holidays
from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay
from coachtui.records.field_day.presentation.clash_words import clash_sentences
from coachtui.records.field_day.rules.clashes import Clash, clashes
from coachtui.records.field_day.rules.states import dates_of, lacks_notice
from coachtui.ui.desk import Desk
from coachtui.ui.form import Values


async def clashes_of(desk: Desk, day: FieldDay) -> list[Clash]:
    """Return what speaks against the date of a day; holidays are looked up in a thread."""
    people, dates = desk.repository, dates_of(day)
    rep = people.get(Person, day.person_id)
    if rep is None:
        return []
    entries = calendar(desk.catalogue, desk.view, dates[0], dates[-1])
    holidays: dict[date, str] = {}
    for year in sorted({each.year for each in dates}):
        known: Mapping[date, str] = await asyncio.to_thread(
            known_holidays, year, desk.words.language
        )
        holidays |= known
    return clashes(day, rep, people.get(Person, ME), entries, holidays, desk.words.zone)


def notice_sentence(words: Words, day: FieldDay) -> str:
    """Return what is wrong with the notice of a planned day; '' where the rep has a day's."""
    if not lacks_notice(day, words.zone):
        return ""
    if day.notice_given_at is None:
        return words.say("No notice yet: tell the rep a day ahead at least.")
    return words.say("That is less than a day's notice: ask the rep whether it suits.")


class Caution:
    """Gives each set of warnings once, so that saving again goes ahead."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: Values = {}

    async def problems(self, day: FieldDay, *, dated: bool, noticed: bool) -> Values:
        """Return the warnings for a day by form field; none where they were given just before.

        Args:
            day: as it would be stored.
            dated: whether its date or length is new.
            noticed: whether its date or its notice is new.
        """
        words = self._desk.words
        if not day.ahead:
            return {}
        found: Values = {}
        against = await clashes_of(self._desk, day) if dated else []
        if not all(clash.only_told for clash in against):
            found["date"] = " ".join(clash_sentences(words, against))
        if noticed and (short := notice_sentence(words, day)):
            found["notice"] = short
        known, self._told = self._told, found
        if not found or found == known:
            return {}
        return found | {
            "": words.say("Not saved yet. {press:edit.save} once more plans it all the same.")
        }
