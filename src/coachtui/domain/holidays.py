"""Public holidays of Vietnam, where the extra that knows them is installed."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from coachtui.extras import MissingExtraError, extra
from coachtui.language import Language


@cache
def public_holidays(year: int, language: Language) -> Mapping[date, str]:
    """Return the days off of a year with their names, days in lieu included.

    Source: the package `holidays`, country VN (Labour Code 45/2019/QH14 Art. 112 and the yearly
    decisions on days in lieu). The first call imports it, which takes a fifth of a second: call it
    in a thread where a screen waits.

    Raises:
        MissingExtraError: `coachtui[holidays]` is not installed.
    """
    library = extra("holidays")
    found = library.country_holidays("VN", years=year, language=_NAMES[language])
    return MappingProxyType({day: str(name) for day, name in sorted(found.items())})


def known_holidays(year: int, language: Language) -> Mapping[date, str]:
    """As `public_holidays`; none where the extra is not installed."""
    try:
        return public_holidays(year, language)
    except MissingExtraError:
        return {}


_NAMES: Mapping[Language, str] = {"en": "en_US", "vi": "vi"}
