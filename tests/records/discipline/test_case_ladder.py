"""A case on a ladder of warnings: live, appealed, spent."""

from datetime import date, datetime

import pytest

from coachtui.records.discipline.model import Attendee
from coachtui.records.discipline.rules.ladder import Warned
from coachtui.records.discipline.rules.lifecycle import (
    is_closed,
    previous_measures,
)
from sample_cases import (
    ZONE,
    Walk,
    conduct_case,
)


def on_ladder(pack: str, stage: str, months: int | None = None) -> Walk:
    """Give a case that has come to an outcome on a ladder of warnings."""
    walk = Walk(conduct_case(pack))
    invited = (
        Attendee(role="employee", name="Vượng"),
        Attendee(role="companion"),
    )
    walk.take("investigation", date(2026, 10, 20), by="Mai Thị Tường Vy")
    walk.take(
        "invited",
        date(2026, 10, 22),
        text="Three visits stand in the CRM that did not take place.",
        hearing_at=datetime(2026, 10, 28, 9, tzinfo=ZONE),
        people=invited,
    )
    walk.take("ladder_hearing", date(2026, 10, 28), by="Lê Hoàng Ngân", text="Phone calls.")
    walk.take("outcome", date(2026, 10, 30), by="Lê Hoàng Ngân", measure=stage, months=months)
    return walk


@pytest.mark.parametrize("pack", ["uk-acas", "generic"])
def test_a_warning_is_live_may_be_appealed_and_is_spent(pack: str) -> None:
    """A first warning is live for six months; the appeal window closes after five working days."""
    walk = on_ladder(pack, "first_written")

    assert walk.state(date(2026, 10, 30)) == "live"
    assert [(each.kind, each.day) for each in walk.clocks(date(2026, 11, 2))] == [
        ("appeal_by", date(2026, 11, 6)),
        ("expunge", date(2027, 4, 30)),
    ]
    assert walk.state(date(2027, 4, 30)) == "spent"


def test_an_appeal_can_take_a_warning_back() -> None:
    """An appeal that leaves no measure closes the case, and nothing of it counts."""
    walk = on_ladder("uk-acas", "first_written")
    walk.take("appealed", date(2026, 11, 3), text="The calls were logged as visits by mistake.")
    assert walk.state(date(2026, 11, 3)) == "appealed"
    walk.take("appeal_heard", date(2026, 11, 10), by="Phan Hữu Trí", text="Taken back.")

    assert is_closed(walk.case, walk.steps, None, walk.bench(date(2026, 11, 10)))
    now = conduct_case("uk-acas", id="c9", number="2027-001")
    assert not previous_measures(now, (walk.case, now), walk.steps)


def test_an_appeal_that_upholds_a_warning_leaves_its_day() -> None:
    """The warning that stands after the appeal counts from the day it was given."""
    walk = on_ladder("uk-acas", "final_written")
    walk.take("appealed", date(2026, 11, 3), text="The calls were logged as visits by mistake.")
    walk.take("appeal_heard", date(2026, 11, 10), by="Trí", measure="first_written", text="Less.")

    now = conduct_case("uk-acas", id="c9", number="2027-001")
    assert previous_measures(now, (walk.case, now), walk.steps) == (
        Warned("first_written", date(2026, 10, 30)),
    )
