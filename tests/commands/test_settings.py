"""Settings are followed exactly or refused with the place named; paths create nothing."""

from pathlib import Path

import pytest

from coachtui.language import Words
from coachtui.paths import config_file, data_folder
from coachtui.settings import Settings, SettingsError, load_settings
from coachtui.settings.values import NAMES


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """No settings file means the documented defaults, and none is created."""
    assert load_settings(tmp_path / "config.toml", {}) == Settings()
    assert not list(tmp_path.iterdir())


def test_the_file_is_followed_and_the_environment_wins(tmp_path: Path) -> None:
    """Every key is read from the file; COACHTUI_LANGUAGE beats it."""
    file = tmp_path / "config.toml"
    file.write_text(
        'language = "vi"\nclipboard = "osc52"\nmouse = "off"\nzone = "Asia/Bangkok"\n'
        'opening_line = "Dạo này {nv} thế nào?\\u202e"\n',
        encoding="utf-8",
    )
    opening = "Dạo này {nv} thế nào?"
    assert load_settings(file, {}) == Settings("vi", "osc52", "off", "Asia/Bangkok", opening)
    assert load_settings(file, {"COACHTUI_LANGUAGE": "en"}).language == "en"
    assert load_settings(file, {"COACHTUI_LANGUAGE": ""}).language == "vi"


def test_what_is_on_or_off_is_read_as_that(tmp_path: Path) -> None:
    """`saturday` and `initials` are true or false, without quotes."""
    file = tmp_path / "config.toml"
    file.write_text("saturday = true\ninitials = false\n", encoding="utf-8")
    read = load_settings(file, {})
    assert (read.saturday, read.initials) == (True, False)
    assert (Settings().saturday, Settings().initials) == (False, True)


@pytest.mark.parametrize(
    ("text", "problem", "message"),
    [
        (
            '# mine\n\nlangauge = "vi"\n',
            "misspelt_key",
            "{file}, line 3: unknown key “langauge”. Did you mean “language”?",
        ),
        (
            "[shortcuts]\n",
            "unknown_key",
            (
                "{file}, line 1: unknown key “shortcuts”. Known keys: language, clipboard, mouse,"
                f" {', '.join(NAMES[3:])}."
            ),
        ),
        (
            'mouse = "auto"\nclipboard = "yes"',
            "wrong_value",
            "{file}, line 2: clipboard is “yes”, but must be one of: off, osc52, screen.",
        ),
        (
            'saturday = "yes"',
            "wrong_value",
            "{file}, line 1: saturday is “yes”, but must be one of: true, false.",
        ),
        ("mouse = true", "not_text", "{file}, line 1: mouse must be text in quotes."),
        (
            'zone = "../../etc/passwd"',
            "wrong_zone",
            "{file}, line 1: “../../etc/passwd” is no time zone. Write it like Asia/Ho_Chi_Minh.",
        ),
        (
            'mouse = "auto"\nlanguage = vi\n',
            "not_toml",
            "{file}, line 2: this is not TOML (Invalid value).",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(
    tmp_path: Path, text: str, problem: str, message: str
) -> None:
    """The message names file, line, key and what would be right, in both languages."""
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_settings(file, {})
    error = raised.value
    assert error.problem == problem
    english = Words.of("en").label("settings_problem", error.problem, **error.values)
    assert english == message.replace("{file}", str(file))
    vietnamese = Words.of("vi").label("settings_problem", error.problem, **error.values)
    assert str(file) in vietnamese
    assert "{" not in vietnamese


def test_the_norms_of_field_days_are_numbers(tmp_path: Path) -> None:
    """Half-days a month may be whole or not; text and numbers out of reason name their line."""
    file = tmp_path / "config.toml"
    file.write_text('half_days_new = 3\nhalf_days_seasoned = 0.5\ndebrief = "per_call"\n', "utf-8")
    settings = load_settings(file, {})
    assert (settings.half_days_new, settings.half_days_seasoned) == (3.0, 0.5)
    assert settings.debrief == "per_call"
    for wrong in ('"2"', "true", "0", "21", "nan"):
        file.write_text(f"half_days_new = {wrong}\n", "utf-8")
        with pytest.raises(SettingsError) as caught:
            load_settings(file, {})
        assert caught.value.problem == "not_number"
        assert caught.value.values["line"] == 1


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_an_unreadable_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """A file that is not UTF-8, or no file at all but a folder, is named and not skipped."""
    file = tmp_path / "config.toml"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as raised:
        load_settings(file, {})
    assert raised.value.problem == "unreadable"
    assert raised.value.values["file"] == str(file)


def test_a_wrong_variable_is_refused(tmp_path: Path) -> None:
    """A language the program does not speak is not quietly replaced by another."""
    with pytest.raises(SettingsError) as raised:
        load_settings(tmp_path / "none", {"COACHTUI_LANGUAGE": "fr"})
    message = Words.of("en").label("settings_problem", raised.value.problem, **raised.value.values)
    assert message == "COACHTUI_LANGUAGE is “fr”, but must be one of: auto, en, vi."


def test_the_data_folder_is_flag_then_variable_then_the_users_own(
    own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest wish wins, `~` and relative paths are resolved, and nothing is created."""
    monkeypatch.chdir(own_world)
    wish = {"COACHTUI_DATA": "~/elsewhere"}
    assert data_folder("there", wish) == own_world / "there"
    assert data_folder(None, wish) == own_world / "elsewhere"
    assert data_folder(None, {"COACHTUI_DATA": ""}) == own_world / ".local/share/coachtui"
    assert config_file({"COACHTUI_CONFIG": "~/mine.toml"}) == own_world / "mine.toml"
    assert config_file({}) == own_world / ".config/coachtui/config.toml"
    assert not list(own_world.iterdir())
