"""What must not stand in a text that the team sees: labels, and what somebody said in private."""

from coachtui.domain.label_lists import load_lists
from coachtui.language import Words
from coachtui.records.team_event.presentation.private_texts import private_texts
from coachtui.records.team_event.rules.guard import Guard, Stop
from coachtui.ui.desk import Desk
from coachtui.ui.remark import Remark, Watch


def team_watch(desk: Desk) -> Watch:
    """Return what looks over such a text; whatever it finds stops it."""
    lists = load_lists(desk.words.language, desk.folder)
    guard = Guard(private_texts(desk.view), lists)

    def watch(text: str) -> Remark | None:
        found = guard.refused(text)
        return None if found is None else Remark(stop_told(desk.words, found), stops=True)

    return watch


def stop_told(words: Words, found: Stop) -> str:
    """Return why a text is not taken."""
    if found.label is None:
        return words.say("“{text}” stands in a private note: it stays there.", text=found.text)
    ask = found.label.neutral.ask
    return words.say(
        "“{text}” labels a person, and the team reads this. {ask}", text=found.text, ask=ask
    )
