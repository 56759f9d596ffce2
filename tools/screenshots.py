#!/usr/bin/env python3
"""Draw docs/pictures/*.svg: screens of the demo at 80x24, dark and light, in both languages.

The clock stands at the demo's Monday morning and the records are the sample team's, so the same
program draws the same pictures.

python tools/screenshots.py           draw all of them
python tools/screenshots.py today     draw those whose names begin so
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from textual import events
from textual.pilot import Pilot

from coachtui.app import CoachApp
from coachtui.catalogue import catalogue
from coachtui.cli.demo import START
from coachtui.cli.environment import prepare
from coachtui.cli.run import hr_door
from coachtui.cli.sample import load_sample
from coachtui.domain.clock import TEAM_ZONE, StoppedClock
from coachtui.domain.items import Target
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_screens
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.settings import Keymap, Settings
from coachtui.ui.desk import Desk
from coachtui.ui.named_keys import named_keys

PICTURES: Final = Path(__file__).parents[1] / "docs/pictures"
SIZE: Final = (80, 24)
Theme = Literal["dark", "light"]
THEMES: Final[tuple[Theme, ...]] = ("dark", "light")
LANGUAGES: Final = ("vi", "en")
LINES: Final = (
    "đã gửi báo giá cho Quán Nắng, họ hỏi về giá",
    '" em thấy mình nói nhanh quá lúc họ im lặng',
    "+ hỏi ngân sách trước khi nói giá",
    "> em gửi bảng so sánh thứ 6",
)
REP: Final = "01M0RJS4T0R8P0000000000001"


@dataclass(frozen=True)
class Shot:
    """How a picture is reached: what is opened, then keys, then lines typed, each with Enter."""

    then: Target | None = None
    keys: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    typed: str = ""


SHOTS: Final[Mapping[str, Shot]] = {
    "today": Shot(),
    "console": Shot(Target("one_on_one", REP, "meet"), lines=LINES, typed="? ai duyệt giảm giá"),
    "person": Shot(Target("person", REP)),
    "search": Shot(keys=("ctrl+f",), typed="quan nang"),
    "field-days": Shot(keys=("4",)),
    "team-event": Shot(Target("team_event", "01M5V2P7V0E3G0000000000001")),
}
_STILL: Final = 3
_LOOK: Final = 0.1
# Fonts are the reader's own: a picture fetches nothing.
_FETCHED: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def app_on(folder: Path, language: str, theme: Theme, then: Target | None) -> CoachApp:
    """Give the program on a fresh copy of the sample team."""
    words = Words.of(language, keys=named_keys(Keymap(), catalogue().load))
    session = Session(
        folder=folder / "records",
        words=words,
        clock=StoppedClock(START, ZoneInfo(TEAM_ZONE)),
        settings=Settings(theme=theme, color="truecolor"),
        catalogue=catalogue(),
        console=Console(None, None, words),
        sample=True,
    )
    desk = Desk(
        words=words,
        clock=session.clock,
        catalogue=session.catalogue,
        settings=session.settings,
        folder=session.folder,
        demo=True,
        hr_door=hr_door(session),
    )
    return CoachApp(desk, partial(open_for_screens, session, load_sample), then)


def press(app: CoachApp, text: str) -> None:
    """Type a text as one read of the terminal brings it."""
    for character in text:
        name = {" ": "space", "\n": "enter"}.get(character, character)
        app.post_message(events.Key(name, None if character == "\n" else character))


def exported(app: CoachApp) -> str:
    """Give the screen as SVG."""
    return _FETCHED.sub("", app.export_screenshot(title="coachtui", simplify=True))


async def rested(pilot: Pilot[None], app: CoachApp) -> str:
    """Wait until the screen has stood still for a while, and give it as SVG."""
    still, last = 0, ""
    while still < _STILL or app.opening:
        await pilot.pause(_LOOK)
        now = exported(app)
        still, last = (still + 1, last) if now == last else (0, now)
    return last


async def drawn(language: str, theme: Theme, shot: Shot) -> str:
    """Give a picture as SVG."""
    with tempfile.TemporaryDirectory(prefix="coachtui-") as folder:
        app = app_on(Path(folder), language, theme, shot.then)
        async with app.run_test(size=SIZE) as pilot:
            await rested(pilot, app)
            await pilot.press(*shot.keys)
            await rested(pilot, app)
            for line in shot.lines:
                press(app, f"{line}\n")
                await rested(pilot, app)
            press(app, shot.typed)
            return await rested(pilot, app)


def main(arguments: list[str]) -> int:
    """Draw the pictures whose names begin so, or all."""
    wanted = tuple(arguments) or ("",)
    for name, language, theme in product(SHOTS, LANGUAGES, THEMES):
        picture = f"{name}-{language}-{theme}.svg"
        if picture.startswith(wanted):
            svg = asyncio.run(drawn(language, theme, SHOTS[name]))
            (PICTURES / picture).write_text(svg + "\n", encoding="utf-8")
            sys.stdout.write(f"{picture}\n")
    return 0


if __name__ == "__main__":
    prepare(os.environ, "truecolor")
    sys.exit(main(sys.argv[1:]))
