"""Every class that is a screen or a dialog says what it gives to be pasted, or why nothing."""

from copied_texts import COPIED, UNCOPIED
from every_screen import all_screens


def test_no_screen_is_left_out() -> None:
    """A new screen stands among those that are copied, or among the others with a reason."""
    assert sorted([*COPIED, *UNCOPIED]) == sorted(all_screens())
    assert all(COPIED.values())
    assert all(UNCOPIED.values())
