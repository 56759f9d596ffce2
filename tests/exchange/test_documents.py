"""An export is one JSON object that comes back document for document, or is refused by place."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from coachtui.domain.commitment import Commitment, Source
from coachtui.domain.person import Person
from coachtui.exchange.documents import (
    RefusedDataError,
    belonging_to,
    envelope,
    misfits,
    read_export,
)
from coachtui.exchange.markdown import PersonFile, escaped, person_markdown
from coachtui.exchange.outfile import write_new
from coachtui.language import Words

SECRET = "canary-secret"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_"), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
DOCUMENTS = st.dictionaries(
    st.sampled_from(["person", "one_on_one", "commitment", "newer_kind"]),
    st.lists(
        st.builds(
            lambda number, rev, rest: {**rest, "id": f"D{number}", "rev": rev},
            st.integers(0, 9),
            st.integers(1, 5),
            st.dictionaries(st.text("xyz", min_size=1), VALUES, max_size=3),
        ),
        max_size=3,
        unique_by=lambda each: each["id"],
    ),
)


def as_bytes(documents: object) -> bytes:
    """Return an export that holds these documents."""
    return json.dumps({"schema": 1, "documents": documents}, ensure_ascii=False).encode()


def refused(data: bytes) -> list[tuple[str, dict[str, str | int]]]:
    """Return why an export is refused."""
    with pytest.raises(RefusedDataError) as caught:
        read_export(data)
    return [(problem.key, dict(problem.values)) for problem in caught.value.problems]


@given(DOCUMENTS)
def test_the_round_trip_is_exact(documents: dict[str, list[dict[str, object]]]) -> None:
    """Whatever a document holds comes back as it was, whether this version knows it or not."""
    data = json.dumps(envelope(documents), ensure_ascii=False, allow_nan=False).encode()
    assert read_export(data).team == documents


def test_an_export_names_every_table() -> None:
    """Tables without documents are there too, so that other programs can count on them."""
    assert envelope({"person": [{"id": "a"}]}, ["commitment", "person"]) == {
        "schema": 1,
        "documents": {"commitment": [], "person": [{"id": "a"}]},
    }


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "not_json"),
        (b'{"schema": 1, "documents": {', "not_json"),
        (b"\xff\xfe{}", "not_utf8"),
        (b"[]", "not_an_export"),
        (b"{}", "not_an_export"),
        (b'{"schema": "1", "documents": {}}', "not_an_export"),
        (b'{"schema": true, "documents": {}}', "not_an_export"),
        (b'{"schema": 1, "documents": []}', "not_an_export"),
        (b'{"_default": {}, "_meta": {}}', "not_an_export"),
        (b'{"schema": 2, "documents": {}}', "newer_export"),
        (b'{"schema": 1, "schema": 1, "documents": {}}', "twice_in_json"),
        (as_bytes({}).replace(b"{}", b'{"person": [NaN]}'), "number_json"),
        (as_bytes({}).replace(b"{}", b'{"person": [1e999]}'), "number_json"),
        (b"[" * 100_000, "not_an_export"),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, key: str) -> None:
    """Broken JSON, other JSON, a newer schema and numbers JSON does not know are told apart."""
    assert [found for found, _ in refused(data)] == [key]


def test_documents_without_a_sound_shape_are_named_without_their_values() -> None:
    """Every document that the store could not hold is named by table and id or number."""
    problems = refused(
        as_bytes(
            {
                "person": [
                    {"id": "a", "rev": 1},
                    {"id": "a", "rev": 1},
                    {"id": "", "rev": 1, "full_name": SECRET},
                    {"id": "b", "rev": 0},
                    {"id": "c", "rev": True},
                    SECRET,
                ],
                "_meta": [],
                "commitment": {"1": {}},
            }
        )
    )
    assert [key for key, _ in problems] == [
        "document_twice",
        "document_id",
        "document_rev",
        "document_rev",
        "document_form",
        "table_form",
        "table_form",
    ]
    assert SECRET not in str(problems)


def test_half_a_character_is_refused() -> None:
    """A lone surrogate, which no file can hold, is refused by table and id."""
    data = b'{"schema": 1, "documents": {"person": [{"id": "a", "rev": 1, "x": "\\ud800"}]}}'
    assert [key for key, _ in refused(data)] == ["document_misfit"]


def test_documents_that_do_not_fit_their_type_are_listed_by_place() -> None:
    """Table, id, field and type of error are told; the value never is."""
    documents = {
        "person": [{"id": "a", "rev": 1, "full_name": "An", "role": SECRET}],
        "newer_kind": [{"id": "b", "rev": 1}],
    }
    (problem,) = misfits(documents, {"person": Person})
    assert dict(problem.values) == {
        "table": "person",
        "id": "a",
        "where": "role",
        "type": "literal_error",
    }
    assert SECRET not in problem.said(Words.of("en"))


def test_a_persons_documents_are_theirs_alone() -> None:
    """What links to a person, and what links to that, is theirs; nobody else's is."""
    documents: dict[str, list[dict[str, object]]] = {
        "person": [{"id": "an"}, {"id": "ba", "reports_to": "an"}, {"id": "me"}],
        "talk_flip": [{"id": "f1", "part_of": "m1"}, {"id": "f2", "part_of": "m2"}],
        "one_on_one": [{"id": "m1", "person_id": "an"}, {"id": "m2", "person_id": "ba"}],
        "commitment": [
            {"id": "c1", "owner": "me", "counterparty": "an"},
            {"id": "c2", "owner": "me", "counterparty": "ba"},
            {"id": "c3", "owner": "an", "counterparty": "me", "broken": 1},
        ],
    }
    links = {
        "person": ["reports_to"],
        "talk_flip": ["part_of"],
        "one_on_one": ["person_id"],
        "commitment": ["owner", "counterparty"],
    }
    chosen = belonging_to(documents, "an", links)
    assert {table: [each["id"] for each in rows] for table, rows in chosen.items()} == {
        "person": ["an"],
        "talk_flip": ["f1"],
        "one_on_one": ["m1"],
        "commitment": ["c1", "c3"],
    }


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("[/b][@click=app.quit]x", r"\[/b\]\[@click=app.quit\]x"),
        ("# not a heading", r"\# not a heading"),
        ("- no bullet", r"\- no bullet"),
        ("=cmd|x", r"\=cmd\|x"),
        ("1. no list", r"1\. no list"),
        ("*a* _b_ `c` <d>", r"\*a\* \_b\_ \`c\` \<d\>"),
        ("two\nlines\x1b]52;c;eA==\x07", r"two lines\]52;c;eA=="),
    ],
)
def test_typed_text_never_becomes_markdown(text: str, literal: str) -> None:
    """Signs that Markdown would read are taken literally, and control characters are gone."""
    assert escaped(text) == literal


def test_a_persons_file_marks_what_is_private() -> None:
    """Promises both ways stand with day and state; private ones say so, shared ones do not."""
    person = Person(id="an", full_name="Nguyễn *An*", personal="likes tea")

    def promise(owner: str, text: str, visibility: str) -> Commitment:
        other = "an" if owner == "me" else "me"
        return Commitment.model_validate(
            {
                "owner": owner,
                "counterparty": other,
                "text": text,
                "due": date(2026, 11, 27),
                "source": Source(kind="log_entry", id="x"),
                "visibility": visibility,
            }
        )

    promises = (promise("me", "intro to CFO", "shared"), promise("an", "quiet one", "private"))
    file = PersonFile(person, "", promises, (), (("One-on-ones", "### held\n"), ("Trips", "")))
    text = person_markdown(file, Words.of("en"))
    assert text.startswith("# Nguyễn \\*An\\*\n")
    lines = text.splitlines()
    assert "- [ ] intro to CFO · 2026-11-27 · open" in lines
    assert "- [ ] quiet one · 2026-11-27 · open (private)" in lines
    assert "- Personal (private): likes tea" in lines
    assert lines[-3:] == ["## One-on-ones", "", "### held"]


def test_a_new_file_is_private_and_never_written_over(tmp_path: Path) -> None:
    """The file is 0600; one that is there, even a dangling link, stays as it is."""
    path = tmp_path / "an.md"
    write_new(path, b"first")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "link", b"x")
    assert not (tmp_path / "nowhere").exists()
