"""What tests of widgets share: a bare app of our themes, its screen as text, keys in one read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from coachtui.ui.themes import dress

T = TypeVar("T")

HOSTILE = (
    "[/quote]",
    "[b]",
    "[@click=app.quit]x[/]",
    "[/b][@click=app.quit]x",
    "[$primary]",
    "C:\\",
    "x\\",
)
"""Texts that markup would swallow, crash on, or make a link of."""


class Stage(App[None]):
    """An app with nothing but the widgets of a test; dialogs leave their answers here."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make
        self.answers: list[object] = []
        dress(self)

    def compose(self) -> Iterator[Widget]:
        """Give the widgets of the test."""
        for make in self.make:
            yield make()

    async def ask(self, screen: Screen[T], pilot: Pilot[None]) -> None:
        """Put a dialog on and wait until it is seen."""
        await self.push_screen(screen, self.answers.append)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was set off has been carried out."""
    for _ in range(3):
        await pilot.pause()


def segments(app: App[None]) -> list[list[Segment]]:
    """Give back the lines of the screen in front, as they are styled."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def lines(app: App[None]) -> list[str]:
    """Give back the lines of the screen in front, as plain text."""
    return ["".join(segment.text for segment in line) for line in segments(app)]


def seen(app: App[None]) -> str:
    """Give back the whole screen in front, as plain text."""
    return "\n".join(lines(app))


def links(app: App[None]) -> list[object]:
    """Give back every action that a click on the screen would run."""
    metas = [segment.style.meta for line in segments(app) for segment in line if segment.style]
    return [meta["@click"] for meta in metas if "@click" in meta]


def one_read(app: App[None], keys: Iterable[str]) -> None:
    """Send keys as one read of the terminal brings them: no pause between them."""
    for key in keys:
        character = key if len(key) == 1 else None
        name = {" ": "space", "/": "slash"}.get(key, key)
        app.post_message(events.Key(name, character))
