"""`import deals`, `import targets`, `numbers` and `lens`, as a shell runs them."""

import json
import stat
import time
from pathlib import Path

import pytest

from crm import PIPELINE, REPS, written
from shell import Outcome, Shell

TARGETS = "rep,month,target,actual\nNguyễn Văn An,2020-01,500tr,410tr\nTrần Bình,2020-01,40,30\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Give the paths of a dirty export."""
    return written(tmp_path / "crm")


def reps(done: Outcome) -> dict[object, dict[str, object]]:
    """Give what `numbers --json` printed, by the rep's name."""
    assert done.code == 0, done.err
    return {each["name"]: each for each in done.json()["reps"]}


def test_a_dirty_export_comes_in_and_its_figures_come_out(
    shell: Shell, files: list[str], own_world: Path
) -> None:
    """What was taken as what is told, the file is the owner's alone, and the numbers are right."""
    shell("import", "people", "-", stdin=REPS.encode())
    done = shell("import", "deals", *files, "--currency", "usd")
    assert (done.code, done.out) == (0, "")
    for told in (
        "sales_agent → rep",
        "3 deals say “GTXPro”: taken as “GTX Pro”.",
        "without customer: 3",
        "Reps without a deal: Carl Lin (1).",
        "Deals: 8 added, 0 changed, 0 here already.",
    ):
        assert told in done.err
    assert "not here" not in done.err
    path = own_world / "data/deals.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = reps(shell("numbers", "--json"))
    an = found["Nguyễn Văn An"]
    assert (an["won"], an["won_value"], an["open"]) == (2, 440680, 2)
    assert an["discount"] == pytest.approx(0.10)
    assert found["Carl Lin"]["deals"] == 0
    table = shell("numbers", "an")
    assert "66.7%" in table.out
    assert "10.0%" in table.out
    assert "Bình" not in table.out
    assert "USD" not in shell("numbers", "carl").lines[1]
    assert " points" in table.lines[1]


def test_the_same_files_twice_leave_the_file_alone(
    shell: Shell, files: list[str], own_world: Path
) -> None:
    """A second run adds nothing and writes nothing; nor does a dry run, or u."""
    path = own_world / "data/deals.json"
    dry = shell("import", "deals", *files, "--dry-run", "--json")
    assert json.loads(dry.out)["added"] == 8
    assert not path.exists()
    shell("import", "deals", *files)
    before = path.stat()
    again = shell("import", "deals", *files)
    assert "Deals: 0 added, 0 changed, 8 here already." in again.err
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not (own_world / "data/journal").exists()


def test_a_preset_is_said_once(shell: Shell, tmp_path: Path, own_world: Path) -> None:
    """What columns, stages and products were is kept by a name and used by it."""
    file = tmp_path / "x.csv"
    file.write_text("ref,Whose,State,Thing,Sum\n1,An,Handshake,Big One,5\n")
    said = (
        *("--map", "Whose=rep", "--map", "State=stage", "--map", "Sum=value"),
        *("--stage", "Handshake=won", "--currency", "EUR", "--save-preset", "old crm"),
    )
    assert shell("import", "deals", str(file), *said).code == 0
    assert stat.S_IMODE((own_world / "data/deal_presets.json").stat().st_mode) == 0o600
    assert shell("import", "deals", str(file)).code == 2
    done = shell("import", "deals", str(file), "--preset", "old crm")
    assert (done.code, "1 here already" in done.err) == (0, True)
    unknown = shell("import", "deals", str(file), "--preset", "new crm")
    assert (unknown.code, "old crm" in unknown.err) == (2, True)


def test_what_cannot_be_is_refused_and_changes_nothing(
    shell: Shell, files: list[str], tmp_path: Path, own_world: Path
) -> None:
    """A wrong row, a wrong option, a file that is not there: told, with the exit code for it."""
    shell("import", "deals", *files)
    before = (own_world / "data/deals.json").read_bytes()
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,rep,stage,amount\n1,An,Won,many\n")
    done = shell("import", "deals", str(wrong))
    assert (done.code, done.out) == (1, "")
    assert "wrong.csv: Row 2, value: not an amount." in done.err
    assert "Nothing was imported." in done.err
    assert shell("import", "deals", str(tmp_path / "none.csv")).code == 2
    for option in (("--stage", "x=maybe"), ("--product", "x"), ("--currency", "dollars")):
        assert shell("import", "deals", *files, *option).code == 2
    assert shell("--read-only", "import", "deals", str(files[0]), "--replace").code != 0
    assert (own_world / "data/deals.json").read_bytes() == before


def test_damaged_deals_are_told_and_replaced(
    shell: Shell, files: list[str], own_world: Path
) -> None:
    """No import goes over a file nobody can read, unless it takes its place."""
    shell("import", "deals", *files)
    path = own_world / "data/deals.json"
    path.write_text("{")
    for call in (("numbers",), ("import", "deals", *files)):
        done = shell(*call)
        assert done.code == 5
        assert str(path) in done.err
    assert shell("import", "deals", *files, "--replace").code == 0
    assert len(json.loads(path.read_text())["deals"]) == 8


def test_damaged_presets_are_told(shell: Shell, files: list[str], own_world: Path) -> None:
    """A preset that cannot be read is no reason to guess: the file is named, nothing changes."""
    path = own_world / "data/deal_presets.json"
    path.parent.mkdir()
    for content in ("{", '{"schema":1,"presets":[]}', '{"schema":1,"presets":{"a":{}}}'):
        path.write_text(content)
        for option in ("--preset", "--save-preset"):
            done = shell("import", "deals", *files, option, "a")
            assert (done.code, str(path) in done.err) == (5, True)
        assert path.read_text() == content
    assert not (own_world / "data/deals.json").exists()


def test_many_deals_come_in_fast(shell: Shell, tmp_path: Path) -> None:
    """Nine thousand deals are on file within the five seconds that are promised."""
    head, *rows = PIPELINE.splitlines()
    text = "\n".join(f"{at}{row}" for at in range(1125) for row in rows)
    (tmp_path / "many.csv").write_text(f"{head}\n{text}\n", encoding="utf-8")
    began = time.monotonic()
    done = shell("import", "deals", str(tmp_path / "many.csv"))
    assert "9,000 added" in done.err
    assert time.monotonic() - began < 5


def test_targets_come_in_once(shell: Shell, own_world: Path) -> None:
    """What was added is printed; the same file adds nothing; other numbers change the month.

    Each time something comes in a backup is made before.
    """
    shell("import", "people", "-", stdin=REPS.encode())
    done = shell("import", "targets", "-", stdin=TARGETS.encode())
    assert done.code == 0
    kept = [*(own_world / "data/backups").glob("before-import-*")]
    assert len(kept) == 1
    assert "Jan 2020: 410,000,000 ₫ of 500,000,000 ₫ (82%)" in done.out
    again = shell("import", "targets", "-", stdin=TARGETS.encode())
    assert (again.code, again.out, "2 here already" in again.err) == (0, "", True)
    assert [*(own_world / "data/backups").glob("before-import-*")] == kept
    changed = shell("import", "targets", "-", "--json", stdin=TARGETS.replace("30", "36").encode())
    assert [each["actual"] for each in changed.json()["changed"]] == [36]
    found = reps(shell("numbers", "--json"))
    target = found["Trần Bình"]["target"]
    assert isinstance(target, dict)
    assert target["share"] == 0.9
    wrong = shell("import", "targets", "-", stdin=b"rep,month,target\nZoe,2020-01,5\n")
    assert (wrong.code, "Row 2: nobody here" in wrong.err) == (1, True)


def test_who_is_erased_has_no_deals_any_more(
    shell: Shell, files: list[str], own_world: Path
) -> None:
    """Their name and their deals leave the file of the CRM with everything else.

    So do they leave what an import replaced, and the backups, which come back all the same.
    """
    shell("import", "people", "-", stdin=REPS.encode())
    shell("import", "deals", *files)
    replaced = shell("import", "deals", *files, "--replace", "--currency", "EUR")
    assert "deals.before.json; renamed to deals.json it counts again." in replaced.err
    shell("import", "targets", "-", stdin=TARGETS.encode())
    dry = shell("erase", "Trần Bình", "--dry-run")
    assert "3 imported deals go too." in dry.err
    assert "Trần Bình" in (own_world / "data/deals.json").read_text()
    done = shell("erase", "Trần Bình", stdin="Trần Bình\n".encode())
    assert done.code == 0, done.err
    text = (own_world / "data/deals.json").read_text()
    assert "Trần Bình" not in text
    assert "Nguyễn Văn An" in text
    assert '"target"' in done.out
    others = [*(own_world / "data").rglob("deals*.json")]
    assert len(others) == 4
    assert not [path for path in others if "Trần Bình" in path.read_text()]
    assert shell("restore", "latest", "--yes").code == 0
    assert "Trần Bình" not in (own_world / "data/deals.json").read_text()


def test_the_lens_tells_what_a_cut_costs(shell: Shell, own_world: Path) -> None:
    """5 % off at 30 % margin: a fifth more; the margin is asked for, and once set it counts."""
    done = shell("lens", "5", "--margin", "30")
    assert done.lines == ["-5% at 30% margin: 20% more to sell for the same profit"]
    assert shell("lens", "30%", "--margin", "30").lines == ["-30% at 30% margin: sells at a loss"]
    assert shell("lens", "-5", "--margin", "30").lines == done.lines
    assert "--marge" in shell("lens", "5", "--marge", "30").err
    assert shell("lens", "5").code == 2
    assert shell("lens", "all", "--margin", "30").code == 2
    (own_world / "config.toml").write_text("margin = 25\n")
    assert json.loads(shell("lens", "--json").out)["margin"] == 0.25
    assert len(shell("lens").lines) == 6
