"""The program without drafts: the control of the console's kills."""

from coachtui.__main__ import main
from coachtui.storage import Drafts


def nothing(_drafts: Drafts) -> None:
    """Write no draft."""


for name in ("flush", "rescue"):
    setattr(Drafts, name, nothing)
main()
