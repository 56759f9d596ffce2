"""The terminal's own cursor, which screen readers and braille lines follow; Textual hides it."""

from typing import Final

from textual.drivers.linux_driver import LinuxDriver

_HIDE: Final = "\x1b[?25l"
_SHOW: Final = "\x1b[?25h"


class CursorDriver(LinuxDriver):
    """A terminal whose cursor is seen from the start on."""

    def write(self, data: str) -> None:
        """Write to the terminal; where the cursor would be hidden it is shown."""
        super().write(data.replace(_HIDE, _SHOW))
