"""What an event is written as: for calendars, spreadsheets, readers, printers and chats."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

import ics
import pytest
from textual import work
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from coachtui import extras
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.exchange.paper_text import paper_markdown
from coachtui.records.team_event.exports import as_markdown
from coachtui.records.team_event.model import (
    Access,
    Answer,
    EventFeedback,
    EventNeeds,
    Invitation,
    NextAction,
    Risk,
    TeamEvent,
)
from coachtui.records.team_event.presentation.event_files import FORMS, event_file, file_name
from coachtui.records.team_event.presentation.gathered import Gathered, gathered
from coachtui.records.team_event.presentation.report import report_paper
from coachtui.records.team_event.presentation.tables import attendance_csv, budget_csv
from coachtui.records.team_event.presentation.texts import vendor_text
from coachtui.records.team_event.rules.templates import load_templates
from coachtui.records.team_event.screens.writing import show_text, write_event
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Choose
from coachtui.ui.frame import Frame
from coachtui.ui.lines import MessageLine
from coachtui.ui.screen import CoachScreen
from desks import make_desk
from kitchen import ALLERGY, held, kitchen, on_file, thought
from overview_desk import app_of
from planned_events import CULTURE_DAY, at

HOLIDAYS = {CULTURE_DAY: "Ngày Văn hoá"}
STAYED_AWAY = "too far"
TEMPLATES = load_templates("en")
ENDS = {"budget": "csv", "replies": "csv"}
"""How a file ends that is not called so in the choice."""


def told(
    tmp_path: Path, event: TeamEvent, *more: Record, came: int = 0, language: str = "en"
) -> tuple[Desk, Gathered]:
    """Return a desk that holds an event with its people, and what is on file about it."""
    desk = make_desk(tmp_path, language)
    desk.repository.commit([Put(record) for record in (*on_file(event, came), *more)])
    return desk, gathered(desk.view, event, HOLIDAYS)


def written(form: str, desk: Desk, about: Gathered) -> str:
    """Return an event as a text."""
    templates = load_templates(desk.words.language)
    return event_file(form, desk.view, about, templates).decode("utf-8-sig")


def read_csv(text: str) -> list[list[str]]:
    """Return the rows of a table."""
    return list(csv.reader(io.StringIO(text, newline="")))


def read_ics(text: str) -> list[ics.Event]:
    """Return the events as the independent reader has them, the earliest first."""
    return sorted(ics.Calendar(text).events, key=lambda event: (event.begin, event.uid))


# Calendar


def test_another_reader_has_the_event_and_its_cutoffs(tmp_path: Path) -> None:
    """Event and cut-offs are entries of their own at the hours the team's clock shows."""
    desk, about = told(tmp_path, kitchen(access=Access(link="https://meet.example/x")))
    found = [
        (each.name, each.begin.format("YYYY-MM-DD HH:mm ZZ"), each.end.format("HH:mm"))
        for each in read_ics(written("ics", desk, about))
    ]
    title = "Bếp ăn thiện nguyện"
    assert found == [
        (f"Last free reschedule · {title}", "2026-11-12 13:30 +07:00", "14:00"),
        (f"Last day to cancel · {title}", "2026-11-19 13:30 +07:00", "14:00"),
        (f"Head count locks · {title}", "2026-11-23 13:30 +07:00", "14:00"),
        (title, "2026-11-26 14:00 +07:00", "17:00"),
    ]


def test_another_reader_has_the_vietnamese_text(tmp_path: Path) -> None:
    """Place, label and the way in from afar come back letter by letter; no name, no need does."""
    link = "https://meet.example/x"
    desk, about = told(tmp_path, kitchen(access=Access(link=link)), language="vi")
    text = written("ics", desk, about)
    event = read_ics(text)[-1]
    assert event.location == "12 Lý Tự Trọng"
    assert link in event.description
    for private in (ALLERGY, "Nguyễn"):
        assert private not in text


def test_a_moved_event_keeps_its_uids(tmp_path: Path) -> None:
    """Taken in again, the file changes what is there."""
    desk, about = told(tmp_path, kitchen())
    later = about.event.revised(ends_at=at("2026-11-26T18:00"))
    moved = Gathered(later, about.places, about.people)
    before, after = (read_ics(written("ics", desk, each)) for each in (about, moved))
    assert [each.uid for each in before] == [each.uid for each in after]
    assert len({each.uid for each in before}) == 4


def test_a_called_off_event_leaves_an_empty_calendar(tmp_path: Path) -> None:
    """So does one without a date."""
    dateless = kitchen(state="idea", starts_at=None, ends_at=None)
    for number, event in enumerate((kitchen(state="cancelled"), dateless)):
        desk, about = told(tmp_path / str(number), event)
        assert read_ics(written("ics", desk, about)) == []


# Tables


def test_the_budget_is_plain_numbers(tmp_path: Path) -> None:
    """Each line with its sums, then contingency and total; what is not paid is empty."""
    desk, about = told(tmp_path, kitchen())
    rows = read_csv(budget_csv(desk.words, about))
    assert rows == [
        ["Category", "For", "Vendor", "Budgeted", "Actual", "Currency"],
        ["food and drink", "", "", "3000000", "", "VND"],
        ["transport", "", "", "1200000", "", "VND"],
        ["Contingency of 5%", "", "", "210000", "", "VND"],
        ["Total", "", "", "4410000", "0", "VND"],
    ]


def test_another_currency_has_its_cents(tmp_path: Path) -> None:
    """A budget in dollars counts cents."""
    event = kitchen()
    desk, about = told(tmp_path, event.revised(budget=event.budget.revised(currency="USD")))
    assert read_csv(budget_csv(desk.words, about))[1][3] == "30000.00"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A line, a title or a name that begins like one is kept as text."""
    desk, about = told(tmp_path, held().revised(title="@SUM(1)"), came=8)
    assert ["other", "'=1+1"] in [row[:2] for row in read_csv(budget_csv(desk.words, about))]
    assert {row[0] for row in read_csv(attendance_csv(desk.words, about))[1:]} == {"'@SUM(1)"}


def test_attendance_tells_replies_and_who_came(tmp_path: Path) -> None:
    """Full names in their order; whoever was told only says so; no need, no reason."""
    desk, about = told(tmp_path, held(), came=8)
    text = attendance_csv(desk.words, about)
    rows = {row[2]: row[3:] for row in read_csv(text)}
    assert rows["Nguyễn An"] == ["yes", "Yes"]
    assert rows["Nguyễn Như"] == ["no answer", "No"]
    assert rows["Nguyễn Vượng"] == ["told only", "No"]
    assert len(rows) == 11
    for private in (ALLERGY, STAYED_AWAY):
        assert private not in text


def test_tables_are_read_by_spreadsheets(tmp_path: Path) -> None:
    """They begin with the mark spreadsheets look for, and end their lines with CRLF."""
    desk, about = told(tmp_path, kitchen())
    templates = load_templates("en")
    for form in ("budget", "attendance"):
        data = event_file(form, desk.view, about, templates)
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")


# Report


def test_the_report_tells_the_whole_of_it(tmp_path: Path) -> None:
    """What for, who came, cost against plan, feedback, retro and its actions, on one page."""
    event = held().revised(objectives=("closer",))
    desk, about = told(tmp_path, event, thought(3), came=8)
    text = written("report", desk, about)
    for part in (
        "# Team event: Bếp ăn thiện nguyện",
        "People from different regions know each other",
        "Three pairs across regions",
        "Thu 26 Nov 14:00–17:00 · in hours",
        "Lê Hoàng Ngân",
        "8 of 9 came: Nguyễn An, ",
        "4,860,000 ₫",
        "Over what was allowed: 360,000 ₫ (8.0%)",
        "Contingency used: 210,000 ₫",
        "3 answers: 4.3 of 5",
        "gần hơn 1",
        "the kitchen",
        "the speech",
        "Book the bus earlier: Lê Hoàng Ngân, 2026-12-10",
    ):
        assert part in text, part


def test_sums_read_plainly_in_vietnamese(tmp_path: Path) -> None:
    """In the text of the report no sum is broken up by signs of escape."""
    desk, about = told(tmp_path, held(), came=8, language="vi")
    assert "| 4.410.000 ₫ | 4.860.000 ₫ |" in written("report", desk, about)


def test_the_report_says_nothing_of_two_answers(tmp_path: Path) -> None:
    """Below three answers no score and no word of them stands on it."""
    desk, about = told(tmp_path, held(), thought(2), came=8)
    text = written("report", desk, about)
    for part in ("vui", "gần hơn", "of 5 |", "Feedback"):
        assert part not in text


def test_needs_and_reasons_are_in_no_file(tmp_path: Path) -> None:
    """Whatever an event is written as, nobody reads who needs what, or who stayed away why."""
    desk, about = told(tmp_path, held(), thought(3), came=7)
    for form in FORMS:
        if form == "pdf":
            continue
        text = written(form, desk, about)
        assert ALLERGY not in text
        assert STAYED_AWAY not in text
        if form in {"report", "html"}:
            assert "Nguyễn Như" not in text


def test_the_page_loads_nothing_and_names_its_language(tmp_path: Path) -> None:
    """The printable report is of the reader's language, and no text of it becomes markup."""
    event = held().revised(title="<script>x</script>")
    desk, about = told(tmp_path, event, language="vi")
    page = written("html", desk, about)
    assert '<html lang="vi">' in page
    assert "<script>" not in page
    assert "4.860.000 ₫" in page


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_the_report_fills_one_page(tmp_path: Path) -> None:
    """Nine answers of a line each, two actions and every part of it are typeset on one sheet."""
    answers = tuple(
        Answer(score=4, liked=f"{number} nấu ăn chung rất vui", change=f"{number} xe đến sớm hơn")
        for number in range(9)
    )
    again = NextAction(text="Hỏi trước ai ăn chay", due=date(2026, 12, 14))
    event = held().revised(sponsor="Giám đốc vùng")
    event = event.revised(retro=event.retro.revised(next=(*event.retro.next, again)))
    feedback = EventFeedback(event_id="kitchen", answers=answers)
    desk, about = told(tmp_path, event, feedback, came=8)
    file = tmp_path / "report.pdf"
    file.write_bytes(event_file("pdf", desk.view, about, load_templates("en")))
    done = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    assert re.search(r"^Pages: +1$", done.stdout, re.MULTILINE)


def test_before_the_day_the_report_tells_the_plan(tmp_path: Path) -> None:
    """It counts the answers, says what may go wrong, names nobody, and has no actual costs."""
    risks = (Risk(what="Mưa lớn", answer="Dời vào hội trường"), Risk(what="Xe trễ"))
    desk, about = told(tmp_path, kitchen(risks=risks))
    text = written("report", desk, about)
    assert "6 yes · 1 maybe · 2 no answer · 1 told only" in text
    assert "Nguyễn" not in text.replace("Bếp ăn thiện nguyện", "")
    assert "Per head:" not in text
    assert "What may go wrong" in text
    assert "Dời vào hội trường" in text
    later = report_paper(desk.words, replace(about, event=held().revised(risks=risks)), TEMPLATES)
    assert "Mưa lớn" not in paper_markdown(later)


def test_pairs_of_two_regions_are_counted(tmp_path: Path) -> None:
    """Two of the north were there with one of the south: two pairs."""
    desk, about = told(tmp_path, held(), came=3)
    regions = ("Hà Nội", "Hà Nội", "Cần Thơ")
    lived = {
        place.person_id: about.people[place.person_id].revised(region=region)
        for place, region in zip(about.came, regions, strict=True)
    }
    changed = replace(about, people={**about.people, **lived})
    text = paper_markdown(report_paper(desk.words, changed, TEMPLATES))
    assert "2 pairs of two regions were there together." in text


def test_files_are_named_by_what_they_are(tmp_path: Path) -> None:
    """Kind, title and day; while no date stands, the month."""
    desk, about = told(tmp_path, kitchen())
    assert file_name("ics", desk.view, about.event) == "event Bếp ăn thiện nguyện 2026-11-26"
    dateless = kitchen(state="idea", starts_at=None, ends_at=None)
    assert file_name("budget", desk.view, dateless).endswith("2026-11")


# A person's file


def test_a_persons_file_tells_their_events(tmp_path: Path) -> None:
    """Newest first, with answer and attendance; never what they need or why they stayed away."""
    older = kitchen(id="older", title="Thi *pha* chế", state="closed").revised(
        starts_at=at("2026-09-18T14:00"), ends_at=at("2026-09-18T17:00")
    )
    place = Invitation(person_id="p1", event_id="older", rsvp="yes", attended=True)
    desk, _ = told(tmp_path, kitchen(), older, place)
    assert as_markdown(desk.view, "p1").splitlines() == [
        "- Thu 26 Nov 14:00–17:00 · Bếp ăn thiện nguyện · booked · answered yes",
        "- Fri 18 Sep 14:00–17:00 · Thi \\*pha\\* chế · closed · came",
    ]
    assert STAYED_AWAY not in as_markdown(desk.view, "p9")
    assert as_markdown(desk.view, "nobody") == ""


# From the screen


class Writing(CoachScreen[None]):
    """A screen with the two keys under test."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "write", "x"),
        Binding("y", "text", "y"),
    ]

    def __init__(self, desk: Desk, event: TeamEvent) -> None:
        super().__init__(desk)
        self.event = event

    @work
    async def action_write(self) -> None:
        """Write a file."""
        await write_event(self, self.event, HOLIDAYS)

    @work
    async def action_text(self) -> None:
        """Show a text."""
        await show_text(self, gathered(self.desk.view, self.event))


async def until(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait for a screen."""
    for _ in range(200):
        await pilot.pause()
        if isinstance(pilot.app.screen, kind):
            return
    raise AssertionError(pilot.app.screen)


async def until_said(pilot: Pilot[None], text: str) -> None:
    """Wait for a message that holds a text."""
    for _ in range(200):
        await pilot.pause()
        if any(text in line.text for line in pilot.app.screen.query(MessageLine)):
            return
    raise AssertionError([line.text for line in pilot.app.screen.query(MessageLine)])


async def choose(pilot: Pilot[None], key: str, typed: Iterable[str]) -> None:
    """Press a key and take the option that a word narrows to."""
    await until(pilot, Writing)
    await pilot.press(key)
    await until(pilot, Choose)
    await pilot.press(*typed, "enter")


async def test_each_file_lands_in_the_folder_of_exports(tmp_path: Path) -> None:
    """The key asks which, writes it for its owner alone, and says where it is."""
    desk, about = told(tmp_path, held(), came=8)
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for typed in ("ics", "budget", "replies", "md", "html", "pdf"):
            await choose(pilot, "x", typed)
            await until(pilot, Writing)
            await until_said(pilot, f".{ENDS.get(typed, typed)}.")
    files = sorted((tmp_path / "exports").iterdir())
    assert [each.name for each in files] == [
        "attendance-bep-an-thien-nguyen-2026-11-26.csv",
        "budget-bep-an-thien-nguyen-2026-11-26.csv",
        "event-bep-an-thien-nguyen-2026-11-26.ics",
        "report-bep-an-thien-nguyen-2026-11-26.html",
        "report-bep-an-thien-nguyen-2026-11-26.md",
        "report-bep-an-thien-nguyen-2026-11-26.pdf",
    ]
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


async def test_without_the_extra_no_pdf_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what to install, and leaves nothing behind."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    desk, about = told(tmp_path, held(), came=8)
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "x", "pdf")
        await until_said(pilot, "coachtui[pdf]")
    assert not (tmp_path / "exports").exists()


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """Where the folder cannot be made, the reason is said and the screen stays."""
    desk, about = told(tmp_path, kitchen())
    (tmp_path / "exports").write_text("in the way")
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "x", "ics")
        await until_said(pilot, "cannot be written")


async def test_an_event_without_a_date_offers_no_calendar(tmp_path: Path) -> None:
    """The choice begins with the budget."""
    dateless = kitchen(state="idea", starts_at=None, ends_at=None)
    desk, about = told(tmp_path, dateless)
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "x", ())
        await until_said(pilot, "budget-bep-an-thien-nguyen-2026-11.csv")


async def test_the_texts_are_shown_to_copy(tmp_path: Path) -> None:
    """Invitation, reminder with only those concerned, thanks; the likely one under the cursor."""
    desk, about = told(tmp_path, kitchen(objectives=("closer",)))
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for typed, part in (
            ("invitation", "People from different regions"),
            ("", "Still open: Lan, Minh and Như."),
            ("thanks", "Thank you for Bếp ăn thiện nguyện!"),
            ("vendor", "Sure: 6, perhaps 3 more."),
        ):
            await choose(pilot, "y", typed)
            await until(pilot, CopyScreen)
            screen = pilot.app.screen
            assert isinstance(screen, CopyScreen)
            assert part in screen.text
            assert (ALLERGY in screen.text) is (typed == "vendor")
            await pilot.press("escape")


def test_a_vendor_is_told_how_many_need_what_and_nobody_by_name(tmp_path: Path) -> None:
    """Needs are counted, but for those of who said no, and no name stands there."""
    desk, about = told(tmp_path, kitchen())
    place = about.places[0].revised(rsvp="no")
    gone = EventNeeds(person_id=place.person_id, event_id="kitchen", diet="ăn chay trường")
    others = [
        EventNeeds(person_id=each.person_id, event_id="kitchen", diet=diet, transport=transport)
        for each, diet, transport in zip(
            about.places[1:4],
            ("ăn chay, không cay", "Ăn chay", ""),
            ("", "", "cần đón ở bến xe"),
            strict=True,
        )
    ]
    changed = replace(about, places=(place, *about.places[1:]))
    text = vendor_text(desk.words, changed, [gone, *others])
    assert "Sure: 5, perhaps 3 more." in text
    assert "Food and drink: ăn chay × 2, không cay × 1" in text
    assert "To get there: cần đón ở bến xe × 1" in text
    assert "trường" not in text
    assert not any(person.full_name in text for person in about.people.values())


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_a_text_that_repeats_a_private_line_is_held_back(
    tmp_path: Path, language: str
) -> None:
    """Five words of a private note in the place, and nothing is shown to copy."""
    private = LogEntry(person_id="p1", text="quán cũ ở gần nhà vợ chồng An", visibility="private")
    event = kitchen(place="Quán cũ ở gần nhà vợ")
    desk, about = told(tmp_path, event, private, language=language)
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "y", ("up", "up"))
        await until_said(pilot, "gần nhà")
        assert isinstance(pilot.app.screen, Writing)


async def test_nobody_is_left_to_remind(tmp_path: Path) -> None:
    """Where all have said yes or no, that is said instead."""
    desk, about = told(tmp_path, kitchen())
    places = desk.repository.all(Invitation)
    desk.repository.commit([Put(each.revised(rsvp="yes")) for each in places])
    app: Frame = app_of(desk, Writing(desk, about.event))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose(pilot, "y", ())
        await until_said(pilot, "Nobody is left to remind")
