"""Opens a record of any kind from any screen, by what the catalogue names."""

from typing import TypeVar

from textual.screen import Screen

from coachtui.domain.items import Target, UnknownTargetError
from coachtui.domain.parts import one_of
from coachtui.ui.screen import CoachScreen

T = TypeVar("T")


def open_target(screen: CoachScreen[T], target: Target) -> None:
    """Open a record; say so where there is nothing more to open."""
    kind = next((kind for kind in screen.desk.catalogue if kind.slug == target.kind), None)
    if kind is None or not kind.record_screen:
        screen.say(screen.words.say("There is no more to it than this line."))
    else:
        _open(screen, kind.record_screen, target)


def edit_target(screen: CoachScreen[T], target: Target) -> None:
    """Open the form that changes what a row stands for; say so where there is none."""
    kind = next((kind for kind in screen.desk.catalogue if kind.slug == target.kind), None)
    if kind is None or not kind.edit_screen or target.act == "list":
        said = screen.words.say("Nothing is edited from this row; {press:list.open} opens it.")
        screen.say(said)
    else:
        _open(screen, kind.edit_screen, target)


def _open(screen: CoachScreen[T], path: str, target: Target) -> None:
    desk, words = screen.desk, screen.words
    try:
        opened = one_of(desk.catalogue, path, Screen, desk, target)
    except UnknownTargetError:
        screen.say(words.say("That is no longer on file."), "warning")
    else:
        screen.app.push_screen(opened)
