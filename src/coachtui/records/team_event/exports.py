"""A person's part in team events as Markdown, for the manager's own files."""

from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.records.team_event.model import Invitation, TeamEvent
from coachtui.records.team_event.presentation.rows import place_told
from coachtui.records.team_event.presentation.words import when_told


def as_markdown(view: View, person_id: str) -> str:
    """Return the events somebody was invited to, newest first; what they need is not told."""
    words, repository = view.words, view.repository
    places = repository.find(Invitation, person_id=person_id)
    found = [(repository.get(TeamEvent, place.event_id), place) for place in places]
    dated = [(event, place) for event, place in found if event is not None]
    dated.sort(key=lambda each: (_moment(each[0]), each[0].id), reverse=True)
    return "\n".join(
        "- "
        + " · ".join(
            (
                when_told(words, event),
                escaped(event.title),
                words.label("event_state", event.state),
                place_told(words, place),
            )
        )
        for event, place in dated
    )


def _moment(event: TeamEvent) -> str:
    return event.starts_at.isoformat() if event.starts_at else event.month.isoformat()
