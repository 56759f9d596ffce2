"""Notice of a breach, forms for rep and union, postponement, and what heads a formal letter."""

from datetime import date, timedelta

import pytest

from coachtui.exchange.paper import Letterhead, Room
from coachtui.exchange.paper_text import paper_text
from coachtui.language import Language, Words
from coachtui.records.discipline.presentation.letter_blocks import OPEN
from coachtui.records.discipline.presentation.letters import NotDraftedError, drafted, offers
from sample_cases import HEARING, REP, UNION, Walk, conduct_case, conduct_to, told
from sample_letters import BOTH, EN, VI, file_of, letter, offer_of, text_of

LATER = HEARING + timedelta(days=14)


def moved() -> Walk:
    """Return a case whose hearing was notified anew for two weeks later."""
    walk = conduct_to("hearing_notified")
    again = told(date(2026, 11, 24), date(2026, 11, 24))
    walk.take("hearing_notified", date(2026, 11, 24), hearing_at=LATER, place="P. 3", people=again)
    return walk


# Notice of a breach


def test_the_notice_says_what_is_on_record_and_gives_no_measure() -> None:
    """Facts, days and clause come from the record; it says itself that nothing is decided."""
    text = text_of(file_of(conduct_to("recorded")), "breach_notice")
    for said in (f"Kính gửi: {REP}", "06/10/2026", "23/10/2026", "7.3", "Three visits", "2026-001"):
        assert said in text
    assert "chưa có quyết định nào" in text
    assert "nhật ký hệ thống: CRM visits" in text
    assert "khiển trách" not in text


def test_the_notice_goes_to_the_union_where_it_is_known() -> None:
    """Once a notice names who speaks for the union, the copy goes to them."""
    assert UNION in text_of(file_of(conduct_to("hearing_notified")), "breach_notice")
    assert "Đồng kính gửi" not in text_of(file_of(conduct_to("recorded")), "breach_notice")


def test_no_notice_of_what_no_rule_forbids() -> None:
    """An act that no clause names is not drafted as a breach; the rep can still be asked."""
    walk = Walk(conduct_case())
    case = walk.case
    walk.case = case.revised(incident=case.incident.revised(clause=""))
    file = file_of(walk)
    notice = offer_of(file, "breach_notice")
    assert notice.forbidden
    assert "Art. 127(3)" in " ".join(notice.against)
    assert not offer_of(file, "statement").against


# The rep's statement


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("pack", ["vn-2019", "uk-acas"])
def test_the_statement_asks_and_accuses_of_nothing(language: Language, pack: str) -> None:
    """No fact, clause, evidence, witness or earlier account stands in it: only room to write."""
    words = Words.of(language)
    walk = conduct_to("served") if pack == "vn-2019" else Walk(conduct_case(pack))
    file = file_of(walk, date(2026, 12, 4))
    paper = letter(file, "statement", words)
    text = paper_text(paper)
    incident = file.case.incident
    told_before = (
        *(incident.facts, incident.clause_in, "7.3", incident.witnesses[0].quote),
        *(incident.evidence[0].what, file.case.statement, "lười", "khiển trách", "reprimand"),
    )
    assert [each for each in told_before if each in text] == []
    rooms = [block.lines for block in paper.blocks if isinstance(block, Room)]
    assert len(rooms) == 5
    assert min(rooms) >= 4
    assert REP in text
    assert "NV-017" in text


# The union's opinion


def test_the_opinion_is_a_form_of_the_union() -> None:
    """It is headed by the organisation, tells what it was told, and leaves its opinion open."""
    paper = letter(file_of(conduct_to("hearing_notified")), "union_opinion")
    text = paper_text(paper)
    assert paper.letterhead is not None
    assert paper.letterhead.issuer.startswith("TỔ CHỨC ĐẠI DIỆN\nNGƯỜI LAO ĐỘNG")
    assert "ngày 27/10/2026" in text
    assert "06/10/2026" in text
    assert sum(isinstance(block, Room) for block in paper.blocks) == 3
    assert UNION in text
    assert "khiển trách" not in text


def test_no_opinion_is_asked_where_the_rep_is_no_member() -> None:
    """Without membership the step is skipped, and so is its form."""
    walk = Walk(conduct_case())
    walk.take("recorded", date(2026, 10, 23))
    assert "union_opinion" not in {each.key for each in offers(EN, file_of(walk))}
    member = file_of(conduct_to("recorded"))
    assert not offer_of(member, "union_opinion").against


# The hearing put off


def test_a_hearing_is_put_off_only_between_its_notice_and_itself() -> None:
    """Before the notice there is nothing to put off, and after the hearing it is too late."""
    before = offer_of(file_of(conduct_to("proposed")), "postponement")
    assert before.against
    assert not before.forbidden
    held = file_of(conduct_to("hearing_held"), date(2026, 12, 1))
    late = offer_of(held, "postponement")
    assert "Too late" in late.against[0]
    with pytest.raises(NotDraftedError):
        drafted(VI, held, late)


def test_a_postponement_leaves_the_new_time_open_until_it_is_notified() -> None:
    """After one notice the old time stands and the new one is dotted; after two both stand."""
    text = text_of(file_of(conduct_to("hearing_notified")), "postponement")
    assert "Thời gian đã thông báo: 30/11/2026 14:00" in text
    assert f"Thời gian mới: {OPEN}" in text
    assert "sẽ được thỏa thuận hoặc ấn định" in text
    text = text_of(file_of(moved()), "postponement")
    assert "Thời gian đã thông báo: 30/11/2026 14:00" in text
    assert "Thời gian mới: 14/12/2026 14:00" in text
    assert "Địa điểm mới: P. 3" in text
    assert "sẽ được thỏa thuận" not in text
    assert UNION in text


# The head of a letter


def head_of(key: str, last: str, words: Words = VI) -> Letterhead | None:
    """Return what heads a letter."""
    return letter(file_of(conduct_to(last), date(2026, 12, 4)), key, words).letterhead


def test_a_decision_is_headed_as_the_law_of_vietnam_has_it() -> None:
    """The nation and its motto, room for company and number, and the day of the decision."""
    head = head_of("decision", "served")
    assert head is not None
    assert head.nation == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.motto == "Độc lập - Tự do - Hạnh phúc"
    assert head.dated.endswith("ngày 02 tháng 12 năm 2026")
    assert head.issuer.startswith("CÔNG TY")
    assert head.number.startswith("Số:")
    english = head_of("decision", "served", EN)
    assert english is not None
    assert english.dated.endswith("2026-12-02")


def test_a_form_is_dated_by_whoever_fills_it_in() -> None:
    """The rep's statement bears no company, no number and no day."""
    head = head_of("statement", "served")
    assert head is not None
    assert (head.issuer, head.number) == ("", "")
    assert head.dated.endswith("ngày …… tháng …… năm …………")


def test_a_letter_drafted_ahead_has_no_day_yet() -> None:
    """Before the decision is taken, its day is left open."""
    head = head_of("decision", "minutes_signed")
    assert head is not None
    assert head.dated.endswith("ngày …… tháng …… năm …………")


def test_no_other_law_has_the_head() -> None:
    """A letter on a ladder of warnings names no nation."""
    file = file_of(Walk(conduct_case("uk-acas")))
    assert letter(file, "breach_minutes").letterhead is None


@pytest.mark.parametrize(
    ("language", "before", "told", "after"),
    [
        (
            "vi",
            "QUYẾT ĐỊNH:",
            (
                "Căn cứ Bộ luật Lao động số 45/2019/QH14;",
                "Căn cứ nội quy lao động;",
                "Căn cứ biên bản họp xử lý kỷ luật lao động ngày 30/11/2026;",
            ),
            "Nơi nhận:\n- Như Điều 3;\n- Lưu: nhân sự.",
        ),
        (
            "en",
            "IT IS DECIDED:",
            (
                "Pursuant to the Labour Code No. 45/2019/QH14;",
                "Pursuant to the internal labour rules;",
                "Pursuant to the minutes of the disciplinary hearing of 2026-11-30;",
            ),
            "Sent to:\n- those Article 3 names;\n- HR, for the file.",
        ),
    ],
)
def test_a_decision_says_what_it_rests_on_and_who_gets_it(
    language: Language, before: str, told: tuple[str, ...], after: str
) -> None:
    """Code, rules and minutes stand in that order before what is decided, the copies at the end."""
    text = text_of(file_of(conduct_to("minutes_signed")), "decision", Words.of(language))
    places = [text.index(each) for each in (*told, before, after)]
    assert places == sorted(places)


@pytest.mark.parametrize("language", BOTH)
def test_a_clause_that_names_the_rules_names_them_once(language: Language) -> None:
    """What the clause stands in is added where the clause does not say so itself."""
    walk = Walk(conduct_case())
    named = "Khoản 7.3 Nội quy lao động: hồ sơ ghi đúng"
    plain = walk.case.revised(incident=walk.case.incident.revised(clause="7.3"))
    walk.case = walk.case.revised(incident=walk.case.incident.revised(clause=named))
    text = text_of(file_of(walk), "breach_minutes", Words.of(language))
    assert f"{named}\n" in text
    walk.case = plain
    rules = {"vi": "7.3 – nội quy lao động", "en": "7.3 – the internal labour rules"}[language]
    assert rules in text_of(file_of(walk), "breach_minutes", Words.of(language))


def test_letters_speak_of_the_record_and_of_review_points() -> None:
    """The record is a "hồ sơ", its review a "mốc xem xét"; an organisation is signed for once."""
    union = text_of(file_of(conduct_to("hearing_notified")), "union_opinion")
    assert "Thay mặt tổ chức đại diện người lao động" in union
    assert "hồ sơ số 2026-001" in union
    minutes = text_of(file_of(conduct_to("recorded")), "breach_minutes")
    assert "Hồ sơ số 2026-001" in minutes
    assert "Vụ việc" not in minutes
