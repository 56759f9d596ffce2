"""A manager at the keyboard of screen 5: unlocking, filling the forms of a case, refused."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from coachtui.domain.ids import ME
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.language import Language
from coachtui.paths import HR
from coachtui.storage import open_store
from journey import Journey
from keyed import keyed
from stores import clock, store_in
from terminal import Terminal

Start = Callable[..., Terminal]
QUESTION: Final = "Open the HR records? Is nobody looking on?"
INCIDENT: Final = (
    *("acts", "at", "place", "discovered_on", "caught_in_act", "facts", "witnesses", "evidence"),
    *("clause", "clause_in", "registered", "effective", "finance", "ground", "absent"),
)
SAID: Final = ("on", "by", "text")
STEPS: Final = {
    "recorded": SAID,
    "proposed": ("on", "by", "measure", "months", "text"),
    "hearing_notified": ("on", "by", "hearing_at", "place", "received", "text"),
    "hearing_held": ("on", "by", "hearing_at", "place", "came", "text"),
    "minutes_signed": ("on", "by", "signed", "refusal", "text"),
    "decision_issued": ("on", "by", "authority", "measure", "months", "text"),
    "served": ("on", "by", "served_on", "text"),
    "expectation_set": SAID,
    "support_plan": SAID,
    "reading": ("on", "by", "reading", "text"),
    "met": SAID,
}
"""The fields of the form of each step, in the order Tab takes."""
EXPECTED: Final = (
    *("standard", "issued", "consulted", "gap", "metrics", "support", "starts_on", "reviews"),
    *("title", "statement", "notes"),
)
LATER_FACTS: Final = ("title", "statement", "notes")
FILE: Final = ("member", "under_age", "post", "protected")


class CaseKeys(Journey):
    """Somebody's way through screen 5 in one terminal."""

    def unlocks(self) -> Self:
        """Go to the locked page and open it."""
        self.presses("5").finds("Discipline is locked.").presses("enter")
        return self.answers_the_question().finds_no_more("Discipline is locked.")

    def answers_the_question(self) -> Self:
        """Say that nobody looks on."""
        self.finds(QUESTION)
        # a question takes no key that was on its way before it stood there
        self.terminal.wait_quiet(0.1)
        return self.presses("y").finds_no_more(QUESTION)

    def sorts(self, answers: str) -> Self:
        """Begin a matter with the only rep, answer the questions, go on to the form."""
        self.presses("n").finds("Who is it about?").presses("enter")
        self.finds("Violence, theft, harassment, drugs, secrets, or immediate danger?")
        return self.presses(*answers, "enter")

    def fills(self, fields: tuple[str, ...], **texts: str) -> Self:
        """Type into the fields of a form, the cursor in the first one; what stood there goes."""
        at = 0
        for name, text in texts.items():
            to = fields.index(name)
            self.presses(*["tab"] * (to - at), "end", "ctrl+u").types(text)
            at = to
        return self

    def begins(self, step: str, **texts: str) -> Self:
        """Open the form of the step under the cursor, and fill it in."""
        name = self.words.label("case_step", step)
        self.terminal.wait(lambda: f"\n {name} · " in self.terminal.text(), f"{name} in focus")
        self.presses("enter").sees(f"{name} · Mei-Mei Johns")
        return self.fills(STEPS[step], **texts)

    def takes(self, step: str, **texts: str) -> Self:
        """Issue the step whose turn it is, and see it done."""
        self.begins(step, **texts).presses("ctrl+s")
        return self.sees_done(step)

    def sees_done(self, step: str) -> Self:
        """Wait until a step stands as done on the page of the case."""
        name = self.words.label("case_step", step)
        return self.sees(f"✓ {name}").sees_no_more(f"{name} · Mei-Mei Johns")

    def reads(self, *told: str) -> Self:
        """Wait until each text can be read, line breaks and frames left aside."""
        self.terminal.wait(lambda: all(each in self.flat for each in told), repr(told))
        return self

    @property
    def flat(self) -> str:
        """The text of the screen as one line, without frames."""
        shown = self.terminal.text()
        for sign in "│┌┐└┘─▁▂▃▄▅▆▇█":
            shown = shown.replace(sign, " ")
        return " ".join(shown.split())


def case_keys(
    start: Start,
    moment: str,
    size: tuple[int, int] = (80, 24),
    language: Language = "en",
    script: str = "at.py",
) -> CaseKeys:
    """Start the program at a moment, and wait for what it shows first."""
    terminal = start(moment, script=script, env={"COACHTUI_LANGUAGE": language}, size=size)
    journey = CaseKeys(terminal, keyed(language))
    journey.sees("Mei-Mei ·")
    return journey


def team_of_one(folder: Path) -> None:
    """Put Mei-Mei Johns, and nobody else, into the store of a data folder."""
    with store_in(folder) as store:
        store.commit([Put(Person(id="an", full_name="Mei-Mei Johns", name_order="western"))])


def hr_seeded(
    folder: Path, *records: Record, at: datetime = datetime(2026, 11, 1, tzinfo=UTC)
) -> None:
    """Put records into the HR store of a data folder, each a second after the one before."""
    with open_store(folder / HR, now=clock(at), author=ME, chained=True) as store:
        for record in records:
            store.commit([Put(record)])


def hr_records(folder: Path, kind: type[Record]) -> tuple[Record, ...]:
    """Give back the records of a type in the HR store of a data folder."""
    with open_store(folder / HR, now=clock(), author=ME, chained=True, read_only=True) as store:
        return store.all(kind)
