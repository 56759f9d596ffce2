"""What the settings say of how the screens look, and of which key does what."""

from collections.abc import Sequence
from typing import Final

from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.theme import Theme

from coachtui.settings import Keymap
from coachtui.ui.desk import Desk
from coachtui.ui.fields import InOrder
from coachtui.ui.handing import HandingApp
from coachtui.ui.plain_signs import plain_signs
from coachtui.ui.sanitise import Sanitise
from coachtui.ui.table import RowTable
from coachtui.ui.themes import DARK, THEMES_BY_NAME, next_theme, theme_of

_KEYMAP: Final = "coachtui.ui.keymap:textual_keymap"
_CURSOR_DRIVER: Final = "coachtui.ui.own_cursor:CursorDriver"


class OutfitApp(HandingApp):
    """The app's part in colours, signs, the cursor and keys."""

    # The theme from the start on: one set later has every stylesheet parsed again.
    theme: Reactive[str] = Reactive(DARK.name)

    def __init__(self, desk: Desk) -> None:
        """Make the part for a desk."""
        self._caret = Offset(0, 0)
        self._accessible = desk.settings.accessible
        super().__init__(desk)
        settings = desk.settings
        self.theme = theme_of(settings).name
        self.set_class(settings.accessible, "-accessible")
        if settings.accessible:
            driver = desk.catalogue.load(_CURSOR_DRIVER)
            if isinstance(driver, type) and issubclass(driver, Driver):
                self.driver_class = driver
        if settings.keys != Keymap():
            make = desk.catalogue.load(_KEYMAP)
            self.set_keymap(make(settings.keys) if callable(make) else {})

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The program's own themes, by name."""
        return THEMES_BY_NAME

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each line passes on its way out: control characters go first."""
        settings = self.desk.settings
        plain = plain_signs(accessible=settings.accessible, ascii_only=settings.borders == "ascii")
        return [Sanitise(), *plain, *super().get_line_filters()]

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands: in the field, or on the row under ours."""
        focused = self.focused if self._accessible and self.screen_stack else None
        if focused is None or isinstance(focused, InOrder):
            return self._caret
        if not isinstance(focused, RowTable):
            return focused.region.offset
        below = focused.cursor_row + focused.show_header - focused.scroll_offset.y
        return focused.region.offset + Offset(0, max(below, 0))

    @cursor_position.setter
    def cursor_position(self, value: Offset) -> None:
        self._caret = value

    async def action_colours(self) -> None:
        """Put on the next theme until the program ends; the setting `theme` keeps it."""
        self.theme = next_theme(self.theme, self.desk.settings).name
