"""Whose names stand on a page that a rep looks at too, and what stands there for the others'."""

from pathlib import Path

import pytest

from coachtui.domain.ids import ME
from coachtui.domain.initials import Guest, Initials, initials_for
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.storage import open_store
from desks import MONDAY as NOW

PEOPLE = (
    Person(id=ME, full_name="Lê Hoàng Ngân"),
    Person(id="dang", full_name="Nguyễn Hải Đăng"),
    Person(id="an", full_name="Nguyễn Hoài An"),
    Person(id="vy", full_name="Trần Khánh Vy", role="candidate"),
    Person(id="rafael", full_name="Rafael dela Cruz-Santos", name_order="western"),
)
CUSTOMERS = ("Nhà hàng An Viên", "Trà sữa An", "An")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("khách Bếp Tâm An", "khách Bếp Tâm An"),
        ("Bếp An hỏi giá", "Bếp An hỏi giá"),
        ("báo giá cho quán An", "báo giá cho quán An"),
        ("quán của chị An", "quán của chị NHA"),
        ("Gặp An trước", "Gặp NHA trước"),
        ("xong việc. Hỏi An", "xong việc. Hỏi NHA"),
        ("giao cho An", "giao cho NHA"),
        ("Hoài An đi cùng", "NHA đi cùng"),
        ("Nguyễn An đi cùng", "NHA đi cùng"),
        ("hỏi Rafael dela", "hỏi RDCS"),
        ("hỏi Rafael", "hỏi RDCS"),
        ("mẫu cho Trà sữa An và An", "mẫu cho Trà sữa An và NHA"),
        ("phỏng vấn Trần Khánh Vy", "phỏng vấn …"),
        ("nhờ Khánh Vy", "nhờ …"),
        ("quà cho chị Vy ở kho", "quà cho chị Vy ở kho"),
        ("Hải Đăng và Đăng", "Hải Đăng và Đăng"),
    ],
)
def test_reps_are_initials_customers_keep_their_names_candidates_are_not_told(
    text: str, shown: str
) -> None:
    """A given name within another name stays; what names a rep alone does not."""
    assert Initials(PEOPLE, Guest.of(PEOPLE[1]), CUSTOMERS)(text) == shown


def test_the_initials_of_a_candidate_are_nowhere() -> None:
    """Not even the bare given name of somebody who may be hired gives them away."""
    told = Initials(PEOPLE, Guest.of(PEOPLE[1]))("Vy, Khánh Vy, Trần Vy, Trần Khánh Vy")
    assert told == "Vy, …, …, …"


def test_customers_come_from_what_was_logged(tmp_path: Path) -> None:
    """A customer named with @ in any line keeps the name on pages for both."""
    store = open_store(tmp_path, now=lambda: NOW)
    line = LogEntry(person_id="dang", text="x", accounts=("Cháo sườn An",), visibility="private")
    store.commit([*(Put(one) for one in PEOPLE), Put(line)])
    assert initials_for(store, PEOPLE[1])("gọi cháo sườn An, Cháo sườn An") == (
        "gọi cháo sườn NHA, Cháo sườn An"
    )
