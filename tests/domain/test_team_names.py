"""Whom a typed name means."""

import unicodedata
from datetime import date

import pytest

from coachtui.domain.person import Address, Person
from coachtui.domain.team import initials_by_id, named, reps


def person(full_name: str, **fields: object) -> Person:
    """Give a person whose id is their name in capitals."""
    values = {"id": f"id-{full_name}", "full_name": full_name}
    return Person.model_validate(values | fields)


PEOPLE = (
    person("Nguyễn Hữu Được", hire_date=date(2021, 5, 10), address_vi=Address(rep="anh")),
    person("Nguyễn Hải Đăng", hire_date=date(2023, 6, 12)),
    person("Nguyễn Hoài An", role="candidate"),
    person("Trần Thiên Ân", role="candidate"),
    person("Rafael dela Cruz-Santos", name_order="western"),
    person("Âu Dương Gia Hân", preferred_name="Bông"),
    person("Lê Cũ", status="left", left_on=date(2026, 1, 1)),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("id-Nguyễn Hải Đăng", ["Nguyễn Hải Đăng"]),
        ("nguyễn hữu được", ["Nguyễn Hữu Được"]),
        ("Nguyen  Huu Duoc", ["Nguyễn Hữu Được"]),
        ("dang", ["Nguyễn Hải Đăng"]),
        ("an", ["Nguyễn Hoài An", "Trần Thiên Ân"]),
        ("Ân", ["Nguyễn Hoài An", "Trần Thiên Ân"]),
        ("thien an", ["Trần Thiên Ân"]),
        ("anh Được", ["Nguyễn Hữu Được"]),
        ("bong", ["Âu Dương Gia Hân"]),
        ("hân", ["Âu Dương Gia Hân"]),
        ("RDCS", ["Rafael dela Cruz-Santos"]),
        ("cruz", ["Rafael dela Cruz-Santos"]),
        ("santos raf", ["Rafael dela Cruz-Santos"]),
        ("NHĐ", ["Nguyễn Hải Đăng", "Nguyễn Hữu Được"]),
        ("nhd2", ["Nguyễn Hải Đăng"]),
        ("nguyen", ["Nguyễn Hoài An", "Nguyễn Hải Đăng", "Nguyễn Hữu Được"]),
        ("zz", []),
        ("", []),
        ("   ", []),
    ],
)
def test_named(typed: str, found: list[str]) -> None:
    """The best matches alone come back: without diacritics, by initials, or all that fit."""
    assert [one.full_name for one in named(typed, PEOPLE)] == found


def test_a_decomposed_name_is_found() -> None:
    """A name typed as letters and loose marks means the same person."""
    typed = unicodedata.normalize("NFD", "Nguyễn Hữu Được")
    assert [one.full_name for one in named(typed, PEOPLE)] == ["Nguyễn Hữu Được"]


def test_an_exact_full_name_beats_a_longer_one() -> None:
    """Who is called just so is meant, not those whose names begin so."""
    people = (person("Lê An"), person("Lê An Bình"))
    assert [one.full_name for one in named("le an", people)] == ["Lê An"]


def test_reps_are_those_who_are_met_by_given_name() -> None:
    """Candidates and those who left are no reps."""
    assert [one.given_name for one in reps(PEOPLE)] == ["Đăng", "Được", "Bông", "Rafael"]


def test_later_hires_get_a_number() -> None:
    """Who shares initials with an earlier hire gets 2; without a hire date one comes last."""
    more = (*PEOPLE, person("Nguyễn Huy Định"))
    told = initials_by_id(more)
    assert told["id-Nguyễn Hữu Được"] == "NHĐ"
    assert told["id-Nguyễn Hải Đăng"] == "NHĐ2"
    assert told["id-Nguyễn Huy Định"] == "NHĐ3"
