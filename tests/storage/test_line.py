"""One line of the journal: exact round trip, and a sum that covers every byte."""

import json

import pytest
from hypothesis import given, strategies as st

from coachtui.storage.header import Header, decode_header, encode_header
from coachtui.storage.line import (
    Line,
    UnsoundError,
    decode,
    digest_of,
    encode,
    is_sealed,
    put,
)
from coachtui.storage.segment import read_segment

ODD = "\u2028 \u2029 \u0085 \x0b \x0c \x1c \x1d \x1e \" \\ \t ' { , é 😀 tiếng Việt"
HEADER = encode_header(Header(1, "store", 1, 0, ""))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def line_of(seq: int, text: str, label: str = "") -> Line:
    """Give a line with one document."""
    body = {"id": f"id{seq}", "rev": 1, "text": text}
    return Line(seq, f"C{seq}", "2026-11-23T01:00:00Z", "me", label, (put("note", body, seq, 0),))


@given(TEXTS | st.just(ODD), st.dictionaries(TEXTS, VALUES, max_size=4), TEXTS)
def test_any_text_is_one_line_and_comes_back_exactly(
    text: str, more: dict[str, object], label: str
) -> None:
    """Whatever a note holds, its line has one line end and gives back the same document."""
    body = {**more, "id": "x", "rev": 7, "text": text}
    line = Line(3, "C3", "2026-11-23T01:00:00Z", text, label, (put("note", body, 1, 6),))
    data = encode(line)
    assert data.count(b"\n") == 1
    assert data.endswith(b"\n")
    assert is_sealed(data[:-1])
    assert decode(data[:-1]) == line


def test_a_megabyte_of_odd_signs_is_one_line() -> None:
    """A note of 1 MB with every sign that other readers cut lines at stays whole."""
    line = line_of(1, ODD * 20_000)
    found = read_segment(HEADER + encode(line))
    assert found.lines == [line]
    assert not found.damage
    assert not found.tail


def test_every_byte_is_covered_by_the_sum() -> None:
    """A change of any single byte of a line is noticed."""
    data = encode(line_of(1, "tiếng Việt"))[:-1]
    for place in range(len(data)):
        for flip in (0x01, 0x80):
            broken = data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]
            assert not is_sealed(broken), place


def test_a_digest_proves_the_body_and_nothing_without_salt() -> None:
    """Salt and body give the digest again; another salt gives another one."""
    body = {"id": "x", "rev": 1, "text": "bí mật"}
    change = put("note", body, 1, 0)
    assert digest_of(change.salt, body) == change.digest
    assert put("note", body, 1, 0).digest != change.digest


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1}, "\ud800", b"x", object()])
def test_what_json_cannot_hold_never_becomes_a_line(value: object) -> None:
    """NaN, sets, surrogates and bytes fail before anything is written."""
    with pytest.raises((ValueError, TypeError)):
        put("note", {"id": "x", "rev": 1, "value": value}, 1, 0)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"1",
        b'{"seq":1}',
        b"[" * 100_000,
        b'{"seq":"1"}',
        b"\xff",
        b'{"seq":true',
    ],
)
def test_what_is_no_line_is_refused_by_one_error(raw: bytes) -> None:
    """Anything else than a line raises UnsoundError and nothing else."""
    with pytest.raises(UnsoundError):
        decode(raw)
    with pytest.raises(UnsoundError):
        decode_header(raw)


@given(st.binary(max_size=300))
def test_reading_a_segment_never_raises(data: bytes) -> None:
    """Any bytes at all are read: as lines, a torn tail or damage."""
    for whole in (data, HEADER + data, HEADER + encode(line_of(1, "x")) + data):
        found = read_segment(whole)
        assert found.end + found.tail == len(whole)


def test_a_segment_cut_at_any_byte_is_torn_and_never_damage() -> None:
    """Cut anywhere behind its header, a segment keeps all whole lines and calls the rest torn."""
    lines = [line_of(seq, "x" * seq) for seq in range(1, 5)]
    encoded = [encode(line) for line in lines]
    whole = HEADER + b"".join(encoded)
    for length in range(len(HEADER), len(whole) + 1):
        found = read_segment(whole[:length])
        assert not found.damage
        assert found.lines == lines[: len(found.lines)]
        assert found.end == len(HEADER) + sum(map(len, encoded[: len(found.lines)]))
        assert found.end + found.tail == length


def test_a_line_reads_as_plain_json() -> None:
    """Other programs can read the journal: each line is a JSON object with the fields promised."""
    value = json.loads(encode(line_of(1, "x", "add")))
    assert list(value) == ["seq", "change", "at", "by", "label", "docs", "sum"]
    assert list(value["docs"][0]) == [
        "op", "table", "id", "rev", "number", "digest", "salt", "body",
    ]  # fmt: skip
