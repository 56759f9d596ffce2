"""Dates, times and numbers as people of each language write them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from coachtui.language.sentences import N_, Sentences

_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_WEEKDAYS_SHORT: Final = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)
# English only: a Vietnamese day is written in digits, and the process locale must not decide.
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

_MINOR_UNITS: Final = 100
_MONEY_UNITS: Final = ((10**9, " tỷ", "bn"), (10**6, "tr", "m"), (10**3, "k", "k"))


class Formats(Sentences):
    """Formats beside the sentences. Moments are aware and shown in the team's zone."""

    __slots__ = ()

    def local(self, moment: datetime) -> datetime:
        """Give back an aware moment in the team's zone."""
        return moment.astimezone(self.zone)

    def day(self, day: date) -> str:
        """Give back `26/11/2026` or `2026-11-26`."""
        if self.language == "vi":
            return f"{day.day:02}/{day.month:02}/{day.year:04}"
        return f"{day.year:04}-{day.month:02}-{day.day:02}"

    def day_and_month(self, day: date) -> str:
        """Give back `26/11` or `26 Nov`."""
        if self.language == "vi":
            return f"{day.day:02}/{day.month:02}"
        return f"{day.day} {_MONTHS[day.month - 1]}"

    def month_short(self, day: date) -> str:
        """Give back `thg 11` or `Nov`."""
        return f"thg {day.month}" if self.language == "vi" else _MONTHS[day.month - 1]

    def month_year(self, day: date) -> str:
        """Give back `11/2026` or `Nov 2026`."""
        if self.language == "vi":
            return f"{day.month:02}/{day.year:04}"
        return f"{_MONTHS[day.month - 1]} {day.year:04}"

    def weekday(self, day: date) -> str:
        """Give back `Thứ Năm` or `Thursday`."""
        return self.say(_WEEKDAYS[day.weekday()])

    def weekday_short(self, day: date) -> str:
        """Give back `T5` (`CN` for Sunday) or `Thu`."""
        return self.say(_WEEKDAYS_SHORT[day.weekday()])

    def day_short(self, day: date) -> str:
        """Give back `T5 26/11` or `Thu 26 Nov`."""
        return f"{self.weekday_short(day)} {self.day_and_month(day)}"

    def day_long(self, day: date) -> str:
        """Give back `Thứ Sáu 27/11/2026` or `Friday 2026-11-27`."""
        return f"{self.weekday(day)} {self.day(day)}"

    def relative(self, day: date, today: date) -> str:
        """Say how far a due day is: today, tomorrow, `in 4 days`, `3 days late`."""
        ahead = (day - today).days
        if ahead == 0:
            return self.say("today")
        if ahead == 1:
            return self.say("tomorrow")
        if ahead > 0:
            return self.count(ahead, "in {n} day", "in {n} days")
        return self.count(-ahead, "{n} day late", "{n} days late")

    def ago_days(self, days: int) -> str:
        """Say how long ago something was, in days: today, yesterday, `3 days ago`."""
        if days <= 0:
            return self.say("today")
        if days == 1:
            return self.say("yesterday")
        return self.count(days, "{n} day ago", "{n} days ago")

    def time(self, moment: datetime) -> str:
        """Give back the time of day in the team's zone: `14:02`."""
        return f"{self.local(moment):%H:%M}"

    def moment(self, moment: datetime) -> str:
        """Give back day and time in the team's zone: `26/11/2026 14:02`."""
        return f"{self.day(self.local(moment))} {self.time(moment)}"

    def moment_short(self, moment: datetime) -> str:
        """Give back day and time in the team's zone: `T5 26/11 14:02` or `Thu 26 Nov 14:02`."""
        return f"{self.day_short(self.local(moment))} {self.time(moment)}"

    def minutes(self, minutes: int) -> str:
        """Give back `17 ph` or `17 min`."""
        return self.say("{minutes} min", minutes=self.number(minutes))

    def number(self, number: int) -> str:
        """Give back `1.234.567` or `1,234,567`."""
        grouped = f"{number:,}"
        return grouped.replace(",", ".") if self.language == "vi" else grouped

    def decimal(self, number: float, places: int = 1) -> str:
        """Give back a number with its decimals: `4,4` or `4.4`."""
        shown = f"{number:,.{places}f}"
        if self.language == "vi":
            return shown.translate(str.maketrans(",.", ".,"))
        return shown

    def money(self, amount: int, currency: str = "VND") -> str:
        """Give back a sum, from minor units: `1.200.000 ₫` or `1,200,000 ₫`; `12.50 USD`."""
        if currency == "VND":
            return f"{self.number(amount)} ₫"
        return f"{self.decimal(amount / _MINOR_UNITS, 2)} {currency}"

    def money_short(self, amount: int) -> str:
        """Give back a sum in dong in few signs: `500k`, `1,2tr`, `2 tỷ` or `1.2m`, `2bn`.

        It is exact: a sum that would take more than two decimals is given back whole.
        """
        for unit, sign_vi, sign_en in _MONEY_UNITS:
            whole, rest = divmod(abs(amount), unit)
            if whole and rest * _MINOR_UNITS % unit == 0:
                decimals = f"{rest * _MINOR_UNITS // unit:02}".rstrip("0")
                point, sign = (",", sign_vi) if self.language == "vi" else (".", sign_en)
                shown = f"{whole}{point}{decimals}" if decimals else f"{whole}"
                return f"{'-' if amount < 0 else ''}{shown}{sign}"
            if whole:
                break
        return self.money(amount)

    def percent(self, share: float) -> str:
        """Give back a share of 0 to 1 in whole per cent: `31%`."""
        return f"{share:.0%}"

    def join(self, items: Sequence[str]) -> str:
        """Give back a list as a sentence has it: `a, b và c` or `a, b and c`."""
        if len(items) <= 1:
            return "".join(items)
        return self.say("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])
