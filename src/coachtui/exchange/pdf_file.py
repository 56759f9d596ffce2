"""A document as a PDF, to be printed or sent; needs the extra `pdf`."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

from coachtui.exchange.paper import Block, Paper
from coachtui.extras import MissingExtraError, extra
from coachtui.language import N_, Language
from coachtui.text import clean

SOURCE: Final = "paper.typ"
SUFFIX: Final = ".pdf"
WITHOUT: Final = N_("For a PDF as well, install coachtui[pdf].")
"""What to say where other forms were written and there is no PDF among them."""
_REGIONS: Final[Mapping[Language, str]] = {"vi": "VN", "en": "GB"}


def pdf_file(paper: Paper, now: datetime) -> bytes:
    """Return a document as PDF: A4, tagged, its language named, its pages numbered.

    The same paper and moment give the same bytes on every machine: only fonts that come with the
    typesetter are used, and they have all Vietnamese letters. The library is imported with the
    first call, which takes a moment: call it in a thread where a screen waits.

    Args:
        paper: the document; its texts are handed over as data and never read as markup.
        now: the moment the file is made, with its zone.

    Raises:
        MissingExtraError: `coachtui[pdf]` is not installed.
    """
    made = extra("typst").compile(
        _source(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_data(paper), ensure_ascii=False)},
        timestamp=now,
    )
    return bytes(made)


def maybe_pdf(paper: Paper, now: datetime) -> dict[str, bytes]:
    """Return the PDF by its suffix, as `pdf_file`; nothing where the extra is not installed."""
    try:
        return {SUFFIX: pdf_file(paper, now)}
    except MissingExtraError:
        return {}


@cache
def _source() -> bytes:
    return files("coachtui.exchange").joinpath(SOURCE).read_bytes()


def _data(paper: Paper) -> object:
    """Return a paper as plain data, without what no page can show."""
    return _cleaned(
        {
            **asdict(paper),
            "region": _REGIONS[paper.language],
            "blocks": [_block(each) for each in paper.blocks],
        }
    )


def _block(block: Block) -> dict[str, object]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value, lines=True)
        case Mapping():
            return {name: _cleaned(each) for name, each in value.items()}
        case list() | tuple():
            return [_cleaned(each) for each in value]
        case _:
            return value
