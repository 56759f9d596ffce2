"""The page of a case: its steps from top to bottom, each with its article and clock."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from coachtui.records.discipline.presentation.case_words import (
    clock_line,
    contrary_words,
    in_brief,
    line_words,
    missing_words,
    step_name,
)
from coachtui.records.discipline.presentation.incident_words import head_lines
from coachtui.records.discipline.presentation.law_words import (
    banner,
    refusal_words,
    stale_line,
)
from coachtui.records.discipline.presentation.notice_words import NOTICED, notice_line
from coachtui.records.discipline.presentation.step_text import addendum_words, step_paragraphs
from coachtui.records.discipline.rules.hearing_log import HEARINGS
from coachtui.records.discipline.rules.lifecycle import CaseLine
from coachtui.records.discipline.screens.addendum import addendum_form
from coachtui.records.discipline.screens.case_screen import AGAIN, TALK, CaseScreen
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.counsel import counsel_form
from coachtui.records.discipline.screens.hearing import HearingConsole
from coachtui.records.discipline.screens.hr_file_form import hr_file_form
from coachtui.records.discipline.screens.incident_form import facts_form
from coachtui.records.discipline.screens.law_at_hand import MissingPackError, law_at_hand
from coachtui.records.discipline.screens.letters import LettersScreen
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.records.discipline.screens.step_form import step_form
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable, Tone

_COLUMNS: Final = (Column("", 1), Column("", 24), Column("", 15), Column(""))
_BESIDE: Final = 46
"""Cells that the other columns of a step take, gaps and edges included."""
_MOST_CLOCKS: Final = 3


class CasePage(CaseScreen):
    """A case: what is done, what comes next, what is locked, and until when."""

    AUTO_FOCUS: ClassVar[str | None] = "#steps"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "facts", N_("Facts"), tooltip=N_("What is known"), id="case.facts"),
        Binding("p", "file", N_("HR file"), tooltip=N_("Member, post, periods"), id="case.file"),
        Binding("v", "against", N_("Against"), tooltip=N_("What speaks against it"), id="case.v"),
        Binding("a", "add", N_("Addendum"), tooltip=N_("Add to an issued step"), id="case.add"),
        Binding("l", "letters", N_("Letters"), tooltip=N_("Drafts and exports"), id="case.letters"),
        AGAIN,
        TALK,
    ]
    DEFAULT_CSS = """
    CasePage {
        #head { height: auto; max-height: 8; padding: 0 1; color: $text-muted; }
        #steps { height: 1fr; min-height: 6; }
        #whole { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        #clocks { height: auto; max-height: 6; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, case: DisciplineCase) -> None:
        """Make the page of a case; the law is read, and the opening noted, once it is mounted."""
        super().__init__(desk)
        self.work_at: Casework | None = None
        """The case with the law at hand, once that is read."""
        self.table = RowTable(desk.words, id="steps")
        self._case = case
        self.page_of = Target("discipline", case.id)
        self._lines: dict[str, CaseLine] = {}
        self._shown: tuple[str, ...] = ()

    def heading(self) -> str:
        """Name the case by its number; who it is about stands below."""
        return self.words.say("Case {number}", number=self._case.number)

    def body(self) -> Iterable[Widget]:
        """Give the head, the steps, and below them the clocks."""
        yield Static("", id="head", markup=False)
        yield self.table
        yield Static("", id="whole", classes="aside", markup=False)
        yield SectionLine(self.words.say("Clocks"))
        yield Static("", id="clocks", markup=False)

    def on_mount(self) -> None:
        """Read the law."""
        self._take_up()

    def on_resize(self) -> None:
        """Say as much of each step as there is room for."""
        self.refresh_rows()

    @work
    async def _take_up(self) -> None:
        """Note that the case is read, then show it; what cannot be noted is not shown."""
        words = self.words
        try:
            await self.desk.hr.audit("read", self._case.id)
            self.work_at = Casework(self.desk, self._case, await law_at_hand(self.desk))
        except StoreError as error:
            self.say(told(error, words), "error")
        except MissingPackError as error:
            text = words.say("The law pack {name} of this case is not there.", name=error.name)
            self.say(text, "error")
        else:
            self.refresh_rows()

    def show_rows(self) -> None:
        """Show the case as it is now."""
        at = self.work_at
        if at is None:
            return
        words = self.words
        self.query_one("#head", Static).update(plain("\n".join(self._head(at))))
        rows, self._lines = [], {}
        for line in at.lines:
            key = line.step.id if line.step is not None else line.spec.key
            shown = line_words(words, at.pack, line)
            said = in_brief(shown, self.size.width - _BESIDE)
            cells = (shown.mark, shown.name, shown.when, said)
            over = line.status in {"done", "locked", "skipped"}
            tone: Tone = "late" if shown.warn else "dim" if over else ""
            self._lines[key] = line
            rows.append(Row(key, cells, tone))
        self.table.show(_COLUMNS, rows)
        clocks = [clock_line(words, at.pack, each) for each in at.clocks[:_MOST_CLOCKS]]
        runs = "\n".join(clocks) or words.say("No deadline runs.")
        self.query_one("#clocks", Static).update(plain(runs))
        self._go_to_next()
        self.refresh_bindings()

    def _head(self, at: Casework) -> Iterable[str]:
        words = self.words
        yield from head_lines(words, at.case, at.person, at.state, at.recorded_on)
        against = dict.fromkeys(contrary_words(words, step, at.pack) for step in at.steps)
        yield from (words.say("On file {contrary}.", contrary=each) for each in against if each)
        yield banner(words, at.pack)
        if at.state in NOTICED:
            yield notice_line(words, at.pack, at.person, at.file)
        if at.addenda:
            yield words.count(
                len(at.addenda), "{n} addendum: {press:case.v} shows it.", "{n} addenda."
            )
        yield from filter(None, (stale_line(words, at.pack, self.desk.clock.today()),))

    def _go_to_next(self) -> None:
        """Put the cursor on what comes next, once a step was issued or the page is new."""
        keys = tuple(self._lines)
        ahead = [key for key in keys if self._lines[key].status in {"next", "paused"}]
        if ahead and keys != self._shown:
            self.table.highlight(ahead[0])
        self._shown = keys
        self._show_whole()

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        """Show uncut what stands on the line under the cursor."""
        at, line, told = self.work_at, self.chosen, ""
        if at is not None and line is not None and self.desk.hr.unlocked:
            told = str(line_words(self.words, at.pack, line))
        self.query_one("#whole", Static).update(plain(told))

    @property
    def chosen(self) -> CaseLine | None:
        """The line under the cursor."""
        return self._lines.get(self.table.highlighted_key or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs the law only once that is read."""
        if action in {"again", "facts", "against", "add", "counsel", "letters", "file"}:
            return self.work_at is not None
        return super().check_action(action, parameters)

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        """Read an issued step, or take the one whose turn it is."""
        event.stop()
        at, line = self.work_at, self._lines.get(event.key)
        if at is None or line is None:
            return
        if line.step is not None:
            self._read(at, line.step)
        elif line.status == "next" and line.spec.key in HEARINGS:
            self.app.push_screen(HearingConsole(self.desk, at))
        elif line.status in {"next", "possible", "paused"} and not line.missing:
            self.app.push_screen(step_form(at, line.spec))
        elif line.status == "locked" and at.elsewhere(line.spec):
            self._decided_elsewhere(at, line)
        else:
            self._say_why(at, line)

    @work
    async def _decided_elsewhere(self, at: Casework, line: CaseLine) -> None:
        """Ask whether a decision was taken before its turn; only as that can it be recorded."""
        words = self.words
        ask = Ask(
            self.desk,
            words.say("Was it decided elsewhere before the steps above?"),
            yes=words.say("Record what was decided"),
            no=words.say("Do not"),
            detail=words.say(
                "The steps above come first. What was decided without them goes on file only with"
                " a reason for each, marked as contrary to the law."
            ),
        )
        if await self.app.push_screen_wait(ask) and self.desk.hr.unlocked:
            self.app.push_screen(step_form(at, line.spec))

    def _read(self, at: Casework, step: CaseStep) -> None:
        added = [each for each in at.addenda if each.step_id == step.id]
        title = f"{step_name(self.words, step.step)} · {at.case.number}"
        told = step_paragraphs(self.words, at.pack, step, added)
        known = step.incident.evidence if step.incident is not None else ()
        self.app.push_screen(ReadingPage(self.desk, title, told, (*step.evidence, *known)))

    def _say_why(self, at: Casework, line: CaseLine) -> None:
        words = self.words
        if line.missing:
            lacks = missing_words(words, line.missing)
            told = words.say("{missing} {press:case.facts} fills it in.", missing=lacks)
            self.say(told, "warning")
        elif line.status == "skipped":
            self.say(
                words.say("The HR file ({press:case.file}) says: no member. Nobody has to be told.")
            )
        else:
            self.say(words.say("Locked: the steps above it come first."), "warning")

    def action_again(self) -> None:
        """Take the step under the cursor once more: a notice or a proposal, while it is last."""
        at, line = self.work_at, self.chosen
        if at is None or line is None:
            return
        if line.step is not None and line.spec.repeats and at.follows(line.spec):
            self.app.push_screen(step_form(at, line.spec))
        else:
            told = N_("Only a notice or a proposal is made anew, while it is last.")
            self.say(self.words.say(told))

    def action_facts(self) -> None:
        """Edit what is known and not issued yet."""
        if self.work_at is not None:
            self.app.push_screen(facts_form(self.work_at))

    def action_add(self) -> None:
        """Add to the step under the cursor, or to the case."""
        line = self.chosen
        if self.work_at is not None:
            step = line.step if line is not None else None
            self.app.push_screen(addendum_form(self.work_at, step.id if step else ""))

    def action_counsel(self) -> None:
        """Note an informal talk with the rep of this case."""
        if self.work_at is not None:
            self.app.push_screen(counsel_form(self.desk, self.work_at.person, self.work_at.law))

    def action_letters(self) -> None:
        """Show what can be drafted and exported of the case."""
        if self.work_at is not None:
            self.app.push_screen(LettersScreen(self.desk, self.work_at))

    def action_file(self) -> None:
        """Edit the HR file of the rep."""
        if self.work_at is not None:
            self.app.push_screen(hr_file_form(self.desk, self.work_at.person))

    def action_against(self) -> None:
        """Show what speaks against the next step today, and what was added to the case."""
        at = self.work_at
        if at is None:
            return
        words = self.words
        told = [str(refusal_words(words, at.pack, each)) for each in at.against_next()]
        turn = (each for each in at.lines if each.status in {"next", "paused"})
        lacks = [missing_words(words, each.missing) for each in turn if each.missing]
        told = [*lacks, *told] or [words.say("Nothing speaks against the next step today.")]
        told += [addendum_words(words, each) for each in at.addenda if each.step_id is None]
        title = words.say("Against the next step · {number}", number=at.case.number)
        self.app.push_screen(ReadingPage(self.desk, title, told))
