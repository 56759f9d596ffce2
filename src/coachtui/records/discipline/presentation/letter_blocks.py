"""The blocks of a letter, filled from what is known; and what stands on every page of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from coachtui.exchange.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Letterhead,
    Paragraph,
    Room,
    Signature,
    Signatures,
)
from coachtui.language import Words
from coachtui.language.sentences import filled
from coachtui.records.discipline.presentation.law_words import article
from coachtui.records.discipline.presentation.letter_templates import (
    BlockTemplate,
    Piece,
    Template,
    common,
)
from coachtui.records.discipline.presentation.letter_values import Named
from coachtui.records.discipline.rules.law import LawPack, Rule

OPEN: Final = "……………………"
"""Stands for what is not known yet, to be filled in by hand."""
_LINES: Final = 3
"""Lines to write on where a whole passage is not known yet."""


def blocks_of(
    template: Template, system: str, values: Named, lists: Mapping[str, Sequence[Named]]
) -> Iterator[Block]:
    """Give the blocks of a letter that stand under a system of law, filled."""
    known = {name for name, value in values.items() if value}
    known |= {name for name, entries in lists.items() if entries}
    told = {name: value or OPEN for name, value in values.items()}
    for block in template.blocks:
        if block.system not in {"", system} or block.unless in known:
            continue
        if block.when and block.when not in known:
            continue
        pieces = [
            piece
            for piece in block.pieces
            if piece.system in {"", system} and (not piece.when or piece.when in known)
        ]
        yield from _block(block, pieces, told, lists)


def letterhead_of(
    words: Words, template: Template, system: str, on: date | None
) -> Letterhead | None:
    """Return the head of a letter, where the law it is written under has one.

    Args:
        words: of the letter's language.
        template: the letter.
        system: of law.
        on: the day of its step; None before it is taken.
    """
    if not template.head or system != "vn":
        return None
    shared = common(words.language)
    day = on if template.dated else None
    of_body = template.head != "nation"
    return Letterhead(
        nation=shared["nation"],
        motto=shared["motto"],
        dated=shared["dated_open"]
        if day is None
        else filled(shared["dated"], _day_parts(words, day)),
        issuer=shared[template.head] if of_body else "",
        number=shared["letter_number"] if of_body else "",
    )


def _day_parts(words: Words, day: date) -> Named:
    return {
        "date": words.day(day),
        "day": f"{day.day:02}",
        "month": f"{day.month:02}",
        "year": f"{day.year}",
    }


def sources_of(words: Words, pack: LawPack, rules: Iterable[Rule]) -> Iterator[Block]:
    """Give what a letter rests on: article, source, and how sure each is."""
    shared = common(words.language)
    items = tuple(
        filled(
            shared["source"],
            {
                "article": article(words, rule),
                "source": rule.source,
                "confidence": rule.confidence,
                "verified": verified_told(words, pack, rule),
            },
        )
        for rule in rules
    )
    if items:
        yield Heading(shared["sources"], 3)
        yield Bullets(items, small=True)


def pack_notice(words: Words, pack: LawPack, rules: Iterable[Rule]) -> str:
    """Return the line that names pack, version and articles."""
    return filled(
        common(words.language)["pack"],
        {
            "pack": pack.name,
            "version": pack.version,
            "compiled": words.day(pack.compiled_on),
            "verified": verified_told(words, pack),
            "articles": "; ".join(dict.fromkeys(article(words, rule) for rule in rules)) or "–",
        },
    )


def verified_told(words: Words, pack: LawPack, rule: Rule | None = None) -> str:
    """Return who compared a pack, or a rule of it, with the law; or that nobody has."""
    shared = common(words.language)
    day = (rule.verified_on if rule else None) or pack.verified_on
    if day is None:
        return shared["unverified"]
    who = (rule.verified_by if rule else "") or pack.verified_by or "?"
    return filled(shared["verified"], {"day": words.day(day), "who": who})


def foot_of(words: Words, pack: LawPack, number: str, head: str) -> str:
    """Return the foot of every page: the case, the pack, and the head of the chain."""
    values = {"number": number, "pack": pack.name, "version": pack.version, "head": head or "–"}
    return filled(common(words.language)["foot"], values)


def _block(
    block: BlockTemplate,
    pieces: Sequence[Piece],
    told: Named,
    lists: Mapping[str, Sequence[Named]],
) -> Iterator[Block]:
    entries = lists.get(block.each, ())
    match block.kind:
        case "heading":
            yield Heading(filled(block.text, told))
        case "text" | "centred" | "quote":
            text = filled(block.text, told)
            yield (
                Room(_LINES)
                if text == OPEN
                else Paragraph(text, centred=block.kind == "centred", quoted=block.kind == "quote")
            )
        case "room":
            yield Room(block.lines)
        case "list" if entries:
            yield Bullets(tuple(filled(block.text, entry) for entry in entries))
        case "rows":
            yield Grid(tuple((piece.label, filled(piece.value, told)) for piece in pieces))
        case "table" if entries:
            yield _table(pieces, entries)
        case "signatures":
            yield Signatures(tuple(_signatures(block, pieces, told, lists)))


def _table(pieces: Sequence[Piece], entries: Sequence[Named]) -> Grid:
    """Return a table without the columns nothing is known of, unless they are to be filled in."""
    rows = [[filled(piece.value, entry) for piece in pieces] for entry in entries]
    shown = [n for n, piece in enumerate(pieces) if not piece.value or any(row[n] for row in rows)]
    return Grid(
        tuple(tuple(row[n] for n in shown) for row in rows),
        tuple(pieces[n].label for n in shown),
    )


def _signatures(
    block: BlockTemplate,
    pieces: Sequence[Piece],
    told: Named,
    lists: Mapping[str, Sequence[Named]],
) -> Iterator[Signature]:
    for piece in pieces:
        name = filled(piece.value, told)
        yield Signature(piece.label, block.text, "" if name == OPEN else name)
    for one in lists.get("people", ()) if block.people else ():
        yield Signature(one["role"], one["refusal"] or block.text, one["name"])
