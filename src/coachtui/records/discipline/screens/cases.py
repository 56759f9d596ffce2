"""The list of cases: behind a lock of its own, and by the next deadline once that is open."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.domain.team import reps
from coachtui.language import N_, Words
from coachtui.records.discipline.model import CounselNote, DisciplineCase
from coachtui.records.discipline.presentation.case_rows import CaseRow, called, case_rows
from coachtui.records.discipline.presentation.case_words import clock_words
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.case_screen import NO_UNDO
from coachtui.records.discipline.screens.clock_calendar import ClockCalendar
from coachtui.records.discipline.screens.counsel import counsel_form
from coachtui.records.discipline.screens.initials import INITIALS, turned
from coachtui.records.discipline.screens.law_at_hand import law_at_hand
from coachtui.records.discipline.screens.triage import Triage
from coachtui.records.discipline.screens.unlocking import unlocked
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.filter_line import FILTER, FilterLine
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable, Tone

_INITIALS, _NAMES = 4, 14
"""Cells for initials, and for names."""
_TALKS: Final = "talks"


class CaseList(CoachScreen[None]):
    """The list behind the number key: first the locked page, then cases and informal talks."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    COPIES: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unlock", N_("Unlock"), id="cases.unlock"),
        Binding("n", "new", N_("New"), id="list.new"),
        Binding("t", "counsel", N_("Talk"), tooltip=N_("Note an informal talk"), id="case.talk"),
        Binding("c", "clocks", N_("Clocks"), tooltip=N_("All deadlines by day"), id="cases.clocks"),
        INITIALS,
        Binding("L", "lock", N_("Lock"), tooltip=N_("Lock the HR records now"), id="cases.lock"),
        FILTER,
        NO_UNDO,
        Binding("escape", "back", N_("Back"), show=False, id="app.back"),
    ]
    DEFAULT_CSS = """
    CaseList {
        #locked { height: 1fr; padding: 1 2; }
        RowTable { display: none; }
        &.-open #locked { display: none; }
        &.-open RowTable { display: block; }
    }
    """

    def __init__(self, desk: Desk, begin: str | None = None) -> None:
        """Make the list; with `begin` a new matter of that person is sorted at once, "" asks."""
        super().__init__(desk)
        words = desk.words
        self._begin = begin
        self.table = RowTable(
            words,
            empty=words.say(
                "No case: {press:list.new} sorts a matter into conduct, capability or a talk."
            ),
        )
        self.filter_line = FilterLine(self.table, words.say("number, initials or state"))
        self._page = Static("", id="locked", markup=False)

    def on_mount(self) -> None:
        """Begin what this was opened for."""
        if self._begin is not None:
            self._sort(self._begin)

    def heading(self) -> str:
        """Name the list."""
        return self.words.say("Discipline").upper()

    def body(self) -> Iterable[Widget]:
        """Give the locked page, and the list that takes its place."""
        yield self._page
        yield self.filter_line
        yield self.table

    def refresh_rows(self) -> None:
        """Show the cases while the HR records are open, else only that they are locked."""
        is_open = self.desk.hr.unlocked
        self.set_class(is_open, "-open")
        rows = list(self._rows()) if is_open else []
        width = _INITIALS if self.desk.settings.initials else _NAMES
        self.table.show((Column("", 9), Column("", width), Column("", 20), Column("")), rows)
        self._page.update(plain("" if is_open else self._locked()))
        if is_open and self.focused is None:
            self.set_focus(self.table)
        elif not is_open:
            self.filter_line.close()
            self.set_focus(None)
        self.refresh_bindings()

    def _locked(self) -> str:
        words = self.words
        return "\n".join(
            (
                words.say("Discipline is locked."),
                "",
                words.say("{press:cases.unlock} asks for the passphrase and opens it.")
                if self.desk.hr.asks
                else words.say("{press:cases.unlock} opens it, after a question."),
                words.say(
                    "It locks by itself after five minutes without a key, and with"
                    " {press:app.cover}. What is"
                    " in here is in no export, no title and no list elsewhere, and a search finds"
                    " its cases only while it is open."
                ),
                "",
                words.say(
                    "It supports a decision and is no legal advice: you note and propose, HR and"
                    " the competent person hear and decide."
                ),
            )
        )

    def _rows(self) -> Iterable[Row]:
        view, words = self.desk.hr.view, self.words
        yield from (_case_row(words, row) for row in case_rows(view))
        notes = self.desk.hr.repository.all(CounselNote)
        if notes:
            told = f"{words.say('Talks')} · {words.say('no discipline')}"
            yield Row(_TALKS, (told,), "head")
        for note in sorted(notes, key=lambda each: each.on, reverse=True):
            first = note.facts.partition("\n")[0]
            who = called(view, note.person_id)
            yield Row(note.id, (words.day_and_month(note.on), who, "", first), "dim")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to unlock what is locked; the rest only while it is open."""
        if not self.desk.is_open and action in {"unlock", "new"}:
            return False
        if action == "unlock":
            return not self.desk.hr.unlocked
        if action in {"counsel", "lock", "filter", "clocks", "initials"}:
            return self.desk.hr.unlocked
        return super().check_action(action, parameters)

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        event.stop()
        if not self.desk.hr.unlocked:
            return
        case = self.desk.hr.repository.get(DisciplineCase, event.key)
        if case is not None:
            self.app.push_screen(CasePage(self.desk, case))
        else:
            self._read_note(event.key)

    @work
    async def _read_note(self, identifier: str) -> None:
        note = self.desk.hr.repository.get(CounselNote, identifier)
        person = None
        if note is not None:
            person = self.desk.repository.get(Person, note.person_id)
        if note is None or person is None:
            self.say(self.words.say("That is no longer on file."), "warning")
            return
        await self.desk.hr.audit("read", note.id)
        law = await law_at_hand(self.desk)
        if self.desk.hr.unlocked:
            self.app.push_screen(counsel_form(self.desk, person, law, note))

    @work
    async def action_unlock(self) -> None:
        """Ask, and open the HR records."""
        await unlocked(self)

    def action_lock(self) -> None:
        """Lock the HR records now."""
        self.desk.hr.lock()

    def action_clocks(self) -> None:
        """Show all deadlines by day."""
        self.app.push_screen(ClockCalendar(self.desk))

    def action_initials(self) -> None:
        """Name people by their initials, or by name, for this session."""
        turned(self.desk)

    def action_new(self) -> None:
        """Sort a matter with a rep, and start what it comes to."""
        self._sort("")

    @work
    async def _sort(self, person_id: str) -> None:
        person = await self._person(person_id)
        law = await law_at_hand(self.desk)
        if person is not None and self.desk.hr.unlocked:
            self.app.push_screen(Triage(self.desk, person, law))

    @work
    async def action_counsel(self) -> None:
        """Note an informal talk with a rep."""
        person = await self._person()
        law = await law_at_hand(self.desk)
        if person is not None and self.desk.hr.unlocked:
            self.app.push_screen(counsel_form(self.desk, person, law))

    def action_no_undo(self) -> None:
        """Say why nothing is undone here."""
        self.say(
            self.words.say(
                "Nothing is undone here: an addendum ({press:case.add}) corrects a step."
            )
        )

    def action_back(self) -> None:
        """Go back, where this was opened over another screen."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)

    async def _person(self, person_id: str = "") -> Person | None:
        """Unlock if need be, then ask who it is about, if that is not known; None for nobody."""
        if not await unlocked(self):
            return None
        known = self.desk.repository.get(Person, person_id) if person_id else None
        if known is not None:
            return known
        people = reps(self.desk.repository.all(Person))
        if not people:
            self.say(
                self.words.say("Nobody is here yet: 2, then {press:people.new} adds a rep."),
                "warning",
            )
            return None
        options = [(each.id, each.full_name) for each in people]
        ask = Choose(self.desk, self.words.say("Who is it about?"), options)
        chosen = await self.app.push_screen_wait(ask)
        return next((each for each in people if each.id == chosen), None)


def _case_row(words: Words, row: CaseRow) -> Row:
    tone: Tone = "late" if row.amber or row.contrary else "dim" if row.closed else ""
    text = row.case.title
    if row.next is not None and row.bench is not None:
        clock, day = clock_words(words, row.bench.pack, row.next), row.next.day
        same = day.year == row.bench.today.year
        text = f"{clock.left} · {words.day_and_month(day) if same else clock.day} · {clock.what}"
    elif row.bench is None:
        text = words.say("its law pack {name} is not there", name=row.case.pack)
    text = " · ".join(part for part in (row.contrary, text) if part)
    return Row(row.case.id, (row.case.number, row.called, row.state_text, text), tone)
