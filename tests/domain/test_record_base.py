"""What every record holds to: strict, frozen, clean, and kind to what it does not know."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from coachtui.domain.log_entry import AgendaItem, LogEntry, Score
from coachtui.domain.person import Person, Rhythm

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def test_unknown_fields_survive_reading_changing_and_writing() -> None:
    """What a newer version wrote is kept, in the record and in the groups inside it."""
    document = {
        "id": "x",
        "full_name": "An",
        "shoe_size": {"eu": 43},
        "one_on_one": {"cadence_days": 7, "mood": "blue"},
    }
    changed = Person.from_document(document).revised(territory="Huế")
    stored = json.loads(json.dumps(changed.model_dump(mode="json")))
    assert stored["shoe_size"] == {"eu": 43}
    assert stored["one_on_one"]["mood"] == "blue"
    assert Person.from_document(stored) == changed


@pytest.mark.parametrize(
    "fields",
    [
        {"rev": "1"},
        {"rev": -1},
        {"rev": True},
        {"created_at": "2026-11-23T08:00:00"},
        {"hire_date": "23/11/2026"},
        {"hire_date": "2026-11-23T08:00:00"},
        {"tags": "a"},
        {"full_name": 7},
        {"full_name": None},
        {"role": "boss"},
        {"one_on_one": None},
        {"id": ""},
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object]) -> None:
    """No type is guessed into another: a document fits as it is or not at all."""
    with pytest.raises(ValidationError):
        Person.from_document({"full_name": "An", **fields})
    assert Person.problems({"full_name": "An", **fields})


def test_a_fitting_document_has_no_problems() -> None:
    """Nothing is listed for what can be read."""
    assert Person.problems({"full_name": "An"}) == ()


def test_problems_tell_where_and_never_what() -> None:
    """The list names fields and kinds of mistake; the text itself never shows, nor in the error."""
    document = {"full_name": "An", "status": "BÍ MẬT", "one_on_one": {"cadence_days": "BÍ MẬT"}}
    listed = Person.problems(document)
    assert [one.split(":")[0] for one in listed] == ["status", "one_on_one.cadence_days"]
    with pytest.raises(ValidationError) as caught:
        Person.from_document(document)
    assert "BÍ MẬT" not in f"{listed}{caught.value}{caught.value!r}"


@pytest.mark.parametrize(
    "document", [{"full_name": "a\ud800"}, {"full_name": "a", "personal": "\udfff"}]
)
def test_half_a_character_is_refused_as_a_problem(document: dict[str, object]) -> None:
    """A lone surrogate in a stored document is a problem to list, not a crash."""
    assert Person.problems(document)


def test_text_typed_with_half_a_character_is_cleaned() -> None:
    """The same in text on its way in is taken out."""
    assert Person(full_name="a\ud800b").full_name == "ab"


def test_revised_checks_names_and_values() -> None:
    """A field that is not there or a value that does not fit changes nothing."""
    somebody = Person(full_name="An")
    with pytest.raises(TypeError, match="Person has no colour, size"):
        somebody.revised(size=1, colour="red")
    with pytest.raises(ValidationError):
        somebody.revised(rev=-1)
    assert somebody.revised(rev=3).rev == 3
    assert somebody.rev == 0


def test_records_do_not_change() -> None:
    """A record is a value: its fields cannot be set."""
    with pytest.raises(ValidationError):
        Person(full_name="An").__setattr__("rev", 2)


def test_lines_and_passages() -> None:
    """A line has no line end; a passage keeps them; both are trimmed and without controls."""
    somebody = Person(full_name=" A\tn\x1b[0m\r\n ", personal="một\r\nhai\tba\x07 ")
    assert somebody.full_name == "A n[0m"
    assert somebody.personal == "một\nhai\tba"
    assert Person(full_name="Duye\u0302n").full_name == "Duyên"


@given(st.text())
def test_a_stored_line_comes_back_the_same(text: str) -> None:
    """Whatever was typed: once stored it is read back unchanged, or it was refused as empty."""
    try:
        entry = LogEntry(person_id="x", text=text, happened_at=NOW)
    except ValidationError:
        return
    stored = json.loads(json.dumps(entry.model_dump(mode="json")))
    assert LogEntry.from_document(stored) == entry


def test_a_score_is_one_to_five_or_none() -> None:
    """Not observed is None and never a zero."""
    assert Score(competency="Q").score is None
    for wrong in (0, 6, "4"):
        with pytest.raises(ValidationError):
            Score.model_validate({"competency": "Q", "score": wrong})


def test_an_agenda_item_counts_the_talks_it_outlived() -> None:
    """It was carried as often as one-on-ones were held while it was open."""
    item = AgendaItem(person_id="x", text="Kế hoạch tuyến tháng 12", carried_in=("a", "b"))
    assert item.times_carried == 2


def test_defaults_are_the_default_rhythm() -> None:
    """A person without a rhythm of their own meets every fourteen days for half an hour."""
    assert Person(full_name="An").one_on_one == Rhythm(cadence_days=14, minutes=30)
