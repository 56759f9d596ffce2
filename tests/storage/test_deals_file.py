"""The file of the deals: whole, for its owner alone, and never in the way when it is damaged."""

import errno
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui.domain.deals import Deal, Deals
from coachtui.domain.repository import CorruptStoreError, WriteFailedError
from coachtui.storage.deals_file import (
    BEFORE,
    NAME,
    DealsFile,
    deals_named,
    drop_reps,
    read_deals,
    write_deals,
)
from coachtui.storage.operations import REAL

BOOK = Deals(
    deals=(
        Deal(
            *("1A", "Nguyễn Văn Hùng", "Hoà Phát", "GTX", "won", "Đã chốt", 5, None),
            date(2026, 1, 2),
            date(2026, 2, 3),
            "",
        ),
        Deal("2B", "Nguyễn Văn Hưng", "", "", "open", "[/b]", None, 9, None, None, None),
        Deal("3C", "Nguyen Van Hung", "", "", "lost", "x"),
    ),
    reps=("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Carl Lin"),
    currency="USD",
    imported_at=datetime(2026, 11, 23, tzinfo=UTC),
    files=("a.csv",),
    prices={"GTX": 9},
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every field comes back, nothing there is no deal, and only the owner can read the file."""
    assert read_deals(tmp_path) == Deals()
    write_deals(tmp_path / "data", BOOK)
    assert read_deals(tmp_path / "data") == BOOK
    mode = stat.S_IMODE((tmp_path / "data" / NAME).stat().st_mode)
    assert mode == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"schema":2}', b"\xff", b'{"schema":1,"columns":null}']
)
def test_a_damaged_file_is_told_and_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    """A reader gets an error that names the file, a screen no deals and the fact."""
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(CorruptStoreError) as raised:
        read_deals(tmp_path)
    assert (raised.value.reason, raised.value.path) == ("deals", str(tmp_path / NAME))
    file = DealsFile(tmp_path)
    assert file.deals == Deals()
    assert file.damaged


def test_a_row_of_another_shape_is_damage(tmp_path: Path) -> None:
    """A deal with a value that is text is not believed."""
    write_deals(tmp_path, BOOK)
    path = tmp_path / NAME
    path.write_text(path.read_text().replace(",5,", ',"5",'))
    with pytest.raises(CorruptStoreError):
        read_deals(tmp_path)


def test_a_screen_reads_again_only_what_changed(tmp_path: Path) -> None:
    """The same file gives the same book; another import gives another."""
    file = DealsFile(tmp_path)
    assert file.deals == Deals()
    write_deals(tmp_path, BOOK)
    first = file.deals
    assert first == BOOK
    assert file.deals is first
    write_deals(tmp_path, replace(BOOK, deals=()))
    assert file.deals.deals == ()
    assert DealsFile(None).deals == Deals()


def test_a_full_disk_leaves_the_old_deals(tmp_path: Path) -> None:
    """The file is replaced whole or not at all, and nothing is left beside it."""
    write_deals(tmp_path, BOOK)

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(WriteFailedError):
        write_deals(tmp_path, Deals(), replace(REAL, write=full))
    assert read_deals(tmp_path) == BOOK
    assert sorted(each.name for each in tmp_path.iterdir()) == [NAME, "lock"]


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the file's place is neither read nor written through."""
    other = tmp_path / "other"
    write_deals(tmp_path, BOOK)
    (tmp_path / NAME).rename(other)
    (tmp_path / NAME).symlink_to(other)
    with pytest.raises(CorruptStoreError) as raised:
        read_deals(tmp_path)
    assert raised.value.reason == "unsafe"
    write_deals(tmp_path, Deals())
    assert not (tmp_path / NAME).is_symlink()
    assert other.stat().st_size > 100


def hung(names: Sequence[str]) -> Sequence[str]:
    """Pick two of the names on file, as an erasure does."""
    return [each for each in names if each in {"Nguyễn Văn Hùng", "Nguyen Van Hung"}]


def test_the_deals_of_somebody_erased_go(tmp_path: Path) -> None:
    """They are counted before, gone after; another's stay."""
    assert drop_reps(tmp_path, hung) == 0
    write_deals(tmp_path, BOOK)
    assert deals_named(tmp_path, hung) == 2
    assert drop_reps(tmp_path, hung) == 2
    left = read_deals(tmp_path)
    assert [each.id for each in left.deals] == ["2B"]
    assert left.reps == ("Nguyễn Văn Hưng", "Carl Lin")
    assert drop_reps(tmp_path, hung) == 0


def test_what_made_room_is_kept_and_loses_who_is_erased_too(tmp_path: Path) -> None:
    """The file of before an import counts again once renamed; so do its copies in a backup."""
    write_deals(tmp_path, BOOK)
    write_deals(tmp_path, replace(BOOK, currency="USD"))
    copy = tmp_path / "backups/old" / NAME
    copy.parent.mkdir(parents=True)
    copy.write_bytes((tmp_path / BEFORE).read_bytes())
    assert drop_reps(tmp_path, hung) == 2
    for path in (tmp_path / BEFORE, copy):
        left = path.rename(tmp_path / NAME).parent
        assert [each.id for each in read_deals(left).deals] == ["2B"]


def test_a_damaged_file_goes_with_whoever_is_erased(tmp_path: Path) -> None:
    """Nobody can tell who is in it, and it can be imported again."""
    (tmp_path / NAME).write_text("{")
    assert drop_reps(tmp_path, hung) == 0
    assert not (tmp_path / NAME).exists()
