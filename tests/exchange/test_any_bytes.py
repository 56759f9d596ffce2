"""Whatever bytes a file holds, it is read or refused; it never ends the program."""

from contextlib import suppress

from hypothesis import example, given, strategies as st

from coachtui.domain.person import Person
from coachtui.exchange.documents import RefusedDataError, misfits, read_export
from coachtui.exchange.grid import UnreadableTableError, read_grid
from coachtui.exchange.people import planned

CELL = st.one_of(
    st.sampled_from(["Name", "Họ tên", "Manager", "Ngày vào làm", "An", "1/2/26", "", '"', "x;y"]),
    st.text(max_size=8),
)
TABLE = st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=6).map("\n".join)
PEOPLE = (Person(id="me", full_name="Me"), Person(id="a", full_name="An"))


@given(st.binary(max_size=200) | TABLE.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xff\xfe\x00")
@example(b"\x00" * 50)
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    """A table of people is planned, with problems or without; anything else is refused."""
    with suppress(UnreadableTableError):
        plan = planned(read_grid(data), PEOPLE, ("1=full_name",))
        assert not (plan.added and plan.problems)


@given(
    st.binary(max_size=60) | st.text('{}[]":,schemadocuments1person ', max_size=60).map(str.encode)
)
@example(b'{"schema": 1, "documents": {"person": [{"id": "a", "rev": 1}]}}')
@example(b'{"schema": 1, "documents": {"person": [{"id": "a", "rev": 1, "full_name": 7}]}}')
def test_any_bytes_are_an_export_or_refused(data: bytes) -> None:
    """Documents come out, and misfits among them are listed; anything else is refused."""
    with suppress(RefusedDataError):
        misfits(read_export(data).team, {"person": Person})
