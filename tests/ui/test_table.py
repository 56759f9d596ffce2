"""A list keeps its cursor on the record, its columns in the screen, and its texts literal."""

from collections.abc import Sequence

import pytest
from hypothesis import given, strategies as st
from rich.style import Style

from coachtui.language import Words
from coachtui.text import cells
from coachtui.ui.rows import Column, Row, cut, narrowed, spread, widths
from coachtui.ui.table import MOST_ROWS, RowTable
from coachtui.ui.themes import DARK, LIGHT
from screens import Stage, lines, one_read, segments, settle

COLUMNS = (Column("Name"), Column("Due", 10, "right"))
PEOPLE = ("An", "Đăng", "H'Duyên", "Rafael", "Thơ", "Vượng")


def rows(names: Sequence[str] = PEOPLE) -> list[Row]:
    """Give back a row a name, its key the name itself."""
    return [Row(name, (f"chị {name}", "T6 27/11")) for name in names]


def colour(style: Style | None) -> str:
    """Give back the colour of a text."""
    return style.color.get_truecolor().hex if style and style.color else ""


class Listing(Stage):
    """A stage with a table, which keeps what was opened."""

    def __init__(self, language: str = "en") -> None:
        words = Words.of(language)
        super().__init__(lambda: RowTable(words, "Nobody yet: n adds a rep."))
        self.opened: list[str] = []

    @property
    def table(self) -> RowTable:
        """The table."""
        return self.query_one(RowTable)

    def on_row_table_opened(self, message: RowTable.Opened) -> None:
        """Keep the key."""
        self.opened.append(message.key)


async def test_the_cursor_stays_on_its_record() -> None:
    """New rows above, a changed order or other texts do not move the cursor to another record."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, rows())
        app.table.highlight("Rafael")
        app.table.show(COLUMNS, rows(["Bình", "Châu", *reversed(PEOPLE), "Yến"]))
        await settle(pilot)
        assert app.table.highlighted_key == "Rafael"


async def test_the_cursor_takes_the_next_place_when_its_record_goes() -> None:
    """A row that was dealt with leaves the cursor on the one that moved up."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, rows())
        app.table.highlight("Rafael")
        app.table.show(COLUMNS, rows([name for name in PEOPLE if name != "Rafael"]))
        await settle(pilot)
        assert app.table.highlighted_key == "Thơ"
        app.table.show(COLUMNS, rows(["An"]))
        await settle(pilot)
        assert app.table.highlighted_key == "An"


async def test_letters_and_arrows_move_and_enter_opens() -> None:
    """j, k, g, G, Home and End move like the arrows; Enter tells the key under the cursor."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, rows())
        app.table.focus()
        walked = []
        for key in ("j", "down", "k", "G", "g", "end", "home", "down", "up"):
            await pilot.press(key)
            walked.append(app.table.highlighted_key)
        assert walked == ["Đăng", "H'Duyên", "Đăng", "Vượng", "An", "Vượng", "An", "Đăng", "An"]
        await pilot.press("down", "enter")
        assert app.opened == ["Đăng"]


async def test_enter_opens_what_was_under_the_cursor_when_it_was_pressed() -> None:
    """Rows that change right after the key do not change what is opened."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, rows())
        app.table.highlight("Thơ")
        app.table.action_select_cursor()
        app.table.show(COLUMNS, rows(["Yến"]))
        await settle(pilot)
        assert app.opened == ["Thơ"]


async def test_headings_are_passed_over_and_come_into_sight() -> None:
    """The cursor never stands on a heading, and the topmost one shows above the first row."""
    app = Listing()
    head = Row("", ("Team",), "head")
    many = [head, *rows([f"a{n}" for n in range(40)]), head, *rows([f"b{n}" for n in range(5)])]
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.show(COLUMNS, many)
        app.table.focus()
        await settle(pilot)
        assert app.table.highlighted_key == "a0"
        app.table.highlight("a39")
        await pilot.press("j")
        assert app.table.highlighted_key == "b0"
        await pilot.press("k")
        assert app.table.highlighted_key == "a39"
        await pilot.press("g")
        await settle(pilot)
        assert app.table.highlighted_key == "a0"
        assert lines(app)[1].strip() == "Team"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_columns_fill_the_width_and_are_laid_out_anew(width: int) -> None:
    """At every width the last column stands at the edge, and long names end with an ellipsis."""
    app = Listing()
    async with app.run_test(size=(100, 20)) as pilot:
        app.table.show(COLUMNS, rows(["Nguyễn Thị Phương Thảo " * 20]))
        await settle(pilot)
        await pilot.resize_terminal(width, 20)
        await settle(pilot)
        line = lines(app)[1]
        assert cells(line) == width
        assert "…" in line
        assert line.rstrip().endswith("T6 27/11")
        assert cells(line.rstrip()) == width - 1


async def test_a_column_may_ask_for_a_wide_screen() -> None:
    """What does not fit beside the rest is left out, and comes back with the room for it."""
    app = Listing()
    columns = (*COLUMNS, Column("Mood", 6, from_width=100))
    async with app.run_test(size=(80, 20)) as pilot:
        app.table.show(columns, [Row("An", ("An", "hôm nay", "▅▄▃"))])
        await settle(pilot)
        assert "Mood" not in lines(app)[0]
        await pilot.resize_terminal(120, 20)
        await settle(pilot)
        assert "Mood" in lines(app)[0]
        assert "▅▄▃" in lines(app)[1]


async def test_tones_are_signs_as_well_as_colours() -> None:
    """Late and done are told by ! and ✓, whatever the colours are."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, [Row("a", ("An",), "late"), Row("b", ("Bình",), "good")])
        await settle(pilot)
        assert [line.split()[0] for line in lines(app)[1:3]] == ["!", "✓"]


async def test_another_theme_colours_the_rows_anew() -> None:
    """The colour of a late row is that of the theme that is on."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, [Row("z", ("Yến",)), Row("a", ("An",), "late")])
        shown = []
        for theme in (DARK, LIGHT):
            app.theme = theme.name
            await settle(pilot)
            styles = [part.style for part in segments(app)[2] if "An" in part.text]
            shown.append(colour(styles[0]))
        assert shown == [DARK.variables["text-error"], LIGHT.variables["text-error"]]


async def test_an_empty_list_says_what_to_press() -> None:
    """Without rows stands the sentence that names the key, wrapped into the width."""
    app = Listing()
    async with app.run_test(size=(20, 20)) as pilot:
        app.table.show(COLUMNS, [])
        await settle(pilot)
        assert " ".join("".join(lines(app)).split()) == "Nobody yet: n adds a rep."


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_a_long_list_says_how_many_more_there_are(language: str) -> None:
    """No more than 500 rows are drawn; the last line tells the rest and the key that filters."""
    app = Listing(language)
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show(COLUMNS, rows([f"Rep {n}" for n in range(MOST_ROWS + 7)]))
        app.table.focus()
        await pilot.press("G")
        await settle(pilot)
        assert app.table.row_count == MOST_ROWS + 1
        assert app.table.highlighted_key == f"Rep {MOST_ROWS - 1}"
        last = lines(app)[-1]
        assert "7" in last
        assert "/" in last


async def test_rows_given_before_the_table_is_seen_are_drawn() -> None:
    """A screen may fill its table while it is being laid out."""

    def make() -> RowTable:
        table = RowTable(Words.of("en"))
        table.show(COLUMNS, rows(["An"]))
        return table

    app = Stage(make)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "chị An" in lines(app)[1]


async def test_keys_of_one_read_all_count() -> None:
    """Three times j in one read of a slow line goes down three rows."""
    app = Listing()
    async with app.run_test() as pilot:
        app.table.show(COLUMNS, rows())
        app.table.focus()
        await settle(pilot)
        one_read(app, "jjj")
        await settle(pilot)
        assert app.table.highlighted_key == "Rafael"


def test_filtering_folds_and_keeps_headings_of_what_is_left() -> None:
    """Words match without accents and in any order; a heading without rows goes."""
    head, other = Row("", ("Nam",), "head"), Row("", ("Bắc",), "head")
    listed = [head, *rows(["Đăng", "Vượng"]), other, *rows(["An"])]
    assert [row.cells[0] for row in narrowed(listed, "dang chi")] == ["Nam", "chị Đăng"]
    assert narrowed(listed, "  ") == tuple(listed)
    assert narrowed(listed, "xyz") == ()


@given(st.text(max_size=60), st.integers(1, 40), st.sampled_from(["left", "right"]))
def test_a_cut_text_never_exceeds_its_cell(text: str, width: int, side: str) -> None:
    """Whatever stands in a cell takes at most the cell's width, on one line."""
    line = cut(text, width, "left" if side == "left" else "right")
    assert cells(line) <= width
    assert "\n" not in line


@given(
    st.lists(st.one_of(st.none(), st.integers(1, 20)), min_size=1, max_size=6),
    st.integers(40, 200),
)
def test_sharing_columns_take_exactly_what_is_left(
    given_widths: list[int | None], room: int
) -> None:
    """Columns and gaps together fill the room, where it holds the fixed ones and a little."""
    columns = [Column(width=width) for width in given_widths]
    shared = widths(columns, room, 1, 6)
    fixed = sum(width or 0 for width in given_widths) + len(columns) - 1
    sharing = given_widths.count(None)
    if sharing and room >= fixed + 6 * sharing:
        assert sum(shared) + len(columns) - 1 == room
    assert all(got == wanted for got, wanted in zip(shared, given_widths, strict=True) if wanted)


def test_a_heading_of_one_cell_reads_on_through_the_columns() -> None:
    """Its pieces fill each column exactly; only what has no room at all is cut, with a mark."""
    assert spread("Nhắc nhở riêng", (9, 5, 6)) == ("Nhắc nhở ", "riêng", "")
    assert spread("Nhắc nhở riêng", (9, 2)) == ("Nhắc nhở ", "r…")
    assert spread("部分です", (3, 5)) == ("部", "分で")
