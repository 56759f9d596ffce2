"""What the command line does for a new kind of record, which is `gadgets.py` and no more."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from coachtui.domain.clock import system_clock
from coachtui.domain.commitment import Commitment
from coachtui.domain.repository import Put, Remove
from gadgets import Gadget, with_gadgets
from overview_desk import TODAY
from places import AN, Place
from shell import Shell

LAMP: Final = Gadget(id="lamp", name="đèn bàn", person_id=AN.id, due=TODAY)
BAG: Final = Gadget(id="bag", name="túi mẫu", person_id=AN.id)


def names(place: Place) -> list[str]:
    """Give back the names on file, in order."""
    with place.store() as store:
        return sorted(one.name for one in store.all(Gadget))


@pytest.fixture
def stocked(own_world: Path) -> Place:
    """Give the shell's own store with the same two, written now."""
    made = Place(own_world / "data")
    made.clock.moment = system_clock().now()
    with made.store() as store:
        day = system_clock().today()
        store.commit([Put(LAMP.revised(due=day)), Put(BAG)], "Gadget added")
    return made


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stocked: Place
) -> Shell:
    """Give a shell over that store, whose catalogue knows gadgets."""
    assert names(stocked) == [BAG.name, LAMP.name]
    return Shell(capsys, monkeypatch, with_gadgets)


def test_the_shell_finds_lists_and_shows_it(shell: Shell) -> None:
    """`search`, `due`, `show` and its own command tell of it."""
    (hit,) = shell("search", "den", "ban", "--kind", "gadget", "--json").json()["hits"]
    assert (hit["kind"], hit["id"]) == ("gadget", LAMP.id)
    assert LAMP.name in shell("due").out
    assert f"{LAMP.name} got" in shell("show", "An").out
    assert shell("gadgets").out == "2\n"
    assert "gadgets" in shell("--help").out


def test_the_shell_exports_it_in_every_form(shell: Shell, tmp_path: Path) -> None:
    """CSV, Markdown and a calendar of the kind alone; JSON comes back as it was."""
    table = shell("export", "--format", "csv", "--kind", "gadget").out
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert {(row["name"], row["person_name"]) for row in rows} == {
        (LAMP.name, AN.full_name),
        (BAG.name, AN.full_name),
    }
    told = shell("export", "An", "--format", "md", "--kind", "gadget").out
    assert "## Gadgets\n\n- " in told
    assert f"- {LAMP.name}" in told
    assert "Handover" in shell("export", "--format", "ics", "--kind", "gadget").out
    whole = shell("export", "--kind", "gadget").out
    assert {*json.loads(whole)["documents"]} == {"gadget"}
    everything = tmp_path / "all.json"
    assert shell("export", "--output", str(everything)).code == 0
    other = str(tmp_path / "other")
    assert shell("--data", other, "import", "data", str(everything)).code == 0
    assert shell("--data", other, "export", "--kind", "gadget").out == whole


def test_the_shell_tells_what_was_and_brings_it_back(shell: Shell, stocked: Place) -> None:
    """`history` lists its changes, `bin` what was deleted of it, and `bin restore` undoes that."""
    assert "Gadget added" in shell("history", LAMP.id).out
    with stocked.store() as store:
        lamp = store.get(Gadget, LAMP.id)
        assert lamp is not None
        store.commit([Remove(lamp)], "Gadget deleted")
    (gone,) = shell("bin", "--json").json()["deleted"]
    assert (gone["kind"], gone["name"]) == ("gadget", LAMP.name)
    assert shell("bin", "restore", LAMP.id).code == 0
    assert names(stocked) == [BAG.name, LAMP.name]


def test_the_shell_keeps_it_whole(shell: Shell, tmp_path: Path) -> None:
    """`check` proves it, a backup holds it, and `restore` gives it back."""
    assert shell("check").code == 0
    made = shell("backup", "--to", str(tmp_path / "copies"))
    other = str(tmp_path / "other")
    assert shell("--data", other, "restore", made.lines[0]).code == 0
    assert shell("--data", other, "gadgets").out == "2\n"


def test_a_promise_without_a_day_falls_due_with_it(shell: Shell, stocked: Place) -> None:
    """The day on which the kind meets a person is the next one, where it comes first."""
    tomorrow = system_clock().today() + timedelta(days=1)
    with stocked.store() as store:
        lamp = store.get(Gadget, LAMP.id)
        assert lamp is not None
        store.commit([Put(lamp.revised(due=tomorrow))])
    assert shell("log", "An", "> gửi báo giá").code == 0
    with stocked.store() as store:
        (promise,) = store.all(Commitment)
    assert promise.due == tomorrow
    met = json.loads(shell("show", "An", "--json").out)["meetings"]
    assert {"kind": "gadget", "last": None, "next": f"{tomorrow}", "overdue": False} in met


def test_its_deadlines_stand_in_the_calendar_file(shell: Shell, stocked: Place) -> None:
    """What has to be done by a day is a whole day there, of the kind alone as well."""
    soon = system_clock().today() + timedelta(days=9)
    with stocked.store() as store:
        bag = store.get(Gadget, BAG.id)
        assert bag is not None
        store.commit([Put(bag.revised(best_before=soon))])
    file = shell("export", "--format", "ics", "--kind", "gadget").out
    assert f"DTSTART;VALUE=DATE:{soon:%Y%m%d}" in file
    assert "SUMMARY:Use it up" in file


def test_what_it_holds_is_not_erased(shell: Shell, stocked: Place) -> None:
    """A person whose records it keeps for now stays, and the refusal names it."""
    with stocked.store() as store:
        lamp = store.get(Gadget, LAMP.id)
        assert lamp is not None
        store.commit([Put(lamp.revised(state="lent"))])
    refused = shell("erase", "An", stdin=f"{AN.full_name}\n".encode())
    assert refused.code != 0
    assert "Gadget" in refused.out + refused.err
    assert shell("gadgets").out == "2\n"


def test_the_shell_tells_of_it_in_vietnamese_too(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that tells of it does so in the language that is set."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "vi")
    assert LAMP.name in shell("due").out
    assert f"{LAMP.name} got" in shell("show", "An").out
    assert LAMP.name in shell("search", "den", "ban").out
    assert LAMP.name in shell("export", "An", "--format", "md", "--kind", "gadget").out
    assert LAMP.name in shell("history", LAMP.id).out


def test_an_erasure_takes_it_along(shell: Shell) -> None:
    """Whoever is erased takes the records of the new kind that are about them along."""
    typed = f"{AN.full_name}\n".encode()
    done = shell("erase", "An", stdin=typed)
    assert done.code == 0, done.err
    assert shell("gadgets").out == "0\n"
