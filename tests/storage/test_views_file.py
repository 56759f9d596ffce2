"""The views people keep lie in a file of their own, which loses nothing and names nobody erased."""

import errno
import json
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from coachtui.domain.repository import CorruptStoreError, StoreError
from coachtui.storage.views_file import (
    MOST,
    NAME,
    KeptView,
    Views,
    change_views,
    drop_views_of,
    read_views,
)
from faulty import Faulty

HUE = KeptView("Huế", "person", 0, "hue")


def test_a_damaged_file_is_put_aside_and_never_lost(tmp_path: Path) -> None:
    """Reading it says so; the next change keeps it as it is under another name."""
    (tmp_path / NAME).write_text("{")
    with pytest.raises(CorruptStoreError):
        read_views(tmp_path)
    change_views(tmp_path, lambda old: (*old, KeptView("a", "person", 0, "b")))
    assert len(read_views(tmp_path)) == 1
    (aside,) = tmp_path.glob(f"{NAME}.damaged-*")
    assert aside.read_text() == "{"


def added(view: KeptView, views: Views) -> Views:
    """Give back the views with one more."""
    return (*views, view)


def test_the_file_is_plain_and_does_not_grow(tmp_path: Path) -> None:
    """JSON with a schema; of more than fifty the oldest give way."""
    for number in range(MOST + 2):
        view = KeptView(f"{number}", "person", 0, "x")
        change_views(tmp_path, partial(added, view))
    content = json.loads((tmp_path / NAME).read_text())
    assert content["schema"] == 1
    assert [view["name"] for view in content["views"]] == [str(n) for n in range(2, MOST + 2)]


def test_an_erased_person_is_in_no_view(tmp_path: Path) -> None:
    """Views named or filtered by somebody's name go with them; the others stay."""
    of_them = (KeptView("my star", "search", 0, "nguyen an"), KeptView("An", "person", 0, "x"))
    change_views(tmp_path, lambda _: (HUE, *of_them))
    assert drop_views_of(tmp_path, "Nguyễn Văn An") == 2
    assert read_views(tmp_path) == (HUE,)


def test_a_file_that_cannot_be_read_goes_with_an_erased_person(tmp_path: Path) -> None:
    """Nobody could tell who is in it: neither it nor what was put aside stays."""
    (tmp_path / NAME).write_text("{ An")
    drop_views_of(tmp_path, "An")
    assert [path.name for path in tmp_path.iterdir() if "views" in path.name] == [NAME]
    assert "An" not in (tmp_path / NAME).read_text()


def test_without_views_an_erasure_makes_no_file(tmp_path: Path) -> None:
    """Nothing is written where nothing was kept."""
    assert drop_views_of(tmp_path, "An") == 0
    assert not (tmp_path / NAME).exists()


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    """A planted link is neither read nor written through."""
    target = tmp_path / "elsewhere.json"
    target.write_text('{"schema": 1, "views": []}')
    (tmp_path / NAME).symlink_to(target)
    with pytest.raises(CorruptStoreError):
        change_views(tmp_path, lambda old: (*old, HUE))
    assert target.read_text() == '{"schema": 1, "views": []}'


def test_a_full_disk_leaves_the_old_views(tmp_path: Path) -> None:
    """Whichever operation fails, the views are the old ones or the new ones, never neither."""
    change_views(tmp_path, lambda _: (HUE,))
    new = KeptView("new", "person", 0, "x")
    counted = Faulty()
    change_views(tmp_path, lambda _: (HUE,), counted.table())
    for at in range(len(counted.calls)):
        faulty = Faulty(at, errno.ENOSPC)
        with suppress(StoreError):
            change_views(tmp_path, lambda _: (new,), faulty.table())
        assert read_views(tmp_path) in {(HUE,), (new,)}
        change_views(tmp_path, lambda _: (HUE,))
