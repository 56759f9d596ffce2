"""Opens a record of any kind from any screen, by what the catalogue names."""

from typing import TypeVar

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.parts import one_of
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")


def open_target(screen: CoachScreen[T], target: Target) -> None:
    """Open a record; say so where there is nothing more to open."""
    desk, words = screen.desk, screen.words
    kind = next((kind for kind in desk.catalogue if kind.slug == target.kind), None)
    if kind is None or not kind.record_screen:
        screen.say(words.say("There is no more to it than this line."))
        return
    try:
        opened = one_of(desk.catalogue, kind.record_screen, Screen, desk, target)
    except UnknownTargetError:
        screen.say(words.say("That is no longer on file."), "warning")
    else:
        screen.app.push_screen(opened)
