"""Tables in TOML, the program's own and those people write, checked as they are read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from coachtui.language import N_, Words
from coachtui.language.sentences import filled

_AT_LINE = re.compile(r"\(at line (\d+),")


class DataFileError(ValueError):
    """A table does not say what it must.

    Attributes:
        file: its name.
        line: where, counted from 1; 0 for the file as a whole.
        problem: an English sentence for the catalogues, its placeholders not yet filled.
        values: what fills them.
    """

    def __init__(self, file: str, line: int, problem: str, /, **values: object) -> None:
        super().__init__(f"{file}, line {line}: {filled(problem, values)}")
        self.file = file
        self.line = line
        self.problem = problem
        self.values = values


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a file, and the line on which it begins."""

    file: str
    line: int
    values: Mapping[str, object]

    def wrong(self, problem: str, /, **values: object) -> DataFileError:
        """Return the error that names this row; see there for `problem` and `values`."""
        return DataFileError(self.file, self.line, problem, **values)

    def text(self, key: str) -> str:
        """Return the text under a key.

        Raises:
            DataFileError: it is missing, empty or not text.
        """
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(N_("{key} must be text"), key=key)
        return value

    def row(self, key: str) -> "Row":
        """Return the table under a key.

        Raises:
            DataFileError: it is missing or not a table.
        """
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.wrong(N_("{key} is missing"), key=key)
        return Row(self.file, self.line, value)


def left_out(words: Words, files: str, problem: DataFileError) -> str:
    """Return the sentence for a file that was left out; `files` is a message id, what it is of."""
    what = words.say(problem.problem, **problem.values)
    if problem.line == 0:
        return words.say(
            "{files}: {file}: {problem}. This file was left out; correct it.",
            files=words.say(files),
            file=problem.file,
            problem=what,
        )
    return words.say(
        "{files}: {file}, line {line}: {problem}. This file was left out; correct it.",
        files=words.say(files),
        file=problem.file,
        line=problem.line,
        problem=what,
    )


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
    except (ValueError, RecursionError) as error:  # numbers too long, and arrays too deep, too
        found = _AT_LINE.search(str(error))
        raise DataFileError(file, int(found[1]) if found else 0, N_("not TOML")) from error
    return Row(file, 1, values)


def rows(content: Row, table: str, text: str) -> tuple[Row, ...]:
    """Return the tables `[[table]]` of a file, each with the line of its head in `text`.

    Raises:
        DataFileError: there is none.
    """
    found = content.values.get(table)
    if not isinstance(found, list) or not found:
        raise content.wrong(N_("{key} is missing"), key=f"[[{table}]]")
    head = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if head.match(line)]
    if len(lines) != len(found):  # an array written in place has no heads
        lines = [content.line] * len(found)
    return tuple(
        Row(content.file, line, values if isinstance(values, dict) else {})
        for line, values in zip(lines, found, strict=True)
    )
