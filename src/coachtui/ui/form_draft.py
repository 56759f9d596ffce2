"""How the texts of a form stand in its draft."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NOT_CHOSEN: Final = "not_chosen."
"""Begins the name of the draft that keeps texts of a form which somebody decided against."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts by field name, the field the cursor was in, and what was stored when they began."""

    texts: dict[str, str]
    at: str = ""
    before: dict[str, str] = field(default_factory=dict)


def draft_text(
    texts: Mapping[str, str], at: str = "", before: Mapping[str, str] | None = None
) -> str:
    """Return the draft that holds these texts; `read_draft` reads it."""
    value = {"texts": dict(texts), "at": at, **({"before": dict(before)} if before else {})}
    return json.dumps(value, ensure_ascii=False)


def read_draft(draft: str) -> Draft:
    """Give back what a draft holds; nothing where it is none of a form."""
    try:
        found: object = json.loads(draft)
    except ValueError:
        return Draft({})
    if not isinstance(found, dict):
        return Draft({})
    texts = _texts(found.get("texts"))
    return Draft(texts, str(found.get("at", "")), _texts(found.get("before")))


def _texts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {str(name): str(text) for name, text in found.items()}
