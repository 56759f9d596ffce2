"""A commitment with all that is known of it, and what can be done with it."""

from asyncio import Lock
from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.overview import commitment_actions
from coachtui.overview.commitment_actions import actions_for
from coachtui.overview.opening import screen_for
from coachtui.overview.promises import owed_by, rep_name
from coachtui.overview.reminders import reminder
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.lines import TitleLine
from coachtui.ui.refusing import refusal
from coachtui.ui.screen import CoachModal
from coachtui.ui.shown import plain
from coachtui.ui.table import Column, Row, RowTable

_MOVES_SHOWN = 3


class CommitmentMenu(CoachModal[None]):
    """Shows a commitment and does with it what is chosen."""

    AUTO_FOCUS: ClassVar[str | None] = "RowTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "run('keep')", N_("Done"), id="commitment.toggle"),
        Binding("space", "run('reopen')", N_("Open it again"), id="commitment.reopen"),
        Binding("e", "run('edit')", N_("Edit"), id="commitment.edit"),
        Binding(
            "y", "copy", N_("Copy"), tooltip=N_("With a reminder if late"), id="commitment.copy"
        ),
        Binding("D,delete", "run('delete')", N_("Delete"), show=False, id="commitment.delete"),
        Binding("escape", "leave", N_("Back"), id="commitment.leave"),
    ]
    DEFAULT_CSS = """
    CommitmentMenu {
        .about { height: auto; max-height: 8; margin: 0 0 1 0; }
        RowTable { height: auto; max-height: 8; background: $surface; }
    }
    """

    def __init__(self, desk: Desk, promise_id: str) -> None:
        """Make the menu of the commitment of that id."""
        super().__init__(desk)
        self._promise_id = promise_id
        self._turn = Lock()
        self._shown = self._promise()

    def target(self) -> Target:
        """Name the commitment."""
        return Target(Commitment.table, self._promise_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with it as it stands here, so that no key does the opposite."""
        if action in {"run", "copy"} and self._shown is None:
            return False
        if action == "run" and parameters[0] in {"keep", "reopen"}:
            return self._shown is not None and self._shown.is_open == (parameters[0] == "keep")
        return super().check_action(action, parameters)

    def heading(self) -> str:
        """Give back who owes it to whom."""
        promise = self._shown
        if promise is None:
            return self.words.say("Commitment")
        return f"{owed_by(self.desk.view, promise)} · {rep_name(self.desk.view, promise)}"

    def body(self) -> Iterable[Widget]:
        """Give what is known and what can be done."""
        yield Static("", classes="about", markup=False)
        yield RowTable(
            self.words, self.words.say("It is no longer there; {press:commitment.leave} leaves.")
        )

    def refresh_rows(self) -> None:
        """Show the commitment as it is now; say so where another window changed it."""
        before, promise = self._shown, self._promise()
        self._shown = promise
        lines = []
        if promise is not None:
            lines = [plain(promise.text, "bold"), *(plain(line) for line in self._facts(promise))]
        self.query_one(TitleLine).show(self.heading(), "")
        self.query_one(".about", Static).update(plain("\n").join(lines))
        self.query_one(RowTable).show((Column(),), list(self._rows(promise)))
        self.refresh_bindings()
        if promise != before and not self._turn.locked():
            gone = self.words.say("It was deleted in another window just now.")
            changed = self.words.say("It was changed in another window just now.")
            self.say(changed if promise else gone, "warning")

    def _rows(self, promise: Commitment | None) -> Iterator[Row]:
        """Give what can be done with it."""
        if promise is None:
            return
        for action in actions_for(promise, self.desk.clock.today()):
            yield Row(action.key, (self.words.say(action.label),))
        if self.desk.repository.get(Person, promise.rep_id) is not None:
            name = rep_name(self.desk.view, promise)
            yield Row("person", (self.words.say("Go to {name}", name=name),))

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Do what was chosen."""
        message.stop()
        promise = self._shown
        if promise is None:
            return
        if message.key == "person":
            target = Target(Person.table, promise.rep_id)
            self.dismiss(None)
            self.app.push_screen(screen_for(self.desk, target))
            return
        self.action_run(message.key)

    def action_run(self, key: str) -> None:
        """Do what a row or a key stands for, if it still can be done."""
        promise = self._shown
        if why := refusal(self.desk, self):
            self.say(why, "warning")
            return
        if promise is None:
            return
        for action in actions_for(promise, self.desk.clock.today()):
            if action.key == key:
                self._run(action.run, promise)

    def action_copy(self) -> None:
        """Show a reminder to whoever owes it and is late, else the promise in a line."""
        promise = self._shown
        if promise is not None:
            view, words = self.desk.view, self.words
            line = f"{self.heading()}: {promise.text} · {words.day_short(promise.due)}"
            text = reminder(view, [promise]) or line
            self.app.push_screen(CopyScreen(self.desk, text))

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    @work
    async def _run(self, run: commitment_actions.Run, promise: Commitment) -> None:
        if self._turn.locked():
            return
        async with self._turn:
            if await run(self, promise):
                self.dismiss(None)

    def _promise(self) -> Commitment | None:
        return self.desk.repository.get(Commitment, self._promise_id)

    def _facts(self, promise: Commitment) -> Iterator[str]:
        words, today = self.words, self.desk.clock.today()
        state = words.label("commitment_state", promise.state)
        if promise.is_open:
            day = words.day_long(promise.due)
            yield f"{words.say('due {day}', day=day)} · {words.relative(promise.due, today)}"
        elif promise.closed_at:
            yield f"{state} · {words.day_long(words.local(promise.closed_at))}"
        hidden = promise.visibility == "private"
        yield words.say("only you see it") if hidden else words.say("the rep sees it")
        for shown in (promise.evidence, promise.reason):
            if shown:
                yield shown
        for step in promise.moves[-_MOVES_SHOWN:]:
            yield words.say(
                "moved {before} → {after}: {reason}",
                before=words.day_and_month(step.due_before),
                after=words.day_and_month(step.due_after),
                reason=step.reason,
            )


def commitment_screen(desk: Desk, target: Target) -> CommitmentMenu:
    """Return the menu of a commitment, for the catalogue."""
    return CommitmentMenu(desk, target.record_id)
