"""The days a pack names, as rows, as objects for other programs, and with what they leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.domain.working_days import WorkingWeek
from coachtui.language import N_, Words
from coachtui.records.discipline.presentation.law_words import (
    article,
    banner,
    grade,
    refusal_words,
    stale_line,
    verified,
)
from coachtui.records.discipline.rules.answers import Answer, Question
from coachtui.records.discipline.rules.guards import Refusal
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.packs import MadeUp, is_stale

_LABELS: Final[Mapping[str, str]] = {
    "base_day": N_("Last lawful day without the extension"),
    "last_lawful_day": N_("Last lawful day for a decision"),
    "notice_by": N_("Latest day for the notice to be received"),
    "safe_day": N_("Safe day for the notice to be received"),
    "expunged_on": N_("Expunged on"),
    "may_shorten_from": N_("May be shortened from"),
    "may_move_to": N_("The hearing may move to"),
    "live_at_least": N_("Live at least until"),
    "appeal_until": N_("Last day to appeal"),
}
_NO_DAY: Final[Mapping[str, str]] = {
    "last_lawful_day": N_("paused: the end of the protected period is not known"),
    "expunged_on": N_("never by itself"),
}
_COUNTED: Final = frozenset({"notice_by", "safe_day", "may_move_to", "appeal_until"})
_BACK: Final = frozenset({"notice_by", "safe_day"})


@dataclass(frozen=True, slots=True)
class KnownDays:
    """A working week, and what is known about its days off.

    Attributes:
        holidays_known: whether its holidays are those of the years asked about, or nobody knew.
        made_up: exchanges of working days, each with the year of its source.
    """

    week: WorkingWeek
    holidays_known: bool
    made_up: tuple[MadeUp, ...]


def day_row(words: Words, pack: LawPack, answer: Answer) -> tuple[str, ...]:
    """Return what a day is, the day, the article and the confidence."""
    rule = pack.rules[answer.rule]
    day = words.say(_NO_DAY[answer.what]) if answer.day is None else words.day_long(answer.day)
    return (words.say(_LABELS[answer.what]), day, article(words, rule), answer.confidence)


def grade_lines(words: Words, found: Iterable[Answer]) -> list[str]:
    """Return what each letter of confidence that stands in the rows means."""
    letters = sorted({each.confidence for each in found})
    return [grade(words, letter) for letter in letters]


def day_object(words: Words, pack: LawPack, answer: Answer) -> dict[str, object]:
    """Return a day as other programs can count on it."""
    rule = pack.rules[answer.rule]
    return {
        "what": answer.what,
        "label": words.say(_LABELS[answer.what]),
        "day": answer.day.isoformat() if answer.day else None,
        "rule": rule.key,
        "article": article(words, rule),
        "source": rule.source,
        "confidence": answer.confidence,
        "verified": verified(words, pack, rule),
    }


def refusal_object(words: Words, pack: LawPack, refusal: Refusal) -> dict[str, object]:
    """Return a refusal as other programs can count on it."""
    said = refusal_words(words, pack, refusal)
    return {
        "guard": refusal.key,
        "reason": refusal.reason,
        "rule": refusal.rule,
        "article": article(words, pack.rules[refusal.rule], refusal.part),
        "confidence": refusal.confidence,
        "effect": refusal.effect,
        "text": said.what,
        "routes": said.routes,
    }


def pack_object(words: Words, pack: LawPack, today: date) -> dict[str, object]:
    """Return what a pack says of itself."""
    return {
        "name": pack.name,
        "title": pack.title[words.language],
        "version": pack.version,
        "compiled_on": pack.compiled_on.isoformat(),
        "verified_on": pack.verified_on.isoformat() if pack.verified_on else None,
        "stale": is_stale(pack, today),
        "banner": banner(words, pack),
    }


def notes(
    words: Words, pack: LawPack, asked: Question, found: Iterable[Answer], known: KnownDays
) -> list[str]:
    """Return what the days leave open."""
    told = []
    if pack.applies_from is not None and min(asked.acts) < pack.applies_from:
        told.append(
            words.say(
                "{pack} is in force since {day}; what happened before falls under earlier law.",
                pack=pack.name,
                day=words.day(pack.applies_from),
            )
        )
    if pack.system == "ladder":
        told.append(words.say("This pack names no last day for a decision."))
    counted = [each for each in found if each.what in _COUNTED and each.day is not None]
    if counted:
        told += _calendar_notes(words, asked, counted, known)
    return told


def old_pack(words: Words, pack: LawPack, today: date) -> list[str]:
    """Return the call to look for amendments, if the pack is old."""
    line = stale_line(words, pack, today)
    return [line] if line else []


def _calendar_notes(
    words: Words, asked: Question, counted: Iterable[Answer], known: KnownDays
) -> list[str]:
    if not known.holidays_known:
        back = any(each.what in _BACK for each in counted)
        return [_without_holidays(words, back=back)]
    told = [words.say("Public holidays counted: those of Vietnam.")]
    days = [each.day for each in counted if each.day is not None]
    days += [day for day in (asked.hearing, asked.decided) if day is not None]
    told += [
        words.say(
            "{day} counts as a working day, made up for {off} (source of {year}): if your company"
            " did not work on it, take one working day off.",
            day=words.day_long(each.day),
            off=words.day(each.off),
            year=each.source_year,
        )
        for each in known.made_up
        if min(days) <= each.day <= max(days)
    ]
    last = max((each.day.year for each in known.made_up), default=0)
    if max(days).year > last:
        told.append(
            words.say(
                "Days off exchanged for working days are known up to {year}: one announced since"
                " may make the day shown later than lawful.",
                year=last,
            )
        )
    return told


def _without_holidays(words: Words, *, back: bool) -> str:
    if back:
        return words.say(
            "Public holidays are not known here: the day shown for the notice may be later than"
            " lawful. Install coachtui[holidays]."
        )
    return words.say(
        "Public holidays are not known here: the day shown may be earlier than it is. Install"
        " coachtui[holidays]."
    )
