"""Each screen and dialog of the program in the sample data: what it copies, what its keys do."""

from typing import Final

import pytest

from coachtui.ui.commands import commands_of
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.fields import CoachInput
from coachtui.ui.lines import MessageLine
from coachtui.ui.text_area import CoachTextArea
from copied_texts import COPIED, HR, UNCOPIED
from every_screen import AnyScreen, Make
from record_screens import GROUPS, ways_of
from sample_desk import sample_desk
from walk import Walk, shown_keys, types, walking

TYPED: Final = {
    "AskPassphrase": "x",
    "DebriefScreen": "one order",
    "PasteScreen": "Đào: có",
    "SearchScreen": "gia",
    "SortingNotes": "Đào: xin mẫu",
}
"""What is typed into a screen first: before, there is nothing to be seen on it."""
ELSEWHERE: Final = frozenset({"app.quit", "help"})
"""Commands of every screen that have tests of their own: the end of the program, and the help."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a desk over the sample team."""
    return sample_desk(tmp_path_factory.mktemp("sample") / "data")


@pytest.mark.parametrize("group", GROUPS)
async def test_each_gives_what_one_would_want_to_paste(desk: Desk, group: str) -> None:
    """`y` shows it as text; where letters are text or `y` means another thing, the palette does."""
    ways = await ways_of(desk, group)
    async with walking(desk) as walk:
        for each, make in ways.items():
            screen = await fresh(walk, make)
            if each.__name__ in COPIED:
                text = await copied(walk, screen)
                assert COPIED[each.__name__] in text, (each, text)
            elif UNCOPIED[each.__name__] == HR:
                assert await copied(walk, screen) == ""
                assert "HR records are not copied" in screen.query_one(MessageLine).text, each


@pytest.mark.parametrize("group", GROUPS)
async def test_each_key_at_the_foot_does_something(desk: Desk, group: str) -> None:
    """A key that is shown changes what is seen: a text, a row, the cursor, or the screen."""
    ways, mute = await ways_of(desk, group), []
    async with walking(desk) as walk:
        for each, make in ways.items():
            mute += [f"{each.__name__}: {key}" for key in await mute_keys(walk, make)]
    assert mute == []


async def mute_keys(walk: Walk, make: Make) -> list[str]:
    """Return the keys a screen shows that do nothing; Esc comes last, since it closes it."""
    desk, mute = walk.app.desk, []
    screen = await fresh(walk, make)
    keys = [key for key, action in shown_keys(screen).items() if action not in ELSEWHERE]
    for key in sorted(keys, key=lambda each: each == "escape"):
        if walk.app.screen is not screen:
            screen = await fresh(walk, make)
        seq = desk.repository.seq
        if not await walk.answered(key):
            screen = await fresh(walk, make)
            mute += [] if await walk.answered(key) else [key]
        if walk.app.screen is not screen:
            await walk.closed(beside=1)
        elif desk.repository.seq == seq:
            continue
        if desk.repository.seq != seq:
            await desk.undo()
    await walk.closed()
    return mute


async def fresh(walk: Walk, make: Make) -> AnyScreen:
    """Open a screen anew, with what has to be typed first."""
    screen = await walk.opened(make)
    await typed(walk, screen)
    return screen


async def typed(walk: Walk, screen: AnyScreen) -> None:
    """Type what a screen shows nothing without."""
    field = screen.focused
    text = TYPED.get(type(screen).__name__, "")
    if text and isinstance(field, CoachInput):
        field.value = text
    elif text and isinstance(field, CoachTextArea):
        field.text = text
    if text:
        await walk.settled()


async def copied(walk: Walk, screen: AnyScreen) -> str:
    """Copy what is there, and return the text; of several texts the first."""
    app = walk.app
    if types(screen):
        offered = {command.action for command in commands_of(screen, app.desk.words)}
        titles = {command.title for command in app.places()}
        assert "copy_here" in offered or "Copy" in titles, screen
        await app.run_action("app.copy_here")
    else:
        await walk.pilot.press("y")
    await walk.settled()
    if isinstance(app.screen, Choose) and app.screen is not screen:
        await walk.pilot.press("enter")
        await walk.settled()
    return app.screen.text if isinstance(app.screen, CopyScreen) else ""
