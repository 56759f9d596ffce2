"""The field day as the catalogue knows it."""

from coachtui.domain.kind import Kind
from coachtui.language import N_

_HERE = "coachtui.records.field_day"

FIELD_DAY = Kind(
    slug="field_day",
    singular=N_("Field day"),
    plural=N_("Field days"),
    records=(
        f"{_HERE}.model:FieldDay",
        f"{_HERE}.model:Stop",
        f"{_HERE}.model:CoachingReport",
        f"{_HERE}.model:CoachCard",
    ),
    number=4,
    list_screen=f"{_HERE}.screens.planner:Planner",
    record_screen=f"{_HERE}.screens.opening:record_screen",
    new_screen=f"{_HERE}.screens.opening:new_screen",
    edit_screen=f"{_HERE}.screens.opening:edit_screen",
    draft_screen=f"{_HERE}.screens.opening:draft_screen",
    commands=(
        ("plan", f"{_HERE}.commands.plan:plan", N_("Plan a field day, or list those planned.")),
        ("ride", f"{_HERE}.commands.ride:ride", N_("Open today's field console with a rep.")),
        ("join", f"{_HERE}.commands.join:join", N_("Join a rep's call that starts now.")),
        ("report", f"{_HERE}.commands.report:report", N_("Print a coaching report.")),
    ),
    exports=f"{_HERE}.exports:as_markdown",
    due=f"{_HERE}.presentation.due_rows:due",
    timeline=f"{_HERE}.presentation.rows:timeline",
    bring_along=f"{_HERE}.presentation.rows:bring_along",
    standing=f"{_HERE}.presentation.rows:where_it_stands",
    calendar=f"{_HERE}.presentation.calendar:calendar",
    meant=f"{_HERE}.presentation.meant:meant",
    evidence=f"{_HERE}.presentation.evidence:evidence",
    headline=f"{_HERE}.presentation.rows:headline",
    search_text=f"{_HERE}.presentation.rows:search_text",
    shares=f"{_HERE}.presentation.shared_rows:SHARES",
    shared_rows=f"{_HERE}.presentation.shared_rows:shared_rows",
)
