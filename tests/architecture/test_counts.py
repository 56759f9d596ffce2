"""Counts that are the same on every machine: what a save, an opening, a frame and a key cost."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
from pydantic_core import from_json

from coachtui.domain.record import Part
from coachtui.overview.today import TodayScreen
from coachtui.storage import snapshot
from overview_desk import app_of, open_desk, waiting_desk
from stores import entry, person, store_in
from terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "chị Hà hẹn thứ tư gửi báo giá mới"
MOST_WIDGETS = 60
MOST_BYTES = 1100
IDLE_SECONDS = 3.0
PROMPT = "›"


def filled(folder: Path, lines: int = 200) -> Path:
    """Give back the folder of a store with a snapshot of so many lines, and a journal."""
    with store_in(folder) as store:
        rep = person("Nguyễn Văn An")
        store.load({"person": [rep.model_dump(mode="json")]}, "")
        rows = [entry(f"dòng {number}", rep.id).model_dump(mode="json") for number in range(lines)]
        store.load({"log_entry": rows}, "")
        store.compact()
        store.load({"log_entry": [entry("sau đó", rep.id).model_dump(mode="json")]}, "")
    return folder


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[Terminal]:
    """Run the program over a store in a terminal of 80x24."""
    command = [sys.executable, "-m", "coachtui", "--data", str(folder), *arguments]
    env = {"COACHTUI_LANGUAGE": "en", "PYTHONPATH": str(ROOT / "src")}
    with Terminal(command, env=env) as terminal:
        yield terminal


class Taken:
    """Counts the bytes that pass through a function."""

    def __init__(self) -> None:
        self.total = 0

    def of_result(self, effect: Callable[..., bytes]) -> Callable[..., bytes]:
        """Give back the function, its results counted."""

        def counted(*given: int) -> bytes:
            result = effect(*given)
            self.total += len(result)
            return result

        return counted

    def of_argument(self, effect: Callable[..., object]) -> Callable[..., object]:
        """Give back the function, its first argument counted."""

        def counted(data: bytes | str, **named: object) -> object:
            self.total += len(data)
            return effect(data, **named)

        return counted


def test_a_save_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line is added without reading journal or snapshot again, however large they are."""
    read = Taken()
    with store_in(filled(tmp_path)) as store:
        monkeypatch.setattr(os, "pread", read.of_result(os.pread))
        for number in range(3):
            store.load({"log_entry": [entry(f"{number}").model_dump(mode="json")]}, "")
    assert read.total == 0


def test_opening_parses_each_document_once_and_validates_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening takes no byte of the store through a JSON parser twice, and checks no document."""
    folder = filled(tmp_path)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    parsed = Taken()
    monkeypatch.setattr(Part, "from_document", None)
    monkeypatch.setattr(snapshot, "from_json", parsed.of_argument(from_json))
    monkeypatch.setattr(json, "loads", parsed.of_argument(json.loads))
    with store_in(folder) as store:
        assert (folder / "coach.json").stat().st_size <= parsed.total <= size
        assert store.seq


async def test_the_first_frame_has_few_widgets(tmp_path: Path) -> None:
    """At most a dozen widgets stand on the first frame: the panes come with the records."""
    desk = waiting_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert len(app.screen.walk_children()) <= 12


async def test_today_has_fewer_widgets_than_make_it_slow(tmp_path: Path) -> None:
    """Today with its records has fewer than 60 widgets: each costs on every change of screen."""
    desk = open_desk(tmp_path)
    app = app_of(desk, TodayScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert len(app.screen.walk_children()) < MOST_WIDGETS


def test_a_letter_sends_little_and_an_idle_screen_nothing(tmp_path: Path) -> None:
    """A letter typed in the live console sends at most 1,100 bytes; nobody typing sends none."""
    with program(filled(tmp_path), "meet", "An") as terminal:
        terminal.wait_for(PROMPT).wait_quiet()
        sent = []
        for letter in LETTERS:
            terminal.mark()
            terminal.type(letter).wait(lambda: bool(terminal.raw), letter).wait_quiet(0.1)
            sent.append(len(terminal.raw))
        assert median(sent) <= MOST_BYTES
        terminal.wait_quiet(1.0)
        assert terminal.listen(IDLE_SECONDS) == b""


def test_today_sends_nothing_while_idle(tmp_path: Path) -> None:
    """Today, its records shown, sends no byte while nobody touches a key."""
    with program(filled(tmp_path)) as terminal:
        terminal.wait_for("Team").wait_for("An").wait_quiet(1.0)
        assert terminal.listen(IDLE_SECONDS) == b""
