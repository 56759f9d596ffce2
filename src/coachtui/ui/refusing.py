"""Which commands change records, and what is said where these can only be read."""

from typing import Final

from coachtui.domain.repository import ReadOnlyStoreError
from coachtui.domain.trouble import told
from coachtui.ui.confidential import Confidential
from coachtui.ui.desk import Desk
from coachtui.ui.keynames import command_of

_VERBS: Final = frozenset(
    {
        *("acknowledge", "add", "again", "came", "away", "cancel", "choose", "confirm", "cost"),
        *("delete", "details", "done", "earlier", "edit", "facts", "frame", "invite", "keep"),
        *("later", "maybe", "me", "minus", "move", "needs", "new", "no", "none", "outcome"),
        *("plan", "plus", "refuse", "remove", "reopen", "restore", "save", "sign", "state"),
        *("step", "tick", "toggle", "turn", "unknown", "vendor", "vote", "yes"),
    }
)
"""What a command that changes records is called after its dot, on the screens of every kind."""
_MORE: Final = frozenset(
    {
        *("app.capture", "app.redo", "app.thank", "app.undo"),
        *("case.file", "case.talk", "console.edit_last", "console.talk", "event.item"),
        *("events.copy", "planner.copy", "hearing.digit", "replies.correct", "replies.paste"),
        *("lines.adjusting", "lines.commitment", "lines.decision", "lines.note"),
        *("lines.praise", "lines.question", "lines.quote", "lines.risk", "sorting.accept"),
        *("debrief.passes", "event.o", "people.old_notes", "sorting.stop"),
    }
)
"""Those whose name alone does not tell."""
_READING: Final = frozenset(
    {
        *("ask.no", "ask.yes", "damaged.again", "events.earlier", "events.later"),
        *("planner.earlier", "planner.later", "triage.again", "triage.no", "triage.yes"),
    }
)
"""Called like one that does, and changes nothing by itself."""


def changes_records(identifier: str) -> bool:
    """Tell whether the command of a binding with that id changes records."""
    command = command_of(identifier)
    verb = command.rpartition(".")[2]
    return command in _MORE or (verb in _VERBS and command not in _READING)


def refusal(desk: Desk, screen: object) -> str:
    """Return why nothing can be changed from a screen, in words; '' where it can be.

    What is not open is not refused: whoever opens it says what is wrong with it.
    """
    hidden = isinstance(screen, Confidential) and screen.confidential
    repository = desk.hr.opened if hidden else desk.repository if desk.is_open else None
    why = repository.read_only if repository is not None else ""
    return told(ReadOnlyStoreError(why), desk.words) if why else ""
