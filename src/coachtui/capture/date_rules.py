"""The table of ways to write a day, English and Vietnamese, each with what it means."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from coachtui.capture.date_meanings import (
    Resolve,
    in_days,
    mid_week,
    month_part,
    named,
    number_only,
    numbered,
    quarter,
    span,
    week_end,
    week_start,
    weekday,
    weekend,
    year_end,
)
from coachtui.capture.date_words import pattern


class Needs(Enum):
    """What else the words may be, so that more must speak for a day before they mean one."""

    NOTHING = auto()
    NO_NAME = auto()
    """A name, or another word: `mai`, `thu`, `sun`."""
    NO_COUNT = auto()
    """A fraction or a score: `2/3`."""
    NO_ORDER = auto()
    """The third of several, a house, a branch: `thứ 3`, `T6`, `CN`."""
    NO_AMOUNT = auto()
    """An amount, of time as well: `+1m`, `+2 tuần`."""
    PREPOSITION = auto()
    """A number or a range, where the figures may be one: `5-6`, `2.11`."""
    PLAIN_LINE = auto()
    """Another word where diacritics are written: `thu sau`."""
    A_FIELD = auto()
    """A day in a date field only, never when something is due: `hôm qua`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a day."""

    pattern: re.Pattern[str]
    resolve: Resolve
    needs: Needs = Needs.NOTHING
    takes_date: bool = False
    """A weekday: the date it falls on may follow."""
    names_date: bool = False
    """Month and day: it may follow a weekday."""


def _rule(notation: str, resolve: Resolve, needs: Needs = Needs.NOTHING) -> Rule:
    return Rule(pattern(notation), resolve, needs)


def _date(notation: str, resolve: Resolve, needs: Needs = Needs.NOTHING) -> Rule:
    return Rule(pattern(notation), resolve, needs, names_date=True)


def _weekday(notation: str, needs: Needs, *, plain: bool = True) -> Rule:
    return Rule(pattern(notation, plain=plain), weekday, needs, takes_date=True)


_WEEK: Final = "(?:(?P<next> tuần (?:sau|tới))|(?P<this_week> tuần này)|(?P<this> này)| tới)?"

_DATES: Final = (
    _date("{y}(?P<sep>[-/]){m}(?P=sep){d}", numbered),
    _date("{d}/{m}/(?P<y>[0-9]{4}|[0-9]{2})", numbered),
    _date("{d}(?P<sep>[-.]){m}(?P=sep){y}", numbered),
    _date("{d}/{m}", numbered, Needs.NO_COUNT),
    _date("{d}[-.]{m}", numbered, Needs.PREPOSITION),
    _date("(?:the )?{d}{th}?(?: of)? {month}(?:,? {y})?", named),
    _date("{month} {d}{th}?(?:,? {y})?", named),
    _date("(?:ngày )?{d} (?:tháng|thg) {m}(?:(?: năm |[ /]){y})?", numbered),
    _rule("(?:the )?{d}{th}", number_only, Needs.PREPOSITION),
    Rule(pattern("ngày {d}", plain=False), number_only),
    Rule(pattern("ngay {d}"), number_only, Needs.PLAIN_LINE),
)

_WEEKDAYS: Final = (
    _weekday("(?:{next} |(?P<this>this coming|this|coming) )?{weekday}", Needs.NO_NAME),
    _weekday("{weekday} {next} {week}", Needs.NOTHING),
    _weekday("{next} {week} (?:on )?{weekday}", Needs.NOTHING),
    _weekday("{weekday}(?P<this_week> this {week})", Needs.NOTHING),
    _weekday(f"thứ\\s?(?P<thu>[2-7]){_WEEK}", Needs.NO_ORDER),
    _weekday(f"t(?P<thu>[2-7]){_WEEK}", Needs.NO_ORDER),
    _weekday(f"thứ (?P<thu>hai|ba|tư|năm|sáu|bảy|bẩy){_WEEK}", Needs.NO_ORDER, plain=False),
    _weekday(f"thu (?P<thu>hai|ba|tu|nam|sau|bay){_WEEK}", Needs.PLAIN_LINE),
    _weekday(f"(?:chủ nhật|cn){_WEEK}", Needs.NO_ORDER),
    _weekday("tuần {sau} (?:vào )?(?:thứ\\s?|t)(?P<thu>[2-7])", Needs.NOTHING),
)

_NEAR: Final = (
    _rule("today|tonight|hôm nay|eod|cob|(?:the )?end of (?:the )?day", in_days(0)),
    _rule("cuối ngày|(?:hết|trong) ngày(?: hôm nay)?", in_days(0)),
    _rule(
        "(?:(?<=sáng\\s)|(?<=trưa\\s)|(?<=chiều\\s)|(?<=tối\\s)|(?<=đêm\\s))nay",
        in_days(0),
    ),
    _rule("tomorrow|tomorow|tommorow|tomorrơ|tomorơ|tmrw|tmrư|tmr|ngày mai", in_days(1)),
    _rule("mai", in_days(1), Needs.NO_NAME),
    _rule("(?:the )?day after tomorrow|ngày mốt|ngày kia", in_days(2)),
    Rule(pattern("mốt", plain=False), in_days(2), Needs.NO_NAME),
    _rule("hôm qua|yesterday", in_days(-1), Needs.A_FIELD),
)

_SPANS: Final = (
    _rule("(?:in|within) {n} {span}", span),
    _rule("{n} {span} from (?:now|today)", span),
    _rule("{n} {quãng} nữa", span),
    _rule("(?:sau|trong vòng) {n} {quãng}", span),
    _rule("(?:sau|trong|trong vòng) {n} {quãng} (?:nữa|tới)", span),
    Rule(pattern("\\+(?P<n>[0-9]{1,3})(?P<unit>d|w|ư)", plain=False), span),
    Rule(pattern("\\+(?P<n>[0-9]{1,3})(?P<unit>m)", plain=False), span, Needs.NO_AMOUNT),
    _rule("\\+(?P<n>[0-9]{1,3}) {quãng}", span, Needs.NO_AMOUNT),
    _rule("\\+(?P<n>[0-9]{1,3}) {span}", span, Needs.NO_AMOUNT),
)

_PERIODS: Final = (
    _rule("this {week}|tuần này|trong tuần(?: này)?", week_end),
    _rule("{next} {week}", week_end),
    _rule("(?:trong )?tuần {sau}", week_end),
    _rule("eow|eơ|(?:the )?end of (?:the |this )?{week}|(?:cuối|hết) tuần(?: này)?", week_end),
    _rule("(?:the )?end of {next} {week}", week_end),
    _rule("cuối tuần {sau}", week_end),
    _rule(
        "(?:early|start of|beginning of) (?:next|nẽt) {week}|đầu tuần(?: (?:sau|tới))?", week_start
    ),
    _rule("(?:mid|middle of) (?:next|nẽt) {week}|giữa tuần (?:sau|tới)", mid_week),
    _rule("(?:(?:at|on) )?(?:the |this |{next} )?{week}end", weekend),
    _rule("eom|(?:the )?end of (?:the |this )?month|(?:cuối|hết) tháng(?: này)?", month_part(0)),
    _rule("trong tháng(?: này)?|within the month", month_part(0)),
    _rule("(?:the )?end of {next} month", month_part(0)),
    _rule("cuối tháng {sau}", month_part(0)),
    _rule("(?:the )?end of {month}", month_part(0)),
    _rule("cuối tháng {m}", month_part(0)),
    _rule("(?:early|(?:the )?start of|(?:the )?beginning of) {next} month", month_part(1)),
    _rule("đầu tháng(?: {sau})?", month_part(1)),
    _rule("đầu tháng {m}", month_part(1)),
    _rule("(?:mid|(?:the )?middle of) {next} month", month_part(15)),
    _rule("giữa tháng(?: {sau}| này)?", month_part(15)),
    _rule("giữa tháng {m}", month_part(15)),
    _rule("eoq|(?:the )?end of (?:the |this )?quarter|cuối quý(?: này)?", quarter),
    _rule("(?:cuối quý |(?:the )?end of q)(?P<q>[1-4])", quarter),
    _rule("eoy|(?:the )?end of (?:the |this )?year|cuối năm(?: nay)?", year_end),
)

RULES: Final = (*_DATES, *_WEEKDAYS, *_NEAR, *_SPANS, *_PERIODS)
"""Of several that fit, the one that takes most of the text holds."""
