"""Where the program's files lie. Nothing here creates anything."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

SNAPSHOT: Final = "coach.json"
JOURNAL: Final = "journal"
LOCK: Final = "lock"
DRAFTS: Final = "drafts"
SESSIONS: Final = "sessions"
"""A file for each window that has the records open."""
BACKUPS: Final = "backups"
EXPORTS: Final = "exports"
"""Files that screens write for the user."""
KEYS: Final = "keys.toml"
"""Who can open a sealed store; it lies in its folder."""
HR: Final = "hr"
"""Folder of the HR store, which has the same files in it."""

RESTRICTED: Final = "COACHTUI_RESTRICTED"
"""Set where a login leads to this program alone: no editor, no files but by stdin."""

_NAME: Final = "coachtui"
SITE_CONFIG: Final = Path("/etc/coachtui/config.toml")
"""Settings of everybody on this host."""


def data_folder(explicit: str | None, environ: Mapping[str, str], chosen: str = "") -> Path:
    """Give back the absolute data folder: the one asked for, else COACHTUI_DATA, else the user's.

    Snapshot, journal, lock, drafts and backups lie in it, by the names above. `chosen` is what the
    settings say; '' leaves it where platforms have such folders.
    """
    chosen = explicit or environ.get("COACHTUI_DATA") or chosen
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_data_path(_NAME, appauthor=False)


def config_file(environ: Mapping[str, str], explicit: str | None = None) -> Path:
    """Give back the settings file, there or not: as asked for, else COACHTUI_CONFIG, else own."""
    if chosen := explicit or environ.get("COACHTUI_CONFIG"):
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_config_path(_NAME, appauthor=False) / "config.toml"
