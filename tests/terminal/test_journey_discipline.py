"""Two cases by keys alone at 80x24: conduct from the incident to spent, capability to met."""

from datetime import date
from pathlib import Path

import pytest

from case_keys import (
    EXPECTED,
    FILE,
    INCIDENT,
    CaseKeys,
    Start,
    case_keys,
    hr_records,
    hr_seeded,
    team_of_one,
)
from casework_desk import a_case, a_step, until_signed
from coachtui.paths import HR
from coachtui.records.discipline.model import CaseStep, DisciplineCase
from hr_rooms import holding

SEEN = "The CRM shows a visit at 10:00 on 6"
REST = " Oct; the shop was closed"
OWN_WORDS = "I was at the shop next door"
FINE, CUT, FIFTH = "phạt tiền 500k", "wage cut of one day", "unpaid suspension"
ROUTES = "Lawful: reprimand, deferral of pay rise, demotion or dismissal"


@pytest.fixture(autouse=True)
def team(own_world: Path) -> Path:
    """Put one rep on file; give back the data folder."""
    team_of_one(own_world / "data")
    return own_world / "data"


def noted_until_the_line_drops(journey: CaseKeys) -> None:
    """Sort the matter with five keys, and lose the line in the middle of the facts."""
    journey.presses("5").finds("Discipline is locked.").presses("n").answers_the_question()
    journey.finds("Who is it about?").presses("enter")
    journey.finds("Violence, theft, harassment, drugs, secrets, or immediate danger?")
    journey.presses(*"nyyyn").finds("Conduct: a rule was broken").presses("enter")
    journey.finds("What happened · {name}", name="Mei-Mei Johns")
    journey.fills(INCIDENT, acts="6/10", at="10:00", discovered_on="8/10", facts=SEEN)
    journey.sees(SEEN).terminal.hang_up().wait_end(reading=False)


def taken_up_and_recorded(journey: CaseKeys) -> None:
    """Nothing of it shows before unlocking; then the half sentence is back where it was."""
    journey.finds("Discipline is locked")
    assert "closed" not in journey.terminal.text()
    journey.unlocks().sees("No case: n sorts a matter").sorts("nyyyn")
    journey.finds("Your unsaved text is back. ^S saves it, ^R discards it.").sees(SEEN)
    journey.types(REST).sees("closed").types(", lazy").reads("“lazy”", "Say how many and when")
    journey.presses("ctrl+s").finds("Not saved yet: see the field marked !.")
    journey.presses(*["backspace"] * len(", lazy")).sees_no_more("“lazy”")
    late = INCIDENT[INCIDENT.index("facts") :]
    journey.fills(late, evidence="CRM entry", clause="7.5", registered="10/1/2025")
    journey.presses("tab").types("1/2/2025").presses("ctrl+s")
    journey.sees("Case 2026-001", "Happened Tue 6 Oct · found Thu 8 Oct · recorded +3 d late")
    journey.sees("▸ facts recorded", "· decision issued", "123(1) · A")
    journey.takes("recorded")


def refused_at_the_key(journey: CaseKeys) -> None:
    """A fine, a wage cut, a fifth measure and a dismissal stay where they are typed."""
    journey.begins("proposed").presses("tab", "tab")
    for typed, article in ((FINE, "127(2)"), (CUT, "127(2)"), (FIFTH, "124")):
        journey.types(typed).reads(f"Labour Code Art. {article} · A", ROUTES)
        journey.presses("ctrl+s").finds("Not saved yet: see the field marked !.")
        journey.presses("ctrl+u").sees_no_more(ROUTES)
    journey.types("dismissal").presses("ctrl+s").reads(
        "Dismissal needs a ground that the law names; there is none.",
        "Labour Code Art. 125 · A",
        "Refused: what the law surely forbids is not proposed here.",
    )
    journey.presses("escape").sees("▸ proposal to HR")


def protected_then_not(journey: CaseKeys) -> None:
    """While a protected period is on file the proposal waits; once it is corrected it goes on."""
    journey.presses("p").finds("HR file of {name}", name="Mei-Mei Johns")
    journey.fills(FILE, protected="family: 01/10/2026 - 01/05/2027").presses("ctrl+s")
    journey.sees("‖ proposal to HR").begins("proposed", measure="reprimand").presses("ctrl+s")
    journey.reads("is in a protected period", "Labour Code Art. 122(4) · A")
    journey.presses("ctrl+s").finds("Refused: what the law surely forbids is not proposed here.")
    journey.presses("ctrl+r", "escape").sees_no_more("proposal to HR · Mei-Mei Johns")
    journey.presses("p").finds("HR file of {name}", name="Mei-Mei Johns")
    journey.fills(FILE, protected="").presses("ctrl+s").sees("▸ proposal to HR")
    journey.takes("proposed", measure="reprimand")


def opened(journey: CaseKeys) -> CaseKeys:
    """Unlock screen 5 and open the case."""
    journey.unlocks().sees("2026-001").presses("enter").sees("Case 2026-001", "Clocks")
    return journey


def test_a_conduct_case_from_the_incident_to_spent(
    start: Start, team: Path, own_world: Path
) -> None:
    """Every step of a lawful case under vn-2019, a hang-up in mid-form, and spent by itself."""
    noted_until_the_line_drops(case_keys(start, "2026-10-09T08:00"))
    assert {path.parts[:2] for path in holding(own_world, SEEN)} == {("data", HR)}
    journey = case_keys(start, "2026-10-09T09:00")
    taken_up_and_recorded(journey)
    refused_at_the_key(journey)
    protected_then_not(journey)
    journey.presses("q")
    journey = opened(case_keys(start, "2026-10-12T08:00"))
    journey.takes("hearing_notified", hearing_at="26/10 9:00", place="HCM", received="today")
    journey.presses("q")
    journey = opened(case_keys(start, "2026-10-26T11:00"))
    heard(journey)
    journey.takes("minutes_signed", signed="signed")
    journey.takes("decision_issued", by="Director", authority="Charter 12")
    journey.takes("served", served_on="today").sees("spent on: 2027-01-26").presses("q")
    journey = opened(case_keys(start, "2027-01-26T08:00"))
    journey.sees("conduct · spent", "No deadline runs.").presses("q")
    assert [one.step for one in hr_records(team, CaseStep) if isinstance(one, CaseStep)] == [
        *("recorded", "proposed", "hearing_notified", "hearing_held"),
        *("minutes_signed", "decision_issued", "served"),
    ]


def heard(journey: CaseKeys) -> None:
    """Hold the hearing at its console: who came, the rep's own words, then its step."""
    held = journey.words.label("case_step", "hearing_held")
    journey.terminal.wait(lambda: f"\n {held} · " in journey.terminal.text(), f"{held} in focus")
    journey.presses("enter").finds("End hearing")
    journey.logs(OWN_WORDS, sign='"', shown=f"“{OWN_WORDS}”")
    journey.logs("/1 present", shown="present")
    journey.presses("ctrl+s").sees(f"{held} · Mei-Mei Johns", OWN_WORDS).presses("ctrl+s")
    journey.sees_done("hearing_held")


def earlier_reprimand(number: int) -> list[DisciplineCase | CaseStep]:
    """Give a case that ended with a reprimand for the same clause."""
    case = a_case(id=f"old{number}", number=f"2026-10{number}")
    given = a_step("decision_issued", date(2026, 9, number), case_id=case.id, measure="reprimand")
    return [case, given]


def test_three_reprimands_never_make_a_dismissal(start: Start, team: Path) -> None:
    """A repeat after three reprimands is refused with Art. 125(3), and the case names all three."""
    olds = [record for number in (1, 2, 3) for record in earlier_reprimand(number)]
    known = a_case().incident.revised(ground="125.3")
    case = a_case(incident=known, previous=("old1", "old2", "old3"))
    hr_seeded(team, *olds, case, a_step("recorded", date(2026, 10, 9)))
    journey = case_keys(start, "2026-10-12T08:00").unlocks().sees("2026-001")
    journey.presses("end", "enter").sees("Case 2026-001")
    journey.begins("proposed", measure="dismissal").presses("ctrl+s")
    journey.reads("this is no repeat", "Reprimands never add up.", "Art. 125", "· A")
    journey.presses("ctrl+s").finds("Refused: what the law surely forbids is not proposed here.")


def test_a_decision_after_the_limit_is_refused_and_only_recorded_as_contrary(
    start: Start, team: Path
) -> None:
    """The article shows at the day; only a question and a reason put it on file, marked."""
    late = a_case().incident.revised(acts=(date(2026, 5, 6),), discovered_on=date(2026, 5, 6))
    hr_seeded(team, a_case(incident=late), *until_signed())
    journey = opened(case_keys(start, "2026-11-10T08:00"))
    journey.begins("decision_issued", by="Director", authority="Charter 12").presses("ctrl+s")
    journey.reads("is after the last lawful day", "2026-11-06", "Labour Code Art. 123(1) · A")
    journey.reads("Lawful: close the case without a measure; an informal talk.")
    journey.finds("Refused. ^S once more only if it was done elsewhere all the same.")
    journey.presses("ctrl+s").finds("Was this done elsewhere all the same, against the law?")
    journey.terminal.wait_quiet()
    journey.presses("y").finds("The reason, in writing:").types("decided in Hanoi")
    journey.presses("enter").sees_done("decision_issued").sees("contrary to Labour Code")


def test_a_capability_case_from_an_expectation_to_met(start: Start, team: Path) -> None:
    """Criteria, support and two readings lead to met; no measure is anywhere on the way."""
    journey = case_keys(start, "2026-11-23T08:00").unlocks().sorts("nn")
    journey.finds("Work that falls short · {name}", name="Mei-Mei Johns")
    journey.fills(
        EXPECTED,
        standard="Assessment rules 2026",
        issued="5/1/2026",
        consulted="3/1/2026",
        gap="Target 85, reading 74 in October",
        metrics="Strike rate; %; 74; 85",
        support="Two joint calls a week",
        starts_on="23/11/2026",
    ).presses("ctrl+s").sees("Case 2026-001", "▸ expectation in writing")
    journey.takes("expectation_set").takes("support_plan").sees("2026-12-07").presses("q")
    journey = opened(case_keys(start, "2026-12-21T08:00"))
    journey.takes("reading", on="7/12", reading="80,5")
    journey.takes("reading", reading="86").sees("2026-12-21")
    journey.sees("▸ expectation met").presses("end", "up", "up", "up")
    journey.takes("met").sees("No deadline runs.")
    found = [one for one in hr_records(team, CaseStep) if isinstance(one, CaseStep)]
    assert [one.step for one in found][2:] == ["reading", "reading", "met"]
    assert not any(one.measure for one in found)
