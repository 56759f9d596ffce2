"""Files of an event for the folder of exports, and its texts to copy into a chat."""

from typing import Final, TypeVar

from coachtui.exchange.export_folder import keep
from coachtui.exchange.pdf_file import WITHOUT
from coachtui.extras import MissingExtraError
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.event_files import (
    FORMS,
    SUFFIXES,
    event_file,
    file_name,
)
from coachtui.records.team_event.presentation.gathered import Gathered, Holidays, gathered
from coachtui.records.team_event.presentation.texts import (
    invitation_text,
    reminder_text,
    thanks_text,
    vendor_text,
)
from coachtui.records.team_event.rules.templates import load_templates
from coachtui.records.team_event.screens.team_words import team_watch
from coachtui.records.team_event.screens.work import EventWork
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.dialogs import Choose
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import shown_path

T = TypeVar("T")
INVITATION: Final = "invitation"
REMINDER: Final = "reminder"
THANKS: Final = "thanks"
VENDOR: Final = "vendor"


async def write_event(screen: CoachScreen[T], event: TeamEvent, holidays: Holidays) -> None:
    """Ask which file, write it into the folder of exports, and say where it is."""
    words, desk = screen.words, screen.desk
    options = [
        (form, words.say(told))
        for form, told in FORMS.items()
        if form != "ics" or (event.standing and event.starts_at is not None)
    ]
    title = words.say("Which file?")
    form = await screen.app.push_screen_wait(Choose(desk, title, options))
    if form is None:
        return
    view, about = desk.view, gathered(desk.view, event, holidays)
    templates = load_templates(words.language, desk.folder)

    def write() -> str:
        data = event_file(form, view, about, templates)
        return str(keep(desk.folder, file_name(form, view, event), SUFFIXES[form], data))

    try:
        path = await desk.in_writer(write)
    except MissingExtraError:
        screen.say(words.say(WITHOUT), "warning")
    except OSError as error:
        reason = error.strerror or "?"
        screen.say(words.say("The file cannot be written: {reason}.", reason=reason), "error")
    else:
        shown = shown_path(path, screen.size.width)
        screen.say(words.say("Written to {path}.", path=shown), "good")


async def show_text(screen: CoachScreen[T], about: Gathered) -> None:
    """Ask which text, and show it alone to be copied; one that must not go out is held back."""
    words, desk = screen.words, screen.desk
    options = (
        (INVITATION, words.say("Invitation")),
        (REMINDER, words.say("Reminder to those who have not said yes or no")),
        (THANKS, words.say("Thanks after it")),
        (VENDOR, words.say("How many come and need what, for the vendor")),
    )
    ask = Choose(desk, words.say("Which text?"), options, at=usual_text(about))
    chosen = await screen.app.push_screen_wait(ask)
    if chosen is None:
        return
    text = _text(screen, about, chosen)
    if not text:
        screen.say(words.say("Nobody is left to remind: all have said yes or no."))
        return
    show_held(screen, about.event, text)


def show_held(screen: CoachScreen[T], event: TeamEvent, text: str) -> None:
    """Show a text of an event alone to be copied, or say what of it must not go out."""
    watch = team_watch(screen.desk)
    held_back = next((found for part in _typed(event) if (found := watch(part))), None)
    if held_back is not None:
        screen.say(held_back.text, "error")
    else:
        screen.app.push_screen(CopyScreen(screen.desk, text))


def _typed(event: TeamEvent) -> tuple[str, ...]:
    """Return what was typed of the texts: what is private now need not have been so then."""
    actions = (action.text for action in event.retro.next)
    return (event.title, event.place, event.access.link, *event.objectives, *actions)


def usual_text(about: Gathered) -> str:
    """Return the text that is wanted where the event stands."""
    if about.event.over:
        return THANKS
    return REMINDER if about.replied("yes", "maybe", "no") else INVITATION


def _text(screen: CoachScreen[T], about: Gathered, chosen: str) -> str:
    view = screen.desk.view
    if chosen == REMINDER:
        return reminder_text(view, about)
    if chosen == THANKS:
        return thanks_text(view, about)
    if chosen == VENDOR:
        return vendor_text(view.words, about, EventWork(screen.desk, about.event).needs.values())
    return invitation_text(view, about, load_templates(screen.words.language, screen.desk.folder))
