"""`coachtui events`: the year as a list, as JSON, and one event as a file."""

import csv
import io
import json
import sys
from pathlib import Path

import ics
import pytest

from coachtui import extras
from coachtui.catalogue import catalogue
from coachtui.cli.start import run
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds
from kitchen import ALLERGY, held, kitchen, on_file, thought, with_events
from planned_events import at
from shell import Outcome
from shell_reps import records


class EventShell:
    """Runs commands of a program that knows team events."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str) -> Outcome:
        """Run a command in this process."""
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        code = run(arguments, lambda: with_events(catalogue()))
        return Outcome(code, *self._capsys.readouterr())


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_world: Path
) -> EventShell:
    """Give a shell over a store with two events of 2026 and one of 2025 of the same title."""
    later = kitchen(
        id="later", title="Tất niên", starts_at=None, ends_at=None, state="idea"
    ).revised(month=at("2026-12-01T00:00").date())
    early = kitchen(id="early").revised(
        starts_at=at("2025-11-20T14:00"), ends_at=at("2025-11-20T17:00")
    )
    with records(own_world) as store:
        store.commit([Put(each) for each in (*on_file(held(), came=8), thought(3), later, early)])
    return EventShell(capsys, monkeypatch)


def test_a_year_is_listed_in_its_order(shell: EventShell) -> None:
    """Dated ones by day, the rest by month, with state, cost per head, who came, the score."""
    done = shell("events", "--year", "2026")
    assert done.code == 0
    first, second = done.lines
    for part in ("Thu 26 Nov 14:00–17:00", "Bếp ăn thiện nguyện", "closed", "8 of 9 came", "4.3"):
        assert part in first
    assert second.startswith("Dec 2026 ")
    assert "Tất niên" in second
    assert [line[:10] for line in shell("events", "--year", "2025").lines] == ["Thu 20 Nov"]


def test_a_year_without_events_says_so(shell: EventShell) -> None:
    """Nothing on stdout, and on stderr where one is planned."""
    done = shell("events", "--year", "2020")
    assert (done.code, done.out) == (0, "")
    assert "No team event stands in 2020" in done.err


def test_json_tells_numbers_and_no_needs(shell: EventShell) -> None:
    """Times, money and replies can be counted on; needs and reasons are not there."""
    done = shell("events", "--year", "2026", "--json")
    told = json.loads(done.out)
    event = told["events"][0]
    assert (told["schema"], told["year"], len(told["events"])) == (1, 2026, 2)
    assert event["starts_at"] == "2026-11-26T14:00:00+07:00"
    assert event["in_hours"] is True
    assert event["budget"]["over"] == 360_000
    assert event["feedback"] == {"answers": 3, "mean": 4.33}
    assert event["invited"][0] == {
        "person_id": "p1",
        "person": "Nguyễn An",
        "counted": True,
        "reply": "yes",
        "attended": True,
    }
    assert ALLERGY not in done.out
    assert '"kept_away"' not in done.out


@pytest.mark.parametrize("wanted", ["Bếp ăn thiện nguyện", "bep an", "kitchen"])
def test_an_event_is_found_by_title_part_or_id(shell: EventShell, wanted: str) -> None:
    """Accents aside; the report is what is printed where no format is stated."""
    done = shell("events", "--export", wanted, "--year", "2026")
    assert done.code == 0
    assert done.out.startswith("# Team event: Bếp ăn thiện nguyện\n")
    assert "3 answers: 4.3 of 5" in done.out


def test_what_could_be_two_events_is_not_guessed(shell: EventShell) -> None:
    """The candidates are told with their ids, the code is 3; the year settles it."""
    done = shell("events", "--export", "Bếp ăn")
    assert (done.code, done.out) == (3, "")
    assert "(early)" in done.err
    assert "(kitchen)" in done.err
    nothing = shell("events", "--export", "bowling")
    assert (nothing.code, nothing.out) == (3, "")
    assert "Ahead: Bếp ăn" in nothing.err


def test_the_calendar_goes_into_a_file(shell: EventShell, tmp_path: Path) -> None:
    """Another reader has the event; the file is the user's alone, and is never written over."""
    file = tmp_path / "kitchen.ics"
    options = ("events", "--export", "kitchen", "--format", "ics", "--output", str(file))
    assert shell(*options).code == 0
    (event,) = ics.Calendar(file.read_bytes().decode()).events
    assert event.begin.format("YYYY-MM-DD HH:mm ZZ") == "2026-11-26 14:00 +07:00"
    assert file.stat().st_mode & 0o777 == 0o600
    assert shell(*options).code == 1


def test_an_event_without_a_date_is_in_no_calendar(shell: EventShell) -> None:
    """It is said, and nothing is printed."""
    done = shell("events", "--export", "later", "--format", "ics")
    assert (done.code, done.out) == (1, "")
    assert "no date" in done.err


def test_tables_come_without_needs(shell: EventShell, own_world: Path, tmp_path: Path) -> None:
    """Budget and attendance are whole tables; a file has the mark spreadsheets look for."""
    with records(own_world) as store:
        assert store.all(EventNeeds)[0].diet == ALLERGY
    budget = shell("events", "--export", "kitchen", "--format", "budget")
    rows = list(csv.reader(io.StringIO(budget.out, newline="")))
    assert rows[-1][3:5] == ["4410000", "4860000"]
    file = tmp_path / "who.csv"
    shell("events", "--export", "kitchen", "--format", "attendance", "--output", str(file))
    text = file.read_bytes().decode()
    assert text.startswith("\ufeff")
    assert "Nguyễn An,yes,Yes\r\n" in text
    for private in (ALLERGY, "too far"):
        assert private not in text


def test_the_page_to_print(shell: EventShell) -> None:
    """Html prints a whole page."""
    done = shell("events", "--export", "kitchen", "--format", "html")
    assert done.out.startswith("<!doctype html>")
    assert "360,000" in done.out


def test_a_pdf_needs_a_file_and_the_extra(
    shell: EventShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never printed; without the typesetter it is said what to install."""
    file = tmp_path / "kitchen.pdf"
    options = ("events", "--export", "kitchen", "--format", "pdf")
    assert shell(*options).code == 2
    assert shell(*options, "--output", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    done = shell(*options, "--output", str(tmp_path / "other.pdf"))
    assert done.code == 1
    assert "install coachtui[pdf]" in done.err


def test_an_event_is_in_the_calendar_of_those_who_may_come(shell: EventShell) -> None:
    """`coachtui export NAME --format ics` has it for the invited, not for one only told of it."""
    period = ("--from", "2026-11-01", "--to", "2026-11-30")
    assert "Bếp ăn thiện nguyện" in shell("export", "An", "--format", "ics", *period).out
    assert "Bếp ăn" not in shell("export", "Vượng", "--format", "ics", *period).out


def test_a_persons_file_has_their_events(shell: EventShell) -> None:
    """Markdown about a person tells what they were invited to, and nothing of their needs."""
    done = shell("export", "An", "--format", "md")
    assert "## Team events\n\n- Thu 26 Nov 14:00–17:00 · Bếp ăn thiện nguyện" in done.out
    assert ALLERGY not in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "ics"),
        ("--output", "x.md"),
        ("--export", "kitchen", "--json"),
        ("--export", "kitchen", "--format", "docx"),
        ("--year", "0"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    shell: EventShell, arguments: tuple[str, ...]
) -> None:
    """Nothing is printed; the code is 2."""
    done = shell("events", *arguments)
    assert (done.code, done.out) == (2, "")
