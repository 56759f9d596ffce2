"""The editor of a record: a dialog of fields whose text outlives whatever happens to the line."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from coachtui.domain.repository import StaleWriteError, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.draft_book import DraftBook
from coachtui.ui.form_draft import draft_text, read_draft
from coachtui.ui.form_fields import FieldRow
from coachtui.ui.refusing import refusal
from coachtui.ui.stored_side import GoneError
from coachtui.ui.versioned_form import Form, Save, Told, Values, VersionedForm

__all__ = ["Form", "FormScreen", "Save", "Told", "Values", "draft_text", "read_draft"]

_TRIES: Final = 3
"""Somebody else may save again while the two versions are being looked at."""


class FormScreen(VersionedForm):
    """Edits the values of a form; gives them back when they are saved, None on leaving.

    Every change is noted as a draft. Leaving keeps it, and opening the same form takes it back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Save"), tooltip=N_("Save and close"), id="edit.save"),
        Binding("escape", "leave", N_("Leave, keep draft"), id="edit.leave"),
        Binding("ctrl+r", "discard", N_("Discard draft"), show=False, id="edit.discard"),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("tab", N_("Next field")),)
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    FormScreen VerticalScroll { height: auto; max-height: 15; scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        desk: Desk,
        form: Form,
        initial: Mapping[str, str],
        save: Save,
        drafts: DraftBook | None = None,
    ) -> None:
        """Make the editor of a form that holds the stored values `initial` at first.

        Its drafts go into the team's book, unless another is given.
        """
        super().__init__(desk, form, drafts)
        self._save = save
        self._saving = False
        self._open = False
        self._standing = False
        self._helped = ""
        self._rows = [
            FieldRow(desk, field, initial.get(field.name, ""), self.move) for field in form.fields
        ]
        self.follow(self._rows)

    @property
    def texts(self) -> Values:
        """What stands in each field now."""
        return {row.field.name: row.text for row in self._rows}

    @property
    def values(self) -> Values:
        """What each field hands over to be saved."""
        return {row.field.name: row.value for row in self._rows}

    def heading(self) -> str:
        """Give back the title of the form."""
        return self.form.title

    def body(self) -> Iterable[Widget]:
        """Give the fields."""
        yield VerticalScroll(*self._rows, can_focus=False)

    def on_mount(self) -> None:
        """Take the draft back, if there is one, and start in the first field."""
        held = self.drafts.claim(self.form.id)
        self._go(self._take_back(held.text if held else ""))
        self._open = True
        self._helped = self._told()
        why = refusal(self.desk, self)
        if why:
            self._standing = True
            self.say(why, "warning")
        elif self.texts == self.stored.texts:
            self._help()
        self.look_for_kept()

    def move(self, step: int, finish: bool) -> None:
        """Put the focus on the next or the previous field, from the last to the first.

        With `finish` the step from the last field saves instead.
        """
        at = self._at() + step
        if finish and at == len(self._rows):
            self.action_save()
        else:
            self._go(at % len(self._rows))
            self._help()

    def on_field_row_edited(self, message: FieldRow.Edited) -> None:
        """Note what stands in the form now, once a draft had the time to come back."""
        message.stop()
        if self._open:
            self._note()
            if self.form.told is not None and self._told() != self._helped:
                self._help()

    def action_leave(self) -> None:
        """Leave; a changed form is kept as a draft."""
        if self._saving:
            return
        self._note()
        try:
            self.drafts.flush()
        except StoreError as error:
            self.say(told(error, self.words), "error")
        else:
            self.dismiss(None)

    def action_discard(self) -> None:
        """Put back the stored values."""
        for row in self._rows:
            row.text = self.stored.texts[row.field.name]
        self.say(self.words.say("The stored values are back."))

    def action_save(self) -> None:
        """Save and close, or show what is wrong where it is wrong."""
        if self._saving:
            return
        problems = self._checked()
        if problems:
            self._show(problems)
            return
        self._saving = True
        self.run_worker(self._save_now())

    async def _save_now(self) -> None:
        try:
            problems = await self._saved()
        except StoreError as error:
            problems = {"": told(error, self.words)}
        except GoneError:
            gone = self.words.say("It was deleted elsewhere meanwhile. Your text stays here.")
            problems = {"": gone}
        finally:
            self._saving = False
        if problems:
            self._show(problems)
            return
        self.drafts.drop(self.form.id)
        self.dismiss(self.values)

    async def _saved(self) -> Values:
        """Save on top of what is stored now; give back the problems by field.

        Raises:
            StoreError: nothing was written.
            GoneError: what is edited is no longer there.
        """
        for left in reversed(range(_TRIES)):
            await self.desk.refresh()
            problems = await self.decided() or self._checked()
            if problems:
                break
            try:
                return await self._save(self.values)
            except StaleWriteError:
                if not self.is_stored or not left:
                    raise
        return problems

    def _checked(self) -> Values:
        return {row.field.name: problem for row in self._rows if (problem := row.check())}

    def _show(self, problems: Mapping[str, str]) -> None:
        """Show each problem at its field and go to the first; the rest in the message line."""
        names = [row.field.name for row in self._rows]
        for row in self._rows:
            row.show_problem(problems.get(row.field.name, ""))
        here = [name for name in names if problems.get(name)]
        others = [text for name, text in problems.items() if name not in names and text]
        self._standing = bool(others)
        self.say(
            " ".join(others) or self.words.say("Not saved yet: see the field marked !."), "error"
        )
        if here:
            first = names.index(here[0])
            self._go(first)
            # The row has grown by its problem only after the next layout.
            self.call_after_refresh(self._rows[first].scroll_visible, animate=False)

    def _help(self) -> None:
        """Show the help of the field in focus, unless a refusal stands there."""
        if not self._standing:
            self._helped = self._told()
            self.say(self._helped)

    def _told(self) -> str:
        field, told = self.form.fields[self._at()], self.form.told
        return field.help if told is None else told(field, self.values)

    def _at(self) -> int:
        focused = self.focused
        return next((at for at, row in enumerate(self._rows) if row.editor is focused), 0)

    def _go(self, at: int) -> None:
        row = self._rows[at]
        self.set_focus(row.editor, scroll_visible=False)
        row.scroll_visible(animate=False)

    def _note(self) -> None:
        """Keep the draft in step: none where nothing differs from what is stored."""
        stored = self.stored.texts
        typed = {name: text for name, text in self.texts.items() if text != stored[name]}
        if not typed:
            self.drafts.drop(self.form.id)
            return
        # A field left alone stays out: it may be changed elsewhere before the draft comes back.
        at = self.form.fields[self._at()].name
        draft = draft_text(typed, at, self.stored.before(typed))
        self.drafts.note(self.form.id, draft)

    def _take_back(self, draft: str) -> int:
        """Fill the fields from a draft; give back the number of the field to start in."""
        kept = read_draft(draft)
        for row in self._rows:
            if row.field.name in kept.texts:
                row.text = kept.texts[row.field.name]
        names = [field.name for field in self.form.fields]
        self.stored.began_with({name: kept.before[name] for name in names if name in kept.before})
        if kept.texts and self.texts != self.stored.texts:
            self.say(
                self.words.say(
                    "Your unsaved text is back. {press:edit.save} saves it, {press:edit.discard}"
                    " discards it."
                )
            )
        return names.index(kept.at) if kept.at in names else 0
