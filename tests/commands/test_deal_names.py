"""Names of a CRM that mean nobody or several: told by the import, settled on a page, for good."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from crm import PIPELINE
from shell import Outcome, Shell
from stores import store_in

TEAM = (
    Person(full_name="Nguyễn Văn An", employee_no="A1"),
    Person(full_name="Nguyễn Văn An", territory="Huế"),
    Person(full_name="Trần Bình"),
)
RENAMED = PIPELINE.replace("Trần Bình", '"Binh, Tran"').replace("1A,Nguyễn Văn An", "1A,V. An")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def file(tmp_path: Path, own_world: Path) -> str:
    """Put a team on file, and give the path of an export that calls it by other names."""
    stored(own_world, TEAM)
    path = tmp_path / "deals.csv"
    path.write_text(RENAMED, encoding="utf-8")
    return str(path)


def stored(world: Path, people: Iterable[Person]) -> None:
    """Put people on file."""
    with store_in(world / "data") as store:
        store.commit([Put(each) for each in people])


def page(world: Path, name: str, at: int = 0, **changes: object) -> None:
    """Change the page of somebody, as their form does."""
    with store_in(world / "data") as store:
        found = [each for each in store.all(Person) if each.full_name == name]
        store.commit([Put(sorted(found, key=lambda each: each.territory)[at].revised(**changes))])


def deals(done: Outcome) -> dict[tuple[object, bool], int]:
    """Give how many deals each has by `numbers --json`, by name and whether they are on file."""
    assert done.code == 0, done.err
    reps = json.loads(done.out)["reps"]
    return {(each["name"], each["person_id"] is not None): each["deals"] for each in reps}


def test_names_of_nobody_and_of_several_are_told(shell: Shell, file: str) -> None:
    """With how many deals each has, who it may be, and where it is said for good."""
    done = shell("import", "deals", file)
    assert done.code == 0
    for told in (
        "Reps of the CRM who are not here: “V. An” (1).",
        "“Nguyễn Văn An” (4) can be Nguyễn Văn An (A1) and Nguyễn Văn An (Huế): nobody's",
        "“Name in the CRM” on the form of a person says whose a name is",
    ):
        assert told in done.err, told
    assert "Binh" not in done.err
    said = json.loads(shell("import", "deals", file, "--json").out)
    assert said["reps_not_here"] == {"V. An": 1}
    ((unclear),) = said["reps_unclear"]
    assert (unclear["name"], unclear["deals"], len(unclear["person_ids"])) == (
        "Nguyễn Văn An",
        4,
        2,
    )
    assert said["reps_on_file"] == 1


def test_a_near_name_is_asked_about(shell: Shell, file: str) -> None:
    """All words of the one in the other: a question, never an answer."""
    Path(file).write_text(RENAMED.replace("V. An", "Bình Trần Thị"), encoding="utf-8")
    done = shell("import", "deals", file)
    assert "Is “Bình Trần Thị” Trần Bình?" in done.err
    assert deals(shell("numbers", "--json"))["Bình Trần Thị", False] == 1


def test_ambiguous_deals_are_nobodys_until_a_page_says_whose(
    shell: Shell, file: str, own_world: Path
) -> None:
    """The alias wins without another import, and only the name it names."""
    shell("import", "deals", file)
    before = deals(shell("numbers", "--json"))
    assert before["Nguyễn Văn An", False] == 4
    assert before["Trần Bình", True] == 3
    page(own_world, "Nguyễn Văn An", 1, crm_names=("Nguyễn Văn An", "V. An"))
    done = shell("numbers", "--json")
    after = deals(done)
    assert ("Nguyễn Văn An", False) not in after
    assert ("V. An", False) not in after
    reps = json.loads(done.out)["reps"]
    assert sorted(each["deals"] for each in reps if each["name"] == "Nguyễn Văn An") == [0, 5]
    again = shell("import", "deals", file)
    assert "can be" not in again.err
    assert "not here" not in again.err
    assert "0 added, 0 changed, 8 here already" in again.err


def test_targets_go_to_whoever_the_crm_calls_so(shell: Shell, file: str, own_world: Path) -> None:
    """The name on the page wins; a comma turns a name round; two of a name stay refused."""
    assert file
    page(own_world, "Nguyễn Văn An", 1, crm_names=("An HUE",))
    rows = 'rep,month,target\nan hue,2020-01,40\n"Bình, Trần",2020-01,50\n'
    done = shell("import", "targets", "-", "--json", stdin=rows.encode())
    assert done.code == 0, done.err
    with store_in(own_world / "data") as store:
        by_id = {each.id: each.territory or each.full_name for each in store.all(Person)}
    assert [by_id[str(each["person_id"])] for each in done.json()["added"]] == ["Huế", "Trần Bình"]
    refused = shell(
        "import", "targets", "-", stdin="rep,month,target\nNguyễn Văn An,2020-01,4\n".encode()
    )
    assert (refused.code, "several people" in refused.err) == (1, True)


def test_erasing_takes_the_deals_by_every_name(shell: Shell, file: str, own_world: Path) -> None:
    """What the page gives to somebody goes with them; what it gives to their namesake stays."""
    page(own_world, "Trần Bình", crm_names=("V. An",))
    page(own_world, "Nguyễn Văn An", 0, crm_names=("Nguyễn Văn An",))
    shell("import", "deals", file)
    assert shell("erase", "Trần Bình", stdin="Trần Bình\n".encode()).code == 0
    text = (own_world / "data/deals.json").read_text(encoding="utf-8")
    assert "V. An" not in text
    assert "Binh" not in text
    assert "Nguyễn Văn An" in text
