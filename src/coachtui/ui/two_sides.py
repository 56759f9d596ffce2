"""What a screen of several fields does where another window wrote into the same ones."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from coachtui.domain.merging import joined, merge
from coachtui.ui.form_draft import NOT_CHOSEN, draft_text, read_draft
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.stored_side import Clash, elsewhere
from coachtui.ui.versions import Difference, VersionsDialog

T = TypeVar("T")


async def agreed(
    screen: CoachScreen[T],
    fields: Sequence[FormField],
    sides: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    form: str,
) -> dict[str, str] | None:
    """Return the texts that are to stand, asking where both sides changed one; None on leaving.

    What is not chosen is kept as a draft of its own, beside that of the screen.

    Args:
        screen: the screen that saves; it waits in a worker.
        fields: what is asked, for the labels.
        sides: the texts the screen began with, those it holds, and those stored now, by field.
        form: the name of the screen's draft.
    """
    base, mine, theirs = sides
    found = merge(base, mine, theirs)
    if not found.clashes:
        return {**mine, **found.followed}
    asked = {field.name: field for field in fields}
    clash = Clash(
        tuple(Difference(asked[name], mine[name], theirs[name]) for name in found.clashes),
        found.followed,
        tuple(asked[name].label for name in found.followed if name in asked),
        theirs,
    )
    ask = VersionsDialog(screen.desk, elsewhere(screen.words, clash), clash.differences)
    decision = await screen.app.push_screen_wait(ask)
    if decision is None:
        return None
    if decision.left:
        drafts, name = screen.desk.drafts, NOT_CHOSEN + form
        held = drafts.claim(name)
        kept = read_draft(held.text).texts if held is not None else {}
        left = {
            each: joined(text, kept.get(each, ""), lines=True)
            for each, text in decision.left.items()
        }
        drafts.note(name, draft_text({**kept, **left}))
        drafts.flush()
    return {**mine, **found.followed, **decision.texts}
