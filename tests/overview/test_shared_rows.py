"""What a rep sees of all kinds: each section, in order, and not a word that is not theirs."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from canaries import CANARY, NOW, everything, shared
from coachtui.catalogue import catalogue
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.initials import Guest, Initials
from coachtui.domain.kind import Catalogue
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.record import Record
from coachtui.domain.repository import Put
from coachtui.domain.shared_view import SharedView
from coachtui.domain.sharing import shares_of
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.overview.shared_rows import Turned, turned
from coachtui.records.field_day.model import CoachingReport, FieldDay, NextStep
from coachtui.records.one_on_one.model import OneOnOne
from coachtui.records.team_event.model import TeamEvent
from coachtui.storage import Store, open_store
from coachtui.ui.copying import row_lines
from desks import FixedClock
from gadgets import GADGET, Gadget

GUESTS = ("an", "binh")
SHARES = shares_of(catalogue())
SECTIONS = [
    *("Promises", "To talk about", "Coming up", "Targets", "Talks and reports", "Kept lately"),
    "Thanks",
]
MANAGER = Person(id=ME, full_name="Lê Hoàng Ngân", role="sales_manager")


def store_of(folder: Path, *records: Record) -> Store:
    """Give a store with the manager and these records, the last of those with one id."""
    store = open_store(folder, now=lambda: NOW)
    store.commit([Put(one) for one in {each.id: each for each in (MANAGER, *records)}.values()])
    return store


def seen_by(
    store: Store, guest: str, kinds: Catalogue | None = None, language: str = "en"
) -> Turned:
    """Give what one of the two sees."""
    known = kinds or catalogue()
    people = store.all(Person)
    (rep,) = (each for each in people if each.id == guest)
    own = SharedView(store, guest, shares_of(known))
    view = View(own, Words.of(language), FixedClock(NOW))
    return turned(known, view, guest, Initials(people, Guest.of(rep)))


def lines(seen: Turned) -> list[str]:
    """Give the rows as lines."""
    return list(row_lines(seen.rows))


def under(seen: Turned, title: str) -> list[str]:
    """Give the lines below a heading."""
    told = lines(seen)
    rest = told[told.index(title) + 1 :]
    headings = [at for at, line in enumerate(rest) if not line.startswith("- ")]
    return rest[: headings[0]] if headings else rest


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Give a store with everything there can be about two reps."""
    records = (record for rep in GUESTS for record in everything(rep, SHARES))
    return store_of(tmp_path_factory.mktemp("full"), *records)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("guest", GUESTS)
def test_no_private_word_of_any_kind_is_told(full: Store, guest: str, language: str) -> None:
    """No row and no page has a canary, another rep's words or another rep's name."""
    seen = seen_by(full, guest, language=language)
    told = "\n".join([*lines(seen), *seen.pages.values()])
    (other,) = set(GUESTS) - {guest}
    assert f"seen by {guest}" in told
    assert CANARY not in told
    assert f"by {other}" not in told
    assert f"Rep {other.capitalize()}" not in told
    assert "7,654,321" not in told
    assert "7.654.321" not in told


def test_every_section_is_there_once_in_order(full: Store) -> None:
    """What is owed comes first, then what is ahead, then what was; each with its rows."""
    told = lines(seen_by(full, "an"))
    assert [line for line in told if not line.startswith("- ")] == SECTIONS


def test_what_stands_in_the_sections(full: Store) -> None:
    """Each kind's rows say whose, what and when, and nothing else of the record."""
    seen = seen_by(full, "an")
    assert under(seen, "Promises") == [
        "- Me · seen by an · Mon 23 Nov",
        "- An · seen by an · Mon 23 Nov",
    ]
    assert under(seen, "To talk about") == ["- seen by an"]
    assert under(seen, "Coming up") == [
        "- Ride · whole day · Meet at: seen by an · Wed 25 Nov",
        "- Event · 08:00–11:00 · seen by all · answered yes · seen by all · Thu 26 Nov",
        "- 1-1 · 09:00 · 30 min · Thu 26 Nov",
    ]
    assert under(seen, "Targets") == ["- Target Nov 2026: 50% of 240 ₫ · quarter 50% · ▄"]
    assert under(seen, "Talks and reports") == [
        "- 1-1 · seen by an · seen by an · seen by an · seen by an · Mon 16 Nov",
        "- Ride · priorities Price & margin discipline · strengths Questioning · Mon 16 Nov",
    ]
    assert under(seen, "Kept lately") == ["- ✓ An · seen by an · Mon 23 Nov"]
    assert under(seen, "Thanks") == ["- seen by an · Mon 23 Nov"]


def test_a_talk_and_a_report_open_as_the_rep_reads_them(full: Store) -> None:
    """In the rep's language, with the pronouns of the two, whatever the manager reads."""
    pages = seen_by(full, "an").pages
    talk = pages["one_on_one/held-an"]
    assert talk.splitlines()[0] == "Buổi trao đổi 1-1 ngày 16/11/2026"
    assert "• Em: seen by an – T2 23/11" in talk
    assert "• Chị: seen by an – T2 23/11" in talk
    report = pages["field_day/report-reported-an"]
    assert report.splitlines()[0].endswith("Thứ Hai 16/11/2026")
    assert "• Đặt câu hỏi: seen by an" in report
    event = pages["team_event/place-an"]
    assert event.splitlines()[0] == "seen by all"
    assert len(pages) == 3


def test_a_report_is_shown_only_once_it_went_out(tmp_path: Path) -> None:
    """While the day is debriefed there is none, and one kept private is none for the rep."""
    day = next(each for each in shared("an") if isinstance(each, FieldDay))
    report = next(each for each in shared("an") if isinstance(each, CoachingReport))
    person = next(each for each in shared("an") if isinstance(each, Person))
    store = store_of(tmp_path, person, day.revised(state="debrief"))
    assert "Talks and reports" not in lines(seen_by(store, "an"))
    store.commit([Put(report.revised(visibility="private"))])
    assert "Talks and reports" not in lines(seen_by(store, "an"))


def test_somebody_elses_step_names_nobody(tmp_path: Path) -> None:
    """A step of a third person stands in the report without their name or id."""
    records = {each.id: each for each in shared("an")}
    report = records["report-reported-an"]
    step = NextStep(action="gửi mẫu", owner="someone", due=NOW.date())
    changed = report.revised(next_steps=(step,))
    seen = seen_by(store_of(tmp_path, *records.values(), changed), "an")
    page = seen.pages["field_day/report-reported-an"]
    assert "• …: gửi mẫu" in page
    assert "someone" not in page


def test_what_is_over_is_not_ahead(tmp_path: Path) -> None:
    """A talk, a field day and an event of a day that passed are not announced."""
    moved: list[Record] = []
    for each in shared("an"):
        if isinstance(each, OneOnOne) and each.state == "planned":
            moved.append(each.revised(planned_at=NOW - timedelta(days=1)))
        elif isinstance(each, FieldDay):
            moved.append(each.revised(date=NOW.date() - timedelta(days=1)))
        elif isinstance(each, TeamEvent):
            was = NOW - timedelta(days=1)
            moved.append(each.revised(starts_at=was, ends_at=was + timedelta(hours=2)))
        else:
            moved.append(each)
    assert "Coming up" not in lines(seen_by(store_of(tmp_path, *moved), "an"))


def test_a_talk_shows_once_it_is_wrapped_up(tmp_path: Path) -> None:
    """What is agreed while a talk goes on is read back at its end, and shown from then on."""
    records = {each.id: each for each in shared("an")}
    talk = records["held-an"]
    assert isinstance(talk, OneOnOne)
    store = store_of(tmp_path, *records.values(), talk.revised(state="in_progress", ended_at=None))
    told = under(seen_by(store, "an"), "Talks and reports")
    assert len(told) == 1
    assert told[0].startswith("- Ride")


def test_a_talk_without_anything_shared_has_no_row(tmp_path: Path) -> None:
    """A decision hidden with ~ leaves nothing of a talk but that it is not there."""
    records = {each.id: each for each in shared("an")}
    kept = [each for each in records.values() if not isinstance(each, Commitment)]
    line = records["decision-an"]
    assert isinstance(line, LogEntry)
    hidden = line.revised(id="hidden", visibility="private", replaces=line.id, text="khác")
    told = under(seen_by(store_of(tmp_path, *kept, hidden), "an"), "Talks and reports")
    assert not any(row.startswith("- 1-1") for row in told)


def test_targets_ahead_stand_beside_where_one_stands(tmp_path: Path) -> None:
    """Next month's target is told in full; what was sold is told of the last month known."""
    records = {each.id: each for each in shared("an")}
    target = records["target-an"]
    assert isinstance(target, Target)
    later = target.revised(id="later", month=NOW.date().replace(month=12, day=1), actual=None)
    told = under(seen_by(store_of(tmp_path, *records.values(), later), "an"), "Targets")
    assert told[0].startswith("- Target Nov 2026: 50%")
    assert told[1] == "- Dec 2026: target 240 ₫"


def test_what_was_kept_stands_by_the_day_it_was_kept(tmp_path: Path) -> None:
    """The latest first, each beside that day, whenever it had been due."""
    person = next(each for each in shared("an") if isinstance(each, Person))
    kept = [
        Commitment(
            owner=owner,
            counterparty=other,
            text=text,
            due=NOW.date() + timedelta(days=due),
            source=Source(kind="one_on_one", id="talk"),
            state="kept",
            closed_at=NOW - timedelta(days=ago),
            visibility="shared",
        )
        for owner, other, text, due, ago in (
            ("an", ME, "một", -9, 1),
            (ME, "an", "hai", 3, 8),
            ("an", ME, "ba", -2, 4),
        )
    ]
    told = under(seen_by(store_of(tmp_path, person, *kept), "an"), "Kept lately")
    assert told == [
        "- ✓ An · một · Sun 22 Nov",
        "- ✓ An · ba · Thu 19 Nov",
        "- ✓ Me · hai · Sun 15 Nov",
    ]


def test_promises_say_who_as_the_two_address_each_other(tmp_path: Path) -> None:
    """In Vietnamese with the pronouns on file; in English, or without any, by name."""
    records = shared("an")
    person = next(each for each in records if isinstance(each, Person))
    address = person.address_vi.revised(rep="chị", manager="em")
    store = store_of(tmp_path, *records, person.revised(address_vi=address))
    told = {}
    for language, title in (("vi", "Cam kết"), ("en", "Promises")):
        rows = under(seen_by(store, "an", language=language), title)
        told[language] = {row.split(" · ")[0].removeprefix("- ") for row in rows}
    assert told == {"vi": {"Em", "Chị"}, "en": {"Me", "An"}}


def test_names_of_others_are_initials_in_rows_and_pages(tmp_path: Path) -> None:
    """What somebody typed about a third person has their initials, wherever it stands."""
    records = {each.id: each for each in (*shared("binh"), *shared("an"))}
    about = "hỏi Rep Binh"
    records["decision-an"] = records["decision-an"].revised(text=about)
    records["thanks-an"] = records["thanks-an"].revised(what=about)
    seen = seen_by(store_of(tmp_path, *records.values()), "an")
    told = "\n".join([*lines(seen), *seen.pages.values()])
    assert told.count("hỏi RB") == 3
    assert "Binh" not in told


def test_a_new_kind_has_a_section_without_a_line(tmp_path: Path) -> None:
    """The line that names each shared record of it stands under the kind's name."""
    person = next(iter(shared("an")))
    mine = Gadget(id="lamp", name="đèn bàn", person_id="an", visibility="shared")
    others = (
        mine.revised(id="bag", name=CANARY, visibility="private"),
        mine.revised(id="pen", name=CANARY, person_id="binh"),
        mine.revised(id="cup", name=CANARY, tags=("discipline",)),
    )
    kinds = Catalogue((*catalogue(), GADGET))
    seen = seen_by(store_of(tmp_path, person, mine, *others), "an", kinds)
    assert lines(seen) == ["Gadgets", "- đèn bàn · Mon 23 Nov"]


def test_a_kind_in_the_hr_store_has_none(tmp_path: Path) -> None:
    """Whatever its records and its row of the catalogue say."""
    person = next(iter(shared("an")))
    mine = Gadget(id="lamp", name=CANARY, person_id="an", visibility="shared")
    telling = replace(GADGET, slug="told", store="hr", shared_rows="canaries:telling")
    for kind in (replace(GADGET, store="hr"), telling):
        kinds = Catalogue((*catalogue(), kind))
        assert lines(seen_by(store_of(tmp_path / kind.slug, person, mine), "an", kinds)) == []
