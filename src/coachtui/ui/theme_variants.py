"""Themes beside the usual two: strongest contrast, sixteen colours, and the terminal's own."""

from dataclasses import dataclass, replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a plain theme.

    Attributes:
        text: of everything that has no other.
        ground: behind it.
        bar: behind title and key line.
        head: of headings and frames.
        key: of keys, and of what is pointed out.
        good: of what is done.
        warning: of what is due.
        bad: of what went wrong.
        faint: of what is less important.
        mark: behind the row under the cursor, whose text has the colour of the ground.
    """

    text: str
    ground: str
    bar: str
    head: str
    key: str
    good: str
    warning: str
    bad: str
    faint: str
    mark: str


def painted(name: str, paint: Paint, *, dark: bool) -> Theme:
    """Return a theme of few colours."""
    return Theme(
        name=name,
        dark=dark,
        primary=paint.head,
        secondary=paint.head,
        accent=paint.key,
        success=paint.good,
        warning=paint.warning,
        error=paint.bad,
        foreground=paint.text,
        background=paint.ground,
        surface=paint.ground,
        panel=paint.bar,
        variables={**_texts(paint), **_grounds(paint)},
    )


def _texts(paint: Paint) -> dict[str, str]:
    return {
        "text-primary": paint.head,
        "text-secondary": paint.head,
        "text-accent": paint.key,
        "text-success": paint.good,
        "text-warning": paint.warning,
        "text-error": paint.bad,
        "text-muted": paint.faint,
        "text-disabled": paint.faint,
        "footer-foreground": paint.text,
        "footer-description-foreground": paint.text,
        "footer-key-foreground": paint.key,
    }


def _grounds(paint: Paint) -> dict[str, str]:
    return {
        "boost": paint.ground,
        "border": paint.head,
        "border-blurred": paint.faint,
        "block-cursor-background": paint.mark,
        "block-cursor-foreground": paint.ground,
        "block-cursor-text-style": "bold",
        "input-cursor-background": paint.text,
        "input-cursor-foreground": paint.ground,
        "input-selection-background": paint.mark,
        "input-selection-foreground": paint.ground,
        "footer-background": paint.bar,
        "scrollbar": paint.faint,
        "scrollbar-hover": paint.faint,
        "scrollbar-active": paint.head,
        "scrollbar-background": paint.ground,
        "scrollbar-background-hover": paint.ground,
        "scrollbar-background-active": paint.ground,
    }


CONTRAST: Final = painted(
    "coach-contrast",
    Paint(
        text="#ffffff",
        ground="#000000",
        bar="#000000",
        head="#87ffff",
        key="#ffff00",
        good="#87ff87",
        warning="#ffff00",
        bad="#ffd7d7",
        faint="#d0d0d0",
        mark="#ffff00",
    ),
    dark=True,
)
DARK_16: Final = painted(
    "coach-dark-16",
    Paint(
        text="#ffffff",
        ground="#000000",
        bar="#000080",
        head="#00ffff",
        key="#ffff00",
        good="#55ff55",
        warning="#ffff00",
        bad="#ff00ff",
        faint="#c0c0c0",
        mark="#00ffff",
    ),
    dark=True,
)
LIGHT_16: Final = painted(
    "coach-light-16",
    Paint(
        text="#000000",
        ground="#ffffff",
        bar="#c0c0c0",
        head="#000080",
        key="#800080",
        good="#000080",
        warning="#800080",
        bad="#800000",
        faint="#000000",
        mark="#000080",
    ),
    dark=False,
)


def _ansi(name: str, *, key: str, good: str, bad: str) -> Theme:
    base = BUILTIN_THEMES[name]
    default = "ansi_default"
    return replace(
        base,
        name=f"coach-{name}",
        variables={
            **base.variables,
            "text-primary": default,
            "text-secondary": default,
            "text-accent": key,
            "text-success": good,
            "text-warning": key,
            "text-error": bad,
            "text-muted": default,
            "text-disabled": default,
            "footer-background": default,
            "footer-foreground": default,
            "footer-description-foreground": default,
            "footer-key-foreground": key,
        },
    )


ANSI_DARK: Final = _ansi("ansi-dark", key="ansi_bright_yellow", good="ansi_green", bad="ansi_red")
ANSI_LIGHT: Final = _ansi("ansi-light", key="ansi_magenta", good="ansi_green", bad="ansi_red")
"""How these two look is the terminal's affair."""
