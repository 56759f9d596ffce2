"""How long the notice would be if a contract ended: information for HR, and nothing is drafted."""

from collections.abc import Mapping
from typing import Final

from coachtui.domain.person import Person
from coachtui.language import N_, Words
from coachtui.records.discipline.model import HrFile
from coachtui.records.discipline.presentation.law_words import article
from coachtui.records.discipline.rules.clocks import (
    ContractLength,
    NoticeLength,
    contract_length,
    notice_length,
)
from coachtui.records.discipline.rules.law import LawPack

NOTICED: Final = frozenset({"not_met", "hr_referral"})
"""States at which it is told."""
_RULE: Final = "VN-23"
_CONTRACTS: Final[Mapping[ContractLength, str]] = {
    "indefinite": N_("indefinite contract"),
    "definite": N_("contract of 12 to 36 months"),
    "short": N_("contract under 12 months"),
    "executive": N_("manager of the enterprise"),
}
_PARTS: Final[Mapping[ContractLength, str]] = {"executive": "executive_days"}


def notice_line(words: Words, pack: LawPack, person: Person, file: HrFile | None) -> str:
    """Return the notice that goes with a rep's contract, its article and how sure that is.

    Every length is told where the contract is not filled in; "" where the pack knows of none.
    """
    if _RULE not in pack.rules:
        return ""
    executive = file is not None and file.executive
    length = contract_length(person.contract_type, person.contract_months, executive=executive)
    if length is not None:
        return words.say(
            "If the contract is ended, notice: {notice}.", notice=_one(words, pack, length)
        )
    every = words.join([_one(words, pack, each) for each in _CONTRACTS])
    return words.say(
        "If the contract is ended, notice by contract, which is not filled in yet: {notices}.",
        notices=every,
    )


def _one(words: Words, pack: LawPack, length: ContractLength) -> str:
    rule, part = pack.rules[_RULE], _PARTS.get(length, "")
    told = (
        _days(words, notice_length(pack, length)),
        words.say(_CONTRACTS[length]),
        article(words, rule, part),
        rule.grade(part),
    )
    return " · ".join(told)


def _days(words: Words, notice: NoticeLength) -> str:
    if notice.working:
        return words.count(notice.days, "{n} working day", "{n} working days")
    return words.count(notice.days, "{n} day", "{n} days")
