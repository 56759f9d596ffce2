"""Ready-made events: the program's own, and those a company wrote in its data folder.

A template is a TOML file of `<data folder>/templates`, written like those in `templates/` here. One
by the name of the program's takes its place; `themes.toml` rewords or adds themes. A file with a
mistake is left out whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from coachtui.domain.data_file import DataFileError
from coachtui.domain.pack_files import pack_texts
from coachtui.domain.pack_reader import PackReader
from coachtui.language import N_, Language
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.rules.template import Template
from coachtui.records.team_event.rules.template_file import standard_of, template_of, themes_of
from coachtui.text import slug

__all__ = ["OWN", "Template", "Templates", "load_templates"]

FOLDER: Final = "templates"
OWN: Final = (
    "dinner",
    "sport",
    "volunteering",
    "workshop_offsite",
    "online_quiz",
    "family_day",
    "year_end_party",
)
"""Keys of the program's own, in the order they are offered."""
THEMES, STANDARD = "themes.toml", "standard.toml"


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates in one language.

    Attributes:
        found: the program's own in their order, then a company's by file name.
        themes: what an event may be for, by key.
        left_out: what is wrong in files that were left out.
    """

    found: tuple[Template, ...]
    themes: Mapping[str, str]
    left_out: tuple[DataFileError, ...] = ()

    def by_key(self, key: str) -> Template | None:
        """Return the template of a key; None where there is none of it now."""
        return next((each for each in self.found if each.key == key), None)

    def objectives(self, event: TeamEvent) -> tuple[str, ...]:
        """Return what an event is for, in words: themes by their key, and the user's own text."""
        return tuple(self.themes.get(each, each) for each in event.objectives)


def load_templates(language: Language, folder: Path | None = None) -> Templates:
    """Return the program's templates, and those of a data folder beside or over them.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    texts = () if folder is None else tuple(pack_texts(folder, FOLDER))
    themes = themes_of(_packaged(THEMES, language))
    standard = standard_of(_packaged(STANDARD, language))
    left_out: list[DataFileError] = []
    try:
        for file, text in texts:
            if file == THEMES:
                themes.update(themes_of(_reader(file, text, language)))
    except DataFileError as error:
        left_out.append(error)
    found = {
        key: template_of(_packaged(f"{key}.toml", language), key, themes, standard) for key in OWN
    }
    files_of: dict[str, str] = {}
    for file, text in texts:
        if file == THEMES:
            continue
        try:
            reader = _reader(file, text, language)
            key = _key(file, files_of)
            found[key] = template_of(reader, key, themes, standard)
            files_of[key] = file
        except DataFileError as error:
            left_out.append(error)
    return Templates(tuple(found.values()), themes, tuple(left_out))


def _packaged(file: str, language: Language) -> PackReader:
    folder = files("coachtui.records.team_event").joinpath(FOLDER)
    return PackReader(file, folder.joinpath(file).read_text("utf-8"), language)


def _reader(file: str, text: str | DataFileError, language: Language) -> PackReader:
    if isinstance(text, DataFileError):
        raise text
    return PackReader(file, text, language)


def _key(file: str, files_of: Mapping[str, str]) -> str:
    key = slug(Path(file).stem).replace("-", "_")
    if f"{key}.toml" in {THEMES, STANDARD}:
        raise DataFileError(file, 0, N_("the program keeps this name: call the file another"))
    if key in files_of:
        raise DataFileError(file, 0, N_("{key} is in {file} already"), key=key, file=files_of[key])
    return key
