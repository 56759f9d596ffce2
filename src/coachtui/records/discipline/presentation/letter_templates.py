"""The wording of the letters as data: in `letters/*.toml`, each in Vietnamese and English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from coachtui.domain.data_file import Row, rows, whole
from coachtui.language import N_, Language, Words
from coachtui.text import fold

FOLDER: Final = "letters"
COMMON: Final = "common.toml"
_LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")
_THE: Final = "the "
LETTERS: Final = (
    *("breach_minutes", "breach_notice", "statement", "union_opinion", "proposal"),
    *("hearing_notice", "invitation", "postponement", "hearing_minutes", "decision", "warning"),
    *("support_plan", "review"),
)
Guarding = Literal["always", "ahead", "never"]
"""When the guards are asked: always; only before the step is taken, as a record of it is no wrong;
never, as it only writes down facts."""
Kind = Literal["heading", "text", "centred", "quote", "room", "list", "rows", "table", "signatures"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A named text with what it holds, as `Employee: {person}`; left out as a block is."""

    label: str
    value: str
    when: str
    system: str


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """One block of a letter.

    Attributes:
        text: with `{names}` to be filled; the note under each line of signatures.
        when: what must be known for the block to stand; `unless` what must not.
        system: of law, where it belongs to one alone.
        each: the collection a list or a table is made of.
        people: whether everybody who was to attend signs.
        lines: to be written on by hand, of a `room`.
    """

    kind: Kind
    text: str
    when: str
    unless: str
    system: str
    each: str
    pieces: tuple[Piece, ...]
    people: bool
    lines: int


@dataclass(frozen=True, slots=True)
class Template:
    """A letter.

    Attributes:
        steps: the step it belongs to, by system of law or `capability`.
        ahead: whether it can be drafted before that step is taken.
        before: the step after which it is drafted no more; "" where there is none.
        head: under the law of Vietnam: a sentence of `common` that says who issues it, `nation`
            where a person writes it, "" where it has no head.
        dated: whether it bears the day of its step; else the day is left open.
        rules: keys of rules it rests on; those a pack does not have are passed over.
    """

    key: str
    order: int
    steps: Mapping[str, str]
    guard: Guarding
    ahead: bool
    before: str
    head: str
    dated: bool
    rules: tuple[str, ...]
    title: str
    blocks: tuple[BlockTemplate, ...]


@cache
def templates(language: Language) -> tuple[Template, ...]:
    """Return all letters in a language, in the order they are written in.

    Raises:
        DataFileError: a file was changed and is not complete.
    """
    found = [read_template(_shipped(f"{key}.toml"), key, language) for key in LETTERS]
    return tuple(sorted(found, key=lambda each: each.order))


@cache
def common(language: Language) -> Mapping[str, str]:
    """Return the sentences every letter has, by name.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    table = whole(_shipped(COMMON), COMMON).row("common")
    return {name: table.row(name).text(language) for name in table.values}


def clause_told(words: Words, clause: str, stands_in: str) -> str:
    """Return a clause with what it stands in, named once; "" where no clause is known.

    Args:
        words: of the letter's language.
        clause: as it was put on record, in whatever language.
        stands_in: key of the rules, the contract or the law.
    """
    named = (fold(common(each)[stands_in]).removeprefix(_THE) for each in _LANGUAGES)
    if not clause or any(name in fold(clause) for name in named):
        return clause
    return f"{clause} – {common(words.language)[stands_in]}"


def read_template(text: str, key: str, language: Language) -> Template:
    """Return the letter a TOML text holds.

    Raises:
        DataFileError: it is not complete.
    """
    content = whole(text, f"{key}.toml")
    head = content.row("letter")
    steps = head.row("steps")
    order, rules = head.values.get("order"), head.values.get("rules")
    if not isinstance(order, int) or not isinstance(rules, list):
        raise head.wrong(N_("{key} is missing"), key="order, rules")
    return Template(
        key=key,
        order=order,
        steps={name: steps.text(name) for name in steps.values},
        guard=_guard(head),
        ahead=head.values.get("ahead") is not False,
        before=_word(head, "before"),
        head=_word(head, "head"),
        dated=head.values.get("dated") is not False,
        rules=tuple(map(str, rules)),
        title=head.row("title").text(language),
        blocks=tuple(_block(row, language) for row in rows(content, "block", text)),
    )


def _shipped(name: str) -> str:
    return files("coachtui.records.discipline").joinpath(FOLDER).joinpath(name).read_text("utf-8")


def _guard(row: Row) -> Guarding:
    named = row.text("guard")
    if named not in _GUARDS:
        raise row.wrong(N_("{key} must be one of {known}"), key="guard", known=", ".join(_GUARDS))
    return _GUARDS[named]


def _block(row: Row, language: Language) -> BlockTemplate:
    named = row.text("kind")
    if named not in _KINDS:
        raise row.wrong(N_("{key} must be one of {known}"), key="kind", known=", ".join(_KINDS))
    text = row.text(language) if language in row.values else ""
    if "note" in row.values:
        text = row.row("note").text(language)
    return BlockTemplate(
        kind=_KINDS[named],
        text=text,
        when=_word(row, "when"),
        unless=_word(row, "unless"),
        system=_word(row, "system"),
        each=_word(row, "each"),
        pieces=tuple(_pieces(row, language)),
        people=row.values.get("people") is True,
        lines=_count(row, "lines"),
    )


def _pieces(row: Row, language: Language) -> Iterator[Piece]:
    for name in ("rows", "columns", "roles"):
        given = row.values.get(name, [])
        for values in given if isinstance(given, list) else []:
            piece = Row(row.file, row.line, values if isinstance(values, dict) else {})
            yield Piece(
                label=piece.text(language),
                value=_word(piece, "value"),
                when=_word(piece, "when"),
                system=_word(piece, "system"),
            )


def _word(row: Row, name: str) -> str:
    value = row.values.get(name, "")
    if not isinstance(value, str):
        raise row.wrong(N_("{key} must be text"), key=name)
    return value


def _count(row: Row, name: str) -> int:
    value = row.values.get(name, 0)
    if not isinstance(value, int):
        raise row.wrong(N_("{key} must be a whole number"), key=name)
    return value


_GUARDS: Final[Mapping[str, Guarding]] = {"always": "always", "ahead": "ahead", "never": "never"}
_KINDS: Final[Mapping[str, Kind]] = {
    "heading": "heading",
    "text": "text",
    "centred": "centred",
    "quote": "quote",
    "room": "room",
    "list": "list",
    "rows": "rows",
    "table": "table",
    "signatures": "signatures",
}
