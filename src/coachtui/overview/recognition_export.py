"""What a person was thanked for as Markdown, for the manager's own files."""

from coachtui.domain.recognition import Recognition
from coachtui.domain.view import View
from coachtui.exchange.markdown import escaped
from coachtui.overview.recognition_words import ways
from coachtui.overview.recognitions import thanks_for


def as_markdown(view: View, person_id: str) -> str:
    """Return a person's recognitions as a list, newest first; '' where there is none."""
    return "\n".join(_line(view, thanks) for thanks in thanks_for(view, person_id))


def _line(view: View, thanks: Recognition) -> str:
    words = view.words
    parts = [words.day(words.local(thanks.given_at)), thanks.what, *ways(words, thanks)]
    if thanks.motivator_matched is not None:
        parts.append(words.label("motivator", thanks.motivator_matched))
    private = f" ({words.say('private')})" if thanks.visibility == "private" else ""
    return f"- {' · '.join(escaped(part) for part in parts)}{private}"
