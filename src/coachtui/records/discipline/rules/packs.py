"""Packs of law and policy: dated rules read from TOML, the program's own and those of a company.

A company's packs lie in `<data folder>/lawpacks`, written like `lawpacks/vn-2019.toml`. A pack with
a mistake is left out whole: half a law misleads more than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

from coachtui.domain.data_file import DataFileError, Row, rows, whole
from coachtui.domain.pack_files import pack_texts
from coachtui.language import N_
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.rules.pack_rows import pack_of
from coachtui.text import clean

FOLDER: Final = "lawpacks"
SHIPPED: Final = ("vn-2019", "uk-acas", "generic")
WORKING_DAYS: Final = "working_days.toml"


@dataclass(frozen=True, slots=True)
class LawPacks:
    """All packs at hand.

    Attributes:
        packs: those that can be used, the program's own first.
        problems: what is wrong in files that were left out.
    """

    packs: tuple[LawPack, ...]
    problems: tuple[DataFileError, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names there are, each once."""
        return tuple(dict.fromkeys(pack.name for pack in self.packs))

    def named(self, name: str, version: str = "") -> LawPack | None:
        """Return the pack of a name in a version, else the one compiled last; None without one."""
        found = [pack for pack in self.packs if pack.name == name and version in {"", pack.version}]
        return max(found, key=lambda pack: pack.compiled_on, default=None)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A day of a week's end that was worked in exchange for a day off.

    Attributes:
        source_year: the year of what ordered the exchange.
    """

    day: date
    off: date
    source: str
    source_year: int


def load_packs(folder: Path | None = None) -> LawPacks:
    """Return the program's own packs and those of a data folder.

    Raises:
        DataFileError: a pack that comes with the program was changed and is not complete.
    """
    found = [read_pack(_shipped(f"{name}.toml"), f"{name}.toml") for name in SHIPPED]
    problems: list[DataFileError] = []
    for name, text in () if folder is None else pack_texts(folder, FOLDER):
        if isinstance(text, DataFileError):
            problems.append(text)
            continue
        try:
            pack = read_pack(text, name)
            _check_new(pack, found, name)
        except DataFileError as error:
            problems.append(error)
        else:
            found.append(pack)
    return LawPacks(tuple(found), tuple(problems))


def read_pack(text: str, file: str) -> LawPack:
    """Return the pack a file's text says.

    Raises:
        DataFileError: it is not TOML, lacks a rule or number that is counted with, or claims more
            than its confidence allows.
    """
    content = whole(text, file)
    stages = rows(content, "stage", text) if "stage" in content.values else ()
    return pack_of(content, rows(content, "rule", text), stages)


def load_made_up() -> tuple[MadeUp, ...]:
    """Return the week's ends worked in exchange for days off, as far as they are known.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    text = _shipped(WORKING_DAYS)
    return tuple(map(_made_up, rows(whole(text, WORKING_DAYS), "made_up", text)))


def changed_rules(older: LawPack, newer: LawPack) -> tuple[str, ...]:
    """Return the keys of rules that one pack has otherwise than another, or alone."""
    keys = dict.fromkeys((*older.rules, *newer.rules))
    return tuple(key for key in keys if older.rules.get(key) != newer.rules.get(key))


def is_stale(pack: LawPack, today: date) -> bool:
    """Tell whether a pack was compared with the law so long ago that amendments must be sought."""
    return (today - (pack.verified_on or pack.compiled_on)).days > pack.stale_after_days


def _shipped(name: str) -> str:
    return files("coachtui.records.discipline").joinpath(FOLDER).joinpath(name).read_text("utf-8")


def _check_new(pack: LawPack, before: Iterable[LawPack], file: str) -> None:
    for other in before:
        if (other.name, other.version) == (pack.name, pack.version):
            raise DataFileError(
                file,
                0,
                N_("{name} {version} is there already: give it another version"),
                name=clean(pack.name),
                version=clean(pack.version),
            )


def _made_up(row: Row) -> MadeUp:
    day, off, year = (row.values.get(key) for key in ("day", "off", "source_year"))
    if type(day) is not date or type(off) is not date or type(year) is not int:
        raise row.wrong(N_("{key} must be a date, as 2026-11-23"), key="day, off")
    return MadeUp(day, off, row.text("source"), year)
