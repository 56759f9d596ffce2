"""Replies that were read become changes of what is on file: whole, once, and nothing replaced."""

from collections.abc import Sequence

import pytest

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.records.team_event.model import EventNeeds, Invitation
from coachtui.records.team_event.presentation.pasted import read_pasted
from coachtui.records.team_event.rules.noting import (
    OnFile,
    Reason,
    answering,
    changes,
    effect,
    of_person,
    reasons,
)
from coachtui.records.team_event.rules.replies import ReadReply
from planned_events import NOW

TEAM = (Person(id="an", full_name="Nguyễn Văn An"), Person(id="tho", full_name="Tôn Nữ Thơ"))
PLACES = tuple(Invitation(person_id=each.id, event_id="e", rev=1) for each in TEAM)


def on_file(*needs: EventNeeds, places: Sequence[Invitation] = PLACES) -> OnFile:
    """Return what is on file."""
    return OnFile.of("e", places, needs)


def needing(person_id: str, diet: str) -> EventNeeds:
    """Return what somebody needs to eat, as on file."""
    return EventNeeds(person_id=person_id, event_id="e", diet=diet, rev=1)


def read(text: str) -> tuple[ReadReply, ...]:
    """Return lines as they are read."""
    return read_pasted(text, TEAM).replies


def put(text: str, on: OnFile) -> list[Invitation | EventNeeds]:
    """Return the records that lines store."""
    found = changes(read(text), on, NOW)
    kept = [each.record for each in found if isinstance(each, Put)]
    return [each for each in kept if isinstance(each, Invitation | EventNeeds)]


def test_lines_of_one_person_add_up() -> None:
    """A reply and two needs in three lines are one place and one record of needs."""
    place, needs = put("An: có\nAn: em ăn chay\nAn: không ăn hải sản", on_file())
    assert isinstance(place, Invitation)
    assert isinstance(needs, EventNeeds)
    assert (place.rsvp, place.answered_at, place.rev) == ("yes", NOW, 1)
    assert needs.diet == "ăn chay, không ăn hải sản"


def test_what_is_on_file_is_not_written_again() -> None:
    """The same reply and the same need, marks and case aside, change nothing."""
    places = tuple(each.revised(rsvp="yes", answered_at=NOW) for each in PLACES)
    on = on_file(needing("an", "Ăn Chay, không hành"), places=places)
    reads = read("An: có\nAn: em ăn chay")
    assert reasons(reads, on) == ("same", "same")
    assert changes(reads, on, NOW) == ()


def test_a_need_that_holds_the_words_of_another_is_another() -> None:
    """Being no vegetarian does not count as being one."""
    found = effect(read("An: em ăn chay")[0], on_file(needing("an", "không ăn chay")))
    assert found.needs == (("diet", "không ăn chay", "không ăn chay, ăn chay"),)


def test_needs_too_long_together_wait() -> None:
    """What would not fit is neither cut nor stored."""
    reads = read("An: em ăn chay\nThơ: có")
    assert reasons(reads, on_file(needing("an", "x" * 235))) == ("long", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("An: có\nAn: bận rồi", ("differs", "differs")),
        ("An: có\nAn: có nha", ("", "")),
        ("An: có\nAn: hôm đó trời sao nhỉ", ("", "reply")),
        ("Tuấn: có\nAn:", ("nobody", "empty")),
    ],
)
def test_each_line_says_what_is_in_the_way(text: str, why: tuple[Reason, ...]) -> None:
    """Only clear lines that do not speak against each other are free to be noted."""
    assert reasons(read(text), on_file()) == why


def test_somebody_without_a_place_gets_one_only_by_a_change() -> None:
    """A line of somebody who is not invited is marked; stored, it invites them."""
    on = on_file(places=PLACES[:1])
    assert reasons(read("Thơ: có"), on) == ("uninvited",)
    (place,) = put("Thơ: có", on)
    assert isinstance(place, Invitation)
    assert (place.person_id, place.rsvp, place.rev) == ("tho", "yes", 0)


def test_what_was_unclear_is_clear_once_it_is_said() -> None:
    """A name given to a clear reply completes it; an unclear reply asks on until it is given."""
    (line,) = read("Tuấn: có")
    assert of_person(line, "an").understood
    (line,) = read("Tuấn: gì cũng vậy à")
    assert of_person(line, "an").why == "reply"
    assert answering(line, "yes").why == "nobody"
    assert answering(of_person(line, "an"), "maybe").understood


@pytest.mark.parametrize(
    "table",
    [
        "Name,Reply,Diet\nAn,yes,\nThơ,,vegetarian\n",
        "tên;trả lời;ăn uống\nAn;có;Không\nThơ;;vegetarian",
        "STT\tHọ\tTên\tTham gia?\tĂn uống\n1\tNguyễn Văn\tAn\tCó\t-\n2\tTôn Nữ\tThơ\t\tvegetarian",
        "sep=;\n\nHọ và tên;Phản hồi;Ăn kiêng\nNguyễn Văn An;ok;n/a\nThơ;;vegetarian",
    ],
)
def test_a_header_makes_a_table(table: str) -> None:
    """Columns are known by their headers in both languages; a cell that says none is none."""
    found = read_pasted(table, TEAM)
    assert found.table
    told = [(each.person_id, each.rsvp, each.diet, each.why) for each in found.replies]
    assert told == [("an", "yes", "", ""), ("tho", None, "vegetarian", "")]


@pytest.mark.parametrize("chat", ["An, có", "An: có, em ăn chay", "name: yes", ""])
def test_a_chat_is_no_table(chat: str) -> None:
    """Commas in what people write make no header of it."""
    assert not read_pasted(chat, TEAM).table
