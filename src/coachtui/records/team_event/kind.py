"""The team event as the catalogue knows it."""

from coachtui.domain.kind import Kind
from coachtui.language import N_

_HERE = "coachtui.records.team_event"

TEAM_EVENT = Kind(
    slug="team_event",
    singular=N_("Team event"),
    plural=N_("Team events"),
    records=(
        f"{_HERE}.model:TeamEvent",
        f"{_HERE}.model:Invitation",
        f"{_HERE}.model:EventNeeds",
        f"{_HERE}.model:EventFeedback",
    ),
    number=6,
    list_screen=f"{_HERE}.screens.board:Board",
    record_screen=f"{_HERE}.screens.opening:record_screen",
    new_screen=f"{_HERE}.screens.opening:new_screen",
    edit_screen=f"{_HERE}.screens.opening:edit_screen",
    draft_screen=f"{_HERE}.screens.opening:draft_screen",
    commands=(
        ("events", f"{_HERE}.commands.events:events", N_("List team events.")),
        ("replies", f"{_HERE}.commands.replies:replies", N_("Read replies to an event.")),
    ),
    exports=f"{_HERE}.exports:as_markdown",
    due=f"{_HERE}.presentation.due_rows:due",
    timeline=f"{_HERE}.presentation.rows:timeline",
    calendar=f"{_HERE}.presentation.calendar:calendar",
    headline=f"{_HERE}.presentation.rows:headline",
    search_text=f"{_HERE}.presentation.rows:search_text",
    shares=f"{_HERE}.presentation.shared_rows:SHARES",
    shared_rows=f"{_HERE}.presentation.shared_rows:shared_rows",
)
