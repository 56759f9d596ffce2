"""Colours, signs and the cursor as a real terminal is sent them, by settings and environment."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal import Terminal

Start = Callable[..., Terminal]
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
BOXES = re.compile("[\u2500-\u257f]")
DRAWN = re.compile("[\u2500-\u259f]")
PLAIN_TERMINAL = {"COLORTERM": "", "TERM": "screen"}
SSH = {"COLORTERM": ""}


@pytest.fixture
def demo(start: Start, own_world: Path, tmp_path: Path) -> Start:
    """Give back a function that opens the demo with these settings and variables."""

    def run(settings: str = "", **variables: str) -> Terminal:
        (own_world / "config.toml").write_text(settings, encoding="utf-8")
        env = {"TMPDIR": str(tmp_path), "COACHTUI_LANGUAGE": "en", **variables}
        return start("demo", env=env).wait_for("DEMO").wait_for("Rafael").wait_quiet()

    return run


def colours(sent: bytes) -> Iterator[tuple[int, ...]]:
    """Give each colour that was sent: one number of the sixteen or of the 256, or three."""
    for found in SGR.finditer(sent):
        left = [int(part or 0) for part in found[1].split(b";")]
        while left:
            code = left.pop(0)
            if code in {38, 48}:
                size = 3 if left.pop(0) == 2 else 1
                yield tuple(left[:size]) if size == 3 else (256, left[0])
                del left[:size]
            elif code // 10 in {3, 4, 9, 10} and code % 10 < 8:
                yield (code,)


def depths(terminal: Terminal) -> set[str]:
    """Give back which kinds of colours were sent."""
    kinds = {1: "16", 2: "256", 3: "true"}
    return {kinds[len(colour)] for colour in colours(bytes(terminal.sent))}


def brightness(terminal: Terminal) -> set[int]:
    """Give back the brightness of each colour sent since the mark; each must be a grey."""
    sent = set(colours(terminal.raw))
    assert all(len(colour) == 3 and len(set(colour)) == 1 for colour in sent)
    return {colour[0] for colour in sent}


def before_cursor(terminal: Terminal) -> str:
    """Give back what stands left of the cursor."""
    row, column = terminal.cursor
    return terminal.line(row)[:column]


@pytest.mark.parametrize(
    ("settings", "variables", "expected"),
    [
        ("", {}, {"true"}),
        ("", SSH, {"256"}),
        ("", PLAIN_TERMINAL, {"16"}),
        ("", {"COLORTERM": "", "TERM": "linux"}, {"16"}),
        ("", {"COLORTERM": "", "TERM": "xterm-direct"}, {"true"}),
        ('color = "256"', {}, {"256"}),
        ('color = "16"', {}, {"16"}),
        ('color = "truecolor"', PLAIN_TERMINAL, {"true"}),
        ('color = "truecolor"', {"NO_COLOR": "1"}, {"true"}),
        ('theme = "ansi-dark"', SSH, {"16"}),
        ('theme = "ansi-light"', SSH, {"16"}),
    ],
)
def test_as_many_colours_as_there_are(
    demo: Start, settings: str, variables: dict[str, str], expected: set[str]
) -> None:
    """The setting decides, else the terminal: nothing deeper than it shows is sent."""
    assert depths(demo(settings, **variables)) == expected


@pytest.mark.parametrize(
    ("settings", "variables"),
    [
        ("", {"NO_COLOR": "1"}),
        ('color = "none"', {}),
        ('theme = "ansi-dark"', {"NO_COLOR": "1"}),
        ('theme = "light"', {"NO_COLOR": "1"}),
        ("accessible = true", {"NO_COLOR": "1"}),
    ],
)
def test_without_colour_text_stands_out(
    demo: Start, settings: str, variables: dict[str, str]
) -> None:
    """NO_COLOR, or the setting, leaves greys of two brightnesses or more on every screen."""
    terminal = demo(settings, **variables)
    for key in ("2", "3", "4", "6", "1", "f1"):
        terminal.mark()
        terminal.keys(key).wait_quiet()
        shown = brightness(terminal)
        assert max(shown) - min(shown) > 100


def test_sixteen_colours_are_only_sixteen_on_every_screen(demo: Start) -> None:
    """On a plain terminal each screen is shown, late rows marked by a sign, in basic colours."""
    terminal = demo("", **PLAIN_TERMINAL)
    assert any(line.startswith("!") for line in terminal.lines)
    for key in ("2", "3", "4", "6"):
        terminal.keys(key).wait_quiet()
    assert depths(terminal) == {"16"}


def test_for_a_screen_reader_there_is_no_box_and_the_cursor_shows(demo: Start) -> None:
    """`accessible`: no frame or rule, no bar of blocks, the cursor on the row the keys act on."""
    terminal = demo("accessible = true")
    assert b"\x1b[?25l" not in terminal.sent
    assert b"\x1b[?25h" in terminal.sent
    first, _ = terminal.cursor
    assert "Rafael" in terminal.text()
    terminal.keys("down").wait_quiet()
    second, _ = terminal.cursor
    assert second > first
    for key in ("2", "4", "6", "1", "f1"):
        terminal.keys(key).wait_quiet()
        assert not DRAWN.search(terminal.text())
    terminal.type("quit")
    terminal.wait(lambda: before_cursor(terminal).endswith("quit"), "the cursor behind “quit”")


def test_ascii_borders_are_drawn_in_plain_signs(demo: Start) -> None:
    """`borders = "ascii"`: frames of hyphens and bars, and no sign from the drawing blocks."""
    terminal = demo('borders = "ascii"')
    assert terminal.text().count("----") >= 1
    terminal.keys("f1").wait_for("+---").wait_for("|")
    assert not DRAWN.search(terminal.text())
    terminal.keys("escape").wait_quiet().keys("4").wait_quiet()
    assert not DRAWN.search(terminal.text())


def test_of_itself_it_draws_frames(demo: Start) -> None:
    """Without the two settings rules and frames are lines, so that the tests above mean it."""
    terminal = demo()
    assert BOXES.search(terminal.text())
    assert b"\x1b[?25l" in terminal.sent
    terminal.keys("f1").wait_for("┌")


def test_the_palette_changes_the_colours(demo: Start) -> None:
    """The command for colours goes from dark to light, high contrast, and back."""
    terminal = demo()
    for ground in (b"255;255;255", b"48;2;0;0;0", b"48;2;18;18;18"):
        terminal.keys("ctrl+p").wait_for("Type to search")
        terminal.type("colours").wait_for("Settings · colours")
        terminal.mark()
        terminal.keys("enter").wait_gone("Type to search").wait_quiet()
        assert ground in terminal.raw
