"""Targets and deals among the reasons to ride with somebody."""

from datetime import date
from pathlib import Path

from coachtui.domain.deals import Deal, Deals
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.records.field_day.screens.picker import Picker, team_of
from coachtui.storage.deals_file import write_deals
from overview_desk import TODAY, add_rep, open_desk
from screens import Stage, seen


async def test_attainment_and_pipeline_are_terms_of_the_ranking(tmp_path: Path) -> None:
    """The quarter's attainment and the share of open deals at risk stand in the sum, in words."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", hire_date=date(2020, 1, 1))
    for month, actual in ((10, 50), (11, 100)):
        target = Target(person_id=rep.id, month=date(2026, month, 1), amount=100, actual=actual)
        desk.repository.commit([Put(target)])
    lacking = Deal("1", rep.full_name, "", "GTX", "open", "New")
    sound = Deal("2", rep.full_name, "Hoà Phát", "GTX", "open", "New")
    write_deals(desk.folder, Deals((lacking, sound), (rep.full_name,)))
    team = team_of(desk)
    assert team.attainment == {rep.id: 0.75}
    assert team.pipeline == {rep.id: 0.5}
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert "pipeline risk 50%" in seen(app)
        assert "attainment 75%" in seen(app)


async def test_a_target_that_rises_from_the_start_is_no_measure(tmp_path: Path) -> None:
    """Who came in August and has a higher target each month is told apart from the middle."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An", hire_date=date(2026, 8, 17))
    desk.repository.commit(
        [
            Put(Target(person_id=rep.id, month=date(2026, month, 1), amount=month, actual=5))
            for month in (8, 9, 10, 11)
        ]
    )
    assert team_of(desk).ramping == {rep.id}
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(Picker(desk, TODAY), pilot)
        assert "target still rising since the start, attainment 48%" in seen(app)
