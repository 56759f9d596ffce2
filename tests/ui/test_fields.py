"""Fields keep every key in its turn, blink never, and take in a paste whole and clean."""

from collections.abc import Callable

import pytest
from textual import events
from textual.binding import Binding
from textual.widgets import Input, TextArea

from coachtui.ui.fields import PASTE_LIMIT, CoachInput, PasteNoted
from coachtui.ui.text_area import CoachTextArea
from screens import Stage, lines, one_read, settle

TELEX = {
    "Vietnamese in bursts of corrections": (
        ["t", "i", "e", "backspace", "ê", "n", "g", *["backspace"] * 3, "ế", "n", "g"],
        "tiếng",
    ),
    "a letter taken back": (["1", "2", "backspace", "3"], "13"),
    "a letter put in between": (["a", "b", "left", "c"], "acb"),
}


class Noting(Stage):
    """A stage that keeps what is said about pastes."""

    def __init__(self, make: Callable[[], CoachInput | CoachTextArea]) -> None:
        super().__init__(make)
        self.notes: list[PasteNoted] = []

    @property
    def field(self) -> CoachInput | CoachTextArea:
        """The field."""
        return field_of(self)

    def on_paste_noted(self, note: PasteNoted) -> None:
        """Keep it."""
        self.notes.append(note)


def field_of(app: Stage) -> CoachInput | CoachTextArea:
    """Give back the first field of ours."""
    fields: list[CoachInput | CoachTextArea] = []
    fields.extend(app.query(CoachInput))
    fields.extend(app.query(CoachTextArea))
    return fields[0]


def text_of(field: Input | TextArea) -> str:
    """Give back what stands in a field of either make."""
    return field.text if isinstance(field, TextArea) else field.value


@pytest.mark.parametrize("make", [CoachInput, CoachTextArea])
@pytest.mark.parametrize("case", TELEX)
async def test_keys_of_one_read_are_taken_in_order(
    make: type[CoachInput | CoachTextArea], case: str
) -> None:
    """What an input method sends in one write stands in the field as it was meant."""
    keys, meant = TELEX[case]
    app = Stage(make)
    async with app.run_test(notifications=True) as pilot:
        field = app.query_one(make)
        field.focus()
        await settle(pilot)
        one_read(app, keys)
        await settle(pilot)
        assert text_of(field) == meant


@pytest.mark.parametrize("make", [Input, TextArea])
async def test_stock_fields_still_mix_them_up(make: type[Input | TextArea]) -> None:
    """The mixin is still needed: Textual's own fields take Backspace after the later letters."""
    app = Stage(make)
    async with app.run_test(notifications=True) as pilot:
        field = app.query_one(make)
        field.focus()
        await settle(pilot)
        one_read(app, ["1", "2", "backspace", "3"])
        await settle(pilot)
        assert text_of(field) == "12"


def test_fields_bind_nothing_of_their_own() -> None:
    """A field with its own bindings would hide the list that is run in order; one adds to it."""
    assert CoachInput.BINDINGS is Input.BINDINGS
    left = [one for one in TextArea.BINDINGS if one not in CoachTextArea.BINDINGS]
    assert [one.key for one in left if isinstance(one, Binding)] == ["f6", "f7"]
    assert CoachTextArea.BINDINGS[:-1] == [one for one in TextArea.BINDINGS if one not in left]


async def test_fields_are_quiet_and_small() -> None:
    """No cursor blinks, no border is drawn, and a passage is never higher than 12 rows."""
    app = Stage(lambda: CoachInput("one"), lambda: CoachTextArea("row\n" * 40))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        line, passage = app.query_one(CoachInput), app.query_one(CoachTextArea)
        assert (line.cursor_blink, passage.cursor_blink) == (False, False)
        assert line.size.height == 1
        assert passage.size.height == 12
        assert lines(app)[0].startswith("one")


async def test_focus_leaves_the_text_alone() -> None:
    """A letter typed after coming into a filled field is added, and replaces nothing."""
    app = Stage(lambda: CoachInput("giữ giá"), CoachInput)
    async with app.run_test() as pilot:
        await pilot.press("tab", "shift+tab", "x")
        assert app.query(CoachInput).first().value == "giữ giáx"


async def test_a_paste_of_several_lines_is_kept_whole() -> None:
    """A line field makes one line of them, a passage keeps the line ends."""
    for make, meant in ((CoachInput, "một hai"), (CoachTextArea, "một\nhai\n")):
        app = Noting(make)
        async with app.run_test() as pilot:
            app.field.focus()
            await settle(pilot)
            app.post_message(events.Paste("một\r\nhai\r\n"))
            await settle(pilot)
            assert text_of(app.field) == meant


async def test_control_characters_of_a_paste_are_taken_out_and_counted() -> None:
    """A pasted escape sequence loses what makes it one, and the user is told."""
    app = Noting(CoachInput)
    async with app.run_test() as pilot:
        app.field.focus()
        await settle(pilot)
        app.post_message(events.Paste("a\x1b]52;c;eA==\x07b"))
        await settle(pilot)
        assert text_of(app.field) == "a]52;c;eA==b"
        assert [note.cleaned for note in app.notes] == [2]


@pytest.mark.parametrize("make", [CoachInput, CoachTextArea])
async def test_an_endless_paste_is_refused_with_its_length(
    make: type[CoachInput | CoachTextArea],
) -> None:
    """A paste that would hold up the screen changes nothing and is named."""
    app = Noting(lambda: make("before"))
    async with app.run_test() as pilot:
        app.field.focus()
        await settle(pilot)
        app.post_message(events.Paste("x" * (PASTE_LIMIT + 1)))
        await settle(pilot)
        assert text_of(app.field) == "before"
        assert [note.refused for note in app.notes] == [PASTE_LIMIT + 1]
