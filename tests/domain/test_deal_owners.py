"""Whose the names of a CRM are: what a page says first, then names; two of a name are nobody."""

import pytest

from coachtui.domain.deal_owners import could_be, likely, names_after, owners
from coachtui.domain.deals import Deal, Deals, deals_of
from coachtui.domain.person import MOST_CRM_NAMES, Person

HUNG = Person(id="hung", full_name="Nguyễn Văn Hùng")
HUWNG = Person(id="huwng", full_name="Nguyễn Văn Hưng")
CRUZ = Person(id="cruz", full_name="Rafael dela Cruz-Santos", employee_no="E7")
NAMESAKE = Person(id="second", full_name="Nguyễn Văn Hùng", territory="Huế")
TEAM = (HUNG, HUWNG, CRUZ)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Nguyễn Văn Hùng", ("hung",)),
        ("nguyễn  văn hùng", ("hung",)),
        ("Nguyen Van Hung", ("hung", "huwng")),
        ("RAFAEL DELA CRUZ-SANTOS", ("cruz",)),
        ("dela Cruz-Santos, Rafael", ("cruz",)),
        ("Hùng, Nguyễn Văn", ("hung",)),
        ("Nguyễn, Văn Hùng", ("hung",)),
        ("e7", ("cruz",)),
        ("Văn Hùng Nguyễn", ()),
        ("Hùng", ()),
        ("Santos, Rafael, Jr", ()),
        (",", ()),
    ],
)
def test_a_name_means_whom_it_can_mean_alone(name: str, ids: tuple[str, ...]) -> None:
    """Marks, case, order around a comma and an employee number are known; nothing is guessed."""
    whose = owners([name], TEAM)
    assert whose.meant[name] == ids
    assert (name in whose.unclear, name in whose.strangers) == (len(ids) > 1, not ids)


def test_a_name_on_a_page_wins_over_every_other_rule() -> None:
    """What somebody said of a name counts, even where it is another's full name; with any marks."""
    told = HUWNG.revised(crm_names=("Nguyễn Văn Hùng", "Hung N."))
    whose = owners(["Nguyễn Văn Hùng", "hung  n.", "Hùng N.", ""], (HUNG, told))
    assert whose.of("huwng") == ("Nguyễn Văn Hùng", "hung  n.", "Hùng N.")
    assert "" not in whose.meant


def test_two_of_one_name_have_no_deals_until_it_is_said() -> None:
    """Neither gets them; the name on one page gives them to that one, and leaves none unclear."""
    book = Deals((Deal("1", "Nguyễn Văn Hùng", "", "", "won", "Won", 5),))
    both = (HUNG, NAMESAKE)
    assert [deals_of(book, each, both) for each in both] == [[], []]
    whose = owners(book.names, both)
    assert whose.unclear == {"Nguyễn Văn Hùng": ("hung", "second")}
    assert whose.unclear_of("second") == ("Nguyễn Văn Hùng",)
    told = NAMESAKE.revised(crm_names=("Nguyễn Văn Hùng",))
    assert [each.id for each in deals_of(book, told, (HUNG, told))] == ["1"]
    assert deals_of(book, HUNG, (HUNG, told)) == []


def test_whoever_is_renamed_keeps_their_deals() -> None:
    """The old name becomes one of the CRM's, in each way the CRM writes it; no other does."""
    names = ["Nguyễn Văn Hùng", "Hùng, Nguyễn Văn", "Nguyen Van Hung", "Trần Bình"]
    after = HUNG.revised(full_name="Hùng Nguyen", crm_names=("X",))
    kept = names_after(names, HUNG, after, [HUNG, CRUZ])
    assert kept == ("X", "Nguyễn Văn Hùng", "Hùng, Nguyễn Văn", "Nguyen Van Hung")
    renamed = after.revised(crm_names=kept)
    assert owners(names, [renamed, CRUZ]).of("hung") == tuple(names[:3])


def test_a_rename_keeps_no_name_that_was_not_theirs() -> None:
    """Nothing of what two could be called, or of what still fits, or was taken off on purpose."""
    names = ["Nguyễn Văn Hùng", "Hung N."]
    after = HUNG.revised(full_name="Hùng Lớn")
    assert names_after(names, HUNG, after, [HUNG, NAMESAKE]) == ()
    marks = HUNG.revised(full_name="NGUYỄN VĂN HÙNG")
    assert names_after(names, HUNG, marks, [HUNG]) == ()
    told = HUNG.revised(crm_names=("Hung N.",))
    assert names_after(names, told, after, [told]) == ("Nguyễn Văn Hùng",)
    assert names_after(names, told, told.revised(crm_names=()), [told]) == ()
    many = [" " * at + "Nguyễn Văn Hùng" for at in range(MOST_CRM_NAMES + 5)]
    assert len(names_after(many, HUNG, after, [HUNG])) == MOST_CRM_NAMES


def test_who_is_erased_loses_what_could_be_theirs_and_nothing_of_others() -> None:
    """A name of both goes with either; one that a page gives to the other stays."""
    names = ["Nguyen Van Hung", "Nguyễn Văn Hưng", "H. Lớn"]
    told = HUNG.revised(crm_names=("H. Lớn",))
    assert could_be(names, told, [HUNG, HUWNG]) == ("Nguyen Van Hung", "H. Lớn")
    taken = HUWNG.revised(crm_names=("Nguyen Van Hung",))
    assert could_be(names, told, [told, taken]) == ("H. Lớn",)


def test_a_guess_is_offered_and_never_made() -> None:
    """All words of one name in the other may mean the same person; one word alone says nothing."""
    assert likely("Hung Nguyen", TEAM) == (HUNG, HUWNG)
    assert likely("Cruz-Santos, Rafael dela, Jr", TEAM) == (CRUZ,)
    assert likely("Hung", TEAM) == ()
    assert likely("Trần Hùng", TEAM) == ()
    assert owners(["Hung Nguyen"], TEAM).strangers == ("Hung Nguyen",)
