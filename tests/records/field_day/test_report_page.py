"""A submitted report on the screen: acknowledged, exported, added to."""

import stat
from datetime import timedelta

import pytest

from coachtui import extras
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put, Remove
from coachtui.records.field_day.model import (
    Acknowledgement,
    CoachingReport,
    FieldDay,
)
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.dialogs import AskLine
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import FormScreen
from coachtui.ui.form_editors import FormTextArea
from places import Place
from reported_days import fill_reported, opened, seen, shown, title, until, until_said


async def test_the_acknowledgement_is_recorded_with_its_comment(place: Place) -> None:
    """K records what the rep says and that they read it; the day is acknowledged from then on."""
    fill_reported(place)
    async with opened(place) as pilot:
        assert "Not acknowledged yet" in shown(pilot)
        await pilot.press("k")
        await until(pilot, FormScreen)
        area = pilot.app.screen.query_one(FormTextArea)
        area.insert("Rõ rồi chị")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, ReportPage)
        await until_said(pilot, "Acknowledged")
        assert "Rõ rồi chị" in shown(pilot)
        assert title(pilot).endswith("acknowledged")
        await pilot.press("k")
        await until_said(pilot, "already")
    with place.store() as store:
        (report,) = store.all(CoachingReport)
        (day,) = store.all(FieldDay)
    assert report.ack is not None
    assert report.ack.comment == "Rõ rồi chị"
    assert day.state == "acknowledged"


async def test_an_acknowledgement_before_the_report_is_refused(place: Place) -> None:
    """The day it was read on lies between the day it was sent and today."""
    fill_reported(place)
    async with opened(place) as pilot:
        await pilot.press("k")
        await until(pilot, FormScreen)
        field = pilot.app.screen.query(CoachInput).last()
        field.value = "20/11"
        await pilot.press("ctrl+s")
        await until_said(pilot, "Not saved yet")
    with place.store() as store:
        assert store.all(CoachingReport)[0].ack is None


async def test_a_locked_report_is_only_added_to(place: Place) -> None:
    """Thirty days after the acknowledgement it is locked; a line added stands below it."""
    long_ago = place.clock.now() - timedelta(days=40)
    fill_reported(place, submitted_at=long_ago, ack=Acknowledgement(at=long_ago, comment="đã đọc"))
    with place.store() as store:
        (day,) = store.all(FieldDay)
        store.commit([Put(day.revised(state="acknowledged"))])
    async with opened(place) as pilot:
        assert title(pilot).endswith("locked")
        await pilot.press("a")
        await until(pilot, AskLine)
        pilot.app.screen.query_one(CoachInput).value = "giữ lời từ đó"
        await pilot.press("enter")
        await until_said(pilot, "Added")
        assert "giữ lời từ đó" in shown(pilot)
        await pilot.press("y")
        await until(pilot, CopyScreen)
        copy = pilot.app.screen
        assert isinstance(copy, CopyScreen)
        assert "giữ lời từ đó" not in copy.text
    with place.store() as store:
        (added,) = store.all(LogEntry)
    assert added.part_of == "day"
    assert added.amends_rev is not None


async def test_without_a_reply_it_locks_as_it_was_sent(place: Place) -> None:
    """After 14 days without a word k refuses and names the key that still works."""
    fill_reported(place, submitted_at=place.clock.now() - timedelta(days=15))
    async with opened(place) as pilot:
        assert title(pilot).endswith("sent, no reply")
        await pilot.press("k")
        await until_said(pilot, "a adds a line")


async def test_the_copy_is_the_rep_s(place: Place) -> None:
    """The rep's copy is in Vietnamese with their pronoun, and shows neither scores nor gaps."""
    fill_reported(place, seen(1, "Q=4"))
    async with opened(place) as pilot:
        assert "An 2 · me 4" in shown(pilot)
        await pilot.press("y")
        await until(pilot, CopyScreen)
        copy = pilot.app.screen
        assert isinstance(copy, CopyScreen)
        assert "Đặt câu hỏi: hỏi *trước* giá" in copy.text
        assert "Em: gửi báo giá – T6 27/11" in copy.text
        assert "me 4" not in copy.text


async def test_the_report_is_written_for_the_owner_alone(place: Place) -> None:
    """X writes Markdown, HTML and PDF into the exports folder; a second time beside the first."""
    fill_reported(place)
    folder = place.folder / "exports"
    async with opened(place) as pilot:
        await pilot.press("x")
        await until_said(pilot, "report-nguyen-van-an-2026-11-23.md")
        await pilot.press("x")
        await until_said(pilot, "report-nguyen-van-an-2026-11-23-2.md")
    names = sorted(path.name for path in folder.iterdir())
    stem = "report-nguyen-van-an-2026-11-23"
    ends = ("-2.html", "-2.md", "-2.pdf", ".html", ".md", ".pdf")
    assert names == [f"{stem}{end}" for end in ends]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert "gửi báo giá" in (folder / f"{stem}.md").read_text(encoding="utf-8")
    assert (folder / f"{stem}.pdf").read_bytes().startswith(b"%PDF-")


async def test_without_the_extra_the_rest_is_written(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No typesetter: Markdown and HTML are there as ever, and it is said what to install."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    fill_reported(place)
    monkeypatch.setattr(extras, "import_module", missing)
    async with opened(place) as pilot:
        await pilot.press("x")
        await until_said(pilot, "For a PDF as well, install coachtui[pdf].")
    suffixes = sorted(path.suffix for path in (place.folder / "exports").iterdir())
    assert suffixes == [".html", ".md"]


async def test_a_report_that_was_taken_back_is_told(place: Place) -> None:
    """Where the report is gone the page says so, and the keys that need it are not offered."""
    fill_reported(place)
    async with opened(place) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReportPage)
        with place.store() as other:
            (day,), (report,) = other.all(FieldDay), other.all(CoachingReport)
            other.commit([Remove(report), Put(day.revised(state="debrief"))])
        await screen.desk.refresh()
        await pilot.pause()
        assert "no report" in shown(pilot)
        assert screen.check_action("copy", ()) is False
