"""The letters of a case: chosen, looked at, and written out as drafts to go over in Word."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.repository import StoreError
from coachtui.domain.trouble import told
from coachtui.exchange.paper import Paper
from coachtui.exchange.paper_text import paper_text
from coachtui.exchange.pdf_file import SUFFIX, WITHOUT
from coachtui.language import N_, Language
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.presentation.letters import (
    NotDraftedError,
    Offer,
    drafted,
    offers,
)
from coachtui.records.discipline.rules.lifecycle import previous_measures
from coachtui.records.discipline.screens.case_screen import CaseScreen
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.letter_files import written
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.section import SectionLine
from coachtui.ui.shown import plain, shown_path
from coachtui.ui.table import Column, Row, RowTable

_COLUMNS: Final = (Column(""), Column("", 35))
_FOLDER: Final = 30
"""A width that leaves the last folders of a path: the name of the files matters more."""
_PACK: Final = "case_pack"
_OTHER: Final[dict[Language, Language]] = {"vi": "en", "en": "vi"}
_NAMES: Final[dict[Language, str]] = {"vi": N_("in Vietnamese"), "en": N_("in English")}


class LettersScreen(CaseScreen):
    """What can be drafted of a case, and below it the draft under the cursor."""

    AUTO_FOCUS: ClassVar[str | None] = "#letters"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x", "export", N_("Export"), tooltip=N_("Write .docx, .html and .pdf"), id="case.x"
        ),
        Binding("y", "copy", N_("Copy"), tooltip=N_("Show the text alone"), id="case.y"),
        Binding("t", "turn", N_("Language"), tooltip=N_("Vietnamese or English"), id="case.t"),
        Binding("space,pagedown", "page(1)", N_("Page on"), show=False, id="case.on"),
        Binding("pageup", "page(-1)", N_("Page back"), show=False, id="case.back"),
    ]
    DEFAULT_CSS = """
    LettersScreen {
        #letters { height: auto; max-height: 9; min-height: 3; }
        #preview { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        #preview > Static { height: auto; }
    }
    """

    def __init__(self, desk: Desk, casework: Casework) -> None:
        """Make the page of a case's letters, in the language of the rep."""
        super().__init__(desk)
        self.casework = casework
        self.language: Language = casework.person.language
        self.table = RowTable(desk.words, id="letters")
        self._offers: dict[str, Offer] = {}
        self._section = SectionLine("")

    def heading(self) -> str:
        """Name the case by its number alone."""
        return self.words.say("Letters · case {number}", number=self.casework.case.number)

    def body(self) -> Iterable[Widget]:
        """Give the letters and, below them, the one under the cursor."""
        yield self.table
        yield self._section
        yield VerticalScroll(Static("", markup=False), id="preview", can_focus=False)

    def show_rows(self) -> None:
        """Show what can be drafted as the case stands now."""
        words = self.words
        file = self._file()
        self._offers = {
            f"{each.key}.{each.step.id if each.step else ''}": each for each in offers(words, file)
        }
        rows = [
            Row(key, (offer.name, self._state(offer)), "dim" if offer.against else "")
            for key, offer in self._offers.items()
        ]
        whole = words.say("everything on file, and the sources")
        rows.append(Row(_PACK, (words.say("Case pack"), whole)))
        self.table.show(_COLUMNS, rows)
        self._show_preview()

    def _state(self, offer: Offer) -> str:
        words = self.words
        if offer.forbidden:
            return words.say("not drafted: against the law")
        if offer.against:
            return words.say("not yet")
        if offer.step is None:
            return words.say("ahead: what is open is dotted")
        return words.say("as recorded on {day}", day=words.day(offer.step.on))

    @on(RowTable.RowHighlighted)
    def _moved(self, event: RowTable.RowHighlighted) -> None:
        event.stop()
        if self.desk.hr.unlocked:
            self._show_preview()

    def _show_preview(self) -> None:
        words = self.words
        self._section.show(words.say("Draft"), words.say(_NAMES[self.language]))
        preview = self.query_one("#preview", VerticalScroll)
        preview.query_one(Static).update(plain(self.text()))
        preview.scroll_home(animate=False)

    def text(self) -> str:
        """Return the draft under the cursor as text, or why there is none."""
        try:
            paper = self._paper(self._key)
        except NotDraftedError as error:
            return "\n\n".join(error.reasons)
        return paper_text(paper) if paper is not None else ""

    def _file(self) -> CaseFile:
        """Return the case as it is now; each draft is made of it anew."""
        work, repository = self.casework, self.desk.hr.repository
        return CaseFile(
            case=work.case,
            steps=work.steps,
            file=work.file,
            others=previous_measures(
                work.case, repository.all(DisciplineCase), repository.all(CaseStep)
            ),
            addenda=work.addenda,
            person=work.person,
            bench=work.bench,
            head=repository.head,
        )

    @property
    def _key(self) -> str:
        return self.table.highlighted_key or ""

    def _paper(self, key: str) -> Paper | None:
        """Return a document; None where there is none of that key.

        Raises:
            NotDraftedError: the law forbids it, or its turn has not come; in the user's words.
        """
        file, words = self._file(), self.words.in_language(self.language)
        if key == _PACK:
            return case_pack(words, file)
        offer = self._offers.get(key)
        if offer is None:
            return None
        if offer.against:
            raise NotDraftedError(offer.against)
        return drafted(words, file, offer)

    def action_page(self, pages: int) -> None:
        """Scroll the draft by so many screens."""
        preview = self.query_one("#preview", VerticalScroll)
        preview.scroll_relative(y=pages * preview.size.height, animate=False)

    def action_turn(self) -> None:
        """Show the letters in the other language."""
        self.language = _OTHER[self.language]
        self._show_preview()

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        """Show the draft on a page of its own."""
        event.stop()
        page = ReadingPage(self.desk, self.heading(), self.text().split("\n\n"))
        self.app.push_screen(page)

    def action_copy(self) -> None:
        """Show the text alone, to be selected by hand."""
        self._with_paper(
            lambda paper: self.app.push_screen(CopyScreen(self.desk, paper_text(paper)))
        )

    def _with_paper(self, do: Callable[[Paper], object]) -> None:
        """Do something with the draft, or say why there is none."""
        try:
            paper = self._paper(self._key) if self.desk.hr.unlocked else None
        except NotDraftedError as error:
            self.say(" ".join(error.reasons), "error")
        else:
            if paper is not None:
                do(paper)

    @work
    async def action_export(self) -> None:
        """Note that it is exported, then write the draft; what cannot be noted is not written."""
        words, case, key = self.words, self.casework.case, self._key
        try:
            if self._paper(key) is None:
                return
            await self.desk.hr.audit("export", case.id)
            paper = self._paper(key)  # anew: its foot names the line that was just written
            if paper is None:
                return
            name = f"{case.number} {self._title(key, paper)}"
            paths = await written(self.desk, name, paper, markdown=key == _PACK)
        except NotDraftedError as error:
            self.say(" ".join(error.reasons), "error")
        except StoreError as error:
            self.say(told(error, words), "error")
        except OSError:
            self.say(words.say("The files could not be written: is the disk full?"), "error")
        else:
            self.say(self._written(paths), "good")

    def _title(self, key: str, paper: Paper) -> str:
        """Return what a document is called, in its own language."""
        pack = self.words.in_language(self.language).say("Case pack")
        return pack if key == _PACK else paper.title

    def _written(self, paths: Sequence[Path]) -> str:
        words = self.words
        told = words.say(
            "{forms} of {name} are in {folder}.",
            forms=words.join([path.suffix for path in paths]),
            name=paths[0].stem,
            folder=shown_path(paths[0].parent, _FOLDER),
        )
        if any(path.suffix == SUFFIX for path in paths):
            return told
        return f"{words.say(WITHOUT)} {told}"
