"""`coachtui law` names the days for HR and for scripts, each with what it rests on."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from coachtui import extras
from coachtui.cli.start import run
from coachtui.domain import holidays
from coachtui.domain.kind import Catalogue, Kind
from shell import Outcome

COMMAND = "coachtui.records.discipline.commands.law:law"
KIND = Kind(
    slug="discipline",
    singular="Discipline",
    plural="Discipline",
    records=(),
    commands=(("law", COMMAND, "Print the days the law names."),),
)
BANNER = "Decision support, not legal advice · vn-2019, compiled 2026-11-23"


class Shell:
    """Runs commands of a catalogue that has this one."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Outcome:
        """Run a command in this process."""
        self._capsys.readouterr()
        code = run(arguments, lambda: Catalogue((KIND,)))
        return Outcome(code, *self._capsys.readouterr())


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Give a shell that knows the command."""
    return Shell(capsys)


def days(done: Outcome) -> Mapping[str, tuple[object, object, object]]:
    """Give day, rule and confidence of each line of an answer in JSON, by what it is."""
    assert done.code == 0, done.err
    return {
        str(each["what"]): (each["day"], each["rule"], each["confidence"])
        for each in done.json()["days"]
    }


def test_the_case_of_the_reference(shell: Shell) -> None:
    """Acts of 6 to 8 October, heard on 30 November, decided on 2 December: each day as worked."""
    done = shell(
        *("law", "vn-2019", "--happened", "08/10/2026", "--happened", "06/10/2026"),
        *("--hearing", "30/11/2026", "--decided", "2026-12-02", "--measure", "reprimand", "--json"),
    )
    assert days(done) == {
        "last_lawful_day": ("2027-04-06", "VN-07", "A"),
        "notice_by": ("2026-11-20", "VN-17", "A"),
        "safe_day": ("2026-11-19", "VN-17", "C"),
        "expunged_on": ("2027-03-02", "VN-12", "A"),
    }
    page = done.json()
    assert page["refusals"] == []
    assert page["holidays_known"]


def test_each_line_has_its_article_and_grade_under_the_banner(shell: Shell) -> None:
    """What a person reads begins with what it is, and says what a letter means."""
    done = shell("law", "vn-2019", "--happened", "2026-10-06", "--hearing", "2026-11-30")
    assert done.lines[0].startswith(BANNER)
    assert "not yet verified by a lawyer" in done.lines[0]
    rows = {" ".join(line.split()) for line in done.lines}
    assert "Last lawful day for a decision Tuesday 2027-04-06 Labour Code Art. 123(1) A" in rows
    assert any(row.endswith("Friday 2026-11-20 Decree 145/2020 Art. 70(2)(a) A") for row in rows)
    assert any(row.startswith("confidence A: ") for row in rows)


def test_finance_has_a_year(shell: Shell) -> None:
    """--finance takes the longer limit."""
    done = shell("law", "vn-2019", "--happened", "2026-01-15", "--finance", "--json")
    assert days(done)["last_lawful_day"] == ("2027-01-15", "VN-07", "A")


def test_a_protected_period_extends_the_limit(shell: Shell) -> None:
    """The extension is shown beside the day without it, at the grade of its count."""
    done = shell(
        *("law", "vn-2019", "--happened", "2026-01-10", "--json"),
        *("--protected", "2026-01-20..2026-12-31", "--decided", "2027-02-01"),
        *("--measure", "deferral"),
    )
    assert days(done)["base_day"] == ("2026-07-10", "VN-07", "A")
    assert days(done)["last_lawful_day"] == ("2027-03-01", "VN-08", "B")
    assert days(done)["expunged_on"] == ("2027-08-01", "VN-12", "A")
    assert days(done)["may_shorten_from"] == ("2027-05-03", "VN-12", "A")
    told = [(each["guard"], each["effect"]) for each in done.json()["refusals"]]
    assert told == [("VN-G05", "override")]


def test_an_open_period_names_no_day(shell: Shell) -> None:
    """While its end is not known there is no date, and a decision inside it pauses."""
    done = shell(
        *("law", "vn-2019", "--happened", "2026-10-06", "--protected", "2026-11-02.."),
        *("--decided", "2026-11-20", "--measure", "reprimand"),
    )
    assert "paused: the end of the protected period is not known" in done.out
    assert "The case pauses." in done.out
    assert "Labour Code Art. 122(4) · A" in done.out


def test_a_decision_out_of_time_is_told(shell: Shell) -> None:
    """The day after the last lawful one is refused with its article and what is lawful."""
    done = shell(
        *("law", "vn-2019", "--happened", "2026-01-15"),
        *("--decided", "2026-07-16", "--measure", "reprimand"),
    )
    assert "2026-07-16 is after the last lawful day for a decision, 2026-07-15." in done.out
    assert "This is refused." in done.out
    assert "Labour Code Art. 123(1) · A" in done.out


def test_saturdays_count_where_they_are_worked(shell: Shell) -> None:
    """Monday to Saturday gives a later day than Monday to Friday, which is taken otherwise."""
    asked = ("law", "vn-2019", "--happened", "2026-08-01", "--hearing", "2026-09-07", "--json")
    assert days(shell(*asked))["notice_by"][0] == "2026-08-26"
    assert days(shell(*asked, "--saturdays"))["notice_by"][0] == "2026-08-28"


def test_a_made_up_saturday_is_named_with_its_source_year(shell: Shell) -> None:
    """Where the count rests on an exchange of days it says so, and says for which day off."""
    done = shell("law", "vn-2019", "--happened", "2026-08-01", "--hearing", "2026-08-26")
    assert "Saturday 2026-08-22 counts as a working day, made up for 2026-08-31" in done.out
    assert "source of 2026" in done.out
    later = shell("law", "vn-2019", "--happened", "2026-11-01", "--hearing", "2027-03-10")
    assert "known up to 2026" in later.out
    assert "2026-08-22" not in later.out


def test_without_the_extra_the_day_may_be_too_late(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It still answers, without holidays, and says that the day may be later than lawful."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    asked = ("law", "vn-2019", "--happened", "2026-10-06", "--hearing", "2026-11-30")
    holidays.public_holidays.cache_clear()
    monkeypatch.setattr(extras, "import_module", missing)
    done = shell(*asked)
    assert "Public holidays are not known here" in done.out
    assert "may be later than lawful" in done.out
    assert "coachtui[holidays]" in done.out
    page = shell(*asked, "--json")
    assert days(page)["notice_by"][0] == "2026-11-23"
    assert not page.json()["holidays_known"]


def test_a_ladder_has_live_periods_and_an_appeal(shell: Shell) -> None:
    """A first written warning is live for six months, and can be appealed for five working days."""
    done = shell(
        *("law", "uk-acas", "--happened", "2026-10-06", "--decided", "2026-11-20", "--json"),
        *("--measure", "first_written", "--hearing", "2026-11-12"),
    )
    assert days(done) == {
        "may_move_to": ("2026-11-19", "UK-04", "C"),
        "expunged_on": ("2027-05-20", "UK-02", "A"),
        "appeal_until": ("2026-11-30", "UK-08", "C"),
    }
    verbal = shell(
        *("law", "generic", "--happened", "2026-10-06", "--decided", "2026-11-20"),
        *("--measure", "verbal"),
    )
    assert "2027-02-20" in verbal.out
    assert "names no last day for a decision" in verbal.out
    talk = shell(
        *("law", "generic", "--happened", "2026-10-06", "--decided", "2026-11-20"),
        *("--measure", "informal", "--json"),
    )
    assert list(days(talk)) == ["expunged_on"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("vn-2020", "--happened", "2026-10-06"), 3, "vn-2019, uk-acas, generic"),
        (("vn-2019",), 2, "--happened"),
        (("vn-2019", "--happened", "yesterday"), 2, "--happened takes a date"),
        (("vn-2019", "--happened", "0001-01-02"), 2, "2000"),
        (("vn-2019", "--happened", "9999-12-31"), 2, "2100"),
        (("vn-2019", "--happened", "2026-10-06", "--protected", "2026-11-02"), 2, "FROM..TO"),
        (
            ("vn-2019", "--happened", "2026-10-06", "--protected", "2026-11-02..2026-11-01"),
            2,
            "before it begins",
        ),
        (("vn-2019", "--happened", "2026-10-06", "--measure", "reprimand"), 2, "go together"),
        (
            ("vn-2019", "--happened", "2026-10-06", "--hearing", "2026-10-05"),
            2,
            "before the breach",
        ),
        (("vn-2019", "--happened", "2026-10-06", "--decided", "2026-11-20"), 2, "go together"),
        (
            ("vn-2019", "--happened", "2026-10-06", "--decided", "2026-11-20", "--measure", "fine"),
            2,
            "Labour Code Art. 127(2)",
        ),
        (
            ("generic", "--happened", "2026-10-06", "--decided", "2026-11-20", "--measure", "fine"),
            2,
            "informal, verbal, first_written, final_written, dismissal",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(
    shell: Shell, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """It says what is wrong and what there is, with nothing on stdout."""
    done = shell("law", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_a_breach_before_the_code_falls_under_earlier_law(shell: Shell) -> None:
    """The Labour Code of 2019 is in force since 2021: an earlier act is not counted in silence."""
    done = shell("law", "vn-2019", "--happened", "2020-12-31")
    assert "in force since 2021-01-01" in done.out


def test_a_company_pack_is_read_and_a_broken_one_told(shell: Shell, own_world: Path) -> None:
    """A pack of the data folder answers; a broken one is told on stderr, with file and line."""
    folder = own_world / "data/lawpacks"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("[pack]\nname = 'x'\n\n[pack]\n", "utf-8")
    done = shell("law", "vn-2019", "--happened", "2026-10-06", "--json")
    assert done.code == 0
    assert "broken.toml, line 4" in done.err
    json.loads(done.out)
    assert not (own_world / "data/coach.json").exists()


def test_it_answers_in_vietnamese(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Article and day are written as the reader's language writes them."""
    monkeypatch.setenv("COACHTUI_LANGUAGE", "vi")
    done = shell("law", "vn-2019", "--happened", "2026-10-06")
    assert "khoản 1 Điều 123 Bộ luật Lao động" in done.out
    assert "06/04/2027" in done.out


def test_help_says_what_it_is(shell: Shell) -> None:
    """--help names the packs and that this is no legal advice."""
    done = shell("law", "--help")
    assert done.code == 0
    assert "not legal advice" in " ".join(done.out.split())
