"""A grid of names and days: its cursor stays on its cell, it draws only what changed."""

from hypothesis import given, strategies as st
from rich.segment import Segment
from textual.strip import Strip

from coachtui.text import cells
from coachtui.ui.day_cells import GridCell, GridColumn, GridRow, padded, spread
from coachtui.ui.day_grid import DayGrid
from coachtui.ui.themes import DARK
from screens import HOSTILE, Stage, lines, links, seen, segments, settle

DAYS = ("23", "24", "25", "26", "27")
PEOPLE = ("An", "Đăng", "Hân", "Thơ")


def columns(days: tuple[str, ...] = DAYS, **more: bool) -> list[GridColumn]:
    """Give back a column a day."""
    return [GridColumn(day, ("T2", day), 5, **more) for day in days]


def rows(names: tuple[str, ...] = PEOPLE, text: str = "", days: int = len(DAYS)) -> list[GridRow]:
    """Give back a row a name with the same text in every cell."""
    return [GridRow(name, name, (GridCell(text),) * days) for name in names]


class Told(DayGrid):
    """A grid that remembers which of its lines were drawn."""

    drawn: tuple[int, ...] = ()

    def render_line(self, y: int) -> Strip:
        """Draw a line and note its number."""
        self.drawn = (*self.drawn, y)
        return super().render_line(y)


class Calendar(Stage):
    """A stage with a grid, which keeps what it told."""

    def __init__(self) -> None:
        super().__init__(lambda: Told(8))
        self.told: list[object] = []

    @property
    def grid(self) -> Told:
        """The grid."""
        return self.query_one(Told)

    def on_day_grid_opened(self, message: DayGrid.Opened) -> None:
        """Keep the cell."""
        self.told.append((message.row, message.column))

    def on_day_grid_beyond(self, message: DayGrid.Beyond) -> None:
        """Keep the side."""
        self.told.append(message.side)


async def test_the_cursor_stays_on_its_person_and_its_day() -> None:
    """Other rows and other columns leave the cursor on the keys it was on."""
    app = Calendar()
    async with app.run_test() as pilot:
        app.grid.show(columns(), rows())
        app.grid.go_to("Hân", "25")
        app.grid.show(columns(("22", *DAYS)), rows(("Bình", *reversed(PEOPLE)), days=6))
        await settle(pilot)
        assert app.grid.at == ("Hân", "25")
        app.grid.show(columns(), rows(("An",)))
        await settle(pilot)
        assert app.grid.at == ("An", "25")


async def test_arrows_and_letters_move_and_enter_opens_the_cell() -> None:
    """Arrows, hjkl, Home and End move; Enter tells both keys; past an edge the side is told."""
    app = Calendar()
    async with app.run_test() as pilot:
        app.grid.show(columns(), rows())
        app.grid.focus()
        await pilot.press("right", "l", "j", "down", "k", "h", "enter")
        assert app.told == [("Đăng", "24")]
        await pilot.press("up", "up", "end", "right", "home", "left", "enter")
        assert app.told[1:] == [1, -1, ("An", "23")]


async def test_a_move_draws_two_names_and_the_headings_and_nothing_else() -> None:
    """Down draws the name left and the name reached; another day draws the headings too."""
    app = Calendar()
    async with app.run_test() as pilot:
        app.grid.show(columns(), rows())
        app.grid.focus()
        await settle(pilot)
        app.grid.drawn = ()
        await pilot.press("down")
        await settle(pilot)
        assert set(app.grid.drawn) == {2, 3}
        app.grid.drawn = ()
        await pilot.press("right")
        await settle(pilot)
        assert set(app.grid.drawn) == {0, 1, 3}


async def test_a_changed_cell_draws_its_name_alone_and_the_same_again_draws_nothing() -> None:
    """Showing rows of which one changed draws that one; showing them again draws none."""
    app = Calendar()
    async with app.run_test() as pilot:
        app.grid.show(columns(), rows())
        await settle(pilot)
        app.grid.drawn = ()
        changed = [*rows(PEOPLE[:2]), *rows(("Hân",), "1-1"), *rows(("Thơ",))]
        app.grid.show(columns(), changed)
        await settle(pilot)
        assert set(app.grid.drawn) == {4}
        app.grid.drawn = ()
        app.grid.show(columns(), changed)
        await settle(pilot)
        assert app.grid.drawn == ()


async def test_names_and_cells_are_never_markup() -> None:
    """Brackets, links and backslashes stand there as they are, and nothing can be clicked."""
    app = Calendar()
    async with app.run_test(size=(100, 24)) as pilot:
        wide = [GridColumn("23", HOSTILE[:2], 40, grows=False)]
        app.grid.show(wide, [GridRow(text, text, (GridCell(text),)) for text in HOSTILE])
        await settle(pilot)
        for line, text in zip(lines(app)[2:], HOSTILE, strict=False):
            assert text in line
        assert links(app) == []


async def test_more_names_than_lines_scroll_with_the_cursor_and_say_where() -> None:
    """The cursor's name stays in sight, the headings stay put, the corner counts."""
    app = Calendar()
    many = tuple(f"N{number:02}" for number in range(30))
    async with app.run_test(size=(60, 10)) as pilot:
        app.grid.styles.max_height = 8
        app.grid.show(columns(), rows(many))
        app.grid.focus()
        await settle(pilot)
        await pilot.press(*["down"] * 12)
        await settle(pilot)
        shown = lines(app)
        assert "T2" in shown[0]
        assert "8-13/30" in shown[1]
        assert "N12" in shown[7]
        await pilot.press(*["up"] * 12)
        await settle(pilot)
        assert "N00" in lines(app)[2]


async def test_the_cursor_is_seen_without_colours() -> None:
    """In focus the cell has another ground, out of focus it is underlined."""
    app = Calendar()

    def marked() -> Segment:
        return next(one for one in segments(app)[2] if one.text.startswith("1-1"))

    async with app.run_test() as pilot:
        app.grid.show(columns(), rows(text="1-1"))
        app.grid.focus()
        await settle(pilot)
        style = marked().style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.get_truecolor().hex == DARK.variables["block-cursor-background"]
        app.set_focus(None)
        await settle(pilot)
        style = marked().style
        assert style is not None
        assert style.underline


async def test_a_narrow_column_shows_the_short_text() -> None:
    """Where the text has no room its short form stands, and a wide one stays whole."""
    app = Calendar()
    async with app.run_test() as pilot:
        both = [GridColumn("a", ("",), 2, gap=0, grows=False), GridColumn("b", ("",), 6)]
        app.grid.show(both, [GridRow("An", "An", (GridCell("▲am", "▲a"),) * 2)])
        await settle(pilot)
        assert " An      ▲a▲am " in seen(app)


@given(st.text(max_size=12), st.integers(0, 10))
def test_a_padded_text_has_exactly_its_width(text: str, width: int) -> None:
    """Whatever stands in a cell, the columns behind it stay in place."""
    assert cells(padded(text, width)) == width


@given(st.integers(20, 300), st.integers(2, 20))
def test_columns_share_the_room_alike_and_never_more_than_there_is(room: int, most: int) -> None:
    """Growing columns are equally wide and fit; without room each has its least."""
    given_widths = spread(columns(), room, most)
    assert len(set(given_widths)) == 1
    assert sum(given_widths) <= max(room, 25)
    assert given_widths[0] >= 5
