"""Text can be read on every ground, in both themes, also with 256 colours and with none."""

import re
from pathlib import Path

import pytest
from rich.color import Color as RichColor, ColorSystem
from textual.color import Color
from textual.theme import Theme

from coachtui.ui.themes import GROUNDS, PAIRS, TEXT_COLOURS, THEMES

UI = Path(__file__).parents[2] / "src" / "coachtui"
ENOUGH = 4.5


def luminance(colour: str) -> float:
    """Give back the relative luminance of WCAG 2."""
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in Color.parse(colour).rgb)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Give back the contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(theme: Theme) -> dict[str, str]:
    """Give back every colour of a theme by name."""
    return {**theme.to_color_system().generate(), **theme.variables}


def pairs() -> list[tuple[str, str]]:
    """Give back each text colour with each ground it stands on."""
    return [*((text, ground) for text in TEXT_COLOURS for ground in GROUNDS), *PAIRS]


def test_the_ratio_is_that_of_the_standard() -> None:
    """Black on white is 21, the grey that just passes on white 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    """Each pair has a ratio of 4.5 or more."""
    named = variables(theme)
    weak = {pair: contrast(*(named[name] for name in pair)) for pair in pairs()}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_256_colours_leave_it_readable(theme: Theme) -> None:
    """What a terminal without true colour makes of each pair still has a ratio of 4.5."""
    named = variables(theme)
    shown = {
        name: RichColor.parse(named[name].lower())
        .downgrade(ColorSystem.EIGHT_BIT)
        .get_truecolor()
        .hex
        for pair in pairs()
        for name in pair
    }
    weak = {pair: contrast(*(shown[name] for name in pair)) for pair in pairs()}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_without_colour_it_can_still_be_read(theme: Theme) -> None:
    """Under NO_COLOR, where only the brightness is left, text stands out and the cursor shows."""
    named = variables(theme)
    grey = {name: Color.parse(named[name]).monochrome.hex for pair in pairs() for name in pair}
    weak = {pair: contrast(*(grey[name] for name in pair)) for pair in pairs()}
    assert min(weak.values()) >= 3
    assert contrast(grey["block-cursor-background"], grey["background"]) >= 3


def test_the_kit_uses_only_colours_that_were_looked_at() -> None:
    """A text colour in a style of the kit is one of those whose contrast is computed."""
    words = re.compile(r"(?<![a-z-])color:\s*\$([a-z-]+)")
    used = {
        name
        for path in UI.rglob("*.py")
        for name in words.findall(path.read_text(encoding="utf-8"))
    }
    looked_at = {*TEXT_COLOURS, *(text for text, _ in PAIRS)}
    assert used <= looked_at
