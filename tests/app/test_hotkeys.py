"""Single keys with a Vietnamese input method left on."""

from dataclasses import dataclass

import pytest

from coachtui.ui.hotkeys import InputMethodGuard

PAUSE = "|"
BACKSPACE = "⌫"
NAMES = {BACKSPACE: "backspace", "?": "question_mark", " ": "space"}


@dataclass
class Seconds:
    """A clock that moves when it is told to."""

    at: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.at


def pressed(stream: str) -> list[str]:
    """Give back the keys a stream means; `|` is a pause, `hint` stands where one was given."""
    seconds = Seconds()
    guard = InputMethodGuard(seconds)
    found: list[str] = []
    for sign in stream:
        if sign == PAUSE:
            seconds.at += 0.5
            continue
        seconds.at += 0.002
        meant = guard.read(NAMES.get(sign, sign), None if sign == BACKSPACE else sign)
        found += [*meant.keys, *(["hint"] if meant.hint else [])]
    return found


@pytest.mark.parametrize(
    ("stream", "keys"),
    [
        ("d|⌫đ", ["d", "d"]),
        ("a|⌫â", ["a", "a"]),
        ("o|⌫ô", ["o", "o"]),
        ("u|⌫ụ", ["u", "hint"]),
        ("e|⌫é|⌫es", ["e", "hint", "s"]),
        ("e|⌫ê|⌫ee", ["e", "e", "e"]),
        ("ư", ["hint"]),
        ("⌫|n", ["n"]),
        ("ă", ["1"]),
        ("â", ["2"]),
        ("ê", ["3"]),
        ("ô", ["4"]),
        ("đ", ["0"]),
        ("ư|ơ|ư", ["hint"]),
        ("d|\u202f⌫⌫đ", ["d", "hint", "d"]),
        ("t|i|e|n|g|⌫⌫⌫ếng", ["t", "i", "e", "n", "g", "hint"]),
        ("jjj", ["j", "j", "j"]),
        ("?", ["question_mark"]),
        ("D|⌫Đ", ["D", "D"]),
        ("\u200c", ["hint"]),
    ],
)
def test_keys_are_read_as_they_were_meant(stream: str, keys: list[str]) -> None:
    """Doubled keys press twice, tone marks do nothing but explain once, Backspace is nothing."""
    assert pressed(stream) == keys


def test_a_letter_soon_after_a_backspace_counts_unless_it_repeats() -> None:
    """Only letters that repeat a key already carried out are swallowed after a Backspace."""
    assert pressed("a|⌫z") == ["a", "z"]


def test_keys_without_a_letter_mean_themselves() -> None:
    """Arrows and function keys pass, with an input method's Backspace before them too."""
    guard = InputMethodGuard(Seconds())
    guard.read("backspace", None)
    assert guard.read("f1", None).keys == ("f1",)
