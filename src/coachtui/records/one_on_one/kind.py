"""The one-on-one as the catalogue knows it."""

from coachtui.domain.kind import Kind
from coachtui.language import N_

_HERE = "coachtui.records.one_on_one"

ONE_ON_ONE = Kind(
    slug="one_on_one",
    singular=N_("One-on-one"),
    plural=N_("One-on-ones"),
    records=(f"{_HERE}.model:OneOnOne",),
    number=3,
    list_screen=f"{_HERE}.screens.listing:OneOnOneList",
    record_screen=f"{_HERE}.screens.opening:record_screen",
    new_screen=f"{_HERE}.screens.opening:new_screen",
    edit_screen=f"{_HERE}.screens.opening:edit_screen",
    draft_screen=f"{_HERE}.screens.opening:draft_screen",
    exports=f"{_HERE}.exports:as_markdown",
    due=f"{_HERE}.presentation.rows:due",
    timeline=f"{_HERE}.presentation.rows:timeline",
    bring_along=f"{_HERE}.presentation.rows:bring_along_rows",
    standing=f"{_HERE}.presentation.rows:where_it_stands",
    calendar=f"{_HERE}.presentation.calendar:calendar",
    meets=f"{_HERE}.presentation.rows:meets",
    meant=f"{_HERE}.presentation.meant:meant",
    evidence=f"{_HERE}.presentation.evidence:evidence",
    headline=f"{_HERE}.presentation.rows:headline",
    search_text=f"{_HERE}.presentation.rows:search_text",
    shares=f"{_HERE}.presentation.shared_rows:SHARES",
    shared_rows=f"{_HERE}.presentation.shared_rows:shared_rows",
)
