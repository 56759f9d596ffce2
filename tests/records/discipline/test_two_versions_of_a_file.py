"""A form of the HR records that two windows change: what is asked, and that it locks with them."""

from pathlib import Path

from textual.pilot import Pilot

from casework_desk import case_desk, opened
from coachtui.domain.repository import Put
from coachtui.records.discipline.model import CounselNote, HrFile
from coachtui.records.discipline.screens.cases import CaseList
from coachtui.records.discipline.screens.counsel import counsel_form
from coachtui.records.discipline.screens.hr_file_form import hr_file_form
from coachtui.records.discipline.screens.law_at_hand import law_at_hand
from coachtui.ui.desk import Desk
from coachtui.ui.form_draft import NOT_CHOSEN
from coachtui.ui.versions import VersionsDialog
from desks import MONDAY
from overview_desk import shown_text
from places import AN
from prepping import fill, front, press, settle

FACTS, MINE, THEIRS = "came late", "came late twice", "came late on 6 Oct"
NOTE = CounselNote(id="note", person_id=AN.id, on=MONDAY.date(), facts=FACTS)


def note(desk: Desk) -> CounselNote:
    """Return the note as it is stored."""
    (found,) = desk.hr.repository.all(CounselNote)
    return found


async def clash(pilot: Pilot[None], desk: Desk) -> None:
    """Change a note here, have it changed by another hand, and save here."""
    form = counsel_form(desk, AN, await law_at_hand(desk), note(desk))
    await front(pilot).push_screen(form)
    await settle(pilot)
    fill(form, facts=MINE)
    await pilot.pause()
    await desk.hr.commit([Put(note(desk).revised(facts=THEIRS, rep_said="the bus"))])
    await pilot.press("ctrl+s")
    for _ in range(50):
        await pilot.pause()
        if isinstance(front(pilot).screen, VersionsDialog):
            break
    await pilot.pause()


async def test_both_texts_of_a_note_survive(tmp_path: Path) -> None:
    """Both stand in the note where both are chosen; what only the other hand wrote stays."""
    desk = case_desk(tmp_path)
    async with opened(desk, NOTE, screen=CaseList(desk)) as pilot:
        await clash(pilot, desk)
        assert isinstance(front(pilot).screen, VersionsDialog)
        await press(pilot, "b", "enter")
        await settle(pilot)
        assert (note(desk).facts, note(desk).rep_said) == (f"{THEIRS}\n{MINE}", "the bus")


async def test_what_is_not_chosen_stays_among_the_hr_drafts(tmp_path: Path) -> None:
    """A text somebody decided against never lies among the team's drafts."""
    desk = case_desk(tmp_path)
    async with opened(desk, NOTE, screen=CaseList(desk)) as pilot:
        await clash(pilot, desk)
        await press(pilot, "t", "enter")
        await settle(pilot)
        name = f"{NOT_CHOSEN}discipline.counsel.note"
        held = desk.hr.drafts.claim(name)
        assert held is not None
        assert MINE in held.text
        assert desk.drafts.claim(name) is None


async def test_locking_closes_the_question_with_its_form(tmp_path: Path) -> None:
    """Behind the curtain neither version is on any screen; the typed text is a draft."""
    desk = case_desk(tmp_path)
    async with opened(desk, NOTE, screen=CaseList(desk)) as pilot:
        await clash(pilot, desk)
        await press(pilot, "f12")
        await settle(pilot)
        await press(pilot, "f12")
        await settle(pilot)
        seen = shown_text(front(pilot))
        assert MINE not in seen
        assert THEIRS not in seen
        assert not isinstance(front(pilot).screen, VersionsDialog)


async def test_an_hr_file_follows_what_was_changed_elsewhere(tmp_path: Path) -> None:
    """A flag another hand set is not put back by a form that was open all the while."""
    desk = case_desk(tmp_path)
    file = HrFile(id="file", person_id=AN.id)
    async with opened(desk, file, screen=CaseList(desk)) as pilot:
        form = hr_file_form(desk, AN)
        await front(pilot).push_screen(form)
        await settle(pilot)
        (stored,) = desk.hr.repository.all(HrFile)
        await desk.hr.commit([Put(stored.revised(organisation_member=True))])
        fill(form, holds_post="yes")
        await pilot.pause()
        await press(pilot, "ctrl+s")
        await settle(pilot)
        (stored,) = desk.hr.repository.all(HrFile)
        assert (stored.organisation_member, stored.holds_post) == (True, True)
