"""A document as a small structure: made once, given out as text, Markdown, page, .docx or PDF."""

from dataclasses import dataclass

from coachtui.language import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 2 is the highest."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline in it begins a line.

    Attributes:
        quoted: whether somebody's own words stand in it.
    """

    text: str
    centred: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; a small one stands below what matters, as sources do."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a table, all of the same length; without a head the first cell names its row."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Dotted lines over the whole width, to be written on by hand."""

    lines: int


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for one signature: who signs, how, and their name where it is known."""

    role: str
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side where there is room."""

    lines: tuple[Signature, ...]


Block = Heading | Paragraph | Bullets | Grid | Room | Signatures


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a formal letter in Vietnam, above its title.

    Attributes:
        nation: its name; `motto` what stands below it.
        issuer: who the letter is from; "" where a person writes and not a body.
        number: the letter's own, or room for it.
        dated: place and day, or room for them.
    """

    nation: str
    motto: str
    dated: str
    issuer: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document.

    Attributes:
        notices: stand at the head of every page.
        marks: as `notices`, but so that nobody overlooks them.
        foot: stands at the foot of every page.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    foot: str = ""
    letterhead: Letterhead | None = None
