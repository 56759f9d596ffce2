"""The questions of a coaching talk: goal, reality, options, will."""

from dataclasses import dataclass
from typing import Final, get_args

from coachtui.domain.data_file import Row, packaged, rows, whole
from coachtui.domain.log_entry import GrowPart
from coachtui.language import Language

STANDARD: Final = "grow.toml"
PARTS: Final[tuple[GrowPart, ...]] = get_args(GrowPart)
"""In the order of a talk."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to ask next."""

    part: GrowPart
    letter: str
    """G, R, O or W."""
    text: str
    """With `{nv}` for the rep and `{ql}` for the manager: `Words.fill` puts the pronouns."""


def prompts(language: Language) -> tuple[Prompt, ...]:
    """Return the questions that come with the program, in the order in which they are asked.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    return read_prompts(packaged(STANDARD), STANDARD, language)


def read_prompts(text: str, file: str, language: Language) -> tuple[Prompt, ...]:
    """Return the questions a TOML text holds; `file` names it in errors.

    Raises:
        DataFileError: a question lacks a language, or its part is unknown or out of order.
    """
    read: list[Prompt] = []
    for row in rows(whole(text, file), "prompt", text):
        part = _part(row)
        if read and PARTS.index(part) < PARTS.index(read[-1].part):
            raise row.wrong(f"{part} comes after {read[-1].part}")
        both = {"en": row.text("en"), "vi": row.text("vi")}
        read.append(Prompt(part, part[0].upper(), both[language]))
    return tuple(read)


def _part(row: Row) -> GrowPart:
    named = row.text("part")
    for part in PARTS:
        if part == named:
            return part
    raise row.wrong(f"part must be one of {', '.join(PARTS)}")
