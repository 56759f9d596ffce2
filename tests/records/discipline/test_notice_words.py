"""The notice of Art. 36 by contract: shown where the work was not met, as information only."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from casework_desk import a_case, a_step, case_desk, opened
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.exchange.paper_text import paper_text
from coachtui.language import Words
from coachtui.records.discipline.model import HrFile
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.presentation.notice_words import notice_line
from coachtui.records.discipline.rules.clocks import contract_length
from coachtui.records.discipline.rules.guards import Bench
from coachtui.records.discipline.screens.case_page import CasePage
from overview_desk import shown_text
from places import AN
from prepping import front
from sample_cases import WEEK, ZONE, pack_of

EN, VN = Words.of("en"), pack_of("vn-2019")
EXECUTIVE = HrFile(person_id=AN.id, executive=True)
SOURCE = "Labour Code Art. 36(1)(a) · A"
CASE = a_case(track="capability", incident={})
STEPS = (
    a_step("expectation_set", date(2026, 8, 3)),
    a_step("support_plan", date(2026, 8, 3)),
    a_step("reading", date(2026, 9, 1)),
    a_step("reading", date(2026, 10, 1)),
    a_step("not_met", date(2026, 11, 2), text="Two readings below the target."),
)


@pytest.mark.parametrize(
    ("kind", "months", "executive", "length"),
    [
        ("indefinite", None, False, "indefinite"),
        ("definite", 36, False, "definite"),
        ("definite", 12, False, "definite"),
        ("definite", 11, False, "short"),
        ("definite", None, False, None),
        (None, None, False, None),
        ("indefinite", None, True, "executive"),
    ],
)
def test_the_notice_goes_by_kind_and_length(
    kind: Literal["indefinite", "definite"] | None, months: int | None, executive: bool, length: str
) -> None:
    """Twelve months are a definite contract, eleven a short one; nothing is guessed."""
    assert contract_length(kind, months, executive=executive) == length


@pytest.mark.parametrize(
    ("changes", "file", "told"),
    [
        ({"contract_type": "indefinite"}, None, f"45 days · indefinite contract · {SOURCE}"),
        (
            {"contract_type": "definite", "contract_months": 24},
            None,
            f"30 days · contract of 12 to 36 months · {SOURCE}",
        ),
        (
            {"contract_type": "definite", "contract_months": 6},
            None,
            f"3 working days · contract under 12 months · {SOURCE}",
        ),
        (
            {"contract_type": "indefinite"},
            EXECUTIVE,
            "120 days · manager of the enterprise · Decree 145/2020 Art. 7 · B",
        ),
    ],
)
def test_each_contract_has_its_notice_with_article_and_confidence(
    changes: dict[str, object], file: HrFile | None, told: str
) -> None:
    """45, 30, 3 working days or 120 days, each with where it stands and how sure that is."""
    line = notice_line(EN, VN, AN.revised(**changes), file)
    assert line == f"If the contract is ended, notice: {told}."


def test_all_are_told_where_the_contract_is_not_filled_in() -> None:
    """Without a contract nothing is guessed: every length stands there."""
    line = notice_line(EN, VN, AN, None)
    for days in ("45 days", "30 days", "3 working days", "120 days"):
        assert days in line
    assert notice_line(EN, pack_of("generic"), AN, None) == ""


async def test_it_stands_on_the_page_and_in_the_pack_once_the_work_was_not_met(
    tmp_path: Path,
) -> None:
    """Before that nobody sees it; from not met on the page and the print-out tell it."""
    desk = case_desk(tmp_path)
    stored = desk.repository.get(Person, AN.id)
    assert stored is not None
    rep = stored.revised(contract_type="indefinite")
    desk.repository.commit([Put(rep)])
    async with opened(desk, CASE, *STEPS, screen=CasePage(desk, CASE)) as pilot:
        shown = " ".join(shown_text(front(pilot)).split())
        assert f"notice: 45 days · indefinite contract · {SOURCE}" in shown
    bench = Bench(VN, WEEK, date(2026, 11, 23), ZONE)

    def printed(steps: int) -> str:
        file = CaseFile(
            case=CASE,
            steps=STEPS[:steps],
            file=None,
            others=(),
            addenda=(),
            person=rep,
            bench=bench,
        )
        return paper_text(case_pack(EN, file))

    assert "notice: 45 days" in printed(5)
    assert "notice: 45 days" not in printed(4)
