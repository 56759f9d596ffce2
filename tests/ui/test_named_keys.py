"""Sentences under a keymap of one's own: each names the key that works, and knows its command."""

import re
from collections.abc import Iterable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from coachtui.language import NamedKey
from coachtui.settings import KeyChoice, Keymap, Settings
from coachtui.ui.key_book import Place as Bound, key_book
from coachtui.ui.keynames import command_of
from keyed import keyed, keys_of
from places import Place
from screens import seen, settle

ROOT = Path(__file__).parents[2]
BOOK = key_book()
FUNCTION_KEYS = Keymap("function-keys")
NAMED = re.compile(r"\{press:([^}]*)\}")
CHORD = re.compile(r"\^[A-Z]\b|⇧|↵|\bCtrl\+[A-BD-Z]\b(?!\w)|\bF\d{1,2}\b")
LETTER = re.compile(
    r"(?<!confidence )(?<![\w'’“.+\-–/])[b-zB-HJ-Z](?![\w'’\-])|: a (?=[a-z]+s\b)|\bEsc\b"
)
NO_KEY_OF_OURS = frozenset(
    {
        "A terminal that sends ^H makes it Ctrl+H too.",
        # of the field in focus, whatever the keymap says
        "Nothing matches “{text}”. Esc shows all.",
        # of the shell
        "Working for {n} s; Ctrl+C stops it.",
        # letters that are no keys
        "key must be one letter A to Z",
        'competencies must be keys, as ["Q", "L"]',
        "Allowed {per_head} x {heads} = {allowed} · planned per head {planned}",
        "{n} d",
        "recorded +{n} d late",
        "{hours} h",
        "Working for {n} s; you can go on meanwhile.",
    }
)
ELSEWHERE = frozenset({"people", "person"})
"""Scopes of screens that sentences of other parts of the program send one to."""


def keymap(keys: str, *commands: str) -> Keymap:
    """Give a keymap in which commands have these keys."""
    return Keymap(chosen=tuple(KeyChoice(one, keys, "config.toml", 3) for one in commands))


def test_each_command_is_done_by_its_first_key() -> None:
    """As people read keys; of a command that works in fields too, by the one that works there."""
    known = keys_of(Keymap())
    told = {
        "edit.save": "^S",
        "list.new": "n",
        "app.thank": "+",
        "list.open": "↵",
        "app.quit": "^Q",
        "app.palette": "^P",
        "app.help": "F1",
        "ride.stops": "⇧Tab",
    }
    assert {one: known(one) for one in told} == {one: NamedKey(key) for one, key in told.items()}
    assert all((each := known(one)) and each.key for one in BOOK.labels)
    assert known("no.such") is None


def test_a_changed_key_takes_the_place_of_the_own_one() -> None:
    """The first of several is told, however it is written, and other commands keep theirs."""
    known = keys_of(keymap("f6,ctrl+g", "edit.save"))
    assert known("edit.save") == NamedKey("F6")
    assert known("edit.discard") == NamedKey("^R")
    assert keys_of(keymap("^G", "edit.save"))("edit.save") == NamedKey("^G")
    assert keys_of(keymap("z,f10", "app.quit"))("app.quit") == NamedKey("F10")


def test_a_command_without_a_key_is_in_the_palette() -> None:
    """It is told by the key of the palette, or of help where that has none, and its name."""
    assert keys_of(keymap("none", "edit.save"))("edit.save") == NamedKey("^P", "Save")
    assert keys_of(Keymap())("edit.not_chosen") == NamedKey("^P", "Texts not chosen")
    known = keys_of(keymap("none", "app.palette", "list.new"))
    assert known("list.new") == NamedKey("F1", "New")
    assert known("app.palette") == NamedKey("F1", "Commands")


def test_the_preset_has_no_letters() -> None:
    """With function-keys a sentence tells a letter only where a question takes letters."""
    known = keys_of(FUNCTION_KEYS)
    assert known("people.new") == NamedKey("F6")
    assert known("app.undo") == NamedKey("^U")
    for command in BOOK.labels:
        each = known(command)
        assert each is not None
        letter = len(each.key) == 1 and each.key.isalpha()
        assert not letter or command.startswith(("ask.", "triage.")), command


def catalogues() -> ModuleType:
    """Import the tool that reads the sentences of the source."""
    spec = spec_from_file_location("catalogues_tool", ROOT / "tools/words.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def area_of(file: str) -> str:
    """Give the part of the program a source file belongs to, as the book of keys names it."""
    parts = file.removeprefix("src/coachtui/").split("/")
    return ".".join(parts[: 2 if parts[0] == "records" else 1])


def stands_where(area: str, place: Bound) -> bool:
    """Tell whether a sentence of one part of the program shows where keys of a class work."""
    anywhere = area in {"ui", "exchange", "cli", "language"}
    return anywhere or place.sort == "app" or place.area in {area, "ui"}


def test_every_key_a_sentence_names_can_be_pressed_there() -> None:
    """Each command is known, has a name for the palette, and is bound where the sentence shows."""
    found = catalogues().extract(ROOT)
    checked = 0
    for (_, text), files in found.items():
        for command in NAMED.findall(text if isinstance(text, str) else "\n".join(text)):
            checked += 1
            assert BOOK.labels.get(command, ("", ""))[0], (command, text)
            bound = [
                place for place in BOOK.places if command in {command_of(one) for one in place.keys}
            ]
            assert bound, (command, text)
            if command.partition(".")[0] in ELSEWHERE:
                continue
            for file in files:
                area = area_of(file)
                assert any(stands_where(area, place) for place in bound), (command, file, text)
    assert checked > 100


def test_both_languages_name_the_same_keys() -> None:
    """No translation has lost a key or names another command."""
    tool = catalogues()
    for language in ("en", "vi"):
        for message in tool.entries(tool.read(ROOT, language)).values():
            if tool.is_missing(message):
                continue
            sources = [message.id] if isinstance(message.id, str) else [*message.id]
            wanted = {one for text in sources for one in NAMED.findall(text)}
            for text in tool.strings(message):
                assert set(NAMED.findall(text)) <= wanted, message.id
            assert {one for text in tool.strings(message) for one in NAMED.findall(text)} == wanted


def test_no_sentence_names_a_key_by_itself() -> None:
    """`^S` or a letter in a message id would go on being told once another key does it."""
    tool = catalogues()
    for (_, text), files in tool.extract(ROOT).items():
        on_screen = not all("/commands/" in file or "/cli/" in file for file in files)
        for one in (text,) if isinstance(text, str) else text:
            bare = tool.PLACEHOLDER.sub("%", one)
            told = CHORD.search(bare) or (on_screen and LETTER.search(bare))
            assert not told or one in NO_KEY_OF_OURS, one


def test_words_are_made_anew_only_where_the_program_starts() -> None:
    """Everywhere else they are taken from those at hand, so that the keys come along."""
    source = ROOT / "src/coachtui"
    files = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "Words.of(" in path.read_text(encoding="utf-8")
    }
    assert files == {"cli/forced.py", "cli/start.py", "language/words.py"}


async def shown(
    folder: Path, wanted: Keymap, keys: Iterable[str], language: str = "en"
) -> list[str]:
    """Press keys in the program with that keymap; give the lines of the screen in front."""
    app = Place(folder).app(language=language, settings=Settings(keys=wanted))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return seen(app).splitlines()


SAVES = keymap("f10", "edit.save")
BACK = {"en": "Your unsaved text is back.", "vi": "Bản nháp chưa lưu đã trở lại."}


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_a_draft_names_the_key_that_saves_it(tmp_path: Path, language: str) -> None:
    """With F10 for saving, what tells of a draft, the key line and help name F10; and it saves."""
    keys = ["2", "n", "z", "o", "e", "escape", "n"]
    lines = await shown(tmp_path / "a", SAVES, keys, language)
    told = next(line for line in lines if BACK[language] in line)
    assert f"F10 {'lưu' if language == 'vi' else 'saves it'}, ^R" in told
    words = keyed(language)
    assert any(f"F10 {words.say('Save')}" in line for line in lines)
    assert not any("^S" in line for line in lines)
    helped = await shown(tmp_path / "b", SAVES, [*keys, "f1"], language)
    assert any(words.say("Save") in line and "F10" in line for line in helped)
    assert not any("^S" in line for line in helped)
    saved = await shown(tmp_path / "c", SAVES, ["2", "n", *"Zoe", "f10"], language)
    assert any("Zoe" in line for line in saved[1:])
    assert not any(f"F10 {words.say('Save')}" in line for line in saved)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    ("wanted", "key"), [(FUNCTION_KEYS, "F6"), (keymap("i", "list.new"), "i"), (Keymap(), "n")]
)
async def test_an_empty_list_names_the_key_that_adds(
    tmp_path: Path, language: str, wanted: Keymap, key: str
) -> None:
    """Under each keymap the hint of an empty list and the key line name the same key."""
    lines = await shown(tmp_path, wanted, ["3"], language)
    start = {"en": "No one-on-one yet: ", "vi": "Chưa có buổi 1-1: "}[language]
    assert any(f"{start}{key} " in line for line in lines)
    assert f"{key} {keyed(language).say('New')}" in lines[-1]


async def test_a_list_whose_command_has_no_key_sends_one_to_the_palette(tmp_path: Path) -> None:
    """Where adding has no key the hint names the palette and the command's name in it."""
    wanted = keymap("none", "list.new")
    text = " ".join(" ".join(await shown(tmp_path / "a", wanted, ["3"])).split())
    assert "No one-on-one yet: ^P “New” plans one" in text
    listed = await shown(tmp_path / "b", wanted, ["3", "ctrl+p", *"new"])
    assert any(line.strip(" │") == "New" for line in listed)


async def test_a_key_written_into_a_binding_does_not_outlive_a_change(tmp_path: Path) -> None:
    """Bindings that say how their key is written say the new one: key line, help and hint."""
    lines = await shown(tmp_path / "a", SAVES, ["2", "P"])
    assert any("F10 goes on" in line for line in lines)
    lines = await shown(tmp_path / "b", SAVES, ["2", "P", "z"])
    assert "F10 Go on" in lines[-1]
    assert not any("^S" in line for line in lines)
