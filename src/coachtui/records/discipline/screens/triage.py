"""Five yes-or-no keys that sort conduct from capability, before anything is written down."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.records.discipline.model import Track
from coachtui.records.discipline.presentation.law_words import banner
from coachtui.records.discipline.presentation.triage_words import (
    question_words,
    result_words,
    what_follows,
)
from coachtui.records.discipline.rules.triage import asked_next, sorted_by
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.case_screen import CaseScreen
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.counsel import counsel_form
from coachtui.records.discipline.screens.incident_form import facts_form, new_case
from coachtui.records.discipline.screens.law_at_hand import LawAtHand
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.shown import plain

USUAL_PACK: Final = "vn-2019"
_TRACKS: Final[Mapping[str, Track]] = {
    "stop_call_hr": "conduct",
    "conduct": "conduct",
    "pause": "conduct",
    "capability": "capability",
}


class Triage(CaseScreen):
    """Asks one question at a time; the result says what follows, and Enter goes on to it."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Yes"), id="triage.yes"),
        Binding("n", "answer(False)", N_("No"), id="triage.no"),
        Binding("r,left", "take_back", N_("Answer again"), id="triage.again"),
        Binding("p", "pack", N_("Law pack"), tooltip=N_("Another pack of law"), id="triage.pack"),
        Binding("enter", "go_on", N_("Go on"), id="triage.go"),
    ]
    DEFAULT_CSS = """
    Triage {
        #banner { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        #questions { height: auto; padding: 1 1 0 1; }
        #result { height: auto; padding: 1 1 0 1; }
    }
    """

    def __init__(self, desk: Desk, person: Person, law: LawAtHand) -> None:
        super().__init__(desk)
        self.person = person
        self.answers: list[bool] = []
        """In the order they were given."""
        self._law = law
        self._pack = USUAL_PACK

    def heading(self) -> str:
        """Say what is sorted, and about whom."""
        return self.words.say("What is it about? · {name}", name=self.person.full_name)

    def body(self) -> Iterable[Widget]:
        """Give the questions, and below them the result."""
        yield Static("", id="banner", markup=False)
        yield Static("", id="questions", markup=False)
        yield Static("", id="result", markup=False)

    def show_rows(self) -> None:
        """Show the questions answered so far, the one that is asked, and what they lead to."""
        words, outcome = self.words, sorted_by(self.answers)
        pack = self._law.pack(self._pack)
        self.query_one("#banner", Static).update(plain(banner(words, pack), "$text-muted"))
        self.query_one("#questions", Static).update(plain("\n").join(self._lines()))
        told = plain("")
        if outcome is not None:
            told = plain(f"▸ {result_words(words, outcome)}\n\n", "bold")
            told += plain(what_follows(words, outcome))
        self.query_one("#result", Static).update(told)
        self.refresh_bindings()

    def _lines(self) -> Iterable[Content]:
        words = self.words
        for at, answer in enumerate(self.answers):
            question = asked_next(self.answers[:at])
            if question is not None:
                said = words.say("yes") if answer else words.say("no")
                told = f"✓ {at + 1}  {said:<6}{question_words(words, question.key)}"
                yield plain(told, "$text-muted")
        question = asked_next(self.answers)
        if question is not None:
            at = len(self.answers) + 1
            yield plain(f"▸ {at}  {question_words(words, question.key)}", "bold")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers while something is asked, and to go on once nothing is."""
        if action == "answer":
            return asked_next(self.answers) is not None
        if action == "go_on":
            return sorted_by(self.answers) is not None
        if action == "take_back":
            return bool(self.answers)
        return super().check_action(action, parameters)

    def action_answer(self, yes: bool) -> None:
        """Take an answer."""
        self.answers.append(yes)
        self.show_rows()

    def action_take_back(self) -> None:
        """Ask the last question again."""
        self.answers.pop()
        self.show_rows()

    @work
    async def action_pack(self) -> None:
        """Ask under which pack of law or policy the case is looked at."""
        packs = self._law.packs
        options = []
        for name in packs.names:
            pack = packs.named(name)
            if pack is not None:
                title = pack.title[self.words.language]
                options.append((name, f"{name} · {pack.version} · {title}"))
        ask = Choose(self.desk, self.words.say("Law pack"), options, at=self._pack)
        chosen = await self.app.push_screen_wait(ask)
        if chosen is not None:
            self._pack = chosen
            self.show_rows()

    def action_go_on(self) -> None:
        """Open the form of what the answers lead to."""
        outcome = sorted_by(self.answers)
        track = _TRACKS.get(outcome or "")
        if track is None:
            form = counsel_form(self.desk, self.person, self._law)
            self.app.push_screen(form, lambda saved: self._noted() if saved else None)
            return
        case = new_case(self.desk, self.person, track, self._law, self._pack)
        self.app.push_screen(
            facts_form(case), lambda saved: self._opened(case) if saved is not None else None
        )

    def _noted(self) -> None:
        self.dismiss(None)

    def _opened(self, work: Casework) -> None:
        self.app.switch_screen(CasePage(self.desk, work.case))
