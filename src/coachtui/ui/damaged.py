"""When the records cannot be opened as they should: what is wrong, what is kept, what to do."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.mending import Remains, Way
from coachtui.domain.repository import StoreBusyError, StoreError
from coachtui.domain.trouble import PLACES, told
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.global_keys import Sealed
from coachtui.ui.mending import Of
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain
from coachtui.ui.ways_out import QUESTIONS, WAYS, unread_count, unread_lines, way_line

_FOUND: Final[Mapping[str, str]] = {
    "missing": N_("Part of the records is not where it was: {path}."),
    "damaged": N_("A file of the records is damaged: {path}."),
    "mismatch": N_(
        "The files of the records do not belong together (was an older copy put back?): {path}."
    ),
    **PLACES,
    "newer": N_("The records were written by a newer coachtui: {path}."),
    "network": N_("The records lie on a network disk, where saving is not safe: {path}."),
    "replaced": N_("The records were replaced by an older copy while they were open: {path}."),
    "no_rights": N_("Your account may read the records and not write them: {path}."),
}
_FOUND_OTHERWISE: Final = N_("The records cannot be opened as they should: {path}.")
_TO_DO: Final[Mapping[str, str]] = {
    "missing": N_("Is the disk mounted, is the folder the right one (--data)? Then look again."),
    "unsafe": N_("Give the folder back to your account, or choose another with --data."),
    "newer": N_("Update coachtui, then start again."),
    "network": N_("Move the folder to a disk of this machine, or name another with --data."),
    "replaced": N_("Look again: that opens what is there now."),
    "no_rights": N_("Give your account the right to write there, or choose another with --data."),
    "absent": N_("Start without --read-only to begin here, or choose another folder with --data."),
}
_TO_DO_OTHERWISE: Final = N_(
    "Copy the whole folder to a safe place first. Then put back a good backup, or ask for help"
    " with the copy."
)
_TO_CHOOSE: Final = N_(
    "Each of these keys asks first, and keeps all files as they are now beside the records."
)


def found(reason: str) -> str:
    """Return the sentence (a message id with {path}) for the reason a store gives."""
    return _FOUND.get(reason, _FOUND_OTHERWISE)


class FilesScreen(CoachScreen[str | None]):
    """Says what is wrong with files of the records, and offers the ways out of it.

    It gives back None where it was left, and else what was done, in words ('' for nothing): then
    the records are to be opened anew.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "bring_back('readable')", N_("Rebuild"), id="damaged.rebuild"),
        Binding("j", "bring_back('journal')", N_("Journal"), id="damaged.journal"),
        Binding("c", "bring_back('snapshot')", N_("coach.json"), id="damaged.snapshot"),
        Binding("b", "bring_back('backup')", N_("Backup"), id="damaged.backup"),
        Binding("l", "again", N_("Look again"), id="damaged.again"),
    ]
    DEFAULT_CSS = """
    FilesScreen .body { padding: 1 2; overflow-y: auto; }
    FilesScreen Static.fact { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, desk: Desk, reason: str, path: str, of: Of = "team") -> None:
        """Make the screen for the reason a store gave, and the file or folder concerned."""
        super().__init__(desk)
        self._reason, self._path, self._of = reason, path, of
        self._remains = Remains()

    def heading(self) -> str:
        """Give back what happened in a few words."""
        if self._of == "hr":
            return self.words.say("The HR records were not opened")
        return self.words.say("The records were not opened")

    def body(self) -> Iterable[Widget]:
        """Give what was found, what is kept, and what to do."""
        yield Static(plain(self._found()), classes="fact found", markup=False)
        yield Static(plain(self.kept()), classes="fact", markup=False)
        yield Static("", classes="fact ways", markup=False)

    def _found(self) -> str:
        path = self._remains.place or self._path
        return self.words.say(found(self._reason), path=path)

    def kept(self) -> str:
        """Give back what was done to the files."""
        return self.words.say("Nothing was changed or deleted; every file is as it was found.")

    def on_mount(self) -> None:
        """See what is left of the records."""
        self._tell_ways()
        self._look()

    @work(group="look")
    async def _look(self) -> None:
        mending = self.desk.mending
        if mending is None:
            return
        try:
            self._remains = await self.desk.in_writer(lambda: mending().remains(self._of))
        except StoreError as error:
            self.say(told(error, self.words), "error")
            return
        self.query_one(".found", Static).update(plain(self._found()))
        self._tell_ways()
        self.refresh_bindings()

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways out that are open."""
        return tuple(way for way in WAYS.get(self._reason, ()) if way in self._remains.ways)

    def _tell_ways(self) -> None:
        words, ways = self.words, self.ways
        told_ways = [self._told(way) for way in ways]
        to_do = [words.say(_TO_DO.get(self._reason, _TO_DO_OTHERWISE))]
        if ways:
            to_do = [*told_ways, words.say(_TO_CHOOSE)]
            if self._reason in _TO_DO:
                to_do.append(words.say(_TO_DO[self._reason]))
        if self._remains.drafts:
            to_do.append(
                words.count(
                    self._remains.drafts,
                    "{n} half-typed text waits in drafts/ and stays there.",
                    "{n} half-typed texts wait in drafts/ and stay there.",
                )
            )
        self.query_one(".ways", Static).update(plain("\n\n".join(to_do)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the ways that are open."""
        if action == "bring_back":
            return parameters[0] in self.ways
        return super().check_action(action, parameters)

    @work(exclusive=True, group="mend")
    async def action_bring_back(self, way: Way) -> None:
        """Ask, then bring the records back that way."""
        words, mending = self.words, self.desk.mending
        question, yes = QUESTIONS[way]
        ask = Ask(
            self.desk,
            words.say(question),
            yes=words.say(yes),
            no=words.say("Leave all as it is"),
            detail=self._told(way),
        )
        if mending is None or not await self.app.push_screen_wait(ask):
            return
        self.say(words.say("Working …"))
        try:
            kept = await self.desk.in_writer(partial(mending().bring_back, self._of, way))
        except StoreBusyError:
            said = words.say(
                "A window has the records open. Nothing was changed; close it, try again."
            )
            self.say(said, "error")
        except StoreError as error:
            self.say(told(error, words), "error")
        else:
            self.dismiss(self._done(way, kept))

    def _told(self, way: Way) -> str:
        """Give back what a way brings back, and what it cannot."""
        told_way = way_line(way, self._remains.ways[way], self.words)
        lacking = unread_lines(self._remains.unread, self.words) if way == "readable" else []
        return "\n".join([told_way, *lacking])

    def _done(self, way: Way, kept: str) -> str:
        words = self.words
        folder = str(self.desk.folder)
        path = kept.removeprefix(f"{folder}/")
        unread = unread_count(self._remains.unread) if way == "readable" else 0
        if unread:
            return words.count(
                unread,
                "Rebuilt without the {n} change that cannot be read. What stood there before:"
                " {path}.",
                "Rebuilt without the {n} changes that cannot be read. What stood there before:"
                " {path}.",
                path=path,
            )
        if not kept:
            return words.say("The records are back.")
        return words.say("The records are back. What stood there before: {path}.", path=path)

    def action_again(self) -> None:
        """Look whether the records open now."""
        self.dismiss("")

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class DamagedScreen(Sealed, FilesScreen):
    """Stands instead of the records where none can be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", N_("Quit"), id="damaged.quit"),
    ]
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"copy_here", "cover", "help", "quit", "redraw"})


class ReadOnly(FilesScreen):
    """Says that records can be read and not written, and why."""

    def heading(self) -> str:
        """Give back what happened in a few words."""
        if self._of == "hr":
            return self.words.say("The HR records can be read only")
        return self.words.say("The records can be read only")

    def kept(self) -> str:
        """Give back what was done to the files."""
        return self.words.say(
            "What could be read is shown; nothing was changed, and nothing can be written."
        )


class ReadOnlyScreen(Sealed, ReadOnly):
    """Says so before anything else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "leave", N_("Read"), id="damaged.read"),
        Binding("q", "app.quit", N_("Quit"), id="damaged.quit"),
    ]
    ALLOWED: ClassVar[frozenset[str]] = DamagedScreen.ALLOWED


class HrDamagedScreen(FilesScreen):
    """Stands instead of the HR records; the team's go on below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="damaged.leave"),
    ]


class HrReadOnlyScreen(ReadOnly):
    """Says so before the HR records are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "leave", N_("Read"), id="damaged.read"),
    ]
