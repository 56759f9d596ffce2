"""The frame of the app: the keys of every screen, undo, the curtain, the end of the program."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from rich.console import Console
from textual import events
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from coachtui.ui.commands import Command, commands_of
from coachtui.ui.cover import Cover
from coachtui.ui.crash import CrashGuard
from coachtui.ui.desk import Desk
from coachtui.ui.escaped import PAUSE, after_escape
from coachtui.ui.fields import InOrder
from coachtui.ui.filter_line import FILTER
from coachtui.ui.global_keys import DENIED, GLOBAL_KEYS, THANK, Sealed
from coachtui.ui.hotkeys import InputMethodGuard
from coachtui.ui.life import Life, boot_time
from coachtui.ui.outfit import OutfitApp

QUICK_LOG: Final = "coachtui.ui.quick_log:QuickLog"
_COMMANDS: Final = "coachtui.ui.command_list:CommandList"
_QUIT_QUESTION: Final = "coachtui.ui.quit_question:QuitQuestion"
_IDLE_SECONDS: Final = 300.0


class Frame(OutfitApp):
    """What holds for every screen, whatever the kinds of records are."""

    TITLE = "coachtui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = GLOBAL_KEYS

    def __init__(self, desk: Desk) -> None:
        """Make the frame of a desk."""
        super().__init__(desk)
        self.shares_clipboard = desk.settings.clipboard == "osc52"
        self.error_console = Console(stderr=True, quiet=True)
        self.crash = CrashGuard(desk.folder, desk.clock.now)
        self._guard = InputMethodGuard(time.monotonic)
        self._life = Life(self.rescue, lambda code: self.exit(return_code=code))
        self._last_key = boot_time()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what no key and no text may do; under a sealed screen, nearly everything."""
        if action in DENIED:
            return False
        screen: object = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, Sealed):
            return action in screen.ALLOWED
        if action == "thank" and not self.can_thank:
            return False
        if action == "history" and self.record_here is None:
            return False
        return super().check_action(action, parameters)

    async def on_mount(self) -> None:
        """Watch for the end from outside, and for errors nobody waited for."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self.crash.of_loop(None, context))
        if not self.is_headless:
            self._life.begin(loop)

    def on_unmount(self) -> None:
        """End in good order."""
        self._life.finish()
        self.end_keeping()

    def on_app_blur(self) -> None:
        """Write the drafts when the window is left."""
        self.keep()

    async def on_event(self, event: events.Event) -> None:
        """Read single keys as they were meant, whatever an input method made of them."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._last_key = boot_time()
        self.desk.hr.touch()
        self.end_refusal()
        typing = isinstance(self.focused, InOrder)
        if late := after_escape(event, typing=typing):
            self.set_timer(PAUSE, partial(self.post_message, events.Key(late, late)))
            await super().on_event(events.Key("escape", "\x1b"))
            return
        if typing:
            await super().on_event(event)
            return
        meant = self._guard.read(event.key, event.character)
        if meant.hint:
            self.tell(
                self.desk.words.say(
                    "Is a Vietnamese input method on? Ctrl+Shift turns most of them off."
                ),
                "warning",
            )
        for key in meant.keys:
            if await self._filter_opened(key):
                continue
            same = key == event.key
            await super().on_event(event if same else events.Key(key, key))

    async def _filter_opened(self, key: str) -> bool:
        """Open the filter if that is the key: before the next of the same read, which is its text.

        Any other binding runs once the key has been to the list and back.
        """
        active = self.screen.active_bindings.get(key)
        if active is None or active.binding.id != FILTER.id or not active.enabled:
            return False
        return await self.run_action(active.binding.action, active.node)

    @property
    def idle_seconds(self) -> float:
        """Seconds since the last key, those the machine was suspended included."""
        return boot_time() - self._last_key

    def cover_when_idle(self) -> None:
        """Draw the curtain when no key came for five minutes, suspended ones included."""
        covered = isinstance(self.screen, Cover)
        if not covered and self.idle_seconds > _IDLE_SECONDS:
            self.action_cover()

    async def action_help(self) -> None:
        """List this screen's keys; the one chosen is pressed."""
        await self._offer(
            self.desk.words.say("Keys here"), commands_of(self.screen, self.desk.words)
        )

    async def action_palette(self) -> None:
        """List everything that can be done, and every screen."""
        words = self.desk.words
        here = [one for one in commands_of(self.screen, words) if one.action != "palette"]
        colours = Command(
            words.say("Settings · colours: dark, light or high contrast"),
            "",
            "",
            self.action_colours,
        )
        more = [*self.places(), colours]
        if self.can_thank and all(one.action != "thank" for one in here):
            thank = Command(words.say(THANK.description), "", "", self.action_thank)
            more.insert(0, thank)
        await self._offer(words.say("Commands"), [*here, *more])

    def action_cover(self) -> None:
        """Draw the curtain, or draw it aside."""
        self.keep()
        if isinstance(self.screen, Cover):
            self.pop_screen()
        else:
            self.desk.hr.lock()
            self.push_screen(Cover())

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.screen.refresh(layout=True)

    async def action_capture(self) -> None:
        """Open the quick log over whatever is open, and take no further key before it is there."""
        make = self.desk.catalogue.load(QUICK_LOG)
        is_there = isinstance(make, type) and isinstance(self.screen, make)
        made: object = make(self.desk) if self.desk.is_open and callable(make) else None
        if isinstance(made, Screen) and not is_there:
            await self.push_screen(made)

    def action_help_quit(self) -> None:
        """Say how to quit, since this key does so elsewhere."""
        self.tell(self.desk.words.say("{press:app.quit} quits."))

    async def action_quit(self) -> None:
        """End the program once the keys before this one have been taken in."""
        self.call_after_refresh(self._quit)

    async def _offer(self, title: str, commands: Sequence[Command]) -> None:
        """List commands, and take no further key before the list is there."""
        make = self.desk.catalogue.load(_COMMANDS)
        if not isinstance(make, type) or isinstance(self.screen, make):
            return

        async def run(chosen: Command | None) -> None:
            if chosen is not None:
                await chosen.run()

        await self.push_screen(make(self.desk, title, commands), run)

    def _quit(self) -> None:
        self.keep()
        make = self.desk.catalogue.load(_QUIT_QUESTION)
        if not self.unsaved:
            self.exit()
        elif isinstance(make, type) and not isinstance(self.screen, make):
            lost = self.unkept or bool(self.desk.repository.read_only)
            question = make(self.desk, kept=not lost)
            self.push_screen(question, lambda yes: self.exit() if yes else None)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what was typed and write the report before the screens are torn down."""
        self.crash.caught(error.error if isinstance(error, WorkerFailed) else error)
        self.keep()
        super()._handle_exception(error)
