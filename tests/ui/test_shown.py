"""A path in a message keeps what one looks for: the name of the file."""

import pytest

from coachtui.ui.shown import shown_path

PATH = "/home/ngan/.local/share/coachtui/exports/2026-11-25-ngay-di-thi-truong-h-duyen-nie.ics"


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (120, PATH),
        (80, "…/exports/2026-11-25-ngay-di-thi-truong-h-duyen-nie.ics"),
        (40, "…/2026-11-25-ngay-di-thi-truong-h-duyen-nie.ics"),
    ],
)
def test_a_long_path_loses_its_beginning(width: int, told: str) -> None:
    """Whole folders go, from the left, until it fits; the file is named on the narrowest screen."""
    assert shown_path(PATH, width) == told
