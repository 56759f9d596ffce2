"""No control character of a stored text reaches the terminal."""

from hypothesis import given, strategies as st
from rich.segment import ControlType, Segment
from textual.color import Color

from coachtui.ui.sanitise import Sanitise

BAD = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ud800",
]
BLACK = Color(0, 0, 0)


def out(text: str) -> str:
    """Give back what the filter leaves of a text."""
    return "".join(segment.text for segment in Sanitise().apply([Segment(text)], BLACK))


def test_every_control_character_goes() -> None:
    """Each of C0, DEL, C1 and the direction marks is taken out of the middle of a text."""
    assert {character: out(f"a{character}b") for character in BAD} == dict.fromkeys(BAD, "ab")


def test_a_clipboard_sequence_loses_its_teeth() -> None:
    """What would write the reader's clipboard comes out as plain letters."""
    assert out("\x1b]52;c;aGFja2Vk\x07") == "]52;c;aGFja2Vk"


@given(st.text(st.characters(blacklist_categories=("Cc", "Cf", "Cs"))))
def test_ordinary_text_passes_unchanged(text: str) -> None:
    """Letters, accents and signs of any script stay as they are."""
    assert out(text) == text


def test_joined_emoji_stay_joined() -> None:
    """The joiner of an emoji is no control character of the terminal."""
    assert out("\U0001f469\u200d\U0001f4bb") == "\U0001f469\u200d\U0001f4bb"


def test_control_segments_of_textual_pass() -> None:
    """Cursor moves that Textual itself makes are not text, and stay."""
    home = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert Sanitise().apply([home], BLACK) == [home]
