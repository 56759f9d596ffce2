"""What is scored at which kind of call: the program's own scorecards and the packs of a team.

A pack is a TOML file in `<data folder>/competencies`, written like `competencies/standard.toml`:
a key of the standard is reworded, another letter is a competency of the team's own. `[[sheet]]`
says what is scored at a kind of call. A pack with a mistake is left out whole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coachtui.domain.competency import (
    ANCHORED,
    SCORES,
    Competencies,
    Competency,
    load_competencies,
)
from coachtui.domain.data_file import DataFileError, Row, packaged, rows, whole
from coachtui.domain.pack_files import pack_texts
from coachtui.language import N_, Language
from coachtui.language.labels import GROUPS
from coachtui.text import clean, ellipsis

SHEETS: Final = "competencies/sheets.toml"
CALL_TYPES: Final = tuple(GROUPS["call_type"])
LONGEST_NAME, LONGEST_ANCHOR, LONGEST_MARK = 60, 200, 6
"""Characters of a competency's name, of a behaviour, and of the sign for not observed."""
_KEYS: Final = N_('competencies must be keys, as ["Q", "L"]')
_BOTH: Final[tuple[Language, ...]] = ("en", "vi")
_TABLES: Final = frozenset({"competency", "sheet", "scale", "not_observed"})
_FIELDS: Final = {
    "competency": frozenset({"key", *_BOTH, *map(str, ANCHORED)}),
    "sheet": frozenset({"call_type", "competencies"}),
    "scale": frozenset({"score", *_BOTH}),
    "not_observed": frozenset({"mark", *_BOTH}),
}


@dataclass(frozen=True, slots=True)
class Scorecards:
    """All competencies in one language, and which are scored at which kind of call.

    Attributes:
        competencies: the standard's and those of the packs.
        sheets: keys in the order of a call, by kind of call.
        problems: what is wrong in packs that were left out.
    """

    competencies: Competencies
    sheets: Mapping[str, tuple[str, ...]]
    problems: tuple[DataFileError, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys a line may score."""
        return frozenset(self.competencies.by_key)

    def sheet(self, call_type: str) -> tuple[Competency, ...]:
        """Return what is scored at a kind of call; all there is where it has no sheet."""
        keys = self.sheets.get(call_type, tuple(self.competencies.by_key))
        return tuple(self.competencies.by_key[key] for key in keys)


def load_scorecards(language: Language, folder: Path | None = None) -> Scorecards:
    """Return the program's own scorecards with the packs of a data folder put over them.

    Packs are read by name, so one may use what an earlier one adds.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    found = _standard(language)
    problems: list[DataFileError] = []
    owners: dict[str, str] = {}
    for name, text in () if folder is None else pack_texts(folder):
        if isinstance(text, DataFileError):
            problems.append(text)
            continue
        try:
            found, owners = _Pack(name, text, language).over(found, owners)
        except DataFileError as error:
            problems.append(error)
    return replace(found, problems=tuple(problems))


def _standard(language: Language) -> Scorecards:
    competencies = load_competencies(language)
    text = packaged(SHEETS)
    read = rows(whole(text, SHEETS), "sheet", text)
    sheets = dict(_sheet(row, frozenset(competencies.by_key)) for row in read)
    if set(sheets) != set(CALL_TYPES):
        raise DataFileError(SHEETS, 0, N_("{key} is missing"), key="[[sheet]]")
    return Scorecards(competencies, MappingProxyType(sheets))


class _Pack:
    """One pack while it is read."""

    def __init__(self, file: str, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._content = whole(text, file)
        self._claimed: set[str] = set()

    def over(
        self, before: Scorecards, owners: Mapping[str, str]
    ) -> tuple[Scorecards, dict[str, str]]:
        """Return scorecards with this pack over those read before, and which pack said what.

        Raises:
            DataFileError: something in it is wrong; nothing of it counts then.
        """
        if not self._content.values:
            raise self._content.wrong(N_("{key} is missing"), key="[[competency]]")
        self._only(self._content, _TABLES)
        by_key = dict(before.competencies.by_key)
        for row in self._rows("competency"):
            competency = self._competency(row)
            self._claim(row, competency.key, owners)
            by_key[competency.key] = competency
        sheets = dict(before.sheets)
        for row in self._rows("sheet"):
            call_type, keys = _sheet(row, frozenset(by_key))
            self._claim(row, call_type, owners)
            sheets[call_type] = keys
        competencies = self._reworded(replace(before.competencies, by_key=by_key))
        said = dict.fromkeys(self._claimed, self._content.file)
        return Scorecards(competencies, MappingProxyType(sheets)), {**owners, **said}

    def _rows(self, table: str) -> tuple[Row, ...]:
        if table not in self._content.values:
            return ()
        found = rows(self._content, table, self._text)
        for row in found:
            self._only(row, _FIELDS[table])
        return found

    def _only(self, row: Row, known: frozenset[str], within: str = "") -> None:
        for field in row.values:
            if field not in known:
                there = self._at(row, within + field)
                raise there.wrong(N_("“{key}” is not known here"), key=_short(within + field))

    def _at(self, row: Row, name: str) -> Row:
        """Return a row with the line on which a name stands in it, if that is found."""
        field = re.compile(rf"\s*(?:\[[\[\s\w.]*?)?{re.escape(name)}\s*[=.\]]")
        lines = self._text.splitlines()
        for number, line in enumerate(lines[row.line - 1 :], row.line):
            if field.match(line):
                return replace(row, line=number)
            if row is not self._content and number > row.line and line.lstrip().startswith("[["):
                break
        return row

    def _claim(self, row: Row, key: str, owners: Mapping[str, str]) -> None:
        if key in self._claimed:
            raise row.wrong(N_("{key} stands twice"), key=key)
        if key in owners:
            raise row.wrong(N_("{key} is in {file} already"), key=key, file=owners[key])
        self._claimed.add(key)

    def _competency(self, row: Row) -> Competency:
        key = row.text("key")
        if len(key) != 1 or not key.isascii() or not key.isupper():
            raise self._at(row, "key").wrong(N_("key must be one letter A to Z"))
        anchors: dict[int, str] = {}
        for score in ANCHORED:
            anchor, within = row.row(str(score)), f"{score}."
            self._only(anchor, frozenset(_BOTH), within)
            anchors[score] = self._said(anchor, LONGEST_ANCHOR, within)
        return Competency(key, self._said(row, LONGEST_NAME), anchors)

    def _said(self, row: Row, longest: int, within: str = "") -> str:
        """Return a text in the language of the screen; the other stands in where it is missing."""
        said = {
            each: self._plain(row, each, longest, within) for each in _BOTH if each in row.values
        }
        if not said:
            raise row.wrong(N_("{key} must be text"), key=within + self._language)
        return said.get(self._language) or next(iter(said.values()))

    def _plain(self, row: Row, key: str, longest: int, within: str = "") -> str:
        """Return a text as it may stand on one line of the screen."""
        value, name = row.values.get(key), within + key
        said = " ".join(clean(value).split()) if isinstance(value, str) else ""
        if not said:
            raise self._at(row, name).wrong(N_("{key} must be text"), key=name)
        if len(said) > longest:
            raise self._at(row, name).wrong(
                N_("{key} has more than {most} characters"), key=name, most=longest
            )
        return said

    def _reworded(self, competencies: Competencies) -> Competencies:
        """Return the competencies with the words of the scale that stand in the pack."""
        scale = dict(competencies.scale)
        for row in self._rows("scale"):
            score = row.values.get("score")
            if isinstance(score, bool) or score not in SCORES:
                raise self._at(row, "score").wrong(N_("score must be a number from 1 to 5"))
            scale[score] = self._said(row, LONGEST_NAME)
        if "not_observed" not in self._content.values:
            return replace(competencies, scale=scale)
        line = self._at(self._content, "not_observed").line
        unseen = replace(self._content.row("not_observed"), line=line)
        self._only(unseen, _FIELDS["not_observed"])
        return replace(
            competencies,
            scale=scale,
            mark_not_observed=self._plain(unseen, "mark", LONGEST_MARK),
            not_observed=self._said(unseen, LONGEST_NAME),
        )


def _sheet(row: Row, known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    call_type, keys = row.text("call_type"), row.values.get("competencies")
    if call_type not in CALL_TYPES:
        raise row.wrong(N_("call_type must be one of {known}"), known=", ".join(CALL_TYPES))
    if not isinstance(keys, list) or not keys:
        raise row.wrong(_KEYS)
    sheet: dict[str, None] = {}
    for key in keys:
        if not isinstance(key, str):
            raise row.wrong(_KEYS)
        if key not in known:
            raise row.wrong(N_("there is no competency {key}"), key=_short(key))
        if key in sheet:
            raise row.wrong(N_("{key} stands twice"), key=key)
        sheet[key] = None
    return call_type, tuple(sheet)


def _short(name: str) -> str:
    return ellipsis(clean(name), LONGEST_NAME)
