"""A promise of somebody else, noted in a one-on-one."""

from coachtui.capture import KnownName, Setting, Vocabulary, read
from coachtui.capture.entries import Place as Spot, entry_for, known
from coachtui.domain.log_rows import log_rows
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.view import View
from coachtui.language import Words
from desks import FixedClock
from places import Place


def test_the_row_names_who_owes_it(place: Place) -> None:
    """The row of another person's promise names that person, as owner and as reader."""
    clock = FixedClock()
    lan = Person(id="lan", full_name="Trần Thị Lan")
    with place.store() as store:
        store.commit([Put(lan)])
        an = store.get(Person, "an")
        assert an is not None
        people: tuple[KnownName, ...] = (known(an), known(lan))
        setting = Setting(clock.today(), known(an), vocabulary=Vocabulary(people=people))
        spot = Spot(an, clock.now(), clock.today(), part_of="talk", kind="one_on_one")
        logged = entry_for(read("> Lan gửi hợp đồng", setting), spot, (an, lan))
        store.commit(logged.changes())
        (row,) = log_rows(View(store, Words.of("en"), clock), [logged.entry], "An")
    assert row.text == "Lan: Lan gửi hợp đồng"
    assert "Lan sees it" in row.aside
