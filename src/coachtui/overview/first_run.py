"""What is asked once, before anything is there: language, your name, where the records lie."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.person import PRONOUNS
from coachtui.language import N_
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import AskLine, Choose
from coachtui.ui.frame import Frame
from coachtui.ui.screen import CoachScreen
from coachtui.ui.shown import plain

T = TypeVar("T")
Check = Callable[[str], str]
"""Gives the sentence that refuses a text; '' where it will do."""

_LANGUAGES: Final = (("vi", "Tiếng Việt"), ("en", "English"))
# Before a language is chosen both are spoken.
_LANGUAGE: Final = "Ngôn ngữ · Language"
_SKIPPED: Final = (
    "Câu nào cũng bỏ qua được bằng {press:first_run.skip}."
    " · {press:first_run.skip} skips a question."
)
_GREETING: Final = "Chào mừng đến với coachtui · Welcome to coachtui"
_SKIP: Final = Binding("escape", "leave", N_("Skip"), id="first_run.skip")


@dataclass(slots=True)
class Answers:
    """What was answered; '' for what was skipped, which leaves everything as it is of itself.

    Attributes:
        language: `vi` or `en`.
        name: full name of the manager.
        pronoun: how their reps address them.
        folder: where the records are to lie.
    """

    language: str = ""
    name: str = ""
    pronoun: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """What is still open.

    Attributes:
        language: whether the language is; the environment may have said it.
        folder: where the records would lie; '' where that is settled.
        check: looks at another folder.
    """

    language: bool = True
    folder: str = ""
    check: Check = field(default=lambda _: "")

    @property
    def count(self) -> int:
        """How many questions there are; how one is addressed belongs to the name."""
        return 1 + self.language + bool(self.folder)


class Welcome(CoachScreen[None]):
    """Stands behind the questions."""

    DEFAULT_CSS = """
    Welcome .greeting { height: auto; padding: 0 1; color: $text-muted; }
    """

    def heading(self) -> str:
        """Give back the greeting, in both languages."""
        return _GREETING

    def body(self) -> Iterable[Widget]:
        """Give what one should know before the first question."""
        told = self.desk.words.pressed(_SKIPPED)
        yield Static(plain(told), classes="greeting", markup=False)


class ChooseOrSkip(Choose):
    """One of a list, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [_SKIP]
    DEFAULT_CSS = """
    ChooseOrSkip RowTable { height: 8; }
    """


class LineOrSkip(AskLine):
    """A line of text, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [_SKIP]


class FirstRun(Frame):
    """Asks the questions one by one and ends with the answers; with None where it was quit."""

    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk, questions: Questions) -> None:
        """Make it for a desk without records."""
        super().__init__(desk)
        self._questions = questions
        self._asked = 0
        self.answers: Answers | None = None
        """What was answered, once all was asked."""

    def get_default_screen(self) -> Screen[Any]:
        """Give what stands behind the questions."""
        return Welcome(self.desk)

    async def on_mount(self) -> None:
        """Begin to ask once the first frame is out."""
        self.call_after_refresh(self.run_worker, self._ask())

    async def _ask(self) -> None:
        given, open_ = Answers(), self._questions
        if open_.language:
            given.language = await self._answer(self._language())
            if given.language:
                self.desk.words = self.desk.words.in_language(given.language)
        given.name, given.pronoun = await self._about_you()
        if open_.folder:
            given.folder = await self._answer(self._folder())
        self.answers = given
        self.exit()

    async def _about_you(self) -> tuple[str, str]:
        """Ask for the name, and where one is given, how reps address its bearer."""
        say = self.desk.words.say
        title = self._title(say("Your full name, as it stands in letters"))
        name = await self._answer(LineOrSkip(self.desk, title, required=False))
        if not name:
            return "", ""
        called = self._numbered(say("{name}, how do your reps address you?", name=name))
        pronouns = [(pronoun, pronoun) for pronoun in PRONOUNS]
        return name, await self._answer(ChooseOrSkip(self.desk, called, pronouns))

    def _language(self) -> ChooseOrSkip:
        now = self.desk.words.language
        return ChooseOrSkip(self.desk, self._title(_LANGUAGE), _LANGUAGES, at=now)

    def _folder(self) -> LineOrSkip:
        title = self._title(self.desk.words.say("Where your records lie, for you alone to read"))
        given = self._questions
        return LineOrSkip(self.desk, title, initial=given.folder, required=False, check=given.check)

    def _title(self, text: str) -> str:
        self._asked += 1
        return self._numbered(text)

    def _numbered(self, text: str) -> str:
        return f"{self._asked}/{self._questions.count}  {text}"

    async def _answer(self, question: Screen[str | None]) -> str:
        return await self.push_screen_wait(question) or ""


def asked(desk: Desk, questions: Questions) -> tuple[Answers | None, int]:
    """Ask on the screen, and return the answers and the exit code.

    None means that the program was ended instead; then nothing is to be done.
    """
    app = FirstRun(desk, questions)
    app.run(mouse=False)
    return app.answers, app.return_code or 0
