"""Who did what with the HR records: kept among them, so that the chain proves this too."""

from typing import ClassVar

from pydantic import Field

from coachtui.domain.audit_action import AuditAction
from coachtui.domain.ids import ME
from coachtui.domain.record import Line, Moment, Record


class AuditEvent(Record):
    """One thing that was done with the HR records."""

    table: ClassVar[str] = "audit_event"
    links: ClassVar[tuple[str, ...]] = ("record_id",)

    at: Moment
    who: Line = Field(default=ME, min_length=1, max_length=120)
    action: AuditAction
    record_id: Line = Field(default="", max_length=64)
    """The record concerned; '' where it is all of them."""
