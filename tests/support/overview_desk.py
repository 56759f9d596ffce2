"""A desk over a real store with the real catalogue, and short ways to fill it."""

from datetime import date, datetime, timedelta
from pathlib import Path

from textual.screen import Screen

from coachtui.catalogue import catalogue
from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.ids import ME
from coachtui.domain.person import Address, Person
from coachtui.domain.repository import Put
from coachtui.storage import Store, open_store
from coachtui.ui.desk import Desk
from coachtui.ui.frame import Frame
from coachtui.ui.lines import MessageLine, TitleLine
from coachtui.ui.table import RowTable
from desks import MONDAY, make_desk

TODAY = date(2026, 11, 23)
HOSTILE = "[/b][@click=app.quit]x"


def open_desk(tmp_path: Path, language: str = "en", now: datetime = MONDAY) -> Desk:
    """Give back a desk over a new store with the real catalogue."""
    desk = make_desk(tmp_path, language, now)
    desk.catalogue = catalogue()
    return desk


def waiting_desk(tmp_path: Path) -> Desk:
    """Give back a desk whose store is not open yet."""
    opened = open_desk(tmp_path)
    return Desk(
        words=opened.words,
        clock=opened.clock,
        catalogue=opened.catalogue,
        settings=opened.settings,
        folder=tmp_path,
    )


def second_window(desk: Desk) -> Store:
    """Give back another store over the same folder, as another window has it."""
    return open_store(desk.folder, now=desk.clock.now, author=ME)


def add_rep(desk: Desk, name: str, **more: object) -> Person:
    """Put a rep into the store and give them back as stored; met a week ago unless said."""
    honorific = more.pop("honorific", "")
    given = {
        "full_name": name,
        "address_vi": Address(rep=str(honorific), manager="em"),
        "last_1on1_before": TODAY - timedelta(days=7),
        **more,
    }
    person = Person.model_validate(given)
    desk.repository.commit([Put(person)])
    stored = desk.repository.get(Person, person.id)
    assert stored is not None
    return stored


def add_promise(desk: Desk, rep: Person, text: str, days: int, *, mine: bool = False) -> Commitment:
    """Put a promise into the store that falls due so many days from today."""
    promise = Commitment(
        owner=ME if mine else rep.id,
        counterparty=rep.id if mine else ME,
        text=text,
        due=TODAY + timedelta(days=days),
        source=Source(kind="person", id=rep.id),
        happened_at=desk.clock.now() - timedelta(days=20),
    )
    desk.repository.commit([Put(promise)])
    return stored(desk, promise)


def stored(desk: Desk, promise: Commitment) -> Commitment:
    """Give back a promise as it is in the store now."""
    found = desk.repository.get(Commitment, promise.id)
    assert found is not None
    return found


def app_of(desk: Desk, screen: Screen[None]) -> Frame:
    """Give back an app that opens with a screen of the desk."""

    class Opening(Frame):
        def on_ready(self) -> None:
            self.push_screen(screen)

    return Opening(desk)


def rows_on(app: Frame, selector: str = "RowTable") -> list[str]:
    """Give back the rows a table of the screen in front shows, as text."""
    table = app.screen.query_one(selector, RowTable)
    return [
        " ".join(
            " ".join(cell.plain.split()) for cell in table.get_row_at(at) if cell.plain.strip()
        )
        for at in range(table.row_count)
    ]


def said(app: Frame) -> str:
    """Give back what the message line of the screen in front says."""
    return app.screen.query_one(MessageLine).text


def titled(app: Frame) -> tuple[str, str]:
    """Give back the title of the screen in front, left and right."""
    return app.screen.query_one(TitleLine).texts


def shown_text(app: Frame) -> str:
    """Give back everything the screen in front shows, line by line."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )
