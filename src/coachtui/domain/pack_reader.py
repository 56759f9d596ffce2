"""A TOML file somebody of the company wrote, read with the line of every mistake."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from coachtui.domain.data_file import DataFileError, Row, rows, whole
from coachtui.language import N_, Language
from coachtui.text import clean, ellipsis

BOTH: Final[tuple[Language, ...]] = ("en", "vi")
LONGEST_KEY: Final = 60
"""Characters of a name nobody knows that are told."""
MOST_ROWS: Final = 60
"""Of one table in one file."""


class PackReader:
    """One file while it is read.

    Attributes:
        content: the file's own fields.
    """

    def __init__(self, file: str, text: str, language: Language) -> None:
        """Take a file's text.

        Raises:
            DataFileError: it is not TOML.
        """
        self._text = text
        self._language = language
        self.content = whole(text, file)

    def rows(self, table: str, known: frozenset[str]) -> tuple[Row, ...]:
        """Return the tables `[[table]]`, none where it has none.

        Raises:
            DataFileError: one has a field that is not `known`, or there are too many.
        """
        if table not in self.content.values:
            return ()
        found = rows(self.content, table, self._text)
        if len(found) > MOST_ROWS:
            raise found[MOST_ROWS].wrong(
                N_("more than {most} of {key}"), most=MOST_ROWS, key=f"[[{table}]]"
            )
        for row in found:
            self.only(row, known)
        return found

    def table(self, key: str) -> Row:
        """Return the table `[key]`, with the line of its head.

        Raises:
            DataFileError: it is missing or not a table.
        """
        return replace(self.content.row(key), line=self._at(self.content, key).line)

    def only(self, row: Row, known: frozenset[str], within: str = "") -> None:
        """Hold a row to the fields it may have.

        Raises:
            DataFileError: it has another.
        """
        for field in row.values:
            if field not in known:
                name = within + field
                raise self.wrong(row, name, N_("“{key}” is not known here"), key=short(name))

    def wrong(self, row: Row, name: str, problem: str, /, **values: object) -> DataFileError:
        """Return the error that names the line on which a field stands, if that is found."""
        return self._at(row, name).wrong(problem, **values)

    def _at(self, row: Row, name: str) -> Row:
        field = re.compile(rf"\s*(?:\[[\[\s\w.]*?)?{re.escape(name)}\s*[=.\]]")
        for number, line in enumerate(self._text.splitlines()[row.line - 1 :], row.line):
            if field.match(line):
                return replace(row, line=number)
            if row is not self.content and number > row.line and line.lstrip().startswith("[["):
                break
        return row

    def said(self, row: Row, longest: int, within: str = "") -> str:
        """Return a text in the reader's language; the other stands in where it is missing.

        Raises:
            DataFileError: there is none in either, or one is no text or too long.
        """
        found: Mapping[Language, str] = {
            each: self.plain(row, each, longest, within) for each in BOTH if each in row.values
        }
        if not found:
            raise row.wrong(N_("{key} must be text"), key=within + self._language)
        return found.get(self._language) or next(iter(found.values()))

    def within(self, row: Row, key: str, longest: int) -> str:
        """Return the text of a field that has a language each, as `name.en`.

        Raises:
            DataFileError: it is missing, or as `said`.
        """
        if not isinstance(row.values.get(key), dict):
            raise self.wrong(row, key, N_("{key} is missing"), key=key)
        there = row.row(key)
        self.only(there, frozenset(BOTH), f"{key}.")
        return self.said(there, longest, f"{key}.")

    def plain(self, row: Row, key: str, longest: int, within: str = "") -> str:
        """Return a text as it may stand on one line of the screen.

        Raises:
            DataFileError: it is missing, no text or too long.
        """
        value, name = row.values.get(key), within + key
        text = " ".join(clean(value).split()) if isinstance(value, str) else ""
        if not text:
            raise self.wrong(row, name, N_("{key} must be text"), key=name)
        if len(text) > longest:
            raise self.wrong(
                row, name, N_("{key} has more than {most} characters"), key=name, most=longest
            )
        return text

    def number(self, row: Row, key: str, least: int, most: int) -> int:
        """Return a whole number within its bounds.

        Raises:
            DataFileError: it is missing, none, or out of bounds.
        """
        value = row.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(
                row,
                key,
                N_("{key} must be a whole number from {least} to {most}"),
                key=key,
                least=least,
                most=most,
            )
        return value

    def switch(self, row: Row, key: str, *, usual: bool) -> bool:
        """Return true or false; the `usual` one where nothing is said.

        Raises:
            DataFileError: it is neither.
        """
        value = row.values.get(key, usual)
        if not isinstance(value, bool):
            raise self.wrong(row, key, N_("{key} must be true or false"), key=key)
        return value

    def one_of(self, row: Row, key: str, known: Mapping[str, object]) -> str:
        """Return one of the known keys.

        Raises:
            DataFileError: it is missing or another.
        """
        value = row.values.get(key)
        if not isinstance(value, str) or value not in known:
            raise self.wrong(
                row, key, N_("{key} must be one of {known}"), key=key, known=", ".join(known)
            )
        return value


def short(name: str) -> str:
    """Return a name from a file as it may stand in a message."""
    return ellipsis(clean(name), LONGEST_KEY)
