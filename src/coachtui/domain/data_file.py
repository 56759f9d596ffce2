"""Tables that come with the program as TOML in both languages, checked as they are read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_AT_LINE = re.compile(r"\(at line (\d+),")


class DataFileError(ValueError):
    """A table that came with the program does not say what it must.

    Attributes:
        file: its name.
        line: where, counted from 1; 0 for the file as a whole.
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")
        self.file = file
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a file, and the line on which it begins."""

    file: str
    line: int
    values: Mapping[str, object]

    def wrong(self, problem: str) -> DataFileError:
        """Return the error that names this row."""
        return DataFileError(self.file, self.line, problem)

    def text(self, key: str) -> str:
        """Return the text under a key.

        Raises:
            DataFileError: it is missing, empty or not text.
        """
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be text")
        return value

    def row(self, key: str) -> "Row":
        """Return the table under a key.

        Raises:
            DataFileError: it is missing or not a table.
        """
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.wrong(f"{key} is missing")
        return Row(self.file, self.line, value)


def packaged(name: str) -> str:
    """Return the text of a file that lies beside this module, as `folder/name.toml`."""
    return files("coachtui.domain").joinpath(*name.split("/")).read_text("utf-8")


def whole(text: str, file: str) -> Row:
    """Return a file's content.

    Raises:
        DataFileError: it is not TOML.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        raise DataFileError(file, int(found[1]) if found else 0, "not TOML") from error
    return Row(file, 1, values)


def rows(content: Row, table: str, text: str) -> tuple[Row, ...]:
    """Return the tables `[[table]]` of a file, each with the line of its head in `text`.

    Raises:
        DataFileError: there is none.
    """
    found = content.values.get(table)
    if not isinstance(found, list) or not found:
        raise content.wrong(f"[[{table}]] is missing")
    head = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if head.match(line)]
    if len(lines) != len(found):  # an array written in place has no heads
        lines = [content.line] * len(found)
    return tuple(
        Row(content.file, line, values if isinstance(values, dict) else {})
        for line, values in zip(lines, found, strict=True)
    )
