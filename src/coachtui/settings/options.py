"""What the user may choose. A new setting is one field here; its annotation says what fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least and most of a number."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """The keys somebody wants for a command, and where that is written.

    `keys` are names parted by commas, as `n,f6`, or `none`.
    """

    command: str
    keys: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which set of keys to begin with ('': the default one), and what is different from it."""

    preset: str = ""
    chosen: tuple[KeyChoice, ...] = ()


Color = Literal["auto", "truecolor", "256", "16", "none"]
PRESETS: Final = ("default", "function-keys")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may choose. `zone` is the team's; `opening_line` may hold {nv} and {ql}.

    A text with choices is a `Literal`, a number has its `Bounds`, what is on or off is a `bool`.
    Source of the two norms: a ride a month for new reps, a day a quarter for seasoned ones.
    """

    language: Literal["auto", "en", "vi"] = "auto"
    clipboard: Literal["off", "osc52", "screen"] = "off"
    mouse: Literal["auto", "on", "off"] = "auto"
    zone: str = "Asia/Ho_Chi_Minh"
    opening_line: str = ""
    theme: Literal["dark", "light", "contrast", "ansi-dark", "ansi-light"] = "dark"
    """The last two use the terminal's own sixteen colours, whatever these look like there."""
    color: Color = "auto"
    """How many colours are sent; `auto` goes by TERM, COLORTERM and NO_COLOR."""
    accessible: bool = False
    """For screen readers: no boxes or rules, the terminal's own cursor, strongest contrast."""
    borders: Literal["unicode", "ascii"] = "unicode"
    """What boxes, rules and bars are drawn with."""
    debrief: Literal["end_of_day", "per_call"] = "end_of_day"
    """When a field day is debriefed, unless the day says otherwise."""
    half_days_new: Annotated[float, Bounds(0.1, 20.0)] = 2.0
    """Half-days a month in the field with a rep in the first three months."""
    half_days_seasoned: Annotated[float, Bounds(0.1, 20.0)] = 0.67
    """The same with everybody else: a day in a quarter."""
    margin: Annotated[float, Bounds(0.0, 99.0)] = 0.0
    """Per cent of the price that is left over, for what a discount costs; 0: nobody said."""
    saturday: bool = False
    """Whether the company works Monday to Saturday; deadlines in working days count by it."""
    initials: bool = True
    """Whether lists of the HR records name people by their initials, and pages for both others."""
    data_folder: str = ""
    """Folder of the records; '' leaves it where the platform has such folders."""
    backup_folder: str = ""
    """A second folder that “coachtui backup” writes to as well; '' for none."""
    daily_backup: bool = True
    """Whether the screens make a backup each day, in the data and in the second folder."""
    editor: Literal["off", "on"] = "off"
    """Whether F4 may hand a long text to the program that VISUAL or EDITOR names."""
    keys: Keymap = Keymap()
    """Keys by command; whether these can be is looked at where the commands are known."""


Values = Mapping[str, object]
"""Settings by name, each of the type its field has."""
