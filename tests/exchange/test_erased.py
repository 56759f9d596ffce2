"""What was erased stays out of an import, and so does what belongs to somebody who was."""

from coachtui.exchange.documents import Document
from coachtui.exchange.erased import Sifted, without_erased

LINKS = {
    "person": ("reports_to",),
    "log_entry": ("person_id", "part_of"),
    "talk_flip": ("part_of",),
    "commitment": ("owner", "counterparty"),
    "audit_event": ("record_id",),
}


def sifted(gone: set[str], **tables: list[Document]) -> Sifted:
    """Sift documents, of which these ids were erased."""
    return without_erased(tables, LINKS, gone.__contains__)


def ids(found: Sifted) -> dict[str, list[object]]:
    """Give the ids that come in, by table."""
    return {table: [each["id"] for each in rows] for table, rows in found.documents.items()}


def test_the_person_and_what_is_theirs_stay_out() -> None:
    """By the own id, by the person, by either side of a promise: counted by table."""
    found = sifted(
        {"kin"},
        person=[{"id": "kin"}, {"id": "an"}],
        log_entry=[{"id": "1", "person_id": "kin"}, {"id": "2", "person_id": "an"}],
        commitment=[
            {"id": "3", "owner": "kin", "counterparty": "me"},
            {"id": "4", "owner": "me", "counterparty": "kin"},
            {"id": "5", "owner": "me", "counterparty": "an"},
        ],
    )
    assert ids(found) == {"person": ["an"], "log_entry": ["2"], "commitment": ["5"]}
    assert found.left_out == {"person": 1, "log_entry": 1, "commitment": 2}


def test_what_hangs_on_what_is_left_out_stays_out_too() -> None:
    """A turn to talk in their one-on-one names nobody, wherever its table stands."""
    found = sifted(
        {"kin"},
        talk_flip=[{"id": "flip", "part_of": "meeting"}, {"id": "other", "part_of": "else"}],
        log_entry=[{"id": "meeting", "person_id": "kin"}],
    )
    assert ids(found) == {"talk_flip": ["other"], "log_entry": []}


def test_a_record_erased_by_itself_stays_out() -> None:
    """Its own id is enough, whoever it is said to belong to."""
    assert ids(sifted({"1"}, log_entry=[{"id": "1", "person_id": "an"}])) == {"log_entry": []}


def test_what_is_somebody_elses_comes_in_though_it_links_to_theirs() -> None:
    """As an erasure leaves it: a line said to be of a colleague is the colleague's."""
    line = {"id": "1", "person_id": "an", "part_of": "meeting"}
    found = sifted({"kin", "meeting"}, log_entry=[line])
    assert found == Sifted({"log_entry": [line]}, {}, 0)


def test_audit_events_come_in() -> None:
    """They hold ids and no content, and an erasure keeps them."""
    found = sifted({"kin"}, audit_event=[{"id": "1", "record_id": "kin"}])
    assert ids(found) == {"audit_event": ["1"]}


def test_a_table_of_a_newer_version_goes_by_the_person() -> None:
    """What this version does not know is theirs if it says so."""
    found = sifted({"kin"}, newer=[{"id": "1", "person_id": "kin"}, {"id": "2", "x": "kin"}])
    assert ids(found) == {"newer": ["2"]}


def test_who_reported_to_them_reports_to_nobody() -> None:
    """People come in without the link to who was erased, as the erasure left them."""
    found = sifted({"kin"}, person=[{"id": "an", "reports_to": "kin"}, {"id": "b"}])
    assert found.documents == {"person": [{"id": "an", "reports_to": None}, {"id": "b"}]}
    assert found.leaderless == 1


def test_the_manager_is_never_one_of_them() -> None:
    """Even a list that holds the manager's id, or no id, takes nothing of the manager's."""
    line = {"id": "1", "person_id": "me", "part_of": ""}
    assert ids(sifted({"me", ""}, log_entry=[line], person=[{"id": "me"}])) == {
        "log_entry": ["1"],
        "person": ["me"],
    }
