"""Whether the lists of the HR records name people by their initials: a setting, and a key."""

from dataclasses import replace

from textual.binding import Binding, BindingType

from coachtui.language import N_
from coachtui.ui.desk import Desk

INITIALS: BindingType = Binding(
    "i",
    "initials",
    N_("Names"),
    show=False,
    tooltip=N_("Initials or names in the lists, for this session"),
    id="cases.initials",
)


def turned(desk: Desk) -> None:
    """Turn it round for this session, and have the lists shown anew."""
    desk.settings = replace(desk.settings, initials=not desk.settings.initials)
    desk.publish()
