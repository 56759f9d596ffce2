"""A field day stands between two: whoever else is named on its pages is told by initials."""

import pytest
from textual.widgets import Static

from coachtui.domain.items import Target
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.records.field_day.model import FieldDay, PreCall
from coachtui.records.field_day.presentation.report_text import report_markdown
from coachtui.records.field_day.screens.console import RideConsole
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.records.field_day.screens.report_page import ReportPage
from coachtui.settings import Settings
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.fields import CoachInput
from coachtui.ui.form import FormScreen
from coachtui.ui.lines import MessageLine
from ended_days import agreed, ended, fill, line, lines, opened, passed, promised, report_of, until
from field_days import a_day, a_stop
from places import Place
from screens import seen, settle

BICH = Person(id="bich", full_name="Trần Thị Bích")
ASKED = "hỏi Trần Thị Bích"


@pytest.mark.parametrize("initials", [True, False])
async def test_the_console_names_nobody_else(place: Place, initials: bool) -> None:
    """In the brief of the stop, the log, and what its outcome form has to say."""
    begun = place.clock.now()
    stop = a_stop(pre_call=PreCall(objective=f"{ASKED} về giá"), actual_at=begun)
    records = (BICH, a_day(state="in_progress", started_at=begun), stop, line(1, f"{ASKED} trước"))
    with place.store() as store:
        store.commit([Put(one) for one in records])
    told, other = ("TTB", "Bích") if initials else ("Trần Thị Bích", "TTB")
    app = place.app(Target("field_day", "day", "console"), settings=Settings(initials=initials))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, RideConsole)
        shown = seen(app)
        assert f"hỏi {told} về giá" in shown
        assert f"hỏi {told} trước" in shown
        assert other not in shown
        await pilot.press("ctrl+t")
        await until(pilot, FormScreen)
        form = app.screen
        assert isinstance(form, FormScreen)
        form.say("Undone: Trần Thị Bích, An.")
        assert form.query_one(MessageLine).text == f"Undone: {told}, An."


async def test_the_report_names_nobody_else_and_what_is_typed_stays(place: Place) -> None:
    """While it is written and once it is sent: lines, steps, preview, page and copy."""
    step = promised().revised(id="hers", owner="bich", counterparty="me", text="gửi mẫu")
    kept = line(6, "gửi mẫu", kind="commitment").revised(commitment_id="hers")
    day = ended(place, debrief=passed())
    fill(place, day, *lines(), line(7, f"{ASKED} trước", "D=5"), BICH, *agreed(), step, kept)
    async with opened(place, ReportScreen, (80, 40)) as pilot:
        app = pilot.app
        app.screen.query_one("#behaviour1", CoachInput).value = "hỏi trước"
        app.screen.query_one("#behaviour2", CoachInput).value = "hỏi trước"
        comment = app.screen.query_one("#comment", CoachInput)
        comment.value = f"{ASKED} khi cần"
        await settle(pilot)
        assert comment.value == f"{ASKED} khi cần"
        preview = str(app.screen.query_one("#preview > Static", Static).render())
        assert "hỏi TTB khi cần" in preview
        assert "hỏi TTB trước" in seen(app)
        assert "Bích" not in preview
        await pilot.press("ctrl+s")
        await until(pilot, ReportPage)
        page = str(app.screen.query_one("#page > Static", Static).render())
        assert "hỏi TTB khi cần" in page
        assert "Bích" not in page
        await pilot.press("y")
        await until(pilot, CopyScreen)
        assert isinstance(app.screen, CopyScreen)
        assert "hỏi TTB khi cần" in app.screen.text
        assert "Bích" not in app.screen.text
    report = report_of(place)
    assert report is not None
    assert report.coach_comments == f"{ASKED} khi cần", "what is stored is as it was typed"
    with place.store() as store:
        words, held = Words.of("vi"), store.get(FieldDay, "day")
        assert held is not None
        told = {
            initials: report_markdown(
                View(store, words, place.clock, Settings(initials=initials)), held, report, words
            )
            for initials in (True, False)
        }
    assert "hỏi TTB khi cần" in told[True]
    assert "hỏi Trần Thị Bích khi cần" in told[False]
