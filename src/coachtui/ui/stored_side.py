"""The other side of a form: what is stored, now that somebody else may have changed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coachtui.domain.merging import joined, merge
from coachtui.language import Words
from coachtui.ui.desk import Desk
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.form_draft import NOT_CHOSEN, draft_text, read_draft
from coachtui.ui.form_fields import FieldRow, shown_value
from coachtui.ui.versions import Decision, Difference, Question

Values = dict[str, str]
Reread = Callable[[], Mapping[str, str] | None]
"""Reads anew what a form shows of what is stored; None where it is no longer there."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What changed on both sides.

    Attributes:
        differences: the fields to decide about.
        followed: the texts that changed only elsewhere, by field.
        labels: of these fields.
        theirs: all texts that are stored now, by field.
    """

    differences: tuple[Difference, ...]
    followed: Mapping[str, str]
    labels: tuple[str, ...]
    theirs: Mapping[str, str]


class GoneError(Exception):
    """What the form shows is no longer stored."""


class StoredSide:
    """The stored texts behind a form, as they stand in its editors.

    `texts` are those the form begins with; what is stored takes their place when it is looked at.
    """

    def __init__(self, desk: Desk, rows: Sequence[FieldRow], reread: Reread | None) -> None:
        """Make the side of a form; without `reread` nothing of it is stored yet."""
        self._desk, self._rows, self._reread = desk, rows, reread
        self.texts: Values = {row.field.name: row.text for row in rows}
        stored = reread() if reread is not None else None
        self._base = self.texts | (self._shown(stored) if stored is not None else {})

    def began_with(self, before: Mapping[str, str]) -> None:
        """Take as the beginning what was stored when a draft was begun."""
        self._base |= before

    def before(self, names: Mapping[str, str]) -> Values:
        """Return what was stored in these fields when they were begun."""
        return {name: self._base[name] for name in names}

    def compare(self) -> Clash | None:
        """Look what is stored now; take over what was changed only there, unless it clashes.

        Returns:
            What is to be decided; None where nothing is.

        Raises:
            GoneError: it is not there any more.
        """
        if self._reread is None:
            return None
        stored = self._reread()
        if stored is None:
            raise GoneError
        theirs = self._shown(stored)
        same = {row.field.name for row in self._rows if row.value == stored.get(row.field.name)}
        mine = {row.field.name: row.text for row in self._rows if row.field.name not in same}
        found = merge(self._base, mine, theirs)
        if not found.clashes:
            self._stand(theirs, found.followed)
            return None
        rows = {row.field.name: row for row in self._rows}
        return Clash(
            tuple(Difference(rows[n].field, rows[n].text, theirs[n]) for n in found.clashes),
            found.followed,
            tuple(rows[name].field.label for name in found.followed),
            theirs,
        )

    def settle(self, clash: Clash, decision: Decision) -> None:
        """Put the texts that were decided on into the form."""
        self._stand(clash.theirs, {**clash.followed, **decision.texts})

    def put(self, texts: Mapping[str, str]) -> None:
        """Put texts into the fields of the form."""
        for row in self._rows:
            text = texts.get(row.field.name, row.text)
            if text != row.text:
                row.text = text

    def _stand(self, theirs: Mapping[str, str], texts: Mapping[str, str]) -> None:
        self.texts |= theirs
        self._base |= theirs
        self.put(texts)

    def _shown(self, stored: Mapping[str, str]) -> Values:
        return {
            row.field.name: shown_value(self._desk, row.field, stored[row.field.name])
            for row in self._rows
            if row.field.name in stored
        }

    # Texts that were decided against

    def keep(self, drafts: DraftBook, form: str, left: Mapping[str, str]) -> None:
        """Keep texts that were not chosen, beside those kept before, where a form finds them.

        Raises:
            StoreError: they could not be written.
        """
        kept = self.kept(drafts, form)
        for name, text in left.items():
            kept[name] = joined(text, kept.get(name, ""), lines=True)
        if kept:
            drafts.note(NOT_CHOSEN + form, draft_text(kept))
            drafts.flush()

    def kept(self, drafts: DraftBook, form: str) -> Values:
        """Return the texts of a form that were not chosen, by field."""
        held = drafts.claim(NOT_CHOSEN + form)
        if held is None:
            return {}
        drafts.note(NOT_CHOSEN + form, held.text)
        found = read_draft(held.text).texts
        return {name: text for name, text in found.items() if name in self.texts}

    def beside(self, kept: Mapping[str, str]) -> tuple[Difference, ...]:
        """Return where texts that were not chosen differ from what stands in the form."""
        return tuple(
            Difference(row.field, row.text, kept[row.field.name])
            for row in self._rows
            if kept.get(row.field.name, row.text) != row.text
        )


def elsewhere(words: Words, clash: Clash) -> Question:
    """Return what is asked where somebody else saved meanwhile."""
    told = words.say(
        "It was changed in another window too. What you do not choose is kept beside the form."
    )
    return Question(told, words.say("Theirs, stored meanwhile"), clash.labels)


def once_more(words: Words) -> Question:
    """Return what is asked about texts that were not chosen before."""
    told = words.say("You decided against these texts. What you do not choose now is let go.")
    return Question(told, words.say("Not chosen then"))
