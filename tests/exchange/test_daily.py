"""The backup nobody asks for: once a day, on the side, and never in anybody's way."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.catalogue import catalogue
from coachtui.domain.ids import ME
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.repository import Put
from coachtui.exchange.console import Console
from coachtui.exchange.daily import DailyBackup, is_wanted
from coachtui.exchange.housekeeping import Housekeeping
from coachtui.exchange.records import open_records
from coachtui.exchange.session import Session
from coachtui.language import Words
from coachtui.settings import Settings
from coachtui.storage.backup_reading import read_backup
from desks import MONDAY, FixedClock
from stores import content


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session over new records."""
    words = Words.of("en")
    made = Session(
        folder=tmp_path / "data",
        words=words,
        clock=FixedClock(),
        settings=Settings(backup_folder=str(tmp_path / "usb")),
        catalogue=catalogue(),
        console=Console(sys.stdout, sys.stderr, words),
    )
    open_records(made)
    return made


class Pauses:
    """Pauses of a run of the program, each followed by what is done on the side."""

    def __init__(self, session: Session) -> None:
        self.now = 0.0
        self.begun: list[Callable[[], None]] = []
        self.keeping = DailyBackup(session, lambda: self.now, self.begun.append)

    def __call__(self, after: float) -> int:
        """Let so many seconds go by and pause; give how many backups were begun."""
        self.now += after
        self.keeping()
        count = len(self.begun)
        while self.begun:
            self.begun.pop()()
        return count


def on_day(session: Session, days: int) -> Session:
    """Give the session so many days later."""
    return replace(session, clock=FixedClock(MONDAY + timedelta(days=days)))


def log(session: Session, text: str) -> None:
    """Change the records."""
    with open_records(session) as store:
        store.commit([Put(LogEntry(person_id=ME, text=text))])


def daily(place: Path) -> list[str]:
    """Give the names of the backups in a folder."""
    return sorted(each.name for each in place.iterdir()) if place.exists() else []


def test_a_pause_makes_one_backup_a_day_and_it_can_be_read(session: Session) -> None:
    """Not at the start, then once; a second folder that is there gets one, too."""
    usb = Path(session.settings.backup_folder)
    usb.mkdir()
    pauses = Pauses(session)
    assert [pauses(each) for each in (1, 5, 20, 60)] == [0, 0, 1, 0]
    for place in (session.folder / "backups", usb):
        (name,) = daily(place)
        assert name.startswith("daily-2026-11-23")
        assert read_backup(place / name).manifest.stores["team"].seq == 1
    assert str(usb) in (session.folder / "backup-places.json").read_text()


def test_nothing_new_makes_no_other(session: Session) -> None:
    """Days without a change add none; a second folder that is not there is no hindrance."""
    assert Pauses(session)(30) == 1
    first = daily(session.folder / "backups")
    later = on_day(session, 1)
    assert Pauses(later)(30) == 1
    assert daily(session.folder / "backups") == first
    log(later, "x")
    Pauses(later)(30)
    assert len(daily(session.folder / "backups")) == 2
    assert not Path(session.settings.backup_folder).exists()


def test_the_last_of_fourteen_days_stay(session: Session) -> None:
    """A second one of a day takes the place of the first; from the fifteenth day on one goes."""
    for day in range(16):
        for text in ("morning", "evening"):
            log(session, text)
            Pauses(on_day(session, day))(30)
    names = daily(session.folder / "backups")
    assert len(names) == 14
    assert names[0].startswith("daily-2026-11-25")


@pytest.mark.parametrize("bar", ["read_only", "sample", "restricted", "off"])
def test_where_it_is_barred_nothing_is_made(
    session: Session, bar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with --read-only, in the demo, in restricted mode, or where the settings say no."""
    assert is_wanted(session)
    if bar == "restricted":
        monkeypatch.setenv("COACHTUI_RESTRICTED", "1")
    if bar == "off":
        session = replace(session, settings=Settings(daily_backup=False))
    session = replace(session, read_only=bar == "read_only", sample=bar == "sample")
    before = content(session.folder)
    assert Pauses(session)(30) == 0
    assert content(session.folder) == before


def test_what_goes_wrong_disturbs_nobody(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk gets none, and a folder that takes none is passed over without a word."""
    usage = shutil.disk_usage(session.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
    Pauses(session)(30)
    assert daily(session.folder / "backups") == []
    monkeypatch.undo()
    (session.folder / "backups").rmdir()
    (session.folder / "backups").symlink_to(session.folder)
    before = content(session.folder)
    assert Pauses(session)(30) == 1
    assert content(session.folder) == before


def test_a_damaged_store_is_not_copied_over_the_good_ones(session: Session) -> None:
    """Records that open read-only get no backup of the day."""
    for text in ("first", "second"):
        log(session, text)
    journal = session.folder / "journal/open.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"first", b"f%rst"))
    store = open_records(session)
    assert store.read_only
    asked: list[str] = []
    Housekeeping(store, session.clock, lambda _: None, lambda: asked.append("backup"))()
    assert asked == []
    made = Pauses(session)
    made.keeping.make()
    made.keeping.make()
    assert len(daily(session.folder / "backups")) == 1


def test_one_that_is_not_whole_takes_no_place(session: Session) -> None:
    """Where the HR records are damaged the copies of before stay, however many they are."""
    log(session, "first")
    log(session, "second")
    assert Pauses(session)(30) == 1
    journal = session.folder / "journal/open.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"first", b"f%%rst"))
    assert Pauses(session)(30) == 1
    assert len(daily(session.folder / "backups")) == 2
