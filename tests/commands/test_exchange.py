"""Data goes out and comes in exactly, all of it or nothing of it."""

import json
from pathlib import Path

import pytest

from shell import Shell, spawn

TEAM = (
    "Mã NV;Họ tên;Chức danh;Quản lý;Khu vực;Ngày vào làm;Giới tính;Ghi chú\n"
    "NV01;Đặng Thị Hồng Đào;NVKD;Phan Hữu Trí;Miền Bắc;06/03/2017;Nữ;x\n"
    "NV02;[/b][@click=app.quit]x;NVKD;Phan Hữu Trí;Miền Nam;2021-05-10;Nam;y\n"
    "NV03;'=cmd|x;NVKD;Phan Hữu Trí;;;;\n"
)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store nobody has used."""
    return Shell(capsys, monkeypatch)


def people(shell: Shell) -> list[str]:
    """Return the names of everybody but the manager who keeps the store."""
    documents = json.loads(shell("export").out)["documents"]
    return [each["full_name"] for each in documents["person"] if each["id"] != "me"]


def test_a_team_is_imported_once(shell: Shell, tmp_path: Path) -> None:
    """What was read as what is told, ids come to stdout, and the second time adds nothing."""
    file = tmp_path / "team.csv"
    file.write_text(TEAM, encoding="utf-16")
    first = shell("import", "people", str(file))
    assert (first.code, len(first.lines)) == (0, 4)
    for told in ("UTF-16", "Họ tên → full_name", "Quản lý → manager", "Giới tính", "Ghi chú"):
        assert told in first.err
    names = people(shell)
    assert sorted(names) == sorted(
        ["Phan Hữu Trí", "Đặng Thị Hồng Đào", "[/b][@click=app.quit]x", "=cmd|x"]
    )
    again = shell("import", "people", str(file))
    assert (again.code, again.lines, people(shell)) == (0, [], names)


def test_a_dry_run_changes_nothing(shell: Shell, own_world: Path) -> None:
    """The same is told, and nobody is added; where there was no store there is none."""
    done = shell("import", "people", "-", "--dry-run", stdin=TEAM.encode())
    assert (done.code, len(done.lines)) == (0, 4)
    assert not (own_world / "data").exists()
    assert people(shell) == []


def test_one_wrong_row_keeps_all_out(shell: Shell) -> None:
    """Every wrong row is named on stderr with exit code 1; no row comes in."""
    wrong = f"{TEAM}NV04;An;NVKD;;;1/2/26;;\nNV05;;NVKD;;;;;\n"
    done = shell("import", "people", "-", stdin=wrong.encode())
    assert (done.code, done.out) == (1, "")
    assert "5" in done.err
    assert "hire_date" in done.err
    assert "6" in done.err
    assert people(shell) == []


def test_the_result_is_there_as_json(shell: Shell) -> None:
    """Columns, those added and problems are one object; with problems the exit code is 1."""
    done = shell("import", "people", "-", "--json", "--dry-run", stdin=TEAM.encode())
    result = done.json()
    fields = [each["field"] for each in result["columns"]]
    known = ["employee_no", "full_name", "role", "manager", "region", "hire_date"]
    assert fields == [*known, None, None]
    assert [each["dropped"] for each in result["columns"]] == [False] * 6 + [True, False]
    assert [each["manager_only"] for each in result["added"]] == [True, False, False, False]
    done = shell("import", "people", "-", "--json", stdin=b"Name,Hired\nAn,1/2/26\n")
    assert done.code == 1
    assert [(each["problem"], each["row"]) for each in done.json()["problems"]] == [
        ("short_year", 2)
    ]


def test_columns_can_be_chosen(shell: Shell) -> None:
    """--map stands over the guess; what cannot be followed is a usage error."""
    file = b"Persona,Jefe\nAna,Luis\n"
    assert shell("import", "people", "-", stdin=file).code == 2
    wrong = shell("import", "people", "-", "--map", "Nombre=full_name", stdin=file)
    assert (wrong.code, "Persona, Jefe" in wrong.err) == (2, True)
    chosen = ("--map", "Persona=full_name", "--map", "2=manager")
    assert shell("import", "people", "-", *chosen, stdin=file).code == 0
    assert sorted(people(shell)) == ["Ana", "Luis"]


def test_a_file_that_is_not_there(shell: Shell, tmp_path: Path) -> None:
    """A missing file is a usage error, a folder a failure; no traceback."""
    assert shell("import", "people", str(tmp_path / "none.csv")).code == 2
    assert shell("import", "people", str(tmp_path)).code == 1
    assert shell("import", "data", str(tmp_path / "none.json")).code == 2


def filled(shell: Shell) -> bytes:
    """Fill the store with a team and lines, and return its export."""
    shell("import", "people", "-", stdin=TEAM.encode())
    shell("log", "Đào", "> me duyệt giá mai")
    shell("log", "Đào", '"em chưa tự tin #gia @Hoà Phát Q=2')
    shell("log", "cmd", "> gửi báo giá +3d")
    return shell("export").out.encode()


def test_everything_comes_back_exactly(shell: Shell, tmp_path: Path) -> None:
    """An export into an empty folder gives the same export; a second time changes nothing."""
    data = filled(shell)
    other = ("--data", str(tmp_path / "other"))
    assert shell(*other, "import", "data", "-", stdin=data).code == 0
    assert shell(*other, "export").out.encode() == data
    assert shell(*other, "import", "data", "-", stdin=data).code == 0
    assert shell(*other, "export").out.encode() == data
    assert set(json.loads(data)) == {"schema", "documents"}


def test_a_dry_run_of_an_export_tells_what_is_new(shell: Shell, tmp_path: Path) -> None:
    """The numbers of new documents are printed, conflicts refused, and no folder is made."""
    data = filled(shell)
    folder = tmp_path / "other"
    dry = shell("--data", str(folder), "import", "data", "-", "--dry-run", stdin=data)
    assert (dry.code, folder.exists()) == (0, False)
    assert "Dry run" in dry.err
    done = shell("--data", str(folder), "import", "data", "-", stdin=data)
    assert done.out == dry.out
    again = shell("--data", str(folder), "import", "data", "-", "--dry-run", stdin=data)
    assert {line.rsplit(maxsplit=1)[1] for line in again.lines} == {"0"}
    other = json.loads(data)
    other["documents"]["commitment"][0]["text"] = "another"
    refused = shell("import", "data", "-", "--dry-run", stdin=json.dumps(other).encode())
    assert (refused.code, "with other content" in refused.err) == (1, True)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_store_that_was_only_looked_at_takes_an_export(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """The unnamed manager of a store that was merely opened gives way to the one who comes in."""
    data = json.loads(filled(shell))
    (me,) = (each for each in data["documents"]["person"] if each["id"] == "me")
    me.update(full_name="Lê Hoàng Ngân", rev=2)
    monkeypatch.setenv("COACHTUI_LANGUAGE", language)
    other = ("--data", str(tmp_path / "other"))
    assert shell(*other, "due").code == 0
    assert shell(*other, "import", "data", "-", stdin=json.dumps(data).encode()).code == 0
    assert json.loads(shell(*other, "export").out) == data


def test_other_content_under_the_same_id_keeps_all_out(shell: Shell) -> None:
    """A document that is here and differs is named by table and id; nothing comes in."""
    data = json.loads(filled(shell))
    before = shell("export").out
    data["documents"]["commitment"][0]["text"] = "canary"
    data["documents"]["person"].append({**data["documents"]["person"][0], "id": "new"})
    done = shell("import", "data", "-", stdin=json.dumps(data).encode())
    assert done.code == 1
    assert f"commitment {data['documents']['commitment'][0]['id']}" in done.err
    assert "canary" not in done.err
    assert shell("export").out == before


def test_documents_that_do_not_fit_are_named_and_can_be_taken_as_they_are(
    shell: Shell, tmp_path: Path
) -> None:
    """A misfit is named by table, id and type without its value; --as-is keeps it exactly."""
    data = json.loads(filled(shell))
    data["documents"]["person"][1]["role"] = "canary"
    data["documents"]["newer_kind"] = [{"id": "x", "rev": 3, "field": [1, None, 2.5]}]
    bytes_ = json.dumps(data).encode()
    other = ("--data", str(tmp_path / "other"))
    refused = shell(*other, "import", "data", "-", stdin=bytes_)
    assert refused.code == 1
    assert f"person {data['documents']['person'][1]['id']}" in refused.err
    assert "role" in refused.err
    assert "canary" not in refused.err
    assert shell(*other, "import", "data", "-", "--as-is", stdin=bytes_).code == 0
    exported = shell(*other, "export")
    assert json.loads(exported.out) == data
    assert "1 document does not fit" in exported.err


def test_what_is_no_export_is_refused(shell: Shell) -> None:
    """Other JSON and no JSON are told apart, with exit code 1."""
    assert "JSON" in shell("import", "data", "-", stdin=b"{").err
    assert shell("import", "data", "-", stdin=b'{"person": {}}').code == 1
    assert shell("import", "data", "-", stdin=b'{"schema": 2, "documents": {}}').code == 1


def test_one_persons_export_is_theirs_alone(shell: Shell) -> None:
    """With a name only that person's documents come, and no other person's name or line."""
    filled(shell)
    documents = json.loads(shell("export", "Đào").out)["documents"]
    assert [each["full_name"] for each in documents["person"]] == ["Đặng Thị Hồng Đào"]
    assert [each["text"] for each in documents["commitment"]] == ["duyệt giá"]
    assert len(documents["log_entry"]) == 2
    markdown = shell("export", "--format", "md", "Đào").out
    assert "duyệt giá" in markdown
    assert "cmd" not in markdown
    assert shell("export", "nobody").code == 3


def test_markdown_takes_names_as_text(shell: Shell) -> None:
    """A name that looks like markup is a heading of its literal signs."""
    filled(shell)
    lines = shell("export", "--format", "md").lines
    assert "# \\[/b\\]\\[@click=app.quit\\]x" in lines
    assert "# \\=cmd\\|x" in lines


def test_an_export_to_a_file_is_private_and_new(shell: Shell, tmp_path: Path) -> None:
    """The file is readable to its owner alone, equals stdout, and is never written over."""
    data = filled(shell)
    path = tmp_path / "out.json"
    assert shell("export", "--output", str(path)).code == 0
    assert (path.stat().st_mode & 0o777, json.loads(path.read_bytes())) == (0o600, json.loads(data))
    again = shell("export", "--format", "md", "--output", str(path))
    assert (again.code, json.loads(path.read_bytes())) == (1, json.loads(data))
    assert shell("export", "--output", str(tmp_path / "none" / "x.json")).code == 2


def test_a_pipe_of_processes_moves_a_store(tmp_path: Path) -> None:
    """Through real processes an export piped into another folder gives the same export."""
    assert spawn(["import", "people", "-"], TEAM.encode()).code == 0
    exported = spawn(["export"])
    other = ["--data", str(tmp_path / "other")]
    assert spawn([*other, "import", "data", "-"], exported.out.encode()).code == 0
    assert spawn([*other, "export"]).out == exported.out
