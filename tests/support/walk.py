"""Walks over screens, one after the other in one app: opens each, looks at it, closes it again."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.overview.first_run import Welcome
from coachtui.ui.day_grid import DayGrid
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput, InOrder
from coachtui.ui.frame import Frame
from coachtui.ui.keynames import character_of, is_key
from coachtui.ui.offering import offered
from coachtui.ui.screen import CoachModal, CoachScreen
from coachtui.ui.table import RowTable
from coachtui.ui.text_area import CoachTextArea
from every_screen import AnyScreen, Make
from overview_desk import app_of

_LOOKS: Final = 40
_PAUSE: Final = 0.005
_COMMAND: Final = re.compile(r"\{press:([\w.]+)\}")
_RANGE: Final = re.compile(r"\d-\d")


class Walk:
    """An app whose screens are opened and closed again."""

    def __init__(self, app: Frame, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._base = len(app.screen_stack)

    async def opened(self, make: Make) -> AnyScreen:
        """Open a screen over nothing else, and wait until it has read its records."""
        await self.closed()
        await self.app.desk.hr.unlock()
        screen = make()
        await self.app.push_screen(screen)
        await self.settled()
        return screen

    async def settled(self) -> None:
        """Wait until nothing is being read or written."""
        await self.pilot.pause()
        for _ in range(_LOOKS):
            if all(worker.is_finished for worker in self.app.workers):
                break
            await self.pilot.pause(_PAUSE)
        await self.pilot.pause()

    async def closed(self, beside: int = 0) -> None:
        """Close all screens but the first ones; whoever waits for an answer gets none."""
        while len(self.app.screen_stack) > self._base + beside:
            self.app.screen.dismiss(None)
            await self.pilot.pause()

    async def answered(self, key: str) -> bool:
        """Press a key, and tell whether anything on the screen is different afterwards."""
        before = self.picture()
        await self.pilot.press(key)
        for _ in range(_LOOKS):
            if self.picture() != before:
                return True
            await self.pilot.pause(_PAUSE)
        return False

    def picture(self) -> tuple[object, ...]:
        """Give back what is seen: which screen, its texts, rows and fields, and the cursor."""
        screen = self.app.screen
        shown: list[object] = [id(each) for each in self.app.screen_stack]
        shown.append(id(screen.focused))
        for widget in screen.query("*"):
            match widget:
                case CoachInput() | CoachTextArea():
                    shown += [_text(widget), widget.display]
                case RowTable():
                    shown += [widget.shown, widget.cursor_row, widget.scroll_y]
                case DayGrid():
                    shown += [widget.told(), widget.at]
                case Static():
                    shown += [f"{widget.content}", widget.display]
                case _:
                    shown.append(widget.scroll_y)
        return tuple(shown)


@asynccontextmanager
async def walking(desk: Desk) -> AsyncIterator[Walk]:
    """Run an app over a desk, with one bare screen at its bottom."""
    app = app_of(desk, Welcome(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        yield Walk(app, pilot)


def shown_keys(screen: AnyScreen) -> dict[str, str]:
    """Return the keys that stand in the line at the foot of a screen, with what each does.

    Of several for one command the first; those a field takes itself with "".
    """
    keys: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (active.enabled and binding.show and is_key(binding.key)):
            continue
        if not offered(screen, binding.id or ""):
            continue
        if not _is_text(screen, binding.key) and binding.action not in keys.values():
            keys[binding.key] = binding.action
    own = screen.focused.HINTS if isinstance(screen.focused, CoachInput) else ()
    more = screen.HINTS if isinstance(screen, CoachScreen | CoachModal) else ()
    hinted = (key for hint, _ in (*own, *more) for key in _hinted(screen, hint))
    return keys | {key: "" for key in hinted if key not in keys}


def _hinted(screen: AnyScreen, hint: str) -> list[str]:
    """Return the keys a hint stands for: a key, the first of a range, or those of commands."""
    commands = _COMMAND.findall(hint)
    if not commands:
        return [hint[0] if _RANGE.fullmatch(hint) else hint]
    active = [each.binding for each in screen.active_bindings.values()]
    return [next(one.key for one in active if one.id == command) for command in commands]


def types(screen: AnyScreen) -> bool:
    """Tell whether letters are text on a screen."""
    return isinstance(screen.focused, InOrder)


def _is_text(screen: AnyScreen, key: str) -> bool:
    focused = screen.focused
    return focused is not None and focused.check_consume_key(key, character_of(key))


def _text(field: CoachInput | CoachTextArea) -> tuple[str, object]:
    if isinstance(field, CoachInput):
        return field.value, field.cursor_position
    return field.text, field.cursor_location
