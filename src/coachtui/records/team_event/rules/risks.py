"""What may go wrong, as it is typed: one thing a line, behind a slash what is done then."""

from collections.abc import Iterable

from coachtui.records.team_event.model import Risk

_SLASH = " / "


def risks_shown(risks: Iterable[Risk]) -> str:
    """Return the lines that `risks_typed` reads again."""
    return "\n".join(_SLASH.join(filter(None, (risk.what, risk.answer))) for risk in risks)


def risks_typed(text: str) -> tuple[Risk, ...]:
    """Return what the lines of a text say; blank ones are left out.

    Raises:
        pydantic.ValidationError: a part is longer than it may be.
    """
    lines = (line.strip() for line in text.splitlines())
    parts = (line.partition(_SLASH) for line in lines if line.strip(" /"))
    return tuple(
        Risk(what=what.strip() or answer.strip(), answer=answer.strip() if what.strip() else "")
        for what, _, answer in parts
    )
