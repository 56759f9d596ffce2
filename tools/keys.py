#!/usr/bin/env python3
"""Write docs/keys.md, the sheet of keys, and ui/keys.json from the bindings of every screen.

python tools/keys.py          write both
python tools/keys.py check    exit 1 if one is not what the bindings say
"""

import importlib
import json
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

import coachtui
from coachtui.catalogue import catalogue
from coachtui.language import Words
from coachtui.ui.fields import CoachInput
from coachtui.ui.filter_line import FilterLine
from coachtui.ui.keynames import BOOK, command_of, is_key, key_name

SHEET: Final = Path(__file__).resolve().parent.parent / "docs/keys.md"
HEAD: Final = """\
# Keys · Phím tắt

Written by `make keys` from the bindings; change a key there. The same letter means the same thing
on every screen. In a field, letters are text. `^S` is Ctrl+S.

*Do `make keys` tạo ra từ mã nguồn. Một phím có cùng một nghĩa ở mọi màn hình. Trong ô nhập, chữ là
chữ. `^S` là Ctrl+S.*
"""
# The order of the sections; a scope that is not named here follows by its own name.
SECTIONS: Final = {
    "app": "Everywhere · Ở mọi nơi",
    "list": "In lists · Trong danh sách",
    "today": "Today · Hôm nay",
    "people": "People · Nhân sự",
    "person": "One person · Trang một nhân viên",
    "record": "A record · Một bản ghi",
    "console": "In a conversation · Trong buổi 1-1",
    "lines": "Lines of a conversation · Dòng ghi chép",
    "wrap_up": "Wrapping up · Kết thúc buổi 1-1",
    "quick_log": "Quick log · Ghi nhanh",
    "edit": "In a form · Trong biểu mẫu",
    "commitment": "A commitment · Một cam kết",
    "commands": "Help and commands · Trợ giúp và lệnh",
    "choose": "Choosing from a list · Chọn từ danh sách",
    "ask": "A question · Câu hỏi",
    "copy": "Copy to the chat · Sao chép để gửi",
    "cover": "Behind the curtain · Sau màn che",
    "damaged": "When the records cannot be opened · Khi không mở được dữ liệu",
}
ORDER: Final = list(SECTIONS)
EVERYWHERE: Final = "app"
FIELDS: Final = (Input, TextArea)
GO: Final = "app.go"


def nodes() -> Iterator[type[DOMNode]]:
    """Give every class of ours that stands on the screen, in a steady order."""
    for found in pkgutil.walk_packages(coachtui.__path__, "coachtui."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for value in vars(module).values():
            mine = isinstance(value, type) and value.__module__ == module.__name__
            if mine and issubclass(value, DOMNode):
                yield value


def bindings() -> Iterator[Binding]:
    """Give every binding, one for each key, in a steady order."""
    for node in nodes():
        yield from Binding.make_bindings(vars(node).get("BINDINGS", ()))


def bound_in(node: type[DOMNode]) -> dict[str, list[Binding]]:
    """Give the bindings of a class and those it inherits, by key; the nearest one wins."""
    found: dict[str, list[Binding]] = {}
    for base in reversed(node.__mro__):
        if vars(base).get("_inherit_bindings") is False:
            found.clear()
        own: dict[str, list[Binding]] = {}
        for binding in Binding.make_bindings(vars(base).get("BINDINGS", ())):
            own.setdefault(binding.key, []).append(binding)
        found.update(own)
    return found


def book() -> str:
    """Give the book of keys: what each command is, and which class binds which keys."""
    places = []
    every = {b.id for b in bindings() if b.id and b.priority}
    fixed = set()
    for node in sorted(set(nodes()), key=lambda one: (one.__module__, one.__name__)):
        keys: dict[str, list[str]] = {}
        actions: dict[str, set[str]] = {}
        for key, together in bound_in(node).items():
            for binding in together:
                identifier = binding.id or ""
                keys.setdefault(identifier, []).append(key)
                actions.setdefault(identifier, set()).add(binding.action)
        fixed |= {one for one, done in actions.items() if one and len(done) > 1}
        if any(keys) and not (issubclass(node, App) and node.__name__ != "CoachApp"):
            where = [has_fields(node), stands_on(node)]
            places.append([node.__name__, area(node), sort_of(node), *where, keys])
    rows = ",\n".join("  " + json.dumps(place, ensure_ascii=False) for place in places)
    head = {"commands": labels(), "everywhere": sorted(every)}
    told = json.dumps({**head, "fixed": sorted(fixed)}, ensure_ascii=False, indent=1)
    return f'{told[:-2]},\n "places": [\n{rows}\n ]\n}}\n'


def labels() -> dict[str, tuple[str, str]]:
    """Give what each command is called and its tip: as the class says that binds most of its scope.

    Screens call `edit.save` by what it does there; the form, which binds all of `edit`, calls it
    what it is.
    """
    found: dict[str, tuple[bool, int, tuple[str, str]]] = {}
    for node in sorted(set(nodes()), key=lambda one: (one.__module__, one.__name__)):
        bound = [binding for together in bound_in(node).values() for binding in together]
        scopes = Counter(one.partition(".")[0] for one in {binding.id or "" for binding in bound})
        for binding in bound:
            if binding.id:
                command, label = command_of(binding.id), (binding.description, binding.tooltip)
                known = found.get(command, (False, 0, label))
                weight = bool(label[0]), scopes[binding.id.partition(".")[0]]
                if weight > known[:2]:
                    found[command] = (*weight, label)
    return {command: label for command, (_, _, label) in sorted(found.items())}


def area(node: type[DOMNode]) -> str:
    """Give the part of the program a class belongs to: `ui`, `overview`, or a kind of records."""
    parts = node.__module__.split(".")[1:]
    return ".".join(parts[: 2 if parts[0] == "records" else 1])


def stands_on(node: type[DOMNode]) -> list[str]:
    """Give the screens a widget can stand on: those whose modules reach it, by name."""
    if sort_of(node) != "widget":
        return []
    screens = (one for one in set(nodes()) if issubclass(one, Screen))
    return sorted(one.__name__ for one in screens if node in reached(one))


def has_fields(node: type[DOMNode]) -> bool:
    """Tell whether letters are text where the keys of a class work.

    The filter of a list does not count: it is opened for a moment, and its screen has letters.
    """
    if issubclass(node, FIELDS):
        return True
    if not issubclass(node, Screen):
        return False
    own = {value for module in modules_of(node) for value in classes_in(module)}
    fields = {one for one in reached(node) if issubclass(one, FIELDS) and is_mine(one)}
    return bool(fields - {FilterLine, CoachInput}) or CoachInput in own


@cache
def reached(screen: type[Screen[object]]) -> frozenset[type[Widget]]:
    """Give the widgets that the modules of a screen name, and those that these name in turn.

    Other screens are passed by: what stands on them is in front with them alone.
    """
    waiting, seen = modules_of(screen), set[ModuleType]()
    found: set[type[Widget]] = set()
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        found.update(widgets := classes_in(module))
        functions = [one for one in vars(module).values() if isinstance(one, FunctionType)]
        waiting += [sys.modules[one.__module__] for one in widgets if is_mine(one)]
        waiting += [sys.modules[one.__module__] for one in functions if is_mine(one)]
    return frozenset(found)


def classes_in(module: ModuleType) -> list[type[Widget]]:
    """Give the widgets a module names that are no screens."""
    named = [value for value in vars(module).values() if isinstance(value, type)]
    return [one for one in named if issubclass(one, Widget) and not issubclass(one, Screen)]


def modules_of(node: type[DOMNode]) -> list[ModuleType]:
    """Give the modules of ours a class and those it is made of are written in."""
    return [sys.modules[base.__module__] for base in node.__mro__ if is_mine(base)]


def is_mine(thing: type | FunctionType) -> bool:
    """Tell whether something is ours."""
    return thing.__module__.startswith(f"{coachtui.__name__}.")


def sort_of(node: type[DOMNode]) -> str:
    """Give whether a class is the app, a screen or a widget."""
    if issubclass(node, App):
        return "app"
    return "screen" if issubclass(node, Screen) else "widget"


def sections() -> dict[str, dict[tuple[str, str], list[Binding]]]:
    """Give the bindings by scope, those that do the same together."""
    found: dict[str, dict[tuple[str, str], list[Binding]]] = {}
    for binding in bindings():
        if binding.id and binding.description:
            scope = binding.id.partition(".")[0]
            told = found.setdefault(scope, {})
            # What works everywhere is one command, whatever a screen calls it.
            meant = "" if scope == EVERYWHERE else binding.description
            told.setdefault((command_of(binding.id), meant), []).append(binding)
    return found


def keys_of(together: list[Binding]) -> str:
    """Give how the keys are written, each once."""
    names = dict.fromkeys(key_name(one.key) for one in together if is_key(one.key))
    return " ".join("`|`" if name == "|" else f"`{name}`" for name in names)


def row(keys: str, english: str, vietnamese: str, identifier: str) -> str:
    """Give one row of a table."""
    return f"| {keys} | {english} | {vietnamese} | `{identifier}` |"


def sheet() -> str:
    """Give the whole sheet."""
    english, vietnamese = Words.of("en"), Words.of("vi")
    found = sections()
    parts = [HEAD]
    for scope in sorted(found, key=lambda one: (ORDER.index(one) if one in ORDER else 99, one)):
        title = SECTIONS.get(scope, scope.replace("_", " ").capitalize())
        parts.append(f"## {title}\n")
        rows = ["| key · phím | does | việc | id |", "|---|---|---|---|"]
        if scope == EVERYWHERE:
            lists = [("1", "Today"), *((str(k.number), k.plural) for k in catalogue() if k.number)]
            rows += [row(f"`{n}`", english.say(t), vietnamese.say(t), GO) for n, t in lists]
        for (identifier, description), together in found[scope].items():
            tip = together[0].tooltip
            first, second = (
                words.say(description or together[0].description)
                + (f": {words.say(tip)}" if tip else "")
                for words in (english, vietnamese)
            )
            rows.append(row(keys_of(together), first, second, identifier))
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write both files, or say whether they are up to date."""
    texts = {SHEET: sheet(), BOOK: book()}
    if arguments != ["check"]:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [
        path.name
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if stale:
        sys.stdout.write(f"not what the bindings say: {', '.join(stale)}; run make keys\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
