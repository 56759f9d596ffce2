"""What can be done now, as rows for help and palette; all of it comes from the bindings."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

from coachtui.language import Words
from coachtui.ui.keynames import command_of, is_key, key_name


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

    Editing keys of fields have no id and are left out, as is what cannot be done at present.
    """
    told: dict[tuple[str, str], list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description and active.enabled:
            told.setdefault((command_of(binding.id), binding.action), []).append(active)
    found = [_command(screen.app, together, words) for together in told.values()]
    return sorted(found, key=lambda command: command.order)


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
