"""Public holidays come from the extra, and nothing breaks without it."""

from datetime import date

import pytest

from coachtui import extras
from coachtui.domain import holidays
from coachtui.domain.holidays import known_holidays, public_holidays
from coachtui.extras import MissingExtraError


def test_the_holidays_of_a_year_have_names_in_both_languages() -> None:
    """The Day of Vietnamese Culture is off from 2026 on, and so is the bridge in August."""
    vietnamese, english = public_holidays(2026, "vi"), public_holidays(2026, "en")
    assert vietnamese[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert english.keys() == vietnamese.keys()
    assert date(2026, 8, 31) in vietnamese
    assert date(2026, 11, 25) not in vietnamese


def test_without_the_extra_there_are_none_and_it_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the library is missing, a planner still opens, and the error names the extra."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    public_holidays.cache_clear()
    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(MissingExtraError) as caught:
        public_holidays(2026, "vi")
    assert caught.value.install == "coachtui[holidays]"
    assert known_holidays(2026, "vi") == {}
    assert holidays.public_holidays.cache_info().currsize == 0
