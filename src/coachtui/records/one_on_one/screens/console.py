"""The live console of a one-on-one: the product's heart."""

from collections.abc import Iterable, Sequence

from textual import work
from textual.widget import Widget

from coachtui.capture import Vocabulary, agenda_command
from coachtui.capture.explain import Explained, Listener, explain
from coachtui.domain.competency import load_competencies
from coachtui.domain.grow import Prompt, prompts
from coachtui.domain.log_entry import LogEntry, Speaker
from coachtui.domain.log_rows import log_rows
from coachtui.domain.person import Person
from coachtui.language import N_
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.one_on_one.presentation.console_lines import (
    carried_often,
    explained_command,
    opening_line,
    prompt_line,
    talk_words,
)
from coachtui.records.one_on_one.rules.lines import ideas
from coachtui.records.one_on_one.screens.above import Above
from coachtui.records.one_on_one.screens.feedback import feedback_form
from coachtui.records.one_on_one.screens.recorded import RecordedConsole
from coachtui.records.one_on_one.screens.wrap_up import WrapUpTogether
from coachtui.ui.desk import Desk
from coachtui.ui.log_console import log_columns, log_row
from coachtui.ui.table import Column, Row, RowTable
from coachtui.ui.waiting import Waiting

_NO_TICK = N_("This one-on-one was held: nothing on its list is ticked any more.")


class OneOnOneConsole(RecordedConsole):
    """A one-on-one going on, or the record of one that was held, which can be amended."""

    def __init__(self, desk: Desk, person: Person, meeting: OneOnOne) -> None:
        self._competencies = load_competencies(desk.words.language)
        self._prompts = prompts(desk.words.language)
        self._prompt: int | None = None
        super().__init__(desk, person, meeting)
        self._above = Above(desk.view, person)

    # What it shows

    def above(self) -> Iterable[Widget]:
        """Give the list, the last words and the prompt."""
        yield self._above

    def heading(self) -> str:
        """Say who, when, how long, in which state."""
        words, meeting = self.words, self.talk.meeting
        parts = [words.say("1-1"), self.person.full_name, words.moment_short(meeting.at)]
        if meeting.running and meeting.started_at:
            since = self.desk.clock.now() - meeting.started_at
            parts.append(words.minutes(int(since.total_seconds()) // 60))
        elif meeting.held:
            key = "locked" if self.talk.locked else "held"
            parts.append(words.label("one_on_one_state", key))
        return " · ".join(parts)

    def about(self) -> str:
        """Name the rep it is with."""
        return self.person.id

    def context(self) -> str:
        """Say who talks, and the manager's share."""
        if self.held:
            return super().context()
        told_talk = talk_words(self.desk.view, self.talk.talk, self.person.short_name)
        return told_talk or super().context()

    def idle(self) -> str:
        """Ask about what was carried over too often."""
        return "" if self.held else carried_often(self.words, self.talk.items)

    @property
    def prompt(self) -> Prompt | None:
        """The GROW question on screen."""
        return None if self._prompt is None else self._prompts[self._prompt]

    def refresh_rows(self) -> None:
        """Show list, prompt and log as they are now."""
        entries, words = self.talk.entries, self.words
        count = words.count(len(entries), "{n} line", "{n} lines", n=len(entries))
        aside = words.say("{lines} · ✓ saved · the rest only I read", lines=count)
        held = self._above.held = self.held
        fit = self.fitting()
        self._above.show(
            [each.told(fit) for each in (self.talk.brought if held else self.talk.items)],
            tuple(map(fit, self.what_was() if held else self._below(entries))),
            (words.say("Notes"), aside if entries else ""),
        )
        super().refresh_rows()

    def _below(self, entries: list[LogEntry]) -> Iterable[str]:
        words, size = self.words, self.app.size
        usual = self.numbers.lines(self.desk.view, self.person, size.width, size.height)
        yield from self.number_lines(size.width, self.number_room()) or usual
        yield from self.said_before(self.desk.clock.now())
        yield from self.thanked_before()
        if self.prompt is None:
            setting = self.desk.settings.opening_line
            yield opening_line(words, self.talk.meeting.opening_line or setting, self.person)
        else:
            shown = ideas(entries) if self.prompt.part == "options" else None
            yield prompt_line(words, self.prompt, self.person, shown)

    def logged(self) -> tuple[Sequence[Column], Sequence[Row]]:
        """Return the log: time, kind, text, what follows from it."""
        rows = log_rows(self.desk.view, self.talk.entries, self.person.short_name)
        return log_columns(rows), [log_row(row) for row in rows]

    def on_resize(self) -> None:
        """Fit what stands above the log into the new size."""
        self.call_after_refresh(self.refresh_rows)

    # Reading and writing a line

    def vocabulary(self) -> Vocabulary:
        """Return the names known when the console opened."""
        return self.talk.vocabulary

    def explain(self, line: str) -> Explained:
        """Return what is shown while a line is typed."""
        today = self.desk.clock.today()
        command = agenda_command(line, today)
        if command is not None and self.held:
            return Explained(f"/{command.number}", self.words.say(_NO_TICK))
        if command is not None:
            return explained_command(self.words, today, command, self.talk.item(command))
        if not line.strip():
            return Explained(mark=self.words.label("entry_mark", "note"))
        part = self.prompt.part if self.prompt else None
        listener = Listener(
            self.words, today, self.person.short_name, self.talk.next_day, self._competencies
        )
        return explain(self.talk.reading(line, part), listener)

    async def write(self, waiting: Waiting) -> str:
        """Log a line, or settle an item of the list."""
        command = agenda_command(waiting.line, self.desk.clock.today())
        if command is not None:
            held = self.held
            return self.words.say(_NO_TICK) if held else await self.talk.settle(command)
        return await self.talk.log(waiting, self.prompt.part if self.prompt else None)

    def on_mount(self) -> None:
        """Go on where an interruption stopped: prompt, clock, half-typed line."""
        steps = [entry.grow for entry in self.talk.entries if entry.grow]
        if self.talk.meeting.running and steps:
            parts = [prompt.part for prompt in self._prompts]
            self._prompt = parts.index(steps[-1])
        super().on_mount()
        self.stop_dead_clock()

    @work
    async def stop_dead_clock(self) -> None:
        """Count no talk for the time the line was down."""
        await self.guarded(self.talk.stop_dead_clock(sure=self.resumed))

    # Keys

    def action_talk(self) -> None:
        """Hand the word over: the rep first, then the other of the two."""
        self.flip("mgr" if self.talk.talk.now == "rep" else "rep")

    @work(group="lines")
    async def flip(self, speaker: Speaker) -> None:
        """Turn the talk clock, unless the talk is over."""
        if self.held:
            self.say(self.words.say("This one-on-one was held: its clock stands."), "warning")
        elif await self.guarded(self.talk.flip(speaker)):
            self.refresh_title()

    def action_prompt(self) -> None:
        """Show the next GROW question; after the last, none."""
        if self.held:
            self.say(self.words.say("This one-on-one was held: it takes no prompts."), "warning")
            return
        step = 0 if self._prompt is None else self._prompt + 1
        self._prompt = step if step < len(self._prompts) else None
        self.refresh_rows()

    @work
    async def on_row_table_opened(self, event: RowTable.Opened) -> None:
        """Open feedback as situation, behaviour and impact; edit any other line."""
        event.stop()
        entry = self.highlighted()
        if entry is None or not self.may_change():
            return
        if entry.entry_kind in {"praise", "adjusting"}:
            await self.app.push_screen_wait(feedback_form(self.desk, self.talk, entry))
        else:
            self.change_line(entry.id)

    def action_wrap_up(self) -> None:
        """Read the promises back, then reflect alone; a locked one is only added to."""
        if self.may_change():
            self.app.push_screen(WrapUpTogether(self.desk, self.talk), self._wrapped_up)

    def _wrapped_up(self, done: bool | None) -> None:
        if not done:
            return
        if self.unfinished:
            line = self.words.say("Wrapped up. Your line still stands here: Enter adds it.")
            self.say(line, "warning")
            return
        self.desk.drafts.drop(self.form())
        self.dismiss(None)

    def left(self) -> None:
        """Stop the talk clock; the conversation stays open."""
        self.stop_clock_and_leave()

    @work
    async def stop_clock_and_leave(self) -> None:
        """Write that nobody talks any more, then close."""
        if self.talk.meeting.running and self.talk.talk.now is not None:
            await self.guarded(self.talk.flip(None))
        self.dismiss(None)

    async def take_out(self, entry: LogEntry) -> None:
        """Take a line out, with the open promise it made."""
        await self.talk.remove(entry)

    def may_change(self) -> bool:
        """Tell whether lines may be changed; say so where they may not."""
        if self.talk.locked:
            self.say(
                self.words.say("This one-on-one is locked: write a new line instead."), "error"
            )
        return not self.talk.locked
