"""The debrief on the screen: the rep first."""

from textual.widgets import Static

from coachtui.domain.repository import Put
from coachtui.records.field_day.model import FieldDay, Stop, Talkback
from coachtui.records.field_day.screens.debrief import DebriefScreen
from coachtui.records.field_day.screens.report import ReportScreen
from coachtui.ui.fields import CoachInput
from coachtui.ui.versions import VersionsDialog
from ended_days import ended, fill, lines, opened, said, typed, until
from field_days import a_stop
from places import Place


async def test_the_coach_speaks_only_after_the_rep(place: Place) -> None:
    """The coach's fields open with the rep's two answers or with "passes", and ^S asks for them."""
    fill(place, ended(place))
    async with opened(place, DebriefScreen) as pilot:
        screen = pilot.app.screen
        mine = screen.query_one("#coach_one_thing", CoachInput)
        assert mine.disabled
        assert "An has spoken" in str(mine.placeholder)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "An first" in said(pilot)
        assert screen.focused is screen.query_one("#rep_went_well")
        await typed(pilot, "listened")
        assert mine.disabled
        await pilot.press("enter")
        await typed(pilot, "prepare more")
        assert not mine.disabled
        await pilot.press("ctrl+r")
        assert not mine.disabled
        screen.query_one("#rep_would_change", CoachInput).value = ""
        await pilot.pause()
        assert not mine.disabled
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert mine.disabled


async def test_the_scores_differ_only_after_the_rep_gave_theirs(place: Place) -> None:
    """The coach's scores show once the rep's are entered, never while they are typed."""
    fill(place, ended(place), *lines())
    async with opened(place, DebriefScreen) as pilot:
        screen = pilot.app.screen

        def shown() -> str:
            return str(screen.query_one("#gaps > Static", Static).render())

        screen.query_one("#scores").focus()
        await pilot.pause()
        await typed(pilot, "Q=2 N=n")
        assert "me 4" not in shown()
        await pilot.press("enter")
        await pilot.pause()
        assert "Questioning" in shown()
        assert "An 2 · me 4 · An rates lower by 2" in shown()
        assert "An – · me 2" in shown()


async def test_what_is_no_score_is_said_and_kept(place: Place) -> None:
    """A self-score that cannot be read is refused with the right spelling; the text stays."""
    fill(place, ended(place), *lines())
    async with opened(place, DebriefScreen) as pilot:
        field = pilot.app.screen.query_one("#scores", CoachInput)
        field.focus()
        await pilot.pause()
        await typed(pilot, "Q=9")
        await pilot.press("enter")
        await pilot.pause()
        assert "“Q=9” is no score" in said(pilot)
        assert field.has_focus
        assert field.value == "Q=9"


async def test_a_half_typed_debrief_comes_back(place: Place) -> None:
    """What was typed before the line dropped stands there again, whether the rep passed too."""
    fill(place, ended(place), *lines())
    async with opened(place, DebriefScreen) as pilot:
        await typed(pilot, "half of")
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
    async with opened(place, DebriefScreen) as pilot:
        screen = pilot.app.screen
        assert screen.query_one("#against_plan", CoachInput).value == "half of"
        assert not screen.query_one("#coach_one_thing", CoachInput).disabled


async def test_a_day_debriefed_call_by_call_needs_no_talk_again(place: Place) -> None:
    """Where the debrief was held after each call, ^S goes on to the report at once."""
    kerbside = Talkback(rep_went_well="listened", rep_would_change="plan")
    fill(place, ended(place, debrief_mode="per_call"), *lines())
    with place.store() as store:
        (stop,) = store.all(Stop)
        begun = stop.planned_at
        store.commit([Put(stop.revised(kerbside=kerbside, actual_at=begun, ended_at=begun))])
    async with opened(place, DebriefScreen) as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, ReportScreen)


async def test_a_call_that_nobody_talked_over_needs_the_talk_of_the_day(place: Place) -> None:
    """One call debriefed of two held is not enough; a no-show is no call."""
    kerbside = Talkback(rep_went_well="listened", rep_would_change="plan")
    day = ended(place, debrief_mode="per_call")
    over = {"actual_at": day.started_at, "ended_at": day.ended_at}
    fill(place, day, a_stop(2, **over), a_stop(3, **over, outcome="no_show"), *lines())
    with place.store() as store:
        stop = store.get(Stop, "stop1")
        assert stop is not None
        store.commit([Put(stop.revised(kerbside=kerbside, **over))])
    async with opened(place, DebriefScreen) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert said(pilot).endswith("both answers, or ^R if An passes.")
    with place.store() as store:
        stop = store.get(Stop, "stop2")
        assert stop is not None
        store.commit([Put(stop.revised(kerbside=kerbside))])
    async with opened(place, DebriefScreen) as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, ReportScreen)


async def test_a_debrief_in_two_windows_loses_neither(place: Place) -> None:
    """What both wrote into one answer is asked about; what only the other wrote stays."""
    fill(place, ended(place), *lines())
    async with opened(place, DebriefScreen) as pilot:
        await typed(pilot, "mine")
        await pilot.press("ctrl+r")
        with place.store() as other:
            (day,) = other.all(FieldDay)
            theirs = Talkback(against_plan="theirs", try_next="value first", rep_passed=True)
            other.commit([Put(day.revised(debrief=theirs))])
        screen = pilot.app.screen
        assert isinstance(screen, DebriefScreen)
        await screen.desk.refresh()
        await pilot.press("ctrl+s")
        await until(pilot, VersionsDialog)
        await pilot.pause()
        await pilot.press("b", "enter")
        await until(pilot, ReportScreen)
    with place.store() as store:
        (day,) = store.all(FieldDay)
    assert day.debrief.against_plan == "theirs / mine"
    assert day.debrief.try_next == "value first"
