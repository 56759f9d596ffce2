"""The names the CRM has for somebody, in their form: kept when they are renamed, one person's."""

from pathlib import Path

from coachtui.domain.deals import Deal, Deals, deals_of
from coachtui.domain.person import Person
from coachtui.overview.people import PeopleScreen
from coachtui.overview.person_fields import values_of
from coachtui.overview.person_form import edit_person
from coachtui.storage.deals_file import write_deals
from coachtui.ui.desk import Desk
from overview_desk import TODAY, add_rep, app_of, open_desk


def on_file(desk: Desk, person: Person) -> Person:
    """Give back a person as stored now."""
    found = desk.repository.get(Person, person.id)
    assert found is not None
    return found


async def test_a_rep_renamed_keeps_the_deals_and_undo_gives_the_name_back(tmp_path: Path) -> None:
    """The form keeps what the CRM calls them; another change of name adds nothing more."""
    desk = open_desk(tmp_path)
    an = add_rep(desk, "Nguyễn Văn An")
    book = Deals((Deal("1", "An, Nguyễn Văn", "Hoà Phát", "GTX", "won", "Won", 5),))
    write_deals(desk.folder, book)
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        form = edit_person(desk, an)
        assert await form._save({**values_of(an, TODAY), "full_name": "Nguyễn An Bình"}) == {}
        renamed = on_file(desk, an)
        assert renamed.crm_names == ("An, Nguyễn Văn",)
        assert len(deals_of(book, renamed, desk.repository.all(Person))) == 1
        form = edit_person(desk, renamed)
        assert await form._save({**values_of(renamed, TODAY), "full_name": "Nguyễn An"}) == {}
        assert on_file(desk, an).crm_names == ("An, Nguyễn Văn",)
        await desk.undo()
        await desk.undo()
        assert (on_file(desk, an).full_name, on_file(desk, an).crm_names) == ("Nguyễn Văn An", ())


async def test_a_name_in_the_crm_is_one_persons(tmp_path: Path) -> None:
    """What stands on another's page already is refused, with whose it is."""
    desk = open_desk(tmp_path)
    add_rep(desk, "Trần Bình", crm_names=("B. Tran",))
    an = add_rep(desk, "Nguyễn Văn An")
    app = app_of(desk, PeopleScreen(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        problems = await edit_person(desk, an)._save(
            {**values_of(an, TODAY), "crm_names": "b. tran"}
        )
    assert problems == {"crm_names": "“b. tran” stands on the page of Trần Bình already."}
    assert on_file(desk, an).crm_names == ()
