"""What the kinds share: what each says of it, and what one that says nothing does."""

from pathlib import Path
from typing import ClassVar, Literal

import pytest

from canaries import NOW
from coachtui.domain.kind import Catalogue, Kind
from coachtui.domain.record import Line, Record
from coachtui.domain.repository import Put
from coachtui.domain.shared_view import SharedView
from coachtui.domain.sharing import Share, shares_of
from coachtui.storage import open_store


class Badge(Record):
    """A record of a kind that says nothing of sharing."""

    table: ClassVar[str] = "badge"

    person_id: str
    name: Line


class Sheet(Badge):
    """One that never stands in what is handed around."""

    table: ClassVar[str] = "sheet"
    in_tables: ClassVar[bool] = False


class Loose(Record):
    """One of nobody."""

    table: ClassVar[str] = "loose"


SHARES = (Share(Sheet, whose=("name",)),)
NOT_SHARES = ("a text",)


class Here(Catalogue):
    """A catalogue whose paths lead into this module."""

    def load(self, path: str) -> object:
        """Give what stands here under a name."""
        return globals()[path.partition(":")[2]]


def kind(*records: str, store: Literal["team", "hr"] = "team", shares: str = "") -> Kind:
    """Give a kind of these types."""
    named = tuple(f"here:{name}" for name in records)
    return Kind("badge", "Badge", "Badges", named, store=store, shares=shares)


def tables(one: Kind) -> list[str]:
    """Give the tables of what a kind shares."""
    return [share.record.table for share in shares_of(Here((one,)))]


def test_a_new_kind_is_shared_without_a_line() -> None:
    """Its records with a person are, where they say so; what is never handed around is not."""
    one = kind("Badge", "Sheet", "Loose")
    assert tables(one) == ["badge"]
    assert shares_of(Here((one,))) == (Share(Badge),)


def test_what_a_kind_says_counts_alone() -> None:
    """With shares of its own nothing is shared by default."""
    assert tables(kind("Badge", "Sheet", shares="here:SHARES")) == ["sheet"]


def test_nothing_of_the_hr_store_is_shared_whatever_it_says() -> None:
    """No rule of a kind in the HR store counts, its own or the default."""
    assert tables(kind("Badge", store="hr")) == []
    assert tables(kind("Badge", store="hr", shares="here:SHARES")) == []


def test_a_path_to_something_else_is_an_error() -> None:
    """A row of the catalogue that names no shares says so."""
    for name in ("NOT_SHARES", "NOW"):
        with pytest.raises(TypeError, match="names no shares"):
            tables(kind("Badge", shares=f"here:{name}"))


def test_the_default_gives_whole_records_of_the_person(tmp_path: Path) -> None:
    """Theirs and shared, and not another's, a private or a barred one."""
    store = open_store(tmp_path, now=lambda: NOW)
    given = Badge(id="one", person_id="an", name="seen", visibility="shared")
    others = (
        given.revised(id="two", visibility="private"),
        given.revised(id="three", person_id="binh"),
        given.revised(id="four", tags=("private",)),
    )
    store.commit([Put(one) for one in (given, *others)])
    view = SharedView(store, "an", (Share(Badge),))
    assert [(one.id, one.name) for one in view.all(Badge)] == [("one", "seen")]
    assert view.find(Badge, name="other") == ()
