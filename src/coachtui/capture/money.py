"""Sums of money as people type them: `500k`, `1,2tr`, `1tr250`, `1.200.000 đ`."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from coachtui.text import clean, fold

MOST_MONEY: Final = 10**12
"""The largest sum that is understood, in dong."""
_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_UNITS: Final[Mapping[str, int]] = {
    "k": _THOUSAND,
    "nghin": _THOUSAND,
    "ngan": _THOUSAND,
    "tr": _MILLION,
    "trieu": _MILLION,
    "m": _MILLION,
    "ty": _BILLION,
    "ti": _BILLION,
    "bn": _BILLION,
}
_HALF: Final = "ruoi"
"""As in "2 triệu rưỡi", and a half."""
_SIGN: Final = re.compile(r"^(?:vnd|₫)|(?:vnd|dong|₫|d)$")
_LOOSE_SPACE: Final = re.compile(r"(?<![0-9]) | (?![0-9])")
_PARTS: Final = re.compile(r"(?:[0-9][0-9., ]*+[a-z]*+)+")
_PART: Final = re.compile(r"([0-9][0-9., ]*)([a-z]*)")
_WHOLE: Final = re.compile(r"0|[1-9][0-9]*")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMAL: Final = re.compile(r"(0|[1-9][0-9]*)[.,]([0-9]{1,2})")
_REST: Final = re.compile(r"[0-9]{1,3}")
_TENTHS: Final = (1, 10, 100, 1000)
_LONGEST: Final = 40
"""Characters; no sum needs more, and what is pasted by mistake is not worked through."""

Part = tuple[str, str]


def money_of(text: str) -> int | None:
    """Return the sum of money a text names, in dong; None where that is not beyond doubt.

    Understood are whole sums (`350000`, `1.200.000`, `1,200,000 đ`), sums with a unit (`500k`,
    `1,2tr`, `1.5 tỷ`, `500 nghìn`), a unit within (`1tr2`, `1 triệu 250`, `2 triệu rưỡi`) and
    units that fall (`1 triệu 200 nghìn`). Not understood: a sum below 0, above 10^12, below 1000
    with neither unit nor sign (500 dong or 500 thousand?), and separators that could group or
    divide (`1.2`, `1.250tr`).
    """
    bare = " ".join(fold(clean(text)).split())
    if len(bare) > _LONGEST:
        return None
    tight = _LOOSE_SPACE.sub("", bare)
    number = _SIGN.sub("", tight)
    if not _PARTS.fullmatch(number):
        return None
    amount = _amount([(found[1], found[2]) for found in _PART.finditer(number)])
    if amount is None or amount > MOST_MONEY:
        return None
    unsure = 0 < amount < _THOUSAND and number == tight
    return None if unsure else amount


def _amount(parts: Sequence[Part]) -> int | None:
    (first, unit), *others = parts
    if not unit:
        return None if others else _plain(first)
    if not others:
        return _with_unit(first, unit)
    if len(others) == 1 and not others[0][1]:
        return _with_rest(first, unit, others[0][0])
    return _falling(parts)


def _plain(number: str) -> int | None:
    if _GROUPED.fullmatch(number):
        return int(re.sub(r"[., ]", "", number))
    return int(number) if _WHOLE.fullmatch(number) else None


def _with_unit(number: str, unit: str) -> int | None:
    if unit.endswith(_HALF):
        return _with_rest(number, unit.removesuffix(_HALF), "5")
    size = _UNITS.get(unit)
    if size is None:
        return None
    if _WHOLE.fullmatch(number):
        return int(number) * size
    found = _DECIMAL.fullmatch(number)
    if found is None:
        return None
    return int(found[1]) * size + int(found[2]) * size // _TENTHS[len(found[2])]


def _with_rest(number: str, unit: str, rest: str) -> int | None:
    """Read `1tr25`: digits after the unit go on behind its point."""
    size = _UNITS.get(unit)
    sound = _WHOLE.fullmatch(number) and number != "0" and _REST.fullmatch(rest)
    if size is None or not sound:
        return None
    return int(number) * size + int(rest) * size // _TENTHS[len(rest)]


def _falling(parts: Sequence[Part]) -> int | None:
    """Read `1 triệu 200 nghìn`: each unit smaller than the one before, and not overrun."""
    amount, above = 0, MOST_MONEY
    for place, (number, unit) in enumerate(parts):
        size = _UNITS.get(unit)
        if size is None or size >= above or not _WHOLE.fullmatch(number):
            return None
        # "1tr2k" may be meant as 1tr2; a single digit needs the unit written out.
        short = place > 0 and len(number) == 1 and unit == "k"
        if short or number == "0" or int(number) * size >= above:
            return None
        amount, above = amount + int(number) * size, size
    return amount
