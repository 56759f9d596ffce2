"""`coachtui report`: the rep's copy, the page to print, the scores as a table."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui import extras
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.repository import Put
from coachtui.records.field_day.model import CoachingReport, FieldDay, NextStep, Strength
from shell import Shell
from shell_reps import records, rep, with_reps


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with two reps."""
    return with_reps(Shell(capsys, monkeypatch))


@pytest.fixture
def reported(shell: Shell, own_world: Path) -> Shell:
    """Give a shell over a store with two reports about An."""
    with records(own_world) as store:
        an = rep(store)
        for number, on in enumerate((date(2026, 3, 3), date(2026, 5, 5)), 1):
            at = datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)
            day = FieldDay(person_id=an.id, date=on, state="reported", started_at=at, ended_at=at)
            line = LogEntry(
                person_id=an.id,
                part_of=day.id,
                text=f"=evidence {number}",
                scores=(Score(competency="Q", score=4),),
                happened_at=at,
            )
            report = CoachingReport(
                person_id=an.id,
                field_day_id=day.id,
                strengths=(Strength(competency="Q", evidence=f"strength {number}"),),
                next_steps=(NextStep(action="gửi báo giá", owner=ME, due=on),),
                submitted_at=at,
            )
            store.commit([Put(day), Put(line), Put(report)])
    return shell


def test_the_last_report_is_printed_in_the_reps_language(reported: Shell) -> None:
    """The latest comes without a date, another with one; a day without a report is exit code 3."""
    done = reported("report", "an")
    assert done.code == 0
    assert done.out.startswith("# ")
    assert "strength 2" in done.out
    assert "05/05/2026" in done.out
    earlier = reported("report", "an", "--day", "3/3/2026")
    assert "strength 1" in earlier.out
    for arguments in (["an", "--day", "2026-03-04"], ["binh"]):
        done = reported("report", *arguments)
        assert (done.code, done.out) == (3, "")
        assert "No report about" in done.err


def test_a_report_is_written_as_a_page(reported: Shell, tmp_path: Path) -> None:
    """The page goes into a new file of the user's alone; a file that is there is left alone."""
    file = tmp_path / "an.html"
    assert reported("report", "an", "--format", "html", "--output", str(file)).code == 0
    page = file.read_text(encoding="utf-8")
    assert '<html lang="vi">' in page
    assert "strength 2" in page
    assert file.stat().st_mode & 0o777 == 0o600
    again = reported("report", "an", "--format", "html", "--output", str(file))
    assert again.code == 1
    assert file.read_text(encoding="utf-8") == page


def test_a_report_is_written_as_pdf(reported: Shell, tmp_path: Path) -> None:
    """The PDF goes into a new file of the user's alone, and never to the terminal."""
    file = tmp_path / "an.pdf"
    assert reported("report", "an", "--format", "pdf", "--output", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o777 == 0o600
    for output in ([], ["--output", "-"]):
        done = reported("report", "an", "--format", "pdf", *output)
        assert (done.code, done.out) == (2, "")
        assert "--output FILE" in done.err


def test_no_pdf_without_the_extra(
    reported: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the typesetter is missing, it is said what to install, and no file is left."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    file = tmp_path / "an.pdf"
    done = reported("report", "an", "--format", "pdf", "--output", str(file))
    assert done.code == 1
    assert "install coachtui[pdf]" in done.err
    assert not file.exists()


def test_scores_are_written_for_a_spreadsheet(reported: Shell, tmp_path: Path) -> None:
    """The file has the mark spreadsheets look for; no cell is a formula; stdout has no mark."""
    file = tmp_path / "scores.csv"
    assert reported("report", "--format", "csv", "--output", str(file)).code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[-1] for row in rows[1:]] == ["'=evidence 1", "'=evidence 2"]
    one = reported("report", "an", "--format", "csv", "--day", "2026-05-05")
    assert "evidence 2" in one.out
    assert "evidence 1" not in one.out
    assert "evidence" not in reported("report", "binh", "--format", "csv").out


def test_a_report_needs_a_name(reported: Shell) -> None:
    """Only the table of scores can do without one."""
    done = reported("report")
    assert (done.code, done.out) == (2, "")


def test_the_managers_file_of_a_rep_holds_the_field_days(reported: Shell) -> None:
    """`export --format md` has a section of field days with the report in it."""
    told = reported("export", "--format", "md", "an").out
    assert "## Field days" in told
    assert "strength 1" in told
    assert "strength 2" in told


def test_a_wrong_pack_of_scorecards_is_told(reported: Shell, own_world: Path) -> None:
    """It is told on stderr by file and line, and the report is printed all the same."""
    folder = own_world / "data" / "competencies"
    folder.mkdir()
    (folder / "mine.toml").write_text("\nnothing = 1")
    done = reported("report", "an")
    assert done.code == 0
    assert "strength 2" in done.out
    assert "mine.toml" in done.err
