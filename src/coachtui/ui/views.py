"""Views people keep: a filtered list under a name, opened again from the list of commands."""

from collections.abc import Callable
from functools import partial
from typing import Final

from textual.screen import Screen

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.storage.views_file import KeptView, Views, change_views, read_views
from coachtui.text import fold
from coachtui.ui.commands import Command
from coachtui.ui.dialogs import AskLine, Choose
from coachtui.ui.fields import CoachInput
from coachtui.ui.filtering import FilteringScreen
from coachtui.ui.kinds import SEARCH, KindsApp

_TODAY, _SEARCH = "today", "search"
_LONGEST: Final = 60


class AskName(AskLine):
    """Asks for a name; typing replaces the one that is proposed."""

    def on_mount(self) -> None:
        """Select what is proposed."""
        super().on_mount()
        self.query_one(CoachInput).action_select_all()


def view_commands(app: KindsApp) -> list[Command]:
    """Return what can be done with views now: keep the list in front, open one, forget one."""
    say = app.desk.words.say
    if not app.desk.is_open:
        return []
    views = _views(app)
    commands = [
        Command(say("View: {name}", name=view.name), "", view.text, partial(_open, app, view))
        for view in views
    ]
    here = _in_front(app)
    if here is not None and not app.desk.repository.read_only:
        commands.insert(
            0, Command(say("Keep this view as …"), "", here.text, partial(_keep, app, here))
        )
    if views and not app.desk.repository.read_only:
        commands.append(Command(say("Forget a kept view …"), "", "", partial(_forget, app, views)))
    return commands


def _views(app: KindsApp) -> Views:
    try:
        return read_views(app.desk.folder)
    except (StoreError, OSError):
        return ()  # said when one is kept: the damaged file is put aside then


def _in_front(app: KindsApp) -> KeptView | None:
    """Return the filtered list in front; None where none is, or where it is one of HR records.

    What HR records are filtered by names people, and this file is as readable as any other.
    """
    screen: object = app.screen
    if not isinstance(screen, FilteringScreen):
        return None
    table, text = screen.narrowing()
    made = f"{type(screen).__module__}:{type(screen).__qualname__}"
    where = _lists(app).get(made, "")
    if not text or not where or (where == _SEARCH and app.desk.hr.unlocked):
        return None
    return KeptView("", where, table, text)


def _lists(app: KindsApp) -> dict[str, str]:
    """Return the name of each list by the path of its screen."""
    catalogue = app.desk.catalogue
    kinds = {kind.list_screen: kind.slug for kind in catalogue if kind.store != "hr"}
    return {**kinds, catalogue.first: _TODAY, SEARCH: _SEARCH}


async def _keep(app: KindsApp, view: KeptView) -> None:
    words = app.desk.words
    ask = AskName(app.desk, words.say("Name of the view"), initial=view.text[:_LONGEST])

    def named(name: str | None) -> None:
        if name:
            kept = KeptView(name[:_LONGEST], view.list, view.table, view.text)
            if _change(app, lambda views: (*_others(views, kept.name), kept)):
                app.tell(
                    words.say("Kept as “{name}”: {press:app.palette} opens it.", name=kept.name),
                    "good",
                )

    await app.push_screen(ask, named)


async def _forget(app: KindsApp, views: Views) -> None:
    words = app.desk.words
    options = [(view.name, f"{view.name} · {view.text}") for view in views]

    def chosen(name: str | None) -> None:
        if name and _change(app, lambda views: _others(views, name)):
            app.tell(words.say("View “{name}” forgotten.", name=name), "good")

    await app.push_screen(Choose(app.desk, words.say("Which view is forgotten?"), options), chosen)


def _change(app: KindsApp, change: Callable[[Views], Views]) -> bool:
    try:
        change_views(app.desk.folder, change)
    except StoreError as error:
        app.tell(told(error, app.desk.words), "error")
        return False
    return True


def _others(views: Views, name: str) -> Views:
    return tuple(view for view in views if fold(view.name) != fold(name))


async def _open(app: KindsApp, view: KeptView) -> None:
    """Open the list of a view and filter it; say so where that list is not there any more."""
    screen = await _list(app, view.list)
    if isinstance(screen, FilteringScreen):
        await screen.narrow_to(view.table, view.text)
    else:
        app.tell(app.desk.words.say("The list of that view is not there."), "warning")


async def _list(app: KindsApp, where: str) -> Screen[object] | None:
    if where == _SEARCH:
        await app.action_search()
        return app.screen
    if where == _TODAY:
        return await _numbered(app, 1)
    kind = next((kind for kind in app.desk.catalogue if kind.slug == where), None)
    if kind is None or not kind.list_screen or kind.store == "hr":
        return None
    if kind.number is not None:
        return await _numbered(app, kind.number)
    made: object = app.desk.catalogue.load(kind.list_screen)
    screen: object = made(app.desk) if callable(made) else None
    if not isinstance(screen, Screen):
        return None
    await app.push_screen(screen)
    return screen


async def _numbered(app: KindsApp, number: int) -> Screen[object]:
    """Go to the list behind a number key, and from a page opened on it back to the list."""
    for _ in range(2):
        await app.run_action(f"go({number})")
    return app.screen
