"""The line of keys at the bottom of every screen: what can be pressed here, in few words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Unpack

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachtui.language import N_, Words
from coachtui.text import cells, ellipsis
from coachtui.ui.fields import Attributes, CoachInput
from coachtui.ui.keynames import character_of, command_of, is_key, key_name
from coachtui.ui.offering import offered
from coachtui.ui.shown import plain

MOST_HINTS: Final = 7
HELP: Final = "app.help"
_PALETTE: Final = "app.palette"
_APART: Final = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does here, in words of the reader's language."""

    key: str
    label: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cells(self.key) + 1 + cells(self.label)


class KeyBar(Static):
    """Shows the screen's keys on one line; drawn anew only when they or the width change."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: clip;
        color: $footer-description-foreground; background: $footer-background;
    }
    """

    def __init__(
        self,
        words: Words,
        first: Iterable[tuple[str, str]] = (),
        **attributes: Unpack[Attributes],
    ) -> None:
        """Make an empty line.

        Args:
            words: the language of the hints.
            first: keys the field in focus takes itself, or commands as `{press:list.open}`, with
                the message id of what they do; they stand before the screen's own.
            attributes: as for any widget.
        """
        super().__init__(markup=False, **attributes)
        self._words = words
        self._first = tuple(self._worded(first))
        self._line = ""

    @property
    def line(self) -> str:
        """What it shows, as plain text."""
        return self._line

    def on_mount(self) -> None:
        """Follow what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._draw()

    def on_resize(self) -> None:
        """Fit the hints into the new width."""
        self._draw()

    def _worded(self, hints: Iterable[tuple[str, str]]) -> Iterator[Hint]:
        for key, label in hints:
            shown = self._words.pressed(key) if key.startswith("{") else key_name(key)
            yield Hint(shown, self._words.say(label))

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._draw()

    def _draw(self) -> None:
        room = self.size.width
        if room <= 0 or not self.is_attached:
            return
        usable = tuple(self._usable())
        focused = self.screen.focused
        own = focused.HINTS if isinstance(focused, CoachInput) else ()
        hints = (*self._worded(own), *self._first, *self._hints(usable), *self._keyless())
        line = hint_line(hints, self._help(usable), room)
        if line.plain != self._line:
            self._line = line.plain
            self.update(line, layout=False)

    def _hints(self, usable: Iterable[Binding]) -> Iterator[Hint]:
        """Give the hints of what can be pressed now, but help."""
        told: dict[str, list[Binding]] = {}
        for binding in usable:
            if binding.show and not _is_help(binding):
                group = binding.group.description if binding.group else ""
                told.setdefault(group or binding.action, []).append(binding)
        for together in told.values():
            yield self._hint(together)

    def _help(self, usable: Iterable[Binding]) -> Hint | None:
        helps = [binding for binding in usable if _is_help(binding)]
        return self._hint([min(helps, key=_length)]) if helps else None

    def _usable(self) -> Iterator[Binding]:
        for active in self.screen.active_bindings.values():
            key = active.binding.key
            if not (active.enabled and is_key(key)) or self._is_text(key):
                continue
            if offered(self.screen, active.binding.id or ""):
                yield active.binding

    def _keyless(self) -> Iterator[Hint]:
        """Give the way to what would stand here, but has no key under somebody's keymap."""
        here = [one.binding for one in self.screen.active_bindings.values() if one.enabled]
        left = any(one.show and not is_key(one.key) for one in here)
        if left and any(one.id == _PALETTE for one in here):
            yield from self._worded(((f"{{press:{_PALETTE}}}", N_("Commands")),))

    def _hint(self, bindings: list[Binding]) -> Hint:
        first = bindings[0]
        if first.group is None:
            return Hint(shown_key(first), self._words.say(first.description))
        keys = list(dict.fromkeys(shown_key(one) for one in bindings))
        between = "" if first.group.compact else "/"
        return Hint(between.join(keys), self._words.say(first.group.description))

    def _is_text(self, key: str) -> bool:
        """Tell whether a key is text now, since a field has the focus."""
        focused = self.screen.focused
        return focused is not None and focused.check_consume_key(key, character_of(key))


def shown_key(binding: Binding) -> str:
    """Give back how the key of a binding is written."""
    return binding.key_display or key_name(binding.key)


def _is_help(binding: Binding) -> bool:
    return command_of(binding.id or "") == HELP


def _length(binding: Binding) -> int:
    return len(shown_key(binding))


def hint_line(hints: Sequence[Hint], help_hint: Hint | None, room: int) -> Content:
    """Give back the hints in at most `room` cells: help stands right and always shows.

    Of the others as many as fit, the first ones first; seven in all.
    """
    last = help_hint.width if help_hint else 0
    if help_hint and last > room:
        return plain(ellipsis(f"{help_hint.key} {help_hint.label}", room))
    kept: list[Hint] = []
    used = last
    for hint in hints[: MOST_HINTS - bool(help_hint)]:
        wanted = hint.width + (_APART if used else 0)
        if used + wanted > room:
            break
        used += wanted
        kept.append(hint)
    start = Content(" " * _APART).join(_drawn(hint) for hint in kept)
    if not help_hint:
        return start
    return Content.assemble(start, " " * (room - start.cell_length - last), _drawn(help_hint))


def _drawn(hint: Hint) -> Content:
    return Content.assemble(plain(hint.key, "$footer-key-foreground bold"), " ", plain(hint.label))
