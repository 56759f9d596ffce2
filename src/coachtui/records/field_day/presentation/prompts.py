"""The questions beside a call, and which of them may be asked now."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal, get_args

from coachtui.domain.data_file import Row, rows, whole
from coachtui.domain.person import Person
from coachtui.language import Language, Words
from coachtui.records.field_day.model import Stop
from coachtui.records.field_day.rules.stops import current, last_end, upcoming

FILE: Final = "prompts.toml"
PromptPart = Literal["before", "after"]
PARTS: Final[tuple[PromptPart, ...]] = get_args(PromptPart)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to ask next.

    Attributes:
        part: whether it belongs before a call or after it.
        number: its place in that part, from 1.
        text: with `{nv}` for the rep and `{ql}` for the manager.
    """

    part: PromptPart
    number: int
    text: str


def prompts(language: Language) -> tuple[Prompt, ...]:
    """Return the questions that come with the program, each part in the order asked.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    text = files("coachtui.records.field_day").joinpath(FILE).read_text("utf-8")
    return read_prompts(text, FILE, language)


def read_prompts(text: str, file: str, language: Language) -> tuple[Prompt, ...]:
    """Return the questions a TOML text holds; `file` names it in errors.

    Raises:
        DataFileError: a question lacks a language, or its part is unknown.
    """
    counted = dict.fromkeys(PARTS, 0)
    read: list[Prompt] = []
    for row in rows(whole(text, file), "prompt", text):
        part = _part(row)
        both = {"en": row.text("en"), "vi": row.text("vi")}
        counted[part] += 1
        read.append(Prompt(part, counted[part], both[language]))
    return tuple(read)


def _part(row: Row) -> PromptPart:
    named = row.text("part")
    for part in PARTS:
        if part == named:
            return part
    raise row.wrong(f"part must be one of {', '.join(PARTS)}")


def hushed(stops: Sequence[Stop]) -> bool:
    """Tell whether the coach is silent now: a stop runs and they only observe."""
    here = current(stops)
    return here is not None and here.coach_role == "observe"


def open_prompts(all_prompts: Sequence[Prompt], stops: Sequence[Stop]) -> list[Prompt]:
    """Return the questions that may be asked now, in the order to ask them.

    While the coach observes there are none; during a joint or modelled call, and after any, the
    debrief's come first; those before a call follow while one is still to come.
    """
    if hushed(stops):
        return []
    asked: list[PromptPart] = []
    if current(stops) is not None or last_end(stops) is not None:
        asked.append("after")
    if current(stops) is None and upcoming(stops) is not None:
        asked.append("before")
    return [prompt for part in asked for prompt in all_prompts if prompt.part == part]


class Asking:
    """Walks through the questions that may be asked."""

    def __init__(self, language: Language) -> None:
        self._all = prompts(language)
        self._at: Prompt | None = None

    def now(self, stops: Sequence[Stop]) -> Prompt | None:
        """Return the question on screen; None where none is, or it may not be asked now."""
        return self._at if self._at in open_prompts(self._all, stops) else None

    def step(self, stops: Sequence[Stop]) -> None:
        """Go to the next question; after the last, to none."""
        asked = open_prompts(self._all, stops)
        at = asked.index(self._at) + 1 if self._at in asked else 0
        self._at = asked[at] if at < len(asked) else None

    def stop(self) -> None:
        """Show none: a stop begins or ends, and with it the walk."""
        self._at = None

    def line(self, words: Words, stops: Sequence[Stop], person: Person) -> str:
        """Return the question with its place, and the pronouns the two use; '' for none."""
        prompt, address = self.now(stops), person.address_vi
        if prompt is None:
            return ""
        text = words.fill(prompt.text, address.rep or None, address.manager or None)
        of = sum(each.part == prompt.part for each in self._all)
        if prompt.part == "before":
            return words.say("Before the call {n}/{m}: {text}", n=prompt.number, m=of, text=text)
        return words.say("After the call {n}/{m}: {text}", n=prompt.number, m=of, text=text)
