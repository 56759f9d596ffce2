"""`coachtui show NAME --as-of DATE`: what stood on file on that day, from the journal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.domain.audit import AuditEvent
from coachtui.domain.commitment import Commitment
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, ReadOnlyStoreError, Remove
from coachtui.storage.chain import verify
from leavers import (
    CANARY,
    NAME,
    REP,
    ago,
    at,
    case,
    entry,
    fill,
    fill_hr,
    formal,
    holding,
    team,
    warned,
)
from shell import Outcome, Shell
from stores import content


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder of which half was written 40 days ago and half 10 days ago."""
    fill(own_world)
    with team(own_world, ago(10)) as store:
        rep = store.get(Person, REP)
        assert rep is not None
        (promise,) = store.all(Commitment)
        store.commit([Put(rep.revised(territory="Huế", full_name=f"{NAME} Hai"))], "edit")
        store.commit([Put(promise.revised(text="moved on"))], "edit")
        store.commit([Put(entry("ten days ago", happened_at=at(ago(10))))], "log")
    return own_world / "data"


def page(done: Outcome) -> dict[str, object]:
    """Give the page that was printed as JSON."""
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def texts(found: dict[str, object]) -> set[str]:
    """Give the texts of the entries of a page."""
    entries = found["entries"]
    assert isinstance(entries, list)
    return {each["text"] for each in entries}


@pytest.mark.usefixtures("data")
def test_the_page_is_that_of_the_day(shell: Shell) -> None:
    """Name, promise and entries are those of then; later ones are not there."""
    then = page(shell("show", REP, "--as-of", ago(20).isoformat(), "--json"))
    person = then["person"]
    assert isinstance(person, dict)
    assert (person["full_name"], person["territory"]) == (NAME, "")
    assert f"{CANARY} new" in texts(then)
    assert "ten days ago" not in texts(then)
    assert f"{CANARY} promise" in json.dumps(then["promises"])
    assert then["as_of"] == ago(20).isoformat()
    now = page(shell("show", REP, "--json"))
    assert "as_of" not in now
    assert "ten days ago" in texts(now)
    assert "moved on" in json.dumps(now["promises"])


@pytest.mark.usefixtures("data")
def test_the_day_counts_to_its_end(shell: Shell) -> None:
    """What was written on the day itself stands there; on the day before it does not."""
    assert "ten days ago" in shell("show", REP, "--as-of", ago(10).isoformat()).out
    assert "ten days ago" not in shell("show", REP, "--as-of", ago(11).isoformat()).out


@pytest.mark.usefixtures("data")
def test_what_is_due_is_seen_from_that_day(shell: Shell) -> None:
    """A promise that is overdue by now was not on that day."""
    then = page(shell("show", REP, "--as-of", ago(20).isoformat(), "--json"))
    now = page(shell("show", REP, "--json"))
    for found, overdue in ((then, False), (now, True)):
        promises = found["promises"]
        assert isinstance(promises, dict)
        assert [each["overdue"] for each in promises["theirs"]] == [overdue]


def test_no_file_is_touched(shell: Shell, data: Path) -> None:
    """Looking back leaves every byte of the folder as it was, and says the day."""
    before = content(data)
    done = shell("show", REP, "--as-of", ago(20).isoformat())
    assert done.code == 0
    assert done.lines[0] == f"On file on {ago(20).isoformat()}"
    assert content(data) == before


@pytest.mark.usefixtures("data")
def test_what_was_removed_later_stood_then(shell: Shell, own_world: Path) -> None:
    """A removal without erasing leaves the page of an earlier day as it was."""
    with team(own_world, ago(5)) as store:
        store.commit([Remove(each) for each in store.all(Commitment)], "delete")
    assert f"{CANARY} promise" in shell("show", REP, "--as-of", ago(20).isoformat()).out
    assert "moved on" not in shell("show", REP).out


@pytest.mark.usefixtures("data")
def test_what_was_erased_since_is_told_to_be_missing(shell: Shell, own_world: Path) -> None:
    """It is gone from every day, and the page says how much stood there then."""
    with team(own_world, ago(5)) as store:
        store.forget([each.id for each in store.all(Commitment)])
    done = shell("show", REP, "--as-of", ago(20).isoformat(), "--json")
    assert page(done)["erased_since"] == 1
    assert f"{CANARY} promise" not in done.out
    assert "1 document that stood here then" in shell("show", REP, "--as-of", str(ago(20))).err


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("typed", "code"), [("soon", 2), ("11/24", 2), ("1999-01-01", 3)])
def test_a_day_that_is_none_or_before_everything_is_refused(
    shell: Shell, typed: str, code: int
) -> None:
    """The exit code says whether it is no day or nothing was there."""
    done = shell("show", REP, "--as-of", typed)
    assert done.code == code
    assert done.out == ""


@pytest.mark.usefixtures("data")
def test_a_day_ahead_is_refused(shell: Shell) -> None:
    """Nobody knows what will be on file."""
    assert shell("show", REP, "--as-of", ago(-2).isoformat()).code == 2


def test_no_store_is_made_by_looking_back(shell: Shell, own_world: Path) -> None:
    """Where there are no records there are none afterwards."""
    assert shell("show", REP, "--as-of", ago(1).isoformat()).code != 0
    assert not (own_world / "data").exists()


def test_the_hr_records_stood_so_on_that_day(shell: Shell, own_world: Path, data: Path) -> None:
    """A warning shows as live then and as spent now, with the head of then; the look is noted."""
    fill_hr(own_world, case())
    with formal(own_world, ago(35)) as hr:
        hr.commit([Put(warned(ago(36), measure="first_written"))], "step")
        head = hr.head
    with formal(own_world, ago(10)) as hr:
        hr.commit([Put(warned(ago(10), "closed_no_action"))], "step")
    then = page(shell("show", REP, "--hr", "--as-of", ago(20).isoformat(), "--json"))
    found = then["hr"]
    assert isinstance(found, dict)
    assert found["head"] == head
    assert verify(data / "hr", found["head"]).problems == ()
    (line,) = found["records"]
    assert "2026-001" in line["text"]
    now = page(shell("show", REP, "--hr", "--json"))["hr"]
    assert isinstance(now, dict)
    assert now["records"][0]["text"] != line["text"]
    with formal(own_world, ago(0)) as hr:
        assert [each.action for each in hr.all(AuditEvent)] == ["read", "read"]


def test_hr_records_are_nowhere_unless_asked_for(shell: Shell, own_world: Path, data: Path) -> None:
    """Without --hr neither number nor content shows, nothing is noted, no byte is changed."""
    fill_hr(own_world, case(), warned(ago(36), measure="first_written"))
    before = content(data)
    for arguments in (("--as-of", ago(20).isoformat()), ("--as-of", ago(20).isoformat(), "--json")):
        done = shell("show", REP, *arguments)
        assert "2026-001" not in done.out + done.err
    assert content(data) == before
    assert holding(data, "2026-001")


@pytest.mark.usefixtures("data")
def test_what_once_stood_cannot_be_written(own_world: Path) -> None:
    """The records of then take no change of any sort."""
    with team(own_world, ago(0)) as store:
        then = store.as_of(at(ago(20)))
        before = store.seq
        changes: tuple[Callable[[], object], ...] = (
            lambda: then.commit([Put(entry("late"))]),
            lambda: then.load({}, "x"),
            lambda: then.forget([REP]),
            then.undo,
            then.redo,
        )
        for change in changes:
            with pytest.raises(ReadOnlyStoreError):
                change()
        assert not then.refresh()
        assert then.undoable() is None
        assert store.seq == before
