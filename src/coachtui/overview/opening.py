"""Opens what a row stands for, and starts new records, by what the catalogue names."""

from inspect import isawaitable

from textual.screen import Screen

from coachtui.domain.items import Target
from coachtui.domain.parts import called, one_of
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.screen import CoachScreen


def can_open(desk: Desk, target: Target) -> bool:
    """Tell whether the kind of a record has a screen for it."""
    return any(kind.slug == target.kind and kind.record_screen for kind in desk.catalogue)


def screen_for(desk: Desk, target: Target) -> Screen[None]:
    """Return the screen of a record, as its kind makes it; see `can_open`."""
    path = desk.catalogue[target.kind].record_screen
    return one_of(desk.catalogue, path, Screen, desk, target)


async def start_new(screen: CoachScreen[None], person_id: str) -> None:
    """Ask what to start, and start it with that person ('' asks for one)."""
    words, catalogue = screen.words, screen.desk.catalogue
    # What people meet for comes first: it is started most often.
    kinds = sorted(
        (kind for kind in catalogue if kind.new_screen), key=lambda kind: not kind.standing
    )
    if person_id:
        kinds = [kind for kind in kinds if kind.slug != "person"]
    options = [(kind.slug, words.say(kind.singular)) for kind in kinds]
    slug = await screen.app.push_screen_wait(Choose(screen.desk, words.say("New"), options))
    if slug is not None:
        path = catalogue[slug].new_screen
        await screen.app.push_screen(one_of(catalogue, path, Screen, screen.desk, person_id))


async def run(screen: CoachScreen[None], path: str, *handed: object) -> None:
    """Run a part of the program that is loaded only when it is needed."""
    outcome = called(screen.desk.catalogue, path, screen, *handed)
    if isawaitable(outcome):
        await outcome
