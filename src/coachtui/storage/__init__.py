"""Keeps the records: a journal that is the truth, a TinyDB snapshot of it, and drafts."""

from coachtui.storage.compaction import Compaction
from coachtui.storage.draft import Draft, DraftInfo
from coachtui.storage.drafts import Drafts
from coachtui.storage.operations import REAL, Operations
from coachtui.storage.reports import Report
from coachtui.storage.store import Store, open_store
from coachtui.storage.table import OutsideTransactionError

__all__ = [
    "REAL",
    "Compaction",
    "Draft",
    "DraftInfo",
    "Drafts",
    "Operations",
    "OutsideTransactionError",
    "Report",
    "Store",
    "open_store",
]
