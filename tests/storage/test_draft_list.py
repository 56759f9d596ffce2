"""Every draft of a folder is listed, whoever holds it; only what nobody holds is discarded."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.storage import Drafts
from coachtui.storage.sealing import Seal
from seals import CANARY, files_with, seal_of
from stores import NOW, content


def session(folder: Path, name: str, minutes: int = 0, seal: Seal | None = None) -> Drafts:
    """Give a session with drafts in a folder, so many minutes ago."""
    at = NOW - timedelta(minutes=minutes)
    return Drafts(folder / "drafts", name, now=lambda: at, seal=seal)


def note(drafts: Drafts, form: str, text: str, pending: tuple[str, ...] = ()) -> None:
    """Keep a text of a form on the disk."""
    drafts.note(form, text, pending)
    drafts.flush()


def test_each_is_listed_with_who_holds_it(tmp_path: Path) -> None:
    """My own, those of a session that lives, and those of nobody are told apart, newest first."""
    here, other, dead = (
        session(tmp_path, name, minutes)
        for name, minutes in (("here", 2), ("other", 1), ("dead", 3))
    )
    note(here, "quick_log", "mine")
    note(other, "one_on_one.a", "theirs", ("line",))
    note(dead, "one_on_one.b", "nobody's")
    dead.close()
    found = here.listed()
    assert [(one.form, one.text, one.pending, one.holder) for one in found] == [
        ("one_on_one.a", "theirs", ("line",), "elsewhere"),
        ("quick_log", "mine", (), "here"),
        ("one_on_one.b", "nobody's", (), ""),
    ]
    assert [one.at for one in found] == [NOW - timedelta(minutes=ago) for ago in (1, 2, 3)]
    other.close()
    here.close()


def test_listing_claims_and_changes_nothing(tmp_path: Path) -> None:
    """A listed draft still waits for its form."""
    dead, here = session(tmp_path, "dead"), session(tmp_path, "here")
    note(dead, "quick_log", "waits")
    dead.close()
    before = content(tmp_path)
    here.listed()
    assert content(tmp_path) == before
    held = here.claim("quick_log")
    assert held is not None
    assert held.text == "waits"
    here.close()


def test_only_what_nobody_holds_is_discarded(tmp_path: Path) -> None:
    """The draft of a session that lives stays; that of one that ended goes, its traces too."""
    here, other, dead = (session(tmp_path, name) for name in ("here", "other", "dead"))
    note(other, "one_on_one.a", "theirs")
    note(dead, "one_on_one.b", "nobody's")
    dead.close()
    names = {one.holder: one.name for one in here.listed()}
    assert not here.discard(names["elsewhere"])
    assert here.discard(names[""])
    assert not here.discard(names[""])
    assert [one.text for one in here.listed()] == ["theirs"]
    assert not any("dead" in path for path in content(tmp_path))
    other.close()
    here.close()


@pytest.mark.parametrize("name", ["../outside-dead.json", "lock", "session-dead", "x/y-dead.json"])
def test_nothing_but_a_draft_is_ever_removed(tmp_path: Path, name: str) -> None:
    """A name that is none of a draft in the folder removes nothing."""
    here = session(tmp_path, "here")
    (tmp_path / "outside-dead.json").write_text("{}")
    (tmp_path / "drafts/session-dead").touch()
    before = content(tmp_path)
    assert not here.discard(name)
    assert content(tmp_path) == before
    here.close()


def test_sealed_drafts_are_listed_with_their_key_alone(tmp_path: Path) -> None:
    """With the key form and text are there, without it nothing is, and no file tells either."""
    seal = seal_of()
    dead = session(tmp_path, "dead", seal=seal)
    note(dead, f"case.{CANARY}", CANARY)
    dead.close()
    with_key, without = session(tmp_path, "with", seal=seal), session(tmp_path, "without")
    assert [(one.form, one.text) for one in with_key.listed()] == [(f"case.{CANARY}", CANARY)]
    assert [one.text for one in without.listed()] == []
    assert files_with(tmp_path) == []
    with_key.close()
    without.close()
