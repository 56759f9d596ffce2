#!/usr/bin/env python3
"""Write docs/keys.md, the sheet of keys, from the bindings of every screen.

python tools/keys.py          write it
python tools/keys.py check    exit 1 if it is not what the bindings say
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode

import coachtui
from coachtui.catalogue import catalogue
from coachtui.language import Words
from coachtui.ui.keynames import key_name

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
GO: Final = "app.go"


def bindings() -> Iterator[Binding]:
    """Give every binding with an id and a description, one for each key, in a steady order."""
    for found in pkgutil.walk_packages(coachtui.__path__, "coachtui."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for value in vars(module).values():
            mine = isinstance(value, type) and value.__module__ == module.__name__
            if mine and issubclass(value, DOMNode):
                yield from Binding.make_bindings(vars(value).get("BINDINGS", ()))


def sections() -> dict[str, dict[tuple[str, str], list[Binding]]]:
    """Give the bindings by scope, those that do the same together."""
    found: dict[str, dict[tuple[str, str], list[Binding]]] = {}
    for binding in bindings():
        if binding.id and binding.description:
            scope = binding.id.partition(".")[0]
            told = found.setdefault(scope, {})
            # What works everywhere is one command, whatever a screen calls it.
            meant = "" if scope == EVERYWHERE else binding.description
            told.setdefault((binding.id, meant), []).append(binding)
    return found


def keys_of(together: list[Binding]) -> str:
    """Give how the keys are written, each once."""
    names = dict.fromkeys(key_name(binding.key) for binding in together)
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
    """Write the sheet, or say whether it is up to date."""
    text = sheet()
    if arguments == ["check"]:
        fresh = SHEET.exists() and SHEET.read_text(encoding="utf-8") == text
        if not fresh:
            sys.stdout.write("docs/keys.md is not what the bindings say: run make keys\n")
        return 0 if fresh else 1
    SHEET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
