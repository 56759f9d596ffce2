"""What can be done now, as rows for help and palette; all of it comes from the bindings."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import Keys
from textual.screen import Screen

from coachtui.language import Words
from coachtui.ui.fields import CoachInput
from coachtui.ui.keynames import character_of, command_of, is_key, key_name
from coachtui.ui.offering import offered
from coachtui.ui.screen import CoachModal, CoachScreen

_PRESSED: Final = frozenset(key.value for key in Keys)
"""Names of single keys; a hint may also tell of several, as `1-9`."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now, in words, with its keys and how to do it."""

    title: str
    keys: str
    tip: str
    run: Callable[[], Awaitable[object]]
    action: str = ""
    order: int = 0
    """0 for what the screen itself does, 1 for moving in it, 2 for what every screen does."""


def commands_of(screen: Screen[object], words: Words) -> list[Command]:
    """Return what the keys of a screen do now: its own commands first, then those of every screen.

    What a field takes itself stands before them. Editing keys of fields have no id and are left
    out, as is what cannot be done at present.
    """
    told: dict[tuple[str, str], list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        told_here = binding.description and offered(screen, binding.id or "")
        if binding.id and told_here and active.enabled:
            told.setdefault((command_of(binding.id), binding.action), []).append(active)
    found = [_command(screen.app, together, words) for together in told.values()]
    hints = [one for one in dict.fromkeys(_hints(screen)) if one[0] in _PRESSED]
    hinted = [_hinted(screen, key, says, words) for key, says in hints]
    return [*hinted, *sorted(found, key=lambda command: command.order)]


def _hints(screen: Screen[object]) -> Iterator[tuple[str, str]]:
    """Give the keys the field in focus and the screen take themselves, and what they do."""
    focused = screen.focused
    yield from focused.HINTS if isinstance(focused, CoachInput) else ()
    yield from screen.HINTS if isinstance(screen, CoachScreen | CoachModal) else ()


def _hinted(screen: Screen[object], key: str, says: str, words: Words) -> Command:
    """Return what is done by a key that no binding has: the key is pressed."""

    async def press() -> None:
        screen.app.post_message(Key(key, character_of(key)))

    return Command(words.say(says), key_name(key), "", press)


def keys_of(bindings: Iterable[Binding]) -> str:
    """Return how the keys of bindings are written, each once."""
    pressed = (one for one in bindings if is_key(one.key))
    return " ".join(dict.fromkeys(one.key_display or key_name(one.key) for one in pressed))


def _command(app: App[object], together: list[ActiveBinding], words: Words) -> Command:
    first = together[0]
    binding = first.binding
    return Command(
        title=words.say(binding.description),
        keys=keys_of(one.binding for one in together),
        tip=words.say(binding.tooltip),
        run=lambda: app.run_action(binding.action, first.node),
        action=binding.action,
        order=_order(first.node),
    )


def _order(node: DOMNode) -> int:
    if isinstance(node, App):
        return 2
    return 0 if isinstance(node, Screen) else 1
