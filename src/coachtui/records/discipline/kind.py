"""Discipline as the catalogue knows it: all of it in the HR store."""

from coachtui.domain.kind import Kind
from coachtui.language import N_

_HERE = "coachtui.records.discipline"

DISCIPLINE = Kind(
    slug="discipline",
    singular=N_("Disciplinary case"),
    plural=N_("Discipline"),
    records=(
        f"{_HERE}.model:DisciplineCase",
        f"{_HERE}.model:CaseStep",
        f"{_HERE}.model:Addendum",
        f"{_HERE}.model:HrFile",
        f"{_HERE}.model:CounselNote",
    ),
    store="hr",
    number=5,
    list_screen=f"{_HERE}.screens.cases:CaseList",
    record_screen=f"{_HERE}.screens.opening:record_screen",
    new_screen=f"{_HERE}.screens.opening:new_screen",
    commands=(("law", f"{_HERE}.commands.law:law", N_("Print the deadlines a law pack names.")),),
    exports=f"{_HERE}.exports:as_markdown",
    due=f"{_HERE}.presentation.case_rows:due",
    timeline=f"{_HERE}.presentation.case_rows:timeline",
    calendar=f"{_HERE}.presentation.case_calendar:calendar",
    deadlines=f"{_HERE}.presentation.clock_calendar:deadlines",
    holds=f"{_HERE}.presentation.holds:holds",
    headline=f"{_HERE}.presentation.case_rows:headline",
    search_text=f"{_HERE}.presentation.case_search:search_text",
)
