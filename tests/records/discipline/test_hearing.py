"""A hearing from the keyboard: who is there, the defence, who signed, and the step it becomes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from casework_desk import a_case, a_step, case_desk, later, opened, saved_form, until_signed
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.log_lines import standing
from coachtui.domain.repository import Put
from coachtui.records.discipline.model import Attendee, CaseStep, DisciplineCase, HrFile
from coachtui.records.discipline.rules.hearing_log import Roll, present, roll_of
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.hearing import HearingConsole
from coachtui.ui.desk import Desk
from coachtui.ui.form import FormScreen
from hr_rooms import holding
from overview_desk import rows_on, said, shown_text
from places import AN
from prepping import fill, front, press, problem_at, row_of, settle
from screens import one_read

CANARY = "canary9x2"
NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""09:00 in the team's zone, today."""


def notified(**changes: object) -> list[CaseStep]:
    """Return the steps up to the notice of a hearing today at nine."""
    *before, notice = until_signed()[:3]
    return [*before, notice.revised(hearing_at=NINE, place="Room 2", **changes)]


@asynccontextmanager
async def hearing(
    desk: Desk, *records: CaseStep | HrFile, case: DisciplineCase | None = None
) -> AsyncIterator[tuple[Pilot[None], HearingConsole]]:
    """Open the list, the page of the case, and over it the console."""
    given = case or a_case()
    async with opened(desk, given, *(records or notified()), screen=CaseList(desk)) as pilot:
        yield pilot, await taken_up(pilot, desk)


async def taken_up(pilot: Pilot[None], desk: Desk) -> HearingConsole:
    """Open the console from the list."""
    await press(pilot, "enter")
    page = front(pilot).screen
    assert isinstance(page, CasePage)
    assert page.work_at is not None
    console = HearingConsole(desk, page.work_at)
    await front(pilot).push_screen(console)
    await settle(pilot)
    return console


async def line(pilot: Pilot[None], console: HearingConsole, text: str) -> None:
    """Type a line and press Enter."""
    console.field.value = text
    await press(pilot, "enter")


def lines(desk: Desk) -> list[LogEntry]:
    """Return the lines that stand in the HR store."""
    return standing(desk.hr.repository.all(LogEntry))


@pytest.mark.parametrize(
    ("typed", "roll"),
    [
        ("/1", Roll(1)),
        ("/12", Roll(12)),
        ("/1 signed", Roll(1, "signed")),
        ("/2 đã ký", Roll(2, "signed")),
        ("/2 vắng", Roll(2, "absent")),
        ("/2 có mặt", Roll(2, "present")),
        ("/1 refused: nội dung sai", Roll(1, "refused", "nội dung sai")),
        ("/1 từ chối ký vì chưa đọc", Roll(1, "refused", "vì chưa đọc")),
        ("/1 refused", Roll(1, "refused")),
        ("/1 sined", Roll(1, unclear=True)),
        ("/1 signed twice", Roll(1, "signed", "twice", unclear=True)),
        ("/0", None),
        ("/", None),
        (" /1", None),
        ("1 signed", None),
        ('"/1 signed', None),
    ],
)
def test_what_a_line_says_of_somebody(typed: str, roll: Roll | None) -> None:
    """The number alone turns; a word after it, in either language, says what of."""
    assert roll_of(typed) == roll


def test_what_a_line_says_reads_back_as_the_same() -> None:
    """The line that is stored says the same of the same person, the reason included."""
    for typed in ("/1 present", "/2 absent", "/3 signed", "/1 refused chưa đọc"):
        roll = roll_of(typed)
        assert roll is not None
        assert roll_of(roll.typed) == roll


def test_the_last_line_counts_and_the_role_finds_whom_it_meant() -> None:
    """Who is absent has signed nothing; numbers that moved are put right by the role."""
    people = (Attendee(role="employee", name="An"), Attendee(role="organisation", name="Mai"))

    def entry(typed: str, role: str) -> LogEntry:
        return LogEntry(person_id="an", text="x", typed=typed, tags=(role,))

    rep, union = present(people, [entry("/1 signed", "employee"), entry("/1 absent", "employee")])
    assert (rep.came, rep.signed, union.came) == (False, False, None)
    rep, union = present(people, [entry("/3 refused not read", "organisation")])
    assert (rep.came, union.came, union.refusal) == (None, True, "not read")


async def test_the_console_shows_who_is_concerned_and_what_runs(tmp_path: Path) -> None:
    """People with their notice, the clocks with article, the place of the defence: at 80x24."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, _console):
        shown = shown_text(front(pilot))
        assert "1 Nguyễn Văn An · rep" in shown
        assert "notice Mon 26 Oct" in shown
        assert "0 of 1 here" in shown
        assert "Labour Code Art. 123(1) · A" in shown
        assert "hearing: 2026-11-23 · today · Decree 145/2020 Art. 70(2)(b)(c) · B" in shown
        assert "0 lines in their own words" in shown
        assert "Who talks" not in shown


async def test_lines_go_into_the_hr_store_alone(tmp_path: Path) -> None:
    """A note and the rep's words stand there with the case; a promise stays a note, uncut."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        await line(pilot, console, "Allegation read out P=2")
        await line(pilot, console, '"I was next door, at Mai’s"')
        await line(pilot, console, "> An brings the receipt 30/11")
        found = [(each.entry_kind, each.by, each.text) for each in lines(desk)]
        assert found == [
            ("note", "mgr", "Allegation read out P=2"),
            ("quote", "rep", "I was next door, at Mai’s"),
            ("note", "mgr", "An brings the receipt 30/11"),
        ]
        assert {each.part_of for each in lines(desk)} == {"case"}
        assert {each.visibility for each in lines(desk)} == {"formal"}
        assert desk.repository.all(LogEntry) == ()
        assert "“I was next door, at Mai’s”" in shown_text(front(pilot))
        assert "1 line in their own words" in shown_text(front(pilot))


async def test_one_key_each_says_who_is_there(tmp_path: Path) -> None:
    """In the list of people a digit or space turns, s signs, r begins the line with the reason."""
    desk = case_desk(tmp_path)
    file = HrFile(person_id=AN.id, organisation_member=True)
    async with hearing(desk, *notified(), file) as (pilot, console):
        app = front(pilot)
        await press(pilot, "shift+tab", "1", "2")
        assert app.screen is console
        assert [each.came for each in console.people] == [True, True]
        await press(pilot, "2")
        assert [each.came for each in console.people] == [True, False]
        assert rows_on(app, "#people")[1].endswith("absent")
        await press(pilot, "s")
        assert console.people[0].signed
        await press(pilot, "r")
        assert console.field.has_focus
        assert console.field.value == "/1 refused "
        await press(pilot, *"not read", "enter")
        assert (console.people[0].signed, console.people[0].refusal) == (False, "not read")
        told = [each.text for each in lines(desk)]
        assert told[0] == "Nguyễn Văn An: present"
        assert told[-1] == "Nguyễn Văn An: did not sign the minutes: not read"


async def test_a_line_that_says_nothing_clear_is_given_back(tmp_path: Path) -> None:
    """A wrong word, nobody's number, a refusal without its reason: told, and the line stays."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        for typed, sentence in (
            ("/1 sined", "Write /1, /1 signed, or /1 refused and the reason."),
            ("/4", "There is nobody with the number 4."),
            ("/1 refused", "Why? Write /1 refused and the reason they gave."),
        ):
            await line(pilot, console, typed)
            assert said(front(pilot)) == sentence
            assert console.field.value == typed
            console.field.value = ""
        assert lines(desk) == []


async def test_a_line_is_changed_and_taken_out_until_the_hearing_is_on_file(
    tmp_path: Path,
) -> None:
    """Up edits the last line, D takes one out, u says that nothing is undone."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        app = front(pilot)
        await line(pilot, console, "/1")
        await line(pilot, console, "I was ill")
        await press(pilot, "up")
        console.field.value = '"I was ill'
        await press(pilot, "enter")
        assert [each.entry_kind for each in lines(desk)] == ["note", "quote"]
        await press(pilot, "tab", "g", "quotation_mark")
        assert said(app) == "This line says who is there: e changes it."
        await press(pilot, "u")
        assert "Nothing is undone here" in said(app)
        await press(pilot, "g")
        await pilot.press("D")
        await pilot.pause()
        await press(pilot, "y")
        assert [each.text for each in lines(desk)] == ["I was ill"]
        assert console.people[0].came is None


async def test_ending_the_hearing_fills_its_step(tmp_path: Path) -> None:
    """People, defence, place and hour stand in the form; saved, the console closes for good."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        app = front(pilot)
        await line(pilot, console, "/1 signed")
        await line(pilot, console, '"I was next door.')
        await line(pilot, console, "The CRM entry is shown.")
        await line(pilot, console, '"The boss was not there.')
        await press(pilot, "ctrl+s")
        form = app.screen
        assert isinstance(form, FormScreen)
        texts = form.texts
        assert texts["text"] == "I was next door.\nThe boss was not there."
        assert texts["place"] == "Room 2"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CasePage), said(app)
        held = desk.hr.repository.all(CaseStep)[-1]
        assert (held.step, held.on, held.hearing_at) == ("hearing_held", date(2026, 11, 23), NINE)
        assert held.text == "I was next door.\nThe boss was not there."
        (rep,) = held.people
        assert (rep.came, rep.signed, rep.received_on) == (True, True, date(2026, 10, 26))
        again = HearingConsole(desk, console.hearing.work)
        await app.push_screen(again)
        await settle(pilot)
        await line(pilot, again, "too late")
        assert "The hearing is on file" in said(app)
        assert len(lines(desk)) == 4


async def test_the_guards_are_asked_when_the_hearing_ends(tmp_path: Path) -> None:
    """A notice that came too late is refused at its field, with the article; nothing is issued."""
    desk = case_desk(tmp_path)
    late = Attendee(role="employee", name=AN.full_name, received_on=date(2026, 11, 20))
    async with hearing(desk, *notified(people=(late,))) as (pilot, console):
        await line(pilot, console, "/1")
        await press(pilot, "ctrl+s", "ctrl+s")
        form = front(pilot).screen
        assert isinstance(form, FormScreen)
        told = " ".join(problem_at(form, name) for name in form.texts)
        assert "Decree 145/2020 Art. 70(2)" in told
        assert "hearing_held" not in {each.step for each in desk.hr.repository.all(CaseStep)}
        await press(pilot, "escape")
        assert front(pilot).screen is console


async def test_a_half_typed_line_comes_before_the_end(tmp_path: Path) -> None:
    """^S with a line in the field says so: the form would leave it out."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        console.field.value = '"and then'
        await press(pilot, "ctrl+s")
        assert front(pilot).screen is console
        assert "A line is not entered yet" in said(front(pilot))


async def test_the_end_follows_a_line_that_is_on_its_way(tmp_path: Path) -> None:
    """^S right behind Enter waits for the line, and the form that opens holds it."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        console.field.value = '"I was next door.'
        one_read(front(pilot), ["enter", "ctrl+s"])
        await settle(pilot)
        form = front(pilot).screen
        assert isinstance(form, FormScreen), said(front(pilot))
        assert form.texts["text"] == "I was next door."


async def test_a_hearing_that_is_put_off_begins_anew(tmp_path: Path) -> None:
    """After another notice nobody is there yet, and the lines of the first sitting stay on file."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        await line(pilot, console, "/1 absent")
        assert console.people[0].came is False
        notice = notified()[-1].revised(id="second", on=date(2026, 11, 23))
        later(desk, hours=1)
        await desk.hr.commit([Put(notice)])
        await settle(pilot)
        assert console.people[0].came is None
        assert len(lines(desk)) == 1


async def test_the_ladder_is_heard_too(tmp_path: Path) -> None:
    """Under uk-acas ^S opens the hearing of the ladder, with the account in their words."""
    desk = case_desk(tmp_path)
    rep = Attendee(role="employee", name=AN.full_name, received_on=date(2026, 11, 9))
    steps = (
        a_step("investigation", date(2026, 10, 9)),
        a_step("invited", date(2026, 11, 9), hearing_at=NINE, people=(rep,), text="CRM entry"),
    )
    case = a_case(pack="uk-acas", pack_version="")
    async with hearing(desk, *steps, case=case) as (pilot, console):
        await line(pilot, console, "/1")
        await line(pilot, console, '"I was next door.')
        await press(pilot, "ctrl+s", "ctrl+s")
        assert isinstance(front(pilot).screen, CasePage), said(front(pilot))
        held = desk.hr.repository.all(CaseStep)[-1]
        assert (held.step, held.text) == ("ladder_hearing", "I was next door.")
        assert held.people[0].came


async def test_a_lock_closes_the_console_and_keeps_the_line(tmp_path: Path) -> None:
    """Locked, nothing of it shows, the form over it goes too; unlocked, the line is back."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, before):
        app = front(pilot)
        await line(pilot, before, "/1")
        await pilot.press(*f'"{CANARY} half')
        await pilot.press("f12")
        await settle(pilot)
        assert not desk.hr.unlocked
        await press(pilot, "f12")
        assert isinstance(app.screen, CaseList)
        assert CANARY not in shown_text(app)
        assert "2026-001" not in shown_text(app)
        await desk.hr.unlock()
        await settle(pilot)
        console = await taken_up(pilot, desk)
        assert console.field.value == f'"{CANARY} half'
        assert console.people[0].came is True
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        desk.hr.lock()
        await settle(pilot)
        assert isinstance(app.screen, CaseList)
        assert CANARY not in shown_text(app)


async def test_nothing_typed_at_a_hearing_is_in_a_file_outside_hr(tmp_path: Path) -> None:
    """A line logged, one half typed, a reason and a form: each only under hr/, before and after."""
    desk = case_desk(tmp_path)
    async with hearing(desk) as (pilot, console):
        app = front(pilot)
        await line(pilot, console, f'"{CANARY} my words #{CANARY} @{CANARY}')
        await line(pilot, console, f"/1 refused {CANARY} reason")
        await press(pilot, "ctrl+s")
        form = app.screen
        assert isinstance(form, FormScreen)
        fill(form, place=f"{CANARY} place")
        assert row_of(form, "place").text == f"{CANARY} place"
        await pilot.pause()
        await press(pilot, "escape")
        console.field.value = f"half {CANARY}"
        await pilot.pause()
        app.keep()
        found = holding(tmp_path, CANARY)
        assert {path.parts[0] for path in found} == {"hr"}
        assert {path.parts[1] for path in found} == {"journal", "drafts"}
        console.field.value = ""
        await press(pilot, "ctrl+s")
        await saved_form(pilot)
        assert isinstance(app.screen, CasePage), said(app)
    assert {path.parts[0] for path in holding(tmp_path, CANARY)} == {"hr"}
