"""Reads a capture line: total, never throws, loses no character."""

from dataclasses import dataclass
from typing import Final

from coachtui.capture.due import Due, find_due
from coachtui.capture.entry import OWNER_UNCLEAR, EntryKind, Reading, Setting
from coachtui.capture.marks import Marks, Scores, find_marks, find_scores
from coachtui.capture.owners import Owned, find_owner
from coachtui.capture.signs import Signed, quote_cuts, signed
from coachtui.capture.spans import Span, pieces, without
from coachtui.text import clean

_UNOWNED: Final = Owned(None)


@dataclass(frozen=True, slots=True)
class _Body:
    """What follows the sign, and what is marked in it."""

    text: str
    sign: Signed
    marks: Marks
    scores: Scores

    @property
    def words_end(self) -> int:
        """Where the words end: tags, names and scores may stand after them."""
        ends = {end: start for start, end in (*self.marks.spans, *self.scores.spans)}
        end = len(self.text.rstrip())
        while end in ends:
            end = len(self.text[: ends[end]].rstrip())
        return end


def read(line: str, setting: Setting) -> Reading:
    """Give back how a line is understood; see `Reading` for what is kept and what is taken out.

    Line ends and control characters are cleaned first. A sign with nothing after it is a note.
    """
    typed = clean(line)
    sign = signed(typed)
    if not typed[sign.start : sign.end].strip():
        return Reading(EntryKind.NOTE, " ".join(typed.split()), typed)
    body = _body(typed, sign, setting)
    kind = _kind(body)
    owned, due = _promise(body, kind, setting)
    cuts = [*body.scores.spans, *due.cuts, *_quotes(body, kind)]
    if owned.rest:
        cuts.append((0, owned.rest))
    text = without(body.text, cuts)
    if not any(char.isalnum() for char in text):
        text, cuts = without(body.text, ()), []
    return Reading(
        kind=kind,
        text=text,
        typed=typed,
        owner=owned.owner,
        other_owner=owned.other,
        due=due.day,
        due_text=due.words,
        tags=body.marks.tags,
        people=body.marks.people,
        accounts=body.marks.accounts,
        deals=body.marks.deals,
        scores=body.scores.values,
        hidden=sign.hidden,
        notes=(*_unclear_owner(owned, kind, setting), *due.notes, *body.marks.notes),
        taken=_taken(typed, sign, body, cuts),
    )


def _body(typed: str, sign: Signed, setting: Setting) -> _Body:
    text = typed[sign.start : sign.end].strip()
    marks = find_marks(text, setting)
    scores = find_scores(text, setting.vocabulary.competencies)
    return _Body(text, sign, marks, scores)


def _kind(body: _Body) -> EntryKind:
    words = body.text[: body.words_end]
    asks = words.endswith("?") and any(char.isalnum() for char in words)
    if body.sign.unsigned and asks:
        return EntryKind.QUESTION
    if body.sign.kind is EntryKind.QUOTE and not any(char.isalnum() for char in body.text):
        return EntryKind.NOTE
    return body.sign.kind


def _promise(body: _Body, kind: EntryKind, setting: Setting) -> tuple[Owned, Due]:
    if kind is EntryKind.COMMITMENT:
        owned = find_owner(body.text, setting, body.marks.named)
        return owned, _due(body, owned.rest, setting)
    if kind is EntryKind.NOTE and setting.options and not body.sign.plain:
        return find_owner(body.text, setting, body.marks.named), Due()
    return _UNOWNED, Due()


def _unclear_owner(owned: Owned, kind: EntryKind, setting: Setting) -> tuple[str, ...]:
    """Tell where a promise names somebody who is not one known person: it cannot be followed."""
    if kind is not EntryKind.COMMITMENT or owned.other is None:
        return ()
    bearers = [one for one in setting.vocabulary.people if one.full_name == owned.other]
    return () if len(bearers) == 1 else (OWNER_UNCLEAR,)


def _due(body: _Body, start: int, setting: Setting) -> Due:
    """Find the day in the words between the owner and the marks at the end."""
    words = body.text[start : body.words_end]
    due = find_due(words, setting.today, setting.vocabulary)
    return Due(due.day, due.words, tuple((a + start, b + start) for a, b in due.cuts), due.notes)


def _quotes(body: _Body, kind: EntryKind) -> tuple[Span, ...]:
    return quote_cuts(body.text, body.words_end) if kind is EntryKind.QUOTE else ()


def _taken(typed: str, sign: Signed, body: _Body, cuts: list[Span]) -> tuple[str, ...]:
    ends = (typed[: sign.start].strip(), typed[sign.end :].strip())
    between = pieces(body.text, cuts)
    return tuple(piece for piece in (ends[0], *between, ends[1]) if piece)
