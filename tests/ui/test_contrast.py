"""Text can be read: in every theme, with all colours, with 256 and with sixteen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as RichColor, ColorSystem
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme

from coachtui.catalogue import catalogue
from coachtui.cli.sample import load_sample
from coachtui.settings import Settings
from coachtui.storage import open_store
from coachtui.ui.plain_signs import ASCII, NO_LINES, plain_signs
from coachtui.ui.themes import (
    GROUNDS,
    PAIRS,
    SIXTEEN,
    TEXT_COLOURS,
    THEMES,
    next_theme,
    theme_of,
)
from desks import FixedClock
from places import Place
from screens import segments, settle

SOURCE = Path(__file__).parents[2] / "src" / "coachtui"
STRONGEST = "coach-contrast"
ENOUGH = 4.5
STRONG = 7.0
DRAWN = re.compile("[\u2500-\u259f]")
SETTINGS = {
    "dark": Settings(),
    "light": Settings(theme="light"),
    "contrast": Settings(theme="contrast"),
    "light in sixteen": Settings(theme="light", color="16"),
}


def wanted(theme: Theme) -> float:
    """Give back the least ratio a theme promises."""
    return STRONG if theme.name == STRONGEST else ENOUGH


def luminance(colour: Color) -> float:
    """Give back the relative luminance of WCAG 2."""
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour.rgb)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: Color, other: Color) -> float:
    """Give back the contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shown(colour: str, system: ColorSystem) -> Color:
    """Give back what a terminal with so many colours makes of one."""
    lower = RichColor.parse(colour.lower()).downgrade(system)
    return Color.parse(lower.get_truecolor().hex)


def pairs() -> list[tuple[str, str]]:
    """Give back each text colour with each ground it stands on."""
    return [*((text, ground) for text in TEXT_COLOURS for ground in GROUNDS), *PAIRS]


def weak_pairs(theme: Theme, system: ColorSystem) -> dict[tuple[str, str], float]:
    """Give back the pairs of a theme that stand out too little."""
    named = {**theme.to_color_system().generate(), **theme.variables}
    ratios = {
        (text, ground): contrast(shown(named[text], system), shown(named[ground], system))
        for text, ground in pairs()
    }
    return {pair: ratio for pair, ratio in ratios.items() if ratio < wanted(theme)}


def test_the_ratio_is_that_of_the_standard() -> None:
    """Black on white is 21, the grey that just passes on white 4.5."""
    black, grey, white = (Color.parse(name) for name in ("#000000", "#767676", "#ffffff"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_without_colour_it_can_still_be_read(theme: Theme) -> None:
    """Under NO_COLOR, where only the brightness is left, text stands out and the cursor shows."""
    named = {**theme.to_color_system().generate(), **theme.variables}
    grey = {name: Color.parse(named[name]).monochrome for pair in pairs() for name in pair}
    assert min(contrast(grey[text], grey[ground]) for text, ground in pairs()) >= 3
    assert contrast(grey["block-cursor-background"], grey["background"]) >= 3


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground(theme: Theme, system: ColorSystem) -> None:
    """Each pair has 4.5, in the theme of high contrast 7, and so have its 256 colours."""
    assert weak_pairs(theme, system) == {}


@pytest.mark.parametrize("theme", SIXTEEN, ids=lambda theme: theme.name)
def test_sixteen_colours_are_enough(theme: Theme) -> None:
    """A terminal of sixteen colours has themes of its own, in which the same is so."""
    assert weak_pairs(theme, ColorSystem.STANDARD) == {}


def test_the_kit_uses_only_colours_that_were_looked_at() -> None:
    """Every text colour and every ground in a style of any screen is one computed above."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    written = re.findall(r"(?<![a-z-])color:\s*\$([a-z-]+)", text)
    inline = re.findall(r"\"\$([a-z-]+)[^\"]*\"", text)
    grounds = re.findall(r"(?<![a-z-])background:\s*\$([a-z-]+)", text)
    assert {*written, *inline} <= {*TEXT_COLOURS, *(text for text, _ in PAIRS)}
    assert set(grounds) <= {*GROUNDS, *(ground for _, ground in PAIRS)}
    assert {"text-muted", "foreground"} <= set(written)


class SamplePlace(Place):
    """A folder with the sample team."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock()
        self.kinds = catalogue()
        with self.store() as store, open_store(folder / "hr", now=self.clock.now) as hr:
            load_sample(store, hr)


def in_front(app: App[None]) -> Iterator[list[Segment]]:
    """Give the lines of the screen, or of the dialog; what lies behind one is dimmed on purpose."""
    dialog = app.screen.query(".dialog").results() if app.screen.is_modal else ()
    region = next((one.region for one in dialog), app.screen.region)
    for line in segments(app)[region.y : region.bottom]:
        yield list(Strip(line).crop(region.x, region.right))


def too_weak(line: list[Segment], least: float) -> list[tuple[str, float]]:
    """Give back what of a line stands out too little; what is drawn is no text."""
    found = []
    for segment in line:
        text, style = DRAWN.sub("", segment.text).strip(), segment.style
        if text and style and style.color and style.bgcolor:
            pair = [part.get_truecolor().hex for part in (style.color, style.bgcolor)]
            ratio = contrast(*map(Color.parse, pair))
            found += [(text, round(ratio, 2))] if ratio < least or style.dim else []
    return found


@pytest.mark.parametrize("chosen", SETTINGS)
async def test_every_text_on_the_screens_stands_out(tmp_path: Path, chosen: str) -> None:
    """Lists, pages, forms, dialogs and consoles of the sample team, cell by cell."""
    settings = SETTINGS[chosen]
    app = SamplePlace(tmp_path).app(settings=settings)
    least = wanted(theme_of(settings))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        weak: dict[str, list[tuple[str, float]]] = {}
        ways = ("1", "2", "enter", "e", "escape", "escape", "D", "escape", "n", "escape")
        for key in (*ways, "3", "4", "enter", "escape", "6", "enter", "escape", "f1", "escape"):
            await pilot.press(key)
            await settle(pilot)
            screen = type(app.screen).__name__
            weak.setdefault(screen, []).extend(
                one for line in in_front(app) for one in too_weak(line, least)
            )
    assert len(weak) > 5
    assert {screen: found for screen, found in weak.items() if found} == {}


def test_the_settings_choose_the_theme() -> None:
    """`accessible` beats `theme`, sixteen colours have their own, and the palette goes round."""
    assert theme_of(Settings(theme="light", accessible=True)).name == STRONGEST
    assert theme_of(Settings(theme="light", color="16")).name == "coach-light-16"
    assert theme_of(Settings(theme="ansi-light", color="16")).name == "coach-ansi-light"
    name, seen = theme_of(Settings()).name, []
    for _ in THEMES:
        seen.append(name)
        name = next_theme(name, Settings()).name
    assert seen == [theme.name for theme in THEMES]
    assert name == seen[0]
    assert next_theme("coach-ansi-dark", Settings()) == THEMES[0]


def test_plain_signs_take_the_room_of_those_they_replace() -> None:
    """Each drawing sign becomes one sign of ASCII; for a screen reader lines become spaces."""
    drawn = "".join(map(chr, range(0x2500, 0x25A0)))
    for table in (ASCII, NO_LINES):
        assert len(drawn.translate(table)) == len(drawn)
    assert "┌─┐│▁█░".translate(ASCII) == "+-+|1#:"
    assert "┌─┐│▁█░".translate(NO_LINES) == "    1#:"
    (filtered,) = plain_signs(accessible=False, ascii_only=True)
    assert filtered.apply([Segment("─ Đào ─")], Color(0, 0, 0)) == [Segment("- Đào -")]
    curve, held, day_off = (Segment(text) for text in ("▅▇█", "█ 3", "░░░ ·  △ → ▲"))
    assert [each.text for each in filtered.apply([curve, held, day_off], Color(0, 0, 0))] == [
        "578",
        "# 3",
        "::: .  ~ > ^",
    ]
    assert plain_signs(accessible=False, ascii_only=False) == []
