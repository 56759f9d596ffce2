"""The type of record behind each table, for the commands."""

from coachtui.domain.record_types import record_types

__all__ = ["record_types"]
