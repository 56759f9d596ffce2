"""The text of a settings file: its values, and on which line each stands."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from coachtui.settings.problem import SettingsError

_AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")


def read_text(file: Path) -> str:
    """Give back the text of a settings file, '' where there is none.

    Raises:
        SettingsError: it is there and cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not UTF-8"
        raise SettingsError("unreadable", file=str(file), reason=reason) from error


def parse(text: str, file: str) -> dict[str, Any]:
    """Give back the values in a text.

    Raises:
        SettingsError: it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = _AT_LINE.sub("", str(error))
        raise SettingsError("not_toml", file=file, line=line, reason=reason) from error


def line_of(key: str, text: str, within: str = "") -> int:
    """Give back the line, from 1, on which a key or its table stands.

    Args:
        key: its name, dots included; a file may write it in quotes, or its last part under a table
            of the others.
        text: the file.
        within: the table it stands in.
    """
    lines = text.splitlines()
    start = _first(within, lines, 0) if within else 0
    for name in dict.fromkeys((key, key.rpartition(".")[2])):
        if found := _first(name, lines, start):
            return found
    return start or 1


def _first(name: str, lines: list[str], after: int) -> int:
    """Give back the first line after that many which names a key or table; 0 for none."""
    quoted = r"\s*\.\s*".join(rf"[\"']?{re.escape(part)}[\"']?" for part in name.split("."))
    table = rf"\[+\s*(?:[\w\"'-]+\s*\.\s*)*{quoted}\s*[\].]"
    stands = re.compile(rf"\s*(?:{table}|(?:keys\s*\.\s*)?{quoted}\s*[=.])")
    numbered = enumerate(lines[after:], after + 1)
    return next((at for at, line in numbered if stands.match(line)), 0)
