"""Where the program's files lie. Nothing here creates anything."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

SNAPSHOT: Final = "coach.json"
JOURNAL: Final = "journal"
LOCK: Final = "lock"
DRAFTS: Final = "drafts"
BACKUPS: Final = "backups"
HR: Final = "hr"
"""Folder of the HR store, which has the same files in it."""

_NAME: Final = "coachtui"


def data_folder(explicit: str | None, environ: Mapping[str, str]) -> Path:
    """Give back the absolute data folder: the one asked for, else COACHTUI_DATA, else the user's.

    Snapshot, journal, lock, drafts and backups lie in it, by the names above.
    """
    chosen = explicit or environ.get("COACHTUI_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_data_path(_NAME, appauthor=False)


def config_file(environ: Mapping[str, str]) -> Path:
    """Give back the settings file, there or not: COACHTUI_CONFIG, else the user's."""
    if chosen := environ.get("COACHTUI_CONFIG"):
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_config_path(_NAME, appauthor=False) / "config.toml"
