"""Every screen and dialog of the program, and how each is made over the sample team."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

import coachtui
from coachtui.domain.items import Target
from coachtui.domain.mending import EditedByHand
from coachtui.domain.recognition import Recognition
from coachtui.overview.bin import BinScreen
from coachtui.overview.commitment_menu import CommitmentMenu
from coachtui.overview.drafts import DraftsScreen
from coachtui.overview.first_run import ChooseOrSkip, LineOrSkip, Welcome
from coachtui.overview.history import HistoryScreen
from coachtui.overview.log_page import LogEntryPage
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_form import edit_person
from coachtui.overview.person_page import PersonPage
from coachtui.overview.recognition_list import RecognitionList
from coachtui.overview.recognition_page import RecognitionPage
from coachtui.overview.search import SearchScreen
from coachtui.overview.shared_screen import SharedPage, SharedScreen, shared_screen
from coachtui.overview.sorting_notes import SortingNotes
from coachtui.overview.targets import TargetsScreen
from coachtui.overview.today import TodayScreen
from coachtui.ui.ask_date import AskDate
from coachtui.ui.command_list import CommandList
from coachtui.ui.commands import Command
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.cover import Cover
from coachtui.ui.damaged import (
    DamagedScreen,
    HrDamagedScreen,
    HrReadOnlyScreen,
    ReadOnlyScreen,
)
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask, AskLine, Choose
from coachtui.ui.form import FormScreen
from coachtui.ui.form_fields import FormField
from coachtui.ui.hand_edited import HandEditedScreen
from coachtui.ui.passphrase import AskPassphrase
from coachtui.ui.quick_log import QuickLog
from coachtui.ui.quit_question import QuitQuestion
from coachtui.ui.undo_question import UndoQuestion
from coachtui.ui.versions import Difference, Question, VersionsDialog
from coachtui.ui.windows import WindowsDialog
from sample_file import NHU, Sample

AnyScreen = Screen[Any]
Make = Callable[[], AnyScreen]
Ways = dict[type[AnyScreen], Make]


def all_screens() -> dict[str, type[AnyScreen]]:
    """Return every class of the program that is a screen, by its name."""
    found: dict[str, type[AnyScreen]] = {}
    for module in pkgutil.walk_packages(coachtui.__path__, "coachtui."):
        if module.name.endswith("__main__") or ".commands" in module.name:
            continue  # a command imports no screen
        classes = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        found |= {
            name: each
            for name, each in classes
            if issubclass(each, Screen) and each.__module__ == module.name
        }
    return found


def across(desk: Desk) -> Ways:
    """Return how the screens are made that look across kinds."""
    store, rep = desk.repository, Sample().ids[NHU]
    thanks, line = store.all(Recognition)[0], next(iter(Sample().entries))

    def turned() -> AnyScreen:
        found = shared_screen(desk, rep, None)
        assert found is not None
        return found

    def page() -> AnyScreen:
        found = turned()
        assert isinstance(found, SharedScreen)
        return SharedPage(desk, found.guest, found.initials, lambda: found.guest.full_name)

    return {
        DraftsScreen: lambda: DraftsScreen(desk),
        SharedPage: page,
        TodayScreen: lambda: TodayScreen(desk),
        PeopleScreen: lambda: PeopleScreen(desk),
        PersonPage: lambda: PersonPage(desk, rep),
        TargetsScreen: lambda: TargetsScreen(desk, rep),
        LogEntryPage: lambda: LogEntryPage(desk, line.id),
        RecognitionList: lambda: RecognitionList(desk),
        RecognitionPage: lambda: RecognitionPage(desk, thanks.id),
        SearchScreen: lambda: SearchScreen(desk),
        SharedScreen: turned,
        SortingNotes: lambda: SortingNotes(desk),
        HistoryScreen: lambda: HistoryScreen(desk, Target("person", rep)),
        BinScreen: lambda: BinScreen(desk),
        Welcome: lambda: Welcome(desk),
    }


def dialogs(desk: Desk) -> Ways:
    """Return how the dialogs are made."""
    rep = Sample().person(NHU)
    options = (("a", "first thing"), ("b", "second thing"))
    differing = [
        Difference(FormField("name", "Name"), "typed here", "stored there"),
        Difference(FormField("area", "Area"), "north", "south"),
    ]
    asked = Question("Another window saved it.", "Theirs")
    command = Command("Mark as done", "d", "It is done", _nothing)

    async def _unlock(_: str) -> bool:
        return True

    return {
        CommitmentMenu: lambda: CommitmentMenu(desk, "late"),
        FormScreen: lambda: edit_person(desk, rep),
        Ask: lambda: Ask(desk, "Delete it?", yes="Delete", no="Keep"),
        AskLine: lambda: AskLine(desk, "A name", initial="typed"),
        AskDate: lambda: AskDate(desk, "When?"),
        Choose: lambda: Choose(desk, "Which?", options),
        ChooseOrSkip: lambda: ChooseOrSkip(desk, "Which?", options),
        LineOrSkip: lambda: LineOrSkip(desk, "A name", initial="typed"),
        QuitQuestion: lambda: QuitQuestion(desk),
        UndoQuestion: lambda: UndoQuestion(desk, "Import", 40),
        AskPassphrase: lambda: AskPassphrase(desk, _unlock),
        QuickLog: lambda: QuickLog(desk),
        CommandList: lambda: CommandList(desk, "Keys here", [command, command]),
        VersionsDialog: lambda: VersionsDialog(desk, asked, differing),
        WindowsDialog: lambda: WindowsDialog(desk),
        CopyScreen: lambda: CopyScreen(desk, "a text\nof two lines", "a reminder"),
        Cover: Cover,
    }


async def _nothing() -> None:
    """Do nothing."""


def files(desk: Desk) -> Ways:
    """Return how the screens are made that stand for files which are not as they should be."""
    edit = EditedByHand("coach.json", changed=2, added=1)
    return {
        DamagedScreen: lambda: DamagedScreen(desk, "damaged", "/data/journal"),
        ReadOnlyScreen: lambda: ReadOnlyScreen(desk, "newer", "/data/journal"),
        HrDamagedScreen: lambda: HrDamagedScreen(desk, "damaged", "/data/hr/journal", "hr"),
        HrReadOnlyScreen: lambda: HrReadOnlyScreen(desk, "newer", "/data/hr/journal", "hr"),
        HandEditedScreen: lambda: HandEditedScreen(desk, edit, desk.repository),
    }
