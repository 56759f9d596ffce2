"""Amounts as files have them: `1054`, `1.054`, `1,054.50`, `$1 054`, `1.054.000 đ`."""

import re
from typing import Final

from coachtui.domain.target import NO_CENTS

_SIGNS: Final = re.compile(r"[\s\u00a0\u202f$€£₫]|vnd|vnđ|usd|eur|đồng|đ$", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\d+|\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_DECIMAL: Final = re.compile(r"(\d+|\d{1,3}(?:[.,']\d{3})+)([.,])(\d+)")
_HUNDRED: Final = 100
_MOST: Final = 18
"""Digits; no sum of money has more."""


class NotAnAmountError(ValueError):
    """A cell that is no amount."""


def amount_of(cell: str, currency: str = "VND") -> int:
    """Return the amount a cell names, in minor units of a currency.

    One mark before three digits groups them (`1.054` and `1,054` are a thousand and more); before
    one or two digits at the end it divides. What is finer than the minor unit is rounded.

    Raises:
        NotAnAmountError: it names none, or one below 0.
    """
    bare = _SIGNS.sub("", cell)
    if len(bare) > _MOST:
        raise NotAnAmountError(cell)
    scale = 1 if currency in NO_CENTS else _HUNDRED
    if _WHOLE.fullmatch(bare):
        return int(re.sub(r"\D", "", bare)) * scale
    found = _DECIMAL.fullmatch(bare)
    if found is None or found[2] in found[1]:
        raise NotAnAmountError(cell)
    whole, part = int(re.sub(r"\D", "", found[1])), found[3]
    # to the nearest minor unit, without a detour over binary fractions
    tenfold = int("1" + "0" * len(part))
    return whole * scale + (int(part) * scale * 2 + tenfold) // (2 * tenfold)
