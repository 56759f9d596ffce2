"""Letters say what is on file and no more; what the law forbids is not drafted."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from docx import Document

from casework_desk import a_case, a_step, case_desk, opened, until_signed
from coachtui import extras
from coachtui.domain.audit import AuditEvent
from coachtui.exchange.docx_file import docx_file
from coachtui.exchange.paper import Grid
from coachtui.exchange.paper_html import paper_html
from coachtui.exchange.paper_text import paper_markdown, paper_text
from coachtui.language import Language, Words
from coachtui.records.discipline.model import (
    Addendum,
    AttendeeRole,
    CaseStep,
    DisciplineCase,
    EvidenceKind,
    Override,
    ProtectedPeriod,
)
from coachtui.records.discipline.presentation.case_pack import case_pack
from coachtui.records.discipline.presentation.letter_blocks import OPEN
from coachtui.records.discipline.presentation.letter_templates import (
    COMMON,
    FOLDER,
    LETTERS,
    common,
    templates,
)
from coachtui.records.discipline.presentation.letter_values import CaseFile, lists_of, values_of
from coachtui.records.discipline.presentation.letters import (
    NotDraftedError,
    drafted,
    offers,
)
from coachtui.records.discipline.screens.case_page import CasePage
from coachtui.records.discipline.screens.casework import Casework
from coachtui.records.discipline.screens.law_at_hand import law_at_hand
from coachtui.records.discipline.screens.letters import LettersScreen
from coachtui.records.discipline.screens.reading_page import ReadingPage
from coachtui.ui.copy_view import CopyScreen
from coachtui.ui.desk import Desk
from overview_desk import said, shown_text
from places import AN
from prepping import front, press, settle
from sample_cases import (
    DEMO_DAY,
    HEARING,
    MEMBER,
    REP,
    UNION,
    Walk,
    capability_to,
    conduct_case,
    conduct_to,
    pack_of,
    told,
)
from sample_letters import (
    BOTH,
    CANARY,
    EN,
    HEAD,
    VI,
    VUONG,
    contrary_walk,
    file_of,
    offer_of,
    text_of,
)

# The wording


@pytest.mark.parametrize("language", BOTH)
def test_every_letter_fills_every_name_it_uses(language: Language) -> None:
    """No `{name}` is left in any letter of any track: the wording names only what there is."""
    words = Words.of(language)
    ladder = Walk(conduct_case("uk-acas"))
    for file in (file_of(conduct_to("served")), file_of(capability_to(2)), file_of(ladder)):
        values, lists = values_of(words, file, None), lists_of(words, file, None)
        for template in templates(language):
            for block in template.blocks:
                texts = [block.text, *(piece.value for piece in block.pieces)]
                if block.each:
                    known = set(lists[block.each][0]) if lists[block.each] else None
                else:
                    known = set(values)
                if known is None:
                    continue
                used = {part.split("}")[0] for text in texts for part in text.split("{")[1:]} - set(
                    values if block.kind == "signatures" else ()
                )
                assert used <= known, (template.key, block)
                assert not block.when or block.when in values or block.when in lists


def test_every_stored_key_has_a_formal_word() -> None:
    """Roles, kinds of evidence and measures stand in a letter in its language, never as stored."""
    for language in BOTH:
        known = common(language)
        assert {f"role_{key}" for key in get_args(AttendeeRole)} <= set(known)
        assert {f"evidence_{key}" for key in get_args(EvidenceKind)} <= set(known)
        assert {f"measure_{key}" for key in pack_of("vn-2019").measures} <= set(known)


def test_the_folder_holds_the_letters_and_nothing_else() -> None:
    """Every file of wording is one that is read."""
    folder = Path(__file__).parents[3] / "src/coachtui/records/discipline" / FOLDER
    assert {path.name for path in folder.iterdir()} == {COMMON, *(f"{key}.toml" for key in LETTERS)}


def test_both_languages_have_the_same_letters() -> None:
    """A letter in Vietnamese has the blocks of the English one, in their order."""
    for one, other in zip(templates("vi"), templates("en"), strict=True):
        assert one.title != other.title
        assert [block.kind for block in one.blocks] == [block.kind for block in other.blocks]


# What is drafted


@pytest.mark.parametrize(
    ("key", "title", "expected"),
    [
        (
            "breach_minutes",
            "Biên bản vi phạm",
            ("06/10/2026", "anh ấy lười quá", "nhật ký hệ thống"),
        ),
        ("proposal", "Đề nghị xử lý kỷ luật lao động", ("Kính gửi", "30/10/2026")),
        ("hearing_notice", "Thông báo họp", ("30/11/2026 14:00", UNION, "20/11/2026")),
        ("hearing_minutes", "Biên bản họp", ("Two of the three were phone calls.", UNION)),
        ("decision", "Quyết định xử lý", ("Phan Hữu Trí", "khiển trách", "02/03/2027")),
    ],
)
def test_a_letter_says_what_is_on_file(key: str, title: str, expected: tuple[str, ...]) -> None:
    """Names, days, words and places of the case stand in its letters, in Vietnamese."""
    text = text_of(file_of(conduct_to("served"), date(2026, 12, 4)), key)
    assert [
        each for each in (title.upper(), REP, "2026-001", "7.3", *expected) if each not in text
    ] == []


def test_the_proposal_names_the_last_lawful_day() -> None:
    """Six months from the earliest act, as the pack counts them."""
    text = text_of(file_of(conduct_to("proposed")), "proposal")
    assert "Ngày cuối được ra quyết định: 06/04/2027" in text


@pytest.mark.parametrize("key", ["breach_minutes", "proposal", "hearing_notice", "decision"])
@pytest.mark.parametrize("language", BOTH)
def test_every_draft_says_what_it_is(key: str, language: Language) -> None:
    """Draft, no legal advice, pack, version and articles; the head of the chain in the foot."""
    file = file_of(conduct_to("served"), date(2026, 12, 4))
    paper = drafted(Words.of(language), file, offer_of(file, key))
    draft, pack = paper.notices
    assert ("BẢN NHÁP" if language == "vi" else "DRAFT") in draft
    assert ("không phải là tư vấn pháp lý" if language == "vi" else "no legal advice") in draft
    assert "vn-2019" in pack
    assert "2026.11" in pack
    assert ("Điều" if language == "vi" else "Art.") in pack
    assert HEAD in paper.foot
    assert paper.marks == ()


def test_what_is_not_known_yet_stays_open() -> None:
    """A notice drafted before a hearing is set has dots for time and place, and no guess."""
    text = text_of(file_of(conduct_to("proposed")), "hearing_notice")
    assert f"Thời gian: {OPEN}" in text
    assert f"Địa điểm: {OPEN}" in text


def test_words_of_the_rep_are_never_read_as_wording() -> None:
    """Braces in a statement stay as they were typed."""
    file = file_of(conduct_to("recorded"), statement="tôi nói {person} và {facts}")
    assert "tôi nói {person} và {facts}" in text_of(file, "breach_minutes")


def test_letters_wait_for_their_turn() -> None:
    """After the facts the decision is not offered yet, and that is no matter of law."""
    file = file_of(conduct_to("recorded"))
    waiting = offer_of(file, "decision")
    assert waiting.against
    assert not waiting.forbidden
    with pytest.raises(NotDraftedError):
        drafted(VI, file, waiting)


def test_a_decision_takes_the_measure_of_the_proposal_until_hr_decides() -> None:
    """Ahead of the decision the draft has the measure proposed, and dots for who decides."""
    text = text_of(file_of(conduct_to("minutes_signed"), date(2026, 12, 1)), "decision", EN)
    assert "the measure: reprimand" in text
    assert f"Decided by: {OPEN}" in text


def test_each_review_has_its_own_letter() -> None:
    """Two review points give two letters with their figures, and one to come with dots."""
    file = file_of(capability_to(2))
    reviews = [each for each in offers(EN, file) if each.key == "review"]
    assert [each.step is not None for each in reviews] == [True, True, False]
    first = drafted(VI, file, reviews[0])
    figures = next(block for block in first.blocks if isinstance(block, Grid) and block.head)
    assert figures.rows[0] == ("next step dated", "%", "41", "85", "55")
    assert "không phải là kỷ luật" in paper_text(first)


def test_the_capability_track_has_no_letter_with_a_measure() -> None:
    """Support plan and reviews are all there is: neither proposal, decision nor warning."""
    assert {each.key for each in offers(EN, file_of(capability_to(2)))} == {
        "support_plan",
        "review",
    }


def test_a_warning_is_written_only_once_it_was_decided() -> None:
    """On a ladder the outcome is a letter with the days it is live and can be appealed."""
    walk = Walk(conduct_case("uk-acas"))
    people = told(date(2026, 11, 10))
    companion = people[0].revised(role="companion", name="Lê Bạn")
    walk.take("investigation", date(2026, 11, 2), by="Ngân")
    walk.take(
        "invited",
        date(2026, 11, 3),
        hearing_at=datetime(2026, 11, 12, 2, tzinfo=UTC),
        text="Three visits are not confirmed.",
        people=(people[0], companion),
    )
    walk.take("ladder_hearing", date(2026, 11, 12), text="They were calls.", by="Vy")
    assert not offer_of(file_of(walk), "warning").forbidden
    assert offer_of(file_of(walk), "warning").against
    walk.take("outcome", date(2026, 11, 16), measure="first_written", by="Trí", text="Visit first.")
    text = text_of(file_of(walk), "warning", EN)
    assert "First written warning" in text
    assert "Live until: 2027-05-16" in text
    assert "Appeal by: 2026-11-23" in text
    assert "uk-acas" in text
    assert "VIET NAM" not in text


# What the law forbids


def test_a_dismissal_without_a_ground_is_not_drafted() -> None:
    """The proposal of it names the article and the lawful routes instead."""
    walk = conduct_to("recorded", Walk(conduct_case()))
    forged = walk.draft("proposed", date(2026, 10, 30), measure="dismissal")
    later = datetime(2026, 10, 30, tzinfo=UTC)
    walk.steps = (*walk.steps, forged.revised(recorded_at=later))
    notice = offer_of(file_of(walk), "hearing_notice")
    assert notice.forbidden
    assert "Labour Code Art. 125" in notice.against[0]
    assert "Lawful:" in notice.against[0]


@pytest.mark.parametrize("last", ["union_informed", "proposed", "minutes_signed"])
def test_after_the_limit_nothing_that_leads_to_a_measure_is_drafted(last: str) -> None:
    """The next letter is refused with Art. 123; the facts can still be written down."""
    file = file_of(conduct_to(last), date(2027, 5, 3))
    key = {"union_informed": "proposal", "proposed": "hearing_notice"}.get(last, "decision")
    refused = offer_of(file, key)
    assert refused.forbidden
    assert any("Art. 123(1)" in each for each in refused.against)
    with pytest.raises(NotDraftedError, match="reasons") as raised:
        drafted(VI, file, refused)
    assert any("khoản 1 Điều 123" in each for each in raised.value.reasons)
    assert "Biên bản vi phạm".upper() in text_of(file, "breach_minutes")


def test_in_a_protected_period_the_next_letter_waits_with_its_article() -> None:
    """During leave no notice is drafted; why the days are protected stands nowhere."""
    period = ProtectedPeriod(basis="family", first=date(2026, 11, 1), last=date(2026, 12, 31))
    walk = conduct_to("proposed")
    walk.file = MEMBER.revised(protected=(period,))
    notice = offer_of(file_of(walk), "hearing_notice")
    assert notice.forbidden
    assert "Art. 122(4)" in notice.against[0]
    assert "family" not in notice.against[0]


def test_a_contrary_decision_is_not_drafted_and_marks_everything_else() -> None:
    """Its letter is refused; minutes and pack bear the article on every page, in each form."""
    file = file_of(contrary_walk(), date(2027, 5, 4))
    decision = offer_of(file, "decision")
    assert decision.forbidden
    assert "Art. 123(1)" in decision.against[0]
    for paper in (drafted(VI, file, offer_of(file, "hearing_minutes")), case_pack(VI, file)):
        (mark,) = paper.marks
        assert "TRÁI VỚI khoản 1 Điều 123 Bộ luật Lao động" in mark
        document = Document(io.BytesIO(docx_file(paper, HEARING)))
        assert mark in [line.text for line in document.sections[0].header.paragraphs]
        head = paper_html(paper).split("<tbody>")[0]
        assert "khoản 1 Điều 123" in head.split("<thead>")[1]
        assert "khoản 1 Điều 123" in paper_text(paper).splitlines()[0]


def test_a_hearing_held_on_short_notice_is_recorded_with_its_mark() -> None:
    """Minutes tell what happened and are marked; what would follow from it is not drafted."""
    walk = contrary_walk("hearing_held")
    file = file_of(walk, date(2026, 12, 1))
    minutes = drafted(EN, file, offer_of(file, "hearing_minutes"))
    assert "Art. 70(2)(a)" in minutes.marks[0]
    signed = walk.steps[-1].people
    walk.take(
        "minutes_signed",
        date(2026, 11, 30),
        people=tuple(each.revised(signed=True) for each in signed),
    )
    after = offer_of(file_of(walk, date(2026, 12, 1)), "decision")
    assert after.forbidden
    assert "Art. 70(2)(a)" in after.against[0]


# Private


@pytest.mark.parametrize("language", BOTH)
def test_the_managers_notes_are_in_no_document(language: Language) -> None:
    """A canary in them is in no letter and not in the pack, in whatever form."""
    words = Words.of(language)
    for walk in (conduct_to("served"), capability_to(3), contrary_walk()):
        file = file_of(walk, date(2027, 5, 4) if walk.case.id == "c1" else DEMO_DAY)
        ready = [each for each in offers(words, file) if not each.against]
        papers = [case_pack(words, file), *(drafted(words, file, each) for each in ready)]
        assert len(papers) > 2
        for paper in papers:
            written = paper_text(paper) + paper_markdown(paper) + paper_html(paper)
            assert CANARY not in written


# The pack


def test_the_pack_holds_the_case_its_addenda_and_its_sources() -> None:
    """Every step, what was added, the head of the chain, and each rule with source and grade."""
    walk = conduct_to("served")
    late = Addendum(
        person_id="p5", case_id="c1", step_id=walk.steps[0].id, text="*thêm* sau", by="Vy"
    )
    walk.file = MEMBER.revised(
        protected=(ProtectedPeriod(basis="custody", first=date(2026, 1, 1), last=date(2026, 1, 9)),)
    )
    base = file_of(walk, date(2026, 12, 4))
    file = CaseFile(
        case=base.case,
        steps=base.steps,
        file=base.file,
        others=(),
        addenda=(late,),
        person=VUONG,
        bench=base.bench,
        head=HEAD,
    )
    text = paper_markdown(case_pack(EN, file))
    assert text.count("\n### ") >= len(walk.steps)
    assert "\\*thêm\\* sau" in text
    assert "anh ấy lười quá" in text
    assert "2026-01-01 – 2026-01-09" in text
    assert "custody" not in text.split("## Sources")[0]
    sources = text.split("## Sources")[1]
    assert HEAD in sources
    assert all(f"| {key} |" in sources for key in walk.pack.rules)
    assert "not verified by a lawyer" in sources


# By keys


async def letters_of(desk: Desk, case: DisciplineCase) -> LettersScreen:
    """Return the screen of a case's letters."""
    return LettersScreen(desk, Casework(desk, case, await law_at_hand(desk)))


def exported(desk: Desk) -> list[Path]:
    """Return what was written for HR."""
    return sorted((desk.folder / "hr" / "exports").glob("*"))


async def test_x_writes_docx_page_and_pdf_for_the_owner_alone(tmp_path: Path) -> None:
    """Twice x gives two sets of files, 0600, in hr/exports, and notes each export."""
    desk = case_desk(tmp_path)
    case = a_case(manager_notes=CANARY)
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), screen=screen) as pilot:
        app = front(pilot)
        assert "Biên bản vi phạm".upper() in screen.text()
        assert "as recorded on" in shown_text(app)
        await press(pilot, "x")
        await settle(pilot)
        assert ".docx, .html and .pdf of 2026-001-bien-ban-vi-pham are in " in said(app)
        await press(pilot, "x")
        await settle(pilot)
        files = exported(desk)
        assert [path.name for path in files] == [
            "2026-001-bien-ban-vi-pham-2.docx",
            "2026-001-bien-ban-vi-pham-2.html",
            "2026-001-bien-ban-vi-pham-2.pdf",
            "2026-001-bien-ban-vi-pham.docx",
            "2026-001-bien-ban-vi-pham.html",
            "2026-001-bien-ban-vi-pham.pdf",
        ]
        assert files[-1].read_bytes().startswith(b"%PDF-")
        assert "coachtui[pdf]" not in said(app)
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
        assert files[0].parent.stat().st_mode & 0o777 == 0o700
        document = Document(str(files[3]))
        assert "Biên bản vi phạm" in [line.text for line in document.paragraphs]
        foot = Document(str(files[0])).sections[0].footer.paragraphs[0].text
        assert desk.hr.repository.head in foot
        noted = [each for each in desk.hr.repository.all(AuditEvent) if each.action == "export"]
        assert [each.record_id for each in noted] == [case.id, case.id]


async def test_the_pack_is_written_as_markdown_too(tmp_path: Path) -> None:
    """G goes to the case pack; x writes .md, .docx, .html and .pdf of one name."""
    desk = case_desk(tmp_path)
    case = a_case()
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), screen=screen) as pilot:
        await press(pilot, "G", "t", "x")
        await settle(pilot)
        assert [path.name for path in exported(desk)] == [
            "2026-001-case-pack.docx",
            "2026-001-case-pack.html",
            "2026-001-case-pack.md",
            "2026-001-case-pack.pdf",
        ]


async def test_without_the_extra_the_rest_is_written_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No typesetter: .docx and .html come out as ever, and the message says what to install."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    desk = case_desk(tmp_path)
    case = a_case()
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), screen=screen) as pilot:
        monkeypatch.setattr(extras, "import_module", missing)
        await press(pilot, "x")
        await settle(pilot)
        assert [path.suffix for path in exported(desk)] == [".docx", ".html"]
        assert "For a PDF as well, install coachtui[pdf]." in said(front(pilot))


async def test_t_turns_the_language_and_y_shows_the_text_alone(tmp_path: Path) -> None:
    """The letter begins in the rep's language; t gives the other; y shows what would be written."""
    desk = case_desk(tmp_path)
    case = a_case()
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), screen=screen) as pilot:
        await press(pilot, "t")
        assert "MINUTES OF A BREACH" in screen.text()
        await press(pilot, "y")
        copy = front(pilot).screen
        assert isinstance(copy, CopyScreen)
        assert copy.text == screen.text()


async def test_what_is_not_drafted_says_why_and_writes_nothing(tmp_path: Path) -> None:
    """On a contrary decision the preview names the article; x and y say so and do nothing."""
    desk = case_desk(tmp_path)
    case = a_case()
    reason = Override(
        guard="VN-G05",
        rule="VN-07",
        article="Labour Code Art. 123(1)",
        reason="HR decided all the same",
        contrary=True,
    )
    step: CaseStep = a_step(
        "decision_issued", date(2026, 11, 16), measure="reprimand", overrides=(reason,)
    )
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), step, screen=screen) as pilot:
        app = front(pilot)
        await press(pilot, *"jjjjjjj")
        assert "not drafted: against the law" in shown_text(app)
        assert "Labour Code Art. 123(1)" in screen.text()
        await press(pilot, "x")
        await settle(pilot)
        assert "contrary to Labour Code Art. 123(1)" in said(app)
        await press(pilot, "y")
        assert app.screen is screen
        assert exported(desk) == []
        assert not [each for each in desk.hr.repository.all(AuditEvent) if each.action == "export"]


async def test_the_letters_close_with_the_hr_room(tmp_path: Path) -> None:
    """When the room locks, neither the letters nor a copy over them stay on screen."""
    desk = case_desk(tmp_path)
    case = a_case()
    screen = await letters_of(desk, case)
    async with opened(desk, case, *until_signed(), screen=screen) as pilot:
        app = front(pilot)
        await press(pilot, "y")
        assert isinstance(app.screen, CopyScreen)
        desk.hr.lock()
        await settle(pilot)
        assert "2026-001" not in shown_text(app)
        assert not isinstance(app.screen, CopyScreen | LettersScreen)


async def test_l_on_the_page_of_a_case_leads_to_its_letters(tmp_path: Path) -> None:
    """The letters are one key from the case, each with whether it can be drafted; Esc goes back."""
    desk = case_desk(tmp_path)
    case = a_case()
    page = CasePage(desk, case)
    async with opened(desk, case, *until_signed()[:2], screen=page) as pilot:
        app = front(pilot)
        await press(pilot, "l")
        assert isinstance(app.screen, LettersScreen)
        shown = shown_text(app)
        assert "Letters · case 2026-001" in shown
        assert "ahead: what is open is dotted" in shown
        assert "not yet" in shown
        assert AN.full_name not in app.screen.heading()
        await press(pilot, "enter")
        assert isinstance(front(pilot).screen, ReadingPage)
        await press(pilot, "escape", "escape")
        assert isinstance(front(pilot).screen, CasePage)
