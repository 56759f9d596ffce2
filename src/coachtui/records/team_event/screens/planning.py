"""Where a new event begins: the choice of a template, then the form of its plan."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeVar

from coachtui.domain.presence import is_paused
from coachtui.language import Words
from coachtui.records.team_event.model import TeamEvent
from coachtui.records.team_event.presentation.template_words import template_problem
from coachtui.records.team_event.presentation.words import month_told
from coachtui.records.team_event.rules.budget import usual_contingency
from coachtui.records.team_event.rules.inviting import latest_day
from coachtui.records.team_event.rules.templates import Template, Templates, load_templates
from coachtui.records.team_event.screens.charter_fields import invited_by_default
from coachtui.records.team_event.screens.charter_form import charter_form
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.form import FormScreen
from coachtui.ui.screen import CoachScreen
from coachtui.ui.table import RowTable

T = TypeVar("T")
_BLANK: Final = ""


class Planning(Choose):
    """Asks for a template; the form of the plan then takes its place."""

    def __init__(self, desk: Desk, month: date) -> None:
        """Make the choice for an event of a month."""
        self._templates = load_templates(desk.words.language, desk.folder)
        super().__init__(desk, _title(desk.words, month), list(_options(desk, self._templates)))
        self._month = month

    def on_mount(self) -> None:
        """Show the templates, and say which were left out."""
        super().on_mount()
        for problem in self._templates.left_out:
            self.say(template_problem(self.words, problem), "warning")

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Go on to the form."""
        message.stop()
        message.prevent_default()
        self.app.switch_screen(_form(self.desk, self._templates, message.key, self._month))


async def new_event(screen: CoachScreen[T], month: date) -> TeamEvent | None:
    """Ask for a template, then for the plan; return the stored event, None on leaving."""
    desk, words = screen.desk, screen.words
    templates = load_templates(words.language, desk.folder)
    for problem in templates.left_out:
        screen.say(template_problem(words, problem), "warning")
    ask = Choose(desk, _title(words, month), list(_options(desk, templates)))
    chosen = await screen.app.push_screen_wait(ask)
    if chosen is None:
        return None
    event = _begun(desk, templates.by_key(chosen), month)
    saved = await screen.app.push_screen_wait(charter_form(desk, event, templates, new=True))
    return None if saved is None else desk.repository.get(TeamEvent, event.id)


def _title(words: Words, month: date) -> str:
    return words.say("{month}: what kind of event?", month=month_told(words, month))


def _options(desk: Desk, templates: Templates) -> Iterator[tuple[str, str]]:
    for each in templates.found:
        yield each.key, _template_told(desk.words, each)
    yield _BLANK, desk.words.say("Nothing: an empty plan")


def _template_told(words: Words, template: Template) -> str:
    kind = words.label("event_kind", template.kind)
    hours = words.say("in hours") if template.in_hours else words.say("after hours")
    return f"{template.name} · {kind} · {hours} · {words.money_short(template.per_head)}"


def _form(desk: Desk, templates: Templates, key: str, month: date) -> FormScreen:
    event = _begun(desk, templates.by_key(key), month)
    return charter_form(desk, event, templates, new=True)


def _begun(desk: Desk, template: Template | None, month: date) -> TeamEvent:
    """Return a new event, from a template or empty; its dates are still to be chosen."""
    empty = TeamEvent(title=desk.words.say("Team event"), month=month)
    if template is None:
        return empty
    before, repository = desk.repository.all(TeamEvent), desk.repository
    last = latest_day(empty, desk.words.zone)
    heads = 1 + sum(not is_paused(each, last) for each in invited_by_default(repository))
    return template.event("", month, heads, usual_contingency(before, template.kind))
