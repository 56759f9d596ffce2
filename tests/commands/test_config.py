"""`coachtui config`: where each value comes from, and changing it without losing a comment."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coachtui import paths
from coachtui.cli.config_words import PURPOSES, beginning
from coachtui.language import Words
from coachtui.settings import Settings, load_settings
from coachtui.settings.values import NAMES, choices_of
from shell import SOURCE, Shell

MINE = """\
# mine
theme = "light" # at the window

[keys]
# like the old program
"list.edit" = "i"
"""


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    """Give a shell in English on a host whose own settings file is in the test's folder."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "en")
    monkeypatch.setattr(paths, "SITE_CONFIG", tmp_path / "site.toml")
    return Shell(capsys, monkeypatch)


@pytest.fixture
def file(own_world: Path) -> Path:
    """Give the user's settings file, not there yet."""
    return own_world / "config.toml"


def rows(shell: Shell, *before: str) -> dict[str, tuple[str, str]]:
    """Give value and origin of each setting, as `config show` prints them."""
    lines = shell(*before, "config", "show").lines
    cells = [re.split(r" {2,}", line) for line in lines]
    return {one[0]: (one[1] if len(one) > 2 else "", one[-1]) for one in cells}


def use_editor(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Have EDITOR be a shell script, to which the file is $1."""
    editor = folder / "editor.sh"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))


def test_each_value_is_shown_with_its_origin(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flag, environment, own file, the host's file, default: each by name, with file and line."""
    file.write_text(MINE)
    (tmp_path / "site.toml").write_text('mouse = "off"\ntheme = "contrast"\n')
    monkeypatch.setenv("COACHTUI_COLOR", "256")
    shown = rows(shell, "--data", str(tmp_path / "mine"))
    assert shown["data"] == (str(tmp_path / "mine"), "--data")
    assert shown["config"] == (str(file), "COACHTUI_CONFIG")
    assert shown["language"] == ("en", "COACHTUI_LANGUAGE")
    assert shown["color"] == ("256", "COACHTUI_COLOR")
    assert shown["theme"] == ("light", f"{file}, line 2")
    assert shown["mouse"] == ("off", f"{tmp_path / 'site.toml'}, line 1")
    assert shown["zone"] == ("Asia/Ho_Chi_Minh", "default")
    assert shown["keys.list.edit"] == ("i", f"{file}, line 6")
    assert set(shown) >= set(NAMES)
    assert rows(shell)["data"][1] == "COACHTUI_DATA"


def test_another_file_can_be_named(shell: Shell, file: Path, tmp_path: Path) -> None:
    """`--config FILE` beats the variable, for what is shown and for what is done."""
    file.write_text('theme = "light"\n')
    other = tmp_path / "other.toml"
    other.write_text('theme = "contrast"\n')
    shown = rows(shell, "--config", str(other))
    assert shown["config"] == (str(other), "--config")
    assert shown["theme"] == ("contrast", f"{other}, line 1")
    other.write_text("theme = 3\n")
    assert shell(f"--config={other}", "path").code == 2
    assert shell("path").code == 0


def test_as_json(shell: Shell, file: Path) -> None:
    """`--json` has the same with types kept, and what is wrong beside it."""
    file.write_text('saturday = true\nhalf_days_new = 3\nmouse = "sometimes"\n')
    printed = shell("config", "show", "--json").json()
    found = {row["key"]: row for row in printed["settings"]}
    assert found["saturday"]["value"] is True
    assert found["half_days_new"]["value"] == 3.0
    assert found["saturday"]["source"] == "user"
    assert (found["saturday"]["where"], found["saturday"]["line"]) == (str(file), 1)
    assert found["mouse"]["source"] == "default"
    assert len(printed["problems"]) == 1


def test_setting_a_value_keeps_comments_and_order(shell: Shell, file: Path) -> None:
    """One value changes, one is added above the tables; every other byte stays."""
    file.write_text(MINE)
    assert shell("config", "set", "theme", "contrast").code == 0
    assert file.read_text() == MINE.replace('"light"', '"contrast"')
    assert shell("config", "set", "saturday", "true").code == 0
    assert shell("config", "set", "half_days_new", "3").code == 0
    assert shell("config", "set", "half_days_seasoned", "0,5").code == 0
    assert shell("config", "set", "opening_line", "Chào {nv}").code == 0
    read = load_settings(file, {})
    assert (read.theme, read.saturday, read.opening_line) == ("contrast", True, "Chào {nv}")
    assert (read.half_days_new, read.half_days_seasoned) == (3.0, 0.5)
    assert [choice.keys for choice in read.keys.chosen] == ["i"]
    for comment in ("# mine", "# at the window", "# like the old program"):
        assert comment in file.read_text()


def test_keys_are_set_by_the_name_of_their_command(shell: Shell, file: Path) -> None:
    """`keys.ID` and `keys.preset`, also where a table of tables or a bare preset stands."""
    assert shell("config", "set", "keys.people.new", "n,f6").code == 0
    assert shell("config", "set", "keys.preset", "function-keys").code == 0
    read = load_settings(file, {}).keys
    assert read.preset == "function-keys"
    assert [(choice.command, choice.keys) for choice in read.chosen] == [("people.new", "n,f6")]
    file.write_text('keys = "function-keys"\n')
    assert shell("config", "set", "keys.people.me", "none").code == 0
    assert load_settings(file, {}).keys.preset == "function-keys"
    file.write_text('[keys]\npeople.new = "i"\n')
    assert shell("config", "set", "keys.people.new", "f6").code == 0
    assert file.read_text() == '[keys]\npeople.new = "f6"\n'
    (choice,) = load_settings(file, {}).keys.chosen
    assert (choice.command, choice.keys, choice.line) == ("people.new", "f6", 2)


def test_the_file_is_made_for_its_owner_alone(shell: Shell, file: Path, tmp_path: Path) -> None:
    """A new file and its folder are nobody else's; a link to the file stays a link."""
    assert shell("config", "set", "theme", "light").code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    real = tmp_path / "dotfiles.toml"
    real.write_text("# kept elsewhere\n")
    file.unlink()
    file.symlink_to(real)
    assert shell("config", "set", "theme", "light").code == 0
    assert file.is_symlink()
    assert real.read_text() == '# kept elsewhere\ntheme = "light"\n'
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("theme", "drak", "theme is “drak”, but must be one of: dark, light, contrast"),
        ("saturday", "yes", "saturday is “yes”, but must be one of: true, false."),
        ("half_days_new", "99", "half_days_new must be a number from 0.1 to 20."),
        ("half_days_new", "many", "half_days_new must be a number from 0.1 to 20."),
        ("zone", "Hanoi", "“Hanoi” is no time zone."),
        ("colour", "red", "There is no setting “colour”."),
        ("keys", "vim", "keys is “vim”, but must be one of: default, function-keys."),
        ("keys.people.nwe", "i", "there is no command “people.nwe”. Did you mean “people.new”?"),
        ("keys.people.new", "e", "“e” would be both people.new and"),
    ],
)
def test_what_does_not_fit_is_refused(
    shell: Shell, file: Path, key: str, value: str, told: str
) -> None:
    """The sentence says what would be right, the exit code is 2, the file is as it was."""
    file.write_text(MINE)
    done = shell("config", "set", key, value)
    assert done.code == 2
    assert told in done.err
    assert file.read_text() == MINE


def test_a_variable_that_counts_for_more_is_named(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Setting what the environment overrides says so."""
    monkeypatch.setenv("COACHTUI_THEME", "contrast")
    assert "But COACHTUI_THEME is set" in shell("config", "set", "theme", "light").err
    assert load_settings(file, {}).theme == "light"
    monkeypatch.setenv("COACHTUI_THEME", "pink")
    wrong = shell("path")
    assert wrong.code == 2
    assert "COACHTUI_THEME is “pink”, but must be one of" in wrong.err


def test_validate_tells_all_that_is_wrong(shell: Shell, file: Path, tmp_path: Path) -> None:
    """Every wrong line of the file, of another file, and none in one that is in order."""
    assert shell("config", "validate").code == 0
    file.write_text('theme = "drak"\nlangauge = "vi"\n[keys]\n"list.edit" = "f99"\n')
    done = shell("config", "validate")
    assert done.code == 2
    assert [re.sub(r"^.*, line (\d).*", r"\1", line) for line in done.lines] == ["1", "2", "4"]
    other = tmp_path / "other.toml"
    other.write_text(MINE.replace('"i"', '"none"'))
    assert shell("config", "validate", str(other)).code == 0
    absent = shell("config", "validate", str(tmp_path / "absent.toml"))
    assert absent.code == 2
    assert "There is no file" in absent.err


def test_one_wrong_key_hides_no_other(shell: Shell, file: Path) -> None:
    """An unknown preset, no text, an unknown command and a clash: each is told with its line."""
    file.write_text(
        '[keys]\npreset = "emacs"\n"list.new" = 3\n"no.such" = "b"\n"list.edit" = "n"\n'
    )
    done = shell("config", "validate")
    assert done.code == 2
    assert sorted(re.sub(r"^.*, line (\d).*", r"\1", line) for line in done.lines) == list("2345")


def test_a_broken_file_stops_everything_but_its_mending(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a file that is no TOML other commands say where; validate, show and edit still work."""
    file.write_text("theme = [\n")
    assert shell("due").code == 2
    assert shell("config", "validate").code == 2
    assert "this is not TOML" in shell("config", "show").err
    refused = shell("config", "set", "theme", "light")
    assert (refused.code, file.read_text()) == (2, "theme = [\n")
    use_editor(monkeypatch, tmp_path, 'echo \'theme = "light"\' > "$1"')
    assert shell("config", "edit").code == 0
    assert shell("path").code == 0
    assert load_settings(file, {}).theme == "light"


def test_editing_begins_with_everything_that_can_be_set(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a file the editor gets one of comments; left as it is, none is made."""
    use_editor(monkeypatch, tmp_path, f'cp "$1" {tmp_path}/seen.toml')
    assert shell("config", "edit").code == 0
    assert not file.exists()
    seen = (tmp_path / "seen.toml").read_text()
    assert tomllib.loads(seen) == {}
    assert all(name in seen for name in NAMES)
    assert (tmp_path / "seen.toml").stat().st_mode & 0o077 == 0
    plain = "\n".join(line.removeprefix("# ") for line in seen.splitlines() if " = " in line)
    before_keys = plain.partition("preset = ")[0]
    (tmp_path / "plain.toml").write_text(before_keys)
    assert load_settings(tmp_path / "plain.toml", {}) == Settings()


def test_what_was_written_wrong_is_kept(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong settings are told and not taken; answering no keeps the text beside the file."""
    file.write_text(MINE)
    use_editor(monkeypatch, tmp_path, 'echo \'theme = "drak"\' > "$1"')
    done = shell("config", "edit", stdin=b"n\n")
    assert done.code == 2
    assert "theme is “drak”" in done.err
    assert file.read_text() == MINE
    (kept,) = file.parent.glob("config-*.toml")
    assert str(kept) in done.err
    assert kept.read_text() == 'theme = "drak"\n'


def test_it_is_edited_again_until_it_is_right(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Yes opens the editor on what was written; right at last, it is taken, and no copy stays."""
    script = (
        'grep -q drak "$1" && echo \'theme = "light"\' > "$1" || echo \'theme = "drak"\' > "$1"'
    )
    use_editor(monkeypatch, tmp_path, script)
    assert shell("config", "edit", stdin=b"y\n").code == 0
    assert file.read_text() == 'theme = "light"\n'
    assert [path.name for path in file.parent.glob("*.toml")] == ["config.toml"]


@pytest.mark.parametrize("script", ["exit 3", 'printf "\\377" > "$1"'])
def test_a_failing_editor_changes_nothing(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """An editor that fails, or writes what is no text, leaves the settings alone."""
    file.write_text(MINE)
    use_editor(monkeypatch, tmp_path, script)
    done = shell("config", "edit")
    assert done.code == 1
    assert "The settings are as they were." in done.err
    assert file.read_text() == MINE
    monkeypatch.setenv("EDITOR", "/nowhere/at/all")
    assert shell("config", "edit").code == 1


def test_under_restriction_no_editor_opens(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor is a shell: behind a forced command it is refused."""
    use_editor(monkeypatch, tmp_path, f"touch {tmp_path}/opened")
    monkeypatch.setenv("COACHTUI_RESTRICTED", "1")
    assert shell("config", "edit").code == 2
    assert not (tmp_path / "opened").exists()
    assert not file.exists()


def test_a_file_that_cannot_be_written_says_so(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder of the settings is a file, nothing is written and the reason is given."""
    monkeypatch.setenv("COACHTUI_CONFIG", str(file / "config.toml"))
    file.write_text("")
    done = shell("config", "set", "theme", "light")
    assert done.code in {1, 2}
    assert str(file) in done.err
    assert file.read_text() == ""


def test_every_setting_says_what_it_is_for() -> None:
    """None is left out of the file one begins with, in either language."""
    assert set(PURPOSES) == set(NAMES)
    for language in ("en", "vi"):
        assert tomllib.loads(beginning(Words.of(language))) == {}


def test_the_page_about_settings_names_every_one() -> None:
    """docs/settings.md leaves no setting and no choice out."""
    page = (SOURCE.parent / "docs/settings.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert f"`{name}`" in page
        assert all(choice in page for choice in choices_of(name))


def test_reading_the_settings_loads_no_writer() -> None:
    """`config show` reads with what Python has; what keeps comments is loaded by `set` alone."""
    script = (
        "import sys\nfrom coachtui.cli.start import run\n"
        "run(['config', 'show'])\nprint('tomlkit' in sys.modules)\n"
        "run(['config', 'set', 'theme', 'light'])\nprint('tomlkit' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert [line for line in done.stdout.splitlines() if line in {"True", "False"}] == [
        *("False", "True")
    ]
