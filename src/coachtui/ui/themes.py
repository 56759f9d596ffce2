"""The program's own colours: with `theme_variants` the only place where they have numbers.

All are colours of the 256 a terminal over SSH shows, so none shifts on the way. Each text colour
stands out from each ground it is used on by a ratio of 4.5 or more, which a test computes.
"""

from typing import Final, TypeVar

from textual.app import App
from textual.theme import Theme

from coachtui.settings import Settings
from coachtui.ui.theme_variants import ANSI_DARK, ANSI_LIGHT, CONTRAST, DARK_16, LIGHT_16

DARK: Final = Theme(
    name="coach-dark",
    dark=True,
    primary="#5fafff",
    secondary="#87afaf",
    accent="#ffaf5f",
    success="#87d787",
    warning="#ffd75f",
    error="#ff8787",
    foreground="#e4e4e4",
    background="#121212",
    surface="#1c1c1c",
    panel="#303030",
    variables={
        # Textual leaves its own boost transparent where a theme names its panel.
        "boost": "#262626",
        "text-primary": "#87afff",
        "text-secondary": "#87afaf",
        "text-accent": "#ffaf5f",
        "text-success": "#87d787",
        "text-warning": "#ffd75f",
        "text-error": "#ff8787",
        "text-muted": "#a8a8a8",
        "text-disabled": "#a8a8a8",
        "border": "#5f87af",
        "border-blurred": "#585858",
        "block-cursor-background": "#5fafff",
        "block-cursor-foreground": "#121212",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#e4e4e4",
        "input-cursor-foreground": "#121212",
        "input-selection-background": "#005f87",
        "input-selection-foreground": "#ffffff",
        "footer-background": "#303030",
        "footer-foreground": "#e4e4e4",
        "footer-description-foreground": "#e4e4e4",
        "footer-key-foreground": "#ffaf5f",
        "scrollbar": "#585858",
        "scrollbar-hover": "#585858",
        "scrollbar-active": "#5f87af",
        "scrollbar-background": "#1c1c1c",
        "scrollbar-background-hover": "#1c1c1c",
        "scrollbar-background-active": "#1c1c1c",
    },
)

LIGHT: Final = Theme(
    name="coach-light",
    dark=False,
    primary="#005faf",
    secondary="#005f5f",
    accent="#87005f",
    success="#005f00",
    warning="#5f5f00",
    error="#870000",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#eeeeee",
    panel="#e4e4e4",
    variables={
        "boost": "#e4e4e4",
        "text-primary": "#005f87",
        "text-secondary": "#005f5f",
        "text-accent": "#87005f",
        "text-success": "#005f00",
        "text-warning": "#5f5f00",
        "text-error": "#870000",
        "text-muted": "#4e4e4e",
        "text-disabled": "#4e4e4e",
        "border": "#005faf",
        "border-blurred": "#8a8a8a",
        "block-cursor-background": "#005faf",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#1c1c1c",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#afd7ff",
        "input-selection-foreground": "#1c1c1c",
        "footer-background": "#e4e4e4",
        "footer-foreground": "#1c1c1c",
        "footer-description-foreground": "#1c1c1c",
        "footer-key-foreground": "#87005f",
        "scrollbar": "#8a8a8a",
        "scrollbar-hover": "#8a8a8a",
        "scrollbar-active": "#005faf",
        "scrollbar-background": "#eeeeee",
        "scrollbar-background-hover": "#eeeeee",
        "scrollbar-background-active": "#eeeeee",
    },
)

T = TypeVar("T")

THEMES: Final = (DARK, LIGHT, CONTRAST)
"""Those whose contrast is promised, with 256 colours too."""
SIXTEEN: Final = (DARK_16, LIGHT_16, CONTRAST)
"""The same for terminals with sixteen colours."""
ALL_THEMES: Final = (*THEMES, DARK_16, LIGHT_16, ANSI_DARK, ANSI_LIGHT)
THEMES_BY_NAME: Final = {theme.name: theme for theme in ALL_THEMES}
"""Asked for with every cell that is drawn."""
_ANSI: Final = {"ansi-dark": ANSI_DARK, "ansi-light": ANSI_LIGHT}
_ORDER: Final = ("dark", "light", "contrast")

TEXT_COLOURS: Final = (
    "foreground",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "text-muted",
    "text-disabled",
    "footer-key-foreground",
    "footer-description-foreground",
)
GROUNDS: Final = ("background", "surface", "panel", "boost", "footer-background")
PAIRS: Final = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
)
"""Foregrounds that stand on one ground only."""


def theme_of(settings: Settings) -> Theme:
    """Return the theme for the colours there are."""
    if settings.accessible:
        return CONTRAST
    if settings.theme in _ANSI:
        return _ANSI[settings.theme]
    return _depth(settings)[_ORDER.index(settings.theme)]


def next_theme(name: str, settings: Settings) -> Theme:
    """Return the theme after the one of that name."""
    themes = _depth(settings)
    names = [theme.name for theme in themes]
    return themes[(names.index(name) + 1) % len(themes)] if name in names else themes[0]


def _depth(settings: Settings) -> tuple[Theme, ...]:
    return SIXTEEN if settings.color == "16" else THEMES


def dress(app: App[T], *, dark: bool = True) -> None:
    """Give an app every theme and put one on."""
    for theme in ALL_THEMES:
        app.register_theme(theme)
    app.theme = DARK.name if dark else LIGHT.name
