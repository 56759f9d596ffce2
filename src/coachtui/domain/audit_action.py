"""What can be done with HR records that is noted among them."""

from typing import Literal

AuditAction = Literal["read", "create", "update", "lock", "export", "import", "erase"]
