"""A field day with a hostile rep at a hostile account: literal on each screen and in each file."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from coachtui.cli import start as cli
from coachtui.domain.clock import TEAM_ZONE, clock_starting_at
from coachtui.domain.ids import new_id
from coachtui.records.field_day.model import Stop
from foreign import CONTROL, SHARP, foreign
from journey import Journey
from keyed import keyed
from shell import Shell, spawn
from stores import store_in
from terminal import Terminal

Start = Callable[..., Terminal]
MONDAY, TUESDAY = "2026-11-16T07:00", "2026-11-17T08:00"
NIGHT = datetime(2026, 11, 17, 20, 0, tzinfo=ZoneInfo(TEAM_ZONE))
NAME = "[/b] =cmd|x"
CALLED = "[/b]"
ACCOUNT, OTHER = "=1+1 [/b]<b>x", "@smuggled"
SEEN = "[/] <script>x</script>"
FORMULA = "=2+3 [/b]*x*"
STEP = "[TODO] <i>call"
Run = Callable[..., str]


@pytest.fixture(params=["en", "vi"])
def language(request: pytest.FixtureRequest, own_world: Path) -> str:
    """Import the hostile rep; give the language of the screens."""
    path = own_world / "team.csv"
    path.write_text(f"name,role\n{NAME},sales rep\n")
    assert spawn(("import", "people", str(path))).code == 0
    return str(request.param)


@pytest.fixture
def at(start: Start, language: str) -> Iterator[Callable[..., Journey]]:
    """Give a start at a moment; afterwards nothing but Textual's own bytes went out."""
    terminals: list[Terminal] = []

    def begun(moment: str, *arguments: str) -> Journey:
        env = {"COACHTUI_LANGUAGE": language}
        terminals.append(start(moment, *arguments, script="at.py", env=env))
        return Journey(terminals[-1], keyed(language))

    yield begun
    assert [foreign(bytes(terminal.sent)) for terminal in terminals] == [[] for _ in terminals]


@pytest.fixture
def printed(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a command run on the night of the day; it prints no control character."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    monkeypatch.setattr(cli, "system_clock", lambda zone=TEAM_ZONE: clock_starting_at(NIGHT, zone))
    shell = Shell(capsys, monkeypatch)

    def run(*arguments: str) -> str:
        done = shell(*arguments)
        assert done.code == 0, done.err
        text = done.out.replace("\r\n", "\n")
        assert not CONTROL.search(text), text
        return text

    return run


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def planned(journey: Journey) -> None:
    """Plan tomorrow with the hostile rep and one hostile stop, and look at the notice."""
    journey.sees(f"{CALLED} ·").presses("4").finds("Field days", upper=True)
    journey.presses("right", "n").finds("Plan a field day").types(NAME).presses("ctrl+s")
    journey.finds("Not saved yet. {press:edit.save} once more plans it all the same.").presses(
        "ctrl+s"
    )
    journey.finds_no_more("Plan a field day").sees(CALLED).presses("enter")
    journey.finds("No stops yet: {press:day.new} adds one.").sees(NAME).presses("n").finds(
        "New stop"
    )
    journey.types(ACCOUNT).presses("ctrl+s").finds_no_more("New stop").sees(ACCOUNT)
    journey.presses("y").sees(f"1. 08:00 {ACCOUNT}").presses("escape")
    journey.finds("Has {name} got the notice?", name=NAME).presses("escape")


def smuggle(folder: Path) -> None:
    """Store a second stop with control characters past every border."""
    with store_in(folder) as store:
        (stop,) = store.all(Stop)
        document = stop.model_dump(mode="json")
        changed = {"id": new_id(), "seq": 2, "account": f"{OTHER} {SHARP}[/]"}
        store.load({"stop": [{**document, **changed}]}, "x")


def ridden(journey: Journey) -> None:
    """Run the day: score with a hostile paste, a promise, the outcome, the debrief, the report."""
    words = journey.words
    journey.sees(ACCOUNT, OTHER, NAME).presses("ctrl+t").finds("stop {n} of {m}", n=1, m=2)
    journey.terminal.paste(f"{SHARP}pasted")
    journey.sees("pasted").presses("enter").finds("{n} line", n=1)
    journey.logs(f"Q=5 {SEEN}", shown=SEEN)
    journey.logs(f"P=2 {FORMULA}", shown=FORMULA).logs(f"{STEP} +2d", "> ", shown=STEP)
    journey.presses("ctrl+s").sees(words.say("Outcome: {account}", account="=1+1"))
    journey.presses("right", "ctrl+s").finds("{name} first", name=CALLED)
    for answer in ("as planned", f"{SEEN} well", f"{SEEN} change"):
        journey.types(answer).presses("enter")
    journey.types("Q=3").presses("enter", "enter", "enter").types(f"=cmd {SEEN}").presses("enter")
    journey.types(f"[/b] {SEEN}").presses("enter").finds("Seen on the day").sees(SEEN, STEP)
    journey.presses("ctrl+s").finds("Submitted, {time} after the last stop", time=words.minutes(0))
    journey.sees(NAME, SEEN).presses("escape")


def test_a_field_day_shows_and_exports_it_literally(
    at: Callable[..., Journey], printed: Run, own_world: Path
) -> None:
    """Plan, notice, console, debrief and report; CSV, HTML, Markdown and calendar."""
    journey = at(MONDAY)
    planned(journey)
    journey.terminal.hang_up().wait_end(reading=False)
    smuggle(own_world / "data")
    ridden(at(TUESDAY, "ride", NAME))
    rows = list(csv.reader(io.StringIO(printed("report", "--format", "csv"))))
    cells = [cell for row in rows for cell in row if cell]
    assert not any(cell[0] in "=+-@" for cell in cells), rows
    for text in (NAME, SEEN, FORMULA, ACCOUNT):
        assert any(cell.endswith(text) for cell in cells), rows
    page = Tags(printed("report", NAME, "--format", "html"))
    assert not {"script", "b", "i"} & set(page.tags), page.tags
    for text in (NAME, SEEN, FORMULA):
        assert text in page.text
    for text in (printed("report", NAME), printed("export", NAME, "--format", "md")):
        assert "<script>" not in text.replace("\\<", "")
        assert "cmd" in text
    calendar = Calendar.from_ical(printed("export", "--format", "ics"))
    told = [f"{event.get('SUMMARY')} {event.get('DESCRIPTION')}" for event in calendar.events]
    assert any(CALLED in text for text in told), told
    assert any(ACCOUNT in text for text in told), told
