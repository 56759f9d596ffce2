"""Keys of one's own: what is refused and where, and what the screens do with the rest."""

from collections.abc import Iterable
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.binding import Binding, BindingsMap
from textual.events import Key

from coachtui.language import Words
from coachtui.settings import KeyChoice, Keymap, Settings
from coachtui.ui.command_list import CommandList
from coachtui.ui.input_method import InputMethod, Ways
from coachtui.ui.key_book import key_book
from coachtui.ui.key_preset import ANSWERS
from coachtui.ui.keybytes import presses
from coachtui.ui.keymap import clashes, plan, problems, textual_keymap
from coachtui.ui.keynames import command_of, is_key, written_key
from places import Place
from screens import seen, settle

BOOK = key_book()
FUNCTION_KEYS = Keymap("function-keys")


def keymap(**keys: str) -> Keymap:
    """Give a keymap in which commands, `_` for a dot, have these keys."""
    return Keymap(
        chosen=tuple(
            KeyChoice(name.replace("_", ".", 1), text, "config.toml", at)
            for at, (name, text) in enumerate(keys.items(), 3)
        )
    )


def complaints(wanted: Keymap) -> list[str]:
    """Give what is wrong with a keymap, in English."""
    words = Words.of("en")
    return [
        words.label("settings_problem", one.problem, **one.values) for one in problems(wanted, BOOK)
    ]


@pytest.mark.parametrize(
    ("command", "keys", "told"),
    [
        ("list_nwe", "i", "there is no command “list.nwe”. Did you mean “list.new”?"),
        ("zzz_qqq", "i", "there is no command “zzz.qqq”. “coachtui keys” lists them all."),
        ("list_new", "f99", "list.new: there is no key “f99”. Did you mean “f9”?"),
        (
            "list_new",
            "notakey",
            "“notakey”. Press it in “coachtui keys --try” to see its name.",
        ),
        ("list_new", "", "list.new is given no key. Write none to take its keys away."),
        ("list_new", "đ", None),
        ("list_new", "backspace", None),
        ("list_new", "ctrl+h", None),
        ("app_go", "g", "app.go has one key for each choice; they cannot be changed."),
        ("app_back", "none", "app.back cannot be left without a key."),
        ("app_quit", "none", "app.quit cannot be left without a key."),
        ("app_help", "?", "app.help needs a key that works in fields too, such as f1 or ctrl+q."),
        (
            "app_capture",
            "c",
            "app.capture works in fields too and would take “c” away from typing there.",
        ),
        (
            "app_help",
            "f1,enter",
            "app.help works in fields too and would take “enter” away from typing there.",
        ),
        (
            "edit_save",
            "ctrl+s,z",
            "edit.save works in fields too and would take “z” away from typing there.",
        ),
        ("edit_save", "ctrl+k", "would take “ctrl+k” away from typing there."),
        ("edit_save", "s", "edit.save works in fields too and would take “s” away"),
        ("console_talk", "t", "console.talk works in fields too and would take “t” away"),
        ("debrief_next", "n", "debrief.next works in fields too and would take “n” away"),
        ("passphrase_leave", "x", "passphrase.leave works in fields too and would take “x” away"),
        ("copy_leave", "none", "copy.leave cannot be left without a key."),
        ("list_filter", "space", "“space” would be both list.filter and"),
        ("people_new", "e", "“e” would be both people.new and people.edit."),
        ("people_new", "u", "“u” would be both people.new and app.undo."),
        ("list_filter", "down", "list.filter: “down” moves the cursor where this command works."),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    command: str, keys: str, told: str | None
) -> None:
    """Unknown names, clashes and keys that text needs: file, line, and what would be right."""
    said = complaints(keymap(**{command: keys}))
    assert said
    assert all(line.startswith("config.toml, line 3: ") for line in said)
    if told is not None:
        assert any(told.removesuffix(".") in line for line in said)


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Two wrong lines are two complaints, each with its own line."""
    said = complaints(keymap(list_nwe="i", list_edit="f99"))
    assert [line.partition(":")[0] for line in said] == [
        "config.toml, line 3",
        "config.toml, line 4",
    ]


def test_what_can_be_is_let_pass() -> None:
    """Other keys, several at once, none, two commands that change places, keys as people write."""
    assert complaints(keymap(people_new="i, F6", app_help="f1,?", app_quit="^Q,q")) == []
    assert complaints(keymap(people_new="e", people_edit="n")) == []
    assert complaints(keymap(people_me="none", app_thank="none")) == []
    assert complaints(keymap(edit_save="f10", edit_leave="escape,f11")) == []
    assert [written_key(text) for text in ("^S", "Esc", "⇧PgUp", "F6", "?")] == [
        *("ctrl+s", "escape", "shift+pageup", "f6", "?")
    ]


def test_keys_of_places_that_are_never_in_front_together_may_be_one() -> None:
    """A grid, a sorting table and the list of people stand on screens of their own."""
    assert complaints(keymap(people_new="l")) == []
    assert complaints(keymap(people_new="space")) == []
    assert complaints(keymap(day_new="space")) != []


def test_a_widget_meets_the_screens_it_stands_on() -> None:
    """The lines of a conversation are on each console, and on no page."""
    lines = next(place for place in BOOK.places if place.name == "LogTable")
    met = {place.name for place in BOOK.places if place.sort == "screen" and place.meets(lines)}
    assert {"OneOnOneConsole", "RideConsole", "HearingConsole"} <= met
    assert not {"TodayScreen", "PeopleScreen", "DayPage"} & met


def test_a_letter_never_works_in_fields() -> None:
    """The keys of a command that works in fields too are told apart: `q` stays one of lists."""
    given = textual_keymap(keymap(app_quit="f10,z"))
    assert given == {"app.quit": "f10", "app.quit.outside": "z"}
    left = textual_keymap(keymap(app_help="f5"))
    assert left["app.help"] == "f5"
    assert not is_key(left["app.help.outside"])
    assert textual_keymap(Keymap()) == {}


def test_the_preset_has_no_letters() -> None:
    """With function-keys no letter is a command, but for the answers to a question."""
    planned = plan(FUNCTION_KEYS, BOOK)
    for place in BOOK.places:
        for one, own in place.keys.items():
            letters = [key for key in planned.get(one, own) if len(key) == 1 and key.isalpha()]
            assert not letters or one.startswith(ANSWERS)
    assert "f6" in planned["people.new"]
    assert "f7" in planned["people.edit"]
    assert complaints(FUNCTION_KEYS) == []


def test_the_preset_gives_no_key_twice_where_two_places_are_in_front() -> None:
    """No command of a screen and of a list on it come to one key; the app's own give way."""
    met = clashes({}, plan(FUNCTION_KEYS, BOOK), BOOK)
    assert not [each for each in met if not any("app." in one for one in each[1:])]


def test_the_preset_gives_no_key_twice_in_one_place() -> None:
    """Two commands of a class that had different letters have different keys."""
    planned = plan(FUNCTION_KEYS, BOOK)
    for place in BOOK.places:
        for one, other in combinations_with_replacement([*filter(None, place.keys)], 2):
            if one == other or set(place.keys[one]) & set(place.keys[other]):
                continue
            both = set(planned.get(one, place.keys[one])) & set(
                planned.get(other, place.keys[other])
            )
            assert not both, (place.name, one, other)


@pytest.mark.parametrize(
    "wanted",
    [
        FUNCTION_KEYS,
        keymap(people_new="e", people_edit="n"),
        keymap(people_new="e", people_edit="v", people_everybody="n"),
    ],
)
def test_textual_drops_no_binding(wanted: Keymap) -> None:
    """What Textual makes of it keeps every command of every place, on the keys meant."""
    given, planned = textual_keymap(wanted), plan(wanted, BOOK)
    for place in BOOK.places:
        bound = BindingsMap(
            Binding(key, f"act('{one}')", id=one)
            for one, keys in place.keys.items()
            for key in keys
            if one
        )
        bound.apply_keymap(given)
        made = {(b.id, b.key) for _, b in bound}
        meant = {
            (one, key) for one, own in place.keys.items() for key in planned.get(one, own) if one
        }
        assert made == meant, place.name


async def run_with(folder: Path, wanted: Keymap, keys: Iterable[str]) -> str:
    """Press keys in the app with that keymap; give the name of the screen in front, and it."""
    app = Place(folder).app(settings=Settings(keys=wanted))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return f"{type(app.screen).__name__}\n{seen(app)}"


async def test_a_changed_key_works_and_the_old_one_does_not(tmp_path: Path) -> None:
    """People's `n` moved to F6: F6 adds, `n` does nothing, key line and help show F6."""
    wanted = keymap(people_new="f6")
    assert (await run_with(tmp_path / "a", wanted, ["2", "f6"])).startswith("FormScreen")
    shown = await run_with(tmp_path / "b", wanted, ["2", "n"])
    assert shown.startswith("PeopleScreen")
    assert "F6 New" in shown
    helped = await run_with(tmp_path / "c", wanted, ["2", "f1", *"new"])
    assert "F6" in helped


async def test_a_command_without_a_key_is_still_in_the_palette(tmp_path: Path) -> None:
    """`none` takes the key and its hint away; help finds the command and runs it."""
    wanted = keymap(people_new="none")
    shown = await run_with(tmp_path / "a", wanted, ["2", "n"])
    assert shown.startswith("PeopleScreen")
    assert " New" not in shown.splitlines()[-1]
    assert "none:" not in shown
    helped = await run_with(tmp_path / "b", wanted, ["2", "f1", *"new"])
    assert helped.startswith(CommandList.__name__)
    assert "none:" not in helped
    ran = await run_with(tmp_path / "c", wanted, ["2", "f1", *"new", "enter"])
    assert ran.startswith("FormScreen")


async def test_a_letter_given_to_quit_is_text_in_a_field(tmp_path: Path) -> None:
    """`z` quits on a list; in a field it is a letter."""
    wanted = keymap(app_quit="ctrl+q,z")
    shown = await run_with(tmp_path, wanted, ["2", "n", "z", "o", "e"])
    assert "zoe" in shown


def test_the_bytes_of_keys_have_the_names_textual_gives() -> None:
    """Each sequence that is named here is named so by Textual too, and the common ones are."""
    named = 0
    for sequence in ANSI_SEQUENCES_KEYS:
        mine = [press.key for press in presses(sequence.encode())]
        theirs = [event.key for event in XTermParser().feed(sequence) if isinstance(event, Key)]
        # Textual takes some old sequences for those of another protocol
        told = len(mine) == len(theirs) == 1 and mine[0] and theirs[0].isprintable()
        if told and sequence != "\x9b":
            named += 1
            assert mine == theirs, repr(sequence)
    assert named > 100
    typed = [(one.key, one.character) for one in presses("aĐ/?đ\x7f".encode())]
    assert typed == [
        *(("a", "a"), ("Đ", "Đ"), ("slash", "/"), ("question_mark", "?"), ("đ", "đ")),
        ("backspace", ""),
    ]


@pytest.mark.parametrize(
    ("reads", "ways"),
    [
        ([b"d", b"\x7f\xc4\x91"], Ways(rewrites="7f")),
        ([b"e", b"\x08", b"\xc3\xaa"], Ways(rewrites="08")),
        ([b"e", "\u202f\x7f\x7fê".encode()], Ways(rewrites="7f", fillers=True)),
        (["tiếng Việt".encode()], Ways(whole=True)),
        ([b"a", b"\xcc\x81"], Ways(parts=True)),
        ([b"a", "\x1b[1;2Dá".encode()], Ways(selects=True)),
        ([b"tieng Viet\x7f"], Ways()),
    ],
)
def test_an_input_method_is_known_by_its_ways(reads: list[bytes], ways: Ways) -> None:
    """Taking back, whole letters, fillers, marking, parts: each is found from the bytes alone."""
    method = InputMethod(lambda: 0.0)
    for data in reads:
        for press in presses(data):
            method.take(press)
    assert method.ways == ways


def test_a_backspace_of_ones_own_is_no_input_method() -> None:
    """A letter that comes long after a Backspace was typed whole."""
    moments = iter((0.0, 0.0, 5.0))
    method = InputMethod(lambda: next(moments))
    for press in presses("\x7fđ".encode()):
        method.take(press)
    assert method.ways == Ways(whole=True)


def test_every_command_in_the_book_is_described() -> None:
    """Each id has words to list it by."""
    assert {command_of(one) for one in BOOK.ids} <= set(BOOK.labels)
