"""The second page of wrapping up: for the manager alone."""

from asyncio import Lock
from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.domain.repository import Put, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.one_on_one.model import LONGEST_PASSAGE, Reflection
from coachtui.records.one_on_one.presentation.shared_copy import Shared, chat_copy
from coachtui.records.one_on_one.rules.lines import ideas
from coachtui.records.one_on_one.rules.schedule import outlook
from coachtui.records.one_on_one.screens.conversation import Conversation
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import draft_text, read_draft
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.two_sides import agreed
from coachtui.ui.walked import WalkedInput

_FIELDS = (
    ("stood_out", N_("What stood out")),
    ("my_reaction", N_("How I reacted")),
    ("watch_for", N_("What to watch for")),
    ("my_follow_up", N_("What I follow up")),
    ("energy", N_("My energy, 1 to 5")),
)
MOST_ENERGY = 5


class WrapUpAlone(CoachScreen[None]):
    """Private reflection, and what the rep will see, to be copied into a chat."""

    AUTO_FOCUS: ClassVar[str | None] = "#preview"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Done"), id="edit.save", key_display="^S"),
        Binding("y", "copy", N_("Copy"), id="record.copy"),
        Binding("tab", "app.focus_next", N_("Reflection"), id="wrap_up.fields"),
        Binding("escape", "leave", N_("Leave"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    WrapUpAlone {
        & #preview { height: 1fr; padding: 0 2; }
        & #preview > Static { height: auto; }
        & #preview:focus { background: $boost; }
        & .field { height: 1; padding: 0 2; }
        & .field > Static { width: 24; color: $text-muted; }
    }
    """

    def __init__(self, desk: Desk, talk: Conversation, shared: Shared) -> None:
        super().__init__(desk)
        self.talk = talk
        self._shared = shared
        self._at_first: dict[str, str] = {}
        self._turn = Lock()

    def heading(self) -> str:
        """Say whose one-on-one was wrapped up."""
        return self.words.say("Wrapped up: {name}", name=self.talk.person.full_name)

    def context(self) -> str:
        """Say that this page is for the manager alone."""
        return self.words.say("page 2 of 2 · only for me")

    def copy(self) -> str:
        """Return the text for the chat, in the rep's language."""
        words = self.words.in_language(self.talk.person.language)
        seen = outlook(self.talk.person, self.talk.meetings, self.desk.clock)
        next_at = seen.planned.planned_at if seen.planned else None
        shared, talk = self._shared, self.talk
        return self.fitting()(chat_copy(shared, talk.meeting, talk.person, next_at, words))

    def beside(self) -> Person | None:
        """Name the rep, who gets a copy."""
        return self.talk.person

    def body(self) -> Iterable[Widget]:
        """Give the preview, then the fields of the reflection."""
        words = self.words
        sees = words.say("What {name} will see", name=self.talk.person.short_name)
        yield SectionLine(sees, words.say("{press:record.copy} copies it"))
        yield VerticalScroll(Static(plain(self.copy()), markup=False), id="preview")
        aside = words.say("only I read this")
        yield SectionLine(words.say("Reflection"), aside)
        self._at_first = self._stored()
        for name, label in _FIELDS:
            field = WalkedInput(name, self._at_first[name])
            field.entered = self._next_field
            asked = Static(plain(words.say(label)), markup=False)
            yield Horizontal(asked, field, classes="field")

    def idle(self) -> str:
        """Show whose ideas the options were."""
        of_rep, mine = ideas(self.talk.entries)
        if not of_rep + mine:
            return ""
        return self.words.say(
            "ideas: {name} {rep} · me {me}",
            name=self.talk.person.short_name,
            rep=of_rep,
            me=mine,
        )

    @property
    def _form(self) -> str:
        return f"reflection.{self.talk.meeting.id}"

    def on_mount(self) -> None:
        """Take back what was typed before an interruption."""
        super().on_mount()
        draft = self.desk.drafts.claim(self._form)
        texts = read_draft(draft.text if draft else "").texts
        for name, _ in _FIELDS:
            if name in texts:
                self.query_one(f"#{name}", CoachInput).value = texts[name]

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: self.query_one(f"#{name}", CoachInput).value.strip() for name, _ in _FIELDS}

    @on(CoachInput.Changed)
    def _changed(self) -> None:
        self.desk.drafts.note(self._form, draft_text(self.values()))

    def _next_field(self, field: CoachInput) -> None:
        """Go on from a field at once: what is typed behind Enter goes along."""
        names = [name for name, _ in _FIELDS]
        at = names.index(field.id or "") + 1
        following = f"#{names[at]}" if at < len(names) else "#preview"
        self.set_focus(self.query_one(following))

    def action_copy(self) -> None:
        """Show the text alone, to select by hand; send it to the clipboard where that is on."""
        self.app.push_screen(CopyScreen(self.desk, self.copy()))

    @work
    async def action_save(self) -> None:
        """Keep the reflection and close; a second key meanwhile changes nothing."""
        if not self._turn.locked():
            async with self._turn:
                await self._save()

    def _stored(self) -> dict[str, str]:
        reflection = self.talk.meeting.reflection
        values = ((name, getattr(reflection, name)) for name, _ in _FIELDS)
        return {name: "" if value is None else str(value) for name, value in values}

    async def _agreed(self) -> bool:
        """Have it decided what counts where another window reflected too; False on leaving."""
        stored = self._stored()
        asked = [
            FormField(name, self.words.say(label), "number" if name == "energy" else "line")
            for name, label in _FIELDS
        ]
        sides = (self._at_first, self.values(), stored)
        texts = await agreed(self, asked, sides, self._form)
        if texts is None:
            return False
        self._at_first = stored
        for name, text in texts.items():
            field = self.query_one(f"#{name}", CoachInput)
            if field.value.strip() != text:
                field.value = text
        return True

    async def _save(self) -> None:
        if not await self._agreed():
            return
        values, words = self.values(), self.words
        energy = values["energy"]
        if energy and not (energy.isdecimal() and 1 <= int(energy) <= MOST_ENERGY):
            self.say(words.say("The energy is a number from 1 to 5, or empty."), "error")
            return
        if any(len(text) > LONGEST_PASSAGE for text in values.values()):
            self.say(words.say("At most {n} characters, please.", n=LONGEST_PASSAGE), "error")
            return
        kept = self.talk.meeting.reflection
        new = kept.revised(**self._changed_in(values))
        if new != kept and not await self._keep(new):
            return
        self.desk.drafts.drop(self._form)
        self.dismiss(None)

    def _changed_in(self, values: Mapping[str, str]) -> dict[str, object]:
        """Return what was changed here; what another window wrote into other fields stays."""
        changed: dict[str, object] = {
            name: text for name, text in values.items() if text != self._at_first[name]
        }
        if "energy" in changed:
            changed["energy"] = int(values["energy"]) if values["energy"] else None
        return changed

    async def _keep(self, reflection: Reflection) -> bool:
        changed = self.talk.meeting.revised(reflection=reflection)
        try:
            await self.desk.commit([Put(changed)], N_("Reflection saved"))
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return False
        return True

    def action_leave(self) -> None:
        """Close; what was typed stays as a draft."""
        self.desk.drafts.flush()
        self.dismiss(None)
