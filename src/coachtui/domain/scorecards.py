"""What is scored at which kind of call: the program's own scorecards and the packs of a team.

A pack is a TOML file in `<data folder>/competencies`, written like `competencies/standard.toml`:
a key of the standard is reworded, another letter is a competency of the team's own. `[[sheet]]`
says what is scored at a kind of call. A pack with a mistake is left out whole.
"""

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
from coachtui.domain.pack_reader import BOTH, PackReader, short
from coachtui.language import N_, Language
from coachtui.language.labels import GROUPS

SHEETS: Final = "competencies/sheets.toml"
CALL_TYPES: Final = tuple(GROUPS["call_type"])
LONGEST_NAME, LONGEST_ANCHOR, LONGEST_MARK = 60, 200, 6
"""Characters of a competency's name, of a behaviour, and of the sign for not observed."""
_KEYS: Final = N_('competencies must be keys, as ["Q", "L"]')
_TABLES: Final = frozenset({"competency", "sheet", "scale", "not_observed"})
_FIELDS: Final = {
    "competency": frozenset({"key", *BOTH, *map(str, ANCHORED)}),
    "sheet": frozenset({"call_type", "competencies"}),
    "scale": frozenset({"score", *BOTH}),
    "not_observed": frozenset({"mark", *BOTH}),
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
        self._reader = PackReader(file, text, language)
        self._content = self._reader.content
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
        self._reader.only(self._content, _TABLES)
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
        return self._reader.rows(table, _FIELDS[table])

    def _claim(self, row: Row, key: str, owners: Mapping[str, str]) -> None:
        if key in self._claimed:
            raise row.wrong(N_("{key} stands twice"), key=key)
        if key in owners:
            raise row.wrong(N_("{key} is in {file} already"), key=key, file=owners[key])
        self._claimed.add(key)

    def _competency(self, row: Row) -> Competency:
        key = row.text("key")
        if len(key) != 1 or not key.isascii() or not key.isupper():
            raise self._reader.wrong(row, "key", N_("key must be one letter A to Z"))
        anchors: dict[int, str] = {}
        for score in ANCHORED:
            anchors[score] = self._reader.within(row, str(score), LONGEST_ANCHOR)
        return Competency(key, self._reader.said(row, LONGEST_NAME), anchors)

    def _reworded(self, competencies: Competencies) -> Competencies:
        """Return the competencies with the words of the scale that stand in the pack."""
        scale = dict(competencies.scale)
        for row in self._rows("scale"):
            score = row.values.get("score")
            if isinstance(score, bool) or score not in SCORES:
                raise self._reader.wrong(row, "score", N_("score must be a number from 1 to 5"))
            scale[score] = self._reader.said(row, LONGEST_NAME)
        if "not_observed" not in self._content.values:
            return replace(competencies, scale=scale)
        unseen = self._reader.table("not_observed")
        self._reader.only(unseen, _FIELDS["not_observed"])
        return replace(
            competencies,
            scale=scale,
            mark_not_observed=self._reader.plain(unseen, "mark", LONGEST_MARK),
            not_observed=self._reader.said(unseen, LONGEST_NAME),
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
            raise row.wrong(N_("there is no competency {key}"), key=short(key))
        if key in sheet:
            raise row.wrong(N_("{key} stands twice"), key=key)
        sheet[key] = None
    return call_type, tuple(sheet)
