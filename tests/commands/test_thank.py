"""`thank` writes thanks durably, and refuses those the team may not hear."""

import json

import pytest

from shell import Shell

TEAM = "Họ tên,Quản lý\nNguyễn Văn An,Lê Ngân\nTrần Thị Bình,Lê Ngân\n"
WHAT = "stayed late and mended the order; the hotel kept us"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a store with a small team."""
    shell = Shell(capsys, monkeypatch)
    assert shell("import", "people", "-", stdin=TEAM.encode()).code == 0
    return shell


def stored(shell: Shell) -> list[dict[str, object]]:
    """Return the thanks on file."""
    found: list[dict[str, object]] = json.loads(shell("export").out)["documents"]["recognition"]
    return found


def test_thanks_are_stored_and_told(shell: Shell) -> None:
    """The id is on stdout, what was written and what drives the person on stderr."""
    done = shell("thank", "an", WHAT, "--value", "1,2tr")
    (thanks,) = stored(shell)
    assert (done.code, done.lines) == (0, [thanks["id"]])
    assert (thanks["what"], thanks["kind"], thanks["value"]) == (WHAT, "monetary", 1_200_000)
    assert (thanks["public"], thanks["visibility"]) == (False, "shared")
    assert "Thanked Nguyễn Văn An" in done.err
    assert "1,200,000" in done.err
    assert "What drives An is not noted yet." in done.err


def test_words_need_no_quotes(shell: Shell) -> None:
    """Several words are one text; without an amount they are thanks without money."""
    assert shell("thank", "an", "held", "the", "price").code == 0
    (thanks,) = stored(shell)
    assert (thanks["what"], thanks["kind"], thanks["value"]) == (
        "held the price",
        "non_monetary",
        None,
    )


def test_thanks_before_the_team_need_a_yes(shell: Shell) -> None:
    """Without the person's wish nothing is written; with --agreed it is, and says so."""
    done = shell("thank", "an", WHAT, "--public")
    assert (done.code, done.out) == (2, "")
    assert "ask first" in done.err
    assert stored(shell) == []
    assert shell("thank", "an", WHAT, "--public", "--agreed").code == 0
    (thanks,) = stored(shell)
    assert (thanks["public"], thanks["public_agreed"]) == (True, True)


def test_a_label_is_refused_before_the_team_and_hinted_at_alone(shell: Shell) -> None:
    """Public thanks with a label are refused; private ones are kept, with the hint."""
    labelled = "no longer lazy at all, called every shop"
    done = shell("thank", "an", labelled, "--public", "--agreed")
    assert done.code == 2
    assert "“lazy”" in done.err
    assert stored(shell) == []
    done = shell("thank", "an", labelled)
    assert done.code == 0
    assert "“lazy”" in done.err
    assert len(stored(shell)) == 1


def test_what_somebody_should_change_is_not_said_before_the_team(shell: Shell) -> None:
    """Public thanks that repeat a line of what they should change are refused; nobody else's."""
    text = "no longer lets a customer wait for days"
    assert shell("log", "an", "-- still lets a customer wait for days").code == 0
    done = shell("thank", "an", text, "--public", "--agreed")
    assert done.code == 2
    assert "“lets a customer wait for”" in done.err
    assert shell("thank", "bình", text, "--public", "--agreed").code == 0
    assert shell("thank", "an", text).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("an", WHAT, "--value", "a lot"), 2, "That is no amount"),
        (("an", WHAT, "--value", "-5k"), 2, "That is no amount"),
        (("an", "x" * 501), 2, "At most 500 characters"),
        (("an", " "), 2, "nothing to thank for"),
        (("zoe", WHAT), 3, "Nobody is called"),
        (("me", WHAT), 2, "thanks are for others"),
    ],
)
def test_what_cannot_be_is_refused(
    shell: Shell, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Amounts, texts and names that will not do are named; nothing is written."""
    done = shell("thank", *arguments)
    assert done.code == code
    assert said in done.err
    assert stored(shell) == []


def test_thanks_stand_on_the_page_and_in_the_export(shell: Shell) -> None:
    """`show` and the Markdown have them, a star in the text staying a star."""
    assert shell("thank", "an", "won *the* hotel", "--value", "500k").code == 0
    shown = shell("show", "an").out
    assert "Thanks" in shown
    assert "won *the* hotel" in shown
    text = shell("export", "an", "--format", "md").out
    assert "## Recognitions" in text
    assert "won \\*the\\* hotel" in text
    assert "500,000" in text
    mine, theirs = (json.loads(shell("export", name).out)["documents"] for name in ("an", "bình"))
    assert len(mine["recognition"]) == 1
    assert not theirs.get("recognition")
