"""The observed lines of a day to choose from, and what is to be done differently."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from coachtui.language import N_, Words
from coachtui.records.field_day.presentation.report_rows import Evidence, score_mark
from coachtui.records.field_day.rules.choosing import Sides
from coachtui.records.field_day.screens.report_writing import Writing
from coachtui.ui.form_editors import InForm
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.walked import LabelledField

LEAST_ROWS: Final = 3
_WITH_TIME: Final = 60
"""From this width on the time shows."""
_COLUMNS: Final = (Column("", 10), Column("", 4), Column(""), Column("", 5, from_width=_WITH_TIME))
_FIELDS: Final = ("behaviour1", "behaviour2")


class EvidenceTable(InForm, RowTable):
    """The lines to choose from, with the keys that choose; what is typed behind Enter is a text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.turn", N_("Choose"), id="report.turn"),
        Binding("plus", "screen.put('strength')", N_("Strength"), show=False, id="report.plus"),
        Binding("minus", "screen.put('priority')", N_("To work on"), show=False, id="report.minus"),
    ]

    def __init__(self, words: Words) -> None:
        """Make an empty table."""
        empty = words.say("No line of the day says what was seen: {press:app.back}, and log one.")
        super().__init__(words, empty)
        self._sayings = words
        self.entered: Callable[[str], None] | None = None
        self.move = self._enter

    def step(self, key: str) -> int:
        """Give back 1 for Enter on a line."""
        return 1 if key == "enter" and self.highlighted_key is not None else 0

    def _enter(self, _step: int, _finish: bool) -> None:
        if self.entered is not None and self.highlighted_key is not None:
            self.entered(self.highlighted_key)

    def choose_from(self, lines: Sequence[Evidence], sides: Sides) -> None:
        """Show the lines and what each is chosen as; no higher than they are."""
        rows = [self._row(line, sides) for line in lines]
        self.styles.max_height = max(len(rows), LEAST_ROWS)
        self.show(_COLUMNS, rows)

    def _row(self, line: Evidence, sides: Sides) -> Row:
        words, side = self._sayings, sides.get(line.key)
        mark = ""
        if side == "strength":
            mark = words.say_in("report", "strength")
        elif side == "priority":
            mark = words.say_in("report", "work on")
        time = words.time(line.at) if line.at else ""
        cells = (mark, score_mark(line.competency, line.score), line.text, time)
        return Row(line.key, cells, "good" if side == "strength" else "" if side else "dim")


class Behaviours:
    """The fields of what to do differently, one a priority; what is typed stays with its line."""

    def __init__(self, words: Words, writing: Writing) -> None:
        self._words, self._writing = words, writing
        self.rows = [LabelledField(name, "") for name in _FIELDS]
        self._keys: tuple[str, ...] = ()

    def show(self) -> None:
        """Give each priority its field."""
        chosen = self._writing.chosen("priority")
        texts = [self._writing.behaviours.get(each.key, "") for each in chosen]
        # While they are filled the fields are nobody's: `take` is called with each.
        self._keys = ()
        for at, row in enumerate(self.rows):
            row.set_class(at >= len(chosen), "-gone")
            row.field.disabled = at >= len(chosen)
            if at < len(chosen):
                name = chosen[at].competency or f"{at + 1}"
                row.relabel(self._words.say("{which}: do differently", which=name))
                row.field.value = texts[at]
        self._keys = tuple(each.key for each in chosen)

    def take(self) -> None:
        """Hand over what stands in the fields."""
        for key, row in zip(self._keys, self.rows, strict=False):
            self._writing.behaviours[key] = row.field.value

    def of(self, key: str) -> LabelledField | None:
        """Return the field of a line, if that is a priority."""
        return self.rows[self._keys.index(key)] if key in self._keys else None

    @property
    def empty(self) -> LabelledField | None:
        """The first field of a priority that says nothing yet."""
        rows = self.rows[: len(self._keys)]
        return next((row for row in rows if not row.field.value.strip()), None)
