"""Taking a person out: only where nothing was ever kept about them."""

from coachtui.domain.ids import ME
from coachtui.domain.items import TimelineEntry
from coachtui.domain.parts import rows_of
from coachtui.domain.person import Person
from coachtui.domain.repository import Remove
from coachtui.language import N_
from coachtui.overview.person_form import farewell
from coachtui.overview.person_rows import bring_along
from coachtui.overview.promises import open_between
from coachtui.overview.saving import Host, saved, say_done
from coachtui.ui.dialogs import Ask


async def remove_person(host: Host, person: Person) -> bool:
    """Delete somebody nothing is kept about, after a question that names them.

    Somebody with promises or a history stays: the status "left" is offered instead.

    Returns:
        Whether the person was deleted.
    """
    words = host.words
    if person.id == ME:
        host.say(words.say("That is you: these records are yours."), "warning")
        return False
    reason = why_kept(host, person)
    if reason:
        await _offer_farewell(host, person, reason)
        return False
    ask = Ask(
        host.desk,
        words.say("Delete {name}?", name=person.full_name),
        yes=words.say("Delete"),
        no=words.say("Keep"),
        detail=words.say("Nothing else is kept about them."),
    )
    label = N_("Person deleted")
    if not await host.app.push_screen_wait(ask) or not await saved(host, [Remove(person)], label):
        return False
    say_done(host, label)
    return True


def why_kept(host: Host, person: Person) -> str:
    """Return the sentence that says why somebody cannot be deleted; '' where they can."""
    words, view, catalogue = host.words, host.desk.view, host.desk.catalogue
    number = open_between(view, person.id)
    if number:
        return words.count(
            number,
            "{n} promise with {name} is still open.",
            "{n} promises with {name} are still open.",
            name=person.short_name,
        )
    happened = any(
        rows_of(catalogue, kind.timeline, TimelineEntry, view, person.id) for kind in catalogue
    )
    if happened or bring_along(view, catalogue, person.id):
        return words.say("There is a history with {name}.", name=person.short_name)
    if any(view.repository.find(Person, reports_to=person.id)):
        return words.say("Somebody reports to {name}.", name=person.short_name)
    return ""


async def _offer_farewell(host: Host, person: Person, reason: str) -> None:
    words = host.words
    if person.status == "left":
        host.say(words.say("{reason} The record stays.", reason=reason), "warning")
        return
    ask = Ask(
        host.desk,
        words.say("{reason} Mark {name} as left instead?", reason=reason, name=person.full_name),
        yes=words.say("As left"),
        no=words.say("Leave it"),
        detail=words.say("Then they are no longer on Today; what is written stays."),
    )
    if await host.app.push_screen_wait(ask):
        await host.app.push_screen_wait(farewell(host.desk, person))
