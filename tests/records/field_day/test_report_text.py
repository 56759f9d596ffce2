"""What goes out of a field day in writing holds what it should, and nothing else."""

import csv
import io
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry, Score
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import (
    Acknowledgement,
    CoachingReport,
    NextStep,
    Prep,
    Priority,
    Purpose,
    Strength,
    Talkback,
)
from coachtui.records.field_day.presentation.report_text import (
    notice_text,
    report_html,
    report_markdown,
    scorecards_csv,
)
from field_days import a_day, a_stop
from places import Place

EVENING = datetime(2026, 11, 24, 10, 12, tzinfo=UTC)
REPORT = CoachingReport(
    id="report",
    person_id="an",
    field_day_id="day",
    strengths=(Strength(competency="Q", evidence="hỏi ngân sách *trước* giá"),),
    priorities=(Priority(competency="N", behaviour="giữ giá", evidence="giảm 3% ngay"),),
    next_steps=(
        NextStep(action="gửi báo giá", owner="an", due=date(2026, 11, 27)),
        NextStep(action="duyệt giá <sàn>", owner=ME, due=date(2026, 11, 26)),
    ),
    rep_self_rating=3,
    coach_comments="Một ngày tốt.\n# Không phải tiêu đề",
    submitted_at=EVENING,
)


def copy_of(report: CoachingReport, place: Place, language: str = "vi") -> str:
    """Return the rep's copy of a report whose day holds things that are not for the rep."""
    day = a_day(
        purpose=(Purpose(competency="Q", why_this_rep="canary"),),
        debrief=Talkback(coach_one_thing="canary"),
        rep_business_review="canary",
    )
    line = LogEntry(person_id="an", part_of="day", text="canary")
    with place.store() as store:
        store.commit([Put(day), Put(line), Put(report)])
        view = View(store, Words.of("en"), place.clock)
        return report_markdown(view, day, report, Words.of(language))


def test_the_reps_copy_is_the_report(place: Place) -> None:
    """Points, steps with owner and day, and comments are there; what is not in the report is not.

    It is in the rep's language with the two's pronouns, whatever the manager reads.
    """
    told = copy_of(REPORT, place)
    for part in ("24/11/2026", "Nguyễn Văn An", "Đặt câu hỏi", "giữ giá", "Một ngày tốt."):
        assert part in told
    lines = told.splitlines()
    assert "- Em: gửi báo giá – T6 27/11" in lines
    assert any(line.startswith("- Chị: duyệt giá") for line in lines)
    assert "canary" not in told


def test_an_english_copy_says_you_and_i(place: Place) -> None:
    """For a rep who reads English the same report is in English, dates too."""
    lines = copy_of(REPORT, place, "en").splitlines()
    assert lines[lines.index("## Self-rating") + 2] == "3 of 5"
    assert lines[0] == "# Coaching report: field day of Tuesday 2026-11-24"
    assert "- You: gửi báo giá – Fri 27 Nov" in lines


def test_what_was_typed_stays_text_in_the_copy(place: Place) -> None:
    """Signs of Markdown in a line are literal, and no typed line becomes a heading."""
    told = copy_of(REPORT, place)
    assert "\\*trước\\*" in told
    assert not [line for line in told.splitlines() if line.startswith("# Không")]


def test_the_reps_answer_stands_in_the_copy(place: Place) -> None:
    """Once the rep has acknowledged, when and what they said is part of it."""
    ack = Acknowledgement(at=datetime(2026, 11, 25, 2, 0, tzinfo=UTC), comment="Em đồng ý")
    told = copy_of(REPORT.revised(ack=ack), place)
    assert "25/11/2026 09:00" in told
    assert "Em đồng ý" in told


class Page(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes |= {f"{tag}.{name}": value for name, value in attrs}

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def test_the_page_prints_by_itself(place: Place) -> None:
    """It is in the rep's language for the reader's program, on A4, and fetches nothing."""
    page = report_html(copy_of(REPORT, place), "Báo cáo <An>", "vi")
    read = Page(page)
    assert read.attributes["html.lang"] == "vi"
    assert {"h1", "h2", "ul", "li", "strong", "style"} <= set(read.tags)
    assert not {"script", "link", "img", "a", "iframe"} & set(read.tags)
    assert "size: A4" in page
    assert "http:" not in page
    assert "https:" not in page
    assert "<title>Báo cáo &lt;An&gt;</title>" in page
    assert "hỏi ngân sách *trước* giá" in read.text
    assert "duyệt giá <sàn>" in read.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](http://example.com/x.png)",
        "[x](javascript:alert(1))",
        "<http://example.com>",
        "[x]: http://example.com\n\n[x]",
        "{title} {0}",
    ],
)
def test_a_page_makes_nothing_of_markup(hostile: str) -> None:
    """Even unescaped, tags, links and pictures stay text on the page."""
    read = Page(report_html(hostile, hostile, "en"))
    assert not {"script", "img", "a"} & set(read.tags)
    assert hostile.split("\n", maxsplit=1)[0] in read.text


def rows(place: Place, *records: Record, person_id: str = "") -> list[dict[str, str]]:
    """Store records and return the table of scores."""
    with place.store() as store:
        store.commit([Put(record) for record in records])
        text = scorecards_csv(View(store, Words.of("en"), place.clock), person_id)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def a_line(text: str, part_of: str, *scores: Score, **more: object) -> LogEntry:
    """Return a scored line."""
    fields = {"person_id": "an", "text": text, "part_of": part_of, "scores": scores}
    return LogEntry.model_validate({"happened_at": EVENING, **fields, **more})


def test_the_table_holds_every_score(place: Place) -> None:
    """A score is a row with stop, competency, both sides and evidence; N/O is a text, no zero."""
    day = a_day(self_scores=(Score(competency="Q", score=3), Score(competency="N")))
    first = a_line(
        "hỏi trước", "stop1", Score(competency="Q", score=4), Score(competency="N", score=None)
    )
    between = a_line("U=3", "day", Score(competency="U", score=3))
    gone = a_line("Q=1", "stop1", Score(competency="Q", score=1), id="gone")
    new = a_line("hỏi đóng", "stop1", Score(competency="Q", score=2), replaces="gone")
    found = rows(place, day, a_stop(1), first, between, gone, new)
    told = {
        (each["Account"], each["Key"], each["Coach's score"], each["Rep's own score"])
        for each in found
    }
    assert told == {
        ("Account 1", "Q", "4", "3"),
        ("Account 1", "N", "N/O", "N/O"),
        ("Account 1", "Q", "2", "3"),
        ("", "U", "3", ""),
    }
    by_key = {each["Key"]: each for each in found}
    assert by_key["N"]["Evidence"] == "hỏi trước"
    assert by_key["U"]["Evidence"] == ""
    assert by_key["N"]["Day"] == "2026-11-24"
    assert by_key["N"]["Rep"] == "Nguyễn Văn An"
    assert by_key["N"]["Competency"] == "Price & margin discipline"
    assert by_key["N"]["Call type"] == "discovery"


def test_scores_given_elsewhere_are_not_in_the_table(place: Place) -> None:
    """A score in a one-on-one, and one of another rep, stay out of the table of a rep's rides."""
    other = a_day(id="other", person_id="me")
    scored = Score(competency="Q", score=3)
    elsewhere = a_line("Q=3 a", "meeting", scored)
    theirs = a_line("Q=3 b", "other", scored)
    mine = a_line("Q=3 c", "day", scored)
    found = rows(place, a_day(), other, elsewhere, theirs, mine, person_id="an")
    assert [each["Evidence"] for each in found] == ["Q=3 c"]


@pytest.mark.parametrize("text", ["=1+1", "+84 901", "-3+cmd|x", "@cmd|x y"])
def test_no_cell_runs_in_a_spreadsheet(place: Place, text: str) -> None:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    line = a_line(text, "stop1", Score(competency="Q", score=4))
    (found,) = rows(place, a_day(), a_stop(1, account=text), line)
    assert (found["Evidence"], found["Account"]) == (f"'{text}", f"'{text}")


def test_the_notice_tells_the_rep_what_to_bring(place: Place) -> None:
    """Day, hours, place, stops with the manager's role and what to prepare, in the rep's words.

    The pronouns are the two's; what is private to the manager is not told.
    """
    day = a_day(
        duration="am",
        prep=Prep(meet_at="Cà phê {nv}", ground_rules="im lặng khi gặp khách"),
        purpose=(Purpose(competency="Q", why_this_rep="canary"),),
    )
    stops = (
        a_stop(1, account="Hoà Phát"),
        a_stop(2, coach_role="model", planned_at=None),
        a_stop(3, cancelled_because="x"),
    )
    with place.store() as store:
        store.commit([Put(day), *(Put(stop) for stop in stops)])
        view = View(store, Words.of("en"), place.clock)
        told = notice_text(view, day, Words.of("vi"))
        english = notice_text(view, day, Words.of("en"))
    for part in ("Thứ Ba 24/11/2026", "08:00-12:00", "Cà phê {nv}", "1. 09:00 Hoà Phát – "):
        assert part in told
    assert "Đặt câu hỏi" in told
    assert "Mục tiêu của em trong cuộc gặp này là gì?" in told
    assert "chị giữ vai trò gì" in told
    assert "canary" not in told
    assert "Account 3" not in told
    assert "Tuesday 2026-11-24, 08:00-12:00" in english
    assert "1. 09:00 Hoà Phát – I listen and stay silent" in english
    assert "2. Account 2 – I lead the call, you watch" in english


def test_a_notice_of_two_days_tells_both(place: Place) -> None:
    """Both days stand in it, and each stop says on which it is."""
    day = a_day(duration="two_days")
    later = a_stop(2, planned_at=datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
    with place.store() as store:
        store.commit([Put(day), Put(later)])
        told = notice_text(View(store, Words.of("en"), place.clock), day, Words.of("en"))
    assert "Tuesday 2026-11-24 and Wednesday 2026-11-25" in told
    assert "1. Wed 25 Nov 09:00 Account 2" in told
