"""What a screen waits for longer than a moment shows that it goes on."""

import asyncio
from pathlib import Path
from threading import Event

from coachtui.overview.people import PeopleScreen
from overview_desk import app_of, open_desk
from recovery_app import until
from screens import seen, settle


async def test_a_long_work_counts_seconds_until_it_is_over(tmp_path: Path) -> None:
    """From half a second on the message line counts, also for what waits behind; then it is empty.

    What is said meanwhile by somebody else stays.
    """
    desk = open_desk(tmp_path)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        gates = [Event(), Event()]
        works = [asyncio.create_task(desk.in_writer(gate.wait)) for gate in gates]
        await until(pilot, lambda: "Working for 1 s; you can go on meanwhile." in seen(app))
        gates[0].set()
        await until(pilot, lambda: "Working for 2 s" in seen(app))
        gates[1].set()
        await asyncio.gather(*works)
        await settle(pilot)
        assert "Working" not in seen(app)
        gate = Event()
        work = asyncio.create_task(desk.in_writer(gate.wait))
        await until(pilot, lambda: "Working" in seen(app))
        gate.set()
        app.tell("Something else.")
        await work
        await settle(pilot)
        assert "Something else." in seen(app)


async def test_what_is_over_in_a_moment_shows_nothing(tmp_path: Path) -> None:
    """Nothing is told of a short work, and a failed one ends the count, too."""
    desk = open_desk(tmp_path)
    told: list[int] = []
    counts = asyncio.Event()

    def tell(seconds: int) -> None:
        told.append(seconds)
        counts.set()

    desk.working.tell = tell
    await desk.in_writer(lambda: None)
    assert told == []
    gate = Event()

    def fails() -> None:
        gate.wait()
        raise ValueError

    work = asyncio.create_task(desk.in_writer(fails))
    await counts.wait()
    gate.set()
    assert isinstance((await asyncio.gather(work, return_exceptions=True))[0], ValueError)
    assert told[-1] == 0
